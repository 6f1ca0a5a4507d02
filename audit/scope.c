/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/scope.h"

#include <inttypes.h>

#include "base/error.h"
#include "base/glob.h"
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

/* "collection x, holding 7, paths *.tif, what is due" */
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
	scope->work.text = fonds_buffer_text(&scope->text);
	return fonds_buffer_check(&scope->text, "the scope", error);
}
