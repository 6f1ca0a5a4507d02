/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/algorithm.h"
#include "fixity/digest/lanes.h"
#include "fixity/digest/reader.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/fake-tree.h"

#define ABC_MD5 "900150983cd24fb0d6963f7d28e17f72"
#define ABC_SHA1 "a9993e364706816aba3e25717850c26c9cd0d89d"
#define ABD_MD5 "4911e516e5aa21d327512e0c8b197616"

static const enum fonds_algorithm algorithms[] = { FONDS_SHA1, FONDS_MD5 };

/* A tree of one file "x" that was registered as "abc", and its reading. */
struct fixture {
	struct fake_file file;
	struct fake_tree tree;
	struct fonds_check check;
	struct fonds_check_shared shared;
	struct fonds_judge *judge;
	struct fonds_reader *reader;
	struct fonds_bag_path *path;
	struct fonds_digest expected[2];
	struct fonds_check_item item;
	struct fonds_check_task *task;
};

static void clear(struct fixture *f)
{
	fonds_error_free(f->task->error);
	f->task->error = NULL;
}

/* By a reader, as a worker does it, but with this one file only. */
static void check_file(struct fixture *f)
{
	struct fonds_task_list tasks = { 0 }, finished = { 0 }, large = { 0 };

	f->task->item = &f->item;
	fonds_task_list_push(&tasks, f->task);
	fonds_reader_add(f->reader, &tasks);
	while (finished.count == 0)
		fonds_reader_step(f->reader, &finished, &large);
	assert_ptr_equal(f->task, finished.first);
	assert_int_equal(0, large.count);
	assert_int_equal(0, fonds_reader_load(f->reader));
}

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	f.file.path = "x";
	f.file.readings[0].text = "abc";
	f.file.readings[1].text = "abc";
	f.file.reading_count = 2;
	fake_tree_init(&f.tree, &f.file, 1);
	f.check.algorithms = algorithms;
	f.check.algorithm_count = 2;
	assert_true(fonds_digest_parse(
		FONDS_MD5, ABC_MD5, strlen(ABC_MD5), &f.expected[0]));
	assert_true(fonds_digest_parse(
		FONDS_SHA1, ABC_SHA1, strlen(ABC_SHA1), &f.expected[1]));
	assert_int_equal(FONDS_OK, fonds_bag_path_new("x", 1, &f.path, NULL));
	f.item = (struct fonds_check_item){
		.tree = &f.tree.tree,
		.path = f.path,
		.size = 3,
		.expected = f.expected,
		.expected_count = 2,
	};
	f.shared.check = &f.check;
	f.shared.open_files = 8;
	f.task = calloc(1, sizeof(*f.task) + 2 * sizeof(struct fonds_digest));
	assert_non_null(f.task);
	assert_int_equal(FONDS_OK, fonds_judge_new(&f.shared, &f.judge, NULL));
	assert_int_equal(FONDS_OK,
		fonds_reader_new(&f.shared, f.judge, &f.reader, NULL));
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(0, f->tree.streams);
	clear(f);
	free(f->task);
	fonds_reader_free(f->reader);
	fonds_judge_free(f->judge);
	fonds_bag_path_free(f->path);
	return 0;
}

static void check_verdict(
	struct fixture *f, enum fonds_verdict verdict, const char *detail)
{
	check_file(f);
	assert_int_equal(FONDS_OK, f->task->status);
	assert_string_equal(fonds_verdict_name(verdict),
		fonds_verdict_name(f->task->verdict));
	if (detail)
		assert_string_equal(
			detail, fonds_error_message(f->task->error));
	else
		assert_null(f->task->error);
}

static void assert_hex(const char *hex, const struct fonds_digest *digest)
{
	char actual[2 * FONDS_DIGEST_MAX + 1];

	assert_string_equal(hex, fonds_digest_format(digest, actual));
}

