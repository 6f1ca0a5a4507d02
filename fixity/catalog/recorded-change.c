/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/recorded-change.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static const char *const names[] = {
	[FONDS_RECORDED_PENDING] = "pending",
	[FONDS_RECORDED_MADE] = "made",
	[FONDS_RECORDED_WITHDRAWN] = "withdrawn",
};

const char *fonds_recorded_state_name(enum fonds_recorded_state state)
{
	return names[state];
}

static enum fonds_status insert_change(const struct fonds_act *act,
	int64_t holding, const char *reason, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO change (holding, state, begun_at, reason)"
		" VALUES (?, 0, ?, ?)");
	fonds_query_integer(&query, holding);
	fonds_query_integer(&query, act->at);
	fonds_query_text(&query, reason);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(act->catalog);
	return status;
}

/* The triggers look at what it begins with. */
static enum fonds_status insert_file(struct fonds_catalog *catalog,
	int64_t change, int64_t holding, const struct fonds_recorded_file *file,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO changed_file (change, holding, path, algorithm,"
		" old_size, old_digest, size, digest)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, change);
	fonds_query_integer(&query, holding);
	fonds_query_bytes(&query, file->path, strlen(file->path));
	fonds_query_integer(&query, (int64_t)file->old_digest.algorithm);
	fonds_query_count(&query, file->old_size);
	fonds_query_bytes(
		&query, file->old_digest.bytes, file->old_digest.size);
	fonds_query_count(&query, file->size);
	fonds_query_bytes(&query, file->digest.bytes, file->digest.size);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status check_is_settled(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_error **error)
{
	int64_t pending = 0;
	enum fonds_status status = fonds_recorded_change_pending(
		catalog, holding, &pending, error);

	if (status == FONDS_OK && pending != 0)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"a change of holding %lld was begun in the catalog "
			"'%s' "
			"and is not settled",
			(long long)holding, catalog->path);
	return status;
}

static enum fonds_status insert_all(const struct fonds_act *act,
	int64_t holding, const char *reason,
	const struct fonds_recorded_file *files, size_t count, int64_t *ret,
	struct fonds_error **error)
{
	enum fonds_status status = check_is_settled(
		act->catalog, holding, error);

	if (status == FONDS_OK)
		status = insert_change(act, holding, reason, ret, error);
	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = insert_file(
			act->catalog, *ret, holding, &files[i], error);
	return status;
}

enum fonds_status fonds_recorded_change_begin(struct fonds_catalog *catalog,
	int64_t holding, const char *reason,
	const struct fonds_recorded_file *files, size_t count, int64_t *ret,
	struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	int64_t number = 0;
	enum fonds_status status = fonds_name_check_text(
		"the reason of a change", reason, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	status = insert_all(
		&act, holding, reason, files, count, &number, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

enum fonds_status fonds_recorded_change_pending(struct fonds_catalog *catalog,
	int64_t holding, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM change WHERE holding = ? AND state = 0");
	fonds_query_integer(&query, holding);
	return fonds_query_number(&query, ret, error);
}

static enum fonds_status update_change(const struct fonds_act *act,
	int64_t change, enum fonds_recorded_state state, int *ret_changed,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"UPDATE change SET state = ?, settled_at = ?"
		" WHERE number = ? AND state = 0");
	fonds_query_integer(&query, (int64_t)state);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, change);
	return fonds_query_run(&query, ret_changed, error);
}

enum fonds_status fonds_recorded_change_settle(struct fonds_catalog *catalog,
	int64_t change, enum fonds_recorded_state state,
	struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	enum fonds_status status = fonds_act_begin(&act, catalog, NULL, error);
	int changed = 0;

	if (status < 0)
		return status;
	status = update_change(&act, change, state, &changed, error);
	if (status == FONDS_OK && changed != 1)
		status = fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"the catalog '%s' has no change %lld that is to be "
			"settled",
			catalog->path, (long long)change);
	return fonds_act_end(&act, status, error);
}

static enum fonds_status next_change(struct fonds_catalog *catalog,
	int64_t holding, int64_t after, struct fonds_arena *arena,
	struct fonds_recorded_change *change, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT number, holding, state, begun_at, settled_at, reason"
		" FROM change WHERE holding = ? AND number > ?"
		" ORDER BY number LIMIT 1");
	fonds_query_integer(&query, holding);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*change = (struct fonds_recorded_change){
		.number = fonds_query_get_integer(&query, 0),
		.holding = fonds_query_get_integer(&query, 1),
		/* The table has a CHECK for it. */
		.state = (enum fonds_recorded_state)fonds_query_get_integer(
			&query, 2),
		.begun_at = fonds_query_get_integer(&query, 3),
		.settled_at = fonds_query_get_integer(&query, 4),
		.reason = fonds_query_get_text(&query, 5, arena),
	};
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_recorded_change_each(struct fonds_catalog *catalog,
	int64_t holding, fonds_recorded_change_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t after = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_recorded_change change;
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_change(catalog, holding, after, &arena, &change,
			&found, error);
		if (status < 0 || !found)
			return status;
		status = each(&change, payload, error);
		if (status < 0)
			return status;
		after = change.number;
	}
}

static enum fonds_status next_file(struct fonds_catalog *catalog,
	int64_t change, const char *after, struct fonds_arena *arena,
	struct fonds_recorded_file *file, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT path, algorithm, old_size, old_digest, size, digest"
		" FROM changed_file WHERE change = ? AND path > ?"
		" ORDER BY path LIMIT 1");
	fonds_query_integer(&query, change);
	fonds_query_bytes(&query, after, strlen(after));
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*file = (struct fonds_recorded_file){
		.path = fonds_query_get_text(&query, 0, arena),
		.old_size = fonds_query_get_count(&query, 2),
		.size = fonds_query_get_count(&query, 4),
	};
	fonds_query_get_digest(&query, 1, 3, &file->old_digest);
	fonds_query_get_digest(&query, 1, 5, &file->digest);
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_recorded_file_each(struct fonds_catalog *catalog,
	int64_t change, fonds_recorded_file_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *after = strdup("");

	while (after) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_recorded_file file;
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_file(
			catalog, change, after, &arena, &file, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&file, payload, error);
		if (status < 0)
			return status;
		free(after);
		after = strdup(file.path);
	}
	return fonds_fail_nomem(error);
}
