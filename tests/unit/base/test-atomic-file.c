/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static enum fonds_status write_file(const char *path, bool replace,
	const char *text, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status;

	status = fonds_atomic_file_begin(path, replace, &file, error);
	if (status < 0)
		return status;
	status = fonds_atomic_file_write(file, text, strlen(text), error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

static void test_a_new_file_appears_at_commit(void **state)
{
	struct fonds_atomic_file *file;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_atomic_file_begin("a", false, &file, NULL));
	assert_int_equal(
		FONDS_OK, fonds_atomic_file_write(file, "12", 2, NULL));
	assert_int_equal(FONDS_OK, fonds_atomic_file_write(file, "", 0, NULL));
	assert_int_equal(FONDS_OK, fonds_atomic_file_write(file, "3", 1, NULL));
	assert_false(scratch_exists("a"));
	assert_int_equal(FONDS_OK, fonds_atomic_file_commit(file, NULL));
	assert_true(scratch_holds("a", "123"));
	assert_int_equal(1, scratch_count("."));
}

static void test_replaces_only_when_asked(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	scratch_write("a", "old");
	assert_int_equal(
		FONDS_ERR_EXISTS, write_file("a", false, "new", &error));
	assert_string_equal("'a' is there already", fonds_error_message(error));
	assert_true(scratch_holds("a", "old"));
	assert_int_equal(FONDS_OK, write_file("a", true, "new", NULL));
	assert_true(scratch_holds("a", "new"));
	assert_int_equal(FONDS_OK, write_file("b", true, "new", NULL));
	assert_int_equal(2, scratch_count("."));
}

static void put_file(void)
{
	scratch_write("a", "theirs");
}

static void test_does_not_replace_what_comes_meanwhile(void **state)
{
	struct fonds_atomic_file *file;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_atomic_file_begin("a", false, &file, NULL));
	put_file();
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_atomic_file_commit(file, NULL));
	assert_true(scratch_holds("a", "theirs"));
	assert_int_equal(0, unlink("a"));

	/* At the last moment. */
	fault_arm_action(FAULT_RENAME, 0, put_file);
	assert_int_equal(
		FONDS_ERR_EXISTS, write_file("a", false, "ours", NULL));
	fault_disarm();
	assert_true(fault_fired());
	assert_true(scratch_holds("a", "theirs"));
	assert_int_equal(1, scratch_count("."));
}

static void check_invalid(const char *path, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_INVALID, write_file(path, false, "1", NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, write_file(path, true, "1", &error));
	assert_string_equal(message, fonds_error_message(error));
}

static void test_never_replaces_what_is_no_file(void **state)
{
	(void)state;
	scratch_folder("folder");
	scratch_write("file", "1");
	assert_int_equal(0, mkfifo("fifo", 0666));
	assert_int_equal(0, symlink("file", "link"));
	assert_int_equal(0, symlink("none", "dangling"));
	check_invalid("folder", "'folder' is a folder, not a file");
	check_invalid("fifo", "'fifo' is a FIFO, not a file");
	check_invalid("link", "'link' is a symbolic link, not a file");
	check_invalid("dangling", "'dangling' is a symbolic link, not a file");
	check_invalid("/dev/null", "'/dev/null' is a device, not a file");
	check_invalid(
		"/dev/stdout", "'/dev/stdout' is a symbolic link, not a file");
	check_invalid("..", "'..' does not end in a name");
	assert_int_equal(5, scratch_count("."));
}

static void test_an_abort_leaves_nothing(void **state)
{
	struct fonds_atomic_file *file;
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_write("b", "old");
	assert_int_equal(
		FONDS_OK, fonds_atomic_file_begin("a", false, &file, NULL));
	fonds_atomic_file_abort(file);
	assert_int_equal(
		FONDS_OK, fonds_atomic_file_begin("b", true, &file, NULL));
	assert_int_equal(FONDS_OK, fonds_atomic_file_write(file, "1", 1, NULL));
	fonds_atomic_file_abort(file);
	fonds_atomic_file_abort(NULL);
	assert_true(scratch_holds("b", "old"));
	assert_int_equal(1, scratch_count("."));
	assert_int_equal(fds, scratch_count_fds());
}

static void test_works_without_nameless_files(void **state)
{
	(void)state;
	/* The second open is that of the nameless file. */
	fault_arm_errno(FAULT_OPEN, 1, EOPNOTSUPP);
	assert_int_equal(FONDS_OK, write_file("a", false, "1", NULL));
	assert_true(fault_fired());
	fault_arm_errno(FAULT_OPEN, 1, EOPNOTSUPP);
	assert_int_equal(FONDS_OK, write_file("a", true, "2", NULL));
	assert_true(fault_fired());
	fault_arm_errno(FAULT_OPEN, 1, EISDIR);
	assert_int_equal(FONDS_ERR_EXISTS, write_file("a", false, "3", NULL));
	fault_disarm();
	assert_true(scratch_holds("a", "2"));
	assert_int_equal(1, scratch_count("."));
}

