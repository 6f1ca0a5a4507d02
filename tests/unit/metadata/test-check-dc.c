/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/fault.h"
#include "tests/unit/metadata/check-runner.h"

static bool is_seen[CHECK_CODE_COUNT];

static void see(const char *codes)
{
	for (unsigned i = 0; i < CHECK_CODE_COUNT; i++)
		is_seen[i] |= strstr(codes, fonds_check_code_info(i)->name) !=
			      NULL;
}

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
	check_sound("dc.xml");
	check_sound("oai-dc.xml");
}

static void each_edit_has_its_findings_and_no_other(void **state)
{
	(void)state;
	assert_true(check_edits("dc.xml", "dc.edits", see) > 25);
	assert_true(check_edits("oai-dc.xml", "oai-dc.edits", see) > 8);
}

/* After the edits. */
static void every_rule_was_broken(void **state)
{
	(void)state;
	for (unsigned i = 0; i < CHECK_CODE_COUNT; i++) {
		const char *name = fonds_check_code_info(i)->name;

		if (strncmp(name, "DC-", strlen("DC-")) == 0 && !is_seen[i])
			fail_msg("no edit gives %s", name);
	}
}

static void without_memory_there_is_an_error_and_no_verdict(void **state)
{
	fonds_cleanup(fonds_freep) char *text = check_read("dc.xml");
	unsigned failures = 0;

	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_metadata_check *check = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = check_text(text, &check, NULL);
		fault_disarm();
		fonds_metadata_check_free(check);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		failures++;
	}
	assert_true(failures > 20);
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
