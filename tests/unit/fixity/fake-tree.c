/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/fixity/fake-tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

struct fake_stream {
	struct fonds_stream stream;
	struct fake_tree *tree;
	const struct fake_reading *reading;
	size_t done;
	unsigned states; /* asked for so far */
};

static enum fonds_status fail_with(
	int sys_errno, const char *what, struct fonds_error **error)
{
	errno = sys_errno;
	return fonds_fail_errno(error, "cannot %s it", what);
}

/* Few bytes at a time, so that the loops of the reader are walked. */
static enum fonds_status fake_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct fake_stream *stream = (struct fake_stream *)base;
	const struct fake_reading *reading = stream->reading;
	size_t left = reading->text ? strlen(reading->text) - stream->done : 0;
	size_t n = left < 3 ? left : 3;

	if (reading->is_endless) {
		memset(data, 0, size);
		*ret = size;
		return FONDS_OK;
	}
	if (left == 0 && reading->read_errno)
		return fail_with(reading->read_errno, "read", error);
	if (n > 0)
		memcpy(data, reading->text + stream->done, n);
	stream->done += n;
	*ret = n;
	return FONDS_OK;
}

static enum fonds_status fake_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	struct fake_stream *stream = (struct fake_stream *)base;
	bool is_after = stream->states++ > 0;

	if (is_after && stream->reading->state_errno)
		return fail_with(stream->reading->state_errno, "stat", error);
	*ret = (struct fonds_file_state){ .inode = 1 };
	if (is_after && stream->reading->is_changing)
		ret->changed_ns = 1;
	return FONDS_OK;
}

static void fake_close(struct fonds_stream *base)
{
	struct fake_stream *stream = (struct fake_stream *)base;

	stream->tree->streams--;
	free(stream);
}

static const struct fonds_stream_ops stream_ops = {
	.read = fake_read,
	.state = fake_state,
	.close = fake_close,
};

static struct fake_file *find(struct fake_tree *tree, const char *path)
{
	for (size_t i = 0; i < tree->count; i++)
		if (strcmp(tree->files[i].path, path) == 0)
			return &tree->files[i];
	return NULL;
}

static enum fonds_status fake_open(struct fonds_tree *base,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	struct fake_tree *tree = (struct fake_tree *)base;
	struct fake_file *file = find(tree, fonds_bag_path_text(path));
	const struct fake_reading *reading;
	struct fake_stream *stream;
	unsigned nth;

	if (!file)
		return fail_with(ENOENT, "open", error);
	nth = file->opened++;
	if (nth >= file->reading_count)
		nth = file->reading_count - 1;
	reading = &file->readings[nth];
	if (reading->is_unsafe)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"it is a symbolic link, not a file");
	if (reading->open_errno)
		return fail_with(reading->open_errno, "open", error);
	stream = calloc(1, sizeof(*stream));
	if (!stream)
		return fonds_fail_nomem(error);
	tree->streams++;
	stream->stream.ops = &stream_ops;
	stream->tree = tree;
	stream->reading = reading;
	*ret = &stream->stream;
	return FONDS_OK;
}

static const struct fonds_tree_ops tree_ops = {
	.open = fake_open,
};

void fake_tree_init(
	struct fake_tree *tree, struct fake_file *files, size_t count)
{
	*tree = (struct fake_tree){
		.tree.ops = &tree_ops,
		.files = files,
		.count = count,
	};
}
