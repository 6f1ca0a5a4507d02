/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/scope.h"

#include <inttypes.h>

#include "base/error.h"
#include "base/glob.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/policy.h"

#define TEXT_MAX 65536

void fonds_scope_clear(struct fonds_scope *scope)
{
	fonds_buffer_clear(&scope->text);
}

static enum fonds_status take_number(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	int64_t *ret = payload;

	if (holding->removed_at != 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"holding %" PRId64
			" was removed: the repository is not "
			"responsible for it any more",
			holding->number);
	*ret = holding->number;
	return FONDS_OK;
}

/* "collection x, holding 7, paths *.tif, what is due, adding sha512" */
static void add_part(struct fonds_buffer *text)
{
	if (text->size > 0)
		fonds_buffer_add_text(text, ", ");
}

static void write_text(
	struct fonds_scope *scope, const struct fonds_audit_options *options)
{
	struct fonds_buffer *text = &scope->text;

	if (options->collection) {
		add_part(text);
		fonds_buffer_printf(text, "collection %s", options->collection);
	}
	if (scope->work.holding != 0) {
		add_part(text);
		fonds_buffer_printf(
			text, "holding %" PRId64, scope->work.holding);
	}
	if (options->path_glob) {
		add_part(text);
		fonds_buffer_printf(text, "paths %s", options->path_glob);
	}
	if (options->due_only) {
		add_part(text);
		fonds_buffer_add_text(text, "what is due");
	}
	if (text->size == 0)
		fonds_buffer_add_text(text, "everything");
}

/* In the order of the algorithms, in whichever and however often they came. */
static void write_added(
	struct fonds_buffer *text, const struct fonds_audit_options *options)
{
	enum fonds_algorithm added[FONDS_ALGORITHM_COUNT];
	size_t count = 0;

	for (size_t i = 0; i < options->added_algorithm_count; i++)
		fonds_algorithm_set_add(
			added, &count, options->added_algorithms[i]);
	fonds_algorithm_set_sort(added, count);
	for (size_t i = 0; i < count; i++)
		fonds_buffer_printf(text, "%s %s", i == 0 ? ", adding" : "",
			fonds_algorithm_name(added[i]));
}

/*
 * A run that does more than verify is not gone on with by one that does less,
 * nor the other way round: part of the files would lack what was asked for,
 * and the run would be complete.
 */
static void write_more(
	struct fonds_buffer *text, const struct fonds_audit_options *options)
{
	write_added(text, options);
	if (options->bypass_cache)
		fonds_buffer_add_text(text, ", past the page cache");
}

enum fonds_status fonds_scope_resolve(struct fonds_scope *scope,
	struct fonds_catalog *catalog,
	const struct fonds_audit_options *options, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*scope = (struct fonds_scope){
		.work = {
			.path_glob = options->path_glob,
			.is_due_only = options->due_only,
			.starts_anew = options->starts_anew,
			.reads_all = options->bypass_cache ||
				     options->added_algorithm_count > 0,
		},
	};
	fonds_buffer_init(&scope->text, TEXT_MAX);
	if (options->path_glob)
		status = fonds_glob_check(options->path_glob, error);
	if (status == FONDS_OK && options->collection)
		status = fonds_collection_find(catalog, options->collection,
			&scope->work.collection, error);
	if (status == FONDS_OK && options->holding)
		status = fonds_holding_find(catalog, options->holding,
			take_number, &scope->work.holding, error);
	if (status < 0)
		return status;
	write_text(scope, options);
	write_more(&scope->text, options);
	scope->work.text = fonds_buffer_text(&scope->text);
	return fonds_buffer_check(&scope->text, "the scope", error);
}
