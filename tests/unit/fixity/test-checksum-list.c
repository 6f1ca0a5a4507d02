/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/checksum-list.h"
#include "tests/unit/fault.h"

#define MD5 "900150983cd24fb0d6963f7d28e17f72"
#define SHA256 \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define TIGER "2aab1484e8c158f2bfb8c5ff41b57a525129131c957b5f93"
#define NUL_IN_IT "there is a NUL in it, as if lines ended so"
#define NO_LINE "neither 'CHECKSUM  PATH' nor 'ALGORITHM (PATH) = CHECKSUM'"

static const struct fonds_checksum_options ends_with_nul = {
	.ends_with_nul = true,
};

/*
 * What a list comes to, a line each: "2 sha256 path" for an entry, with a "3:"
 * before the path where the size is known; "2 ! text" for a problem, "2 ~
 * text" for a note.
 */
static void describe_entry(
	struct fonds_buffer *buffer, const struct fonds_checksum_entry *entry)
{
	fonds_buffer_printf(buffer, "%zu", entry->line);
	for (size_t i = 0; i < entry->digest_count; i++)
		fonds_buffer_printf(buffer, " %s",
			fonds_algorithm_name(entry->digests[i].algorithm));
	fonds_buffer_add_text(buffer, " ");
	if (entry->size != UINT64_MAX)
		fonds_buffer_printf(buffer, "%d:", (int)entry->size);
	fonds_buffer_add(buffer, entry->path, entry->path_size);
	fonds_buffer_add_text(buffer, "\n");
	assert_int_equal(entry->path_size, strlen(entry->path));
}

static void describe(struct fonds_buffer *buffer, const char *text, size_t size,
	const struct fonds_checksum_options *options)
{
	fonds_cleanup(
		fonds_checksum_list_freep) struct fonds_checksum_list *list =
		NULL;
	const struct fonds_checksum_entry *entry;
	const struct fonds_checksum_problem *problem;

	assert_int_equal(FONDS_OK,
		fonds_checksum_list_new(text, size, options, &list, NULL));
	for (;;) {
		assert_int_equal(FONDS_OK,
			fonds_checksum_list_next(list, &entry, &problem, NULL));
		assert_false(entry && problem);
		if (entry)
			describe_entry(buffer, entry);
		else if (problem)
			fonds_buffer_printf(buffer, "%zu %c %s\n",
				problem->line, problem->is_note ? '~' : '!',
				problem->text);
		else
			break;
	}
	/* The end is the end. */
	assert_int_equal(FONDS_OK,
		fonds_checksum_list_next(list, &entry, &problem, NULL));
	assert_true(!entry && !problem);
}

