/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/settle-repair.h"

#include <stdio.h>

#include "audit/spot.h"
#include "tests/unit/audit/repair-fixture.h"

#define TEMPORARY "tree/" FONDS_SPOT_TEMPORARY "1"

static struct fonds_catalog *begin(const char *path, const char *quarantine)
{
	struct fonds_catalog *catalog = repair_open();
	const struct fonds_repair repair = {
		.holding = 1,
		.path = path,
		.source = "copy",
		.quarantine = quarantine,
		.agent = "eva",
		.reason = "a test",
	};
	int64_t number = 0;

	assert_int_equal(
		FONDS_OK, fonds_repair_begin(catalog, &repair, &number, NULL));
	return catalog;
}

static enum fonds_status note_state(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	enum fonds_repair_state *state = payload;

	(void)error;
	*state = repair->state;
	return FONDS_OK;
}

struct opening {
	struct fonds_catalog *catalog;
	struct fonds_place place;
};

static enum fonds_status open_place(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct opening *opening = payload;

	return fonds_place_open(
		opening->catalog, holding, false, &opening->place, error);
}

/* Settle all, and say how the last one ended. */
static enum fonds_repair_state settle(
	struct fonds_catalog *catalog, bool may_write, uint64_t expected)
{
	struct opening opening = { .catalog = catalog };
	enum fonds_repair_state state = FONDS_REPAIR_PENDING;
	uint64_t count = 0;

	assert_int_equal(FONDS_OK,
		fonds_holding_find(catalog, "1", open_place, &opening, NULL));
	assert_int_equal(FONDS_VERDICT_OK, opening.place.verdict);
	assert_int_equal(
		FONDS_OK, fonds_settle_repairs(catalog, 1, &opening.place,
				  may_write, &count, NULL));
	assert_int_equal(expected, count);
	assert_int_equal(FONDS_OK,
		fonds_repair_each(catalog, 1, false, note_state, &state, NULL));
	fonds_place_clear(&opening.place);
	fonds_catalog_close(catalog);
	return state;
}

static void test_what_was_begun_only_is_withdrawn(void **state)
{
	(void)state;
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("a", "kept"), true, 1));
	assert_true(scratch_holds("tree/a", "the right bytez\n"));
}

static void test_a_file_that_was_replaced_is_done(void **state)
{
	(void)state;
	scratch_write("kept", "the right bytez\n");
	scratch_write("tree/a", "the right bytes\n");
	assert_int_equal(
		FONDS_REPAIR_DONE, settle(begin("a", "kept"), false, 1));
	assert_true(scratch_exists("kept"));
}

/* Right bytes that nothing was put in place of are no work of the repair. */
static void test_a_file_that_is_ok_by_itself_is_no_repair(void **state)
{
	(void)state;
	scratch_write("tree/a", "the right bytes\n");
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("a", "kept"), true, 1));
}

static void test_what_is_beside_the_file_goes(void **state)
{
	(void)state;
	scratch_write(TEMPORARY, "the right");
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("a", "kept"), true, 1));
	assert_false(scratch_exists(TEMPORARY));
	assert_true(scratch_holds("tree/a", "the right bytez\n"));
}

static void test_who_may_not_write_leaves_it(void **state)
{
	(void)state;
	scratch_write(TEMPORARY, "the right bytes\n");
	assert_int_equal(
		FONDS_REPAIR_PENDING, settle(begin("a", "kept"), false, 0));
	assert_true(scratch_exists(TEMPORARY));
	assert_true(scratch_holds("tree/a", "the right bytez\n"));
}

static void test_a_link_into_quarantine_goes_a_copy_stays(void **state)
{
	(void)state;
	scratch_write(TEMPORARY, "the right bytes\n");
	assert_int_equal(0, link("tree/a", "kept"));
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("a", "kept"), true, 1));
	assert_false(scratch_exists("kept"));
	assert_true(scratch_holds("tree/a", "the right bytez\n"));
	scratch_write(TEMPORARY, "the right bytes\n");
	scratch_write("kept", "the right bytez\n");
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("a", "kept"), true, 1));
	assert_true(scratch_exists("kept"));
}

/* Moved into quarantine, where there are no links, and then killed. */
static void test_a_file_that_was_moved_away_is_finished(void **state)
{
	(void)state;
	assert_int_equal(0, rename("tree/a", "kept"));
	scratch_write(TEMPORARY, "the right bytes\n");
	assert_int_equal(
		FONDS_REPAIR_DONE, settle(begin("a", "kept"), true, 1));
	assert_true(scratch_holds("tree/a", "the right bytes\n"));
	assert_true(scratch_holds("kept", "the right bytez\n"));
	assert_false(scratch_exists(TEMPORARY));
}

static void test_half_a_file_is_not_put_in_place(void **state)
{
	(void)state;
	assert_int_equal(0, rename("tree/a", "kept"));
	scratch_write(TEMPORARY, "the right");
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("a", "kept"), true, 1));
	assert_false(scratch_exists("tree/a"));
	assert_true(scratch_holds("kept", "the right bytez\n"));
	assert_false(scratch_exists(TEMPORARY));
}

static void test_a_folder_that_is_gone(void **state)
{
	(void)state;
	assert_int_equal(
		FONDS_REPAIR_WITHDRAWN, settle(begin("b/c", ""), true, 1));
	assert_false(scratch_exists("tree/b"));
}

static void test_says_whether_any_is_pending(void **state)
{
	struct fonds_catalog *catalog = begin("a", "kept");
	bool is_pending = false;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_has_pending_repair(catalog, 1, &is_pending, NULL));
	assert_true(is_pending);
	assert_int_equal(FONDS_REPAIR_WITHDRAWN, settle(catalog, true, 1));
	catalog = repair_open();
	assert_int_equal(FONDS_OK,
		fonds_has_pending_repair(catalog, 1, &is_pending, NULL));
	assert_false(is_pending);
	fonds_catalog_close(catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		REPAIR_TEST(test_what_was_begun_only_is_withdrawn),
		REPAIR_TEST(test_a_file_that_was_replaced_is_done),
		REPAIR_TEST(test_a_file_that_is_ok_by_itself_is_no_repair),
		REPAIR_TEST(test_what_is_beside_the_file_goes),
		REPAIR_TEST(test_who_may_not_write_leaves_it),
		REPAIR_TEST(test_a_link_into_quarantine_goes_a_copy_stays),
		REPAIR_TEST(test_a_file_that_was_moved_away_is_finished),
		REPAIR_TEST(test_half_a_file_is_not_put_in_place),
		REPAIR_TEST(test_a_folder_that_is_gone),
		REPAIR_TEST(test_says_whether_any_is_pending),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
