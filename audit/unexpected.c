/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/unexpected.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "audit/report-words.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/glob.h"

#define NAMES_MAX ((size_t)1 << 30)

struct search {
	struct fonds_catalog *catalog;
	const struct fonds_unexpected *which;
	struct fonds_finding_rows *rows;
	struct fonds_arena names;
	struct fonds_text_list moved; /* where registered files are now */
	bool has_moved;               /* known, and sorted */
	uint64_t unexpected;
	uint64_t left_out;
};

static const char *const details[] = {
	[FONDS_ENTRY_FILE] = "a file that is not registered",
	[FONDS_ENTRY_SYMLINK] = "a symbolic link that is not registered",
	[FONDS_ENTRY_SPECIAL] = "a special file that is not registered",
	[FONDS_ENTRY_UNREADABLE] =
		"cannot be listed, so what is in it is not known",
};

static enum fonds_verdict judge(const struct fonds_tree_entry *entry)
{
	if (entry->kind != FONDS_ENTRY_UNREADABLE)
		return FONDS_VERDICT_UNEXPECTED;
	if (entry->sys_errno == EACCES || entry->sys_errno == EPERM)
		return FONDS_VERDICT_DENIED;
	return FONDS_VERDICT_UNREADABLE;
}

/*
 * The walk did not ask for it: *ret is UINT64_MAX when it is not to be had.
 * False when the file is not there any more.
 */
static bool look_up_size(
	const struct search *search, const char *name, uint64_t *ret)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_file_state state;

	*ret = UINT64_MAX;
	if (fonds_bag_path_found(name, &path, NULL) < 0)
		return true;
	if (fonds_tree_open(search->which->place->tree, path, &stream, &error) <
		0)
		return !error || fonds_error_errno(error) != ENOENT;
	if (fonds_stream_state(stream, &state, NULL) == FONDS_OK)
		*ret = state.size;
	return true;
}

static enum fonds_status note_moved(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct search *search = payload;

	if (finding->moved_to && finding->holding == search->which->holding)
		fonds_text_list_add(
			&search->names, &search->moved, finding->moved_to);
	return fonds_arena_check(
		&search->names, "the list of moved files", error);
}

static enum fonds_status note_if_moved(const struct fonds_run_holding *holding,
	void *payload, struct fonds_error **error)
{
	bool *ret = payload;

	(void)error;
	*ret = holding->verdicts[FONDS_VERDICT_MOVED] > 0;
	return FONDS_OK;
}

static int compare_names(const void *a, const void *b)
{
	const char *const *first = a, *const *second = b;

	return strcmp(*first, *second);
}

/* At the first need: where nothing is unexpected, nobody asks. */
static enum fonds_status find_moved(
	struct search *search, struct fonds_error **error)
{
	const struct fonds_run_period period = { .run = search->which->run };
	bool is_any = false;
	enum fonds_status status;

	if (search->has_moved)
		return FONDS_OK;
	search->has_moved = true;
	status = fonds_run_holding_get(search->catalog, search->which->run,
		search->which->holding, note_if_moved, &is_any, error);
	if (status == FONDS_OK && is_any)
		status = fonds_run_each_finding(search->catalog, &period, false,
			note_moved, search, error);
	if (status == FONDS_OK && search->moved.count > 0)
		qsort(search->moved.items, search->moved.count,
			sizeof(*search->moved.items), compare_names);
	return status;
}

static bool is_moved_to(const struct search *search, const char *path)
{
	return search->moved.count > 0 &&
	       bsearch(&path, search->moved.items, search->moved.count,
		       sizeof(*search->moved.items), compare_names);
}

static bool is_selected(const struct search *search, const char *path)
{
	return !search->which->path_glob ||
	       fonds_glob_matches(search->which->path_glob, path);
}

static enum fonds_status visit(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct search *search = payload;
	struct fonds_finding_rows *rows = search->rows;
	enum fonds_verdict verdict = judge(entry);
	enum fonds_status status = find_moved(search, error);
	struct fonds_audit_finding *row;
	uint64_t size = UINT64_MAX;

	if (status < 0 || is_moved_to(search, entry->path) ||
		!is_selected(search, entry->path))
		return status;
	if (entry->kind == FONDS_ENTRY_FILE &&
		!look_up_size(search, entry->path, &size))
		return FONDS_OK;
	if (rows->count >= FONDS_UNEXPECTED_MAX - 1) {
		search->left_out++;
		return FONDS_OK;
	}
	row = fonds_finding_rows_add(rows,
		fonds_arena_dup(&rows->texts, entry->path), verdict,
		details[entry->kind], fonds_clock_now());
	if (row)
		row->actual_size = size;
	search->unexpected += verdict == FONDS_VERDICT_UNEXPECTED;
	return fonds_finding_rows_check(rows, error);
}

/* The number of those that are not told one by one. */
static void tell_left_out(struct search *search)
{
	struct fonds_finding_rows *rows = search->rows;
	char count[FONDS_WORDS_SIZE];

	if (search->left_out == 0)
		return;
	(void)fonds_finding_rows_add(rows, "", FONDS_VERDICT_UNEXPECTED,
		fonds_arena_printf(&rows->texts,
			"%s not registered, too many to be told one by one",
			fonds_words_count_of(
				search->left_out, "more file", count)),
		fonds_clock_now());
	search->unexpected++;
}

static enum fonds_status alive(void *payload, struct fonds_error **error)
{
	const struct search *search = payload;

	return search->which->alive
		       ? search->which->alive(search->which->payload, error)
		       : FONDS_OK;
}

static void search_clear(struct search *search)
{
	fonds_arena_clear(&search->names);
}

enum fonds_status fonds_unexpected_find(struct fonds_catalog *catalog,
	const struct fonds_unexpected *which, struct fonds_finding_rows *rows,
	uint64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(search_clear) struct search search = {
		.catalog = catalog,
		.which = which,
		.rows = rows,
	};
	enum fonds_status status;

	fonds_arena_init(&search.names, NAMES_MAX);
	status = fonds_unregistered_each(catalog, which->holding, which->place,
		alive, visit, &search, error);
	if (status < 0)
		return status;
	tell_left_out(&search);
	*ret = search.unexpected;
	return fonds_finding_rows_check(rows, error);
}
