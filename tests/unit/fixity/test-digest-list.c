/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/digest-log.h"
#include "tests/unit/scratch.h"

#define ABC_MD5 "900150983cd24fb0d6963f7d28e17f72"
#define ABD_MD5 "4911e516e5aa21d327512e0c8b197616"
#define ABC_SHA1 "a9993e364706816aba3e25717850c26c9cd0d89d"
#define ABC_SHA256 \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define ABC_SHA3 \
	"3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"

static struct digest_log log_;
static struct fonds_digest_options options;
static struct fonds_digest_summary summary;

static int set_up(void **state)
{
	log_ = (struct digest_log){ 0 };
	options = (struct fonds_digest_options)DIGEST_LOG_OPTIONS(&log_);
	return scratch_enter(state);
}

static void check_list(const char *text, const char *expected)
{
	static const char *const lists[] = { "list" };

	scratch_write("list", text);
	log_ = (struct digest_log){ 0 };
	assert_int_equal(FONDS_OK,
		fonds_digest_check(lists, 1, &options, &summary, NULL));
	assert_string_equal(expected, log_.text);
}

static void test_each_file_gets_its_verdict(void **state)
{
	(void)state;
	scratch_write("a", "abc");
	scratch_write("b", "abd");
	check_list(ABC_MD5 "  a\n" ABC_MD5 "  b\n" ABC_MD5 "  c\n",
		"a ok 3\n"
		"b corrupt 3 the md5 digest is " ABD_MD5 ", expected " ABC_MD5
		"; second read: the same\n"
		"c missing 0 No such file or directory\n");
	assert_int_equal(3, summary.files);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_MISSING]);
	assert_false(fonds_digest_is_sound(&summary));
	check_list(ABC_MD5 "  a\n", "a ok 3\n");
	assert_true(fonds_digest_is_sound(&summary));
}

static void test_only_regular_files_are_read_and_links_to_them(void **state)
{
	(void)state;
	scratch_write("a", "abc");
	assert_int_equal(0, symlink("a", "link"));
	assert_int_equal(0, mkfifo("pipe", 0600));
	scratch_folder("folder");
	check_list(ABC_MD5 "  link\n" ABC_MD5 "  pipe\n" ABC_MD5 "  folder\n",
		"link ok 3\n"
		"pipe unreadable 0 'pipe' is a FIFO, not a file\n"
		"folder unreadable 0 'folder' is a folder, not a file\n");
}

static void test_neighbouring_lines_for_one_file_are_one_check(void **state)
{
	(void)state;
	scratch_write("a", "abc");
	scratch_write("b", "abc");
	check_list("MD5 (a) = " ABC_MD5 "\nSHA1 (a) = " ABC_SHA1
		   "\nMD5 (b) = " ABC_MD5 "\nSHA1 (a) = " ABC_SHA1 "\n",
		"a ok 3\nb ok 3\na ok 3\n");
	assert_string_equal("md5 " ABC_MD5 " sha1 " ABC_SHA1, log_.digests);
	/* The second is compared too. */
	scratch_write("a", "abd");
	check_list("SHA1 (b) = " ABC_SHA1 "\nMD5 (b) = " ABD_MD5 "\n",
		"b corrupt 3 the md5 digest is " ABC_MD5 ", expected " ABD_MD5
		"; second read: the same\n");
	/* The same algorithm twice is two claims. */
	check_list(ABC_MD5 "  b\n" ABD_MD5 "  b\n",
		"b ok 3\n"
		"b corrupt 3 the md5 digest is " ABC_MD5 ", expected " ABD_MD5
		"; second read: the same\n");
}

static void test_problems_and_notes_stand_in_the_order_of_the_lines(
	void **state)
{
	(void)state;
	scratch_write("a", "abc");
	options.jobs = 4;
	check_list(ABC_MD5 "  a\nrubbish\n" ABC_MD5 "  a\n",
		"a ok 3\n"
		"! list:2 neither 'CHECKSUM  PATH' nor 'ALGORITHM (PATH) = "
		"CHECKSUM'\n"
		"a ok 3\n");
	assert_int_equal(1, summary.problems);
	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_OK]);
	assert_false(fonds_digest_is_sound(&summary));
	check_list("\xef\xbb\xbf" ABC_MD5 "  a\n",
		"? list:1 a byte order mark before it is ignored\na ok 3\n");
	assert_int_equal(1, summary.notes);
	assert_true(fonds_digest_is_sound(&summary));
}

static void test_a_list_that_names_no_file_is_a_problem(void **state)
{
	(void)state;
	check_list("", "! list:0 it names no file that could be checked\n");
	check_list("# nothing\n\n",
		"! list:0 it names no file that could be checked\n");
	assert_int_equal(1, summary.problems);
	assert_int_equal(0, summary.files);
	assert_false(fonds_digest_is_sound(&summary));
}

