/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/import-reader.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/schema.h"
#include "fixity/digest/hasher.h"

#define LINE_MAX_SIZE ((size_t)32 << 20)
#define WINDOW_SIZE ((size_t)256 * 1024)

struct fonds_import_reader {
	int fd;
	const char *name;
	uint64_t line; /* from 1; 0 before the first */
	bool is_over;
	struct fonds_hasher *hasher; /* of the lines before the present one */
	uint64_t expected[FONDS_EXPORT_TABLE_COUNT];
	uint64_t found[FONDS_EXPORT_TABLE_COUNT];
	size_t table; /* of the last row */
	uint64_t rows;

	struct fonds_buffer text;  /* the line, without its end */
	struct fonds_buffer again; /* as fonds would write it */
	struct fonds_json_object *object;
	struct fonds_arena arena;
	struct fonds_export_row row;

	size_t used; /* of the window */
	size_t size;
	char window[WINDOW_SIZE];
};

void fonds_import_reader_free(struct fonds_import_reader *reader)
{
	if (!reader)
		return;
	fonds_hasher_free(reader->hasher);
	fonds_buffer_clear(&reader->text);
	fonds_buffer_clear(&reader->again);
	fonds_json_object_free(reader->object);
	fonds_arena_clear(&reader->arena);
	free(reader);
}

void fonds_import_reader_freep(struct fonds_import_reader **reader)
{
	fonds_import_reader_free(*reader);
}

enum fonds_status fonds_import_reader_new(int fd, const char *name,
	struct fonds_import_reader **ret, struct fonds_error **error)
{
	static const enum fonds_algorithm sha256 = FONDS_SHA256;
	fonds_cleanup(
		fonds_import_reader_freep) struct fonds_import_reader *reader =
		calloc(1, sizeof(*reader));
	enum fonds_status status;

	if (!reader)
		return fonds_fail_nomem(error);
	reader->fd = fd;
	reader->name = name;
	fonds_buffer_init(&reader->text, LINE_MAX_SIZE);
	fonds_buffer_init(&reader->again, LINE_MAX_SIZE + 1);
	fonds_arena_init(&reader->arena, 2 * LINE_MAX_SIZE);
	status = fonds_hasher_new(&sha256, 1, &reader->hasher, error);
	if (status == FONDS_OK)
		status = fonds_hasher_start(reader->hasher, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&reader);
	return FONDS_OK;
}

enum fonds_status fonds_import_reader_blame(
	const struct fonds_import_reader *reader, enum fonds_status status,
	struct fonds_error **error)
{
	if (status < 0 && error && *error)
		(void)fonds_error_prefix(error, "'%s' line %" PRIu64,
			reader->name, reader->line);
	return status;
}

static enum fonds_status fill(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	ssize_t n;

	do
		n = read(reader->fd, reader->window, sizeof(reader->window));
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", reader->name);
	reader->used = 0;
	reader->size = (size_t)n;
	return FONDS_OK;
}

/* *ret is false at the end. A line without its end is none. */
static enum fonds_status read_line(struct fonds_import_reader *reader,
	bool *ret, struct fonds_error **error)
{
	fonds_buffer_reset(&reader->text);
	reader->line++;
	for (;;) {
		const char *from = reader->window + reader->used;
		size_t left = reader->size - reader->used;
		const char *end = memchr(from, '\n', left);
		size_t size = end ? (size_t)(end - from) : left;
		enum fonds_status status;

		fonds_buffer_add(&reader->text, from, size);
		reader->used += size + (end != NULL);
		status = fonds_buffer_check(&reader->text, "the line", error);
		*ret = end != NULL;
		if (status < 0 || end)
			return status;
		status = fill(reader, error);
		if (status < 0)
			return status;
		if (reader->size > 0)
			continue;
		return reader->text.size == 0
			       ? FONDS_OK
			       : fonds_fail(error, FONDS_ERR_FORMAT,
					 "the line is cut off");
	}
}

static enum fonds_status parse_line(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	fonds_json_object_free(reader->object);
	reader->object = NULL;
	return fonds_json_object_parse(fonds_buffer_text(&reader->text),
		reader->text.size, &reader->object, error);
}

/* What reader->again was made to say is what the line must be. */
static enum fonds_status check_same(
	const struct fonds_import_reader *reader, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		&reader->again, "the line", error);

	if (status < 0)
		return status;
	if (reader->again.size != reader->text.size + 1 ||
		memcmp(reader->again.data, fonds_buffer_text(&reader->text),
			reader->text.size) != 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"it is not written as an export of fonds is: import "
			"the file as it was exported");
	return FONDS_OK;
}

static enum fonds_status hash_line(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_update(reader->hasher,
		fonds_buffer_text(&reader->text), reader->text.size, error);

	if (status < 0)
		return status;
	return fonds_hasher_update(reader->hasher, "\n", 1, error);
}

