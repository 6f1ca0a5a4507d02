/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/audit/bags.h"

static const char *const plain[] = { "data/a", NULL };

static int64_t add(struct scratch *scratch, const char *name)
{
	struct fonds_digest digest;
	int64_t number = 0;

	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA256, "good", 4, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_canary_add(scratch->catalog, scratch_name(scratch, name),
			4, &digest, "me", &number, NULL));
	return number;
}

static void expect_invalid(struct scratch *scratch, const char *why)
{
	struct fonds_audit_summary summary = bag_audit(scratch, NULL);
	struct fonds_run run;

	assert_string_equal("invalid", summary.state);
	assert_false(summary.sound);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &run, NULL));
	if (!strstr(run.why, why))
		fail_msg("'%s' does not hold '%s'", run.why, why);
}

static void test_a_canary_that_is_bad_lets_the_run_be(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	bag_write(scratch, "canaries", "one", "gooD");
	bag_write(scratch, "canaries", "two", "bood");
	(void)add(scratch, "canaries/one");
	(void)add(scratch, "canaries/two");
	summary = bag_audit(scratch, NULL);
	assert_true(summary.sound);
	assert_string_equal("complete", summary.state);
	/* They are no files of the inventory. */
	assert_int_equal(1, summary.files);
}

static void test_a_canary_that_is_not_found_corrupt_makes_it_invalid(
	void **state)
{
	struct scratch *scratch = *state;
	int64_t number;

	(void)bag_make(scratch, "bag", plain);
	bag_write(scratch, "canaries", "one", "gooD");
	number = add(scratch, "canaries/one");
	bag_write(scratch, "canaries", "one", "good");
	expect_invalid(scratch, "was found 'ok', not 'corrupt'");
	assert_int_equal(0, unlink(bag_file(scratch, "canaries", "one")));
	expect_invalid(scratch, "was found 'missing', not 'corrupt'");
	assert_int_equal(FONDS_OK,
		fonds_canary_remove(scratch->catalog, number, "eva", NULL));
	assert_true(bag_audit(scratch, NULL).sound);
}

/* It is looked at when all was read, too. */
static int heal(const struct fonds_progress *progress, void *payload)
{
	if (progress->files_done > 0)
		bag_write(payload, "canaries", "one", "good");
	return 0;
}

static void test_a_checker_that_turns_blind_is_noticed(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	bag_write(scratch, "canaries", "one", "gooD");
	(void)add(scratch, "canaries/one");
	options.progress = heal;
	options.payload = scratch;
	summary = bag_audit(scratch, &options);
	assert_string_equal("invalid", summary.state);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_OK]);
	assert_false(summary.sound);
}

/* Whatever else was wrong with it. */
static void test_a_run_that_is_stopped_is_invalid_all_the_same(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	char name[32];

	(void)bag_make_many(scratch, "bag", 30);
	for (unsigned i = 0; i < 30; i++) {
		(void)snprintf(name, sizeof(name), "data/%05u", i);
		bag_write(scratch, "bag", name, "data/xxxxx");
	}
	bag_write(scratch, "canaries", "one", "gooD");
	(void)add(scratch, "canaries/one");
	assert_string_equal("stopped", bag_audit(scratch, NULL).state);
	options.progress = heal;
	options.payload = scratch;
	assert_string_equal("invalid", bag_audit(scratch, &options).state);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_canary_that_is_bad_lets_the_run_be),
		TEST(test_a_canary_that_is_not_found_corrupt_makes_it_invalid),
		TEST(test_a_checker_that_turns_blind_is_noticed),
		TEST(test_a_run_that_is_stopped_is_invalid_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
