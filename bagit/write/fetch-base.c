/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/fetch-base.h"

#include <string.h>

#include "bagit/fetch-writer.h"
#include "base/cleanup.h"
#include "base/error.h"

#define FETCH_NAME "fetch.txt"
#define DATA_SIZE (sizeof("data/") - 1)

static enum fonds_status add_line(struct fonds_tag_writer *writer,
	const char *base, const struct fonds_file_row *row,
	struct fonds_buffer *line, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_bag_path_new(
		row->path, strlen(row->path), &path, error);

	if (status < 0)
		return status;
	fonds_fetch_line_add(
		line, base, row->path + DATA_SIZE, row->size, path);
	return fonds_tag_writer_flush(
		writer, line, "a line of " FETCH_NAME, error);
}

enum fonds_status fonds_fetch_base_write(struct fonds_tag_writer *writer,
	const char *base, const struct fonds_file_table *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer line;
	enum fonds_status status;

	fonds_buffer_init(&line, FONDS_TAG_LINE_MAX);
	if (payload->count == 0)
		return FONDS_OK;
	status = fonds_tag_writer_begin(writer, FETCH_NAME, error);
	for (size_t i = 0; status == FONDS_OK && i < payload->count; i++)
		status = add_line(writer, base, payload->rows[i], &line, error);
	if (status == FONDS_OK)
		status = fonds_tag_writer_end(writer, error);
	return status;
}
