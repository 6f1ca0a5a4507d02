/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/reader.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/fake-tree.h"

#define FILES 150
#define PLACES 32
#define BUFFER 65536
#define PATH_SIZE 16
#define STEPS_MAX 100000

static const enum fonds_algorithm algorithms[] = { FONDS_SHA1, FONDS_SHA3_256,
	FONDS_SHA512 };

/* Many files and a reader that has them to read. */
struct fixture {
	struct fake_file files[FILES];
	char names[FILES][PATH_SIZE];
	struct fonds_bag_path *paths[FILES];
	struct fonds_check_item items[FILES];
	struct fonds_check_task *tasks[FILES];
	struct fake_tree tree;
	struct fonds_check check;
	struct fonds_check_shared shared;
	struct fonds_judge *judge;
	struct fonds_reader *reader;
	struct fonds_task_list waiting, finished, large;
};

static void add_file(struct fixture *f, size_t i)
{
	struct fake_file *file = &f->files[i];

	(void)snprintf(f->names[i], PATH_SIZE, "data/%zu", i);
	file->path = f->names[i];
	file->reading_count = 1;
	file->readings[0].seed = (unsigned)i;
	file->readings[0].size = i * 997 % 150000;
	assert_int_equal(
		FONDS_OK, fonds_bag_path_new(file->path, strlen(file->path),
				  &f->paths[i], NULL));
	f->items[i] = (struct fonds_check_item){
		.tree = &f->tree.tree,
		.path = f->paths[i],
		.size = FONDS_SIZE_UNKNOWN,
	};
	f->tasks[i] = calloc(
		1, sizeof(*f->tasks[i]) + 3 * sizeof(struct fonds_digest));
	assert_non_null(f->tasks[i]);
	f->tasks[i]->item = &f->items[i];
}

static void make_reader(struct fixture *f)
{
	assert_int_equal(
		FONDS_OK, fonds_judge_new(&f->shared, &f->judge, NULL));
	assert_int_equal(FONDS_OK,
		fonds_reader_new(&f->shared, f->judge, &f->reader, NULL));
}

static void free_reader(struct fixture *f)
{
	fonds_reader_free(f->reader);
	fonds_judge_free(f->judge);
	f->reader = NULL;
	f->judge = NULL;
}

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	for (size_t i = 0; i < FILES; i++)
		add_file(&f, i);
	fake_tree_init(&f.tree, f.files, FILES);
	f.check.algorithms = algorithms;
	f.check.algorithm_count = 3;
	f.shared.check = &f.check;
	f.shared.open_files = 64;
	make_reader(&f);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	free_reader(f);
	assert_int_equal(0, f->tree.streams);
	for (size_t i = 0; i < FILES; i++) {
		fonds_error_free(f->tasks[i]->error);
		free(f->tasks[i]);
		fonds_bag_path_free(f->paths[i]);
	}
	return 0;
}

/* As a worker does it: fill the room, step, until nothing is left. */
static void read_files(struct fixture *f, size_t count)
{
	size_t steps = 0;

	for (size_t i = 0; i < count; i++)
		fonds_task_list_push(&f->waiting, f->tasks[i]);
	while (f->finished.count + f->large.count < count) {
		struct fonds_task_list some = { 0 };
		size_t room = fonds_reader_room(f->reader);

		fonds_task_list_move(&some, &f->waiting, room);
		fonds_reader_add(f->reader, &some);
		assert_int_equal(0, some.count);
		assert_true(fonds_reader_load(f->reader) > 0);
		fonds_reader_step(f->reader, &f->finished, &f->large);
		assert_true(++steps < STEPS_MAX);
	}
	assert_int_equal(0, fonds_reader_load(f->reader));
}

static void check_digests(struct fixture *f, size_t i)
{
	const struct fake_reading *reading = &f->files[i].readings[0];
	const struct fonds_check_task *task = f->tasks[i];
	uint8_t *data = malloc(reading->size + 1);
	struct fonds_digest expected;

	assert_non_null(data);
	fake_bytes(reading, 0, data, reading->size);
	assert_int_equal(FONDS_OK, task->status);
	assert_int_equal(FONDS_VERDICT_OK, task->verdict);
	assert_true(task->is_complete);
	assert_int_equal(reading->size, task->size);
	for (size_t k = 0; k < 3; k++) {
		assert_int_equal(
			FONDS_OK, fonds_digest_memory(algorithms[k], data,
					  reading->size, &expected, NULL));
		assert_true(fonds_digest_equal(&expected, &task->digests[k]));
	}
	free(data);
}

static void check_all(struct fixture *f)
{
	read_files(f, FILES);
	assert_int_equal(FILES, f->finished.count);
	for (size_t i = 0; i < FILES; i++) {
		check_digests(f, i);
		assert_int_equal(1, f->files[i].opened);
	}
}

