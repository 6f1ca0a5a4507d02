/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/digest-log.h"
#include "tests/unit/scratch.h"

#define ABC_MD5 "900150983cd24fb0d6963f7d28e17f72"
#define ABC_SHA1 "a9993e364706816aba3e25717850c26c9cd0d89d"
#define ABC_SHA256 \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct digest_log log_;
static struct fonds_digest_options options;
static struct fonds_digest_summary summary;

static int set_up(void **state)
{
	log_ = (struct digest_log){ 0 };
	options = (struct fonds_digest_options)DIGEST_LOG_OPTIONS(&log_);
	return scratch_enter(state);
}

static void check_paths(
	const char *const *paths, size_t count, const char *expected)
{
	assert_int_equal(FONDS_OK,
		fonds_digest_paths(paths, count, &options, &summary, NULL));
	assert_string_equal(expected, log_.text);
}

static void make_folder(void)
{
	scratch_write("in/b", "abc");
	scratch_write("in/a/z", "");
	scratch_write("in/a!", "x");
	scratch_folder("in/empty");
	assert_int_equal(0, symlink("b", "in/link"));
	assert_int_equal(0, mkfifo("in/pipe", 0600));
}

static void test_a_file_and_a_folder_in_the_order_of_their_names(void **state)
{
	static const char *const paths[] = { "file", "in", "in/b" };

	(void)state;
	scratch_write("file", "abc");
	make_folder();
	check_paths(paths, COUNT(paths),
		"file ok 3\n"
		"in/a! ok 1\n"
		"in/a/z ok 0\n"
		"in/b ok 3\n"
		"in/link unreadable 0 a symbolic link, not followed below a "
		"folder\n"
		"in/pipe unreadable 0 neither a file nor a folder\n"
		"in/b ok 3\n");
	assert_int_equal(7, summary.files);
	assert_int_equal(10, summary.bytes);
	assert_int_equal(5, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_UNREADABLE]);
	assert_int_equal(5, summary.cached);
	assert_false(fonds_digest_is_sound(&summary));
	assert_string_equal("sha256 " ABC_SHA256, log_.digests);
}

static void test_what_is_left_out_keeps_its_place_with_many_threads(
	void **state)
{
	static const char *const paths[] = { "in" };
	char expected[8192];
	size_t at = 0;

	(void)state;
	for (int i = 0; i < 60; i++) {
		char name[32];

		(void)snprintf(name, sizeof(name), "in/%02d", i);
		if (i % 3 == 1) {
			assert_int_equal(0, symlink("x", name));
		} else {
			scratch_write(name, i % 3 == 0 ? "abc" : "");
		}
		at += (size_t)snprintf(expected + at, sizeof(expected) - at,
			i % 3 == 1 ? "%s unreadable 0 a symbolic link, not "
				     "followed below a folder\n"
				   : "%s ok %d\n",
			name, i % 3 == 0 ? 3 : 0);
	}
	options.jobs = 8;
	check_paths(paths, 1, expected);
	log_ = (struct digest_log){ 0 };
	options.unordered = true;
	assert_int_equal(FONDS_OK,
		fonds_digest_paths(paths, 1, &options, &summary, NULL));
	assert_int_equal(60, log_.count);
	assert_int_equal(40, summary.verdicts[FONDS_VERDICT_OK]);
}

static void test_a_slash_is_there_once(void **state)
{
	static const char *const paths[] = { "in/", "in//", "./in" };

	(void)state;
	scratch_write("in/b", "abc");
	check_paths(
		paths, COUNT(paths), "in/b ok 3\nin//b ok 3\n./in/b ok 3\n");
}

static void test_names_that_no_bag_may_have(void **state)
{
	static const char *const paths[] = { "in" };

	(void)state;
	scratch_write("in/C:x", "abc");
	scratch_write("in/\\x", "abc");
	scratch_write("in/a\\..\\b", "abc");
	scratch_write("in/~$x.doc", "abc");
	check_paths(paths, 1,
		"in/C:x ok 3\nin/\\x ok 3\nin/a\\..\\b ok 3\nin/~$x.doc ok "
		"3\n");
}