static enum fonds_status read_counts(struct fonds_import_reader *reader,
	const struct fonds_json_value *rows, struct fonds_error **error)
{
	for (size_t i = 0; i < FONDS_EXPORT_TABLE_COUNT; i++) {
		const char *name = fonds_export_tables[i].name;
		int64_t count = -1;

		if (!fonds_json_value_integer(
			    fonds_json_value_member(rows, name), &count) ||
			count < 0)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"the header does not say how many rows the "
				"table '%s' has",
				name);
		reader->expected[i] = (uint64_t)count;
		fonds_buffer_printf(&reader->again, "%s\"%s\":%" PRId64,
			i > 0 ? "," : "", name, count);
	}
	return FONDS_OK;
}

static enum fonds_status read_header(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	const struct fonds_json_value *root;
	const char *catalog;
	int64_t format = 0;
	bool found = false;
	enum fonds_status status = read_line(reader, &found, error);

	if (status == FONDS_OK && !found)
		return fonds_fail(error, FONDS_ERR_FORMAT, "it is empty");
	if (status == FONDS_OK)
		status = parse_line(reader, error);
	if (status < 0)
		return status;
	root = fonds_json_object_root(reader->object);
	catalog = fonds_json_object_text(reader->object, "catalog");
	if (!catalog || strcmp(catalog, "fonds") != 0 ||
		!fonds_json_value_integer(
			fonds_json_value_member(root, "format"), &format))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"it is no export of a catalog of fonds");
	if (format != FONDS_CATALOG_FORMAT)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"it is an export of format %" PRId64
			", and this version knows %d",
			format, FONDS_CATALOG_FORMAT);
	fonds_buffer_reset(&reader->again);
	fonds_buffer_printf(&reader->again,
		"{\"catalog\":\"fonds\",\"format\":%d,\"rows\":{",
		FONDS_CATALOG_FORMAT);
	status = read_counts(
		reader, fonds_json_value_member(root, "rows"), error);
	fonds_buffer_add_text(&reader->again, "}}\n");
	if (status == FONDS_OK)
		status = check_same(reader, error);
	return status < 0 ? status : hash_line(reader, error);
}

static enum fonds_status check_counts(
	const struct fonds_import_reader *reader, struct fonds_error **error)
{
	for (size_t i = 0; i < FONDS_EXPORT_TABLE_COUNT; i++)
		if (reader->expected[i] != reader->found[i])
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"the table '%s' should have %" PRIu64
				" rows, and has %" PRIu64,
				fonds_export_tables[i].name,
				reader->expected[i], reader->found[i]);
	return FONDS_OK;
}

static enum fonds_status read_trailer(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	struct fonds_digest digest;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	bool found = false;
	enum fonds_status status = fonds_hasher_finish(
		reader->hasher, &digest, error);

	if (status == FONDS_OK)
		status = check_counts(reader, error);
	if (status < 0)
		return status;
	fonds_buffer_reset(&reader->again);
	fonds_buffer_printf(&reader->again,
		"{\"end\":{\"rows\":%" PRIu64 ",\"sha256\":\"%s\"}}\n",
		reader->rows, fonds_digest_format(&digest, hex));
	if (check_same(reader, NULL) < 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the lines before it are not those that were exported: "
			"their digest differs");
	status = read_line(reader, &found, error);
	if (status == FONDS_OK && found)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"there is more after the last line of the export");
	reader->is_over = status == FONDS_OK;
	return status;
}

static enum fonds_status check_order(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	size_t table = (size_t)(reader->row.table - fonds_export_tables);

	if (table < reader->table)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the table '%s' comes too late",
			reader->row.table->name);
	reader->table = table;
	reader->found[table]++;
	reader->rows++;
	return FONDS_OK;
}

static enum fonds_status read_row(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	enum fonds_status status;

	fonds_arena_clear(&reader->arena);
	fonds_arena_init(&reader->arena, 2 * LINE_MAX_SIZE);
	fonds_output_init(&output, fonds_output_to_buffer, &reader->again);
	status = fonds_export_row_read(fonds_json_object_root(reader->object),
		&reader->arena, &reader->row, error);
	if (status == FONDS_OK)
		status = check_order(reader, error);
	if (status < 0)
		return status;
	fonds_buffer_reset(&reader->again);
	fonds_export_row_write(&reader->row, &output);
	status = fonds_output_finish(&output, error);
	if (status == FONDS_OK)
		status = check_same(reader, error);
	return status < 0 ? status : hash_line(reader, error);
}

static enum fonds_status next(
	struct fonds_import_reader *reader, struct fonds_error **error)
{
	bool found = false;
	enum fonds_status status = FONDS_OK;

	if (reader->line == 0)
		status = read_header(reader, error);
	if (status == FONDS_OK)
		status = read_line(reader, &found, error);
	if (status == FONDS_OK && !found)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the export is cut off: its last line is not there");
	if (status == FONDS_OK)
		status = parse_line(reader, error);
	if (status < 0)
		return status;
	if (fonds_json_value_member(
		    fonds_json_object_root(reader->object), "end"))
		return read_trailer(reader, error);
	return read_row(reader, error);
}

enum fonds_status fonds_import_reader_next(struct fonds_import_reader *reader,
	const struct fonds_export_row **ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*ret = NULL;
	if (!reader->is_over)
		status = next(reader, error);
	if (status < 0)
		return fonds_import_reader_blame(reader, status, error);
	if (!reader->is_over)
		*ret = &reader->row;
	return FONDS_OK;
}
