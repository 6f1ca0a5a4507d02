/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/bag-info.h"

struct fixture {
	struct fonds_arena arena;
	struct fonds_bag_info info;
	struct fonds_bag_info_reader reader;
	size_t line;
};

static void begin(struct fixture *fixture)
{
	*fixture = (struct fixture){ 0 };
	fonds_arena_init(&fixture->arena, 1 << 20);
	fonds_bag_info_begin(&fixture->reader, &fixture->info, &fixture->arena);
}

static enum fonds_bag_info_line take(struct fixture *fixture, const char *line)
{
	return fonds_bag_info_take(
		&fixture->reader, line, strlen(line), ++fixture->line);
}

static void order_and_repetition_are_kept(void **state)
{
	const struct fonds_bag_info_entry *entry;
	struct fixture fixture;

	(void)state;
	begin(&fixture);
	assert_int_equal(
		FONDS_BAG_INFO_LINE_GOOD, take(&fixture, "Contact-Name: One"));
	assert_int_equal(FONDS_BAG_INFO_LINE_GOOD, take(&fixture, "Other: x"));
	assert_int_equal(
		FONDS_BAG_INFO_LINE_GOOD, take(&fixture, "contact-name: Two"));
	fonds_bag_info_finish(&fixture.reader);
	entry = fonds_bag_info_next(&fixture.info, NULL, "CONTACT-NAME");
	assert_string_equal("One", entry->value);
	entry = fonds_bag_info_next(&fixture.info, entry, "CONTACT-NAME");
	assert_string_equal("Two", entry->value);
	assert_int_equal(3, entry->line);
	assert_null(fonds_bag_info_next(&fixture.info, entry, "CONTACT-NAME"));
	assert_string_equal("x", fonds_bag_info_find(&fixture.info, "OTHER"));
	assert_null(fonds_bag_info_find(&fixture.info, "None"));
	fonds_arena_clear(&fixture.arena);
}

static void folded_lines_are_joined_by_one_space(void **state)
{
	struct fixture fixture;

	(void)state;
	begin(&fixture);
	take(&fixture, "External-Description: greyscale images from the");
	take(&fixture, "     Yoshimuri papers");
	take(&fixture, "\tcollection.");
	take(&fixture, "Empty:");
	take(&fixture, " begun late");
	fonds_bag_info_finish(&fixture.reader);
	assert_string_equal(
		"greyscale images from the Yoshimuri papers collection.",
		fonds_bag_info_find(&fixture.info, "External-Description"));
	assert_string_equal(
		"begun late", fonds_bag_info_find(&fixture.info, "Empty"));
	fonds_arena_clear(&fixture.arena);
}

static void what_is_no_line_is_told(void **state)
{
	struct fixture fixture;

	(void)state;
	begin(&fixture);
	assert_int_equal(FONDS_BAG_INFO_LINE_BAD, take(&fixture, " first"));
	assert_int_equal(FONDS_BAG_INFO_LINE_BAD, take(&fixture, "no colon"));
	assert_int_equal(FONDS_BAG_INFO_LINE_BAD, take(&fixture, ": value"));
	assert_int_equal(FONDS_BAG_INFO_LINE_BAD,
		fonds_bag_info_take(&fixture.reader, "A: b\0c", 7, 9));
	assert_int_equal(FONDS_BAG_INFO_LINE_LOOSE, take(&fixture, "A : b"));
	assert_int_equal(FONDS_BAG_INFO_LINE_LOOSE, take(&fixture, "A:b"));
	assert_int_equal(
		FONDS_BAG_INFO_LINE_GOOD, take(&fixture, "A: http://b"));
	fonds_bag_info_finish(&fixture.reader);
	assert_string_equal("b", fonds_bag_info_find(&fixture.info, "A"));
	fonds_arena_clear(&fixture.arena);
}

static void an_oxum_is_two_numbers_and_a_full_stop(void **state)
{
	static const char *const wrong[] = { "", "6", "6.", ".1", "6.1.1",
		"6. 1", "+6.1", "six.1", "18446744073709551616.1", "-1.1" };
	struct fonds_oxum oxum = { 7, 7 };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(fonds_oxum_parse(wrong[i], &oxum));
	assert_int_equal(7, oxum.bytes);
	assert_true(fonds_oxum_parse("18446744073709551615.42", &oxum));
	assert_true(oxum.bytes == UINT64_MAX);
	assert_int_equal(42, oxum.files);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_and_repetition_are_kept),
		cmocka_unit_test(folded_lines_are_joined_by_one_space),
		cmocka_unit_test(what_is_no_line_is_told),
		cmocka_unit_test(an_oxum_is_two_numbers_and_a_full_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
