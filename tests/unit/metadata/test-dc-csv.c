/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dc-csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/text-stream.h"

static enum fonds_status read_text(
	const char *text, struct fonds_dc_set *set, struct fonds_error **error)
{
	struct text_stream stream = text_stream_of(text);

	return fonds_dc_csv_read(
		&stream.stream, FONDS_DC_CSV_ANYTHING, set, error);
}

/* Reads, and writes into out. */
static void there_and_back(const char *text, struct fonds_buffer *out)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct fonds_error *error = NULL;

	fonds_dc_set_init(&set);
	fonds_output_init(&output, fonds_output_to_buffer, out);
	if (read_text(text, &set, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	assert_int_equal(FONDS_OK, fonds_dc_csv_write(&set, &output, NULL));
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
}

static void values_are_exact_and_columns_repeat(void **state)
{
	static const char text[] =
		"filename,dcterms.created,dc.creator,dc.creator,dc.title\r\n"
		"a.tif,1950-09,One,Two,\"=1+1, \"\"quoted\"\"\nline\"\r\n"
		"b.tif,,,,' leading\r\n";
	struct fonds_buffer out;

	(void)state;
	fonds_buffer_init(&out, 1 << 16);
	there_and_back(text, &out);
	assert_string_equal(text, fonds_buffer_text(&out));
	fonds_buffer_clear(&out);
}

static void sets_at_random_come_back_the_same(void **state)
{
	static const char *const values[] = { "a", ",", "\"", "\n", "é", "=x",
		"\\", "'", "\r\n", " b", "c " };
	static const char *const names[] = { "title", "created", "creator",
		"isPartOf", "audience" };
	unsigned long seed = 7;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct fonds_buffer out[2];
		struct fonds_output output;
		struct fonds_dc_set set;

		fonds_dc_set_init(&set);
		for (int i = 0; i < 2; i++)
			fonds_buffer_init(&out[i], 1 << 16);
		for (int i = 0; i < 1 + round % 3; i++) {
			struct fonds_dc_description *d =
				fonds_dc_description_new(NULL);

			assert_int_equal(
				FONDS_OK, fonds_dc_set_add(&set, d, NULL));
			for (int j = 0; j < 8; j++) {
				char value[64] = "x";

				seed = seed * 6364136223846793005UL + 1;
				strcat(value, values[(seed >> 33) % 11]);
				strcat(value, values[(seed >> 40) % 11]);
				strcat(value, "y");
				assert_true(fonds_dc_description_add(d,
					names[(seed >> 48) % 5], NULL, NULL,
					value));
			}
		}
		fonds_output_init(&output, fonds_output_to_buffer, &out[0]);
		assert_int_equal(
			FONDS_OK, fonds_dc_csv_write(&set, &output, NULL));
		assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
		fonds_output_clear(&output);
		there_and_back(fonds_buffer_text(&out[0]), &out[1]);
		assert_string_equal(
			fonds_buffer_text(&out[0]), fonds_buffer_text(&out[1]));
		fonds_dc_set_clear(&set);
		for (int i = 0; i < 2; i++)
			fonds_buffer_clear(&out[i]);
	}
}

static void expect_refused(const char *text, const char *reason)
{
	struct fonds_dc_set set;
	struct fonds_error *error = NULL;

	fonds_dc_set_init(&set);
	assert_int_equal(FONDS_ERR_FORMAT, read_text(text, &set, &error));
	if (!strstr(fonds_error_message(error), reason))
		fail_msg("'%s'", fonds_error_message(error));
	fonds_error_free(error);
	fonds_dc_set_clear(&set);
}

static void what_is_no_such_csv_is_refused(void **state)
{
	(void)state;
	expect_refused("", "the table is empty");
	expect_refused("filename,title\na,b\n", "no column is of Dublin Core");
	expect_refused("dc.title\na\nb,c\n", "line 3: 2 fields");
	expect_refused("dc.title\n\"a\n", "line");
}

static void other_columns_are_kept_with_their_line(void **state)
{
	struct fonds_dc_set set;

	(void)state;
	fonds_dc_set_init(&set);
	assert_int_equal(FONDS_OK,
		read_text("dc.title,shelf,dc.titel\nA,B 7,x\n", &set, NULL));
	assert_string_equal("shelf", set.others->name);
	assert_string_equal("B 7", set.others->value);
	assert_int_equal(2, set.others->line);
	assert_string_equal("dc.titel", set.others->next->name);
	fonds_dc_set_clear(&set);
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_dc_set set;
		enum fonds_status status;

		fonds_dc_set_init(&set);
		fault_arm(FAULT_ALLOC, n);
		status = read_text(
			"filename,dc.title,x\na,A,1\nb,B,2\n", &set, NULL);
		fault_disarm();
		fonds_dc_set_clear(&set);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_exact_and_columns_repeat),
		cmocka_unit_test(sets_at_random_come_back_the_same),
		cmocka_unit_test(what_is_no_such_csv_is_refused),
		cmocka_unit_test(other_columns_are_kept_with_their_line),
		cmocka_unit_test(memory_may_run_out_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