static void test_the_umask_is_heeded(void **state)
{
	mode_t before = umask(027);
	struct stat st;

	(void)state;
	assert_int_equal(FONDS_OK, write_file("a", false, "1", NULL));
	fault_arm_errno(FAULT_OPEN, 1, EOPNOTSUPP);
	assert_int_equal(FONDS_OK, write_file("b", false, "1", NULL));
	fault_disarm();
	umask(before);
	assert_int_equal(0, stat("a", &st));
	assert_int_equal(0640, st.st_mode & 07777);
	assert_int_equal(0, stat("b", &st));
	assert_int_equal(0640, st.st_mode & 07777);
}

static void test_names_of_any_bytes_and_255_long(void **state)
{
	char name[256];

	(void)state;
	memset(name, 'n', sizeof(name) - 1);
	name[255] = '\0';
	assert_int_equal(FONDS_OK, write_file(name, true, "1", NULL));
	assert_int_equal(FONDS_OK, write_file(name, true, "2", NULL));
	assert_true(scratch_holds(name, "2"));
	assert_int_equal(FONDS_OK, write_file("\xff\n-", false, "3", NULL));
	assert_true(scratch_holds("\xff\n-", "3"));
}

static void die(void)
{
	_exit(0);
}

/* In a process of its own, killed before the nth call of a kind. */
static bool killed_at(enum fault_kind kind, unsigned n, bool replace)
{
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0) {
		fault_arm_action(kind, n, die);
		(void)write_file("a", replace, "new", NULL);
		_exit(1);
	}
	assert_int_equal(pid, waitpid(pid, &status, 0));
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status) == 0;
}

static void test_a_kill_leaves_the_old_or_the_new_and_blocks_nobody(
	void **state)
{
	static const enum fault_kind kinds[] = { FAULT_OPEN, FAULT_WRITE,
		FAULT_SYNC, FAULT_RENAME, FAULT_CLOSE };

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		unsigned n = 0;

		do {
			scratch_write("a", "old");
		} while (killed_at(kinds[k], n++, true) &&
			 (scratch_holds("a", "old") ||
				 scratch_holds("a", "new")));
		assert_true(n > 1);
		assert_true(scratch_holds("a", "new"));
		assert_int_equal(
			FONDS_OK, write_file("a", true, "again", NULL));
		assert_true(scratch_holds("a", "again"));
	}
}

static unsigned check_each_failure(
	enum fault_kind kind, enum fonds_status expected, bool replace)
{
	unsigned n;

	for (n = 0;; n++) {
		struct fonds_error *error = NULL;
		size_t fds = scratch_count_fds();
		enum fonds_status status;

		if (replace)
			scratch_write("f/a", "old");
		fault_arm(kind, n);
		status = write_file("f/a", replace, "new", &error);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(expected, status);
		assert_int_equal(expected, fonds_error_status(error));
		fonds_error_free(error);
		assert_int_equal(replace ? 1 : 0, scratch_count("f"));
	}
	assert_true(n > 0);
	assert_true(scratch_holds("f/a", "new"));
	assert_int_equal(1, scratch_count("f"));
	assert_int_equal(0, unlink("f/a"));
	return n;
}

static void test_each_failure_is_reported_and_leaves_nothing(void **state)
{
	(void)state;
	scratch_folder("f");
	for (int replace = 0; replace < 2; replace++) {
		check_each_failure(FAULT_ALLOC, FONDS_ERR_NOMEM, replace);
		check_each_failure(FAULT_STAT, FONDS_ERR_IO, replace);
		check_each_failure(FAULT_WRITE, FONDS_ERR_IO, replace);
		/* The file and its folder. */
		assert_int_equal(2,
			check_each_failure(FAULT_SYNC, FONDS_ERR_IO, replace));
		check_each_failure(FAULT_RENAME, FONDS_ERR_IO, replace);
	}
	/* Only what replaces a file has a hidden name first. */
	check_each_failure(FAULT_RANDOM, FONDS_ERR_IO, true);
}

/* Closing what was only read may fail without harm; the written file not. */
static void test_a_failing_close_is_a_failing_write(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	fault_arm(FAULT_CLOSE, 0);
	assert_int_equal(FONDS_ERR_IO, write_file("a", false, "1", &error));
	fault_disarm();
	assert_true(fault_fired());
	assert_string_equal("cannot write 'a': Input/output error",
		fonds_error_message(error));
	assert_int_equal(0, scratch_count("."));
}

static void test_a_missing_folder_is_named(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(
		FONDS_ERR_IO, write_file("none/a", false, "1", &error));
	assert_string_equal(
		"cannot open folder 'none': No such file or directory",
		fonds_error_message(error));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_new_file_appears_at_commit),
		TEST(test_replaces_only_when_asked),
		TEST(test_does_not_replace_what_comes_meanwhile),
		TEST(test_never_replaces_what_is_no_file),
		TEST(test_an_abort_leaves_nothing),
		TEST(test_works_without_nameless_files),
		TEST(test_the_umask_is_heeded),
		TEST(test_names_of_any_bytes_and_255_long),
		TEST(test_a_kill_leaves_the_old_or_the_new_and_blocks_nobody),
		TEST(test_each_failure_is_reported_and_leaves_nothing),
		TEST(test_a_failing_close_is_a_failing_write),
		TEST(test_a_missing_folder_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
