/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fonds/audit-report.h>
#include <fonds/audit.h>

#include "base/cleanup.h"
#include "base/output.h"
#include "tests/unit/audit/bags.h"
#include "tests/unit/fault.h"

static const char *const plain[] = { "bagit.txt", "data/a", "data/sub/b",
	NULL };
static const char *const other[] = { "bagit.txt", NULL };

#define FORMATS 4 /* that every catalog has; PREMIS needs a check */

static void run(struct scratch *scratch)
{
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;

	if (fonds_audit_run(scratch->catalog, NULL, &summary, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
}

static enum fonds_status report(struct scratch *scratch,
	enum fonds_format format, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_buffer_init(buffer, 64u << 20);
	return fonds_audit_report(scratch->catalog, NULL, format,
		fonds_output_to_buffer, buffer, error);
}

/* Every format of the report, in one place after the other. */
static void expect_in_all(struct scratch *scratch, const char *text)
{
	for (int i = 0; i < FORMATS; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		struct fonds_error *error = NULL;

		if (report(scratch, (enum fonds_format)i, &buffer, &error) < 0)
			fail_msg("%s", fonds_error_message(error));
		if (strstr(fonds_buffer_text(&buffer), text) == NULL)
			fail_msg("format %d is without '%s'", i, text);
	}
}

static void expect(
	struct scratch *scratch, enum fonds_format format, const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	assert_int_equal(FONDS_OK, report(scratch, format, &buffer, NULL));
	if (strstr(fonds_buffer_text(&buffer), text) == NULL)
		fail_msg("'%s' is not in:\n%s", text,
			fonds_buffer_text(&buffer));
}

static void there_is_no_report_before_the_first_run(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		report(scratch, FONDS_FORMAT_HTML, &buffer, &error));
	fonds_error_free(error);
	assert_int_equal(0, buffer.size);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_audit_report_save(scratch->catalog, NULL,
			FONDS_FORMAT_HTML, scratch_name(scratch, "report.html"),
			false, NULL));
	assert_int_equal(
		-1, access(scratch_name(scratch, "report.html"), F_OK));
}

static void an_unknown_format_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_INVALID,
		report(*state, (enum fonds_format)99, &buffer, &error));
	expect_error(&error, "no such format");
}

static void a_sound_run_is_reported_sound(void **state)
{
	struct scratch *scratch = *state;

	bag_make(scratch, "one", plain);
	run(scratch);
	expect(scratch, FONDS_FORMAT_TEXT,
		"The verdicts sum to the inventory: 3 = 3.\n"
		"sound: All 3 registered files were read and found sound.\n");
	expect(scratch, FONDS_FORMAT_HTML,
		"All 3 registered files were read and found sound.");
	expect(scratch, FONDS_FORMAT_HTML, "There are no findings");
	expect(scratch, FONDS_FORMAT_JSON, "\"outcome\": \"sound\"");
	expect(scratch, FONDS_FORMAT_CSV, ",incident,remedy\r\n");
}

static void an_empty_catalog_has_a_report(void **state)
{
	struct scratch *scratch = *state;

	run(scratch);
	expect(scratch, FONDS_FORMAT_TEXT, "there was nothing to check.\n");
	expect(scratch, FONDS_FORMAT_HTML, "No holding was checked");
}

static void findings_are_in_every_format_until_they_are_repaired(void **state)
{
	struct scratch *scratch = *state;

	bag_make(scratch, "one", plain);
	bag_make(scratch, "two", other);
	bag_write(scratch, "one", "data/a", "dAta/a");
	assert_int_equal(0, unlink(bag_file(scratch, "one", "data/sub/b")));
	run(scratch);
	expect_in_all(scratch, "data/sub/b");
	expect_in_all(scratch, "missing");
	expect_in_all(scratch, "corrupt");
	expect(scratch, FONDS_FORMAT_TEXT,
		"2 of 4 registered files are not sound (1 corrupt, "
		"1 missing). 2 files");

	bag_write(scratch, "one", "data/a", "data/a");
	bag_write(scratch, "one", "data/sub/b", "data/sub/b");
	run(scratch);
	expect(scratch, FONDS_FORMAT_TEXT,
		"sound with reservations: All 4 registered files were read "
		"and found");
	expect(scratch, FONDS_FORMAT_TEXT, "2 of 4 ok, 2 findings");
	expect(scratch, FONDS_FORMAT_JSON, "\"open_sound_now\": 2");
	expect(scratch, FONDS_FORMAT_JSON, "\"runs_total\": 1");
}

static void holdings_that_are_not_sound_come_first_and_once(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct scratch *scratch = *state;
	const char *bags;
	const char *first;
	const char *second;

	bag_make(scratch, "one", plain);
	bag_make(scratch, "two", other);
	assert_int_equal(0, unlink(bag_file(scratch, "two", "bagit.txt")));
	run(scratch);
	assert_int_equal(
		FONDS_OK, report(scratch, FONDS_FORMAT_HTML, &buffer, NULL));
	bags = strstr(fonds_buffer_text(&buffer), ">Holdings</h2>");
	assert_non_null(bags);
	first = strstr(bags, "/two</td>");
	second = strstr(bags, "/one</td>");
	assert_non_null(first);
	assert_non_null(second);
	assert_true(first < second);
	assert_null(strstr(first + 1, "/two</td>"));
}

