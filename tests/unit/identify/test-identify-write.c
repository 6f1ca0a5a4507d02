/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fonds/identify.h>

#include "base/buffer.h"
#include "base/output.h"
#include "tests/unit/fault.h"

static const struct fonds_identify_hit hits[] = {
	{ "fmt/1", "Broadcast WAVE", "0", "audio/x-wav",
		FONDS_IDENTIFY_CONTAINER, "container match", "" },
	{ "fmt/2", "Other", "", "", FONDS_IDENTIFY_BYTES, "byte match", "" },
	{ "fmt/3", "Lesser", "", "", FONDS_IDENTIFY_EXTENSION, "extension",
		"fmt/1" },
};
static const struct fonds_identify_hit by_name[] = {
	{ "", "video/x", "", "video/x", FONDS_IDENTIFY_MIME, "libmagic", "" },
	{ "fmt/4", "Four", "", "", FONDS_IDENTIFY_EXTENSION, "ext", "" },
	{ "fmt/5", "Five", "", "", FONDS_IDENTIFY_EXTENSION, "ext", "" },
};

static const struct fonds_identify_result results[] = {
	{ .path = "=a\n",
		.size = 5,
		.has_modified = true,
		.modified = 1,
		.hits = hits,
		.hit_count = 3,
		.standing = 2,
		.charset = "UTF-8",
		.warning = "odd" },
	{ .path = "b",
		.hits = by_name,
		.hit_count = 3,
		.standing = 3,
		.charset = "",
		.warning = "" },
	{ .path = "c",
		.hits = by_name + 1,
		.hit_count = 2,
		.standing = 2,
		.charset = "",
		.warning = "match on extension only" },
	{ .path = "d",
		.hits = by_name,
		.hit_count = 1,
		.standing = 1,
		.charset = "",
		.warning = "" },
	{ .path = "e", .charset = "", .warning = "no match" },
	{ .path = "f",
		.charset = "",
		.warning = "",
		.detail = "cannot open 'f'" },
};

static const struct fonds_identify_summary summary = {
	.files = 6,
	.identified = 1,
	.unknown = 4,
	.failed = 1,
	.signatures = "V1",
};

static enum fonds_status write_all(enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	struct fonds_identify_writer *writer = NULL;
	enum fonds_status status = fonds_identify_writer_new(
		format, write, payload, &writer, error);

	for (size_t i = 0; i < 6 && status == FONDS_OK; i++)
		status = fonds_identify_writer_result(
			writer, &results[i], error);
	if (status == FONDS_OK)
		status = fonds_identify_writer_end(writer, &summary, error);
	fonds_identify_writer_free(writer);
	return status;
}

static void expect(enum fonds_format format, const char *wanted)
{
	struct fonds_buffer text;

	fonds_buffer_init(&text, 1 << 16);
	assert_int_equal(FONDS_OK,
		write_all(format, fonds_output_to_buffer, &text, NULL));
	assert_string_equal(wanted, fonds_buffer_text(&text));
	fonds_buffer_clear(&text);
}

static void text_is_quick_to_read(void **state)
{
	(void)state;
	expect(FONDS_FORMAT_TEXT,
		"=a\\n: fmt/1 Broadcast WAVE 0, UTF-8 [container]\n"
		"    or         fmt/2 Other, UTF-8 [bytes]\n"
		"    warning    odd\n"
		"b: video/x [mime]\n"
		"    by name    fmt/4, fmt/5 [extension]\n"
		"c: unknown; by name fmt/4, fmt/5 [extension]\n"
		"d: video/x [mime]\n"
		"e: unknown\n"
		"6 files: 1 identified, 4 unknown, 1 not read (V1)\n");
}

static void csv_has_the_columns_of_siegfried(void **state)
{
	(void)state;
	expect(FONDS_FORMAT_CSV,
		"filename,filesize,modified,errors,namespace,id,format,version,"
		"mime,class,basis,warning\r\n"
		"'=a\\n,5,1970-01-01T00:00:01Z,,pronom,fmt/1,Broadcast WAVE,0,"
		"audio/x-wav,,container match,odd\r\n"
		"'=a\\n,5,1970-01-01T00:00:01Z,,pronom,fmt/2,Other,,,,"
		"byte match,odd\r\n"
		"b,0,,,pronom,fmt/4,Four,,,,ext,\r\n"
		"b,0,,,pronom,fmt/5,Five,,,,ext,\r\n"
		"c,0,,,pronom,fmt/4,Four,,,,ext,match on extension only\r\n"
		"c,0,,,pronom,fmt/5,Five,,,,ext,match on extension only\r\n"
		"d,0,,,pronom,UNKNOWN,,,video/x,,libmagic,\r\n"
		"e,0,,,pronom,UNKNOWN,,,,,,no match\r\n"
		"f,0,,cannot open 'f',,,,,,,,\r\n");
}

static void json_has_every_hit(void **state)
{
	struct fonds_buffer text;
	const char *found;

	(void)state;
	fonds_buffer_init(&text, 1 << 16);
	assert_int_equal(
		FONDS_OK, write_all(FONDS_FORMAT_JSON, fonds_output_to_buffer,
				  &text, NULL));
	found = fonds_buffer_text(&text);
	assert_non_null(strstr(found, "\"path\": \"=a\\n\""));
	assert_non_null(strstr(found, "\"outranked_by\": \"fmt/1\""));
	assert_non_null(strstr(found, "\"basis\": \"mime\""));
	assert_non_null(strstr(found, "\"error\": \"cannot open 'f'\""));
	assert_non_null(strstr(found, "\"signatures\": \"V1\""));
	assert_non_null(strstr(found, "\"identified\": 1"));
	fonds_buffer_clear(&text);
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void a_failure_to_write_is_told(void **state)
{
	struct fonds_identify_writer *writer = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	for (int format = FONDS_FORMAT_TEXT; format <= FONDS_FORMAT_CSV;
		format++) {
		assert_int_equal(
			FONDS_ERR_IO, write_all((enum fonds_format)format,
					      refuse, NULL, &error));
		assert_int_equal(ENOSPC, fonds_error_errno(error));
		fonds_error_free(error);
		error = NULL;
	}
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_identify_writer_new(FONDS_FORMAT_HTML,
					   refuse, NULL, &writer, NULL));
	assert_null(writer);
	fonds_identify_writer_free(NULL);
}

static void running_out_of_memory_is_told(void **state)
{
	struct fonds_buffer text;
	enum fonds_status status;

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_buffer_init(&text, 1 << 16);
		fault_arm(FAULT_ALLOC, n);
		status = write_all(
			FONDS_FORMAT_JSON, fonds_output_to_buffer, &text, NULL);
		fault_disarm();
		fonds_buffer_clear(&text);
		if (!fault_fired())
			break;
		assert_true(status < 0);
	}
	assert_int_equal(FONDS_OK, status);
}

static void bases_have_names(void **state)
{
	(void)state;
	assert_string_equal("container",
		fonds_identify_basis_name(FONDS_IDENTIFY_CONTAINER));
	assert_string_equal("extension",
		fonds_identify_basis_name(FONDS_IDENTIFY_EXTENSION));
	assert_string_equal("unknown",
		fonds_identify_basis_name((enum fonds_identify_basis)99));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_quick_to_read),
		cmocka_unit_test(csv_has_the_columns_of_siegfried),
		cmocka_unit_test(json_has_every_hit),
		cmocka_unit_test(a_failure_to_write_is_told),
		cmocka_unit_test(running_out_of_memory_is_told),
		cmocka_unit_test(bases_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
