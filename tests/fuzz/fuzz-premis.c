/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory-tree.h"
#include "tests/unit/metadata/premis-copy.h"
#include "tests/unit/metadata/premis-dump.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define BUFFER_MAX ((size_t)256 * 1024 * 1024)

typedef enum fonds_status take_fn(
	struct fonds_stream *stream, struct fonds_buffer *ret);

static enum fonds_status dump(
	struct fonds_stream *stream, struct fonds_buffer *ret)
{
	return premis_dump_all(stream, ret, NULL);
}

static enum fonds_status copy(
	struct fonds_stream *stream, struct fonds_buffer *ret)
{
	struct fonds_output output;
	enum fonds_status status;

	fonds_output_init(&output, fonds_output_to_buffer, ret);
	status = premis_copy(stream, &output, NULL);
	fonds_output_clear(&output);
	return status;
}

static enum fonds_status take(
	const void *data, size_t size, take_fn *fn, struct fonds_buffer *ret)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_bag_path *path = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_stream *stream = NULL;
	enum fonds_status status;

	if (fonds_bag_path_new("x", 1, &path, NULL) != FONDS_OK ||
		fonds_memory_tree_new(&file, 1, &tree, NULL) != FONDS_OK ||
		fonds_tree_open(tree, path, &stream, NULL) != FONDS_OK)
		abort();
	fonds_buffer_init(ret, BUFFER_MAX);
	status = fn(stream, ret);
	fonds_stream_close(stream);
	fonds_tree_free(tree);
	fonds_bag_path_free(path);
	return status;
}

/* Any bytes: what is read, is the same when it was written and read again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_buffer before;
	struct fonds_buffer after;
	struct fonds_buffer written;

	if (take(data, size, dump, &before) == FONDS_OK) {
		if (take(data, size, copy, &written) != FONDS_OK)
			abort();
		if (take(written.data, written.size, dump, &after) != FONDS_OK)
			abort();
		if (strcmp(fonds_buffer_text(&before),
			    fonds_buffer_text(&after)) != 0)
			abort();
		fonds_buffer_clear(&after);
		fonds_buffer_clear(&written);
	}
	fonds_buffer_clear(&before);
	return 0;
}