static void test_reads_more_files_than_it_has_places(void **state)
{
	struct fixture *f = *state;

	check_all(f);
	assert_int_equal(PLACES, f->tree.most);
}

static void test_pieces_of_any_size_do_not_matter(void **state)
{
	static const size_t pieces[] = { 1, 3, 100, 4096, 65535, 1 << 20 };
	struct fixture *f = *state;

	for (size_t i = 0; i < FILES; i++) {
		f->files[i].readings[0].piece = pieces[i % 6];
		f->files[i].readings[0].is_ragged = true;
		if (i % 6 < 3)
			f->files[i].readings[0].size %= 5000;
	}
	check_all(f);
}

static void test_borders_of_blocks_and_buffers_do_not_matter(void **state)
{
	static const uint64_t sizes[] = { 0, 1, 54, 55, 56, 63, 64, 65, 111,
		112, 127, 128, 129, BUFFER - 64, BUFFER - 1, BUFFER, BUFFER + 1,
		2 * BUFFER - 1, 2 * BUFFER, 2 * BUFFER + 1 };
	struct fixture *f = *state;

	for (size_t i = 0; i < FILES; i++)
		f->files[i].readings[0].size = sizes[i * 7 % 20];
	check_all(f);
}

static void test_bytes_are_counted_once(void **state)
{
	struct fixture *f = *state;
	uint64_t bytes = 0;

	for (size_t i = 0; i < FILES; i++) {
		f->items[i].size = f->files[i].readings[0].size;
		bytes += f->items[i].size;
	}
	check_all(f);
	assert_int_equal(bytes, f->shared.bytes);
}

static void test_opens_no_more_files_than_it_may(void **state)
{
	struct fixture *f = *state;

	for (size_t max = 1; max <= 3; max++) {
		free_reader(f);
		f->shared.open_files = max;
		make_reader(f);
		assert_int_equal(max, fonds_reader_room(f->reader));
		for (size_t i = 0; i < FILES; i++)
			f->files[i].opened = 0;
		f->tree.most = 0;
		f->finished = (struct fonds_task_list){ 0 };
		check_all(f);
		assert_int_equal(max, f->tree.most);
	}
}

/* The others wait for one of its own to be closed, and none is lost. */
static void test_goes_on_with_the_descriptors_that_there_are(void **state)
{
	struct fixture *f = *state;

	f->tree.streams_max = 5;
	check_all(f);
	assert_int_equal(5, f->tree.most);
}

static void test_descriptor_that_is_lost_on_the_way_is_done_without(
	void **state)
{
	struct fixture *f = *state;
	struct fonds_task_list some = { 0 };

	for (size_t i = 0; i < 20; i++)
		fonds_task_list_push(&some, f->tasks[i]);
	fonds_reader_add(f->reader, &some);
	f->tree.streams_max = 20;
	fonds_reader_step(f->reader, &f->finished, &f->large);
	f->tree.streams_max = 1;
	for (size_t i = 20; i < 30; i++)
		fonds_task_list_push(&some, f->tasks[i]);
	fonds_reader_add(f->reader, &some);
	assert_int_equal(30, fonds_reader_load(f->reader) + f->finished.count);
	for (size_t i = 0; f->finished.count < 30; i++) {
		fonds_reader_step(f->reader, &f->finished, &f->large);
		assert_true(i < STEPS_MAX);
	}
	for (size_t i = 0; i < 30; i++)
		check_digests(f, i);
}

static void test_no_descriptor_at_all_is_a_failure_of_the_check(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < FILES; i++)
		f->files[i].readings[0].open_errno = EMFILE;
	read_files(f, PLACES);
	for (size_t i = 0; i < PLACES; i++) {
		assert_int_equal(FONDS_ERR_IO, f->tasks[i]->status);
		assert_int_equal(EMFILE, fonds_error_errno(f->tasks[i]->error));
	}
}

static void test_large_files_are_handed_back_unread(void **state)
{
	struct fixture *f = *state;

	f->files[3].readings[0].announced = FONDS_LARGE_FILE;
	f->files[4].readings[0].announced = FONDS_LARGE_FILE - 1;
	f->files[5].readings[0].announced = FONDS_LARGE_FILE;
	f->tasks[5]->is_for_lanes = true;
	f->files[40].readings[0].size = 2 * FONDS_LARGE_FILE;
	read_files(f, FILES);
	assert_int_equal(FILES - 2, f->finished.count);
	assert_ptr_equal(f->tasks[3], fonds_task_list_pop(&f->large));
	assert_ptr_equal(f->tasks[40], fonds_task_list_pop(&f->large));
	check_digests(f, 2);
	check_digests(f, 4);
	check_digests(f, 5);
	assert_int_equal(0, f->tree.streams);
	assert_null(f->tasks[40]->error);
	assert_int_equal(0, f->tasks[40]->size);
}

