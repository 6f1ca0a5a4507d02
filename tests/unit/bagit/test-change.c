/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/change.h"

#include "base/bag-path.h"
#include "tests/unit/bagit/write-fixture.h"

static enum fonds_status put_file(struct fonds_change *change, const char *name,
	const char *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	struct fonds_staging_files *files = NULL;
	enum fonds_status status = fonds_change_files(change, &files, error);

	if (status == FONDS_OK)
		status = fonds_bag_path_new(name, strlen(name), &path, error);
	if (status == FONDS_OK)
		status = fonds_staging_files_write(
			files, path, text, strlen(text), error);
	if (status == FONDS_OK)
		status = fonds_change_put(change, name, error);
	return status;
}

/* Replace, add below a new folder, move, remove. */
static enum fonds_status make_change(struct fonds_error **error)
{
	fonds_cleanup(fonds_change_freep) struct fonds_change *change = NULL;
	enum fonds_status status = fonds_change_begin("bag", &change, error);

	if (status < 0)
		return status;
	if (fonds_change_is_pending(change))
		return fonds_change_resume(change, error);
	status = put_file(change, "text", "new", error);
	if (status == FONDS_OK)
		status = put_file(change, "a/b/added", "added", error);
	if (status == FONDS_OK)
		status = fonds_change_move(change, "old", "moved", error);
	if (status == FONDS_OK)
		status = fonds_change_remove(change, "x/y/z/gone", error);
	if (status == FONDS_OK)
		status = fonds_change_commit(change, error);
	return status;
}

static void make_folder(void)
{
	shell("rm -rf bag");
	scratch_write("bag/text", "old");
	scratch_write("bag/old/inside", "inside");
	scratch_write("bag/x/y/z/gone", "gone");
	scratch_write("bag/x/stays", "stays");
}

static bool is_as_before(void)
{
	return scratch_holds("bag/text", "old") &&
	       scratch_holds("bag/old/inside", "inside") &&
	       scratch_holds("bag/x/y/z/gone", "gone") &&
	       !scratch_exists("bag/a");
}

static void check_changed(void)
{
	assert_true(scratch_holds("bag/text", "new"));
	assert_true(scratch_holds("bag/a/b/added", "added"));
	assert_true(scratch_holds("bag/moved/inside", "inside"));
	assert_false(scratch_exists("bag/old"));
	assert_false(scratch_exists("bag/x/y"));
	assert_true(scratch_holds("bag/x/stays", "stays"));
	assert_int_equal(4, scratch_count("bag"));
}

static void a_change_does_its_steps_and_leaves_nothing(void **state)
{
	size_t fds = scratch_count_fds();
	struct fonds_error *error = NULL;

	(void)state;
	make_folder();
	assert_ok(make_change(&error), error);
	check_changed();
	assert_int_equal(fds, scratch_count_fds());
}

static void two_at_once_are_refused(void **state)
{
	fonds_cleanup(fonds_change_freep) struct fonds_change *first = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	make_folder();
	assert_ok(fonds_change_begin("bag", &first, &error), error);
	assert_int_equal(FONDS_ERR_BUSY, make_change(NULL));
	assert_true(is_as_before());
	assert_int_equal(3, scratch_count("bag"));
}

static void what_is_at_the_new_place_is_not_lost(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	make_folder();
	scratch_write("bag/moved", "in the way");
	assert_int_equal(FONDS_ERR_EXISTS, make_change(&error));
	assert_true(scratch_holds("bag/moved", "in the way"));
	assert_true(scratch_holds("bag/old/inside", "inside"));
	assert_int_equal(0, unlink("bag/moved"));
	assert_int_equal(FONDS_OK, make_change(NULL));
	check_changed();
}

static void links_lead_nowhere(void **state)
{
	(void)state;
	make_folder();
	scratch_write("outside/y/z/gone", "outside");
	shell("rm -rf bag/x && ln -s ../outside bag/x");
	assert_int_equal(FONDS_ERR_IO, make_change(NULL));
	assert_true(scratch_holds("outside/y/z/gone", "outside"));
}

/* Either nothing was done, or the same again does the rest. */
static void after_a_failure_the_same_again_finishes(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE,
		FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK,
		FAULT_LIST };
	unsigned failures = 0;

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			struct fonds_error *error = NULL;
			enum fonds_status status;
			size_t fds = scratch_count_fds();

			make_folder();
			fault_arm(kinds[k], n);
			status = make_change(NULL);
			fault_disarm();
			assert_int_equal(fds, scratch_count_fds());
			if (status < 0) {
				failures++;
				assert_ok(make_change(&error), error);
			}
			check_changed();
			if (!fault_fired())
				break;
		}
	assert_true(failures > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_change_does_its_steps_and_leaves_nothing),
		TEST(two_at_once_are_refused),
		TEST(what_is_at_the_new_place_is_not_lost),
		TEST(links_lead_nowhere),
		TEST(after_a_failure_the_same_again_finishes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
