/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/crontab.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"

#define MARK "fonds audit of /srv/c.db\n"
#define BLOCK "# BEGIN " MARK "0 0 * * * old\n# END " MARK

/* What is left of a crontab without the block of /srv/c.db. */
static char *without(const char *crontab, bool *found)
{
	struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(FONDS_OK, fonds_crontab_add_without(crontab,
					   "/srv/c.db", &buffer, found, NULL));
	return buffer.size == 0 ? strdup("") : fonds_buffer_take(&buffer);
}

static void the_lines_of_others_stay_byte_for_byte(void **state)
{
	static const char *const others[] = { "", "5 4 * * * true",
		"# mine\n\n\t5 4 * * * true\n",
		"# BEGIN fonds audit of /srv/c.db2\n0 0 * * * x\n"
		"# END fonds audit of /srv/c.db2\n",
		" # BEGIN " MARK, "# END " MARK };

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		fonds_cleanup(fonds_freep) char *left = NULL;
		bool found = true;

		left = without(others[i], &found);
		assert_string_equal(others[i], left);
		assert_false(found);
	}
}

static void each_block_of_the_catalog_goes(void **state)
{
	fonds_cleanup(fonds_freep) char *left = NULL;
	bool found = false;

	(void)state;
	left = without("a\n" BLOCK "b\n" BLOCK "c", &found);
	assert_string_equal("a\nb\nc", left);
	assert_true(found);
}

static void a_block_without_its_end_is_an_error(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	bool found;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_crontab_add_without("a\n# BEGIN " MARK "b\n", "/srv/c.db",
			&buffer, &found, NULL));
}

static struct fonds_unit plain_unit(void)
{
	return (struct fonds_unit){
		.program = "/usr/bin/fonds",
		.catalog = "/srv/it's 100%.db",
		.calendar = "0 0 * * 1",
	};
}

static void words_are_quoted_for_cron_and_the_shell(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer line;
	struct fonds_unit unit = plain_unit();

	(void)state;
	fonds_buffer_init(&line, 4096);
	unit.mail_to = "keeper@example.org";
	unit.sendmail = "/opt/mail";
	unit.report_to = "/srv/www";
	fonds_crontab_add_line(&unit, &line);
	assert_string_equal(
		"0 0 * * 1 FONDS_SENDMAIL='/opt/mail' '/usr/bin/fonds' audit "
		"run --due --quiet --catalog '/srv/it'\\''s 100'\\%'.db' "
		"--mail-to 'keeper@example.org' >/dev/null; '/usr/bin/fonds' "
		"audit report --overwrite --catalog '/srv/it'\\''s "
		"100'\\%'.db' --output '/srv/www/fonds-report.html'\n",
		fonds_buffer_text(&line));
}

static void what_a_crontab_cannot_hold_is_refused(void **state)
{
	static const char *const bad[] = { "/srv/a\nb", "/srv/a\\b" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer block;
		struct fonds_unit unit = plain_unit();

		fonds_buffer_init(&block, 4096);
		unit.report_to = bad[i];
		assert_int_equal(FONDS_ERR_INVALID,
			fonds_crontab_add_block(&unit, &block, NULL));
		assert_int_equal(0, block.size);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lines_of_others_stay_byte_for_byte),
		cmocka_unit_test(each_block_of_the_catalog_goes),
		cmocka_unit_test(a_block_without_its_end_is_an_error),
		cmocka_unit_test(words_are_quoted_for_cron_and_the_shell),
		cmocka_unit_test(what_a_crontab_cannot_hold_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
