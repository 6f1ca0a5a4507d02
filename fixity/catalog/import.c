/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A catalog made of an export. The triggers that let rows only come in the way
 * in which they came about are made when the rows are there; what they would
 * have held up is then found by the check of the whole.
 */
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/draft.h"
#include "fixity/catalog/import-reader.h"
#include "fixity/catalog/make-below.h"
#include "fixity/catalog/upkeep.h"

static enum fonds_status bind(struct fonds_query *query,
	const struct fonds_export_cell *cell, struct fonds_error **error)
{
	switch (cell->kind) {
	case FONDS_EXPORT_NULL:
		fonds_query_null(query);
		break;
	case FONDS_EXPORT_INTEGER:
		fonds_query_integer(query, cell->integer);
		break;
	case FONDS_EXPORT_TEXT:
		fonds_query_text(query, cell->data);
		break;
	case FONDS_EXPORT_BYTES:
		if (cell->size >= FONDS_CATALOG_LENGTH_MAX)
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"a value of %zu bytes is too long", cell->size);
		fonds_query_bytes(query, cell->data, cell->size);
		break;
	}
	return FONDS_OK;
}

static enum fonds_status insert(struct fonds_catalog *catalog,
	const struct fonds_export_row *row, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	size_t width = fonds_export_table_width(row->table);
	enum fonds_status status = FONDS_OK;

	fonds_query_begin(&query, catalog, row->table->insert);
	for (size_t i = 0; status == FONDS_OK && i < width; i++)
		status = bind(&query, &row->cells[i], error);
	return status < 0 ? status : fonds_query_run(&query, NULL, error);
}

/* What the database refuses here is a fault of the export. */
static enum fonds_status fail_row(const struct fonds_import_reader *reader,
	enum fonds_status status, struct fonds_error **error)
{
	if (status == FONDS_ERR_INVALID)
		status = fonds_fail(error, FONDS_ERR_FORMAT,
			"it breaks what must hold, a reference or a limit: %s",
			error && *error ? fonds_error_message(*error) : "");
	return fonds_import_reader_blame(reader, status, error);
}

static enum fonds_status load_rows(struct fonds_catalog *catalog,
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	const struct fonds_export_row *row = NULL;

	for (;;) {
		enum fonds_status status = fonds_import_reader_next(
			reader, &row, error);

		if (status < 0 || !row)
			return status;
		status = insert(catalog, row, error);
		if (status < 0)
			return fail_row(reader, status, error);
	}
}

static enum fonds_status load(struct fonds_catalog *catalog,
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	enum fonds_status status = fonds_db_begin(catalog, error);

	if (status < 0)
		return status;
	status = fonds_db_begin_loading(catalog, error);
	if (status == FONDS_OK)
		status = load_rows(catalog, reader, error);
	if (status == FONDS_OK)
		status = fonds_db_end_loading(catalog, error);
	if (status == FONDS_OK)
		return fonds_db_commit(catalog, error);
	fonds_db_rollback(catalog);
	return status;
}

struct source {
	int fd;
	const char *name;
};

/* Closed before it is published. */
static enum fonds_status fill(const struct fonds_draft *draft,
	const struct source *source, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_import_reader_freep) struct fonds_import_reader *reader =
		NULL;
	fonds_cleanup(
		fonds_catalog_closep) struct fonds_catalog *catalog = NULL;
	enum fonds_status status = fonds_import_reader_new(
		source->fd, source->name, &reader, error);

	if (status == FONDS_OK)
		status = fonds_catalog_create(draft->path, error);
	if (status == FONDS_OK)
		status = fonds_catalog_open(
			draft->path, false, &catalog, error);
	return status < 0 ? status : load(catalog, reader, error);
}

static enum fonds_status import(
	const char *path, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_draft_clear) struct fonds_draft draft = { 0 };
	enum fonds_status status = fonds_draft_begin(&draft, path, error);

	if (status == FONDS_OK)
		status = fill(&draft, payload, error);
	if (status == FONDS_OK)
		status = fonds_draft_publish(&draft, error);
	return status;
}

enum fonds_status fonds_catalog_import(
	const char *path, int fd, const char *name, struct fonds_error **error)
{
	struct source source = { .fd = fd, .name = name };

	return fonds_make_below(path, import, &source, error);
}
