/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "transfer/url.h"

static void assert_shown(const char *url, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1000);
	fonds_url_add_shown(&buffer, url);
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void no_secret_of_a_url_is_shown(void **state)
{
	(void)state;
	assert_shown("http://h/x", "http://h/x");
	assert_shown("http://u:p@h/x@y", "http://h/x@y");
	assert_shown("http://u:p@q@h/x", "http://h/x");
	assert_shown("http://u:p\\q@h/x", "http://h/x");
	assert_shown("http:///u:p@h/x", "http:///h/x");
	assert_shown("http://@//u:p@h/x", "http://h/x");
	assert_shown("http://@/@/u:p@/x", "http://x");
	assert_shown("http://u:p@", "http://");
	assert_shown("file:///u@h/x", "file:///u@h/x");
	assert_shown("file://u@/v@w/x", "file:///v@w/x");
	assert_shown("https://h/x?key=1#f", "https://h/x?...");
	assert_shown("http://h/\x1b[2J", "http://h/\\x1b[2J");
}

static void assert_path(const char *url, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1000);
	if (!expected) {
		assert_false(fonds_url_add_file_path(&buffer, url));
		return;
	}
	assert_true(fonds_url_add_file_path(&buffer, url));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void a_file_url_has_a_path_on_this_host(void **state)
{
	(void)state;
	assert_path("file:///a/b%20c", "/a/b c");
	assert_path("file:/a", "/a");
	assert_path("FILE://localhost/a", "/a");
	assert_path("file://other/a", NULL);
	assert_path("file:///a%00b", NULL);
	assert_path("file:///a%2", NULL);
	assert_path("file:///a?x", NULL);
	assert_path("http://h/a", NULL);
	assert_int_equal(FONDS_URL_OTHER, fonds_url_kind("ftp://h/a"));
	assert_int_equal(FONDS_URL_HTTP, fonds_url_kind("HTTPS://h/a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_secret_of_a_url_is_shown),
		cmocka_unit_test(a_file_url_has_a_path_on_this_host),
	};

	return cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
