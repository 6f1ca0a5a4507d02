/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/bag-path.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"

static void check_accepted(const char *text, const char *expected)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_OK,
		fonds_bag_path_new(text, strlen(text), &path, &error));
	assert_string_equal(expected, fonds_bag_path_text(path));
	assert_null(error);
}

static void check_refused(const char *text, const char *why)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_bag_path *path = NULL;

	assert_int_equal(FONDS_ERR_UNSAFE,
		fonds_bag_path_new(text, strlen(text), &path, &error));
	assert_null(path);
	assert_non_null(strstr(fonds_error_message(error), why));
}

static void test_takes_what_lies_below_the_bag(void **state)
{
	(void)state;
	check_accepted("a", "a");
	check_accepted("data/a b.txt", "data/a b.txt");
	check_accepted("data/...", "data/...");
	check_accepted("..data/a..", "..data/a..");
	check_accepted("data/~a", "data/~a");
	check_accepted("data/C:", "data/C:");
	check_accepted("1:2", "1:2");
	check_accepted("a\\b", "a\\b");
	check_accepted("-rf", "-rf");
	check_accepted("a\nb\x1b\xff", "a\nb\x1b\xff");
}

static void test_drops_what_means_nothing(void **state)
{
	(void)state;
	check_accepted("./a", "a");
	check_accepted("././a", "a");
	check_accepted("a//b///c", "a/b/c");
	check_accepted("a/./b/././c", "a/b/c");
	check_accepted(".//a", "a");
}

static void test_refuses_what_could_leave_the_bag(void **state)
{
	(void)state;
	check_refused("", "names no file");
	check_refused(".", "names no file");
	check_refused("./", "names no file");
	check_refused("/", "absolute");
	check_refused("/etc/passwd", "absolute");
	check_refused("//a", "absolute");
	check_refused("..", "'..'");
	check_refused("../a", "'..'");
	check_refused("a/..", "'..'");
	check_refused("a/../b", "'..'");
	check_refused("a/./../b", "'..'");
	check_refused("..\\a", "'..'");
	check_refused("a\\..\\b", "'..'");
	check_refused("a/..\\b", "'..'");
	check_refused("a\\..", "'..'");
	check_refused("~", "'~'");
	check_refused("~root/a", "'~'");
	check_refused("C:", "drive letter");
	check_refused("c:a", "drive letter");
	check_refused("C:\\a", "drive letter");
	check_refused("\\a", "backslash");
	check_refused("%HomeDrive%\\Windows\\x.exe", "variable");
	check_refused("%TEMP_DIR%\\", "variable");
	check_refused("\\\\host\\share", "backslash");
	check_refused("a/", "slash");
	check_refused("a/.", "slash");
}

static void test_looks_at_what_is_left_after_dropping(void **state)
{
	(void)state;
	check_refused("./~a", "'~'");
	check_refused("././C:a", "drive letter");
	check_refused(".//\\a", "backslash");
}

static void test_refuses_a_nul_inside(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_bag_path *path = NULL;

	(void)state;
	assert_int_equal(
		FONDS_ERR_UNSAFE, fonds_bag_path_new("a\0b", 3, &path, &error));
	assert_string_equal(
		"path 'a' has a NUL byte in it", fonds_error_message(error));
	assert_int_equal(
		FONDS_ERR_UNSAFE, fonds_bag_path_new("a\0", 2, &path, NULL));
	assert_null(path);
}

static void test_takes_any_name_that_a_walk_found(void **state)
{
	static const char *const names[] = { "~$a.doc", "~", "C:x", "\\a",
		"a\\..\\b", "..\\a", "a/..b", "a\nb\xff" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		fonds_cleanup(
			fonds_bag_path_freep) struct fonds_bag_path *path =
			NULL;

		assert_int_equal(
			FONDS_OK, fonds_bag_path_found(names[i], &path, NULL));
		assert_string_equal(names[i], fonds_bag_path_text(path));
	}
}

static void test_no_walk_finds_what_leaves_the_folder(void **state)
{
	static const char *const names[] = { "", ".", "/a", "a/", "..", "../a",
		"a/../b" };
	struct fonds_bag_path *path = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_int_equal(FONDS_ERR_UNSAFE,
			fonds_bag_path_found(names[i], &path, NULL));
	assert_null(path);
}

