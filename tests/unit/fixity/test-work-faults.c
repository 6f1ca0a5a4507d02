/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/failing-vfs.h"
#include "tests/unit/fixity/work-fixture.h"

/* The files of the one shard: one of them is corrupt. */
static enum fonds_status record(
	struct fonds_catalog *catalog, const struct fonds_claim *claim)
{
	const struct fonds_work_file file = { "data/a", FONDS_VERDICT_CORRUPT,
		0 };
	const struct fonds_audit_finding finding = work_finding(
		"data/a", FONDS_VERDICT_CORRUPT);
	struct fonds_work_result result = {
		.checked_at = 1,
		.files = &file,
		.file_count = 1,
		.findings = &finding,
		.finding_count = 1,
	};
	bool is_accepted = false;

	if (claim->kind == FONDS_SHARD_INVENTORY) {
		result.file_count = 0;
		result.finding_count = 0;
	} else {
		result.verdicts[FONDS_VERDICT_OK] = 1;
		result.verdicts[FONDS_VERDICT_CORRUPT] = 1;
	}
	return fonds_work_record(catalog, claim, &result, &is_accepted, NULL);
}

static enum fonds_status check_shards(struct work_auditor *auditor)
{
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	enum fonds_status status = FONDS_OK;

	for (int64_t shard = 1; status == FONDS_OK && shard <= 2; shard++) {
		struct fonds_claim claim = { 0 };

		status = fonds_work_claim(auditor->catalog, auditor->number,
			shard, WORK_LEASE, &claim, &outcome, NULL);
		if (status == FONDS_OK && outcome == FONDS_CLAIM_MADE)
			status = record(auditor->catalog, &claim);
		fonds_claim_clear(&claim);
	}
	return status;
}

/* From joining to leaving; it ends where something fails. */
static enum fonds_status live(struct work_auditor *auditor)
{
	size_t lost = 0;
	enum fonds_status status = work_try_join(auditor, NULL, NULL);

	if (status == FONDS_OK)
		status = fonds_work_renew(auditor->catalog, auditor->number,
			WORK_LEASE, &lost, NULL);
	if (status == FONDS_OK)
		status = check_shards(auditor);
	return status == FONDS_OK
		       ? fonds_work_leave(auditor->catalog, auditor->number,
				 FONDS_RUN_INTERRUPTED, "", NULL)
		       : status;
}

static struct work_auditor open_auditor(const struct scratch *scratch)
{
	struct work_auditor auditor = { 0 };

	assert_int_equal(FONDS_OK, fonds_catalog_open(scratch->catalog_path,
					   false, &auditor.catalog, NULL));
	return auditor;
}

/* Each shard that was recorded is so with all that was found in it. */
static void expect_whole(const struct scratch *scratch)
{
	work_expect_conserved(scratch);
	assert_int_equal(
		0, work_count(scratch, "SELECT count(*) FROM run AS r"
				       " WHERE r.corrupt <> (SELECT count(*)"
				       "  FROM finding AS f WHERE f.run ="
				       "  r.number AND f.incident = 1)"));
	assert_int_equal(work_count(scratch, "SELECT max(corrupt) FROM run"),
		work_count(scratch, "SELECT count(*) FROM file_state"));
}

/* Returns false when nothing failed any more. */
static bool fail_at(struct scratch *scratch, enum failing_kind kind, unsigned n)
{
	struct work_auditor auditor = open_auditor(scratch);
	bool fired;

	failing_arm(kind, n);
	(void)live(&auditor);
	failing_disarm();
	fired = failing.fired;
	work_die(&auditor);
	expect_whole(scratch);
	/* And the next one brings it to its end. */
	auditor = open_auditor(scratch);
	assert_int_equal(FONDS_OK, live(&auditor));
	work_die(&auditor);
	expect_whole(scratch);
	assert_int_equal(0,
		work_count(scratch, "SELECT count(*) FROM run WHERE state <> 1"
				    " OR ok <> 1 OR corrupt <> 1"));
	return fired;
}

static void test_a_run_is_whole_whatever_fails(void **state)
{
	static const enum failing_kind kinds[] = { FAILING_WRITE, FAILING_SYNC,
		FAILING_ALLOC };
	struct scratch *scratch = *state;

	work_holding(scratch, 5, "data/a", "data/b");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		/* Many allocations are much alike. */
		unsigned stride = kinds[k] == FAILING_ALLOC ? 37 : 1;
		unsigned n = 0;

		while (fail_at(scratch, kinds[k], n))
			n += stride;
		assert_true(n > 0);
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_run_is_whole_whatever_fails),
	};

	failing_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
