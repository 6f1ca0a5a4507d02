/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-reader.h"
#include "tests/unit/fault.h"

#define OBJECT_CLEANUP fonds_cleanup(fonds_json_object_freep)

static struct fonds_json_object *parse(const char *text)
{
	struct fonds_json_object *object = NULL;

	assert_int_equal(FONDS_OK,
		fonds_json_object_parse(text, strlen(text), &object, NULL));
	return object;
}

static void refuse(const char *text, size_t size, enum fonds_status expected)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_json_object *object = NULL;

	assert_int_equal(
		expected, fonds_json_object_parse(text, size, &object, &error));
	assert_int_equal(expected, fonds_error_status(error));
	assert_null(object);
	assert_null(strpbrk(fonds_error_message(error), "\n\x1b"));
}

static void test_members_are_found_by_their_names(void **state)
{
	OBJECT_CLEANUP struct fonds_json_object *object = parse(
		"{\"a\": \"x\", \"\": \"\\u00e9\\n\", \"n\": 1,"
		"\"l\": [\"p\", 2, \"q\"], \"o\": {\"a\": \"y\"}}\n");

	(void)state;
	assert_string_equal("x", fonds_json_object_text(object, "a"));
	assert_string_equal("\xc3\xa9\n", fonds_json_object_text(object, ""));
	assert_null(fonds_json_object_text(object, "n"));
	assert_null(fonds_json_object_text(object, "l"));
	assert_null(fonds_json_object_text(object, "o"));
	assert_null(fonds_json_object_text(object, "A"));
}

static void test_items_are_of_an_array_or_the_one_string(void **state)
{
	OBJECT_CLEANUP struct fonds_json_object *object = parse(
		"{\"one\": \"x\", \"l\": [\"p\", 2, \"q\"]}");

	(void)state;
	assert_string_equal("x", fonds_json_object_item(object, "one", 0));
	assert_null(fonds_json_object_item(object, "one", 1));
	assert_string_equal("p", fonds_json_object_item(object, "l", 0));
	assert_null(fonds_json_object_item(object, "l", 1));
	assert_string_equal("q", fonds_json_object_item(object, "l", 2));
	assert_null(fonds_json_object_item(object, "l", 3));
	assert_null(fonds_json_object_item(object, "l", SIZE_MAX));
	assert_null(fonds_json_object_item(object, "none", 0));
}

static enum fonds_status note(const char *key, size_t index, const char *value,
	void *payload, struct fonds_error **error)
{
	(void)error;
	fonds_buffer_printf(
		payload, "%s[%zu]=%s;", key, index, value ? value : "(null)");
	return FONDS_OK;
}

static void test_each_member_is_given_in_the_order_of_the_text(void **state)
{
	OBJECT_CLEANUP struct fonds_json_object *object = parse(
		"{\"z\": \"x\", \"a\": null, \"e\": [], \"n\": -12,"
		"\"l\": [\"p\", \"q\"], \"mixed\": [\"p\", 2],"
		"\"t\": true, \"f\": 0.5,"
		"\"o\": { \"b\": [1, {}], \"a\": \"\\\"\" }}");
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(
		FONDS_OK, fonds_json_object_each(object, note, &buffer, NULL));
	assert_string_equal("z[0]=x;a[0]=(null);n[0]=-12;l[0]=p;l[1]=q;"
			    "mixed[0]=[\"p\",2];t[0]=true;f[0]=0.5;"
			    "o[0]={\"b\":[1,{}],\"a\":\"\\\"\"};",
		fonds_buffer_text(&buffer));
}

static enum fonds_status fail_at_q(const char *key, size_t index,
	const char *value, void *payload, struct fonds_error **error)
{
	(void)key;
	(void)index;
	++*(unsigned *)payload;
	if (strcmp(value, "q") != 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped at q");
}

static void test_a_failing_call_is_the_last(void **state)
{
	static const char *const texts[] = {
		"{\"a\": \"p\", \"b\": \"q\", \"c\": \"r\"}",
		"{\"a\": [\"p\", \"q\", \"r\"], \"b\": \"s\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		OBJECT_CLEANUP struct fonds_json_object *object = parse(
			texts[i]);
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		unsigned calls = 0;

		assert_int_equal(FONDS_ERR_CANCELLED,
			fonds_json_object_each(
				object, fail_at_q, &calls, &error));
		assert_string_equal("stopped at q", fonds_error_message(error));
		assert_int_equal(2, calls);
	}
}

