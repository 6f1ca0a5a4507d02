/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/incident.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/work-fixture.h"

/* One run after the other, a shard of each: what was found there. */
struct visit {
	int64_t shard;
	const char *path;
	enum fonds_verdict verdict; /* ok: nothing was found */
	bool is_partial;
};

static void fill(struct fonds_work_result *result, const struct visit *visit,
	struct fonds_work_file *file, struct fonds_audit_finding *finding)
{
	bool is_of_file = visit->verdict != FONDS_VERDICT_UNEXPECTED &&
			  *visit->path != '\0';

	result->is_partial = visit->is_partial;
	if (visit->verdict != FONDS_VERDICT_OK) {
		*finding = work_finding(visit->path, visit->verdict);
		result->findings = finding;
		result->finding_count = 1;
	}
	if (visit->verdict == FONDS_VERDICT_UNEXPECTED)
		result->verdicts[FONDS_VERDICT_UNEXPECTED] = 1;
	if (!is_of_file)
		return;
	*file = (struct fonds_work_file){ visit->path, visit->verdict, 0 };
	result->files = file;
	result->file_count = 1;
	result->verdicts[FONDS_VERDICT_OK]--;
	result->verdicts[visit->verdict]++;
}

static void make(struct scratch *scratch, const struct visit *visit)
{
	struct work_auditor auditor = work_start(scratch, NULL);
	struct fonds_work_result result;
	struct fonds_work_file file;
	struct fonds_audit_finding finding;
	struct fonds_claim claim;

	/* The inventory waits for the files. */
	for (int64_t shard = 1; shard < visit->shard; shard++)
		work_check_ok(&auditor, shard);
	assert_int_equal(
		FONDS_CLAIM_MADE, work_claim(&auditor, visit->shard, &claim));
	result = work_ok(&auditor, &claim);
	fill(&result, visit, &file, &finding);
	assert_true(work_record(&auditor, &claim, &result));
	fonds_claim_clear(&claim);
	work_expect_conserved(scratch);
	work_leave(&auditor, FONDS_RUN_PARTIAL);
}

/* The kinds of all events so far, in order: "0 1 2". */
static void expect_events(struct scratch *scratch, const char *kinds)
{
	char sql[128];
	char text[64] = "";

	for (int i = 0;
		i < work_count(scratch, "SELECT count(*) FROM incident_event");
		i++) {
		(void)snprintf(sql, sizeof(sql),
			"SELECT kind FROM incident_event ORDER BY number"
			" LIMIT 1 OFFSET %d",
			i);
		(void)snprintf(text + strlen(text), sizeof(text) - strlen(text),
			"%s%d", *text ? " " : "",
			(int)work_count(scratch, sql));
	}
	assert_string_equal(kinds, text);
}

static void test_a_finding_opens_an_incident_and_the_next_is_of_it(void **state)
{
	const struct visit corrupt = { 1, "data/a", FONDS_VERDICT_CORRUPT,
		false };
	const struct visit missing = { 1, "data/a", FONDS_VERDICT_MISSING,
		false };
	struct scratch *scratch = *state;

	work_holding(scratch, 5, "data/a", "data/b");
	make(scratch, &corrupt);
	expect_events(scratch, "0");
	assert_int_equal(1,
		work_count(scratch, "SELECT state = 0 AND verdict = 1 AND"
				    " opened_run = 1 AND path = x'646174612f61'"
				    " FROM incident"));
	/* Told again only when it changes. */
	make(scratch, &corrupt);
	expect_events(scratch, "0");
	make(scratch, &missing);
	expect_events(scratch, "0 1");
	make(scratch, &missing);
	expect_events(scratch, "0 1");
	make(scratch, &corrupt);
	expect_events(scratch, "0 1 1");
	assert_int_equal(1,
		work_count(scratch, "SELECT count(*) = 5 AND min(incident) = 1"
				    " AND max(incident) = 1 FROM finding"));
	assert_int_equal(1,
		work_count(scratch, "SELECT count(*) = 3 AND count(agent) = 0"
				    " AND max(reason) = 'missing' AND"
				    " min(reason) = 'corrupt'"
				    " FROM incident_event"));
}

