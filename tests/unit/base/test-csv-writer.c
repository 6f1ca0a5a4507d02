/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/csv-writer.h"
#include "tests/unit/base/unescape.h"
#include "tests/unit/fault.h"

struct fixture {
	struct fonds_buffer buffer;
	struct fonds_output output;
	struct fonds_csv csv;
};

static void fixture_init(struct fixture *fixture)
{
	fonds_buffer_init(&fixture->buffer, 1 << 20);
	fonds_output_init(
		&fixture->output, fonds_output_to_buffer, &fixture->buffer);
	fonds_csv_init(&fixture->csv, &fixture->output);
}

static void fixture_clear(struct fixture *fixture)
{
	fonds_output_clear(&fixture->output);
	fonds_buffer_clear(&fixture->buffer);
}

static const char *finish(struct fixture *fixture)
{
	assert_int_equal(FONDS_OK, fonds_output_finish(&fixture->output, NULL));
	return fonds_buffer_text(&fixture->buffer);
}

static const struct {
	const char *text;
	const char *field;
} cases[] = {
	{ "plain", "plain" },
	{ "two words", "two words" },
	{ "", "" },
	{ "a,b", "\"a,b\"" },
	{ "a\"b", "\"a\"\"b\"" },
	{ "\"", "\"\"\"\"" },
	{ " a", "\" a\"" },
	{ "a ", "\"a \"" },
	{ "=1+1", "'=1+1" },
	{ "+1", "'+1" },
	{ "-rf", "'-rf" },
	{ "@SUM(A1)", "'@SUM(A1)" },
	{ "'quoted'", "''quoted'" },
	{ " =1", "' =1" },
	{ "\xef\xbc\x9d"
	  "1",
		"'\xef\xbc\x9d"
		"1" },
	{ "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"" },
	{ "a\r\nb", "a\\r\\nb" },
	{ "\t=1", "\\t=1" },
	{ "\xff\x1b[m", "\\xff\\x1b[m" },
	{ "\\", "\\\\" },
	{ "a=1", "a=1" },
};

static void test_fields_are_written_as_documented(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		fonds_cleanup(fixture_clear) struct fixture f;

		fixture_init(&f);
		fonds_csv_text(&f.csv, cases[i].text);
		assert_string_equal(cases[i].field, finish(&f));
	}
}

/* Quotes off (RFC 4180 2), one mark off, escapes undone; returns the size. */
static size_t read_field(const char *field, char *to)
{
	char text[256];
	size_t n = 0;
	size_t size = strlen(field);
	bool quoted = field[0] == '"';

	for (size_t i = quoted; i < size - quoted; i++) {
		text[n++] = field[i];
		if (quoted && field[i] == '"') {
			i++;
			assert_int_equal('"', field[i]);
		}
	}
	text[n] = '\0';
	n = *text == '\'' ? 1 : 0;
	return unescape(text + n, strlen(text + n), to);
}

static void test_every_text_can_be_read_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		fonds_cleanup(fixture_clear) struct fixture f;
		char back[256];
		size_t n;

		fixture_init(&f);
		fonds_csv_text(&f.csv, cases[i].text);
		n = read_field(finish(&f), back);
		assert_int_equal(strlen(cases[i].text), n);
		assert_memory_equal(cases[i].text, back, n);
	}
}

static void test_rows_are_fields_with_commas_and_crlf(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_csv_text(&f.csv, "path");
	fonds_csv_text(&f.csv, NULL);
	fonds_csv_number(&f.csv, UINT64_MAX);
	fonds_csv_end_row(&f.csv);
	fonds_csv_number(&f.csv, 0);
	fonds_csv_text(&f.csv, "");
	fonds_csv_text(&f.csv, "x");
	fonds_csv_end_row(&f.csv);
	assert_string_equal(
		"path,,18446744073709551615\r\n0,,x\r\n", finish(&f));
}

static void test_want_of_memory_is_told_by_the_output(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		fonds_cleanup(fixture_clear) struct fixture f;
		enum fonds_status status;

		fixture_init(&f);
		fault_arm(FAULT_ALLOC, n);
		fonds_csv_text(&f.csv, "=a,b");
		fonds_csv_number(&f.csv, 1);
		fonds_csv_end_row(&f.csv);
		status = fonds_output_finish(&f.output, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_true(n >= 3);
}

static void test_exact_fields_are_only_put_in_quotes(void **state)
{
	static const struct {
		const char *text;
		const char *field;
	} exact[] = {
		{ "plain", "plain" },
		{ "=1+1", "=1+1" },
		{ "'a", "'a" },
		{ "\\", "\\" },
		{ " a", "\" a\"" },
		{ "a,b", "\"a,b\"" },
		{ "a;b", "\"a;b\"" },
		{ "a\tb", "\"a\tb\"" },
		{ "a\r\nb", "\"a\r\nb\"" },
		{ "a\"b", "\"a\"\"b\"" },
		{ "", "" },
		{ NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(exact) / sizeof(*exact); i++) {
		fonds_cleanup(fixture_clear) struct fixture f;

		fixture_init(&f);
		fonds_csv_exact(&f.csv, exact[i].text);
		assert_string_equal(exact[i].field, finish(&f));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields_are_written_as_documented),
		cmocka_unit_test(test_exact_fields_are_only_put_in_quotes),
		cmocka_unit_test(test_every_text_can_be_read_back),
		cmocka_unit_test(test_rows_are_fields_with_commas_and_crlf),
		cmocka_unit_test(test_want_of_memory_is_told_by_the_output),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