/* A failure leaves neither its place nor its lane in disorder. */
static void test_failures_among_others_concern_only_themselves(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < FILES; i++) {
		if (i % 5 == 1)
			f->files[i].readings[0].open_errno = ENOENT;
		if (i % 5 == 2) {
			f->files[i].readings[0].read_errno = EIO;
			f->files[i].readings[0].announced = 1 << 20;
		}
		if (i % 5 == 3)
			f->files[i].readings[0].is_growing = true;
	}
	read_files(f, FILES);
	for (size_t i = 0; i < FILES; i++) {
		static const enum fonds_verdict verdicts[] = { FONDS_VERDICT_OK,
			FONDS_VERDICT_MISSING, FONDS_VERDICT_UNREADABLE,
			FONDS_VERDICT_UNSTABLE, FONDS_VERDICT_OK };

		assert_int_equal(FONDS_OK, f->tasks[i]->status);
		assert_int_equal(verdicts[i % 5], f->tasks[i]->verdict);
		assert_int_equal(
			i % 5 != 1 && i % 5 != 2, f->tasks[i]->is_complete);
		if (verdicts[i % 5] == FONDS_VERDICT_OK)
			check_digests(f, i);
	}
}

static void test_stop_leaves_no_file_open(void **state)
{
	struct fixture *f = *state;
	struct fonds_task_list some = { 0 };

	for (size_t i = 0; i < PLACES; i++) {
		f->files[i].readings[0].is_endless = true;
		fonds_task_list_push(&some, f->tasks[i]);
	}
	fonds_reader_add(f->reader, &some);
	for (size_t i = 0; i < 5; i++)
		fonds_reader_step(f->reader, &f->finished, &f->large);
	assert_int_equal(PLACES, f->tree.streams);
	assert_int_equal(0, fonds_reader_room(f->reader));
	f->shared.stop = true;
	while (f->finished.count < PLACES)
		fonds_reader_step(f->reader, &f->finished, &f->large);
	assert_int_equal(0, f->tree.streams);
	for (size_t i = 0; i < PLACES; i++)
		assert_int_equal(FONDS_ERR_CANCELLED, f->tasks[i]->status);
}

static void test_free_in_the_middle_leaves_no_file_open(void **state)
{
	struct fixture *f = *state;
	struct fonds_task_list some = { 0 };

	f->tree.streams_max = 10; /* some are open, some wait */
	for (size_t i = 0; i < PLACES; i++) {
		f->files[i].readings[0].size = 1 << 20;
		fonds_task_list_push(&some, f->tasks[i]);
	}
	fonds_reader_add(f->reader, &some);
	fonds_reader_step(f->reader, &f->finished, &f->large);
	assert_int_equal(10, f->tree.streams);
	free_reader(f);
	assert_int_equal(0, f->tree.streams);
}

static void test_failed_allocation_is_no_verdict(void **state)
{
	struct fixture *f = *state;

	for (unsigned n = 0;; n++) {
		free_reader(f);
		make_reader(f);
		f->finished = (struct fonds_task_list){ 0 };
		fault_arm(FAULT_ALLOC, n);
		read_files(f, 3);
		fault_disarm();
		if (!fault_fired())
			break;
		for (size_t i = 0; i < 3; i++) {
			if (f->tasks[i]->status == FONDS_OK)
				check_digests(f, i);
			else
				assert_int_equal(
					FONDS_ERR_NOMEM, f->tasks[i]->status);
			fonds_error_freep(&f->tasks[i]->error);
			f->tasks[i]->error = NULL;
		}
	}
	for (size_t i = 0; i < 3; i++)
		check_digests(f, i);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reads_more_files_than_it_has_places),
		TEST(test_pieces_of_any_size_do_not_matter),
		TEST(test_borders_of_blocks_and_buffers_do_not_matter),
		TEST(test_bytes_are_counted_once),
		TEST(test_opens_no_more_files_than_it_may),
		TEST(test_goes_on_with_the_descriptors_that_there_are),
		TEST(test_descriptor_that_is_lost_on_the_way_is_done_without),
		TEST(test_no_descriptor_at_all_is_a_failure_of_the_check),
		TEST(test_large_files_are_handed_back_unread),
		TEST(test_failures_among_others_concern_only_themselves),
		TEST(test_stop_leaves_no_file_open),
		TEST(test_free_in_the_middle_leaves_no_file_open),
		TEST(test_failed_allocation_is_no_verdict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
