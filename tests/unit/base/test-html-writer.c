/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/html-writer.h"
#include "tests/unit/fault.h"

struct fixture {
	struct fonds_buffer buffer;
	struct fonds_output output;
};

static void fixture_init(struct fixture *fixture)
{
	fonds_buffer_init(&fixture->buffer, 1 << 20);
	fonds_output_init(
		&fixture->output, fonds_output_to_buffer, &fixture->buffer);
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

static void test_text_cannot_become_markup(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_html_text(&f.output, "<script>alert('x&y\")</script>");
	assert_string_equal("&lt;script&gt;alert(&#39;x&amp;y&quot;)"
			    "&lt;/script&gt;",
		finish(&f));
}

static void test_what_looks_escaped_is_escaped_again(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_html_text(&f.output, "&lt;&amp;");
	assert_string_equal("&amp;lt;&amp;amp;", finish(&f));
}

static void test_controls_and_bad_bytes_are_shown(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_html_text(&f.output, "\x1b\n\xff\xe2\x80\xae<");
	assert_string_equal("\\x1b\\n\\xff\\u{202e}&lt;", finish(&f));
}

static void test_a_name_doubles_backslashes_and_prose_does_not(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_html_name(&f.output, "a\\n<\xe2\x80\x8d");
	fonds_output_add_char(&f.output, '|');
	fonds_html_text(&f.output, "a\\n<\xe2\x80\x8d");
	assert_string_equal(
		"a\\\\n&lt;\\u{200d}|a\\n&lt;\xe2\x80\x8d", finish(&f));
}

static void test_an_element_has_its_class_when_there_is_one(void **state)
{
	fonds_cleanup(fixture_clear) struct fixture f;

	(void)state;
	fixture_init(&f);
	fonds_html_element(&f.output, "td", NULL, "a<b");
	fonds_html_element(&f.output, "p", "bad", "");
	assert_string_equal("<td>a&lt;b</td><p class=\"bad\"></p>", finish(&f));
}

static void test_want_of_memory_is_told_by_the_output(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		fonds_cleanup(fixture_clear) struct fixture f;
		enum fonds_status status;

		fixture_init(&f);
		fault_arm(FAULT_ALLOC, n);
		fonds_html_element(&f.output, "p", "bad", "text");
		status = fonds_output_finish(&f.output, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_true(n >= 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_cannot_become_markup),
		cmocka_unit_test(test_what_looks_escaped_is_escaped_again),
		cmocka_unit_test(test_controls_and_bad_bytes_are_shown),
		cmocka_unit_test(
			test_a_name_doubles_backslashes_and_prose_does_not),
		cmocka_unit_test(
			test_an_element_has_its_class_when_there_is_one),
		cmocka_unit_test(test_want_of_memory_is_told_by_the_output),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
