/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A catalog as lines of JSON: a header with how many rows of each table
 * follow, the rows, and a trailer with the digest of all lines before it, so
 * that whoever reads it knows that nothing is missing.
 */
#include <errno.h>
#include <inttypes.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/export-row.h"
#include "fixity/catalog/schema.h"
#include "fixity/catalog/upkeep.h"
#include "fixity/digest/hasher.h"

/* All that is written goes into the digest on its way. */
struct exporting {
	struct fonds_catalog *catalog;
	struct fonds_hasher *hasher;
	fonds_write_fn *write;
	void *payload;
	struct fonds_output output;
	uint64_t rows;
};

static int pass_on(const void *data, size_t size, void *payload)
{
	struct exporting *exporting = payload;

	if (fonds_hasher_update(exporting->hasher, data, size, NULL) < 0)
		return EIO;
	return exporting->write(data, size, exporting->payload);
}

static void exporting_clear(struct exporting *exporting)
{
	fonds_output_clear(&exporting->output);
	fonds_hasher_free(exporting->hasher);
}

static enum fonds_status write_count(struct exporting *exporting,
	const struct fonds_export_table *table, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, exporting->catalog, table->count);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	fonds_output_printf(&exporting->output, "%s\"%s\":%" PRIu64,
		table == fonds_export_tables ? "" : ",", table->name,
		found ? fonds_query_get_count(&query, 0) : 0);
	return FONDS_OK;
}

static enum fonds_status write_header(
	struct exporting *exporting, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	fonds_output_printf(&exporting->output,
		"{\"catalog\":\"fonds\",\"format\":%d,\"rows\":{",
		FONDS_CATALOG_FORMAT);
	for (size_t i = 0; status == FONDS_OK && i < FONDS_EXPORT_TABLE_COUNT;
		i++)
		status = write_count(exporting, &fonds_export_tables[i], error);
	fonds_output_add_text(&exporting->output, "}}\n");
	return status;
}

static struct fonds_export_cell get_cell(
	struct fonds_query *query, size_t column, char type)
{
	struct fonds_export_cell cell = { .data = "" };

	if (fonds_query_is_null(query, (int)column))
		return cell;
	if (type == 'i') {
		cell.kind = FONDS_EXPORT_INTEGER;
		cell.integer = fonds_query_get_integer(query, (int)column);
		return cell;
	}
	cell.kind = type == 't' ? FONDS_EXPORT_TEXT : FONDS_EXPORT_BYTES;
	cell.data = fonds_query_get_bytes(query, (int)column, &cell.size);
	if (!cell.data)
		cell.data = "";
	return cell;
}

/* A string for JSON ends in a NUL, which a column need not. */
static enum fonds_status end_with_nul(struct fonds_export_cell *cell,
	struct fonds_arena *arena, struct fonds_error **error)
{
	if (cell->kind != FONDS_EXPORT_TEXT && cell->kind != FONDS_EXPORT_BYTES)
		return FONDS_OK;
	cell->data = fonds_arena_dup_bytes(arena, cell->data, cell->size);
	return fonds_arena_check(arena, "a row of the catalog", error);
}

static enum fonds_status write_row(struct exporting *exporting,
	struct fonds_query *query, const struct fonds_export_table *table,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_export_row row = { .table = table };
	size_t width = fonds_export_table_width(table);
	enum fonds_status status = FONDS_OK;

	fonds_arena_init(&arena, (size_t)64 * FONDS_CATALOG_LENGTH_MAX);
	for (size_t i = 0; status == FONDS_OK && i < width; i++) {
		row.cells[i] = get_cell(query, i, table->types[i]);
		status = end_with_nul(&row.cells[i], &arena, error);
	}
	if (status < 0)
		return status;
	fonds_export_row_write(&row, &exporting->output);
	exporting->rows++;
	return fonds_output_check(&exporting->output, error);
}

static enum fonds_status write_table(struct exporting *exporting,
	const struct fonds_export_table *table, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, exporting->catalog, table->select);
	while ((status = fonds_query_row(&query, &found, error)) == FONDS_OK &&
		found) {
		status = write_row(exporting, &query, table, error);
		if (status < 0)
			return status;
	}
	return status;
}

/* The digest is that of the lines before, so these are handed on first. */
static enum fonds_status write_trailer(
	struct exporting *exporting, struct fonds_error **error)
{
	struct fonds_digest digest;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	enum fonds_status status = fonds_output_finish(
		&exporting->output, error);

	if (status == FONDS_OK)
		status = fonds_hasher_finish(exporting->hasher, &digest, error);
	if (status == FONDS_OK)
		status = fonds_hasher_start(exporting->hasher, error);
	if (status < 0)
		return status;
	fonds_output_printf(&exporting->output,
		"{\"end\":{\"rows\":%" PRIu64 ",\"sha256\":\"%s\"}}\n",
		exporting->rows, fonds_digest_format(&digest, hex));
	return fonds_output_finish(&exporting->output, error);
}

static enum fonds_status write_all(
	struct exporting *exporting, struct fonds_error **error)
{
	enum fonds_status status = write_header(exporting, error);

	for (size_t i = 0; status == FONDS_OK && i < FONDS_EXPORT_TABLE_COUNT;
		i++)
		status = write_table(exporting, &fonds_export_tables[i], error);
	return status < 0 ? status : write_trailer(exporting, error);
}

enum fonds_status fonds_catalog_export(struct fonds_catalog *catalog,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	static const enum fonds_algorithm sha256 = FONDS_SHA256;
	fonds_cleanup(exporting_clear) struct exporting exporting = {
		.catalog = catalog,
		.write = write,
		.payload = payload,
	};
	enum fonds_status status;

	fonds_output_init(&exporting.output, pass_on, &exporting);
	status = fonds_hasher_new(&sha256, 1, &exporting.hasher, error);
	if (status == FONDS_OK)
		status = fonds_hasher_start(exporting.hasher, error);
	if (status == FONDS_OK)
		status = fonds_db_begin_reading(catalog, error);
	if (status < 0)
		return status;
	status = write_all(&exporting, error);
	fonds_db_rollback(catalog);
	return status;
}
