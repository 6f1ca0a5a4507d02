/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/checksum-line.h"

/* Digests of "abc", as the tools wrote them. */
#define MD5 "900150983cd24fb0d6963f7d28e17f72"
#define SHA1 "a9993e364706816aba3e25717850c26c9cd0d89d"
#define SHA224 "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"
#define SHA256 \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA384 \
	"cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163" \
	"1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
#define SHA512 \
	"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a" \
	"2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
#define BLAKE2B \
	"ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1" \
	"7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
#define SHA3_256 \
	"3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"

static void parse_as(struct fonds_checksum_line *line, const char *text,
	enum fonds_algorithm assumed)
{
	struct fonds_error *error = NULL;

	*line = (struct fonds_checksum_line){ 0 };
	if (fonds_checksum_line_parse(text, strlen(text), &assumed,
		    assumed ? 1 : 0, line, &error) < 0)
		fail_msg("'%s': %s", text, fonds_error_message(error));
	assert_int_equal(1, line->digest_count);
}

static void check_digest(const struct fonds_checksum_line *line,
	enum fonds_algorithm algorithm, const char *hex)
{
	char text[2 * FONDS_DIGEST_MAX + 1];

	assert_int_equal(algorithm, line->digests[0].algorithm);
	assert_string_equal(hex, fonds_digest_format(&line->digests[0], text));
}

static void check_path(const struct fonds_checksum_line *line, const char *path)
{
	assert_int_equal(strlen(path), line->path_size);
	assert_memory_equal(path, line->path, line->path_size);
}

static void check_line(const char *text, enum fonds_algorithm algorithm,
	const char *hex, const char *path)
{
	struct fonds_checksum_line line;

	parse_as(&line, text, 0);
	check_digest(&line, algorithm, hex);
	check_path(&line, path);
	assert_int_equal(UINT64_MAX, line.size);
	assert_false(line.has_escapes);
}

static void check_refused(const char *text, const char *why)
{
	struct fonds_checksum_line line;
	struct fonds_error *error = NULL;

	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_checksum_line_parse(text, strlen(text),
					  NULL, 0, &line, &error));
	assert_string_equal(why, fonds_error_message(error));
	fonds_error_free(error);
}

static void test_number_of_digits_tells_the_algorithm(void **state)
{
	(void)state;
	check_line(MD5 "  a", FONDS_MD5, MD5, "a");
	check_line(SHA1 "  a", FONDS_SHA1, SHA1, "a");
	check_line(SHA224 "  a", FONDS_SHA224, SHA224, "a");
	check_line(SHA256 "  a", FONDS_SHA256, SHA256, "a");
	check_line(SHA384 "  a", FONDS_SHA384, SHA384, "a");
	check_line(SHA512 "  a", FONDS_SHA512, SHA512, "a");
	check_line("900150983CD24FB0D6963F7D28E17F72  a", FONDS_MD5, MD5, "a");
}

static void test_assumed_algorithm_comes_before_the_usual_one(void **state)
{
	struct fonds_checksum_line line;

	(void)state;
	parse_as(&line, SHA3_256 "  a", FONDS_SHA3_256);
	check_digest(&line, FONDS_SHA3_256, SHA3_256);
	parse_as(&line, BLAKE2B "  a", FONDS_BLAKE2B_512);
	check_digest(&line, FONDS_BLAKE2B_512, BLAKE2B);
	/* One of another length settles nothing. */
	parse_as(&line, MD5 "  a", FONDS_SHA3_256);
	check_digest(&line, FONDS_MD5, MD5);
	/* Nor does it touch a line that says what it is. */
	parse_as(&line, "SHA256 (a) = " SHA256, FONDS_SHA3_256);
	check_digest(&line, FONDS_SHA256, SHA256);
}

