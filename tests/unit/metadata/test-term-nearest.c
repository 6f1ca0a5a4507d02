/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "metadata/term-nearest.h"

static void expect(const char *scheme, const char *word, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 4096);
	fonds_term_nearest(&buffer, scheme, word);
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void a_word_that_is_mistyped_is_near(void **state)
{
	(void)state;
	expect("eventOutcome", "sucess",
		"'success' (suc), 'fail' (fai), 'warning' (war)");
	expect("agentType", "preson",
		"'person' (per), 'hardware' (har), 'software' (sof)");
}

static void a_beginning_is_nearest(void **state)
{
	(void)state;
	expect("eventOutcome", "WARN",
		"'warning' (war), 'fail' (fai), 'success' (suc)");
}

static void any_word_is_near_to_something(void **state)
{
	char word[1000];

	(void)state;
	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	expect("eventOutcome", word,
		"'fail' (fai), 'success' (suc), 'warning' (war)");
	expect("eventOutcome", "",
		"'fail' (fai), 'success' (suc), 'warning' (war)");
	expect("no list", "fail", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_that_is_mistyped_is_near),
		cmocka_unit_test(a_beginning_is_nearest),
		cmocka_unit_test(any_word_is_near_to_something),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
