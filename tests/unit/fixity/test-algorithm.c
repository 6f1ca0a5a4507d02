/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/algorithm.h"

static const char abc_md5[] = "900150983cd24fb0d6963f7d28e17f72";

static enum fonds_algorithm find(const char *name)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_find(
		name, strlen(name));

	return info ? info->algorithm : (enum fonds_algorithm)0;
}

static void test_every_algorithm_is_found_by_its_name(void **state)
{
	(void)state;
	for (int i = FONDS_MD5; i <= FONDS_BLAKE2B_512; i++) {
		enum fonds_algorithm algorithm = (enum fonds_algorithm)i;
		const struct fonds_algorithm_info *info = fonds_algorithm_info(
			algorithm);

		assert_non_null(info);
		assert_int_equal(algorithm, info->algorithm);
		assert_int_equal(algorithm, find(info->name));
		assert_string_equal(
			info->name, fonds_algorithm_name(algorithm));
		assert_true(info->size <= FONDS_DIGEST_MAX);
	}
}

static void test_spelling_of_names_does_not_matter(void **state)
{
	(void)state;
	assert_int_equal(FONDS_SHA256, find("SHA-256"));
	assert_int_equal(FONDS_SHA3_256, find("SHA3-256"));
	assert_int_equal(FONDS_SHA3_512, find("sha3_512"));
	assert_int_equal(FONDS_BLAKE2B_512, find("BLAKE2b-512"));
	assert_int_equal(FONDS_MD5, find("--M d.5--"));
}

static void test_unknown_names_are_unknown(void **state)
{
	static const char long_name[] =
		"md5md5md5md5md5md5md5md5md5md5md5md5md5md5md5";

	(void)state;
	assert_int_equal(0, find(""));
	assert_int_equal(0, find("sha"));
	assert_int_equal(0, find("sha2567"));
	assert_int_equal(0, find("md\xc3\xa9"));
	assert_int_equal(0, find("crc32"));
	assert_int_equal(0, find(long_name));
	assert_null(fonds_algorithm_find("md5\0x", 5));
	assert_null(fonds_algorithm_info((enum fonds_algorithm)0));
	assert_null(fonds_algorithm_info((enum fonds_algorithm)12));
	assert_string_equal(
		"unknown", fonds_algorithm_name((enum fonds_algorithm)12));
}

static int find_tag(const char *name)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_find_tag(
		name, strlen(name));

	return info ? (int)info->algorithm : 0;
}

static void test_lists_have_names_of_their_own(void **state)
{
	(void)state;
	assert_int_equal(FONDS_SHA256, find_tag("SHA256"));
	assert_int_equal(FONDS_SHA256, find_tag("SHA2-256"));
	assert_int_equal(FONDS_SHA512, find_tag("sha2-512"));
	assert_int_equal(FONDS_SHA3_224, find_tag("SHA3-224"));
	assert_int_equal(FONDS_BLAKE2B_512, find_tag("BLAKE2b"));
	assert_int_equal(FONDS_BLAKE2B_512, find_tag("BLAKE2B-512"));
	assert_int_equal(FONDS_MD5, find_tag("md-5"));
	assert_int_equal(0, find_tag("SHA512/256"));
	assert_int_equal(0, find_tag("SHA2-512/256"));
	assert_int_equal(0, find_tag("BLAKE2b-256"));
	assert_int_equal(0, find_tag("BLAKE2"));
	assert_int_equal(0, find_tag(""));
	assert_null(fonds_algorithm_find_tag("BLAKE2b", 6));
	/* Manifests go by RFC 8493 2.4 alone. */
	assert_int_equal(0, find("blake2b"));
	assert_int_equal(0, find("SHA2-256"));
}

static void test_tag_names_its_own_algorithm(void **state)
{
	(void)state;
	for (int i = 1; i <= FONDS_ALGORITHM_COUNT; i++)
		assert_int_equal(i,
			find_tag(fonds_algorithm_info((enum fonds_algorithm)i)
					 ->tag));
}

static void test_hex_digits_are_counted(void **state)
{
	(void)state;
	assert_int_equal(22, fonds_hex_span("0123456789abcdefABCDEFg", 23));
	assert_int_equal(2, fonds_hex_span("abc", 2));
	assert_int_equal(0, fonds_hex_span("", 0));
	assert_int_equal(0, fonds_hex_span("/:@G`g", 6));
}

static void test_digest_is_parsed_and_formatted(void **state)
{
	struct fonds_digest lower, upper;
	char hex[2 * FONDS_DIGEST_MAX + 1];

	(void)state;
	assert_true(fonds_digest_parse(FONDS_MD5, abc_md5, 32, &lower));
	assert_int_equal(16, lower.size);
	assert_int_equal(0x90, lower.bytes[0]);
	assert_int_equal(0x72, lower.bytes[15]);
	assert_string_equal(abc_md5, fonds_digest_format(&lower, hex));
	assert_true(fonds_digest_parse(
		FONDS_MD5, "900150983CD24FB0D6963F7D28E17F72", 32, &upper));
	assert_true(fonds_digest_equal(&lower, &upper));
}

static void test_digest_of_another_length_or_with_other_letters_is_refused(
	void **state)
{
	struct fonds_digest digest = { .size = 7 };

	(void)state;
	assert_false(fonds_digest_parse(FONDS_MD5, abc_md5, 31, &digest));
	assert_false(fonds_digest_parse(FONDS_MD5, abc_md5, 0, &digest));
	assert_false(fonds_digest_parse(
		FONDS_MD5, "900150983cd24fb0d6963f7d28e17f7200", 34, &digest));
	assert_false(fonds_digest_parse(FONDS_SHA1, abc_md5, 32, &digest));
	assert_false(fonds_digest_parse(
		FONDS_MD5, "900150983cd24fb0d6963f7d28e17f7g", 32, &digest));
	assert_false(fonds_digest_parse(
		FONDS_MD5, "900150983cd24fb0d6963f7d28e17f\0002", 32, &digest));
	assert_false(fonds_digest_parse(
		(enum fonds_algorithm)77, abc_md5, 32, &digest));
	assert_int_equal(7, digest.size);
}

static void test_digests_are_equal_in_algorithm_and_in_every_byte(void **state)
{
	struct fonds_digest a = { .algorithm = FONDS_SHA3_256, .size = 32 };
	struct fonds_digest b = a;

	(void)state;
	b.bytes[32] = 1; /* beyond its size */
	assert_true(fonds_digest_equal(&a, &b));
	b.bytes[31] = 1;
	assert_false(fonds_digest_equal(&a, &b));
	b = a;
	b.algorithm = FONDS_SHA256;
	assert_false(fonds_digest_equal(&a, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_algorithm_is_found_by_its_name),
		cmocka_unit_test(test_spelling_of_names_does_not_matter),
		cmocka_unit_test(test_unknown_names_are_unknown),
		cmocka_unit_test(test_lists_have_names_of_their_own),
		cmocka_unit_test(test_tag_names_its_own_algorithm),
		cmocka_unit_test(test_hex_digits_are_counted),
		cmocka_unit_test(test_digest_is_parsed_and_formatted),
		cmocka_unit_test(
			test_digest_of_another_length_or_with_other_letters_is_refused),
		cmocka_unit_test(
			test_digests_are_equal_in_algorithm_and_in_every_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
