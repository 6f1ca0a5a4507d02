/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "metadata/vocabulary-table.h"

static void a_term_is_found_by_scheme_and_code(void **state)
{
	const struct fonds_term *term = fonds_term_find("eventType", "ing");

	(void)state;
	assert_non_null(term);
	assert_string_equal("eventType", term->scheme);
	assert_string_equal("ingestion", term->label);
	term = fonds_term_find("relationshipSubType", "hss");
	assert_non_null(term);
	assert_string_equal("has Source", term->label);
}

static void one_code_has_its_own_meaning_in_each_scheme(void **state)
{
	(void)state;
	assert_string_equal("replacement",
		fonds_term_find("relationshipType", "rep")->label);
	assert_string_equal(
		"replication", fonds_term_find("eventType", "rep")->label);
}

static void what_is_not_there_is_not_found(void **state)
{
	(void)state;
	assert_null(fonds_term_find("eventType", "translation"));
	assert_null(fonds_term_find("eventType", ""));
	assert_null(fonds_term_find("eventtype", "ing"));
	assert_null(fonds_term_find("", "ing"));
	assert_null(fonds_term_find("eventType", NULL));
	assert_null(fonds_term_find(NULL, "ing"));
}

static void deprecated_and_unverified_terms_are_left_out(void **state)
{
	static const char *const deprecated[] = { "actionsGranted",
		"environmentPurpose", "hardwareType", "inhibitorTarget",
		"linkingAgentRoleEvent", "softwareType" };

	(void)state;
	for (size_t i = 0; i < fonds_term_table_size; i++)
		for (size_t j = 0; j < 6; j++)
			assert_string_not_equal(
				deprecated[j], fonds_term_table[i].scheme);
	assert_null(fonds_term_find("relationshipSubType", "cot"));
	assert_null(fonds_term_find("relationshipSubType", "cof"));
}

static void every_term_of_the_table_is_found(void **state)
{
	(void)state;
	assert_int_equal(178, fonds_term_table_size);
	for (size_t i = 0; i < fonds_term_table_size; i++) {
		const struct fonds_term *term = &fonds_term_table[i];

		assert_ptr_equal(
			term, fonds_term_find(term->scheme, term->code));
		assert_true(strlen(term->label) > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_term_is_found_by_scheme_and_code),
		cmocka_unit_test(one_code_has_its_own_meaning_in_each_scheme),
		cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(deprecated_and_unverified_terms_are_left_out),
		cmocka_unit_test(every_term_of_the_table_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