static void test_reads_no_byte_past_the_size(void **state)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	/* On the heap without a NUL, so that a sanitizer sees it. */
	fonds_cleanup(fonds_freep) char *text = malloc(3);

	(void)state;
	assert_non_null(text);
	memcpy(text, "a/b", 3);
	assert_int_equal(FONDS_OK, fonds_bag_path_new(text, 3, &path, NULL));
	assert_string_equal("a/b", fonds_bag_path_text(path));
	memcpy(text, "a/.", 3);
	assert_int_equal(
		FONDS_ERR_UNSAFE, fonds_bag_path_new(text, 3, &path, NULL));
}

static void test_takes_any_length(void **state)
{
	enum {
		SIZE = 100001
	};
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_freep) char *text = malloc(SIZE);
	struct fonds_bag_path *none = NULL;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < SIZE; i++)
		text[i] = i % 2 == 0 ? 'a' : '/';
	assert_int_equal(FONDS_OK, fonds_bag_path_new(text, SIZE, &path, NULL));
	assert_int_equal(SIZE, strlen(fonds_bag_path_text(path)));
	/* A message is not as long as what it is about. */
	assert_int_equal(FONDS_ERR_UNSAFE,
		fonds_bag_path_new(text, SIZE - 1, &none, &error));
	assert_true(strlen(fonds_error_message(error)) < 8192);
}

static void test_knows_the_payload(void **state)
{
	static const struct {
		const char *text;
		bool is_payload;
	} cases[] = {
		{ "data/a", true },
		{ "./data//a", true },
		{ "data", false },
		{ "database/a", false },
		{ "Data/a", false },
		{ "a/data/b", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fonds_cleanup(
			fonds_bag_path_freep) struct fonds_bag_path *path =
			NULL;

		assert_int_equal(
			FONDS_OK, fonds_bag_path_new(cases[i].text,
					  strlen(cases[i].text), &path, NULL));
		assert_int_equal(
			cases[i].is_payload, fonds_bag_path_is_payload(path));
	}
}

static void test_a_copy_stands_alone(void **state)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *copy = NULL;
	struct fonds_bag_path *path = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_bag_path_new("a/b", 3, &path, NULL));
	assert_int_equal(FONDS_OK, fonds_bag_path_dup(path, &copy, NULL));
	fonds_bag_path_free(path);
	assert_string_equal("a/b", fonds_bag_path_text(copy));
}

static enum fonds_status make_and_copy(
	struct fonds_bag_path **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_bag_path_new("a/b", 3, &path, error);

	return status < 0 ? status : fonds_bag_path_dup(path, ret, error);
}

static void test_survives_want_of_memory(void **state)
{
	struct fonds_bag_path *path = NULL;
	enum fonds_status status;
	unsigned n;

	(void)state;
	for (n = 0;; n++) {
		struct fonds_error *error = NULL;

		fault_arm(FAULT_ALLOC, n);
		status = make_and_copy(&path, &error);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(path);
		assert_string_equal(
			"out of memory", fonds_error_message(error));
		fonds_error_free(error);
	}
	assert_int_equal(2, n);
	assert_int_equal(FONDS_OK, status);
	fonds_bag_path_free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_takes_what_lies_below_the_bag),
		cmocka_unit_test(test_drops_what_means_nothing),
		cmocka_unit_test(test_refuses_what_could_leave_the_bag),
		cmocka_unit_test(test_looks_at_what_is_left_after_dropping),
		cmocka_unit_test(test_refuses_a_nul_inside),
		cmocka_unit_test(test_takes_any_name_that_a_walk_found),
		cmocka_unit_test(test_no_walk_finds_what_leaves_the_folder),
		cmocka_unit_test(test_reads_no_byte_past_the_size),
		cmocka_unit_test(test_takes_any_length),
		cmocka_unit_test(test_knows_the_payload),
		cmocka_unit_test(test_a_copy_stands_alone),
		cmocka_unit_test(test_survives_want_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