static void test_several_algorithms_in_the_order_asked_for(void **state)
{
	static const enum fonds_algorithm algorithms[] = { FONDS_SHA1,
		FONDS_MD5 };
	static const char *const paths[] = { "file" };

	(void)state;
	scratch_write("file", "abc");
	options.algorithms = algorithms;
	options.algorithm_count = 2;
	check_paths(paths, 1, "file ok 3\n");
	assert_string_equal("sha1 " ABC_SHA1 " md5 " ABC_MD5, log_.digests);
}

static void test_named_links_are_followed(void **state)
{
	static const char *const paths[] = { "link", "way", "lost" };

	(void)state;
	scratch_write("in/b", "abc");
	assert_int_equal(0, symlink("in/b", "link"));
	assert_int_equal(0, symlink("in", "way"));
	assert_int_equal(0, symlink("gone", "lost"));
	check_paths(paths, COUNT(paths),
		"link ok 3\nway/b ok 3\nlost missing 0 No such file or "
		"directory\n");
}

static void test_a_folder_that_cannot_be_opened_is_told(void **state)
{
	static const char *const paths[] = { "in", "file" };

	(void)state;
	scratch_write("in/b", "abc");
	scratch_write("file", "abc");
	fault_arm_errno(FAULT_OPEN, 0, EACCES);
	check_paths(paths, 2, "in denied 0 Permission denied\nfile ok 3\n");
	fault_disarm();
	log_ = (struct digest_log){ 0 };
	fault_arm_errno(FAULT_LIST, 0, EIO);
	check_paths(
		paths, 2, "in unreadable 0 Input/output error\nfile ok 3\n");
	fault_disarm();
}

static void test_too_many_open_files_is_no_fault_of_the_folder(void **state)
{
	static const char *const paths[] = { "in" };
	struct fonds_error *error = NULL;

	(void)state;
	scratch_write("in/b", "abc");
	fault_arm_errno(FAULT_OPEN, 0, EMFILE);
	assert_int_equal(FONDS_ERR_IO,
		fonds_digest_paths(paths, 1, &options, &summary, &error));
	fault_disarm();
	assert_int_equal(EMFILE, fonds_error_errno(error));
	fonds_error_free(error);
	assert_int_equal(0, log_.count);
}

static void feed_stdin(const char *text)
{
	int ends[2];

	assert_int_equal(0, pipe(ends));
	assert_int_equal(strlen(text), write(ends[1], text, strlen(text)));
	assert_int_equal(STDIN_FILENO, dup2(ends[0], STDIN_FILENO));
	(void)close(ends[0]);
	(void)close(ends[1]);
}

static void test_a_dash_is_standard_input_once_and_only_where_asked(
	void **state)
{
	static const char *const paths[] = { "-", "-" };
	int saved = dup(STDIN_FILENO);

	(void)state;
	options.dash_is_stdin = true;
	feed_stdin("abc");
	check_paths(paths, 2,
		"- ok 3\n- unreadable 0 standard input can be read only "
		"once\n");
	(void)close(STDIN_FILENO);
	log_ = (struct digest_log){ 0 };
	check_paths(paths, 1, "- unreadable 0 Bad file descriptor\n");
	if (saved >= 0)
		assert_int_equal(STDIN_FILENO, dup2(saved, STDIN_FILENO));
	(void)close(saved);
	log_ = (struct digest_log){ 0 };
	options.dash_is_stdin = false;
	scratch_write("-", "ab");
	check_paths(paths, 2, "- ok 2\n- ok 2\n");
}

static int count_down(const char **ret, void *payload)
{
	static char name[16];
	int *left = payload;

	if (*left < 0)
		return -*left;
	(void)snprintf(name, sizeof(name), "%d", *left);
	*ret = *left > 0 ? name : NULL;
	*left = *left == 100 ? -EIO : *left - 1;
	return 0;
}

