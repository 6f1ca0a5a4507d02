/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/check.h"
#include "fixity/digest/hasher.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/fake-tree.h"

#define FILES 200
#define PATH_SIZE 16

static const enum fonds_algorithm sha256 = FONDS_SHA256;

/*
 * Many files of which most are sound: each 10th is missing, each 10th but
 * one corrupt.
 */
struct fixture {
	struct fake_file files[FILES];
	char names[FILES][PATH_SIZE];
	struct fonds_bag_path *paths[FILES];
	struct fonds_check_item items[FILES];
	struct fonds_digest expected;
	struct fake_tree tree;
	struct fonds_check check;

	size_t count; /* items to be given */
	size_t given;
	unsigned done[FILES];
	unsigned verdicts[FONDS_VERDICT_COUNT];
	size_t results;
	bool next_fails;
	bool done_fails;

	struct fonds_progress last;
	unsigned reports;
	uint64_t cancel_bytes;
	size_t cancel_files;
	unsigned reports_at_cancel;
};

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct fixture *f = payload;

	if (f->next_fails && f->given == FILES / 2)
		return fonds_fail(error, FONDS_ERR_BUSY, "next fails");
	*item = f->given < f->count ? &f->items[f->given++] : NULL;
	return FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fixture *f = payload;

	f->done[item - f->items]++;
	f->verdicts[result->verdict]++;
	f->results++;
	assert_int_equal(result->verdict == FONDS_VERDICT_OK, !result->detail);
	if (result->digests) {
		assert_int_equal(1, result->digest_count);
		assert_int_equal(FONDS_SHA256, result->digests[0].algorithm);
		assert_int_equal(1, result->state.inode);
	}
	if (!f->done_fails)
		return FONDS_OK;
	(void)usleep(20000); /* others are finished in the meantime */
	return fonds_fail(error, FONDS_ERR_BUSY, "done fails");
}

static int report(const struct fonds_progress *progress, void *payload)
{
	struct fixture *f = payload;

	f->reports++;
	assert_true(progress->bytes_done >= f->last.bytes_done);
	assert_true(progress->files_done >= f->last.files_done);
	f->last = *progress;
	if ((f->cancel_bytes && progress->bytes_done >= f->cancel_bytes) ||
		(f->cancel_files && progress->files_done >= f->cancel_files)) {
		(void)usleep(20000); /* others are finished in the meantime */
		return (int)++f->reports_at_cancel;
	}
	return 0;
}

static void add_file(struct fixture *f, unsigned i)
{
	struct fake_file *file = &f->files[i];

	(void)snprintf(f->names[i], PATH_SIZE, "data/%u", i);
	file->path = f->names[i];
	file->reading_count = 1;
	file->readings[0].text = i % 10 == 1 ? "abd" : "abc";
	file->readings[0].open_errno = i % 10 == 0 ? ENOENT : 0;
	assert_int_equal(
		FONDS_OK, fonds_bag_path_new(file->path, strlen(file->path),
				  &f->paths[i], NULL));
	f->items[i] = (struct fonds_check_item){
		.tree = &f->tree.tree,
		.path = f->paths[i],
		.size = 3,
		.expected = &f->expected,
		.expected_count = 1,
	};
}

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA256, "abc", 3, &f.expected, NULL));
	for (unsigned i = 0; i < FILES; i++)
		add_file(&f, i);
	fake_tree_init(&f.tree, f.files, FILES);
	f.count = FILES;
	f.check = (struct fonds_check){
		.algorithms = &sha256,
		.algorithm_count = 1,
		.jobs = 2,
		.next = next,
		.done = done,
		.payload = &f,
		.progress = report,
		.progress_payload = &f,
	};
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(0, f->tree.streams);
	for (size_t i = 0; i < FILES; i++)
		fonds_bag_path_free(f->paths[i]);
	return 0;
}

static void check_failure(
	struct fixture *f, enum fonds_status status, const char *message)
{
	struct fonds_error *error = NULL;

	assert_int_equal(status, fonds_check_run(&f->check, &error));
	assert_string_equal(message, fonds_error_message(error));
	fonds_error_free(error);
	for (size_t i = 0; i < FILES; i++)
		assert_true(f->done[i] <= 1);
}