static void test_a_file_is_found_sound_once(void **state)
{
	const struct visit corrupt = { 1, "data/a", FONDS_VERDICT_CORRUPT,
		false };
	const struct visit ok = { 1, "data/a", FONDS_VERDICT_OK, false };
	const struct visit part = { 1, "data/a", FONDS_VERDICT_OK, true };
	const struct visit other = { 1, "data/b", FONDS_VERDICT_OK, true };
	struct scratch *scratch = *state;

	work_holding(scratch, 5, "data/a", "data/b");
	make(scratch, &corrupt);
	/* A part that did not read this file says nothing of it. */
	make(scratch, &other);
	expect_events(scratch, "0");
	make(scratch, &ok);
	expect_events(scratch, "0 2");
	make(scratch, &ok);
	make(scratch, &part);
	expect_events(scratch, "0 2");
	/* It stays open until somebody closes it. */
	assert_int_equal(0, work_count(scratch, "SELECT state FROM incident"));
	make(scratch, &corrupt);
	expect_events(scratch, "0 2 1");
	make(scratch, &part);
	expect_events(scratch, "0 2 1 2");
}

static void test_after_one_is_closed_a_finding_opens_another(void **state)
{
	const struct visit corrupt = { 1, "data/a", FONDS_VERDICT_CORRUPT,
		false };
	struct scratch *scratch = *state;

	work_holding(scratch, 5, "data/a", "data/b");
	make(scratch, &corrupt);
	work_sql(scratch, "UPDATE incident SET state = 3, closed_at = 9");
	make(scratch, &corrupt);
	expect_events(scratch, "0 0");
	assert_int_equal(
		2, work_count(scratch, "SELECT max(incident) FROM finding"));
}

/* What is not registered, and the holding as a whole. */
static void test_the_inventory_says_what_is_gone(void **state)
{
	const struct visit extra = { 2, "data/aa", FONDS_VERDICT_UNEXPECTED,
		false };
	const struct visit whole = { 1, "", FONDS_VERDICT_VOLUME_OFFLINE,
		true };
	const struct visit files = { 1, "data/a", FONDS_VERDICT_OK, false };
	const struct visit none = { 2, "", FONDS_VERDICT_OK, false };
	const struct visit unseen = { 2, "", FONDS_VERDICT_OK, true };
	struct scratch *scratch = *state;

	work_holding(scratch, 5, "data/a", "data/b");
	make(scratch, &extra);
	make(scratch, &whole);
	expect_events(scratch, "0 0");
	/* Files that are sound say nothing of others, nor does half a look. */
	make(scratch, &files);
	make(scratch, &unseen);
	expect_events(scratch, "0 0");
	make(scratch, &extra);
	expect_events(scratch, "0 0 2");
	make(scratch, &none);
	expect_events(scratch, "0 0 2 2");
	make(scratch, &none);
	expect_events(scratch, "0 0 2 2");
}

static void test_one_file_has_no_inventory_to_wait_for(void **state)
{
	const struct visit offline = { 1, "", FONDS_VERDICT_VOLUME_OFFLINE,
		true };
	const struct visit ok = { 1, "image.iso", FONDS_VERDICT_OK, false };
	struct fonds_holding holding = scratch_bag("one", "/one/image.iso");
	struct scratch *scratch = *state;

	holding.kind = FONDS_HOLDING_TREE;
	holding.is_file = true;
	scratch_accession(scratch->catalog, &holding,
		(const char *const[]){ "image.iso", NULL });
	make(scratch, &offline);
	expect_events(scratch, "0");
	make(scratch, &ok);
	expect_events(scratch, "0 2");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_finding_opens_an_incident_and_the_next_is_of_it),
		TEST(test_a_file_is_found_sound_once),
		TEST(test_after_one_is_closed_a_finding_opens_another),
		TEST(test_the_inventory_says_what_is_gone),
		TEST(test_one_file_has_no_inventory_to_wait_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
