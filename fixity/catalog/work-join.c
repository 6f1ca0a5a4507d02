/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The begin of an auditor's work, in one transaction: the runs that are there
 * are looked at, one is gone on with or begun, and the auditor has its row and
 * its lock before any other can look again. So a row without a lock is that of
 * a dead one, always.
 */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "fixity/catalog/lock.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/work-list.h"
#include "fixity/catalog/work-turn.h"

#define SCOPE_ALL "everything"
#define SCOPE_MAX ((size_t)1 << 20)
#define DIED "its auditors died"
#define CLOCK_STEP 2 /* seconds: clocks are put right by as much */

/* A run of the scope that is under way or was interrupted. */
struct candidate {
	int64_t number; /* 0: none */
	bool can_go_on; /* it was listed by shards, and whole */
	bool is_running;
	bool has_auditors;
};

/* What is joined, and what came of it. */
struct joining {
	struct fonds_act act;
	const struct fonds_work_scope *scope;
	const char *text; /* of the scope, escaped: paths in it are bytes */
	const struct fonds_run_origin *origin;
	int64_t run; /* 0: a new one is to begin */
	int64_t auditor;
	bool is_new;
};

static enum fonds_status check_is_there(struct fonds_catalog *catalog,
	const char *sql, const char *noun, int64_t number,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };

	if (number == 0)
		return FONDS_OK;
	fonds_query_begin(&query, catalog, sql);
	fonds_query_integer(&query, number);
	return fonds_query_expect(&query, noun, number, error);
}

static enum fonds_status check_scope(struct fonds_catalog *catalog,
	const struct fonds_work_scope *scope, struct fonds_error **error)
{
	enum fonds_status status = check_is_there(catalog,
		"SELECT 1 FROM collection WHERE number = ?", "collection",
		scope->collection, error);

	if (status < 0)
		return status;
	return check_is_there(catalog,
		"SELECT 1 FROM holding AS h LEFT JOIN removal AS r"
		" ON r.holding = h.number WHERE h.number = ?"
		" AND h.files IS NOT NULL AND r.holding IS NULL",
		"holding", scope->holding, error);
}

static enum fonds_status close_run(const struct joining *joining, int64_t run,
	enum fonds_run_state state, const char *why, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, joining->act.catalog,
		"UPDATE run SET state = ?, ended_at = recorded_at, why = ?"
		" WHERE number = ?");
	fonds_query_integer(&query, (int64_t)state);
	fonds_query_text(&query, why);
	fonds_query_integer(&query, run);
	return fonds_query_run(&query, NULL, error);
}

/* The run of another scope after this one that is under way; 0 at last. */
static enum fonds_status next_other(const struct joining *joining,
	int64_t after, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, joining->act.catalog,
		"SELECT number FROM run WHERE state = 0 AND scope <> ?"
		" AND number > ? ORDER BY number LIMIT 1");
	fonds_query_text(&query, joining->text);
	fonds_query_integer(&query, after);
	return fonds_query_number(&query, ret, error);
}

/* Nobody else will say of them that they have ended. */
static enum fonds_status close_others(
	const struct joining *joining, struct fonds_error **error)
{
	int64_t run = 0;
	enum fonds_status status;

	do {
		bool has_auditors = true;

		status = next_other(joining, run, &run, error);
		if (status == FONDS_OK && run != 0)
			status = fonds_run_is_alive(joining->act.catalog, run,
				&has_auditors, error);
		if (status == FONDS_OK && !has_auditors)
			status = close_run(joining, run, FONDS_RUN_INTERRUPTED,
				DIED, error);
	} while (status == FONDS_OK && run != 0);
	return status;
}

/*
 * The newest before this one. Runs of the formats before shards cannot be
 * gone on with: their rows do not sum to their files, or are of whole bags.
 */
static enum fonds_status next_candidate(const struct joining *joining,
	int64_t before, struct candidate *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	*ret = (struct candidate){ 0 };
	fonds_query_begin(&query, joining->act.catalog,
		"SELECT r.number, r.files = (SELECT coalesce(sum(w.files), 0)"
		" FROM run_shard AS w WHERE w.run = r.number)"
		" + (SELECT coalesce(sum(x.files), 0) FROM run_rest AS x"
		" WHERE x.run = r.number) AND coalesce((SELECT s.kind"
		" FROM shard AS s WHERE s.number = (SELECT min(w.shard)"
		" FROM run_shard AS w WHERE w.run = r.number)), 0) < 2,"
		" r.state = 0 FROM run AS r WHERE r.state IN (0, 2) AND "
		"r.scope = ?"
		" AND r.number < ? ORDER BY r.number DESC LIMIT 1");
	fonds_query_text(&query, joining->text);
	fonds_query_integer(&query, before);
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	ret->number = fonds_query_get_integer(&query, 0);
	ret->can_go_on = fonds_query_get_integer(&query, 1) != 0;
	ret->is_running = fonds_query_get_integer(&query, 2) != 0;
	return fonds_run_is_alive(
		joining->act.catalog, ret->number, &ret->has_auditors, error);
}

