/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/disk.h"
#include "base/memory-tree.h"
#include "tests/unit/scratch.h"

/* Two disks as sysfs has them, the first with a partition. */
static void make_sys(void)
{
	scratch_write("sys/devices/a/sda/queue/rotational", "1\n");
	scratch_write("sys/devices/a/sda/sda1/partition", "1\n");
	scratch_write("sys/devices/b/nvme0/queue/rotational", "0\n");
	scratch_write("sys/devices/b/nvme0/nvme0p1/partition", "1\n");
	scratch_write("sys/devices/c/odd/queue/rotational", "");
	scratch_write("sys/devices/c/odder/queue/rotational", "x");
	scratch_folder("sys/dev/block");
	assert_int_equal(
		0, symlink("../../devices/a/sda", "sys/dev/block/8:0"));
	assert_int_equal(
		0, symlink("../../devices/a/sda/sda1", "sys/dev/block/8:1"));
	assert_int_equal(
		0, symlink("../../devices/b/nvme0", "sys/dev/block/259:0"));
	assert_int_equal(0, symlink("../../devices/b/nvme0/nvme0p1",
				    "sys/dev/block/259:1"));
	assert_int_equal(
		0, symlink("../../devices/c/odd", "sys/dev/block/7:0"));
	assert_int_equal(
		0, symlink("../../devices/c/odder", "sys/dev/block/7:1"));
}

static void test_disks_and_partitions_are_told_apart(void **state)
{
	(void)state;
	make_sys();
	assert_true(fonds_disk_rotates("sys", makedev(8, 0)));
	assert_true(fonds_disk_rotates("sys", makedev(8, 1)));
	assert_false(fonds_disk_rotates("sys", makedev(259, 0)));
	assert_false(fonds_disk_rotates("sys", makedev(259, 1)));
}

static void test_what_is_not_known_does_not_rotate(void **state)
{
	char longest[5000];

	(void)state;
	make_sys();
	assert_false(fonds_disk_rotates("sys", makedev(0, 45)));
	assert_false(fonds_disk_rotates("sys", makedev(7, 0)));
	assert_false(fonds_disk_rotates("sys", makedev(7, 1)));
	assert_false(fonds_disk_rotates("none", makedev(8, 0)));
	memset(longest, '/', sizeof(longest));
	longest[sizeof(longest) - 1] = '\0';
	assert_false(fonds_disk_rotates(longest, makedev(8, 0)));
}

static void test_a_tree_answers_for_its_folder(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *memory = NULL;
	struct stat st;

	(void)state;
	assert_int_equal(0, stat(".", &st));
	assert_int_equal(FONDS_OK, fonds_dir_tree_new(".", &tree, NULL));
	assert_int_equal(fonds_disk_rotates("/sys", st.st_dev),
		fonds_tree_prefers_inode_order(tree));
	assert_int_equal(
		FONDS_OK, fonds_memory_tree_new(NULL, 0, &memory, NULL));
	assert_false(fonds_tree_prefers_inode_order(memory));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_disks_and_partitions_are_told_apart),
		TEST(test_what_is_not_known_does_not_rotate),
		TEST(test_a_tree_answers_for_its_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
