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

static void deprecated_terms_are_known_and_not_found_to_be_written(void **state)
{
	static const char *const deprecated[] = { "actionsGranted",
		"environmentPurpose", "hardwareType", "inhibitorTarget",
		"linkingAgentRoleEvent", "softwareType" };
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < fonds_term_table_size; i++) {
		const struct fonds_term *term = &fonds_term_table[i];
		bool is_deprecated = false;

		for (size_t j = 0; j < 6; j++)
			is_deprecated |= strcmp(deprecated[j], term->scheme) ==
					 0;
		assert_int_equal(is_deprecated, term->is_deprecated);
		assert_ptr_equal(is_deprecated ? NULL : term,
			fonds_term_find(term->scheme, term->code));
		count += is_deprecated;
	}
	assert_int_equal(26, count);
}

static void unverified_terms_are_left_out(void **state)
{
	(void)state;
	assert_null(fonds_term_known("relationshipSubType", "cot"));
	assert_null(fonds_term_known("relationshipSubType", "cof"));
}

static void every_term_of_the_table_is_known(void **state)
{
	(void)state;
	assert_int_equal(204, fonds_term_table_size);
	for (size_t i = 0; i < fonds_term_table_size; i++) {
		const struct fonds_term *term = &fonds_term_table[i];

		assert_ptr_equal(
			term, fonds_term_known(term->scheme, term->code));
		assert_true(strlen(term->label) > 0);
		assert_ptr_equal(
			term, fonds_term_labelled(term->scheme, term->label));
		assert_ptr_equal(
			term, fonds_term_like(term->scheme, term->label));
	}
}

static void a_label_is_told_from_one_that_is_only_like_it(void **state)
{
	(void)state;
	assert_null(
		fonds_term_labelled("cryptographicHashFunctions", "sha256"));
	assert_string_equal("sha256",
		fonds_term_like("cryptographicHashFunctions", " sha256")->code);
	assert_string_equal("hss",
		fonds_term_like("relationshipSubType", "has source")->code);
	assert_null(fonds_term_like("eventType", "ingest"));
	assert_null(fonds_term_like("eventType", "ingestions"));
	assert_null(fonds_term_like("eventType", ""));
}

static void a_subtype_says_to_which_type_it_belongs(void **state)
{
	(void)state;
	assert_string_equal("relationshipType/str",
		fonds_term_known("relationshipSubType", "inc")->broader);
	assert_null(fonds_term_known("eventType", "ing")->broader);
}

static void a_vocabulary_is_known_by_its_whole_name(void **state)
{
	(void)state;
	assert_true(fonds_term_has_scheme("eventType", 9));
	assert_false(fonds_term_has_scheme("eventType", 8));
	assert_false(fonds_term_has_scheme("eventTypes", 10));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_term_is_found_by_scheme_and_code),
		cmocka_unit_test(one_code_has_its_own_meaning_in_each_scheme),
		cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(
			deprecated_terms_are_known_and_not_found_to_be_written),
		cmocka_unit_test(unverified_terms_are_left_out),
		cmocka_unit_test(every_term_of_the_table_is_known),
		cmocka_unit_test(a_label_is_told_from_one_that_is_only_like_it),
		cmocka_unit_test(a_subtype_says_to_which_type_it_belongs),
		cmocka_unit_test(a_vocabulary_is_known_by_its_whole_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