static void check_bytes(const char *text, size_t size,
	const struct fonds_checksum_options *options, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	/* On the heap, where reading past the end is seen. */
	fonds_cleanup(fonds_freep) char *copy = malloc(size + !size);

	assert_non_null(copy);
	memcpy(copy, text, size);
	fonds_buffer_init(&buffer, (size_t)1 << 20);
	describe(&buffer, copy, size, options);
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void check(const char *text, const char *expected)
{
	check_bytes(text, strlen(text), NULL, expected);
}

#define CHECK_NUL(text, expected) \
	check_bytes(text, sizeof(text) - 1, &ends_with_nul, expected)

static void test_a_list_of_sha256sum(void **state)
{
	(void)state;
	check(SHA256 "  a b\n"
		     "\\" SHA256 "  n\\nl\n"
		     "\\" SHA256 "  back\\\\slash\n"
		     "\\" SHA256 "  c\\rr\n" SHA256 " *p (x) = y\n" SHA256
		     "   lead\n",
		"1 sha256 a b\n"
		"2 sha256 n\nl\n"
		"3 sha256 back\\slash\n"
		"4 sha256 c\rr\n"
		"5 sha256 p (x) = y\n"
		"6 sha256  lead\n");
}

static void test_a_list_of_sha256sum_with_tags(void **state)
{
	(void)state;
	check("SHA256 (a b) = " SHA256 "\n"
	      "\\SHA256 (n\\nl) = " SHA256 "\n"
	      "\\SHA256 (back\\\\slash) = " SHA256 "\n"
	      "SHA256 (p (x) = y) = " SHA256 "\n",
		"1 sha256 a b\n"
		"2 sha256 n\nl\n"
		"3 sha256 back\\slash\n"
		"4 sha256 p (x) = y\n");
}

static void test_a_list_of_hashdeep(void **state)
{
	(void)state;
	check("%%%% HASHDEEP-1.0\n"
	      "%%%% size,md5,sha256,filename\n"
	      "## Invoked from: /srv\n"
	      "## # hashdeep -r a\n"
	      "## \n"
	      "3," MD5 "," SHA256 ",/srv/a/c,omma\n"
	      "3," MD5 "," SHA256 ",/srv/a/back\\slash\n"
	      "l\n"
	      "0," MD5 "," SHA256 ",/srv/a/ lead\n",
		"6 md5 sha256 3:/srv/a/c,omma\n"
		"7 md5 sha256 3:/srv/a/back\\slash\n"
		"8 ! it has fewer values than there are columns\n"
		"9 md5 sha256 0:/srv/a/ lead\n");
}

static void test_columns_of_hashdeep_that_are_unknown_are_noted(void **state)
{
	(void)state;
	check("%%%% HASHDEEP-1.0\n"
	      "%%%% size,tiger,md5,filename\n"
	      "3," TIGER "," MD5 ",a\n"
	      "4," TIGER "," MD5 ",b\n",
		"2 ~ columns of unknown algorithms are passed over: 'tiger'\n"
		"3 md5 3:a\n"
		"4 md5 4:b\n");
	check("%%%% HASHDEEP-9\n"
	      "%%%% size,md5,filename\n"
	      "3," MD5 ",a\n",
		"1 ! a list of another version of hashdeep than 1.0\n"
		"3 md5 3:a\n");
	check("%%%% HASHDEEP-1.0\n" MD5 "  a\n",
		"2 ! the list does not say what its columns are\n");
}

static void test_formats_may_change_from_line_to_line(void **state)
{
	(void)state;
	check(MD5 "  a\nSHA256 (b) = " SHA256 "\nSHA2-256(c)= " SHA256
		  "\n         3  " MD5 "  d\n" SHA256 "\te\n",
		"1 md5 a\n2 sha256 b\n3 sha256 c\n4 md5 3:d\n5 sha256 e\n");
}

static void test_reading_goes_on_after_a_problem(void **state)
{
	(void)state;
	check(MD5 "  a\nx\n" MD5 "0  b\nSHA512/256 (c) = " SHA256 "\n\\" MD5
		  "  d\\t\n\\" MD5 "  d\\\n" MD5 "  e\n",
		"1 md5 a\n"
		"2 ! " NO_LINE "\n"
		"3 ! no algorithm has checksums of 33 digits\n"
		"4 ! unknown algorithm 'SHA512/256'\n"
		"5 ! a backslash in the path begins no known escape\n"
		"6 ! a backslash in the path begins no known escape\n"
		"7 md5 e\n");
}

static void test_a_backslash_may_be_the_last_byte(void **state)
{
	static const char why[] =
		"1 ! a backslash in the path begins no known escape\n";

	(void)state;
	check("\\" MD5 "  a\\", why);
	check("\\" MD5 "  \\", why);
}

static void test_empty_lines_and_comments_are_counted_only(void **state)
{
	(void)state;
	check("", "");
	check("\n\n", "");
	check("# by hand\n\n" MD5 "  a\n#\n" MD5 "  b", "3 md5 a\n5 md5 b\n");
	check("\r\n\r\n" MD5 "  a\r\n", "3 md5 a\n");
	check("\n" MD5 "  a\r\n", "2 md5 a\n");
}

static void test_carriage_returns_end_lines_where_all_have_one(void **state)
{
	(void)state;
	check(MD5 "  a\r\n\nSHA256 (b) = " SHA256 "\r\n" MD5 "  c",
		"1 md5 a\n3 sha256 b\n4 md5 c\n");
	check("%%%% HASHDEEP-1.0\r\n%%%% md5,filename\r\n" MD5 ",a\r\n",
		"3 md5 a\n");
	/* md5deep does not escape them. */
	check(MD5 "  Icon\r\n" MD5 "  b\n", "1 md5 Icon\r\n2 md5 b\n");
	check(MD5 "  a\n" MD5 "  Icon\r\n", "1 md5 a\n2 md5 Icon\r\n");
	check(MD5 "  Icon\r", "1 md5 Icon\r\n");
	/* Only one of them is the line end. */
	check(MD5 "  Icon\r\r\n", "1 md5 Icon\r\n");
	check("\\" MD5 "  Icon\\r\r\n", "1 md5 Icon\r\n");
}

static void test_assumed_algorithms_reach_the_lines(void **state)
{
	static const enum fonds_algorithm assumed[] = { FONDS_SHA3_256 };
	static const char text[] = SHA256 "  a\n" MD5 "  b\n";
	const struct fonds_checksum_options options = {
		.assumed = assumed,
		.assumed_count = 1,
	};

	(void)state;
	check_bytes(text, strlen(text), &options, "1 sha3256 a\n2 md5 b\n");
	check(text, "1 sha256 a\n2 md5 b\n");
}

static void test_lines_may_end_in_nul(void **state)
{
	(void)state;
	CHECK_NUL(MD5 "  n\nl\0" MD5 "  back\\slash\0" MD5 "  c\r\0",
		"1 md5 n\nl\n2 md5 back\\slash\n3 md5 c\r\n");
	CHECK_NUL("SHA256 (n\nl) = " SHA256 "\0" MD5 "  end",
		"1 sha256 n\nl\n2 md5 end\n");
	CHECK_NUL("         3  " MD5 "  /a\0         4  " MD5 "  /b\0",
		"1 md5 3:/a\n2 md5 4:/b\n");
	CHECK_NUL("\\" MD5 "  a\0\0" MD5 "  b\0",
		"1 ! escapes have no place where lines end in NUL\n"
		"3 md5 b\n");
	CHECK_NUL("%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n"
		  "## Invoked from: /\n## \n3," MD5 ",n\nl\0"
		  "4," MD5 ",b\0",
		"5 md5 3:n\nl\n6 md5 4:b\n");
}

static void test_a_nul_within_a_line_is_a_problem(void **state)
{
	static const char text[] = MD5 "  a\0" MD5 "  b\n" MD5 "  c\n";

	(void)state;
	check_bytes(
		text, sizeof(text) - 1, NULL, "1 ! " NUL_IN_IT "\n2 md5 c\n");
}

static void test_byte_order_marks_are_seen(void **state)
{
	static const char utf16[] = "\xff\xfe"
				    "9\0"
				    "0\0\n\0";

	(void)state;
	check("\xef\xbb\xbf" MD5 "  a\n\xef\xbb\xbf" MD5 "  b\n",
		"1 ~ a byte order mark before it is ignored\n"
		"1 md5 a\n"
		"2 ! " NO_LINE "\n");
	check("\xef\xbb\xbf", "1 ~ a byte order mark before it is ignored\n");
	check("\xef\xbb", "1 ! " NO_LINE "\n");
	check_bytes(utf16, sizeof(utf16) - 1, NULL,
		"1 ! the list is not text but UTF-16\n");
	check("\xfe\xff", "1 ! the list is not text but UTF-16\n");
}

static void add_long(
	struct fonds_buffer *buffer, const char *piece, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fonds_buffer_add_text(buffer, piece);
	fonds_buffer_add_text(buffer, "\n");
}

static void test_paths_have_a_greatest_length(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(
		fonds_checksum_list_freep) struct fonds_checksum_list *list =
		NULL;
	const struct fonds_checksum_entry *entry;
	const struct fonds_checksum_problem *problem;

	(void)state;
	fonds_buffer_init(&text, (size_t)1 << 20);
	for (size_t extra = 0; extra < 2; extra++) {
		fonds_buffer_add_text(&text, MD5 "  ");
		add_long(&text, "a", FONDS_CHECKSUM_PATH_MAX + extra);
		fonds_buffer_add_text(&text, "\\" MD5 "  ");
		add_long(&text, "\\n", FONDS_CHECKSUM_PATH_MAX + extra);
	}
	fonds_buffer_add_text(&text, "\\" MD5 "  ");
	add_long(&text, "a", FONDS_CHECKSUM_PATH_MAX + 1);
	fonds_buffer_add_text(&text, MD5 "  ");
	add_long(&text, "a", 2 * FONDS_CHECKSUM_PATH_MAX + 1);
	fonds_buffer_add_text(&text, MD5 "  b\n");
	assert_int_equal(FONDS_OK, fonds_checksum_list_new(text.data, text.size,
					   NULL, &list, NULL));
	for (size_t line = 1; line <= 6; line++) {
		assert_int_equal(FONDS_OK,
			fonds_checksum_list_next(list, &entry, &problem, NULL));
		if (line <= 2) {
			assert_int_equal(
				FONDS_CHECKSUM_PATH_MAX, entry->path_size);
			assert_int_equal(line == 1 ? 'a' : '\n',
				entry->path[FONDS_CHECKSUM_PATH_MAX - 1]);
		} else {
			assert_int_equal(line, problem->line);
			assert_string_equal(
				"the path has more than 65536 bytes",
				problem->text);
		}
	}
	assert_int_equal(FONDS_OK,
		fonds_checksum_list_next(list, &entry, &problem, NULL));
	assert_string_equal("b", entry->path);
}

static void test_what_problems_show_is_printable(void **state)
{
	(void)state;
	check("\x1b[31m (a) = " MD5 "\n",
		"1 ! unknown algorithm '\\x1b[31m'\n");
}

static enum fonds_status read_all(const char *text, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_checksum_list_freep) struct fonds_checksum_list *list =
		NULL;
	const struct fonds_checksum_entry *entry = NULL;
	const struct fonds_checksum_problem *problem = NULL;
	enum fonds_status status = fonds_checksum_list_new(
		text, strlen(text), NULL, &list, error);

	do {
		if (status < 0)
			return status;
		status = fonds_checksum_list_next(
			list, &entry, &problem, error);
	} while (status < 0 || entry || problem);
	return FONDS_OK;
}

