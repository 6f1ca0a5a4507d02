/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One pass over the shards of the scope, holding by holding. What is due is
 * asked of the database; windows, pauses with their reasons and samples are
 * decided by the rules, which the database would work out for each shard.
 */
#include "fixity/catalog/work-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work-rules.h"

#define REASONS_MAX ((size_t)64 << 20)

/* The pass, as it stands. */
struct pass {
	struct fonds_work_list *list;
	struct fonds_work_rules rules;
	int64_t holding;
	bool has_files_listed; /* of the holding */
};

struct row {
	int64_t shard;
	int64_t holding;
	enum fonds_shard_kind kind;
	uint64_t files;
	int64_t collection;
	int64_t pause;
	struct fonds_policy policy;
	int64_t key;
	bool is_due;
};

void fonds_work_list_init(struct fonds_work_list *list,
	struct fonds_catalog *catalog, const struct fonds_work_scope *scope)
{
	*list = (struct fonds_work_list){
		.catalog = catalog,
		.scope = scope,
	};
	fonds_arena_init(&list->arena, REASONS_MAX);
}

void fonds_work_list_clear(struct fonds_work_list *list)
{
	free(list->matching);
	free(list->shards);
	free(list->rests);
	fonds_arena_clear(&list->arena);
}

static int compare_numbers(const void *a, const void *b)
{
	const int64_t *x = a;
	const int64_t *y = b;

	return (*x > *y) - (*x < *y);
}

bool fonds_work_list_has(const struct fonds_work_list *list, int64_t shard)
{
	return !list->scope->path_glob ||
	       (list->matching_count > 0 &&
		       bsearch(&shard, list->matching, list->matching_count,
			       sizeof(int64_t), compare_numbers));
}

static enum fonds_status add_rest(struct fonds_work_list *list,
	enum fonds_verdict verdict, const char *reason, uint64_t files,
	struct fonds_error **error)
{
	struct fonds_list_rest *rests;
	size_t i = 0;

	while (i < list->rest_count &&
		(list->rests[i].verdict != verdict ||
			strcmp(list->rests[i].reason, reason) != 0))
		i++;
	rests = fonds_work_grow(list->rests, list->rest_count,
		&list->rest_capacity, sizeof(*rests));
	if (!rests)
		return fonds_fail_nomem(error);
	list->rests = rests;
	if (i == list->rest_count)
		list->rests[list->rest_count++] = (struct fonds_list_rest){
			.verdict = verdict,
			.reason = reason,
		};
	list->rests[i].shards++;
	list->rests[i].files += files;
	return FONDS_OK;
}

static enum fonds_status add_shard(
	struct pass *pass, const struct row *row, struct fonds_error **error)
{
	struct fonds_work_list *list = pass->list;
	struct fonds_listed_shard *shards = fonds_work_grow(list->shards,
		list->shard_count, &list->shard_capacity, sizeof(*shards));

	if (!shards)
		return fonds_fail_nomem(error);
	list->shards = shards;
	list->shards[list->shard_count++] = (struct fonds_listed_shard){
		.number = row->shard,
		.files = row->files,
	};
	list->listed += row->files;
	if (row->kind == FONDS_SHARD_FILES_KIND)
		pass->has_files_listed = true;
	return FONDS_OK;
}

static void enter_holding(struct pass *pass, const struct row *row)
{
	if (pass->holding == row->holding)
		return;
	pass->holding = row->holding;
	pass->has_files_listed = false;
	pass->list->holdings++;
}

static bool is_past_cut(
	const struct fonds_collection_rule *collection, const struct row *row)
{
	if (!collection->has_cut || row->kind != FONDS_SHARD_FILES_KIND)
		return false;
	return row->key != collection->cut_key
		       ? row->key > collection->cut_key
		       : row->shard > collection->cut_shard;
}

static enum fonds_status decide_due(struct pass *pass,
	const struct fonds_collection_rule *collection, const struct row *row,
	struct fonds_error **error)
{
	bool is_with_files = row->kind == FONDS_SHARD_INVENTORY &&
			     pass->has_files_listed;

	if (!row->is_due && !is_with_files)
		return add_rest(pass->list, FONDS_VERDICT_NOT_DUE, "not due",
			row->files, error);
	if (is_past_cut(collection, row))
		return add_rest(pass->list, FONDS_VERDICT_SKIPPED,
			"not in this run's sample", row->files, error);
	return add_shard(pass, row, error);
}

static enum fonds_status decide_open(
	struct pass *pass, const struct row *row, struct fonds_error **error)
{
	const struct fonds_collection_rule *collection = NULL;
	struct fonds_work_list *list = pass->list;
	enum fonds_status status = fonds_work_rules_collection(&pass->rules,
		row->collection, &row->policy, &collection, error);

	if (status < 0)
		return status;
	if (collection->outside)
		return add_rest(list, FONDS_VERDICT_SKIPPED,
			collection->outside, row->files, error);
	if (list->scope->is_due_only)
		return decide_due(pass, collection, row, error);
	return add_shard(pass, row, error);
}

