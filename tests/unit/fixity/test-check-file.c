/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/algorithm.h"
#include "fixity/check-file.h"
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
	struct fonds_check_reader *reader;
	struct fonds_bag_path *path;
	struct fonds_digest expected[2];
	struct fonds_check_item item;
	struct fonds_check_outcome outcome;
};

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	f.file.path = "x";
	f.file.readings[0].text = "abc";
	f.file.readings[1].text = "abc";
	f.file.reading_count = 2;
	fake_tree_init(&f.tree, &f.file, 1);
	f.check.tree = &f.tree.tree;
	f.check.algorithms = algorithms;
	f.check.algorithm_count = 2;
	assert_true(fonds_digest_parse(
		FONDS_MD5, ABC_MD5, strlen(ABC_MD5), &f.expected[0]));
	assert_true(fonds_digest_parse(
		FONDS_SHA1, ABC_SHA1, strlen(ABC_SHA1), &f.expected[1]));
	assert_int_equal(FONDS_OK, fonds_bag_path_new("x", 1, &f.path, NULL));
	f.item = (struct fonds_check_item){
		.path = f.path,
		.size = 3,
		.expected = f.expected,
		.expected_count = 2,
	};
	assert_int_equal(FONDS_OK,
		fonds_check_reader_new(&f.check, &f.shared, &f.reader, NULL));
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(0, f->tree.streams);
	fonds_check_outcome_clear(&f->outcome);
	fonds_check_reader_free(f->reader);
	fonds_bag_path_free(f->path);
	return 0;
}

static void check_verdict(
	struct fixture *f, enum fonds_verdict verdict, const char *detail)
{
	fonds_check_file(f->reader, &f->item, &f->outcome);
	assert_int_equal(FONDS_OK, f->outcome.status);
	assert_string_equal(fonds_verdict_name(verdict),
		fonds_verdict_name(f->outcome.verdict));
	if (detail)
		assert_string_equal(
			detail, fonds_error_message(f->outcome.error));
	else
		assert_null(f->outcome.error);
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
	assert_int_equal(3, f->outcome.size);
	assert_true(f->outcome.is_complete);
	assert_hex(ABC_SHA1, &f->outcome.digests[0]);
	assert_hex(ABC_MD5, &f->outcome.digests[1]);
	assert_int_equal(1, f->file.opened);
	assert_int_equal(3, f->shared.bytes);
}

static void test_digests_are_computed_when_nothing_is_expected(void **state)
{
	struct fixture *f = *state;

	f->item.expected_count = 0;
	f->item.size = FONDS_SIZE_UNKNOWN;
	check_verdict(f, FONDS_VERDICT_OK, NULL);
	assert_hex(ABC_MD5, &f->outcome.digests[1]);
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
	assert_hex(ABD_MD5, &f->outcome.digests[1]);
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
	fonds_check_outcome_clear(&f->outcome);
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
	assert_hex(ABD_MD5, &f->outcome.digests[1]); /* of the first read */
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
	fonds_check_outcome_clear(&f->outcome);
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
		fonds_check_outcome_clear(&f->outcome);
		fonds_check_file(f->reader, &f->item, &f->outcome);
		assert_int_equal(FONDS_OK, f->outcome.status);
		assert_int_equal(cases[i].verdict, f->outcome.verdict);
		assert_int_equal(cases[i].sys_errno,
			fonds_error_errno(f->outcome.error));
		assert_false(f->outcome.is_complete);
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
	assert_int_equal(3, f->outcome.size);
	assert_false(f->outcome.is_complete);
	f->file.readings[0].read_errno = 0;
	f->file.readings[0].state_errno = ESTALE;
	f->file.opened = 0;
	fonds_check_outcome_clear(&f->outcome);
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
	fonds_check_outcome_clear(&f->outcome);
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
		fonds_check_outcome_clear(&f->outcome);
		fonds_check_file(f->reader, &f->item, &f->outcome);
		assert_int_equal(cases[i / 2].status, f->outcome.status);
	}
}

static void test_stops_when_told_to(void **state)
{
	struct fixture *f = *state;

	f->shared.stop = true;
	fonds_check_file(f->reader, &f->item, &f->outcome);
	assert_int_equal(FONDS_ERR_CANCELLED, f->outcome.status);
	assert_int_equal(0, f->file.opened);
}

static void test_failed_allocation_is_never_a_verdict(void **state)
{
	struct fixture *f = *state;

	for (unsigned n = 0;; n++) {
		f->file.opened = 0;
		fonds_check_outcome_clear(&f->outcome);
		fault_arm(FAULT_ALLOC, n);
		fonds_check_file(f->reader, &f->item, &f->outcome);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, f->outcome.status);
		assert_string_equal(
			"out of memory", fonds_error_message(f->outcome.error));
	}
	assert_int_equal(FONDS_OK, f->outcome.status);
	assert_int_equal(FONDS_VERDICT_OK, f->outcome.verdict);
}

static void test_finding_stands_when_there_is_no_memory_to_describe_it(
	void **state)
{
	struct fixture *f = *state;
	unsigned verdicts = 0;

	f->file.readings[0].text = f->file.readings[1].text = "abd";
	for (unsigned n = 0;; n++) {
		f->file.opened = 0;
		fonds_check_outcome_clear(&f->outcome);
		fault_arm(FAULT_ALLOC, n);
		fonds_check_file(f->reader, &f->item, &f->outcome);
		fault_disarm();
		if (f->outcome.status == FONDS_OK) {
			assert_int_equal(
				FONDS_VERDICT_CORRUPT, f->outcome.verdict);
			assert_non_null(f->outcome.error);
			verdicts++;
		}
		if (!fault_fired())
			break;
	}
	assert_true(verdicts > 1);
}

static void test_reader_survives_a_failed_allocation(void **state)
{
	struct fixture *f = *state;
	struct fonds_check_reader *reader = NULL;

	for (unsigned n = 0;; n++) {
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_check_reader_new(
			&f->check, &f->shared, &reader, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(reader);
	}
	fonds_check_reader_free(reader);
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
