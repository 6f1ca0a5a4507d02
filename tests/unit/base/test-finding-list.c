/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/finding-list.h"
#include "tests/unit/fault.h"

#define MAXIMUM 4

static const struct fonds_finding limit = {
	.code = "X-LIMIT",
	.severity = FONDS_SEVERITY_ERROR,
	.message = "there is more",
	.section = "1",
	.remedy = "look again",
};

static void start(struct fonds_finding_list *list, struct fonds_arena *arena)
{
	fonds_arena_init(arena, 1 << 20);
	*list = (struct fonds_finding_list){
		.arena = arena,
		.maximum = MAXIMUM,
		.limit = limit,
	};
}

static void finish(struct fonds_finding_list *list)
{
	fonds_arena_clear(list->arena);
	fonds_finding_list_clear(list);
}

__attribute__((format(printf, 4, 5))) static void add(
	struct fonds_finding_list *list, const char *code, unsigned long line,
	const char *format, ...)
{
	struct fonds_finding finding = {
		.code = code,
		.severity = FONDS_SEVERITY_WARNING,
		.path = "a.xml",
		.line = line,
		.place = line ? "/premis" : NULL,
		.section = "2.1",
		.remedy = "mend it",
	};
	va_list args;

	va_start(args, format);
	fonds_finding_list_add(list, &finding, format, args);
	va_end(args);
}

static void findings_are_sorted_by_code_or_by_line(void **state)
{
	struct fonds_finding_list list;
	struct fonds_arena arena;

	(void)state;
	start(&list, &arena);
	add(&list, "X-A", 9, "first");
	add(&list, "X-B", 2, "second");
	add(&list, "X-A", 9, "third");
	fonds_finding_list_sort_by_line(&list);
	assert_string_equal("second", list.items[0].finding.message);
	assert_string_equal("first", list.items[1].finding.message);
	assert_string_equal("third", list.items[2].finding.message);
	fonds_finding_list_sort(&list);
	assert_string_equal("first", list.items[0].finding.message);
	assert_string_equal("third", list.items[1].finding.message);
	assert_string_equal("second", list.items[2].finding.message);
	assert_int_equal(3, list.totals[FONDS_SEVERITY_WARNING]);
	finish(&list);
}

static void past_the_maximum_they_are_counted_and_that_is_told(void **state)
{
	struct fonds_finding_list list;
	struct fonds_arena arena;

	(void)state;
	start(&list, &arena);
	for (int i = 0; i < 9; i++)
		add(&list, "X-A", 1, "number %d", i);
	assert_int_equal(MAXIMUM, list.count);
	assert_int_equal(8, list.totals[FONDS_SEVERITY_WARNING]);
	assert_int_equal(1, list.totals[FONDS_SEVERITY_ERROR]);
	assert_string_equal("X-LIMIT", list.items[MAXIMUM - 1].finding.code);
	assert_int_equal(FONDS_OK, fonds_finding_list_check(&list, NULL));
	finish(&list);
}

static void the_text_has_line_place_and_remedy_and_no_escapes(void **state)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_finding_list list;
	struct fonds_arena arena;

	(void)state;
	start(&list, &arena);
	fonds_buffer_init(&buffer, 4096);
	fonds_output_init(&output, fonds_output_to_buffer, &buffer);
	add(&list, "X-A", 7, "it is '%s'", "\x1b[1m");
	fonds_finding_add_text(&output, &list.items[0].finding, "RFC 1 ");
	assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
	assert_string_equal("warning X-A  a.xml:7: it is '\\x1b[1m' "
			    "(RFC 1 2.1)\n"
			    "    place     /premis\n"
			    "    remedy    mend it\n",
		fonds_buffer_text(&buffer));
	finish(&list);
}

static void line_and_place_stand_in_json_where_they_are_known(void **state)
{
	struct fonds_finding_list list;
	struct fonds_arena arena;

	(void)state;
	start(&list, &arena);
	add(&list, "X-A", 7, "it");
	add(&list, "X-A", 0, "it");
	for (size_t i = 0; i < 2; i++) {
		fonds_cleanup(fonds_output_clear) struct fonds_output output;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		struct fonds_json json;

		fonds_buffer_init(&buffer, 4096);
		fonds_output_init(&output, fonds_output_to_buffer, &buffer);
		fonds_json_init(&json, &output);
		fonds_json_begin_array(&json, NULL);
		fonds_finding_add_json(&json, &list.items[i].finding);
		fonds_json_end_array(&json);
		assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
		assert_int_equal(
			i == 0, strstr(buffer.data, "\"line\": 7") != NULL);
		assert_int_equal(i == 0,
			strstr(buffer.data, "\"place\": \"/premis\"") != NULL);
	}
	finish(&list);
}

static void a_list_without_memory_stays_failed(void **state)
{
	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_finding_list list;
		struct fonds_arena arena;
		enum fonds_status status;

		start(&list, &arena);
		fault_arm(FAULT_ALLOC, n);
		add(&list, "X-A", 7, "it");
		fault_disarm();
		status = fonds_finding_list_check(&list, NULL);
		finish(&list);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 2);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
}

static void every_severity_has_a_name(void **state)
{
	(void)state;
	assert_string_equal("note", fonds_severity_name(FONDS_SEVERITY_NOTE));
	assert_string_equal(
		"warning", fonds_severity_name(FONDS_SEVERITY_WARNING));
	assert_string_equal("error", fonds_severity_name(FONDS_SEVERITY_ERROR));
	assert_string_equal(
		"unknown", fonds_severity_name((enum fonds_severity)99));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_are_sorted_by_code_or_by_line),
		cmocka_unit_test(
			past_the_maximum_they_are_counted_and_that_is_told),
		cmocka_unit_test(
			the_text_has_line_place_and_remedy_and_no_escapes),
		cmocka_unit_test(
			line_and_place_stand_in_json_where_they_are_known),
		cmocka_unit_test(a_list_without_memory_stays_failed),
		cmocka_unit_test(every_severity_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