/* One that is gone on with stands for all that were interrupted before. */
static enum fonds_status consider(struct joining *joining,
	const struct candidate *candidate, struct fonds_error **error)
{
	bool starts_anew = joining->scope->starts_anew;

	if (starts_anew && candidate->has_auditors)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"run %lld of the same scope is under way on the "
			"catalog '%s': wait for its end, or join it without "
			"asking for a new run",
			(long long)candidate->number,
			joining->act.catalog->path);
	if (candidate->can_go_on && !starts_anew && joining->run == 0)
		joining->run = candidate->number;
	if (candidate->can_go_on && starts_anew)
		return close_run(joining, candidate->number, FONDS_RUN_PARTIAL,
			"a new run was asked for", error);
	if (!candidate->can_go_on && candidate->is_running &&
		!candidate->has_auditors)
		return close_run(joining, candidate->number,
			FONDS_RUN_INTERRUPTED, DIED, error);
	return FONDS_OK;
}

static enum fonds_status find_run(
	struct joining *joining, struct fonds_error **error)
{
	struct candidate candidate = { .number = INT64_MAX };
	enum fonds_status status;

	do {
		status = next_candidate(
			joining, candidate.number, &candidate, error);
		if (status == FONDS_OK && candidate.number != 0)
			status = consider(joining, &candidate, error);
	} while (status == FONDS_OK && candidate.number != 0);
	return status;
}

static enum fonds_status go_on(
	const struct joining *joining, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, joining->act.catalog,
		"UPDATE run SET state = 0, ended_at = NULL, why = '',"
		" recorded_at = ? WHERE number = ?");
	fonds_query_integer(&query, joining->act.at);
	fonds_query_integer(&query, joining->run);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status insert_run(struct joining *joining,
	const struct fonds_work_list *list, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, joining->act.catalog,
		"INSERT INTO run (state, scope, started_at, recorded_at,"
		" holdings, files, not_checked, skipped, not_due)"
		" VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_text(&query, joining->text);
	fonds_query_integer(&query, joining->act.at);
	fonds_query_integer(&query, joining->act.at);
	fonds_query_count(&query, list->holdings);
	fonds_query_count(&query, list->files);
	fonds_query_count(&query, list->listed);
	fonds_query_count(
		&query, fonds_work_list_count(list, FONDS_VERDICT_SKIPPED));
	fonds_query_count(
		&query, fonds_work_list_count(list, FONDS_VERDICT_NOT_DUE));
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		joining->run = fonds_db_last_number(joining->act.catalog);
	return status;
}

static enum fonds_status begin_run(struct joining *joining,
	struct fonds_work_list *list, struct fonds_error **error)
{
	enum fonds_status status = fonds_work_list_decide(
		list, joining->act.at, error);

	joining->is_new = true;
	if (status == FONDS_OK)
		status = insert_run(joining, list, error);
	return status == FONDS_OK
		       ? fonds_work_list_write(list, joining->run, error)
		       : status;
}

static enum fonds_status insert_auditor(
	struct joining *joining, struct fonds_error **error)
{
	const struct fonds_run_origin *origin = joining->origin;
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, joining->act.catalog,
		"INSERT INTO auditor (run, host, user, process, version,"
		" libraries, system, read_mode, started_at, seen_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, joining->run);
	fonds_query_text(&query, origin->host);
	fonds_query_text(&query, origin->user);
	fonds_query_integer(&query, origin->process);
	fonds_query_text(&query, origin->version);
	fonds_query_text(&query, origin->libraries);
	fonds_query_text(&query, origin->system);
	fonds_query_text(&query, origin->read_mode);
	fonds_query_integer(&query, joining->act.at);
	fonds_query_integer(&query, joining->act.at);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status add_auditor(
	struct joining *joining, struct fonds_error **error)
{
	struct fonds_catalog *catalog = joining->act.catalog;
	enum fonds_status status = insert_auditor(joining, error);
	bool is_had = false;
	int64_t number;