static void check_all_done(struct fixture *f)
{
	assert_int_equal(FONDS_OK, fonds_check_run(&f->check, NULL));
	for (size_t i = 0; i < FILES; i++)
		assert_int_equal(1, f->done[i]);
	assert_int_equal(FILES / 10, f->verdicts[FONDS_VERDICT_MISSING]);
	assert_int_equal(FILES / 10, f->verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(8 * FILES / 10, f->verdicts[FONDS_VERDICT_OK]);
}

static void test_each_item_gets_its_verdict_with_one_thread(void **state)
{
	struct fixture *f = *state;

	f->check.jobs = 1;
	check_all_done(f);
}

static void test_each_item_gets_its_verdict_with_many_threads(void **state)
{
	struct fixture *f = *state;

	f->check.jobs = 8;
	check_all_done(f);
}

static void test_each_item_gets_its_verdict_with_the_default_threads(
	void **state)
{
	struct fixture *f = *state;

	f->check.jobs = 0;
	check_all_done(f);
}

static void test_progress_ends_at_the_total_whatever_was_found(void **state)
{
	struct fixture *f = *state;

	f->check.base = (struct fonds_progress){
		.bytes_done = 100,
		.bytes_total = 100 + 3 * FILES,
		.files_done = 10,
		.files_total = 10 + FILES,
	};
	check_all_done(f);
	assert_true(f->reports >= FILES);
	assert_int_equal(100 + 3 * FILES, f->last.bytes_done);
	assert_int_equal(10 + FILES, f->last.files_done);
}

static void test_progress_never_passes_the_total(void **state)
{
	struct fixture *f = *state;

	f->check.base = (struct fonds_progress){
		.bytes_total = 7,
		.files_total = 5,
	};
	check_all_done(f);
	assert_int_equal(7, f->last.bytes_done);
	assert_int_equal(5, f->last.files_done);
}

static void test_works_without_progress(void **state)
{
	struct fixture *f = *state;

	f->check.progress = NULL;
	check_all_done(f);
	assert_int_equal(0, f->reports);
}

static void test_cancel_between_files_keeps_what_was_finished(void **state)
{
	struct fixture *f = *state;

	f->cancel_files = 20;
	check_failure(f, FONDS_ERR_CANCELLED, "stopped");
	assert_true(f->results >= 20);
	assert_true(f->results < FILES);
	assert_int_equal(1, f->reports_at_cancel);
}

static void test_cancel_is_seen_within_a_file_without_end(void **state)
{
	struct fixture *f = *state;

	f->files[0].readings[0] = (struct fake_reading){ .is_endless = true };
	f->items[0].size = FONDS_SIZE_UNKNOWN;
	f->count = 1; /* so that no other file's result gives the occasion */
	f->cancel_bytes = 1000000;
	check_failure(f, FONDS_ERR_CANCELLED, "stopped");
	assert_int_equal(0, f->done[0]);
	assert_int_equal(1, f->files[0].opened);
}

static void test_failure_of_next_ends_the_check(void **state)
{
	struct fixture *f = *state;

	f->next_fails = true;
	check_failure(f, FONDS_ERR_BUSY, "next fails");
}

static void test_failure_of_done_ends_the_check_and_done_is_left_alone(
	void **state)
{
	struct fixture *f = *state;

	f->done_fails = true;
	check_failure(f, FONDS_ERR_BUSY, "done fails");
	assert_int_equal(1, f->results);
}

static void test_own_trouble_ends_the_check(void **state)
{
	struct fixture *f = *state;

	f->files[57].readings[0].open_errno = EMFILE;
	check_failure(f, FONDS_ERR_IO, "cannot open it: Too many open files");
	assert_int_equal(0, f->done[57]);
}

static void test_expected_digest_that_is_not_computed_is_refused(void **state)
{
	struct fixture *f = *state;
	struct fonds_digest md5 = { .algorithm = FONDS_MD5, .size = 16 };

	f->items[3].expected = &md5;
	check_failure(f, FONDS_ERR_INVALID,
		"a digest of an algorithm is expected that the check does not "
		"compute");
}

static void test_unknown_algorithm_is_refused_before_anything_is_read(
	void **state)
{
	static const enum fonds_algorithm unknown = (enum fonds_algorithm)42;
	struct fixture *f = *state;

	f->check.algorithms = &unknown;
	check_failure(
		f, FONDS_ERR_INVALID, "42 is not a message digest algorithm");
	assert_int_equal(0, f->given);
}

/* A worker that cannot be had may be done without, so success is allowed. */
static void check_fault(struct fixture *f, enum fault_kind kind)
{
	enum fonds_status status;

	for (unsigned n = 0;; n += n < 40 ? 1 : 37) {
		struct fonds_error *error = NULL;

		f->given = 0;
		f->results = 0;
		memset(f->done, 0, sizeof(f->done));
		memset(&f->last, 0, sizeof(f->last));
		fault_arm(kind, n);
		status = fonds_check_run(&f->check, &error);
		fault_disarm();
		assert_int_equal(0, f->tree.streams);
		if (status == FONDS_OK)
			assert_int_equal(FILES, f->results);
		else
			assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_error_free(error);
		if (!fault_fired())
			break;
	}
	assert_int_equal(FONDS_OK, status);
}

static void test_survives_failed_allocations_and_threads(void **state)
{
	check_fault(*state, FAULT_ALLOC);
	check_fault(*state, FAULT_THREAD);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_each_item_gets_its_verdict_with_one_thread),
		TEST(test_each_item_gets_its_verdict_with_many_threads),
		TEST(test_each_item_gets_its_verdict_with_the_default_threads),
		TEST(test_progress_ends_at_the_total_whatever_was_found),
		TEST(test_progress_never_passes_the_total),
		TEST(test_works_without_progress),
		TEST(test_cancel_between_files_keeps_what_was_finished),
		TEST(test_cancel_is_seen_within_a_file_without_end),
		TEST(test_failure_of_next_ends_the_check),
		TEST(test_failure_of_done_ends_the_check_and_done_is_left_alone),
		TEST(test_own_trouble_ends_the_check),
		TEST(test_expected_digest_that_is_not_computed_is_refused),
		TEST(test_unknown_algorithm_is_refused_before_anything_is_read),
		TEST(test_survives_failed_allocations_and_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
