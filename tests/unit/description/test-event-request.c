/* SPDX-License-Identifier: Apache-2.0 */
#include "description/event-request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"

static void expect_refused(
	const struct fonds_metadata_event_options *options, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_event_request request;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_event_request_init(&request, options, &error));
	if (!strstr(fonds_error_message(error), message))
		fail_msg("%s", fonds_error_message(error));
}

static void terms_are_found_by_label_and_code(void **state)
{
	static const char *const types[] = { "fixity check", "fix",
		"Fixity Check", "fixity-check" };

	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		struct fonds_metadata_event_options options =
			FONDS_METADATA_EVENT_OPTIONS_INIT;
		struct fonds_event_request request;

		options.type = types[i];
		options.outcome = "suc";
		assert_int_equal(FONDS_OK,
			fonds_event_request_init(&request, &options, NULL));
		assert_string_equal("fix", request.type->code);
		assert_string_equal("success", request.outcome->label);
		assert_null(request.agent_type);
	}
}

static void terms_that_are_none_are_refused_with_the_nearest(void **state)
{
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;

	(void)state;
	options.type = "fixity chek";
	expect_refused(&options, "the type of event 'fixity chek' is no term "
				 "of http://id.loc.gov/vocabulary/preservation/"
				 "eventType; the nearest are 'fixity check' "
				 "(fix), ");
	options.type = "fix";
	options.outcome = "good";
	expect_refused(&options, "the outcome 'good' is no term of ");
	options.outcome = NULL;
	options.agent = "A";
	options.agent_type = "ship";
	expect_refused(&options, "the type of agent 'ship' is no term of ");
}

static void an_agent_has_a_role_by_its_type(void **state)
{
	static const char *const rows[][2] = { { NULL, "executing program" },
		{ "software", "executing program" },
		{ "hardware", "executing program" },
		{ "person", "implementer" },
		{ "organization", "implementer" } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fonds_metadata_event_options options =
			FONDS_METADATA_EVENT_OPTIONS_INIT;
		struct fonds_event_request request;

		options.type = "fix";
		options.agent = "A";
		options.agent_type = rows[i][0];
		assert_int_equal(FONDS_OK,
			fonds_event_request_init(&request, &options, NULL));
		assert_string_equal(rows[i][1], request.agent_role->label);
	}
}

static void an_agent_without_name_is_refused(void **state)
{
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;

	(void)state;
	options.type = "fix";
	options.agent_version = "1";
	expect_refused(&options, "but no name");
	options.agent_version = NULL;
	options.agent_type = "person";
	expect_refused(&options, "but no name");
}

static void dates_are_edtf(void **state)
{
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;
	struct fonds_event_request request;

	(void)state;
	options.type = "fix";
	options.date = "1949/1950~";
	assert_int_equal(
		FONDS_OK, fonds_event_request_init(&request, &options, NULL));
	assert_string_equal("1949/1950~", request.date);
	options.date = "yesterday";
	expect_refused(&options, "'yesterday' is no date of EDTF: write ");
	options.date = "";
	expect_refused(&options, "is no date of EDTF");
}

static void the_date_is_the_stated_one_else_now(void **state)
{
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;
	struct fonds_event_request request;

	(void)state;
	options.type = "fix";
	assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1700000000", 1));
	assert_int_equal(
		FONDS_OK, fonds_event_request_init(&request, &options, NULL));
	assert_string_equal("2023-11-14T22:13:20Z", request.date);
	assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "soon", 1));
	expect_refused(&options, "SOURCE_DATE_EPOCH");
	assert_int_equal(0, unsetenv("SOURCE_DATE_EPOCH"));
}

static void texts_that_xml_cannot_have_are_refused(void **state)
{
	static const char *const notes[] = { "good", " \n" };
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;

	(void)state;
	options.type = "fix";
	options.detail = "bell \a";
	expect_refused(&options, "the detail has a control character");
	options.detail = "no character: \xef\xbf\xbf";
	expect_refused(&options, "the detail has a control character");
	options.detail = "\xff";
	expect_refused(&options, "the detail '\\xff' is not UTF-8");
	options.detail = NULL;
	options.notes = notes;
	options.note_count = 2;
	expect_refused(&options, "the note is empty");
	options.note_count = 1;
	options.agent = "";
	expect_refused(&options, "the agent's name is empty");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms_are_found_by_label_and_code),
		cmocka_unit_test(
			terms_that_are_none_are_refused_with_the_nearest),
		cmocka_unit_test(an_agent_has_a_role_by_its_type),
		cmocka_unit_test(an_agent_without_name_is_refused),
		cmocka_unit_test(dates_are_edtf),
		cmocka_unit_test(the_date_is_the_stated_one_else_now),
		cmocka_unit_test(texts_that_xml_cannot_have_are_refused),
	};

	(void)unsetenv("SOURCE_DATE_EPOCH");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