static void test_names_are_asked_for_one_by_one(void **state)
{
	struct fonds_error *error = NULL;
	int left = 3;

	(void)state;
	scratch_write("3", "abc");
	scratch_write("1", "abc");
	assert_int_equal(FONDS_OK, fonds_digest_names(count_down, &left,
					   &options, &summary, NULL));
	assert_string_equal(
		"3 ok 3\n2 missing 0 No such file or directory\n1 ok 3\n",
		log_.text);
	left = 100;
	assert_int_equal(FONDS_ERR_IO, fonds_digest_names(count_down, &left,
					       &options, &summary, &error));
	assert_string_equal("cannot read the names: Input/output error",
		fonds_error_message(error));
	fonds_error_free(error);
	left = -EINTR;
	assert_int_equal(
		FONDS_ERR_CANCELLED, fonds_digest_names(count_down, &left,
					     &options, &summary, NULL));
}

static void test_a_callback_stops_the_call(void **state)
{
	static const char *const paths[] = { "in", "in" };
	struct fonds_error *error = NULL;

	(void)state;
	make_folder();
	for (unsigned i = 1; i <= 10; i++) {
		log_ = (struct digest_log){ .stop_at = i };
		assert_int_equal(FONDS_ERR_CANCELLED,
			fonds_digest_paths(
				paths, 2, &options, &summary, &error));
		assert_string_equal("stopped", fonds_error_message(error));
		assert_int_equal(i, log_.count);
		assert_int_equal(i, summary.files);
		fonds_error_free(error);
		error = NULL;
	}
}

static void test_what_makes_no_sense_is_refused(void **state)
{
	static const enum fonds_algorithm twice[] = { FONDS_MD5, FONDS_SHA1,
		FONDS_MD5 };
	static const enum fonds_algorithm none[] = { (enum fonds_algorithm)0 };
	static const char *const paths[] = { "file" };

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_paths(NULL, 1, &options, NULL, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_names(NULL, NULL, &options, NULL, NULL));
	options.algorithms = twice;
	options.algorithm_count = 3;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_paths(paths, 1, &options, NULL, NULL));
	options.algorithms = none;
	options.algorithm_count = 1;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_paths(paths, 1, &options, NULL, NULL));
	options.algorithms = NULL;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_paths(paths, 1, &options, NULL, NULL));
	options.algorithm_count = 0;
	options.struct_size--;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_paths(paths, 1, &options, NULL, NULL));
	assert_int_equal(0, log_.count);
}

static void test_no_options_and_no_paths_will_do(void **state)
{
	static const char *const paths[] = { "file" };

	(void)state;
	scratch_write("file", "abc");
	assert_int_equal(
		FONDS_OK, fonds_digest_paths(paths, 1, NULL, NULL, NULL));
	assert_int_equal(FONDS_OK,
		fonds_digest_paths(NULL, 0, &options, &summary, NULL));
	assert_int_equal(0, summary.files);
	assert_false(fonds_digest_is_sound(&summary));
}

/* A worker that cannot be had may be done without, so success is allowed. */
static void test_survives_failed_allocations(void **state)
{
	static const char *const paths[] = { "in", "file", "gone", "in" };
	size_t fds = scratch_count_fds();

	(void)state;
	make_folder();
	scratch_write("file", "abc");
	for (unsigned n = 0;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		log_ = (struct digest_log){ 0 };
		fault_arm(FAULT_ALLOC, n);
		status = fonds_digest_paths(
			paths, COUNT(paths), &options, &summary, &error);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (status == FONDS_OK)
			assert_int_equal(12, log_.count);
		else
			assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_error_free(error);
		if (!fault_fired())
			break;
	}
	assert_int_equal(12, log_.count);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_file_and_a_folder_in_the_order_of_their_names),
		TEST(test_what_is_left_out_keeps_its_place_with_many_threads),
		TEST(test_a_slash_is_there_once),
		TEST(test_names_that_no_bag_may_have),
		TEST(test_several_algorithms_in_the_order_asked_for),
		TEST(test_named_links_are_followed),
		TEST(test_a_folder_that_cannot_be_opened_is_told),
		TEST(test_too_many_open_files_is_no_fault_of_the_folder),
		TEST(test_a_dash_is_standard_input_once_and_only_where_asked),
		TEST(test_names_are_asked_for_one_by_one),
		TEST(test_a_callback_stops_the_call),
		TEST(test_what_makes_no_sense_is_refused),
		TEST(test_no_options_and_no_paths_will_do),
		TEST(test_survives_failed_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
