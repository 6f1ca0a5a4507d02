/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/fixity/check-fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/digest/hasher.h"

static double now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct check_fixture *f = payload;

	if (f->given == f->next_fails_at)
		return fonds_fail(error, FONDS_ERR_BUSY, "next fails");
	if (f->next_delay_us > 0)
		(void)usleep(f->next_delay_us);
	*item = f->given < f->count ? &f->items[f->given++] : NULL;
	if (f->given - f->results > f->most_under_way)
		f->most_under_way = f->given - f->results;
	return FONDS_OK;
}

static void keep_digests(
	struct check_found *found, const struct fonds_check_result *result)
{
	found->has_digests = result->digests;
	for (size_t i = 0; result->digests && i < result->digest_count; i++)
		found->digests[i] = result->digests[i];
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct check_fixture *f = payload;
	struct check_found *found = &f->found[item - f->items];

	assert_int_equal(result->verdict == FONDS_VERDICT_OK, !result->detail);
	found->done++;
	found->position = f->results;
	found->verdict = result->verdict;
	found->size = result->size;
	found->sys_errno = result->sys_errno;
	keep_digests(found, result);
	if (f->results == 0)
		f->given_at_first_result = f->given;
	if (f->results++ == f->done_fails_at)
		return fonds_fail(error, FONDS_ERR_BUSY, "done fails");
	return FONDS_OK;
}

static int report(const struct fonds_progress *progress, void *payload)
{
	struct check_fixture *f = payload;
	double gap = now() - f->last_report;

	assert_true(progress->bytes_done >= f->last.bytes_done);
	assert_true(progress->files_done >= f->last.files_done);
	assert_int_equal(f->results, progress->files_done);
	f->last = *progress;
	f->last_report += gap;
	f->longest_gap = gap > f->longest_gap ? gap : f->longest_gap;
	if (f->report_delay_us > 0)
		(void)usleep(f->report_delay_us);
	return f->reports++ == f->report_fails_at ||
	       progress->bytes_done >= f->bytes_fail_at;
}

static void add_file(struct check_fixture *f, size_t i)
{
	struct fake_file *file = &f->files[i];

	(void)snprintf(f->names[i], CHECK_PATH_SIZE, "data/%zu", i);
	file->path = f->names[i];
	file->reading_count = 1;
	file->readings[0].seed = (unsigned)i + 1;
	assert_int_equal(
		FONDS_OK, fonds_bag_path_new(file->path, strlen(file->path),
				  &f->paths[i], NULL));
	f->items[i] = (struct fonds_check_item){
		.tree = &f->tree.tree,
		.path = f->paths[i],
		.size = FONDS_SIZE_UNKNOWN,
	};
}

static void *make(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	assert_non_null(memory);
	return memory;
}

struct check_fixture *check_fixture_new(size_t count)
{
	struct check_fixture *f = make(1, sizeof(*f));

	f->count = count;
	f->files = make(count, sizeof(*f->files));
	f->items = make(count, sizeof(*f->items));
	f->found = make(count, sizeof(*f->found));
	f->expected = make(count, sizeof(*f->expected));
	f->names = make(count, sizeof(*f->names));
	f->paths = make(count, sizeof(struct fonds_bag_path *));
	for (size_t i = 0; i < count; i++)
		add_file(f, i);
	fake_tree_init(&f->tree, f->files, count);
	f->algorithms[0] = FONDS_SHA256;
	f->algorithms[1] = FONDS_SHA3_256;
	f->algorithms[2] = FONDS_MD5;
	f->next_fails_at = CHECK_NEVER;
	f->done_fails_at = CHECK_NEVER;
	f->report_fails_at = CHECK_NEVER;
	f->bytes_fail_at = UINT64_MAX;
	f->check = (struct fonds_check){
		.algorithms = f->algorithms,
		.algorithm_count = 1,
		.jobs = 2,
		.next = next,
		.done = done,
		.payload = f,
		.progress = report,
		.progress_payload = f,
	};
	return f;
}

void check_fixture_free(struct check_fixture *f)
{
	assert_int_equal(0, f->tree.streams);
	for (size_t i = 0; i < f->count; i++)
		fonds_bag_path_free(f->paths[i]);
	free(f->paths);
	free(f->names);
	free(f->expected);
	free(f->found);
	free(f->items);
	free(f->files);
	free(f);
}

void check_fixture_digests(const struct check_fixture *f,
	const struct fake_reading *reading, struct fonds_digest *ret)
{
	size_t size = (size_t)reading->size;
	uint8_t *data = make(size + 1, 1);

	fake_bytes(reading, 0, data, size);
	for (size_t i = 0; i < f->check.algorithm_count; i++)
		assert_int_equal(FONDS_OK, fonds_digest_memory(f->algorithms[i],
						   data, size, &ret[i], NULL));
	free(data);
}

void check_fixture_expect(
	struct check_fixture *f, size_t i, const struct fake_reading *reading)
{
	struct fonds_check_item *item = &f->items[i];

	check_fixture_digests(f, reading, f->expected[i]);
	item->size = reading->size;
	item->expected = f->expected[i];
	item->expected_count = f->check.algorithm_count;
}

enum fonds_status check_fixture_run(
	struct check_fixture *f, struct fonds_error **error)
{
	for (size_t i = 0; i < f->count; i++)
		f->files[i].opened = 0;
	memset(f->found, 0, f->count * sizeof(*f->found));
	memset(&f->last, 0, sizeof(f->last));
	f->given = f->results = f->reports = f->most_under_way = 0;
	f->last_report = now();
	f->longest_gap = 0;
	return fonds_check_run(&f->check, error);
}