static void test_want_of_memory_ends_the_reading(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = read_all(MD5 "  a\nx\n\\" MD5 "  \\\\\n", &error);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_int_equal(FONDS_ERR_NOMEM, fonds_error_status(error));
		fonds_error_free(error);
	}
	assert_true(n >= 3); /* the list, a path, a problem */
}

static void test_nothing_is_freed_twice(void **state)
{
	struct fonds_checksum_list *list = NULL;

	(void)state;
	fonds_checksum_list_free(NULL);
	fonds_checksum_list_freep(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_list_of_sha256sum),
		cmocka_unit_test(test_a_list_of_sha256sum_with_tags),
		cmocka_unit_test(test_a_list_of_hashdeep),
		cmocka_unit_test(
			test_columns_of_hashdeep_that_are_unknown_are_noted),
		cmocka_unit_test(test_formats_may_change_from_line_to_line),
		cmocka_unit_test(test_reading_goes_on_after_a_problem),
		cmocka_unit_test(test_a_backslash_may_be_the_last_byte),
		cmocka_unit_test(
			test_empty_lines_and_comments_are_counted_only),
		cmocka_unit_test(
			test_carriage_returns_end_lines_where_all_have_one),
		cmocka_unit_test(test_assumed_algorithms_reach_the_lines),
		cmocka_unit_test(test_lines_may_end_in_nul),
		cmocka_unit_test(test_a_nul_within_a_line_is_a_problem),
		cmocka_unit_test(test_byte_order_marks_are_seen),
		cmocka_unit_test(test_paths_have_a_greatest_length),
		cmocka_unit_test(test_what_problems_show_is_printable),
		cmocka_unit_test(test_want_of_memory_ends_the_reading),
		cmocka_unit_test(test_nothing_is_freed_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
