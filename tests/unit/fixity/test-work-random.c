/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random histories: four auditors join, claim, record, die, fall asleep, wake
 * up and leave, on two scopes, while the clock jumps. A model of what was
 * accepted is compared with the catalog after every step.
 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/work-fixture.h"

#define STEPS 2000
#define SLOTS 4
#define CLAIMS 6
#define RUNS_MAX 1024
#define SHARDS 8 /* from 1 on; see register_all() */
#define FILES 7

/* Which shard a file is of, and its name. */
static const struct {
	int64_t shard;
	int64_t holding;
	const char *path;
} files[FILES] = {
	{ 1, 1, "data/a" },
	{ 2, 1, "data/b" },
	{ 4, 2, "data/a" },
	{ 4, 2, "data/b" },
	{ 4, 2, "data/c" },
	{ 4, 2, "data/d" },
	{ 6, 3, "data/a" },
};

static const struct fonds_work_scope scopes[] = {
	{ .text = NULL },
	{ .holding = 2, .text = "holding 2" },
};

struct slot {
	struct work_auditor auditor; /* its catalog is NULL: nobody */
	struct fonds_claim claims[CLAIMS];
	size_t count;
};

struct model {
	struct scratch *scratch;
	sqlite3 *db; /* for a second look */
	struct slot slots[SLOTS];
	uint64_t random;
	int64_t step;      /* of the clock */
	int states[FILES]; /* verdict of the last check, -1: never */
	uint64_t accepted[RUNS_MAX][FONDS_VERDICT_COUNT];
	bool ended[RUNS_MAX][SHARDS + 1];
	size_t refused; /* how often */
	size_t recorded;
};

/* xorshift64* (Vigna 2016) */
static unsigned draw(struct model *model, unsigned below)
{
	model->random ^= model->random >> 12;
	model->random ^= model->random << 25;
	model->random ^= model->random >> 27;
	return (unsigned)((model->random * 2685821657736338717U) >> 33) % below;
}

static void register_all(struct scratch *scratch)
{
	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	work_holding(scratch, 5, "data/a", "data/b", "data/c", "data/d");
	work_holding(scratch, 5, "data/a");
}

static void forget(struct slot *slot)
{
	for (size_t i = 0; i < slot->count; i++)
		fonds_claim_clear(&slot->claims[i]);
	slot->count = 0;
	slot->auditor = (struct work_auditor){ 0 };
}

static void do_join(struct model *model, struct slot *slot)
{
	struct fonds_work_scope scope = scopes[draw(model, 2)];
	enum fonds_status status;

	scope.starts_anew = draw(model, 8) == 0;
	assert_int_equal(
		FONDS_OK, fonds_catalog_open(model->scratch->catalog_path,
				  false, &slot->auditor.catalog, NULL));
	fonds_db_step_clock(slot->auditor.catalog, model->step);
	status = work_try_join(&slot->auditor, &scope, NULL);
	if (status == FONDS_ERR_BUSY) {
		work_die(&slot->auditor);
		return;
	}
	assert_int_equal(FONDS_OK, status);
	assert_true(slot->auditor.run < RUNS_MAX);
}

static void do_leave(struct model *model, struct slot *slot)
{
	static const enum fonds_run_state states[] = {
		FONDS_RUN_INTERRUPTED,
		FONDS_RUN_INTERRUPTED,
		FONDS_RUN_PARTIAL,
		FONDS_RUN_STOPPED,
	};

	work_leave(&slot->auditor, states[draw(model, 4)]);
	forget(slot);
}

static void do_claim(struct model *model, struct slot *slot)
{
	struct fonds_work_item *items = NULL;
	size_t count = 0;

	if (slot->count == CLAIMS)
		return;
	assert_int_equal(
		FONDS_OK, fonds_work_queue(slot->auditor.catalog,
				  slot->auditor.run, &items, &count, NULL));
	if (count > 0 &&
		work_claim(&slot->auditor,
			items[draw(model, (unsigned)count)].shard,
			&slot->claims[slot->count]) == FONDS_CLAIM_MADE)
		slot->count++;
	free(items);
	if (count == 0 && slot->count == 0)
		do_leave(model, slot);
}

static struct fonds_claim take_claim(struct model *model, struct slot *slot)
{
	size_t i = draw(model, (unsigned)slot->count);
	struct fonds_claim claim = slot->claims[i];