/* Of 503 findings the page lists 500; CSV and JSON list them all. */
static void what_is_left_out_of_the_page_is_in_csv_and_json(void **state)
{
	struct scratch *scratch = *state;
	char name[32];

	bag_make(scratch, "one", plain);
	for (int i = 0; i < 503; i++) {
		(void)snprintf(name, sizeof(name), "data/x%03d", i);
		bag_write(scratch, "one", name, "");
	}
	run(scratch);
	expect(scratch, FONDS_FORMAT_HTML,
		"500 of 503 findings are listed here, 3 are left out.");
	expect(scratch, FONDS_FORMAT_TEXT, "403 findings more");
	for (int i = 0; i < 503; i++) {
		(void)snprintf(name, sizeof(name), "data/x%03d", i);
		if (i % 100 != 2)
			continue;
		expect(scratch, FONDS_FORMAT_CSV, name);
		expect(scratch, FONDS_FORMAT_JSON, name);
	}
}

static void the_last_sixty_runs_are_kept(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct scratch *scratch = *state;

	bag_make(scratch, "one", other);
	for (int i = 0; i < 62; i++)
		run(scratch);
	assert_int_equal(
		FONDS_OK, report(scratch, FONDS_FORMAT_JSON, &buffer, NULL));
	assert_non_null(
		strstr(fonds_buffer_text(&buffer), "\"runs_total\": 1"));
	assert_null(strstr(fonds_buffer_text(&buffer), "\"number\": 2,\n"));
	assert_non_null(strstr(fonds_buffer_text(&buffer), "\"number\": 3,\n"));
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void a_write_that_fails_is_told(void **state)
{
	struct scratch *scratch = *state;

	run(scratch);
	for (int i = 0; i < FORMATS; i++) {
		struct fonds_error *error = NULL;

		assert_int_equal(FONDS_ERR_IO,
			fonds_audit_report(scratch->catalog, NULL,
				(enum fonds_format)i, refuse, NULL, &error));
		assert_int_equal(ENOSPC, fonds_error_errno(error));
		fonds_error_free(error);
	}
}

static void a_report_replaces_a_file_only_when_told_to(void **state)
{
	struct scratch *scratch = *state;
	char path[4200];
	struct stat st;

	(void)snprintf(
		path, sizeof(path), "%s", scratch_name(scratch, "report"));
	run(scratch);
	scratch_write(path, "mine", 4);
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_audit_report_save(scratch->catalog, NULL,
			FONDS_FORMAT_HTML, path, false, NULL));
	assert_int_equal(0, stat(path, &st));
	assert_int_equal(4, st.st_size);
	assert_int_equal(
		FONDS_OK, fonds_audit_report_save(scratch->catalog, NULL,
				  FONDS_FORMAT_HTML, path, true, NULL));
	assert_int_equal(0, stat(path, &st));
	assert_true(st.st_size > 4000);
}

static off_t size_of_report(const char *path)
{
	struct stat st;

	assert_int_equal(0, stat(path, &st));
	return st.st_size;
}

/*
 * Whatever fails: an error, and no file; never a report that is shorter. The
 * page says how old checks are, so that its size changes with the second.
 */
static void nothing_is_left_of_a_report_that_failed(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_WRITE,
		FAULT_SYNC };
	struct scratch *scratch = *state;
	off_t sizes[FORMATS];
	char path[4200];

	(void)snprintf(
		path, sizeof(path), "%s", scratch_name(scratch, "report"));
	bag_make(scratch, "one", plain);
	bag_write(scratch, "one", "data/a", "dAta/a");
	run(scratch);
	for (int i = 0; i < FORMATS; i++) {
		(void)unlink(path);
		assert_int_equal(FONDS_OK,
			fonds_audit_report_save(scratch->catalog, NULL,
				(enum fonds_format)i, path, false, NULL));
		sizes[i] = size_of_report(path);
	}
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		for (unsigned n = 0;; n++) {
			struct fonds_error *error = NULL;
			enum fonds_status status;

			(void)unlink(path);
			fault_arm(kinds[k], n);
			status = fonds_audit_report_save(scratch->catalog, NULL,
				(enum fonds_format)(n % FORMATS), path, false,
				&error);
			fault_disarm();
			if (!fault_fired() && n >= FORMATS) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
			if (status == FONDS_OK)
				assert_null(error);
			else
				assert_non_null(error);
			/* What SQLite can do without leaves it whole. */
			if (status == FONDS_OK &&
				n % FORMATS != FONDS_FORMAT_HTML)
				assert_int_equal(sizes[n % FORMATS],
					size_of_report(path));
			assert_int_equal(status == FONDS_OK ? 0 : -1,
				access(path, F_OK));
			if (status < 0 && kinds[k] == FAULT_ALLOC)
				assert_int_equal(FONDS_ERR_NOMEM, status);
			fonds_error_free(error);
		}
}

int main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(there_is_no_report_before_the_first_run),
		TEST(an_unknown_format_is_refused),
		TEST(a_sound_run_is_reported_sound),
		TEST(an_empty_catalog_has_a_report),
		TEST(findings_are_in_every_format_until_they_are_repaired),
		TEST(holdings_that_are_not_sound_come_first_and_once),
		TEST(what_is_left_out_of_the_page_is_in_csv_and_json),
		TEST(the_last_sixty_runs_are_kept),
		TEST(a_write_that_fails_is_told),
		TEST(a_report_replaces_a_file_only_when_told_to),
		TEST(nothing_is_left_of_a_report_that_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
