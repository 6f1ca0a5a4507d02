/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/pipeline.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/fake-tree.h"

#define SEGMENT ((uint64_t)256 * 1024)
#define RING (16 * SEGMENT)
#define THREADS_MAX 4

static const enum fonds_algorithm algorithms[] = { FONDS_MD5, FONDS_SHA512,
	FONDS_SHA1 };

/* A tree of one file, and a pipeline through which it is read. */
struct fixture {
	struct fake_file file;
	struct fake_tree tree;
	struct fonds_check check;
	struct fonds_check_shared shared;
	struct fonds_bag_path *path;
	struct fonds_check_item item;
	struct fonds_reading reading;
	struct fonds_pipeline *pipeline;
	struct fonds_digest digests[3];
};

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	f.file.path = "x";
	f.file.reading_count = 1;
	fake_tree_init(&f.tree, &f.file, 1);
	assert_int_equal(FONDS_OK, fonds_bag_path_new("x", 1, &f.path, NULL));
	f.item = (struct fonds_check_item){
		.tree = &f.tree.tree,
		.path = f.path,
		.size = FONDS_SIZE_UNKNOWN,
	};
	f.check.algorithms = algorithms;
	f.check.algorithm_count = 3;
	f.shared.check = &f.check;
	f.shared.open_files = 1;
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	fonds_pipeline_free(f->pipeline);
	fonds_reading_clear(&f->reading);
	assert_int_equal(0, f->tree.streams);
	fonds_bag_path_free(f->path);
	return 0;
}

static void make(struct fixture *f, size_t algorithm_count)
{
	fonds_pipeline_free(f->pipeline);
	f->pipeline = NULL;
	f->check.algorithm_count = algorithm_count;
	assert_int_equal(
		FONDS_OK, fonds_pipeline_new(&f->shared, &f->pipeline, NULL));
}

static void *help(void *argument)
{
	while (fonds_pipeline_step(argument))
		;
	return NULL;
}

/* Start it, with so many threads that step, this one among them. */
static enum fonds_status run(
	struct fixture *f, unsigned threads, struct fonds_error **error)
{
	pthread_t helpers[THREADS_MAX];

	fonds_reading_clear(&f->reading);
	fonds_reading_init(&f->reading, &f->shared, &f->item, true);
	assert_int_equal(FONDS_OK, fonds_reading_open(&f->reading, NULL));
	assert_int_equal(
		FONDS_OK, fonds_pipeline_start(f->pipeline, &f->reading, NULL));
	for (unsigned i = 1; i < threads; i++)
		assert_int_equal(0,
			pthread_create(&helpers[i], NULL, help, f->pipeline));
	(void)help(f->pipeline);
	for (unsigned i = 1; i < threads; i++)
		(void)pthread_join(helpers[i], NULL);
	memset(f->digests, 0, sizeof(f->digests));
	return fonds_pipeline_end(f->pipeline, f->digests, error);
}

/* The digests of the file as libcrypto computes them, in one piece. */
static void check_digests(struct fixture *f)
{
	const struct fake_reading *reading = &f->file.readings[0];
	uint8_t *data = malloc(reading->size + 1);
	struct fonds_digest expected;

	assert_non_null(data);
	fake_bytes(reading, 0, data, reading->size);
	for (size_t i = 0; i < f->check.algorithm_count; i++) {
		assert_int_equal(
			FONDS_OK, fonds_digest_memory(algorithms[i], data,
					  reading->size, &expected, NULL));
		assert_true(fonds_digest_equal(&expected, &f->digests[i]));
	}
	free(data);
}

static void check_sizes(struct fixture *f, unsigned threads)
{
	static const uint64_t sizes[] = { 0, 1, SEGMENT - 1, SEGMENT,
		SEGMENT + 1, RING - 1, RING, RING + 1, 2 * RING + 12345 };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		f->file.readings[0].size = sizes[i];
		f->file.readings[0].seed = (unsigned)i;
		assert_int_equal(FONDS_OK, run(f, threads, NULL));
		assert_int_equal(sizes[i], f->reading.size);
		check_digests(f);
		assert_int_equal(
			FONDS_OK, fonds_reading_end(&f->reading, NULL));
		assert_true(f->reading.is_stable);
	}
}

