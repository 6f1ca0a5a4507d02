/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "metadata/language-table.h"
#include "metadata/language.h"

static const char *code_of(const char *text)
{
	const struct fonds_language *language = fonds_language_find(
		text, strlen(text));

	return language ? language->code : "none";
}

static void a_language_is_found_by_each_of_its_codes_and_names(void **state)
{
	(void)state;
	assert_string_equal("rus", code_of("Russian"));
	assert_string_equal("rus", code_of("rus"));
	assert_string_equal("rus", code_of("ru"));
	assert_string_equal("rus", code_of(" RUSSIAN\n"));
	assert_string_equal("ger", code_of("deu"));
	assert_string_equal("ger", code_of("ger"));
	assert_string_equal("ger", code_of("de"));
	assert_string_equal("chi", code_of("zho"));
	assert_string_equal("cze", code_of("ces"));
	assert_string_equal("dut", code_of("Flemish"));
	assert_string_equal("spa", code_of("castilian"));
	assert_string_equal("rum", code_of("Moldovan"));
	assert_string_equal("gre", code_of("Greek, Modern (1453-)"));
	assert_string_equal("gre", code_of("Modern Greek"));
	assert_string_equal("gre", code_of("Greek"));
	assert_string_equal("nob", code_of("Norwegian Bokm\xc3\xa5l"));
}

static void a_language_has_its_code_first_name_and_tag(void **state)
{
	const struct fonds_language *language = fonds_language_find("nld", 3);

	(void)state;
	assert_string_equal("dut", language->code);
	assert_string_equal("Dutch", language->name);
	assert_string_equal("nl", language->bcp47);
	assert_string_equal("ace", fonds_language_find("ace", 3)->bcp47);
}

static void a_name_in_its_own_case_goes_before_a_code(void **state)
{
	(void)state;
	assert_string_equal("gaa", code_of("Ga"));
	assert_string_equal("gle", code_of("ga"));
}

static void what_is_no_language_is_not_found(void **state)
{
	static const char with_nul[] = "rus\0x";
	char longer[200];

	(void)state;
	memset(longer, 'x', sizeof(longer));
	assert_string_equal("none", code_of(""));
	assert_string_equal("none", code_of("  "));
	assert_string_equal("none", code_of("Klingonish"));
	assert_string_equal("none", code_of("Russ"));
	assert_string_equal("none", code_of("Dutch;Flemish"));
	assert_null(fonds_language_find(with_nul, sizeof(with_nul) - 1));
	assert_null(fonds_language_find(longer, sizeof(longer)));
}

static void every_entry_of_the_table_is_found_by_all_it_has(void **state)
{
	(void)state;
	assert_true(fonds_language_table_size > 450);
	for (size_t i = 0; i < fonds_language_table_size; i++) {
		const struct fonds_language_entry *entry =
			&fonds_language_table[i];
		const char *code = entry->language.code;

		assert_string_equal(code, code_of(code));
		assert_string_equal(code, code_of(entry->language.name));
		if (*entry->terminology)
			assert_string_equal(code, code_of(entry->terminology));
		if (*entry->alpha2)
			assert_string_equal(code, code_of(entry->alpha2));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_language_is_found_by_each_of_its_codes_and_names),
		cmocka_unit_test(a_language_has_its_code_first_name_and_tag),
		cmocka_unit_test(a_name_in_its_own_case_goes_before_a_code),
		cmocka_unit_test(what_is_no_language_is_not_found),
		cmocka_unit_test(
			every_entry_of_the_table_is_found_by_all_it_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