	slot->claims[i] = slot->claims[--slot->count];
	return claim;
}

/* A verdict of a file that was looked at, or of one that was not. */
static enum fonds_verdict draw_verdict(struct model *model)
{
	static const enum fonds_verdict verdicts[] = {
		FONDS_VERDICT_OK,
		FONDS_VERDICT_OK,
		FONDS_VERDICT_OK,
		FONDS_VERDICT_CORRUPT,
		FONDS_VERDICT_MISSING,
		FONDS_VERDICT_UNREADABLE,
		FONDS_VERDICT_VOLUME_OFFLINE,
		FONDS_VERDICT_NOT_CHECKED,
	};

	return verdicts[draw(model, 8)];
}

static bool is_untouched(enum fonds_verdict verdict)
{
	return verdict == FONDS_VERDICT_VOLUME_OFFLINE ||
	       verdict == FONDS_VERDICT_NOT_CHECKED;
}

/* What the model says of a result that was accepted. */
static void accept(struct model *model, const struct fonds_claim *claim,
	const struct fonds_work_result *result, const int *verdicts)
{
	assert_false(model->ended[claim->run][claim->shard]);
	model->ended[claim->run][claim->shard] = true;
	model->recorded++;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		model->accepted[claim->run][i] += result->verdicts[i];
	for (size_t i = 0; i < FILES; i++)
		if (verdicts[i] >= 0 &&
			!is_untouched((enum fonds_verdict)verdicts[i]))
			model->states[i] = verdicts[i];
}

static void do_record(struct model *model, struct slot *slot)
{
	struct fonds_claim claim = take_claim(model, slot);
	struct fonds_work_result result = work_ok(&slot->auditor, &claim);
	struct fonds_work_file listed[FILES];
	struct fonds_audit_finding findings[FILES];
	int verdicts[FILES];
	bool is_calm = draw(model, 2) == 0;

	result.verdicts[FONDS_VERDICT_OK] = 0;
	for (size_t i = 0; i < FILES; i++) {
		enum fonds_verdict verdict = is_calm ? FONDS_VERDICT_OK
						     : draw_verdict(model);

		verdicts[i] = -1;
		if (files[i].shard != claim.shard)
			continue;
		verdicts[i] = (int)verdict;
		result.verdicts[verdict]++;
		result.is_partial = result.is_partial || is_untouched(verdict);
		if (is_untouched(verdict))
			continue;
		listed[result.file_count++] =
			(struct fonds_work_file){ files[i].path, verdict, 0 };
		if (verdict != FONDS_VERDICT_OK)
			findings[result.finding_count++] = work_finding(
				files[i].path, verdict);
	}
	result.files = listed;
	result.findings = findings;
	if (work_record(&slot->auditor, &claim, &result))
		accept(model, &claim, &result, verdicts);
	else
		model->refused++;
	fonds_claim_clear(&claim);
}

static void do_give_back(struct model *model, struct slot *slot)
{
	struct fonds_claim claim = take_claim(model, slot);

	assert_int_equal(FONDS_OK,
		fonds_work_give_back(slot->auditor.catalog, &claim, NULL));
	fonds_claim_clear(&claim);
}

static void do_renew(struct slot *slot)
{
	size_t lost = 0;

	assert_int_equal(FONDS_OK,
		fonds_work_renew(slot->auditor.catalog, slot->auditor.number,
			WORK_LEASE, &lost, NULL));
	assert_true(lost <= slot->count);
}

static void set_clock(struct model *model)
{
	static const int64_t steps[] = { 1, 5, 20, 61, 61, 61, 3600, -3600 };

	model->step += steps[draw(model, 8)];
	for (size_t i = 0; i < SLOTS; i++)
		if (model->slots[i].auditor.catalog)
			fonds_db_step_clock(
				model->slots[i].auditor.catalog, model->step);
}

static void make_step(struct model *model)
{
	struct slot *slot = &model->slots[draw(model, SLOTS)];
	unsigned choice = draw(model, 60);

	if (choice == 0) {
		set_clock(model);
	} else if (!slot->auditor.catalog) {
		do_join(model, slot);
	} else if (choice == 1) {
		work_die(&slot->auditor);
		forget(slot);
	} else if (choice == 2) {
		do_leave(model, slot);
	} else if (choice < 5) {
		do_renew(slot);
	} else if (slot->count == 0 || choice < 25) {
		do_claim(model, slot);
	} else if (choice == 25) {
		do_give_back(model, slot);
	} else {
		do_record(model, slot);
	}
}

