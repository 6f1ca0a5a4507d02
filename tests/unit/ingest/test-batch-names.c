/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "ingest/batch-names.h"
#include "tests/unit/fault.h"

static void expect_name(const char *text, const char *expected)
{
	char name[FONDS_BATCH_NAME_MAX + 1];

	fonds_batch_name(text, name);
	assert_string_equal(expected, name);
}

static void test_names(void **state)
{
	char text[3 * FONDS_BATCH_NAME_MAX];
	char name[FONDS_BATCH_NAME_MAX + 1];

	(void)state;
	expect_name("110404", "110404");
	expect_name("letter one", "letter-one");
	expect_name("../../etc/passwd", "etc-passwd");
	expect_name(".hidden", "hidden");
	expect_name("--a//b--", "a-b");
	expect_name("a.", "a");
	expect_name("..", "");
	expect_name("", "");
	expect_name("a\nb\tc", "a-b-c");
	expect_name("\xd0\xb4\xd0\xb5\xd0\xbb\xd0\xbe 1",
		"\xd0\xb4\xd0\xb5\xd0\xbb\xd0\xbe-1");
	expect_name("a\xff"
		    "b",
		"a-b");
	/* U+202E turns the direction of what follows. */
	expect_name("a\xe2\x80\xae"
		    "b",
		"a-b");

	/* It is cut between characters. */
	for (size_t i = 0; i + 2 < sizeof(text); i += 2)
		memcpy(text + i, "\xd0\xb4", 3);
	memmove(text + 1, text, sizeof(text) - 1);
	text[0] = 'x';
	text[sizeof(text) - 1] = '\0';
	fonds_batch_name(text, name);
	assert_int_equal(FONDS_BATCH_NAME_MAX - 1, strlen(name));
}

static void test_first(void **state)
{
	fonds_cleanup(
		fonds_batch_names_clear) struct fonds_batch_names names = { 0 };
	uint64_t before = 1;

	(void)state;
	for (uint64_t n = 1; n <= 5000; n++) {
		char name[32];

		(void)snprintf(name, sizeof(name), "Record-%llu",
			(unsigned long long)n);
		assert_int_equal(FONDS_OK,
			fonds_batch_names_add(&names, name, n, &before, NULL));
		assert_int_equal(0, before);
	}
	assert_int_equal(5000, names.count);
	assert_int_equal(FONDS_OK, fonds_batch_names_add(&names, "record-4711",
					   9999, &before, NULL));
	assert_int_equal(4711, before);
	assert_int_equal(5000, names.count);
}

static void test_out_of_memory(void **state)
{
	fonds_cleanup(
		fonds_batch_names_clear) struct fonds_batch_names names = { 0 };
	uint64_t before;

	(void)state;
	fault_arm(FAULT_ALLOC, 0);
	assert_int_equal(FONDS_ERR_NOMEM,
		fonds_batch_names_add(&names, "a", 1, &before, NULL));
	fault_disarm();
	assert_int_equal(
		FONDS_OK, fonds_batch_names_add(&names, "a", 1, &before, NULL));
	assert_int_equal(0, before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_first),
		cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