static void test_first_assumed_algorithm_of_the_length_counts(void **state)
{
	static const enum fonds_algorithm assumed[] = { FONDS_MD5,
		FONDS_SHA3_512, FONDS_BLAKE2B_512 };
	static const char text[] = SHA512 "  a";
	struct fonds_checksum_line line;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_checksum_line_parse(text, strlen(text),
					   assumed, 3, &line, NULL));
	assert_int_equal(FONDS_SHA3_512, line.digests[0].algorithm);
}

static void test_path_begins_after_two_characters(void **state)
{
	(void)state;
	check_line(MD5 " *a", FONDS_MD5, MD5, "a");
	check_line(MD5 "  *a", FONDS_MD5, MD5, "*a");
	check_line(MD5 " **a", FONDS_MD5, MD5, "*a");
	check_line(MD5 "   a", FONDS_MD5, MD5, " a");
	check_line(MD5 "   ", FONDS_MD5, MD5, " ");
	check_line(MD5 "  \ta", FONDS_MD5, MD5, "\ta");
	check_line(MD5 " * a ", FONDS_MD5, MD5, " a ");
	check_line(MD5 "  a (b) = c", FONDS_MD5, MD5, "a (b) = c");
	check_line(MD5 "  " MD5, FONDS_MD5, MD5, MD5);
	check_line(MD5 "  lat\xe9,\"\x01", FONDS_MD5, MD5, "lat\xe9,\"\x01");
}

static void test_manifests_have_blanks_of_any_kind(void **state)
{
	(void)state;
	check_line(MD5 " a", FONDS_MD5, MD5, "a");
	check_line(MD5 "\ta", FONDS_MD5, MD5, "a");
	check_line(MD5 "\t \ta", FONDS_MD5, MD5, "a");
	check_line(MD5 " \ta", FONDS_MD5, MD5, "a");
	check_line(" \t" MD5 "  a", FONDS_MD5, MD5, "a");
}

static void test_backslash_before_it_announces_escapes(void **state)
{
	struct fonds_checksum_line line;

	(void)state;
	parse_as(&line, "\\" MD5 "  n\\nl", 0);
	assert_true(line.has_escapes);
	check_path(&line, "n\\nl");
	parse_as(&line, "\\SHA256 (back\\\\slash) = " SHA256, 0);
	assert_true(line.has_escapes);
	check_path(&line, "back\\\\slash");
	check_line(MD5 "  n\\nl", FONDS_MD5, MD5, "n\\nl");
}

static void test_size_may_stand_before_the_checksum(void **state)
{
	struct fonds_checksum_line line;

	(void)state;
	parse_as(&line, "         3  " MD5 "  /a b", 0);
	assert_int_equal(3, line.size);
	check_digest(&line, FONDS_MD5, MD5);
	check_path(&line, "/a b");
	parse_as(&line, "18446744073709551614  " SHA256 " *a", 0);
	assert_int_equal(UINT64_MAX - 1, line.size);
	check_path(&line, "a");
	check_refused("18446744073709551615  " MD5 "  a",
		"no algorithm has checksums of 20 digits");
	check_refused("3  " MD5 "z  a",
		"the checksum after the size is not hexadecimal");
	check_refused(
		"3  " MD5 "0  a", "no algorithm has checksums of 1 digits");
	check_refused("3  " MD5 "*a",
		"the checksum after the size is not hexadecimal");
	check_refused("3  " MD5 "  ", "it names no path");
	check_refused(
		"\\3  " MD5 "  a", "no algorithm has checksums of 1 digits");
}

static void test_checksum_of_decimal_digits_is_no_size(void **state)
{
	static const char hex[] = "00000000000000000000000000000001";

	(void)state;
	check_line(
		"00000000000000000000000000000001  " MD5, FONDS_MD5, hex, MD5);
}

