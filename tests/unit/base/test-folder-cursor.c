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
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/folder-cursor.h"
#include "base/folder.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static int open_here(void)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fd >= 0);
	return fd;
}

static void goes_from_folder_to_folder(void **state)
{
	struct fonds_folder_cursor cursor;
	size_t fds = scratch_count_fds();
	int here = open_here();
	const char *name;
	int folder;

	(void)state;
	scratch_write("a/b/1", "1");
	scratch_write("a/b/2", "2");
	scratch_write("top", "0");
	fonds_folder_cursor_init(&cursor, here);
	folder = fonds_folder_cursor_go(&cursor, "a/b/1", &name);
	assert_true(folder >= 0);
	assert_string_equal("1", name);
	assert_int_equal(0, faccessat(folder, name, F_OK, 0));
	assert_int_equal(
		folder, fonds_folder_cursor_go(&cursor, "a/b/2", &name));
	assert_string_equal("2", name);
	folder = fonds_folder_cursor_go(&cursor, "top", &name);
	assert_int_equal(0, faccessat(folder, name, F_OK, 0));
	errno = 0;
	assert_int_equal(-1, fonds_folder_cursor_go(&cursor, "a/x/1", &name));
	assert_int_equal(ENOENT, errno);
	assert_int_equal(-1, fonds_folder_cursor_go(&cursor, "top/1", &name));
	assert_int_equal(ENOTDIR, errno);
	assert_true(fonds_folder_cursor_go(&cursor, "a/b/1", &name) >= 0);
	fonds_folder_cursor_clear(&cursor);
	close(here);
	assert_int_equal(fds, scratch_count_fds());
}

static void follows_links_only_when_asked(void **state)
{
	struct fonds_folder_cursor cursor;
	int here = open_here();
	const char *name;

	(void)state;
	scratch_write("a/f", "1");
	assert_int_equal(0, symlink("a", "link"));
	fonds_folder_cursor_init(&cursor, here);
	assert_int_equal(-1, fonds_folder_cursor_go(&cursor, "link/f", &name));
	assert_int_equal(ELOOP, errno);
	cursor.makes = true;
	assert_int_equal(-1, fonds_folder_cursor_go(&cursor, "link/f", &name));
	cursor.makes = false;
	cursor.follows = true;
	assert_true(fonds_folder_cursor_go(&cursor, "link/f", &name) >= 0);
	fonds_folder_cursor_clear(&cursor);
	close(here);
}

/* Longer than PATH_MAX, with names of the greatest length. */
static void makes_folders_of_any_depth(void **state)
{
	struct fonds_folder_cursor cursor;
	char path[6000];
	int here = open_here();
	const char *name;
	int folder;

	(void)state;
	memset(path, 'x', sizeof(path));
	for (size_t i = 200; i < sizeof(path) - 200; i += 200)
		path[i] = '/';
	path[sizeof(path) - 1] = '\0';
	fonds_folder_cursor_init(&cursor, here);
	assert_int_equal(-1, fonds_folder_cursor_go(&cursor, path, &name));
	cursor.makes = true;
	folder = fonds_folder_cursor_go(&cursor, path, &name);
	assert_true(folder >= 0);
	assert_int_equal(0, mkdirat(folder, "inside", 0777));
	fonds_folder_cursor_clear(&cursor);
	cursor.makes = false;
	folder = fonds_folder_cursor_go(&cursor, path, &name);
	assert_int_equal(0, faccessat(folder, "inside", F_OK, 0));
	fonds_folder_cursor_clear(&cursor);
	assert_int_equal(0, fonds_folder_empty(here));
	close(here);
}

static void no_failure_is_lost(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_MKDIR };

	(void)state;
	for (size_t k = 0; k < 3; k++) {
		int here = open_here();
		size_t fds = scratch_count_fds();
		unsigned n = 0;

		for (;; n++) {
			struct fonds_folder_cursor cursor;
			const char *name;
			int folder;

			assert_int_equal(0, system("rm -rf made"));
			fonds_folder_cursor_init(&cursor, here);
			cursor.makes = true;
			fault_arm(kinds[k], n);
			folder = fonds_folder_cursor_go(
				&cursor, "made/a/b/f", &name);
			fault_disarm();
			assert_true(fault_fired() == (folder < 0));
			fonds_folder_cursor_clear(&cursor);
			assert_int_equal(fds, scratch_count_fds());
			if (!fault_fired())
				break;
		}
		assert_true(n > 0);
		close(here);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(goes_from_folder_to_folder,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(follows_links_only_when_asked,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(makes_folders_of_any_depth,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			no_failure_is_lost, scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
