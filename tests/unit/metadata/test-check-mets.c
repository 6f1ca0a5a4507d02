/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/metadata/check-faults.h"

static void check_sound(const char *name)
{
	fonds_cleanup(fonds_freep) char *text = check_read(name);
	struct fonds_metadata_check *check = NULL;

	assert_int_equal(FONDS_OK, check_text(text, &check, NULL));
	assert_int_equal(0, fonds_metadata_check_count(check));
	assert_true(check->records > 0);
	fonds_metadata_check_free(check);
}

static void sound_documents_have_no_finding(void **state)
{
	(void)state;
	check_sound("mets.xml");
}

static void each_edit_has_its_findings_and_no_other(void **state)
{
	(void)state;
	assert_true(check_edits("mets.xml", "mets.edits", check_see) > 18);
}

/* After the edits. */
static void every_rule_was_broken(void **state)
{
	(void)state;
	check_all_seen("METS-");
}

static void without_memory_there_is_an_error_and_no_verdict(void **state)
{
	(void)state;
	check_without_memory("mets.xml");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_documents_have_no_finding),
		cmocka_unit_test(each_edit_has_its_findings_and_no_other),
		cmocka_unit_test(every_rule_was_broken),
		cmocka_unit_test(
			without_memory_there_is_an_error_and_no_verdict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
