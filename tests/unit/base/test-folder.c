/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/folder.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static int open_here(void)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fd >= 0);
	return fd;
}

static void check_opens(const char *path, size_t size, const char *inside)
{
	int here = open_here();
	int fd = fonds_folder_open(here, path, size, O_RDONLY);
	struct stat st;

	assert_true(fd >= 0);
	assert_int_equal(0, fstatat(fd, inside, &st, 0));
	assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
	close(fd);
	close(here);
}

static void check_fails(const char *path, int sys_errno)
{
	int here = open_here();

	errno = 0;
	assert_int_equal(
		-1, fonds_folder_open(here, path, strlen(path), O_RDONLY));
	assert_int_equal(sys_errno, errno);
	close(here);
}

static void test_opens_folders_only_and_through_no_link(void **state)
{
	char name[300];
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_write("a/b/c/file", "1");
	assert_int_equal(0, symlink("a", "link"));
	check_opens("", 0, "a");
	check_opens("a", 1, "b");
	check_opens("a/b/c", 5, "file");
	check_opens("a/b/c", 3, "c");
	check_fails("link", ELOOP);
	check_fails("link/b", ELOOP);
	check_fails("none", ENOENT);
	check_fails("a/none/c", ENOENT);
	check_fails("a/b/c/file", ENOTDIR);
	check_fails("a/b/c/file/x", ENOTDIR);
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	check_fails(name, ENAMETOOLONG);
	assert_int_equal(fds, scratch_count_fds());
}

static void test_empties_whatever_is_there(void **state)
{
	int fd;
	size_t fds = scratch_count_fds();

	(void)state;
	scratch_write("outside/x", "1");
	scratch_write("f/a", "1");
	scratch_write("f/b/c/d/e", "1");
	scratch_write("f/b/c/x", "1");
	scratch_folder("f/b/empty");
	/* Names that moving up could run into. */
	scratch_write("f/0/0/0/x", "1");
	scratch_write("f/1/2", "1");
	scratch_write("f/2", "1");
	assert_int_equal(0, symlink("../outside", "f/link"));
	assert_int_equal(0, symlink("../../outside", "f/b/link"));
	assert_int_equal(0, mkfifo("f/b/fifo", 0666));
	fd = open("f", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_int_equal(0, fonds_folder_empty(fd));
	assert_int_equal(0, scratch_count("f"));
	assert_int_equal(0, fonds_folder_empty(fd));
	close(fd);
	assert_true(scratch_holds("outside/x", "1"));
	assert_int_equal(fds, scratch_count_fds());
}

static void test_each_failure_of_emptying_is_reported(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_OPEN, FAULT_LIST,
		FAULT_UNLINK, FAULT_RENAME };

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		unsigned n;

		for (n = 0;; n++) {
			int fd, result;

			scratch_write("f/b/c/x", "1");
			scratch_write("f/b/x", "1");
			fd = open("f", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
			fault_arm(kinds[k], n);
			result = fonds_folder_empty(fd);
			fault_disarm();
			close(fd);
			if (!fault_fired()) {
				assert_int_equal(0, result);
				break;
			}
			assert_int_equal(-1, result);
		}
		assert_true(n > 0);
		assert_int_equal(0, scratch_count("f"));
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_opens_folders_only_and_through_no_link),
		TEST(test_empties_whatever_is_there),
		TEST(test_each_failure_of_emptying_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
