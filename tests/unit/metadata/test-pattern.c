/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/pattern.h"
#include "tests/unit/fault.h"

#define ARENA_MAX ((size_t)1024 * 1024)

static enum fonds_status compile(
	const char *text, struct fonds_pattern *ret, struct fonds_error **error)
{
	struct fonds_arena arena;
	enum fonds_status status;

	fonds_arena_init(&arena, ARENA_MAX);
	status = fonds_pattern_compile(&arena, text, false, ret, error);
	fonds_arena_clear(&arena);
	return status;
}

static void a_pattern_tells_how_long_its_matches_are(void **state)
{
	static const struct {
		const char *text;
		uint32_t shortest;
		uint32_t longest;
	} cases[] = {
		{ "41", 1, 1 },
		{ "4142", 2, 2 },
		{ "41??42", 3, 3 },
		{ "41{3}", 4, 4 },
		{ "41{2-5}", 3, 6 },
		{ "41*42", 2, FONDS_PATTERN_ENDLESS },
		{ "41{3-*}42", 5, FONDS_PATTERN_ENDLESS },
		{ "[00:1F]", 1, 1 },
		{ "[!4142]", 2, 2 },
		{ "[0000:1000]", 2, 2 },
		{ "[&01][!&80]", 2, 2 },
		{ "(41|424344)", 1, 3 },
		{ "(41|4243{4-6}(44|45{9}))", 1, 18 },
		{ "(41|42*43)", 1, FONDS_PATTERN_ENDLESS },
		{ "{1073741823}41", 1u << 30, 1u << 30 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_pattern pattern;

		assert_int_equal(
			FONDS_OK, compile(cases[i].text, &pattern, NULL));
		assert_int_equal(cases[i].shortest, pattern.shortest);
		assert_int_equal(cases[i].longest, pattern.longest);
	}
}

static void what_is_no_pattern_is_refused_with_the_place(void **state)
{
	static const struct {
		const char *text;
		enum fonds_status status;
		const char *message;
	} cases[] = {
		{ "", FONDS_ERR_FORMAT,
			"no pair of hexadecimal digits at character 1 of ''" },
		{ "414", FONDS_ERR_FORMAT,
			"no pair of hexadecimal digits at character 3 of "
			"'414'" },
		{ "4G", FONDS_ERR_FORMAT,
			"no pair of hexadecimal digits at character 1 of "
			"'4G'" },
		{ "41?", FONDS_ERR_FORMAT,
			"no pair of hexadecimal digits at character 3 of "
			"'41?'" },
		{ "41{}", FONDS_ERR_FORMAT,
			"no number at character 4 of "
			"'41{}'" },
		{ "41{2", FONDS_ERR_FORMAT,
			"a gap without '}' at character 5 of '41{2'" },
		{ "41{2-}", FONDS_ERR_FORMAT,
			"no number at character 6 of '41{2-}'" },
		{ "41{5-2}", FONDS_ERR_FORMAT,
			"a gap that ends before it begins at character 7 of "
			"'41{5-2}'" },
		{ "[41", FONDS_ERR_FORMAT, "no ']' at character 4 of '[41'" },
		{ "[41:]", FONDS_ERR_FORMAT,
			"bounds that differ in length at character 5 of "
			"'[41:]'" },
		{ "[4142:41]", FONDS_ERR_FORMAT,
			"bounds that differ in length at character 9 of "
			"'[4142:41]'" },
		{ "[42:41]", FONDS_ERR_FORMAT,
			"a range that ends before it begins at character 7 of "
			"'[42:41]'" },
		{ "[4142]", FONDS_ERR_UNSUPPORTED,
			"several bytes in brackets at character 6 of "
			"'[4142]'" },
		{ "[&]", FONDS_ERR_FORMAT,
			"no pair of hexadecimal digits at character 3 of "
			"'[&]'" },
		{ "(41", FONDS_ERR_FORMAT, "no ')' at character 4 of '(41'" },
		{ "(41|)", FONDS_ERR_FORMAT,
			"no pair of hexadecimal digits at character 5 of "
			"'(41|)'" },
		{ "41)", FONDS_ERR_FORMAT,
			"no '(' before this at character 3 of '41)'" },
		{ "41|42", FONDS_ERR_FORMAT,
			"no '(' before this at character 3 of '41|42'" },
		{ "*", FONDS_ERR_FORMAT,
			"nothing but gaps at character 2 of '*'" },
		{ "{4}??", FONDS_ERR_FORMAT,
			"nothing but gaps at character 6 of '{4}?\?'" },
		{ "41{1073741825}", FONDS_ERR_LIMIT,
			"too long a gap at character 13 of "
			"'41{1073741825}'" },
		{ "{1073741824}41", FONDS_ERR_LIMIT,
			"too long a byte sequence at character 15 of "
			"'{1073741824}41'" },
		{ "(((((41)))))", FONDS_ERR_LIMIT,
			"too many brackets open at character 6 of "
			"'(((((41)))))'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_pattern pattern = { 0 };
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;

		assert_int_equal(cases[i].status,
			compile(cases[i].text, &pattern, &error));
		assert_string_equal(
			cases[i].message, fonds_error_message(error));
		assert_null(pattern.code);
	}
}

static void four_brackets_may_be_open(void **state)
{
	struct fonds_pattern pattern;

	(void)state;
	assert_int_equal(FONDS_OK, compile("((((41))))", &pattern, NULL));
	assert_int_equal(
		FONDS_OK, compile("(41)(41)(41)(41)(41)", &pattern, NULL));
}

static void a_pattern_may_be_long_and_not_too_long(void **state)
{
	size_t size = FONDS_PATTERN_TEXT_MAX;
	char *text = malloc(size + 3);
	struct fonds_pattern pattern;

	(void)state;
	assert_non_null(text);
	memset(text, '4', size + 2);
	text[size] = '\0';
	assert_int_equal(FONDS_OK, compile(text, &pattern, NULL));
	assert_int_equal(size / 2, pattern.shortest);
	text[size] = '4';
	text[size + 2] = '\0';
	assert_int_equal(FONDS_ERR_LIMIT, compile(text, &pattern, NULL));
	/* The most code for each character. */
	memset(text, '*', size);
	memcpy(text, "41", 2);
	text[size] = '\0';
	assert_int_equal(FONDS_OK, compile(text, &pattern, NULL));
	free(text);
}

static void a_pattern_from_the_end_stands_in_reverse(void **state)
{
	struct fonds_pattern pattern;
	struct fonds_arena arena;

	(void)state;
	fonds_arena_init(&arena, ARENA_MAX);
	assert_int_equal(
		FONDS_OK, fonds_pattern_compile(&arena, "4142(43|[&01]44)[&80]",
				  true, &pattern, NULL));
	assert_memory_equal(
		((uint8_t[]){ FONDS_OP_MASK, 0, 0x80, FONDS_OP_ONE_OF }),
		pattern.code, 4);
	assert_int_equal(FONDS_OP_BYTES, pattern.code[pattern.size - 4]);
	assert_memory_equal("AB", pattern.code + pattern.size - 2, 2);
	/* In the second branch too. */
	assert_memory_equal(
		((uint8_t[]){ FONDS_OP_BYTES, 1, 0x44, FONDS_OP_MASK, 0, 1 }),
		pattern.code + pattern.size - 10, 6);
	fonds_arena_clear(&arena);
}

static void no_memory_is_told(void **state)
{
	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		struct fonds_pattern pattern;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = compile("(41|42)43", &pattern, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 1);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pattern_tells_how_long_its_matches_are),
		cmocka_unit_test(what_is_no_pattern_is_refused_with_the_place),
		cmocka_unit_test(four_brackets_may_be_open),
		cmocka_unit_test(a_pattern_may_be_long_and_not_too_long),
		cmocka_unit_test(a_pattern_from_the_end_stands_in_reverse),
		cmocka_unit_test(no_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
