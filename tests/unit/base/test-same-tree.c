/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/same-tree.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static void shell(const char *command)
{
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

static enum fonds_status compare(bool *ret)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *one = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *other = NULL;
	enum fonds_status status = fonds_dir_tree_new("one", &one, NULL);

	if (status == FONDS_OK)
		status = fonds_dir_tree_new("other", &other, NULL);
	if (status == FONDS_OK)
		status = fonds_trees_are_same(one, other, ret, NULL);
	return status;
}

static void make_both(void)
{
	shell("mkdir -p one/data/empty one/sub && echo a >one/data/a && "
	      ": >one/data/none && head -c 300000 /dev/zero >one/sub/large && "
	      "cp -r one other");
}

static void folders_are_the_same_or_not(void **state)
{
	static const struct {
		const char *change;
		bool is_same;
	} cases[] = {
		{ "true", true },
		{ "chmod 600 other/data/a && touch -d 2001-01-01 other/data/a",
			true },
		{ "echo b >other/data/a", false },
		{ "echo more >>other/data/a", false },
		{ "truncate -s 299999 other/sub/large", false },
		{ "printf x | dd of=other/sub/large bs=1 seek=290000 "
		  "conv=notrunc status=none",
			false },
		{ "echo >other/data/none", false },
		{ "rm other/data/none", false },
		{ "rm -r other/sub", false },
		{ "rmdir other/data/empty", false },
		{ "rmdir other/data/empty && : >other/data/empty", false },
		{ "echo >other/z", false },
		{ "mv other/data/a other/data/b", false },
		{ "ln -sf large other/sub/a", false },
		{ "rm other/data/a && ln -s ../../one/data/a other/data/a",
			false },
		{ "rm one/data/a other/data/a && ln -s x one/data/a && "
		  "ln -s x other/data/a",
			false },
		{ "rm -r one other && mkdir one other", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool is_same = !cases[i].is_same;

		make_both();
		shell(cases[i].change);
		assert_int_equal(FONDS_OK, compare(&is_same));
		assert_int_equal(cases[i].is_same, is_same);
		shell("rm -r one other");
	}
}

static void what_cannot_be_read_is_not_the_same(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_LIST };

	(void)state;
	make_both();
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			bool is_same = false;

			fault_arm(kinds[k], n);
			status = compare(&is_same);
			fault_disarm();
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				assert_true(is_same);
				break;
			}
			assert_false(is_same);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(folders_are_the_same_or_not,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			what_cannot_be_read_is_not_the_same, scratch_enter,
			scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