static enum fonds_status decide_row(
	struct pass *pass, const struct row *row, struct fonds_error **error)
{
	const char *reason = NULL;
	enum fonds_status status;

	enter_holding(pass, row);
	pass->list->files += row->files;
	if (row->pause == 0)
		return decide_open(pass, row, error);
	status = fonds_work_rules_pause(
		&pass->rules, row->pause, &reason, error);
	return status == FONDS_OK ? add_rest(pass->list, FONDS_VERDICT_SKIPPED,
					    reason, row->files, error)
				  : status;
}

/* With paths, what is not registered is looked for where files are. */
static bool is_meant(const struct pass *pass, const struct row *row)
{
	if (row->kind == FONDS_SHARD_FILES_KIND ||
		!pass->list->scope->path_glob)
		return fonds_work_list_has(pass->list, row->shard);
	return pass->holding == row->holding && pass->has_files_listed;
}

static int get_minute(struct fonds_query *query, int column)
{
	return fonds_query_is_null(query, column)
		       ? -1
		       : (int)fonds_query_get_integer(query, column);
}

static void get_row(struct fonds_query *query, struct row *row)
{
	*row = (struct row){
		.shard = fonds_query_get_integer(query, 0),
		.holding = fonds_query_get_integer(query, 1),
		.kind = (enum fonds_shard_kind)fonds_query_get_enum(
			query, 2, FONDS_SHARD_KIND_COUNT),
		.files = fonds_query_get_count(query, 3),
		.collection = fonds_query_get_integer(query, 4),
		.pause = fonds_query_get_integer(query, 5),
		.policy = {
			.number = fonds_query_get_integer(query, 6),
			.window_from = get_minute(query, 7),
			.window_to = get_minute(query, 8),
			.sample = (uint32_t)fonds_query_get_integer(query, 9),
		},
		.key = fonds_query_get_integer(query, 10),
		.is_due = fonds_query_get_integer(query, 11) != 0,
	};
}

static enum fonds_status decide_rows(
	struct pass *pass, int64_t now, struct fonds_error **error)
{
	const struct fonds_work_list *list = pass->list;
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;
	struct row row;

	fonds_query_begin(&query, list->catalog,
		FONDS_PAUSES
		"SELECT s.number, s.holding, s.kind, s.files,"
		" h.collection, " FONDS_PAUSE_OF_HOLDING ", p.number,"
		" p.window_from, p.window_to, p.sample, " FONDS_AGE_KEY
		", " FONDS_IS_DUE FONDS_SHARDS_OF_SCOPE
		" ORDER BY h.number, s.kind, s.first");
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, list->scope->collection);
	fonds_query_integer(&query, list->scope->holding);
	for (;;) {
		status = fonds_query_row(&query, &found, error);
		if (status < 0 || !found)
			return status;
		get_row(&query, &row);
		status = fonds_query_check(&query, &list->arena, error);
		if (status == FONDS_OK && is_meant(pass, &row))
			status = decide_row(pass, &row, error);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_work_list_decide(
	struct fonds_work_list *list, int64_t now, struct fonds_error **error)
{
	struct pass pass = {
		.list = list,
		.rules = {
			.list = list,
			.catalog = list->catalog,
			.arena = &list->arena,
			.now = now,
		},
	};
	enum fonds_status status = decide_rows(&pass, now, error);

	fonds_work_rules_clear(&pass.rules);
	return status;
}

uint64_t fonds_work_list_count(
	const struct fonds_work_list *list, enum fonds_verdict verdict)
{
	uint64_t count = 0;

	for (size_t i = 0; i < list->rest_count; i++)
		if (list->rests[i].verdict == verdict)
			count += list->rests[i].files;
	return count;
}

static enum fonds_status write_shard(struct fonds_catalog *catalog, int64_t run,
	const struct fonds_listed_shard *shard, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO run_shard (run, shard, files, not_checked)"
		" VALUES (?, ?, ?, ?)");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, shard->number);
	fonds_query_count(&query, shard->files);
	fonds_query_count(&query, shard->files);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status write_rest(struct fonds_catalog *catalog, int64_t run,
	const struct fonds_list_rest *rest, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO run_rest (run, verdict, reason, shards, files)"
		" VALUES (?, ?, ?, ?, ?)");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, (int64_t)rest->verdict);
	fonds_query_text(&query, rest->reason);
	fonds_query_count(&query, rest->shards);
	fonds_query_count(&query, rest->files);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_work_list_write(const struct fonds_work_list *list,
	int64_t run, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < list->shard_count; i++)
		status = write_shard(
			list->catalog, run, &list->shards[i], error);
	for (size_t i = 0; status == FONDS_OK && i < list->rest_count; i++)
		status = write_rest(list->catalog, run, &list->rests[i], error);
	return status;
}
