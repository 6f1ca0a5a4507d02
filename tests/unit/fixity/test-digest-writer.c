/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fonds/digest.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/output.h"
#include "tests/unit/fault.h"

#define ABC_MD5 "900150983cd24fb0d6963f7d28e17f72"

static const struct fonds_digest abc = {
	.algorithm = FONDS_MD5,
	.size = 16,
	.bytes = { 0x90, 0x01, 0x50, 0x98, 0x3c, 0xd2, 0x4f, 0xb0, 0xd6, 0x96,
		0x3f, 0x7d, 0x28, 0xe1, 0x7f, 0x72 },
};

static const struct fonds_digest_result sound = {
	.path = "a\nb",
	.size = 3,
	.digests = &abc,
	.digest_count = 1,
	.expected_size = UINT64_MAX,
};

static const struct fonds_digest_result missing = {
	.path = "x\x1b\n",
	.verdict = FONDS_VERDICT_MISSING,
	.detail = "No such file or directory",
	.list = "sums\t",
	.line = 7,
	.expected = &abc,
	.expected_count = 1,
	.expected_size = 3,
};

static const struct fonds_digest_problem problem = {
	.list = "sums",
	.line = 8,
	.text = "what is this",
};

static const struct fonds_digest_problem note = {
	.list = "sums",
	.is_note = true,
	.text = "never mind",
};

static const struct fonds_digest_summary summary = {
	.files = 1234567,
	.bytes = 3,
	.problems = 1,
	.notes = 2,
	.verdicts = { [FONDS_VERDICT_OK] = 1233567,
		[FONDS_VERDICT_MISSING] = 1000 },
	.cached = 1,
	.direct = 2,
	.dropped = 3,
};

static enum fonds_status write_all(enum fonds_digest_form form,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	bool is_list = form <= FONDS_DIGEST_JSON;
	struct fonds_digest_writer *writer = NULL;
	enum fonds_status status;

	status = fonds_digest_writer_new(
		form, false, fonds_output_to_buffer, buffer, &writer, error);
	if (status == FONDS_OK)
		status = fonds_digest_writer_result(writer, &sound, error);
	if (status == FONDS_OK)
		status = fonds_digest_writer_result(writer, &missing, error);
	if (status == FONDS_OK && !is_list)
		status = fonds_digest_writer_problem(writer, &problem, error);
	if (status == FONDS_OK && !is_list)
		status = fonds_digest_writer_problem(writer, &note, error);
	if (status == FONDS_OK)
		status = fonds_digest_writer_end(writer, &summary, error);
	fonds_digest_writer_free(writer);
	return status;
}

static void check_form(enum fonds_digest_form form, const char *expected)
{
	struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 100000);
	assert_int_equal(FONDS_OK, write_all(form, &buffer, NULL));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
}

static void test_lists_have_what_is_sound(void **state)
{
	(void)state;
	check_form(FONDS_DIGEST_GNU, "\\" ABC_MD5 "  a\\nb\n");
	check_form(FONDS_DIGEST_BSD, "\\MD5 (a\\nb) = " ABC_MD5 "\n");
}

static void test_findings_have_what_is_not(void **state)
{
	(void)state;
	check_form(FONDS_DIGEST_FINDINGS,
		"missing  x\\x1b\\n: No such file or directory "
		"(sums\\t line 7)\n"
		"    remedy    A registered file is not in its place: restore "
		"it from another copy and find out who removed it.\n"
		"not-understood  sums line 8: what is this\n"
		"note  sums: never mind\n"
		"1,233,567 of 1,234,567 files ok: 1,000 missing, "
		"1 not understood, 2 notes\n");
}

static void test_findings_as_json(void **state)
{
	(void)state;
	check_form(FONDS_DIGEST_FINDINGS_JSON,
		"{\n"
		"  \"findings\": [\n"
		"    {\n"
		"      \"code\": \"missing\",\n"
		"      \"path\": \"x\\u001b\\n\",\n"
		"      \"detail\": \"No such file or directory\",\n"
		"      \"list\": \"sums\\t\",\n"
		"      \"line\": 7,\n"
		"      \"size\": 0,\n"
		"      \"digests\": {},\n"
		"      \"expected_size\": 3,\n"
		"      \"expected_digests\": {\n"
		"        \"md5\": \"" ABC_MD5 "\"\n"
		"      },\n"
		"      \"remedy\": \"A registered file is not in its place: "
		"restore it from another copy and find out who removed it.\"\n"
		"    },\n"
		"    {\n"
		"      \"code\": \"not-understood\",\n"
		"      \"list\": \"sums\",\n"
		"      \"line\": 8,\n"
		"      \"detail\": \"what is this\"\n"
		"    },\n"
		"    {\n"
		"      \"code\": \"note\",\n"
		"      \"list\": \"sums\",\n"
		"      \"detail\": \"never mind\"\n"
		"    }\n"
		"  ],\n"
		"  \"summary\": {\n"
		"    \"sound\": false,\n"
		"    \"files\": 1234567,\n"
		"    \"bytes\": 3,\n"
		"    \"not_understood\": 1,\n"
		"    \"notes\": 2,\n"
		"    \"verdicts\": {\n"
		"      \"ok\": 1233567,\n"
		"      \"missing\": 1000\n"
		"    },\n"
		"    \"read\": {\n"
		"      \"cached\": 1,\n"
		"      \"direct\": 2,\n"
		"      \"dropped\": 3\n"
		"    }\n"
		"  }\n"
		"}\n");
}