/* Of every run, all verdicts that only an accepted result can give. */
static void expect_accepted(struct model *model, sqlite3 *db)
{
	sqlite3_stmt *statement = NULL;

	assert_int_equal(SQLITE_OK,
		sqlite3_prepare_v2(db,
			"SELECT number, ok, corrupt, missing, unreadable,"
			" volume_offline FROM run",
			-1, &statement, NULL));
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const uint64_t *accepted =
			model->accepted[sqlite3_column_int64(statement, 0)];

		assert_int_equal(accepted[FONDS_VERDICT_OK],
			sqlite3_column_int64(statement, 1));
		assert_int_equal(accepted[FONDS_VERDICT_CORRUPT],
			sqlite3_column_int64(statement, 2));
		assert_int_equal(accepted[FONDS_VERDICT_MISSING],
			sqlite3_column_int64(statement, 3));
		assert_int_equal(accepted[FONDS_VERDICT_UNREADABLE],
			sqlite3_column_int64(statement, 4));
		assert_int_equal(accepted[FONDS_VERDICT_VOLUME_OFFLINE],
			sqlite3_column_int64(statement, 5));
	}
	sqlite3_finalize(statement);
}

static void expect_states(struct model *model, sqlite3 *db)
{
	sqlite3_stmt *statement = NULL;

	assert_int_equal(SQLITE_OK,
		sqlite3_prepare_v2(db,
			"SELECT coalesce(t.verdict, iif(s.checked_at IS NULL,"
			" -1, 0)) FROM shard AS s LEFT JOIN file_state AS t"
			" ON t.holding = s.holding AND t.path = ?"
			" WHERE s.number = ?",
			-1, &statement, NULL));
	for (size_t i = 0; i < FILES; i++) {
		assert_int_equal(SQLITE_OK,
			sqlite3_bind_blob(statement, 1, files[i].path,
				(int)strlen(files[i].path), SQLITE_STATIC));
		assert_int_equal(SQLITE_OK,
			sqlite3_bind_int64(statement, 2, files[i].shard));
		assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
		assert_int_equal(
			model->states[i], sqlite3_column_int64(statement, 0));
		(void)sqlite3_reset(statement);
	}
	sqlite3_finalize(statement);
}

static void expect_all(struct model *model)
{
	sqlite3 *db = model->db;

	work_expect_conserved_in(db);
	expect_accepted(model, db);
	expect_states(model, db);
	/* A shard has one owner, whatever runs it is in. */
	assert_int_equal(
		0, work_count_in(db, "SELECT count(*) FROM (SELECT shard"
				     " FROM run_shard WHERE ended_at IS NULL"
				     " AND lease_until IS NOT NULL"
				     " GROUP BY shard HAVING count(*) > 1)"));
	/* Each finding has its incident, of the same file. */
	assert_int_equal(
		0, work_count_in(db, "SELECT count(*) FROM finding AS f"
				     " LEFT JOIN incident AS i"
				     " ON i.number = f.incident"
				     " AND i.holding = f.holding"
				     " AND i.path = f.path"
				     " WHERE i.number IS NULL"));
}

static void run_history(struct scratch *scratch, uint64_t seed)
{
	struct model *model = calloc(1, sizeof(*model));

	assert_non_null(model);
	model->scratch = scratch;
	model->db = work_open(scratch);
	model->random = seed;
	for (size_t i = 0; i < FILES; i++)
		model->states[i] = -1;
	register_all(scratch);
	for (int i = 0; i < STEPS; i++) {
		make_step(model);
		expect_all(model);
	}
	/* It was about something. */
	assert_true(model->recorded > 100);
	assert_true(model->refused > 0);
	for (size_t i = 0; i < SLOTS; i++) {
		work_die(&model->slots[i].auditor);
		forget(&model->slots[i]);
	}
	sqlite3_close(model->db);
	free(model);
}

static void test_a_random_history(void **state)
{
	run_history(*state, 20261127);
}

static void test_another_random_history(void **state)
{
	run_history(*state, 6);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_random_history),
		TEST(test_another_random_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