static void test_ok_when_size_and_every_digest_agree(void **state)
{
	struct fixture *f = *state;

	check_verdict(f, FONDS_VERDICT_OK, NULL);
	assert_int_equal(3, f->task->size);
	assert_int_equal(1, f->task->state.inode);
	assert_true(f->task->is_complete);
	assert_hex(ABC_SHA1, &f->task->digests[0]);
	assert_hex(ABC_MD5, &f->task->digests[1]);
	assert_int_equal(1, f->file.opened);
	assert_int_equal(3, f->shared.bytes);
}

static void test_digests_are_computed_when_nothing_is_expected(void **state)
{
	struct fixture *f = *state;

	f->item.expected_count = 0;
	f->item.size = FONDS_SIZE_UNKNOWN;
	check_verdict(f, FONDS_VERDICT_OK, NULL);
	assert_hex(ABC_MD5, &f->task->digests[1]);
	assert_int_equal(3, f->shared.bytes);
}

static void test_corrupt_when_two_reads_give_the_same_other_bytes(void **state)
{
	struct fixture *f = *state;

	f->file.readings[0].text = f->file.readings[1].text = "abd";
	check_verdict(f, FONDS_VERDICT_CORRUPT,
		"the md5 digest is " ABD_MD5 ", expected " ABC_MD5
		"; second read: the same");
	assert_int_equal(2, f->file.opened);
	assert_hex(ABD_MD5, &f->task->digests[1]);
	assert_int_equal(3, f->shared.bytes); /* the second is not counted */
}

static void test_corrupt_when_only_the_last_expected_digest_differs(
	void **state)
{
	struct fixture *f = *state;

	f->expected[1].bytes[0] ^= 1;
	check_verdict(f, FONDS_VERDICT_CORRUPT,
		"the sha1 digest is " ABC_SHA1
		", expected a8993e364706816aba3e25717850c26c9cd0d89d"
		"; second read: the same");
}

static void test_corrupt_when_the_size_differs(void **state)
{
	struct fixture *f = *state;

	f->item.size = 4;
	check_verdict(f, FONDS_VERDICT_CORRUPT,
		"the size is 3 bytes, expected 4; second read: the same");
	f->item.size = 0;
	clear(f);
	check_verdict(f, FONDS_VERDICT_CORRUPT,
		"the size is 3 bytes, expected 0; second read: the same");
}

static void test_unconfirmed_when_the_second_read_is_as_expected(void **state)
{
	struct fixture *f = *state;

	f->file.readings[0].text = "abd";
	check_verdict(f, FONDS_VERDICT_CORRUPT_UNCONFIRMED,
		"the md5 digest is " ABD_MD5 ", expected " ABC_MD5
		"; second read: as expected");
	assert_hex(ABD_MD5, &f->task->digests[1]); /* of the first read */
}

/* Kernels that compute a wrong digest. */
static bool is_kernel_wrong;
static unsigned wrong_digests;

void __real_fonds_message_finish(const struct fonds_lanes *lanes,
	const struct fonds_message *message, struct fonds_digest *ret);
void __wrap_fonds_message_finish(const struct fonds_lanes *lanes,
	const struct fonds_message *message, struct fonds_digest *ret);

void __wrap_fonds_message_finish(const struct fonds_lanes *lanes,
	const struct fonds_message *message, struct fonds_digest *ret)
{
	__real_fonds_message_finish(lanes, message, ret);
	if (!is_kernel_wrong)
		return;
	ret->bytes[0] ^= 1;
	wrong_digests++;
}

/* L8: whoever computed the first digest does not confirm it. */
static void test_unconfirmed_when_only_a_kernel_finds_it_bad(void **state)
{
	struct fixture *f = *state;
	const char *detail;

	is_kernel_wrong = true;
	check_file(f);
	is_kernel_wrong = false;
	if (wrong_digests == 0)
		skip(); /* libcrypto does all of it here */
	assert_int_equal(FONDS_VERDICT_CORRUPT_UNCONFIRMED, f->task->verdict);
	detail = fonds_error_message(f->task->error);
	assert_non_null(strstr(detail, "; second read: as expected"));
	assert_int_equal(2, f->file.opened);
}

