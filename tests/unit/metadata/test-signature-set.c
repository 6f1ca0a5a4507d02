/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/signature-builder.h"
#include "metadata/format/table-reader.h"
#include "tests/unit/fault.h"

static struct fonds_signature_set *set;

static int make_set(void **state)
{
	(void)state;
	return fonds_signature_set_new(&set, NULL);
}

static int free_set(void **state)
{
	(void)state;
	fonds_signature_set_free(set);
	return 0;
}

static void the_table_has_all_of_pronom(void **state)
{
	(void)state;
	assert_int_equal(2544, fonds_signature_set_count(set));
	assert_int_equal(2242, set->signature_count);
	assert_int_equal(310, set->container_count);
	assert_int_equal(1216, set->priority_count);
	assert_int_equal(3336, set->extension_count);
	assert_string_equal(
		"DROID_SignatureFile_V122; container-signature-20260119",
		fonds_signature_set_version(set));
}

static void a_format_is_found_by_its_puid(void **state)
{
	const struct fonds_pronom_format *format = fonds_signature_set_by_puid(
		set, "fmt/1");

	(void)state;
	assert_string_equal("fmt/1", format->puid);
	assert_string_equal("Broadcast WAVE", format->name);
	assert_string_equal("0 Generic", format->version);
	assert_string_equal("audio/x-wav", format->mime);
	assert_string_equal("wav", format->extensions);
	assert_null(fonds_signature_set_by_puid(set, "fmt/0"));
	assert_null(fonds_signature_set_by_puid(set, ""));
	for (size_t i = 0; i < fonds_signature_set_count(set); i++) {
		format = fonds_signature_set_format(set, i);
		assert_ptr_equal(
			format, fonds_signature_set_by_puid(set, format->puid));
	}
}

static void containers_are_marked(void **state)
{
	(void)state;
	assert_int_equal(FONDS_CONTAINER_OLE2,
		fonds_signature_set_by_puid(set, "fmt/111")->container);
	assert_int_equal(FONDS_CONTAINER_ZIP,
		fonds_signature_set_by_puid(set, "fmt/189")->container);
	assert_int_equal(FONDS_CONTAINER_ZIP,
		fonds_signature_set_by_puid(set, "x-fmt/263")->container);
	assert_int_equal(FONDS_CONTAINER_NONE,
		fonds_signature_set_by_puid(set, "fmt/412")->container);
}

static void the_longest_known_extension_counts(void **state)
{
	const struct fonds_pronom_format *const *formats;

	(void)state;
	assert_int_equal(3, fonds_signature_set_by_extension(
				    set, "a.b/x-1.2.src.rpm", &formats));
	assert_non_null(strstr(formats[0]->extensions, "src.rpm"));
	assert_true(
		fonds_signature_set_by_extension(set, "x.rpm", &formats) > 1);
	assert_int_equal(
		0, fonds_signature_set_by_extension(set, "pdf", &formats));
	assert_int_equal(
		0, fonds_signature_set_by_extension(set, "x.pdf/y", &formats));
	assert_int_equal(0,
		fonds_signature_set_by_extension(set, "x.unheard", &formats));
	assert_int_equal(
		0, fonds_signature_set_by_extension(set, "x.", &formats));
	assert_int_equal(
		0, fonds_signature_set_by_extension(set, "", &formats));
}

static void extensions_are_the_same_in_any_case(void **state)
{
	const struct fonds_pronom_format *const *lower;
	const struct fonds_pronom_format *const *upper;
	size_t count = fonds_signature_set_by_extension(set, "a.tiff", &lower);

	(void)state;
	assert_true(count > 5);
	assert_int_equal(
		count, fonds_signature_set_by_extension(set, "A.TIFF", &upper));
	assert_ptr_equal(lower, upper);
	for (size_t i = 0; i < count; i++)
		assert_true(
			fonds_pronom_format_has_extension(lower[i], "x.Tiff"));
	/* In the order of the table. */
	for (size_t i = 1; i < count; i++)
		assert_true(lower[i - 1] < lower[i]);
	assert_true(
		fonds_signature_set_by_extension(set, "x.ifcxml", &lower) > 0);
}

static void a_format_knows_its_extensions(void **state)
{
	struct fonds_pronom_format format = { .extensions = "tif, x.rpm" };

	(void)state;
	assert_true(fonds_pronom_format_has_extension(&format, "d/a.TIF"));
	assert_true(fonds_pronom_format_has_extension(&format, "a.x.rpm"));
	assert_false(fonds_pronom_format_has_extension(&format, "a.rpm"));
	assert_false(fonds_pronom_format_has_extension(&format, "tif"));
	assert_false(fonds_pronom_format_has_extension(&format, "a.tif/b"));
	format.extensions = "";
	assert_false(fonds_pronom_format_has_extension(&format, "a."));
}