static void test_numbers_below_a_thousand_and_one_file(void **state)
{
	static const struct fonds_digest_summary one = {
		.files = 1,
		.verdicts = { [FONDS_VERDICT_OK] = 1 },
	};
	struct fonds_digest_writer *writer = NULL;
	struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	assert_int_equal(FONDS_OK,
		fonds_digest_writer_new(FONDS_DIGEST_FINDINGS, false,
			fonds_output_to_buffer, &buffer, &writer, NULL));
	assert_int_equal(FONDS_OK, fonds_digest_writer_end(writer, &one, NULL));
	assert_string_equal("1 of 1 file ok\n", fonds_buffer_text(&buffer));
	fonds_digest_writer_free(writer);
	fonds_buffer_clear(&buffer);
}

static void test_what_no_form_has_is_refused(void **state)
{
	struct fonds_digest_writer *writer = NULL;
	struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_writer_new((enum fonds_digest_form)5, false,
			fonds_output_to_buffer, &buffer, &writer, NULL));
	for (int form = FONDS_DIGEST_JSON; form <= FONDS_DIGEST_FINDINGS_JSON;
		form++)
		assert_int_equal(FONDS_ERR_INVALID,
			fonds_digest_writer_new((enum fonds_digest_form)form,
				true, fonds_output_to_buffer, &buffer, &writer,
				NULL));
	assert_null(writer);
	assert_int_equal(FONDS_OK,
		fonds_digest_writer_new(FONDS_DIGEST_GNU, true,
			fonds_output_to_buffer, &buffer, &writer, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_digest_writer_problem(writer, &problem, NULL));
	assert_int_equal(
		FONDS_OK, fonds_digest_writer_result(writer, &sound, NULL));
	assert_int_equal(0, buffer.size);
	assert_int_equal(FONDS_OK, fonds_digest_writer_flush(writer, NULL));
	assert_memory_equal(ABC_MD5 "  a\nb", buffer.data, 38);
	fonds_digest_writer_free(writer);
	fonds_digest_writer_free(NULL);
	fonds_buffer_clear(&buffer);
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void test_a_failure_to_write_stays(void **state)
{
	struct fonds_digest_writer *writer = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	for (int form = FONDS_DIGEST_GNU; form <= FONDS_DIGEST_FINDINGS_JSON;
		form++) {
		assert_int_equal(FONDS_OK,
			fonds_digest_writer_new((enum fonds_digest_form)form,
				false, refuse, NULL, &writer, NULL));
		assert_int_equal(FONDS_OK,
			fonds_digest_writer_result(writer,
				form == FONDS_DIGEST_FINDINGS ? &missing
							      : &sound,
				NULL));
		assert_int_equal(
			FONDS_ERR_IO, fonds_digest_writer_flush(writer, NULL));
		assert_int_equal(FONDS_ERR_IO,
			fonds_digest_writer_result(writer, &sound, NULL));
		assert_int_equal(FONDS_ERR_IO,
			fonds_digest_writer_end(writer, &summary, &error));
		assert_int_equal(ENOSPC, fonds_error_errno(error));
		fonds_error_free(error);
		error = NULL;
		fonds_digest_writer_free(writer);
	}
}

static void test_survives_failed_allocations(void **state)
{
	(void)state;
	for (int form = FONDS_DIGEST_GNU; form <= FONDS_DIGEST_FINDINGS_JSON;
		form++)
		for (unsigned n = 0;; n++) {
			struct fonds_error *error = NULL;
			struct fonds_buffer buffer;
			enum fonds_status status;

			fonds_buffer_init(&buffer, 100000);
			fault_arm(FAULT_ALLOC, n);
			status = write_all(
				(enum fonds_digest_form)form, &buffer, &error);
			fault_disarm();
			fonds_buffer_clear(&buffer);
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
			/* Memory of the buffer of this test among them. */
			assert_true(status == FONDS_ERR_NOMEM ||
				    fonds_error_errno(error) == ENOMEM);
			fonds_error_free(error);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_have_what_is_sound),
		cmocka_unit_test(test_findings_have_what_is_not),
		cmocka_unit_test(test_findings_as_json),
		cmocka_unit_test(test_numbers_below_a_thousand_and_one_file),
		cmocka_unit_test(test_what_no_form_has_is_refused),
		cmocka_unit_test(test_a_failure_to_write_stays),
		cmocka_unit_test(test_survives_failed_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