static void test_unconfirmed_when_the_two_reads_differ(void **state)
{
	struct fixture *f = *state;

	f->file.readings[0].text = "abd";
	f->file.readings[1].text = "abe";
	check_verdict(f, FONDS_VERDICT_CORRUPT_UNCONFIRMED,
		"the md5 digest is " ABD_MD5 ", expected " ABC_MD5
		"; second read: something else again");
}

static void test_unconfirmed_when_the_second_read_fails_or_is_unstable(
	void **state)
{
	struct fixture *f = *state;

	f->file.readings[0].text = "abd";
	f->file.readings[1].text = "abd";
	f->file.readings[1].read_errno = EIO;
	check_verdict(f, FONDS_VERDICT_CORRUPT_UNCONFIRMED,
		"the md5 digest is " ABD_MD5 ", expected " ABC_MD5
		"; second read: cannot read it: Input/output error");
	clear(f);
	f->file.opened = 0;
	f->file.readings[1].read_errno = 0;
	f->file.readings[1].is_changing = true;
	check_verdict(f, FONDS_VERDICT_CORRUPT_UNCONFIRMED,
		"the md5 digest is " ABD_MD5 ", expected " ABC_MD5
		"; second read: the file was changed meanwhile");
}

static void test_each_failure_to_open_has_its_verdict(void **state)
{
	static const struct {
		int sys_errno;
		enum fonds_verdict verdict;
	} cases[] = {
		{ ENOENT, FONDS_VERDICT_MISSING },
		{ ENOTDIR, FONDS_VERDICT_MISSING },
		{ EACCES, FONDS_VERDICT_DENIED },
		{ EPERM, FONDS_VERDICT_DENIED },
		{ EIO, FONDS_VERDICT_UNREADABLE },
		{ ESTALE, FONDS_VERDICT_UNREADABLE },
		{ ENAMETOOLONG, FONDS_VERDICT_UNREADABLE },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		f->file.readings[0].open_errno = cases[i].sys_errno;
		f->file.opened = 0;
		f->shared.bytes = 0;
		clear(f);
		check_file(f);
		assert_int_equal(FONDS_OK, f->task->status);
		assert_int_equal(cases[i].verdict, f->task->verdict);
		assert_int_equal(
			cases[i].sys_errno, fonds_error_errno(f->task->error));
		assert_false(f->task->is_complete);
		assert_int_equal(3, f->shared.bytes); /* done all the same */
	}
}

static void test_unreadable_when_something_else_is_in_its_place(void **state)
{
	struct fixture *f = *state;

	f->file.readings[0].is_unsafe = true;
	check_verdict(f, FONDS_VERDICT_UNREADABLE,
		"it is a symbolic link, not a file");
}

static void test_unreadable_when_reading_fails(void **state)
{
	struct fixture *f = *state;

	/* Not even what would mean missing or denied at the opening. */
	f->file.readings[0].read_errno = ENOENT;
	check_verdict(f, FONDS_VERDICT_UNREADABLE,
		"cannot read it: No such file or directory");
	assert_int_equal(1, f->file.opened);
	assert_int_equal(3, f->task->size);
	assert_false(f->task->is_complete);
	f->file.readings[0].read_errno = 0;
	f->file.readings[0].state_errno = ESTALE;
	f->file.opened = 0;
	clear(f);
	check_verdict(f, FONDS_VERDICT_UNREADABLE,
		"cannot stat it: Stale file handle");
}

static void test_unstable_when_the_state_changes_even_if_the_digest_fits(
	void **state)
{
	struct fixture *f = *state;

	f->file.readings[0].is_changing = true;
	check_verdict(f, FONDS_VERDICT_UNSTABLE,
		"the file was changed while it was read");
	f->file.opened = 0;
	f->file.readings[0].text = "abd";
	clear(f);
	check_verdict(f, FONDS_VERDICT_UNSTABLE,
		"the file was changed while it was read");
	assert_int_equal(1, f->file.opened);
}

