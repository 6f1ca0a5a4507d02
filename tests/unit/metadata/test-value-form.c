/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "metadata/value-form.h"

/* What has the form, then NULL, then what does not, then NULL. */
static void check(bool (*has_form)(const char *text), const char *const *texts)
{
	size_t i = 0;

	for (; texts[i]; i++)
		if (!has_form(texts[i]))
			fail_msg("'%s' is not taken", texts[i]);
	assert_true(i > 0);
	for (i++; texts[i]; i++)
		if (has_form(texts[i]))
			fail_msg("'%s' is taken", texts[i]);
}

static void uuids(void **state)
{
	static const char *const texts[] = {
		"d5d4bf24-1f0d-5b7c-bfa3-1b404b5195bc",
		"urn:uuid:D5D4BF24-1F0D-5B7C-BFA3-1B404B5195BC", NULL,
		"d5d4bf24-1f0d-5b7c-bfa3-1b404b5195b",
		"d5d4bf24-1f0d-5b7c-bfa3-1b404b5195bcc",
		"d5d4bf241f0d5b7cbfa31b404b5195bc",
		"g5d4bf24-1f0d-5b7c-bfa3-1b404b5195bc", "", NULL
	};

	(void)state;
	check(fonds_form_is_uuid, texts);
}

static void uris(void **state)
{
	static const char *const texts[] = { "https://example.org/a%20b?c#d",
		"urn:uuid:1", "x+y-z.1:a", NULL, "", "example.org",
		"https:", "https://example.org/a b", "https://example.org/%2",
		"https://example.org/%zz", "1a:b", "a:\xc3\xa9", "a:<", NULL };
	static const char *const references[] = { "data/a.txt", "#a", "a%2Fb",
		NULL, "", "a b", "a%", "\\a", NULL };

	(void)state;
	check(fonds_form_is_uri, texts);
	check(fonds_form_is_uri_reference, references);
}

static void puids(void **state)
{
	static const char *const texts[] = { "fmt/1", "x-fmt/111", "fmt/12345",
		NULL, "", "fmt/", "fmt/0", "fmt/01", "fmt", "xfmt/1",
		"x-fmt/1 ", "fmt/1a", "FMT/1", "fmt/1234567890", NULL };

	(void)state;
	check(fonds_form_is_puid, texts);
}

static void mime_types(void **state)
{
	static const char *const texts[] = { "text/plain",
		"application/vnd.oasis.opendocument.text", "image/svg+xml",
		"text/plain; charset=UTF-8", "text/plain ;a", NULL, "", "text",
		"text/", "/plain", "text/plain/x", "text /plain", "te xt/plain",
		"text/plain x", "+a/b", NULL };

	(void)state;
	check(fonds_form_is_mime, texts);
}

static void language_tags(void **state)
{
	static const char *const texts[] = { "en", "rus", "ru-Latn",
		"zh-Hant-TW", "de-1996", "x-klingon", "en-x-a-b", "en-u-ca",
		NULL, "", "e", "en-", "en_US", "-en", "english language",
		"abcdefghi", "en-abcdefghi", "en-u", "en-u-x-a", "en-u-ca-x",
		"1a", "x-", NULL };

	(void)state;
	check(fonds_form_is_language_tag, texts);
}

static void dates_of_w3cdtf(void **state)
{
	static const char *const texts[] = { "1950", "1950-09", "1950-09-30",
		"1950-09-30T10:20Z", "1950-09-30T10:20:30+03:00",
		"1950-09-30T10:20:30.45Z", NULL, "", "50", "1950-9",
		"1950-09-31", "1950-13", "1950/1951", "1950-09-30T10:20",
		"1950-09-30T25:20Z", "1950-09-30T10:20:30.Z", "1950-09T10:20Z",
		"September 1950", "30 September 1950", "1950-09-30 ", NULL };

	(void)state;
	check(fonds_form_is_w3cdtf, texts);
}

static void hexadecimal(void **state)
{
	static const char *const texts[] = { "0", "09afAF", NULL, "", "0g",
		"0 ", NULL };

	(void)state;
	check(fonds_form_is_hex, texts);
}

static void steps_upwards(void **state)
{
	static const char *const texts[] = { "..", "../a", "a/..", "a/../b",
		"a\\..\\b", "a/%2e%2E/b", "a%2f..", "%2e.", "..%2Fa", "a/..?x",
		NULL, "", "a", "...", "a..b", "a/..b", "b../a", ".", "a/./b",
		"%2e", NULL };

	(void)state;
	check(fonds_form_has_parent, texts);
}

static void absolute_paths(void **state)
{
	static const char *const texts[] = { "/a", "\\\\host\\a", "C:\\a",
		"c:/a", "file:///a", "FILE:/a", NULL, "", "a/b", "data/C:\\",
		"file", "c:a", "https://example.org/a", "fileserver/a", NULL };

	(void)state;
	check(fonds_form_is_absolute_path, texts);
}

static void numbers(void **state)
{
	static const char *const no_numbers[] = { "", "-1", "+1", " 1", "1 ",
		"1.0", "0x1", "18446744073709551616",
		"99999999999999999999999" };
	uint64_t value = 7;

	(void)state;
	assert_true(fonds_form_read_number("0", &value));
	assert_int_equal(0, value);
	assert_true(fonds_form_read_number("18446744073709551615", &value));
	assert_true(value == UINT64_MAX);
	for (size_t i = 0; i < 9; i++)
		assert_false(fonds_form_read_number(no_numbers[i], &value));
	assert_true(value == UINT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uuids),
		cmocka_unit_test(uris),
		cmocka_unit_test(puids),
		cmocka_unit_test(mime_types),
		cmocka_unit_test(language_tags),
		cmocka_unit_test(dates_of_w3cdtf),
		cmocka_unit_test(hexadecimal),
		cmocka_unit_test(steps_upwards),
		cmocka_unit_test(absolute_paths),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