static void test_digests_are_those_of_libcrypto(void **state)
{
	struct fixture *f = *state;

	for (size_t count = 1; count <= 3; count++) {
		make(f, count);
		for (unsigned threads = 1; threads <= THREADS_MAX; threads++)
			check_sizes(f, threads);
	}
}

static void test_pieces_of_any_size_do_not_matter(void **state)
{
	struct fixture *f = *state;

	make(f, 2);
	f->file.readings[0].size = 3 * SEGMENT + 7;
	f->file.readings[0].piece = 5000;
	f->file.readings[0].is_ragged = true;
	for (unsigned threads = 1; threads <= THREADS_MAX; threads++) {
		assert_int_equal(FONDS_OK, run(f, threads, NULL));
		check_digests(f);
	}
}

static void test_more_threads_than_work_come_to_an_end(void **state)
{
	struct fixture *f = *state;

	make(f, 1);
	for (unsigned i = 0; i < 300; i++) {
		f->file.readings[0].size = i % 3 * SEGMENT + i % 2;
		assert_int_equal(FONDS_OK, run(f, THREADS_MAX, NULL));
		check_digests(f);
	}
}

static void test_without_an_algorithm_it_is_only_read(void **state)
{
	struct fixture *f = *state;

	make(f, 0);
	f->file.readings[0].size = RING + SEGMENT;
	assert_int_equal(FONDS_OK, run(f, 2, NULL));
	assert_int_equal(RING + SEGMENT, f->reading.size);
}

/* Wherever it fails, and the pipeline is as new for the next file. */
static void test_read_that_fails_ends_it(void **state)
{
	static const uint64_t where[] = { 0, 1, SEGMENT, 5 * SEGMENT + 3, RING,
		2 * RING };
	struct fixture *f = *state;

	make(f, 3);
	for (size_t i = 0; i < 2 * sizeof(where) / sizeof(where[0]); i++) {
		struct fonds_error *error = NULL;

		f->file.readings[0].size = where[i / 2];
		f->file.readings[0].announced = 3 * RING;
		f->file.readings[0].read_errno = EIO;
		assert_int_equal(FONDS_ERR_IO,
			run(f, i % 2 ? THREADS_MAX : 1, i % 3 ? &error : NULL));
		if (i % 3)
			assert_int_equal(EIO, fonds_error_errno(error));
		fonds_error_free(error);
		assert_int_equal(where[i / 2], f->reading.size);
		f->file.readings[0].read_errno = 0;
		f->file.readings[0].size = SEGMENT + 1;
		assert_int_equal(FONDS_OK, run(f, 2, NULL));
		check_digests(f);
	}
}

static void *stop_later(void *argument)
{
	struct fixture *f = argument;

	while (atomic_load(&f->shared.bytes) < 3 * RING)
		(void)usleep(100);
	atomic_store(&f->shared.stop, true);
	return NULL;
}

static void test_stops_in_a_file_without_end(void **state)
{
	struct fixture *f = *state;
	struct fonds_error *error = NULL;
	pthread_t thread;

	f->file.readings[0].is_endless = true;
	for (unsigned threads = 1; threads <= THREADS_MAX; threads++) {
		make(f, 1);
		f->shared.bytes = 0;
		f->shared.stop = false;
		assert_int_equal(
			0, pthread_create(&thread, NULL, stop_later, f));
		assert_int_equal(FONDS_ERR_CANCELLED, run(f, threads, &error));
		(void)pthread_join(thread, NULL);
		fonds_error_freep(&error);
		error = NULL;
	}
}

static void test_survives_a_failed_allocation(void **state)
{
	struct fixture *f = *state;
	enum fonds_status status = FONDS_ERR_NOMEM;

	for (unsigned n = 0; status != FONDS_OK; n++) {
		fault_arm(FAULT_ALLOC, n);
		status = fonds_pipeline_new(&f->shared, &f->pipeline, NULL);
		fault_disarm();
		assert_int_equal(status == FONDS_OK, f->pipeline != NULL);
		assert_int_equal(status == FONDS_OK, !fault_fired());
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_digests_are_those_of_libcrypto),
		TEST(test_pieces_of_any_size_do_not_matter),
		TEST(test_more_threads_than_work_come_to_an_end),
		TEST(test_without_an_algorithm_it_is_only_read),
		TEST(test_read_that_fails_ends_it),
		TEST(test_stops_in_a_file_without_end),
		TEST(test_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
