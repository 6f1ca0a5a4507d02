/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A repair in which each call of the system fails once: the old bytes or the
 * new ones are somewhere, whatever it says, and the next repair ends with all
 * as registered and nothing left behind.
 */
#include "audit/repair.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>

#include "audit/spot.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/audit/repair-fixture.h"
#include "tests/unit/fault.h"

static const char *const both[] = { "a", "b/c" };

static enum fonds_status repair(
	struct fonds_audit_repair **ret, struct fonds_error **error)
{
	struct fonds_audit_repair_options options =
		FONDS_AUDIT_REPAIR_OPTIONS_INIT;
	struct fonds_catalog *catalog = NULL;
	enum fonds_status status = fonds_catalog_open(
		"c.db", false, &catalog, error);

	options.from = "copy";
	options.by = "eva";
	options.paths = both;
	options.path_count = 2;
	if (status == FONDS_OK)
		status = fonds_audit_repair(catalog, "1", &options, ret, error);
	fonds_catalog_close(catalog);
	return status;
}

static bool is_kept_in_quarantine(const char *text)
{
	DIR *dir = opendir("c.db-quarantine/1");
	const struct dirent *entry;
	bool is_kept = false;

	while (dir && (entry = readdir(dir))) {
		char path[512];

		if (entry->d_name[0] == '.')
			continue;
		(void)snprintf(path, sizeof(path), "c.db-quarantine/1/%s",
			entry->d_name);
		is_kept |= scratch_holds(path, text);
	}
	if (dir)
		closedir(dir);
	return is_kept;
}

static void check_nothing_is_lost(void)
{
	bool is_old = scratch_exists("tree/a") &&
		      scratch_holds("tree/a", "the right bytez\n");

	if (scratch_exists("tree/a") && !is_old)
		assert_true(scratch_holds("tree/a", "the right bytes\n"));
	assert_true(is_old || is_kept_in_quarantine("the right bytez\n"));
	if (scratch_exists("tree/b/c"))
		assert_true(scratch_holds("tree/b/c", "in a folder\n"));
	assert_true(scratch_holds("tree/d", "ok\n"));
}

static enum fonds_status count_pending(const struct fonds_repair *found,
	void *payload, struct fonds_error **error)
{
	(void)found;
	(void)error;
	++*(size_t *)payload;
	return FONDS_OK;
}

static void check_all_is_well(void)
{
	struct fonds_catalog *catalog = repair_open();
	size_t pending = 0;

	assert_true(scratch_holds("tree/a", "the right bytes\n"));
	assert_true(scratch_holds("tree/b/c", "in a folder\n"));
	assert_int_equal(3, scratch_count("tree"));
	assert_int_equal(1, scratch_count("tree/b"));
	assert_true(is_kept_in_quarantine("the right bytez\n"));
	assert_int_equal(FONDS_OK, fonds_repair_each(catalog, 1, true,
					   count_pending, &pending, NULL));
	assert_int_equal(0, pending);
	fonds_catalog_close(catalog);
}

/* One that says that all is well must be right. */
static void check_what_is_said(enum fonds_status status,
	const struct fonds_audit_repair *told, struct fonds_error *error)
{
	if (status < 0) {
		assert_non_null(error);
		assert_null(told);
		return;
	}
	if (!fonds_audit_repair_is_sound(told))
		return;
	assert_true(scratch_holds("tree/a", "the right bytes\n"));
	assert_true(scratch_holds("tree/b/c", "in a folder\n"));
}

static void repair_again(void)
{
	struct fonds_audit_repair *told = NULL;

	assert_int_equal(FONDS_OK, repair(&told, NULL));
	assert_true(fonds_audit_repair_is_sound(told));
	assert_true(fonds_audit_repair_is_finished(told));
	fonds_audit_repair_free(told);
	check_all_is_well();
}

/* Every step-th call of a kind, until there are no more; how many there are. */
static unsigned fail_each(enum fault_kind kind, unsigned step)
{
	for (unsigned n = 0;; n += step) {
		struct fonds_audit_repair *told = NULL;
		struct fonds_error *error = NULL;
		enum fonds_status status;

		repair_damage();
		/* Each time as the first: repairs that there were count. */
		assert_int_equal(0, system("rm -rf c.db-* && cp old.db c.db"));
		fault_arm(kind, n);
		status = repair(&told, &error);
		fault_disarm();
		check_nothing_is_lost();
		check_what_is_said(status, told, error);
		fonds_audit_repair_free(told);
		fonds_error_free(error);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			check_all_is_well();
			return n;
		}
		repair_again();
	}
}

static void test_each_call_fails_once(void **state)
{
	/* Each of them must be met at least so often. */
	static const struct {
		enum fault_kind kind;
		unsigned step; /* allocations are many */
		unsigned least;
	} kinds[] = {
		{ FAULT_ALLOC, 5, 100 },
		{ FAULT_OPEN, 1, 5 },
		{ FAULT_READ, 1, 4 },
		{ FAULT_STAT, 1, 4 },
		{ FAULT_WRITE, 1, 2 },
		{ FAULT_SYNC, 1, 4 },
		{ FAULT_CLOSE, 1, 2 },
		{ FAULT_RENAME, 1, 2 },
		{ FAULT_MKDIR, 1, 3 },
		{ FAULT_UNLINK, 1, 1 },
	};

	(void)state;
	assert_int_equal(0, rename("c.db", "old.db"));
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		assert_true(fail_each(kinds[i].kind, kinds[i].step) >=
			    kinds[i].least);
}

static void test_options_that_cannot_be(void **state)
{
	struct fonds_audit_repair_options options =
		FONDS_AUDIT_REPAIR_OPTIONS_INIT;
	struct fonds_catalog *catalog = repair_open();
	struct fonds_audit_repair *told = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_audit_repair(catalog, "1", &options, &told, &error));
	assert_string_equal(
		"a repair needs a good copy", fonds_error_message(error));
	fonds_error_free(error);
	error = NULL;
	options.from = "copy";
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_audit_repair(catalog, "1", &options, &told, &error));
	assert_string_equal("a repair needs the name of who makes it",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_null(told);
	fonds_catalog_close(catalog);
}

/* A file that was believed missing is not replaced: nothing has kept it. */
static void test_what_is_there_after_all_stays(void **state)
{
	fonds_cleanup(fonds_closep) int root = open(".", O_PATH | O_DIRECTORY);
	struct fonds_spot spot = FONDS_SPOT_INIT;
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_spot_open(&spot, root, 1, "tree/a", false, NULL));
	scratch_write("tree/" FONDS_SPOT_TEMPORARY "1", "new\n");
	assert_int_equal(
		FONDS_ERR_IO, fonds_spot_install(&spot, false, &error));
	assert_non_null(strstr(fonds_error_message(error), "'tree/a'"));
	assert_true(scratch_holds("tree/a", "the right bytez\n"));
	assert_int_equal(FONDS_OK, fonds_spot_install(&spot, true, NULL));
	assert_true(scratch_holds("tree/a", "new\n"));
	fonds_error_free(error);
	fonds_spot_clear(&spot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		REPAIR_TEST(test_what_is_there_after_all_stays),
		REPAIR_TEST(test_each_call_fails_once),
		REPAIR_TEST(test_options_that_cannot_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