static void test_several_lists_each_with_its_algorithms(void **state)
{
	static const char *const lists[] = { "one", "two" };

	(void)state;
	scratch_write("a", "abc");
	scratch_write("one", ABC_MD5 "  a\n");
	scratch_write("two", ABC_SHA1 "  a\n" ABC_SHA256 "  a\n");
	assert_int_equal(FONDS_OK,
		fonds_digest_check(lists, 2, &options, &summary, NULL));
	assert_string_equal("a ok 3\na ok 3\n", log_.text);
	assert_string_equal(
		"sha1 " ABC_SHA1 " sha256 " ABC_SHA256, log_.digests);
	assert_int_equal(2, summary.files);
	assert_true(fonds_digest_is_sound(&summary));
}

static void test_the_algorithm_that_was_asked_for_is_assumed(void **state)
{
	static const enum fonds_algorithm sha3 = FONDS_SHA3_256;

	(void)state;
	scratch_write("a", "abc");
	options.algorithms = &sha3;
	options.algorithm_count = 1;
	check_list(ABC_SHA3 "  a\n", "a ok 3\n");
	check_list(ABC_MD5 "  a\n", "a ok 3\n");
}

static void test_lines_that_end_in_nul(void **state)
{
	static const char text[] = ABC_MD5 "  a\nb\0" ABC_MD5 "  c\\n";
	static const char *const lists[] = { "list" };

	(void)state;
	scratch_write("a\nb", "abc");
	scratch_write("c\\n", "abc");
	scratch_write_bytes("list", text, sizeof(text));
	options.ends_with_nul = true;
	assert_int_equal(FONDS_OK,
		fonds_digest_check(lists, 1, &options, &summary, NULL));
	assert_string_equal("a\nb ok 3\nc\\n ok 3\n", log_.text);
}

static void test_sizes_are_compared(void **state)
{
	(void)state;
	scratch_write("a", "abc");
	check_list("%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n"
		   "3," ABC_MD5 "," ABC_SHA256 ",a\n"
		   "4," ABC_MD5 "," ABC_SHA256 ",a\n",
		"a ok 3\n"
		"a corrupt 3 the size is 3 bytes, expected 4; second read: "
		"the same\n");
}

static void test_a_list_that_cannot_be_read_ends_the_call(void **state)
{
	static const char *const lists[] = { "list", "gone" };
	struct fonds_error *error = NULL;

	(void)state;
	scratch_write("a", "abc");
	scratch_write("list", ABC_MD5 "  a\n");
	assert_int_equal(FONDS_ERR_IO,
		fonds_digest_check(lists, 2, &options, &summary, &error));
	assert_string_equal("cannot open 'gone': No such file or directory",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_int_equal(1, summary.files);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_check(NULL, 1, &options, NULL, NULL));
}

static void test_a_callback_stops_the_call(void **state)
{
	static const char *const lists[] = { "list" };

	(void)state;
	scratch_write("a", "abc");
	scratch_write("list", ABC_MD5 "  a\nrubbish\n" ABC_MD5 "  a\n");
	for (unsigned i = 1; i <= 3; i++) {
		log_ = (struct digest_log){ .stop_at = i };
		assert_int_equal(FONDS_ERR_CANCELLED,
			fonds_digest_check(lists, 1, &options, &summary, NULL));
		assert_int_equal(i, log_.count);
	}
}

static void test_survives_failed_allocations(void **state)
{
	static const char *const lists[] = { "list", "list" };
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_write("a", "abc");
	scratch_write("list",
		"MD5 (a) = " ABC_MD5 "\nSHA1 (a) = " ABC_SHA1 "\nrubbish\n"
		"MD5 (b) = " ABC_MD5 "\n");
	for (unsigned n = 0;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		log_ = (struct digest_log){ 0 };
		fault_arm(FAULT_ALLOC, n);
		status = fonds_digest_check(
			lists, 2, &options, &summary, &error);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (status == FONDS_OK)
			assert_int_equal(6, log_.count);
		else
			assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_error_free(error);
		if (!fault_fired())
			break;
	}
	assert_int_equal(6, log_.count);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_each_file_gets_its_verdict),
		TEST(test_only_regular_files_are_read_and_links_to_them),
		TEST(test_neighbouring_lines_for_one_file_are_one_check),
		TEST(test_problems_and_notes_stand_in_the_order_of_the_lines),
		TEST(test_a_list_that_names_no_file_is_a_problem),
		TEST(test_several_lists_each_with_its_algorithms),
		TEST(test_the_algorithm_that_was_asked_for_is_assumed),
		TEST(test_lines_that_end_in_nul),
		TEST(test_sizes_are_compared),
		TEST(test_a_list_that_cannot_be_read_ends_the_call),
		TEST(test_a_callback_stops_the_call),
		TEST(test_survives_failed_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