static void test_bsd_names_the_algorithm(void **state)
{
	(void)state;
	check_line("MD5 (a) = " MD5, FONDS_MD5, MD5, "a");
	check_line("SHA1 (a) = " SHA1, FONDS_SHA1, SHA1, "a");
	check_line("SHA224 (a) = " SHA224, FONDS_SHA224, SHA224, "a");
	check_line("SHA384 (a) = " SHA384, FONDS_SHA384, SHA384, "a");
	check_line("SHA512 (a) = " SHA512, FONDS_SHA512, SHA512, "a");
	check_line("SHA3-256 (a) = " SHA3_256, FONDS_SHA3_256, SHA3_256, "a");
	check_line("BLAKE2b (a) = " BLAKE2B, FONDS_BLAKE2B_512, BLAKE2B, "a");
	check_line(
		"BLAKE2b-512 (a) = " BLAKE2B, FONDS_BLAKE2B_512, BLAKE2B, "a");
	check_line("MD5   (a) = " MD5, FONDS_MD5, MD5, "a"); /* rhash */
	check_line("sha-256 (a) = " SHA256, FONDS_SHA256, SHA256, "a");
	check_line("MD5 (a) = " MD5 "\r", FONDS_MD5, MD5, "a");
}

static void test_openssl_writes_no_blanks(void **state)
{
	(void)state;
	check_line("MD5(a)= " MD5, FONDS_MD5, MD5, "a");
	check_line("SHA256(a)= " SHA256, FONDS_SHA256, SHA256, "a");
	check_line("SHA2-256(a b)= " SHA256, FONDS_SHA256, SHA256, "a b");
	check_line("SHA2-512(a)= " SHA512, FONDS_SHA512, SHA512, "a");
	check_line("SHA3-256(a)= " SHA3_256, FONDS_SHA3_256, SHA3_256, "a");
	check_line("BLAKE2B-512(a)= " BLAKE2B, FONDS_BLAKE2B_512, BLAKE2B, "a");
}

static void test_bsd_path_ends_at_the_last_parenthesis(void **state)
{
	(void)state;
	check_line("MD5 (p (x) = y) = " MD5, FONDS_MD5, MD5, "p (x) = y");
	check_line("MD5(p (x) = y)= " MD5, FONDS_MD5, MD5, "p (x) = y");
	check_line("MD5 (a) = " MD5 ") = " MD5, FONDS_MD5, MD5, "a) = " MD5);
	check_line("MD5 (() = " MD5, FONDS_MD5, MD5, "(");
	check_line("MD5 ( a ) = " MD5, FONDS_MD5, MD5, " a ");
	check_line("MD5 (\n) = " MD5, FONDS_MD5, MD5, "\n");
}

static void test_unknown_algorithms_are_told(void **state)
{
	(void)state;
	check_refused(
		"SHA512/256 (a) = " SHA256, "unknown algorithm 'SHA512/256'");
	check_refused(
		"SHA2-512/256(a)= " SHA256, "unknown algorithm 'SHA2-512/256'");
	check_refused(
		"BLAKE2b-256 (a) = " SHA256, "unknown algorithm 'BLAKE2b-256'");
	check_refused("CRC32 (a) = 352441c2", "unknown algorithm 'CRC32'");
	check_refused("\x1b[2J (a) = " MD5, "unknown algorithm '\\x1b[2J'");
	check_refused("0123456789x0123456789x0123456789x0123456789x (a) = ab",
		"unknown algorithm '0123456789x0123456789x0123456789x0123456'");
	check_refused("(a) = " MD5, "unknown algorithm ''");
}

static void test_number_of_digits_must_be_right(void **state)
{
	(void)state;
	check_refused("SHA256 (a) = " MD5,
		"a checksum of 32 digits, where SHA256 has 64");
	check_refused("BLAKE2b (a) = " SHA256,
		"a checksum of 64 digits, where BLAKE2b has 128");
	check_refused(MD5 "00  a", "no algorithm has checksums of 34 digits");
	check_refused("0  a", "no algorithm has checksums of 1 digits");
	check_refused("352441c2", "no algorithm has checksums of 8 digits");
}

