/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/hashdeep.h"
#include "tests/unit/fault.h"

#define MD5 "900150983cd24fb0d6963f7d28e17f72"
#define SHA1 "a9993e364706816aba3e25717850c26c9cd0d89d"
#define SHA256 \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define TIGER "2aab1484e8c158f2bfb8c5ff41b57a525129131c957b5f93"

static enum fonds_status read_header(struct fonds_hashdeep *hashdeep,
	const char *text, struct fonds_error **error)
{
	return fonds_hashdeep_read_header(hashdeep, text, strlen(text), error);
}

static struct fonds_hashdeep begin(const char *columns)
{
	struct fonds_hashdeep hashdeep = { 0 };

	assert_int_equal(
		FONDS_OK, read_header(&hashdeep, "%%%% HASHDEEP-1.0", NULL));
	assert_int_equal(FONDS_OK, read_header(&hashdeep, columns, NULL));
	return hashdeep;
}

static void check_header(const char *first, const char *second,
	enum fonds_status status, const char *why)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_hashdeep hashdeep = { 0 };

	if (first)
		assert_int_equal(FONDS_OK, read_header(&hashdeep, first, NULL));
	assert_int_equal(status, read_header(&hashdeep, second, &error));
	assert_string_equal(why, fonds_error_message(error));
	if (status != FONDS_ERR_UNSUPPORTED)
		assert_int_equal(0, hashdeep.column_count);
}

static void check_refused(const struct fonds_hashdeep *hashdeep,
	const char *text, const char *why)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_checksum_line line;

	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_hashdeep_parse(hashdeep, text,
					  strlen(text), &line, &error));
	assert_string_equal(why, fonds_error_message(error));
}

static void parse(const struct fonds_hashdeep *hashdeep, const char *text,
	struct fonds_checksum_line *ret)
{
	assert_int_equal(FONDS_OK,
		fonds_hashdeep_parse(hashdeep, text, strlen(text), ret, NULL));
}

static void check_digest(const struct fonds_digest *digest,
	enum fonds_algorithm algorithm, const char *hex)
{
	char text[2 * FONDS_DIGEST_MAX + 1];

	assert_int_equal(algorithm, digest->algorithm);
	assert_string_equal(hex, fonds_digest_format(digest, text));
}

static void test_reads_size_digests_and_name(void **state)
{
	struct fonds_hashdeep hashdeep = begin("%%%% size,md5,sha256,filename");
	struct fonds_checksum_line line = { .has_escapes = true };

	(void)state;
	parse(&hashdeep, "3," MD5 "," SHA256 ",/srv/a, b,c", &line);
	assert_int_equal(3, line.size);
	assert_int_equal(2, line.digest_count);
	check_digest(&line.digests[0], FONDS_MD5, MD5);
	check_digest(&line.digests[1], FONDS_SHA256, SHA256);
	assert_string_equal("/srv/a, b,c", line.path);
	assert_int_equal(11, line.path_size);
	assert_false(line.has_escapes);
	parse(&hashdeep, "0," MD5 "," SHA256 ",,", &line);
	assert_string_equal(",", line.path);
}

static void test_columns_come_in_any_order(void **state)
{
	struct fonds_hashdeep hashdeep = begin("%%%% sha1,size,md5,filename");
	struct fonds_checksum_line line;

	(void)state;
	parse(&hashdeep, SHA1 ",3," MD5 ",a", &line);
	assert_int_equal(3, line.size);
	check_digest(&line.digests[0], FONDS_SHA1, SHA1);
	check_digest(&line.digests[1], FONDS_MD5, MD5);
	hashdeep = begin("%%%% md5,filename");
	parse(&hashdeep, MD5 ",a", &line);
	assert_int_equal(UINT64_MAX, line.size);
	assert_int_equal(1, line.digest_count);
}

static void test_unknown_columns_are_told_and_passed_over(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_hashdeep hashdeep = { 0 };
	struct fonds_checksum_line line;

	(void)state;
	assert_int_equal(
		FONDS_OK, read_header(&hashdeep, "%%%% HASHDEEP-1.0", NULL));
	assert_int_equal(FONDS_ERR_UNSUPPORTED,
		read_header(&hashdeep, "%%%% size,tiger,md5,whirlpool,filename",
			&error));
	assert_string_equal("columns of unknown algorithms are passed over: "
			    "'tiger, whirlpool'",
		fonds_error_message(error));
	parse(&hashdeep, "3," TIGER "," MD5 ",anything,a", &line);
	assert_int_equal(1, line.digest_count);
	check_digest(&line.digests[0], FONDS_MD5, MD5);
	assert_string_equal("a", line.path);
}

