/* SPDX-License-Identifier: Apache-2.0 */
/* A file of many records: every byte but line ends and blanks is given. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory-tree.h"
#include "metadata/record-lines.h"
#include "metadata/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count_filled(const char *data, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += !strchr(" \t\r\n\f", data[i]) || !data[i];
	return count;
}

static void read_all(struct fonds_record_lines *lines, bool is_csv,
	const char *whole, size_t size)
{
	const struct fonds_record_line *line = NULL;
	size_t filled = 0;
	uint64_t before = 0;

	for (;;) {
		struct fonds_record *record = NULL;

		if (fonds_record_lines_next(lines, &line, NULL) != FONDS_OK)
			return;
		if (!line)
			break;
		if (line->line <= before)
			abort();
		before = line->line;
		filled += count_filled(line->data, line->size);
		if (fonds_record_parse(line->data, line->size, &record, NULL) ==
			FONDS_OK)
			fonds_record_free(record);
	}
	/* With the header of a CSV before each row. */
	if (!is_csv && filled != count_filled(whole, size))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_bag_path *path = NULL;
	struct fonds_tree *tree = NULL;

	if (fonds_bag_path_new("x", 1, &path, NULL) != FONDS_OK ||
		fonds_memory_tree_new(&file, 1, &tree, NULL) != FONDS_OK)
		abort();
	for (int is_csv = 0; is_csv <= 1; is_csv++) {
		struct fonds_stream *stream = NULL;
		struct fonds_record_lines *lines = NULL;

		if (fonds_tree_open(tree, path, &stream, NULL) != FONDS_OK ||
			fonds_record_lines_new(
				stream, "x", is_csv, &lines, NULL) != FONDS_OK)
			abort();
		read_all(lines, is_csv, (const char *)data, size);
		fonds_record_lines_free(lines);
		fonds_stream_close(stream);
	}
	fonds_tree_free(tree);
	fonds_bag_path_free(path);
	return 0;
}