static void priorities_are_those_of_pronom(void **state)
{
	const struct fonds_pronom_format *jpx = fonds_signature_set_by_puid(
		set, "fmt/4");
	const struct fonds_pronom_format *xml = fonds_signature_set_by_puid(
		set, "fmt/101");
	const struct fonds_pronom_format *xhtml = fonds_signature_set_by_puid(
		set, "fmt/102");

	(void)state;
	assert_false(fonds_signature_set_is_over(set, jpx, xml));
	assert_true(fonds_signature_set_is_over(set, xml, xhtml) !=
		    fonds_signature_set_is_over(set, xhtml, xml));
}

static void the_reach_is_what_the_signatures_look_at(void **state)
{
	struct fonds_signature_reach reach = fonds_signature_set_reach(set);

	(void)state;
	/* 2094: from 136004 on, 5 bytes, 16384, 6 bytes. */
	assert_int_equal(152399, reach.head);
	/* 154 and 157. */
	assert_int_equal(131084, reach.tail);
	assert_int_equal(1024 * 1024, reach.whole_max);
}

static void reach_is_added_by_anchor(void **state)
{
	struct fonds_signature_reach reach = { 0 };
	struct fonds_sequence sequence = {
		.anchor = FONDS_ANCHOR_BEGIN,
		.most = 10,
		.pattern.longest = 5,
	};

	(void)state;
	fonds_signature_reach_add(&reach, &sequence, 100);
	assert_int_equal(15, reach.head);
	assert_int_equal(0, reach.tail);
	sequence.anchor = FONDS_ANCHOR_END;
	sequence.most = 20;
	fonds_signature_reach_add(&reach, &sequence, 100);
	assert_int_equal(15, reach.head);
	assert_int_equal(25, reach.tail);
	sequence.anchor = FONDS_ANCHOR_NONE;
	sequence.most = FONDS_PATTERN_ENDLESS;
	fonds_signature_reach_add(&reach, &sequence, 100);
	assert_int_equal(100, reach.head);
	assert_int_equal(100, reach.tail);
	sequence.anchor = FONDS_ANCHOR_BEGIN;
	sequence.most = 1u << 30;
	fonds_signature_reach_add(&reach, &sequence, 100);
	assert_int_equal(FONDS_REACH_MAX, reach.head);
}

static enum fonds_status read_sequence(
	const char *text, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_signature_builder_clear) struct fonds_signature_builder
		builder = { 0 };
	char copy[64];

	strcpy(copy, text);
	assert_int_equal(
		FONDS_OK, fonds_signature_builder_init(&builder, NULL));
	fonds_signature_builder_add_signature(&builder, "1");
	return fonds_signature_table_read_sequence(&builder, copy, error);
}

static void a_line_of_the_table_that_is_none_is_refused(void **state)
{
	static const char *const good[] = { "B0:41", "B1-2:41", "B1-*:41",
		"E7:41", "A:41" };
	static const char *const bad[] = { "", "B", "B:41", "B1", "B1-:41",
		"B2-1:41", "B1-x:41", "X1:41", "A", "A1:41", "B9999999999:41" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_int_equal(FONDS_OK, read_sequence(good[i], NULL));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;

		assert_int_equal(
			FONDS_ERR_FORMAT, read_sequence(bad[i], &error));
		assert_non_null(strstr(fonds_error_message(error),
			"no places of a byte sequence in"));
	}
}

static void rows_are_limited(void **state)
{
	fonds_cleanup(
		fonds_signature_builder_clear) struct fonds_signature_builder
		builder = { 0 };
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_pronom_format format = { .puid = "x", .name = "" };
	struct fonds_signature_set *none = NULL;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_signature_builder_init(&builder, NULL));
	fonds_signature_builder_add_format(&builder, "1", &format);
	for (size_t i = 0; i < 2 * FONDS_SIGNATURE_ROWS_MAX; i++)
		fonds_signature_builder_add_extension(&builder, "a");
	assert_true(builder.extensions.count < 2 * FONDS_SIGNATURE_ROWS_MAX);
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_signature_builder_finish(&builder, &none, &error));
	assert_string_equal("the set of signatures is too large",
		fonds_error_message(error));
	assert_null(none);
}

static void no_memory_is_told(void **state)
{
	(void)state;
	/* Most are blocks of one arena; not each of them is tried. */
	for (unsigned n = 0;; n += n < 20 ? 1 : 17) {
		struct fonds_signature_set *other = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_signature_set_new(&other, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			fonds_signature_set_free(other);
			assert_true(n > 100);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(other);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_has_all_of_pronom),
		cmocka_unit_test(a_format_is_found_by_its_puid),
		cmocka_unit_test(containers_are_marked),
		cmocka_unit_test(the_longest_known_extension_counts),
		cmocka_unit_test(extensions_are_the_same_in_any_case),
		cmocka_unit_test(a_format_knows_its_extensions),
		cmocka_unit_test(priorities_are_those_of_pronom),
		cmocka_unit_test(the_reach_is_what_the_signatures_look_at),
		cmocka_unit_test(reach_is_added_by_anchor),
		cmocka_unit_test(a_line_of_the_table_that_is_none_is_refused),
		cmocka_unit_test(rows_are_limited),
		cmocka_unit_test(no_memory_is_told),
	};

	return cmocka_run_group_tests(tests, make_set, free_set);
}
