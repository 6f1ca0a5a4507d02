/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory-tree.h"
#include "metadata/dc-csv.h"

#define TABLE_MAX ((size_t)8 * 1024 * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

static enum fonds_status read_table(
	const void *data, size_t size, struct fonds_dc_set *set)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_tree *tree = NULL;
	struct fonds_bag_path *path = NULL;
	struct fonds_stream *stream = NULL;
	enum fonds_status status;

	fonds_dc_set_init(set);
	require(fonds_memory_tree_new(&file, 1, &tree, NULL) == FONDS_OK &&
		fonds_bag_path_new("x", 1, &path, NULL) == FONDS_OK &&
		fonds_tree_open(tree, path, &stream, NULL) == FONDS_OK);
	status = fonds_dc_csv_read(stream, FONDS_DC_CSV_FILES, set, NULL);
	fonds_stream_close(stream);
	fonds_bag_path_free(path);
	fonds_tree_free(tree);
	return status;
}

static void write_table(
	const struct fonds_dc_set *set, struct fonds_buffer *text)
{
	struct fonds_output output;

	fonds_output_init(&output, fonds_output_to_buffer, text);
	require(fonds_dc_csv_write(set, &output, NULL) == FONDS_OK);
	require(fonds_output_finish(&output, NULL) == FONDS_OK);
	fonds_output_clear(&output);
}

/* What was written is read again, and written the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_dc_set first;
	struct fonds_dc_set second;
	struct fonds_buffer once;
	struct fonds_buffer twice;

	if (size > TABLE_MAX / 512)
		return 0;
	fonds_buffer_init(&once, TABLE_MAX);
	fonds_buffer_init(&twice, TABLE_MAX);
	if (read_table(data, size, &first) == FONDS_OK) {
		write_table(&first, &once);
		require(read_table(fonds_buffer_text(&once), once.size,
				&second) == FONDS_OK);
		require(first.count == second.count);
		write_table(&second, &twice);
		require(strcmp(fonds_buffer_text(&once),
				fonds_buffer_text(&twice)) == 0);
		fonds_dc_set_clear(&second);
	}
	fonds_dc_set_clear(&first);
	fonds_buffer_clear(&once);
	fonds_buffer_clear(&twice);
	return 0;
}
