/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/wait.h>

#include "tests/unit/fault.h"
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

/* Who may write nothing, neither the file nor its folder. */
static bool become_reader(struct scratch *scratch)
{
	const char *file = scratch_name(scratch, "catalog.db-audit.lock");

	(void)chmod(file, 0444);
	if (chmod(scratch->path, 0555) < 0)
		return false;
	if (geteuid() == 0 && (setgid(65534) < 0 || setuid(65534) < 0))
		return false;
	return access(scratch->path, W_OK) < 0;
}

/* As seen by a reader: 'y', 'n', or 'e' for an error. */
static char look_as_reader(struct scratch *scratch, int64_t byte)
{
	struct fonds_catalog *other = open_other(scratch);
	bool is_taken = false;
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		if (!become_reader(scratch))
			_exit('x');
		if (fonds_lock_is_taken(other, byte, &is_taken, NULL) < 0)
			_exit('e');
		_exit(is_taken ? 'y' : 'n');
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_int_equal(0, chmod(scratch->path, 0700));
	fonds_catalog_close(other);
	return (char)WEXITSTATUS(status);
}

static void test_who_may_only_read_may_look(void **state)
{
	struct scratch *scratch = *state;
	const char *file = "catalog.db-audit.lock";
	bool is_had = false;

	assert_int_equal('n', look_as_reader(scratch, 7));
	assert_int_equal(-1, access(scratch_name(scratch, file), F_OK));
	assert_int_equal(FONDS_OK,
		fonds_lock_byte(scratch->catalog, 7, false, &is_had, NULL));
	assert_int_equal('y', look_as_reader(scratch, 7));
	assert_int_equal('n', look_as_reader(scratch, 8));
}

static void test_a_lock_that_is_had_needs_no_memory(void **state)
{
	struct scratch *scratch = *state;

	for (int64_t i = 1; i <= 16; i++)
		assert_int_equal(FONDS_OK, lock(scratch->catalog, i, true));
	fault_arm(FAULT_ALLOC, 0);
	for (int64_t i = 1; i <= 16; i++)
		assert_int_equal(FONDS_OK, lock(scratch->catalog, i, false));
	fault_disarm();
	assert_false(fault_fired());
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
		TEST(test_who_may_only_read_may_look),
		TEST(test_a_lock_that_is_had_needs_no_memory),
		TEST(test_no_link_is_followed_to_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