	if (status < 0)
		return status;
	number = fonds_db_last_number(catalog);
	status = fonds_lock_byte(
		catalog, FONDS_LOCK_AUDITORS + number, true, &is_had, error);
	if (status == FONDS_OK && !is_had)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"the lock of auditor %lld of the catalog '%s' is held "
			"by another process",
			(long long)number, catalog->path);
	joining->auditor = status == FONDS_OK ? number : 0;
	return status;
}

/* The last sign of life of any run; 0: there was none. */
static enum fonds_status find_last_time(
	const struct joining *joining, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, joining->act.catalog,
		"SELECT coalesce(max(recorded_at), 0) FROM run");
	return fonds_query_number(&query, ret, error);
}

/*
 * A clock that was set back between audits is seen by the times that are
 * recorded; one that was set forward looks like time that has passed.
 */
static enum fonds_status note_clock(const struct joining *joining,
	int64_t last_time, struct fonds_error **error)
{
	int64_t behind = last_time - joining->act.at;
	char note[128];

	if (behind <= CLOCK_STEP)
		return FONDS_OK;
	(void)snprintf(note, sizeof(note),
		"the clock is %lld seconds behind the time of an earlier "
		"audit: it was set back, or was ahead then",
		(long long)behind);
	return fonds_turn_note_clock(
		&joining->act, joining->run, -behind, note, error);
}

static enum fonds_status join(struct joining *joining,
	struct fonds_work_list *list, struct fonds_error **error)
{
	enum fonds_status status = check_scope(
		joining->act.catalog, joining->scope, error);
	int64_t last_time = 0;

	if (status == FONDS_OK)
		status = find_last_time(joining, &last_time, error);
	if (status == FONDS_OK)
		status = close_others(joining, error);
	if (status == FONDS_OK)
		status = find_run(joining, error);
	if (status < 0)
		return status;
	status = joining->run != 0 ? go_on(joining, error)
				   : begin_run(joining, list, error);
	if (status == FONDS_OK)
		status = note_clock(joining, last_time, error);
	return status == FONDS_OK ? add_auditor(joining, error) : status;
}

/* Before the transaction is undone: then another may get the same number. */
static void let_go(const struct joining *joining)
{
	if (joining->auditor != 0)
		fonds_unlock_byte(joining->act.catalog,
			FONDS_LOCK_AUDITORS + joining->auditor);
}

static enum fonds_status join_within(struct joining *joining,
	struct fonds_work_list *list, struct fonds_error **error)
{
	struct fonds_catalog *catalog = list->catalog;
	struct fonds_lease lease = { .reads_all = joining->scope->reads_all };
	enum fonds_status status = fonds_act_begin(
		&joining->act, catalog, NULL, error);

	if (status < 0)
		return status;
	status = join(joining, list, error);
	if (status < 0)
		let_go(joining);
	status = fonds_act_end(&joining->act, status, error);
	if (status < 0) {
		let_go(joining);
		return status;
	}
	lease.auditor = joining->auditor;
	lease.run = joining->run;
	fonds_leases_add(&catalog->leases, &lease);
	return FONDS_OK;
}

static enum fonds_status write_scope(struct fonds_buffer *text,
	const struct fonds_work_scope *scope, struct fonds_error **error)
{
	if (scope->text)
		fonds_text_escape(text, scope->text, strlen(scope->text));
	else
		fonds_buffer_add_text(text, SCOPE_ALL);
	return fonds_buffer_check(text, "the scope of the run", error);
}

enum fonds_status fonds_work_join(struct fonds_catalog *catalog,
	const struct fonds_work_scope *scope,
	const struct fonds_run_origin *origin, int64_t *ret_run,
	int64_t *ret_auditor, bool *ret_is_new, struct fonds_error **error)
{
	fonds_cleanup(fonds_work_list_clear) struct fonds_work_list list;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	struct joining joining = { .scope = scope, .origin = origin };
	enum fonds_status status = fonds_name_check_text(
		"the name of who audits", origin->user, error);

	fonds_work_list_init(&list, catalog, scope);
	fonds_buffer_init(&text, SCOPE_MAX);
	if (status == FONDS_OK)
		status = write_scope(&text, scope, error);
	joining.text = fonds_buffer_text(&text);
	if (status == FONDS_OK)
		status = fonds_leases_make_room(&catalog->leases, error);
	/* An auditor may be forbidden to write anywhere else. */
	if (status == FONDS_OK)
		status = fonds_db_use_no_files(catalog, error);
	if (status == FONDS_OK)
		status = fonds_work_list_paths(&list, error);
	if (status == FONDS_OK)
		status = join_within(&joining, &list, error);
	if (status < 0)
		return status;
	*ret_run = joining.run;
	*ret_auditor = joining.auditor;
	*ret_is_new = joining.is_new;
	return FONDS_OK;
}
