/* SPDX-License-Identifier: Apache-2.0 */
#include "base/locked-file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

static enum fonds_status open_and_close(const char *path)
{
	fonds_cleanup(fonds_locked_file_clear) struct fonds_locked_file file =
		FONDS_LOCKED_FILE_INIT;

	return fonds_locked_file_open(&file, path, NULL);
}

static void assert_refused(const char *path, const char *message)
{
	fonds_cleanup(fonds_locked_file_clear) struct fonds_locked_file file =
		FONDS_LOCKED_FILE_INIT;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	assert_int_equal(
		FONDS_ERR_INVALID, fonds_locked_file_open(&file, path, &error));
	assert_string_equal(message, fonds_error_message(error));
}

static void it_is_made_for_its_owner_and_stays_until_it_is_removed(void **state)
{
	struct fonds_locked_file file;
	struct stat st;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_locked_file_open(&file, "f", NULL));
	assert_true(file.is_made);
	assert_int_equal(0, stat("f", &st));
	assert_int_equal(S_IFREG | 0600, st.st_mode);
	assert_int_equal(3, write(file.fd, "abc", 3));
	fonds_locked_file_clear(&file);
	assert_true(scratch_holds("f", "abc"));

	assert_int_equal(FONDS_OK, fonds_locked_file_open(&file, "f", NULL));
	assert_false(file.is_made);
	assert_int_equal(1, write(file.fd, "d", 1));
	assert_true(scratch_holds("f", "abcd"));
	assert_int_equal(FONDS_OK, fonds_locked_file_remove(&file, NULL));
	assert_int_equal(FONDS_OK, fonds_locked_file_remove(&file, NULL));
	fonds_locked_file_clear(&file);
	assert_int_equal(0, scratch_count("."));
}

static void what_is_no_file_is_refused_and_left_alone(void **state)
{
	(void)state;
	scratch_write("target", "abc");
	assert_int_equal(0, symlink("target", "link"));
	assert_int_equal(0, symlink("nowhere", "dangling"));
	scratch_folder("folder");
	assert_int_equal(0, mkfifo("fifo", 0600));
	assert_refused("link",
		"'link' is a symbolic link, not a file: name another file");
	assert_refused("dangling",
		"'dangling' is a symbolic link, not a file: name another file");
	assert_refused("folder",
		"'folder' is a folder, not a file: name another file");
	assert_refused(
		"fifo", "'fifo' is a FIFO, not a file: name another file");
	assert_true(scratch_holds("target", "abc"));
	assert_false(scratch_exists("nowhere"));
	assert_int_equal(FONDS_ERR_INVALID, open_and_close(".."));
	assert_int_equal(FONDS_ERR_IO, open_and_close("nowhere/f"));
}

static void what_others_can_write_is_not_believed(void **state)
{
	static const char message[] = "'f' can be written by others, so it is "
				      "not believed: remove it, or name "
				      "another file";

	(void)state;
	scratch_write("f", "abc");
	assert_int_equal(0, chmod("f", 0620));
	assert_refused("f", message);
	assert_int_equal(0, chmod("f", 0602));
	assert_refused("f", message);
	assert_int_equal(0, chmod("f", 0644));
	assert_int_equal(FONDS_OK, open_and_close("f"));
	if (geteuid() != 0)
		return;
	assert_int_equal(0, chown("f", 12345, (gid_t)-1));
	assert_refused("f", message);
	assert_true(scratch_holds("f", "abc"));
}

static void it_is_for_one_at_a_time(void **state)
{
	struct fonds_locked_file first;
	struct fonds_locked_file second;
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_locked_file_open(&first, "f", NULL));
	assert_int_equal(
		FONDS_ERR_BUSY, fonds_locked_file_open(&second, "f", &error));
	assert_string_equal("another process is at work with 'f'",
		fonds_error_message(error));
	fonds_error_free(error);
	fonds_locked_file_clear(&second);
	assert_true(scratch_exists("f"));
	fonds_locked_file_clear(&first);
	assert_int_equal(FONDS_OK, open_and_close("f"));
}

static void remove_it(void)
{
	assert_int_equal(0, unlink("f"));
}

static void what_was_removed_before_the_lock_is_not_ours(void **state)
{
	enum fonds_status status;

	(void)state;
	scratch_write("f", "abc");
	fault_arm_action(FAULT_LOCK, 0, remove_it);
	status = open_and_close("f");
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(FONDS_ERR_BUSY, status);
}

static int other_fd = -1;

static void take_it(void)
{
	other_fd = open("f", O_RDWR | O_CLOEXEC);
	assert_true(other_fd >= 0);
	assert_int_equal(0, flock(other_fd, LOCK_EX | LOCK_NB));
}

/* We made it, but another process was quicker with the lock. */
static void what_another_has_locked_is_not_removed(void **state)
{
	enum fonds_status status;

	(void)state;
	fault_arm_action(FAULT_LOCK, 0, take_it);
	status = open_and_close("f");
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(FONDS_ERR_BUSY, status);
	assert_true(scratch_exists("f"));
	assert_int_equal(0, close(other_fd));
}

static void another_file_of_its_name_is_not_removed(void **state)
{
	struct fonds_locked_file file;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_locked_file_open(&file, "f", NULL));
	assert_int_equal(0, rename("f", "moved"));
	scratch_write("f", "another");
	assert_int_equal(FONDS_OK, fonds_locked_file_remove(&file, NULL));
	fonds_locked_file_clear(&file);
	assert_true(scratch_holds("f", "another"));
}

static void expect_nothing_left(enum fault_kind kind, bool is_there)
{
	size_t fds = scratch_count_fds();
	unsigned failures = 0;

	for (unsigned n = 0;; n++) {
		enum fonds_status status;

		if (is_there)
			scratch_write("f", "abc");
		fault_arm(kind, n);
		status = open_and_close("f");
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		failures++;
		assert_true(status < 0);
		assert_int_equal(is_there, scratch_exists("f"));
	}
	assert_true(failures > 0);
	assert_int_equal(0, unlink("f"));
}

static void a_failure_leaves_nothing_and_takes_nothing(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_STAT, FAULT_LOCK };

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		expect_nothing_left(kinds[i], false);
		expect_nothing_left(kinds[i], true);
	}
}

static void a_removal_that_fails_is_told(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_STAT, FAULT_UNLINK };
	struct fonds_locked_file file;
	enum fonds_status status;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_locked_file_open(&file, "f", NULL));
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		fault_arm(kinds[i], 0);
		status = fonds_locked_file_remove(&file, NULL);
		fault_disarm();
		assert_int_equal(FONDS_ERR_IO, status);
		assert_true(scratch_exists("f"));
	}
	fonds_locked_file_clear(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_is_made_for_its_owner_and_stays_until_it_is_removed),
		TEST(what_is_no_file_is_refused_and_left_alone),
		TEST(what_others_can_write_is_not_believed),
		TEST(it_is_for_one_at_a_time),
		TEST(what_was_removed_before_the_lock_is_not_ours),
		TEST(what_another_has_locked_is_not_removed),
		TEST(another_file_of_its_name_is_not_removed),
		TEST(a_failure_leaves_nothing_and_takes_nothing),
		TEST(a_removal_that_fails_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
