/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/json-value.h"

static const char sample[] =
	"{\"z\": {\"list\": [\"a\", 2, {\"deep\": true}], \"no\": false},"
	" \"a\": null, \"n\": -1.5, \"t\": \"text\"}";

static struct fonds_json_object *parse_sample(void)
{
	struct fonds_json_object *object = NULL;

	assert_int_equal(FONDS_OK,
		fonds_json_object_parse(sample, strlen(sample), &object, NULL));
	return object;
}

static void values_are_found_at_any_depth(void **state)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		parse_sample();
	const struct fonds_json_value *root = fonds_json_object_root(object);
	const struct fonds_json_value *z = fonds_json_value_member(root, "z");
	const struct fonds_json_value *list = fonds_json_value_member(
		z, "list");

	(void)state;
	assert_int_equal(FONDS_JSON_OBJECT, fonds_json_value_kind(root));
	assert_int_equal(FONDS_JSON_ARRAY, fonds_json_value_kind(list));
	assert_string_equal(
		"a", fonds_json_value_text(fonds_json_value_item(list, 0)));
	assert_int_equal(FONDS_JSON_NUMBER,
		fonds_json_value_kind(fonds_json_value_item(list, 1)));
	assert_true(fonds_json_value_is_true(fonds_json_value_member(
		fonds_json_value_item(list, 2), "deep")));
	assert_null(fonds_json_value_item(list, 3));
	assert_null(fonds_json_value_member(z, "gone"));
}

static void each_kind_is_told_from_the_others(void **state)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		parse_sample();
	const struct fonds_json_value *root = fonds_json_object_root(object);
	const struct fonds_json_value *no = fonds_json_value_member(
		fonds_json_value_member(root, "z"), "no");

	(void)state;
	assert_int_equal(FONDS_JSON_BOOLEAN, fonds_json_value_kind(no));
	assert_false(fonds_json_value_is_true(no));
	assert_int_equal(FONDS_JSON_NULL,
		fonds_json_value_kind(fonds_json_value_member(root, "a")));
	assert_int_equal(FONDS_JSON_NUMBER,
		fonds_json_value_kind(fonds_json_value_member(root, "n")));
	assert_int_equal(FONDS_JSON_TEXT,
		fonds_json_value_kind(fonds_json_value_member(root, "t")));
	assert_string_equal("a string", fonds_json_kind_name(FONDS_JSON_TEXT));
}

/* What a value has not is absent, and so is all below it. */
static void what_is_not_there_is_absent(void **state)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		parse_sample();
	const struct fonds_json_value *text = fonds_json_value_member(
		fonds_json_object_root(object), "t");

	(void)state;
	assert_int_equal(FONDS_JSON_ABSENT, fonds_json_value_kind(NULL));
	assert_null(fonds_json_value_text(NULL));
	assert_null(fonds_json_value_item(NULL, 0));
	assert_null(fonds_json_value_member(NULL, "x"));
	assert_null(fonds_json_value_item(text, 0));
	assert_null(fonds_json_value_member(text, "x"));
	assert_false(fonds_json_value_is_true(text));
	assert_false(fonds_json_value_is_true(NULL));
}

static void note(
	const char *key, const struct fonds_json_value *value, void *payload)
{
	struct fonds_buffer *buffer = payload;

	fonds_buffer_printf(
		buffer, "%s=%d ", key, (int)fonds_json_value_kind(value));
}

static void members_come_in_the_order_of_the_text(void **state)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		parse_sample();
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 1000);
	fonds_json_value_each(fonds_json_object_root(object), note, &buffer);
	assert_string_equal("z=6 a=1 n=3 t=4 ", fonds_buffer_text(&buffer));
	fonds_json_value_each(NULL, note, &buffer);
	assert_string_equal("z=6 a=1 n=3 t=4 ", fonds_buffer_text(&buffer));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_found_at_any_depth),
		cmocka_unit_test(each_kind_is_told_from_the_others),
		cmocka_unit_test(what_is_not_there_is_absent),
		cmocka_unit_test(members_come_in_the_order_of_the_text),
	};

	return cmocka_run_group_tests_name("json-value", tests, NULL, NULL);
}
