/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/check-links.h"
#include "metadata/check-premis.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/check-runner.h"

static bool is_seen[CHECK_CODE_COUNT];

static void see(const char *codes)
{
	for (unsigned i = 0; i < CHECK_CODE_COUNT; i++) {
		const char *name = fonds_check_code_info(i)->name;
		const char *at = strstr(codes, name);
		size_t size = strlen(name);

		for (; at; at = strstr(at + 1, name))
			is_seen[i] |= at[size] == ' ' || at[size] == '\0';
	}
}

static void a_sound_description_has_no_finding(void **state)
{
	fonds_cleanup(fonds_freep) char *text = check_read("premis.xml");
	struct fonds_metadata_check *check = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, check_text(text, &check, NULL));
	assert_int_equal(0, fonds_metadata_check_count(check));
	assert_true(fonds_metadata_check_is_valid(check));
	assert_int_equal(4, check->objects);
	assert_int_equal(3, check->events);
	assert_int_equal(2, check->agents);
	assert_int_equal(1, check->rights);
	fonds_metadata_check_free(check);
}

static void each_edit_has_its_findings_and_no_other(void **state)
{
	(void)state;
	assert_true(check_edits("premis.xml", "premis.edits", see) > 140);
}

/* After the edits: each code of PREMIS was found once at least. */
static void every_rule_was_broken(void **state)
{
	(void)state;
	for (unsigned i = 0; i < CHECK_CODE_COUNT; i++) {
		const char *name = fonds_check_code_info(i)->name;

		if (strncmp(name, "PREMIS-", 7) == 0 && !is_seen[i] &&
			i != CHECK_PREMIS_LIMIT)
			fail_msg("no edit gives %s", name);
	}
}

static void a_finding_says_where_it_is(void **state)
{
	fonds_cleanup(fonds_freep) char *text = check_read("premis.xml");
	fonds_cleanup(fonds_freep) char *edited = check_edit(text,
		"eventType/mes\">message digest calculation<",
		"eventType/mes\">hashing<");
	struct fonds_metadata_check *check = NULL;
	const struct fonds_finding *finding;

	(void)state;
	assert_int_equal(FONDS_OK, check_text(edited, &check, NULL));
	assert_int_equal(1, fonds_metadata_check_count(check));
	finding = fonds_metadata_check_get(check, 0);
	assert_string_equal("PREMIS-TERM-URI", finding->code);
	assert_string_equal("x.xml", finding->path);
	assert_string_equal("/premis/event[3]/eventType", finding->place);
	assert_string_equal("message digest calculation", finding->expected);
	assert_string_equal("hashing", finding->actual);
	assert_true(finding->line > 50);
	assert_null(fonds_metadata_check_get(check, 1));
	fonds_metadata_check_free(check);
}

static void a_dangling_link_says_where_it_is_and_what_it_names(void **state)
{
	fonds_cleanup(fonds_freep) char *text = check_read("premis.xml");
	fonds_cleanup(fonds_freep) char *edited = check_edit(text,
		"<relatedEventIdentifierValue>00000011-",
		"<relatedEventIdentifierValue>00000077-");
	struct fonds_metadata_check *check = NULL;
	const struct fonds_finding *finding;

	(void)state;
	assert_int_equal(FONDS_OK, check_text(edited, &check, NULL));
	assert_int_equal(1, fonds_metadata_check_count(check));
	finding = fonds_metadata_check_get(check, 0);
	assert_string_equal("PREMIS-RELATED-EVENT", finding->code);
	assert_string_equal("/premis/object[1]/relationship[1]/"
			    "relatedEventIdentifier",
		finding->place);
	assert_string_equal(
		"00000077-0000-5000-8000-000000000000", finding->actual);
	assert_int_equal(8, finding->line);
	fonds_metadata_check_free(check);
}

/* It names others that are elsewhere. */
static void an_entity_alone_has_no_links_to_resolve(void **state)
{
	static const char text[] =
		"<agent xmlns=\"http://www.loc.gov/premis/v3\">"
		"<agentIdentifier><agentIdentifierType>local"
		"</agentIdentifierType><agentIdentifierValue>1"
		"</agentIdentifierValue></agentIdentifier>"
		"<agentName>x</agentName>%s<linkingEventIdentifier>"
		"<linkingEventIdentifierType>local</linkingEventIdentifierType>"
		"<linkingEventIdentifierValue>2</linkingEventIdentifierValue>"
		"</linkingEventIdentifier></agent>";
	struct fonds_metadata_check *check = NULL;
	char codes[CHECK_CODES_MAX];

	(void)state;
	assert_int_equal(FONDS_OK, check_text(text, &check, NULL));
	check_codes(check, codes);
	assert_string_equal("PREMIS-AGENT-TYPE PREMIS-UNIT-NO-TEXT", codes);
	fonds_metadata_check_free(check);
}

