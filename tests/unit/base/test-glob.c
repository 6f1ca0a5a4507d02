/* SPDX-License-Identifier: Apache-2.0 */
#include "base/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

struct sample {
	const char *pattern;
	const char *path;
};

static const struct sample matching[] = {
	{ "data/a.tif", "data/a.tif" },
	{ "", "" },
	{ "*", "" },
	{ "*", "a.tif" },
	{ "*.tif", "a.tif" },
	{ "*.tif", ".tif" },
	{ "a*b*c", "axbxbxc" },
	{ "data/*", "data/a" },
	{ "*/*", "a/b" },
	{ "?", "a" },
	{ "?", "\xff" },
	{ "??", "\xc3\xb3" },
	{ "**", "" },
	{ "**", "a/b/c" },
	{ "***", "a/b/c" },
	{ "data/**", "data/a/b" },
	{ "data/**", "data/" },
	{ "a**b", "a/x/b" },
	{ "a**b", "ab" },
	{ "**/a", "a" },
	{ "**/a", "x/a" },
	{ "**/a", "x/y/a" },
	{ "data/**/*.tif", "data/a.tif" },
	{ "data/**/*.tif", "data/x/y/a.tif" },
	{ "**/**/a", "a" },
	{ "**/**/a", "x/a" },
	{ "**/x/**/y", "x/y" },
	{ "**/x/**/y", "a/x/b/c/y" },
	{ "**/x", "x/x/x" },
	{ "[abc]", "b" },
	{ "[a-c]x", "cx" },
	{ "[!a-c]", "d" },
	{ "[^a-c]", "d" },
	{ "[]]", "]" },
	{ "[]a]", "a" },
	{ "[!]]", "a" },
	{ "[a-]", "-" },
	{ "[-a]", "-" },
	{ "[a-c-e]", "-" },
	{ "[*]", "*" },
	{ "[?]", "?" },
	{ "[[]", "[" },
	{ "[\\]", "\\" },
	{ "[\x80-\xff]", "\xc3" },
	{ "[", "[" },
	{ "[a", "[a" },
	{ "[]", "[]" },
	{ "[*", "[abc" },
	{ "a]", "a]" },
	{ "\\*", "\\abc" },
	{ "a\nb", "a\nb" },
};

static const struct sample other[] = {
	{ "", "a" },
	{ "a", "" },
	{ "?", "" },
	{ "a", "A" },
	{ "a", "ab" },
	{ "ab", "a" },
	{ "*", "a/b" },
	{ "*", "/" },
	{ "?", "/" },
	{ "a?b", "a/b" },
	{ "a*b", "a/b" },
	{ "a[!x]b", "a/b" },
	{ "a[.-0]b", "a/b" },
	{ "data/*", "data/a/b" },
	{ "data/*", "data" },
	{ "data/**", "data" },
	{ "data/**", "database/a" },
	{ "**/a", "xa" },
	{ "**/a", "x/ya" },
	{ "x**/a", "xa" },
	{ "data/**/*.tif", "data/x/a.tiff" },
	{ "data/**/*.tif", "dataa.tif" },
	{ "**/x/**/y", "xy" },
	{ "**/x/**/y", "ax/y" },
	{ "[abc]", "d" },
	{ "[a-c]", "" },
	{ "[!a]", "a" },
	{ "[c-a]", "b" },
	{ "[]", "]" },
	{ "\\*", "*" },
};

#define COUNT(items) (sizeof(items) / sizeof((items)[0]))

static void what_a_pattern_means_matches(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(matching); i++)
		if (!fonds_glob_matches(matching[i].pattern, matching[i].path))
			fail_msg("'%s' does not match '%s'",
				matching[i].pattern, matching[i].path);
}

static void everything_else_does_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(other); i++)
		if (fonds_glob_matches(other[i].pattern, other[i].path))
			fail_msg("'%s' matches '%s'", other[i].pattern,
				other[i].path);
}

static double seconds(void)
{
	struct timespec now;

	assert_int_equal(0, clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now));
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A search that goes back to each star would not end in a life. */
static void no_pattern_is_slow(void **state)
{
	static const char *const parts[] = { "*a", "**a", "**/a", "*[a]", "?*",
		"***", "*[", "[[[[*" };
	char path[2001];
	double begin = seconds();

	(void)state;
	memset(path, 'a', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	for (size_t i = 0; i < COUNT(parts); i++) {
		char pattern[1024] = "";

		while (strlen(pattern) + 6 < sizeof(pattern))
			strcat(pattern, parts[i]);
		strcat(pattern, "b");
		assert_false(fonds_glob_matches(pattern, path));
	}
	/* Sixteen million steps, with sanitizers on a busy machine. */
	assert_true(seconds() - begin < 20);
}

static void a_pattern_may_be_long_but_not_longer(void **state)
{
	static char pattern[FONDS_GLOB_SIZE_MAX + 2];
	struct fonds_error *error = NULL;

	(void)state;
	memset(pattern, 'a', FONDS_GLOB_SIZE_MAX);
	assert_int_equal(FONDS_OK, fonds_glob_check(pattern, NULL));
	assert_true(fonds_glob_matches(pattern, pattern));
	memset(pattern, '*', FONDS_GLOB_SIZE_MAX);
	assert_true(fonds_glob_matches(pattern, "a/b"));
	memset(pattern, 'a', FONDS_GLOB_SIZE_MAX + 1);
	assert_false(fonds_glob_matches(pattern, pattern));
	assert_int_equal(FONDS_ERR_LIMIT, fonds_glob_check(pattern, &error));
	assert_string_equal("the pattern is longer than 4096 bytes",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_int_equal(FONDS_ERR_INVALID, fonds_glob_check("", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_pattern_means_matches),
		cmocka_unit_test(everything_else_does_not),
		cmocka_unit_test(no_pattern_is_slow),
		cmocka_unit_test(a_pattern_may_be_long_but_not_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
