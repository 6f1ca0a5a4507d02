/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>

#include "base/text.h"
#include "tests/unit/fixity/scratch.h"

#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

static int collect(const void *data, size_t size, void *payload)
{
	return fwrite(data, 1, size, payload) == size ? 0 : EIO;
}

typedef enum fonds_status write_fn(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error);

static enum fonds_status write_first(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	return fonds_catalog_write_holding(
		catalog, "1", format, write, payload, error);
}

static enum fonds_status write_all(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	return fonds_catalog_write_list(
		catalog, format, true, write, payload, error);
}

static char *render(struct fonds_catalog *catalog, write_fn *write,
	enum fonds_format format)
{
	char *text = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&text, &size);

	assert_non_null(file);
	assert_int_equal(FONDS_OK, write(catalog, format, collect, file, NULL));
	assert_int_equal(0, fclose(file));
	return text;
}

/* The longer ones hold the shorter ones: L7. Sorted by bytes. */
static const char *const hostile[] = { "-rf", "=cmd|' /C calc'!A0",
	"\x1b[2J\x1b]0;owned\a", "a", "a'; DROP TABLE file; --", "a.txt",
	"a.txt.bak", "a/b", "data/\"quoted\"", "data/<script>alert(1)</script>",
	"data/\xe2\x80\xaegpj.exe", "data/\xff\xfe not utf-8", "data/x\ny\tz\r",
	"\xff", NULL };

/* Printable UTF-8, and no control but the line ends. */
static void expect_harmless(const char *text)
{
	assert_true(fonds_utf8_is_valid(text, strlen(text)));
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p < 0x20)
			assert_true(*p == '\n' || *p == '\r');
	assert_null(strstr(text, "\xe2\x80\xae"));
}

static void test_listings_are_harmless_in_every_form(void **state)
{
	static write_fn *const writers[] = { write_all, write_first };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;

	(void)scratch_register(
		catalog, UUID, "/store/\x1b[31m\n\xff<b>", hostile);
	for (size_t i = 0; i < 2; i++) {
		enum fonds_status status;

		for (int format = 0; format < 3; format++) {
			char *text = render(
				catalog, writers[i], (enum fonds_format)format);

			expect_harmless(text);
			free(text);
		}
		status = writers[i](
			catalog, FONDS_FORMAT_HTML, collect, stderr, NULL);
		assert_int_equal(FONDS_ERR_INVALID, status);
	}
}

static void expect_text(struct fonds_catalog *catalog, write_fn *write,
	enum fonds_format format, const char *part)
{
	char *text = render(catalog, write, format);

	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
	free(text);
}

static void test_listings_say_what_is_registered(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;

	expect_text(catalog, write_all, FONDS_FORMAT_TEXT,
		"Nothing is registered.\n");
	(void)scratch_register(catalog, UUID, "/bag", hostile);
	expect_text(catalog, write_all, FONDS_FORMAT_TEXT,
		"1 holding, 14 files, 70 bytes");
	expect_text(catalog, write_all, FONDS_FORMAT_JSON,
		"\"location\": \"/bag\"");
	expect_text(catalog, write_all, FONDS_FORMAT_CSV,
		"1," UUID ",bag,default,,/bag,,,,2");
	expect_text(catalog, write_first, FONDS_FORMAT_TEXT,
		"data/\\xff\\xfe not utf-8\n");
	expect_text(catalog, write_first, FONDS_FORMAT_TEXT,
		"no audit was run on it yet");
	expect_text(catalog, write_first, FONDS_FORMAT_CSV, "\r\n'=cmd|");
	expect_text(catalog, write_first, FONDS_FORMAT_JSON,
		"\"path\": \"a'; DROP TABLE file; --\"");
	expect_text(catalog, write_first, FONDS_FORMAT_JSON,
		"\"path_base64\": \"/w==\"");
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void test_a_listing_that_cannot_be_written_is_an_error(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_IO,
		fonds_catalog_write_list(scratch->catalog, FONDS_FORMAT_TEXT,
			false, refuse, NULL, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	fonds_error_free(error);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_listings_are_harmless_in_every_form),
		TEST(test_listings_say_what_is_registered),
		TEST(test_a_listing_that_cannot_be_written_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
