/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/unit-file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "tests/unit/scratch.h"

static struct fonds_unit plain_unit(void)
{
	return (struct fonds_unit){
		.program = "/usr/bin/fonds",
		.catalog = "/srv/c.db",
		.calendar = "Mon *-*-* 00:00:00",
		.delay_seconds = 3600,
	};
}

/* The timer of a catalog, as it is written. */
static void write_timer(const char *catalog)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sealed;
	struct fonds_unit unit = plain_unit();

	fonds_buffer_init(&text, 4096);
	fonds_unit_add_timer(&unit, &text);
	assert_int_equal(
		FONDS_OK, fonds_unit_seal(catalog, &text, &sealed, NULL));
	scratch_write_bytes("x.timer", sealed.data, sealed.size);
}

static enum fonds_unit_state look(const char *path)
{
	enum fonds_unit_state state;

	assert_int_equal(
		FONDS_OK, fonds_unit_look(path, "/srv/c.db", &state, NULL));
	return state;
}

static void whose_it_is_and_whether_it_was_changed_is_told(void **state)
{
	(void)state;
	assert_int_equal(FONDS_UNIT_NONE, look("x.timer"));
	assert_int_equal(FONDS_UNIT_NONE, look("no-folder/x.timer"));
	write_timer("/srv/c.db");
	assert_int_equal(FONDS_UNIT_AS_WRITTEN, look("x.timer"));
	assert_int_equal(FONDS_UNIT_NONE, look("x.timer/x.timer"));
	write_timer("/srv/c.db2");
	assert_int_equal(FONDS_UNIT_FOREIGN, look("x.timer"));
	scratch_write("x.timer", "[Timer]\nOnCalendar=daily\n");
	assert_int_equal(FONDS_UNIT_FOREIGN, look("x.timer"));
	scratch_write("x.timer", "");
	assert_int_equal(FONDS_UNIT_FOREIGN, look("x.timer"));
	scratch_write("x.timer",
		"# Written by fonds for /srv/c.db; sha256 of what follows: "
		"0000000000000000000000000000000000000000000000000000000000000"
		"000\n[Timer]\n");
	assert_int_equal(FONDS_UNIT_CHANGED, look("x.timer"));
}

static void what_systemd_cannot_be_told_is_refused(void **state)
{
	static const char *const bad[] = { "/srv/a\nb", "/srv/a\\b",
		"/srv/\x7f", "/srv/\xff", "/srv/\"'" };
	struct fonds_unit unit = plain_unit();

	(void)state;
	assert_int_equal(FONDS_OK, fonds_unit_check(&unit, NULL));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		unit.report_to = bad[i];
		assert_int_equal(
			FONDS_ERR_INVALID, fonds_unit_check(&unit, NULL));
	}
}

static void words_mean_to_systemd_what_they_are(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	struct fonds_unit unit = plain_unit();

	(void)state;
	fonds_buffer_init(&text, 4096);
	unit.catalog = "/50% of $HOME/\"c\".db";
	fonds_unit_add_service(&unit, &text);
	assert_non_null(strstr(fonds_buffer_text(&text),
		"ExecStart=\"/usr/bin/fonds\" audit run --due --quiet "
		"--catalog '/50%% of $$HOME/\"c\".db'\n"));
	assert_non_null(strstr(fonds_buffer_text(&text),
		"ReadWritePaths=\"/50%% of $HOME\"\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			whose_it_is_and_whether_it_was_changed_is_told,
			scratch_enter, scratch_leave),
		cmocka_unit_test(what_systemd_cannot_be_told_is_refused),
		cmocka_unit_test(words_mean_to_systemd_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