static void test_own_trouble_is_no_verdict_on_the_file(void **state)
{
	static const struct {
		int sys_errno;
		enum fonds_status status;
	} cases[] = {
		{ EMFILE, FONDS_ERR_IO },
		{ ENFILE, FONDS_ERR_IO },
		{ ENOMEM, FONDS_ERR_NOMEM },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < 2 * sizeof(cases) / sizeof(cases[0]); i++) {
		/* At the first opening, then at the second. */
		f->file.readings[0].text = "abd";
		f->file.readings[0].open_errno =
			i % 2 == 0 ? cases[i / 2].sys_errno : 0;
		f->file.readings[1].open_errno = cases[i / 2].sys_errno;
		f->file.opened = 0;
		clear(f);
		check_file(f);
		assert_int_equal(cases[i / 2].status, f->task->status);
	}
}

static void test_stops_when_told_to(void **state)
{
	struct fixture *f = *state;

	f->shared.stop = true;
	check_file(f);
	assert_int_equal(FONDS_ERR_CANCELLED, f->task->status);
	assert_int_equal(0, f->file.opened);
}

static void test_failed_allocation_is_never_a_verdict(void **state)
{
	struct fixture *f = *state;

	for (unsigned n = 0;; n++) {
		f->file.opened = 0;
		clear(f);
		fault_arm(FAULT_ALLOC, n);
		check_file(f);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, f->task->status);
		assert_string_equal(
			"out of memory", fonds_error_message(f->task->error));
	}
	assert_int_equal(FONDS_OK, f->task->status);
	assert_int_equal(FONDS_VERDICT_OK, f->task->verdict);
}

static void test_finding_stands_when_there_is_no_memory_to_describe_it(
	void **state)
{
	struct fixture *f = *state;
	unsigned verdicts = 0;

	f->file.readings[0].text = f->file.readings[1].text = "abd";
	for (unsigned n = 0;; n++) {
		f->file.opened = 0;
		clear(f);
		fault_arm(FAULT_ALLOC, n);
		check_file(f);
		fault_disarm();
		if (f->task->status == FONDS_OK) {
			assert_int_equal(
				FONDS_VERDICT_CORRUPT, f->task->verdict);
			assert_non_null(f->task->error);
			verdicts++;
		}
		if (!fault_fired())
			break;
	}
	assert_true(verdicts > 1);
}

static enum fonds_status make_reader(struct fixture *f, unsigned nth)
{
	struct fonds_judge *judge = NULL;
	struct fonds_reader *reader = NULL;
	enum fonds_status status;

	fault_arm(FAULT_ALLOC, nth);
	status = fonds_judge_new(&f->shared, &judge, NULL);
	if (status == FONDS_OK)
		status = fonds_reader_new(&f->shared, judge, &reader, NULL);
	fault_disarm();
	assert_int_equal(status == FONDS_OK, reader != NULL);
	fonds_reader_free(reader);
	fonds_judge_free(judge);
	return status;
}

static void test_reader_survives_a_failed_allocation(void **state)
{
	struct fixture *f = *state;
	unsigned n = 0;

	while (make_reader(f, n) != FONDS_OK) {
		assert_true(fault_fired());
		n++;
	}
	assert_true(n > 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_ok_when_size_and_every_digest_agree),
		TEST(test_digests_are_computed_when_nothing_is_expected),
		TEST(test_corrupt_when_two_reads_give_the_same_other_bytes),
		TEST(test_corrupt_when_only_the_last_expected_digest_differs),
		TEST(test_corrupt_when_the_size_differs),
		TEST(test_unconfirmed_when_the_second_read_is_as_expected),
		TEST(test_unconfirmed_when_only_a_kernel_finds_it_bad),
		TEST(test_unconfirmed_when_the_two_reads_differ),
		TEST(test_unconfirmed_when_the_second_read_fails_or_is_unstable),
		TEST(test_each_failure_to_open_has_its_verdict),
		TEST(test_unreadable_when_something_else_is_in_its_place),
		TEST(test_unreadable_when_reading_fails),
		TEST(test_unstable_when_the_state_changes_even_if_the_digest_fits),
		TEST(test_own_trouble_is_no_verdict_on_the_file),
		TEST(test_stops_when_told_to),
		TEST(test_failed_allocation_is_never_a_verdict),
		TEST(test_finding_stands_when_there_is_no_memory_to_describe_it),
		TEST(test_reader_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
