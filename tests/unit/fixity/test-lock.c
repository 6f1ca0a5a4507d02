/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/wait.h>

#include "tests/unit/fixity/scratch.h"

static struct fonds_catalog *open_other(struct scratch *scratch)
{
	struct fonds_catalog *other = NULL;

	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch->catalog_path, false, &other, NULL));
	return other;
}

static enum fonds_status lock(
	struct fonds_catalog *catalog, int64_t holding, bool is_exclusive)
{
	return fonds_holding_lock(catalog, holding, is_exclusive, NULL);
}

static void test_readers_share_and_who_changes_is_alone(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *one = scratch->catalog;
	struct fonds_catalog *two = open_other(scratch);
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_OK, lock(one, 1, false));
	assert_int_equal(FONDS_OK, lock(two, 1, false));
	assert_int_equal(
		FONDS_ERR_BUSY, fonds_holding_lock(two, 1, true, &error));
	expect_error(&error, "holding 1 of the catalog '");
	assert_true(fonds_holding_is_locked(two, 1)); /* the shared one */
	fonds_holding_unlock(one, 1);
	assert_false(fonds_holding_is_locked(one, 1));
	assert_int_equal(FONDS_OK, lock(two, 1, true));
	assert_int_equal(FONDS_ERR_BUSY, lock(one, 1, false));
	assert_false(fonds_holding_is_locked(one, 1));
	assert_int_equal(FONDS_OK, lock(two, 1, false));
	assert_int_equal(FONDS_OK, lock(one, 1, false));
	fonds_catalog_close(two);
	assert_int_equal(FONDS_OK, lock(one, 1, true));
}

static void test_each_holding_has_a_lock_of_its_own(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *other = open_other(scratch);

	for (int64_t i = 1; i <= 100; i++)
		assert_int_equal(FONDS_OK, lock(scratch->catalog, i, true));
	fonds_holding_unlock(scratch->catalog, 50);
	fonds_holding_unlock(scratch->catalog, 50);
	for (int64_t i = 1; i <= 101; i++)
		assert_int_equal(
			i == 50 || i == 101 ? FONDS_OK : FONDS_ERR_BUSY,
			lock(other, i, true));
	fonds_catalog_close(other);
}

/* A child that has the lock, and waits to be killed. */
static pid_t lock_in_child(struct scratch *scratch, int64_t byte)
{
	int ready[2];
	char c = 0;
	pid_t pid;

	assert_int_equal(0, pipe(ready));
	pid = fork();
	if (pid == 0) {
		struct fonds_catalog *own = open_other(scratch);
		bool is_had = false;

		if (fonds_lock_byte(own, byte, true, &is_had, NULL) < 0)
			_exit(1);
		(void)!write(ready[1], is_had ? "y" : "n", 1);
		for (;;)
			(void)pause();
	}
	assert_int_equal(1, read(ready[0], &c, 1));
	assert_int_equal('y', c);
	close(ready[0]);
	close(ready[1]);
	return pid;
}

static void test_a_lock_goes_with_its_process(void **state)
{
	struct scratch *scratch = *state;
	int64_t byte = FONDS_LOCK_AUDITORS + 7;
	bool is_taken = false;
	pid_t pid = lock_in_child(scratch, byte);

	assert_int_equal(FONDS_OK,
		fonds_lock_is_taken(scratch->catalog, byte, &is_taken, NULL));
	assert_true(is_taken);
	assert_int_equal(FONDS_OK, fonds_lock_is_taken(scratch->catalog,
					   byte + 1, &is_taken, NULL));
	assert_false(is_taken);
	assert_int_equal(0, kill(pid, SIGKILL));
	assert_int_equal(pid, waitpid(pid, NULL, 0));
	assert_int_equal(FONDS_OK,
		fonds_lock_is_taken(scratch->catalog, byte, &is_taken, NULL));
	assert_false(is_taken);
}

static void test_no_link_is_followed_to_the_file(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;

	assert_int_equal(
		0, symlink("elsewhere",
			   scratch_name(scratch, "catalog.db-audit.lock")));
	assert_int_equal(FONDS_ERR_IO,
		fonds_holding_lock(scratch->catalog, 1, true, &error));
	expect_error(&error, "-audit.lock'");
	assert_int_equal(-1, access(scratch_name(scratch, "elsewhere"), F_OK));
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_readers_share_and_who_changes_is_alone),
		TEST(test_each_holding_has_a_lock_of_its_own),
		TEST(test_a_lock_goes_with_its_process),
		TEST(test_no_link_is_followed_to_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