static void what_is_beyond_the_limit_of_links_is_told(void **state)
{
	struct fonds_metadata_check *check = NULL;
	struct fonds_link_entity *entity;
	char codes[CHECK_CODES_MAX];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_metadata_check_new(&check, NULL));
	assert_int_equal(FONDS_OK, fonds_check_premis_begin(check, NULL));
	check->links->maximum = 3;
	entity = fonds_check_links_entity(check->links, FONDS_LINK_END_EVENT);
	assert_non_null(entity);
	fonds_check_links_identifier(check->links, "local", "1", 1);
	for (int i = 0; i < 2; i++)
		assert_non_null(fonds_check_links_link(
			check->links, FONDS_LINK_EVENT_OBJECT, "local", "2"));
	assert_null(fonds_check_links_link(
		check->links, FONDS_LINK_EVENT_OBJECT, "local", "3"));
	assert_int_equal(FONDS_OK, fonds_check_premis_end(check, NULL));
	check_codes(check, codes);
	assert_string_equal("PREMIS-LIMIT", codes);
	fonds_metadata_check_free(check);
}

/* A chain of parts as long as the file is no recursion. */
static void a_long_chain_that_closes_is_a_circle(void **state)
{
	const uint32_t length = 100000;
	struct fonds_metadata_check *check = NULL;
	char codes[CHECK_CODES_MAX];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_metadata_check_new(&check, NULL));
	assert_int_equal(FONDS_OK, fonds_check_premis_begin(check, NULL));
	for (uint32_t i = 0; i < length; i++) {
		char names[3][16];

		for (uint32_t j = 0; j < 3; j++)
			(void)snprintf(names[j], sizeof(names[j]), "%u",
				(i + length + j - 1) % length);
		assert_non_null(fonds_check_links_entity(
			check->links, FONDS_LINK_END_OBJECT));
		fonds_check_links_identifier(
			check->links, "local", names[1], i);
		/* includes the next, is included in the one before */
		fonds_check_links_link(check->links, FONDS_LINK_RELATED_OBJECT,
			"local", names[2])
			->subtype = 17;
		fonds_check_links_link(check->links, FONDS_LINK_RELATED_OBJECT,
			"local", names[0])
			->subtype = 19;
	}
	assert_int_equal(FONDS_OK, fonds_check_premis_end(check, NULL));
	check_codes(check, codes);
	assert_string_equal("PREMIS-RELATIONSHIP-CYCLE", codes);
	assert_int_equal(1, fonds_metadata_check_count(check));
	fonds_metadata_check_free(check);
}

static void without_memory_there_is_an_error_and_no_verdict(void **state)
{
	fonds_cleanup(fonds_freep) char *text = check_read("premis.xml");
	fonds_cleanup(fonds_freep) char *edited = check_edit(
		text, "<size>3204<", "<size>-1<");
	unsigned failures = 0;

	(void)state;
	for (unsigned n = 0;; n += 1 + n / 20) {
		struct fonds_metadata_check *check = NULL;
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = check_text(edited, &check, &error);
		fault_disarm();
		if (fault_fired()) {
			assert_int_equal(FONDS_ERR_NOMEM, status);
			assert_int_equal(
				FONDS_ERR_NOMEM, fonds_error_status(error));
			failures++;
		}
		fonds_metadata_check_free(check);
		fonds_error_free(error);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
	}
	assert_true(failures > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_description_has_no_finding),
		cmocka_unit_test(each_edit_has_its_findings_and_no_other),
		cmocka_unit_test(every_rule_was_broken),
		cmocka_unit_test(a_finding_says_where_it_is),
		cmocka_unit_test(
			a_dangling_link_says_where_it_is_and_what_it_names),
		cmocka_unit_test(an_entity_alone_has_no_links_to_resolve),
		cmocka_unit_test(what_is_beyond_the_limit_of_links_is_told),
		cmocka_unit_test(a_long_chain_that_closes_is_a_circle),
		cmocka_unit_test(
			without_memory_there_is_an_error_and_no_verdict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
