/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv-reader.h"
#include "base/memory-tree.h"

#define ROW_MAX ((size_t)1024 * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

/* Each row in quotes, with commas: another spelling of the same. */
static void write_row(struct fonds_buffer *csv, const struct fonds_csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		fonds_buffer_add_text(csv, i ? ",\"" : "\"");
		for (const char *c = row->fields[i]; *c; c++) {
			if (*c == '"')
				fonds_buffer_add_char(csv, '"');
			fonds_buffer_add_char(csv, *c);
		}
		fonds_buffer_add_char(csv, '"');
	}
	fonds_buffer_add_text(csv, "\r\n");
}

/* Read data and write what was read; false when it is refused. */
static int rewrite(const void *data, size_t size, struct fonds_buffer *csv)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_tree *tree = NULL;
	struct fonds_bag_path *path = NULL;
	struct fonds_stream *stream = NULL;
	struct fonds_csv_reader *reader = NULL;
	const struct fonds_csv_row *row = NULL;
	enum fonds_status status;

	require(fonds_memory_tree_new(&file, 1, &tree, NULL) == FONDS_OK &&
		fonds_bag_path_new("x", 1, &path, NULL) == FONDS_OK &&
		fonds_tree_open(tree, path, &stream, NULL) == FONDS_OK &&
		fonds_csv_reader_new(stream, ROW_MAX, &reader, NULL) ==
			FONDS_OK);
	while ((status = fonds_csv_reader_next(reader, &row, NULL)) ==
			FONDS_OK &&
		row)
		write_row(csv, row);
	fonds_csv_reader_free(reader);
	fonds_stream_close(stream);
	fonds_bag_path_free(path);
	fonds_tree_free(tree);
	return status == FONDS_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_buffer once;
	struct fonds_buffer twice;

	if (size > ROW_MAX / 4)
		return 0;
	fonds_buffer_init(&once, 16 * ROW_MAX);
	fonds_buffer_init(&twice, 16 * ROW_MAX);
	if (rewrite(data, size, &once)) {
		require(once.status == FONDS_OK);
		require(rewrite(fonds_buffer_text(&once), once.size, &twice));
		require(strcmp(fonds_buffer_text(&once),
				fonds_buffer_text(&twice)) == 0);
	}
	fonds_buffer_clear(&once);
	fonds_buffer_clear(&twice);
	return 0;
}