static void test_a_path_is_needed(void **state)
{
	(void)state;
	check_refused(MD5, "it names no path");
	check_refused(MD5 " ", "it names no path");
	check_refused(MD5 "  ", "it names no path");
	check_refused(MD5 "\t\t", "it names no path");
	check_refused(MD5 " *", "it names no path");
	check_refused("\\" MD5 "  ", "it names no path");
	check_refused("MD5 () = " MD5, "it names no path");
}

static void test_other_lines_are_refused(void **state)
{
	static const char *const lines[] = { "", " ", "\\", "x", "(", ")",
		"MD5", "MD5 (a", "MD5 (a)",
		"MD5 (a) =", "MD5 (a) = ", "MD5 (a) =" MD5, "MD5 (a) " MD5,
		"MD5 (a = " MD5, "MD5 a) = " MD5, "MD5 (a) = z" MD5,
		"MD5 (a) = " MD5 "z", "MD5 (a) == " MD5, "MD5 )(= " MD5,
		")= " MD5, "= " MD5, "x 352441C2", MD5 "x  a", MD5 "*a",
		"\\\\" MD5 "  a", "; a comment", MD5 "\n  a",
		"MD5 (a) = " MD5 "\r\r", "MD5 (a)  = " MD5, "MD5 (a\t= " MD5 };

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		check_refused(lines[i],
			"neither 'CHECKSUM  PATH' nor 'ALGORITHM (PATH) = "
			"CHECKSUM'");
}

static void test_text_is_taken_by_its_size(void **state)
{
	static const char text[] = MD5 "  abc";
	struct fonds_checksum_line line;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_checksum_line_parse(text, 36, NULL, 0, &line, NULL));
	assert_int_equal(2, line.path_size);
	for (size_t size = 0; size <= 34; size++)
		assert_int_equal(
			FONDS_ERR_FORMAT, fonds_checksum_line_parse(text, size,
						  NULL, 0, &line, NULL));
}

static void test_sizes_are_decimal_and_below_the_unknown_one(void **state)
{
	uint64_t size = 1;

	(void)state;
	assert_true(fonds_checksum_size_parse("0", 1, &size));
	assert_int_equal(0, size);
	assert_true(fonds_checksum_size_parse("007x", 3, &size));
	assert_int_equal(7, size);
	assert_false(fonds_checksum_size_parse("", 0, &size));
	assert_false(fonds_checksum_size_parse("-1", 2, &size));
	assert_false(fonds_checksum_size_parse(" 1", 2, &size));
	assert_false(fonds_checksum_size_parse("1k", 2, &size));
	assert_false(
		fonds_checksum_size_parse("18446744073709551615", 20, &size));
	assert_false(
		fonds_checksum_size_parse("99999999999999999999", 20, &size));
	assert_false(
		fonds_checksum_size_parse("184467440737095516140", 21, &size));
	assert_int_equal(7, size);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number_of_digits_tells_the_algorithm),
		cmocka_unit_test(
			test_assumed_algorithm_comes_before_the_usual_one),
		cmocka_unit_test(
			test_first_assumed_algorithm_of_the_length_counts),
		cmocka_unit_test(test_path_begins_after_two_characters),
		cmocka_unit_test(test_manifests_have_blanks_of_any_kind),
		cmocka_unit_test(test_backslash_before_it_announces_escapes),
		cmocka_unit_test(test_size_may_stand_before_the_checksum),
		cmocka_unit_test(test_checksum_of_decimal_digits_is_no_size),
		cmocka_unit_test(test_bsd_names_the_algorithm),
		cmocka_unit_test(test_openssl_writes_no_blanks),
		cmocka_unit_test(test_bsd_path_ends_at_the_last_parenthesis),
		cmocka_unit_test(test_unknown_algorithms_are_told),
		cmocka_unit_test(test_number_of_digits_must_be_right),
		cmocka_unit_test(test_a_path_is_needed),
		cmocka_unit_test(test_other_lines_are_refused),
		cmocka_unit_test(test_text_is_taken_by_its_size),
		cmocka_unit_test(
			test_sizes_are_decimal_and_below_the_unknown_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
