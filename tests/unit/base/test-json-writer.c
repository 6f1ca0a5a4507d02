/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/cleanup.h"
#include "base/json-writer.h"
#include "base/text.h"
#include "tests/unit/base/unescape.h"

struct fixture {
	struct fonds_buffer buffer;
	struct fonds_output output;
	struct fonds_json json;
};

static void fixture_init(struct fixture *fixture)
{
	fonds_buffer_init(&fixture->buffer, 1 << 20);
	fonds_output_init(
		&fixture->output, fonds_output_to_buffer, &fixture->buffer);
	fonds_json_init(&fixture->json, &fixture->output);
}

static void fixture_clear(struct fixture *fixture)
{
	fonds_output_clear(&fixture->output);
	fonds_buffer_clear(&fixture->buffer);
}

static const char *finish(struct fixture *fixture)
{
	assert_int_equal(FONDS_OK, fonds_output_finish(&fixture->output, NULL));
	return fonds_buffer_text(&fixture->buffer);
}

/* What another reader makes of it; refuses what is not strictly JSON. */
static json_t *read_back(struct fixture *fixture)
{
	const char *text = finish(fixture);
	json_t *root = json_loads(
		text, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);

	assert_non_null(root);
	for (size_t at = 0; at < fixture->buffer.size;) {
		uint32_t c = 0;
		size_t n = fonds_utf8_decode(
			text + at, fixture->buffer.size - at, &c);

		assert_true(n > 0);
		assert_true(c == '\n' || !fonds_text_is_unsafe(c));
		at += n;
	}
	return root;
}

static void test_a_document_is_indented_and_ends_its_line(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_json_begin_object(&f.json, NULL);
	fonds_json_text(&f.json, "name", "value");
	fonds_json_number(&f.json, "number", UINT64_MAX);
	fonds_json_begin_array(&f.json, "list");
	fonds_json_text(&f.json, NULL, "a");
	fonds_json_begin_object(&f.json, NULL);
	fonds_json_end_object(&f.json);
	fonds_json_boolean(&f.json, NULL, true);
	fonds_json_end_array(&f.json);
	fonds_json_begin_array(&f.json, "none");
	fonds_json_end_array(&f.json);
	fonds_json_boolean(&f.json, "no", false);
	fonds_json_null(&f.json, "null");
	fonds_json_text(&f.json, "null too", NULL);
	fonds_json_end_object(&f.json);
	assert_string_equal("{\n"
			    "  \"name\": \"value\",\n"
			    "  \"number\": 18446744073709551615,\n"
			    "  \"list\": [\n"
			    "    \"a\",\n"
			    "    {},\n"
			    "    true\n"
			    "  ],\n"
			    "  \"none\": [],\n"
			    "  \"no\": false,\n"
			    "  \"null\": null,\n"
			    "  \"null too\": null\n"
			    "}\n",
		finish(&f));
}

static void test_a_root_may_be_any_value(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_json_text(&f.json, NULL, "x");
	assert_string_equal("\"x\"\n", finish(&f));
}

static void test_strings_are_escaped_for_json_and_for_terminals(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_json_text(&f.json, NULL,
		"\"\\/\b\f\n\r\t\x1b\x7f\xc2\x9b\xe2\x80\xae\xf3\xa0\x80\xa1"
		"\xf0\x9f\x98\x80<");
	assert_string_equal("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001b\\u007f\\u009b"
			    "\\u202e\\udb40\\udc21\xf0\x9f\x98\x80<\"\n",
		finish(&f));
}

static void test_every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x110000; c += c < 0x10000 ? 1 : 251) {
		fonds_cleanup(fixture_clear) struct fixture f;
		char text[8] = "";
		json_t *root;

		if (c == 0xd800)
			c = 0xe000;
		encode_utf8(c, text);
		fixture_init(&f);
		fonds_json_text(&f.json, NULL, text);
		root = read_back(&f);
		assert_string_equal(text, json_string_value(root));
		json_decref(root);
	}
}

static void test_bytes_not_utf8_become_the_replacement_character(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;
	json_t *root;

	(void)state;
	fixture_init(&f);
	fonds_json_text(&f.json, NULL,
		"a\xff\xc0\xaf"
		"b\xe2\x82");
	root = read_back(&f);
	assert_string_equal("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
			    "b\xef\xbf\xbd\xef\xbf\xbd",
		json_string_value(root));
	json_decref(root);
}

static void test_keys_are_escaped_too(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;
	json_t *root;

	(void)state;
	fixture_init(&f);
	fonds_json_begin_object(&f.json, NULL);
	fonds_json_null(&f.json, "a\"b\n");
	fonds_json_end_object(&f.json);
	root = read_back(&f);
	assert_true(json_is_null(json_object_get(root, "a\"b\n")));
	json_decref(root);
}

static void test_a_name_in_utf8_is_a_text_alone(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;
	json_t *root;

	(void)state;
	fixture_init(&f);
	fonds_json_begin_object(&f.json, NULL);
	fonds_json_name(&f.json, "path", "d\xc3\xa9j\xc3\xa0\n");
	fonds_json_name(&f.json, "none", NULL);
	fonds_json_end_object(&f.json);
	root = read_back(&f);
	assert_int_equal(2, json_object_size(root));
	assert_string_equal("d\xc3\xa9j\xc3\xa0\n",
		json_string_value(json_object_get(root, "path")));
	json_decref(root);
}

/* The second column was made with base64(1) of coreutils. */
static void test_a_name_not_in_utf8_comes_with_its_exact_bytes(void **state)
{
	static const struct {
		const char *name;
		const char *base64;
	} cases[] = {
		{ "\xff", "/w==" },
		{ "\xff\xfe", "//4=" },
		{ "\xff\xfe\x80", "//6A" },
		{ "caf\xe9 \x1b[m", "Y2Fm6SAbW20=" },
		{ "\xbf\xef\xbe\xfb", "v+++"
				      "+w==" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		fonds_cleanup(fixture_clear) struct fixture f;
		json_t *root;

		fixture_init(&f);
		fonds_json_begin_object(&f.json, NULL);
		fonds_json_name(&f.json, "path", cases[i].name);
		fonds_json_end_object(&f.json);
		root = read_back(&f);
		assert_string_equal(cases[i].base64,
			json_string_value(
				json_object_get(root, "path_base64")));
		assert_non_null(
			strstr(json_string_value(json_object_get(root, "path")),
				"\xef\xbf\xbd"));
		json_decref(root);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_document_is_indented_and_ends_its_line),
		cmocka_unit_test(test_a_root_may_be_any_value),
		cmocka_unit_test(
			test_strings_are_escaped_for_json_and_for_terminals),
		cmocka_unit_test(test_every_code_point_comes_back),
		cmocka_unit_test(
			test_bytes_not_utf8_become_the_replacement_character),
		cmocka_unit_test(test_keys_are_escaped_too),
		cmocka_unit_test(test_a_name_in_utf8_is_a_text_alone),
		cmocka_unit_test(
			test_a_name_not_in_utf8_comes_with_its_exact_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