static void test_what_is_not_strictly_one_object_is_refused(void **state)
{
	static const char *const bad[] = { "", " ", "{", "}", "[]", "\"a\"",
		"1", "null", "{\"a\":1,}", "{\"a\":1,\"a\":2}",
		"{\"o\":{\"a\":1,\"a\":2}}", "{\"a\":1} x", "{}{}", "{'a':1}",
		"{a:1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}",
		"{\"a\":NaN}", "{\"a\":\"\n\"}", "{\"a\":\"\x1b\"}",
		"{\"a\":\"\\x\"}", "{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}",
		"{\"a\":\"\xff\"}", "{\"a\":\"\xc0\xaf\"}",
		"{\"a\":\"\xed\xa0\x80\"}", "{\"a\":\"\\ud800\"}",
		"{\"a\":\"\\udc00\"}", "// c\n{}", "\xef\xbb\xbf{}",
		"{\"a\":1e999}", "{\"a\":99999999999999999999}" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuse(bad[i], strlen(bad[i]), FONDS_ERR_FORMAT);
}

static void test_a_nul_in_or_behind_the_text_is_refused(void **state)
{
	(void)state;
	refuse("{}\0", 3, FONDS_ERR_FORMAT);
	refuse("{\"a\":\"x\0y\"}", 11, FONDS_ERR_FORMAT);
}

static void test_the_message_tells_the_line_and_the_column(void **state)
{
	static const char text[] = "{\n  \"a\": \x1b\n}";
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_json_object *object = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_json_object_parse(text, strlen(text), &object, &error));
	assert_string_equal("bad JSON in line 2, column 8: "
			    "invalid token near '\\x1b'",
		fonds_error_message(error));
}

static void test_too_many_levels_are_refused(void **state)
{
	enum {
		LEVELS = 200000
	};
	static char text[2 * LEVELS + 16] = "{\"a\":";

	(void)state;
	memset(text + 5, '[', LEVELS);
	memset(text + 5 + LEVELS, ']', LEVELS);
	text[5 + 2 * LEVELS] = '}';
	refuse(text, 6 + 2 * LEVELS, FONDS_ERR_LIMIT);
	refuse(text, LEVELS, FONDS_ERR_LIMIT);
}

static void test_many_levels_that_are_accepted_can_be_rendered(void **state)
{
	enum {
		LEVELS = 2000
	};
	static char text[2 * LEVELS + 16] = "{\"a\":";
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_json_object *object;

	(void)state;
	memset(text + 5, '[', LEVELS);
	memset(text + 5 + LEVELS, ']', LEVELS);
	text[5 + 2 * LEVELS] = '}';
	object = parse(text);
	fonds_buffer_init(&buffer, 8192);
	assert_int_equal(
		FONDS_OK, fonds_json_object_each(object, note, &buffer, NULL));
	assert_int_equal(2 * LEVELS + 6, buffer.size);
	fonds_json_object_free(object);
}

static void test_nothing_is_freed_for_nothing(void **state)
{
	OBJECT_CLEANUP struct fonds_json_object *object = NULL;

	(void)state;
	fonds_json_object_free(object);
}

static void test_want_of_memory_is_told(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		OBJECT_CLEANUP struct fonds_json_object *object = NULL;
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_json_object_parse(
			"{\"a\":1}", 7, &object, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(object);
	}
	assert_true(n >= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members_are_found_by_their_names),
		cmocka_unit_test(test_items_are_of_an_array_or_the_one_string),
		cmocka_unit_test(
			test_each_member_is_given_in_the_order_of_the_text),
		cmocka_unit_test(test_a_failing_call_is_the_last),
		cmocka_unit_test(
			test_what_is_not_strictly_one_object_is_refused),
		cmocka_unit_test(test_a_nul_in_or_behind_the_text_is_refused),
		cmocka_unit_test(
			test_the_message_tells_the_line_and_the_column),
		cmocka_unit_test(test_too_many_levels_are_refused),
		cmocka_unit_test(
			test_many_levels_that_are_accepted_can_be_rendered),
		cmocka_unit_test(test_nothing_is_freed_for_nothing),
		cmocka_unit_test(test_want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