static void test_headers_must_make_sense(void **state)
{
	static const char first[] = "%%%% HASHDEEP-1.0";

	(void)state;
	check_header(NULL, "%%%% size,md5,filename", FONDS_ERR_FORMAT,
		"columns without '%%%% HASHDEEP-1.0' before them");
	check_header(NULL, "%%%% HASHDEEP-2.0", FONDS_ERR_FORMAT,
		"a list of another version of hashdeep than 1.0");
	check_header(NULL, "%%%% HASHDEEP-1.0 ", FONDS_ERR_FORMAT,
		"a list of another version of hashdeep than 1.0");
	check_header(first, "%%%% size,md5", FONDS_ERR_FORMAT,
		"the last column of the list is not 'filename'");
	check_header(first, "%%%% filename,md5", FONDS_ERR_FORMAT,
		"the last column of the list is not 'filename'");
	check_header(first, "%%%% ", FONDS_ERR_FORMAT,
		"the last column of the list is not 'filename'");
	check_header(first, "%%%% size,tiger,filename", FONDS_ERR_FORMAT,
		"the list has no column of a known algorithm");
	check_header(first, "%%%% filename", FONDS_ERR_FORMAT,
		"the list has no column of a known algorithm");
	check_header(first, "%%%% md5,MD-5,filename", FONDS_ERR_FORMAT,
		"the list has a column twice");
	check_header(first, "%%%% size,md5,size,filename", FONDS_ERR_FORMAT,
		"the list has a column twice");
}

static void test_there_may_be_a_limited_number_of_columns(void **state)
{
	char text[256] = "%%%% md5";
	size_t columns = 1;

	(void)state;
	for (; columns < FONDS_HASHDEEP_COLUMNS; columns++)
		strcat(text, ",x");
	strcat(text, ",filename");
	check_header("%%%% HASHDEEP-1.0", text, FONDS_ERR_UNSUPPORTED,
		"columns of unknown algorithms are passed over: 'x, x, x, x, "
		"x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, "
		"x, x, x, x, x, x, x'");
	strcpy(text + strlen(text) - strlen("filename"), "x,filename");
	check_header("%%%% HASHDEEP-1.0", text, FONDS_ERR_FORMAT,
		"the list has more than 32 columns");
}

static void test_a_new_header_begins_anew(void **state)
{
	struct fonds_hashdeep hashdeep = begin("%%%% size,md5,filename");
	struct fonds_checksum_line line;

	(void)state;
	assert_int_equal(
		FONDS_OK, read_header(&hashdeep, "%%%% HASHDEEP-1.0", NULL));
	check_refused(&hashdeep, "3," MD5 ",a",
		"the list does not say what its columns are");
	assert_int_equal(
		FONDS_OK, read_header(&hashdeep, "%%%% sha1,filename", NULL));
	parse(&hashdeep, SHA1 ",a", &line);
	check_digest(&line.digests[0], FONDS_SHA1, SHA1);
}

static void test_values_must_be_what_columns_say(void **state)
{
	struct fonds_hashdeep hashdeep = begin("%%%% size,md5,sha1,filename");
	static const char few[] = "it has fewer values than there are columns";

	(void)state;
	check_refused(&hashdeep, "x", few);
	check_refused(&hashdeep, "", few);
	check_refused(&hashdeep, "3", few);
	check_refused(&hashdeep, "3," MD5 "," SHA1, few);
	check_refused(&hashdeep, "3," MD5 "," SHA1 ",", "it names no path");
	check_refused(
		&hashdeep, "x," MD5 "," SHA1 ",a", "the size is not a number");
	check_refused(
		&hashdeep, "," MD5 "," SHA1 ",a", "the size is not a number");
	check_refused(&hashdeep, "18446744073709551615," MD5 "," SHA1 ",a",
		"the size is not a number");
	check_refused(&hashdeep, "3," SHA1 "," MD5 ",a",
		"the value of 'md5' is not one");
	check_refused(&hashdeep, "3," MD5 "," MD5 ",a",
		"the value of 'sha1' is not one");
	check_refused(&hashdeep, "3," MD5 " ," SHA1 ",a",
		"the value of 'md5' is not one");
}

static void test_only_the_mark_makes_a_header(void **state)
{
	(void)state;
	assert_true(fonds_hashdeep_is_header("%%%% ", 5));
	assert_true(fonds_hashdeep_is_header("%%%% x", 6));
	assert_false(fonds_hashdeep_is_header("%%%%", 4));
	assert_false(fonds_hashdeep_is_header("%%%% ", 4));
	assert_false(fonds_hashdeep_is_header("%%% x", 5));
	assert_false(fonds_hashdeep_is_header("", 0));
}

static void test_want_of_memory_is_told(void **state)
{
	static const char columns[] = "%%%% tiger,md5,filename";

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		struct fonds_hashdeep hashdeep = { .has_begun = true };
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = read_header(&hashdeep, columns, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_ERR_UNSUPPORTED, status);
			assert_true(n > 0);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, fonds_error_status(error));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_size_digests_and_name),
		cmocka_unit_test(test_columns_come_in_any_order),
		cmocka_unit_test(test_unknown_columns_are_told_and_passed_over),
		cmocka_unit_test(test_headers_must_make_sense),
		cmocka_unit_test(test_there_may_be_a_limited_number_of_columns),
		cmocka_unit_test(test_a_new_header_begins_anew),
		cmocka_unit_test(test_values_must_be_what_columns_say),
		cmocka_unit_test(test_only_the_mark_makes_a_header),
		cmocka_unit_test(test_want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
