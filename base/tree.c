/* SPDX-License-Identifier: Apache-2.0 */
#include "base/tree.h"

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)64 * 1024)

struct fonds_tree_traits fonds_tree_traits(struct fonds_tree *tree)
{
	static const struct fonds_tree_traits all = { true, true, true, true };

	return tree->ops->traits ? tree->ops->traits(tree) : all;
}

enum fonds_status fonds_walk_new(struct fonds_tree *tree,
	struct fonds_walk **ret, struct fonds_error **error)
{
	return tree->ops->walk_new(tree, ret, error);
}

void fonds_walk_leave_sizes(struct fonds_walk *walk)
{
	if (walk->ops->leave_sizes)
		walk->ops->leave_sizes(walk);
}

enum fonds_status fonds_walk_next(struct fonds_walk *walk,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = NULL;

	if (walk->status < 0)
		return fonds_fail(
			error, walk->status, "the walk has failed before");
	if (!walk->is_over)
		walk->status = walk->ops->next(walk, &entry, error);
	if (walk->status < 0)
		return walk->status;
	walk->is_over = !entry;
	*ret = entry;
	return FONDS_OK;
}

enum fonds_status fonds_walk_open(struct fonds_walk *walk,
	struct fonds_stream **ret, struct fonds_error **error)
{
	if (!walk->ops->open)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"its files are opened by their paths");
	return walk->ops->open(walk, ret, error);
}

void fonds_walk_free(struct fonds_walk *walk)
{
	if (walk)
		walk->ops->destroy(walk);
}

void fonds_walk_freep(struct fonds_walk **walk)
{
	fonds_walk_free(*walk);
}

enum fonds_status fonds_tree_walk(struct fonds_tree *tree,
	fonds_tree_visit_fn *visit, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status;

	status = fonds_walk_new(tree, &walk, error);
	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, error);
		if (status < 0 || !entry)
			return status;
		status = visit(entry, payload, error);
	}
	return status;
}

enum fonds_status fonds_tree_open(struct fonds_tree *tree,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	if (!tree->ops->open)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' is read only as the walk passes it",
			fonds_bag_path_text(path));
	return tree->ops->open(tree, path, ret, error);
}

bool fonds_tree_prefers_inode_order(struct fonds_tree *tree)
{
	return tree->ops->prefers_inode_order &&
	       tree->ops->prefers_inode_order(tree);
}

void fonds_tree_free(struct fonds_tree *tree)
{
	if (tree)
		tree->ops->destroy(tree);
}

void fonds_tree_freep(struct fonds_tree **tree)
{
	fonds_tree_free(*tree);
}

enum fonds_status fonds_stream_read(struct fonds_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	return stream->ops->read(stream, data, size, ret, error);
}

enum fonds_status fonds_stream_state(struct fonds_stream *stream,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	return stream->ops->state(stream, ret, error);
}

void fonds_stream_advise(struct fonds_stream *stream)
{
	if (stream->ops->advise)
		stream->ops->advise(stream);
}

void fonds_stream_bypass_cache(struct fonds_stream *stream)
{
	if (stream->ops->bypass_cache)
		stream->ops->bypass_cache(stream);
}

int fonds_stream_descriptor(const struct fonds_stream *stream)
{
	return stream->ops->descriptor ? stream->ops->descriptor(stream) : -1;
}

enum fonds_read_mode fonds_stream_mode(const struct fonds_stream *stream)
{
	return stream->ops->mode ? stream->ops->mode(stream)
				 : FONDS_READ_CACHED;
}

bool fonds_file_state_equal(
	const struct fonds_file_state *a, const struct fonds_file_state *b)
{
	return a->size == b->size && a->inode == b->inode &&
	       a->device == b->device && a->modified_ns == b->modified_ns &&
	       a->changed_ns == b->changed_ns;
}

void fonds_stream_close(struct fonds_stream *stream)
{
	if (stream)
		stream->ops->close(stream);
}

void fonds_stream_closep(struct fonds_stream **stream)
{
	fonds_stream_close(*stream);
}

static enum fonds_status read_to_end(struct fonds_stream *stream,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	while (buffer->status == FONDS_OK) {
		char piece[PIECE_SIZE];
		enum fonds_status status;
		size_t n;

		status = fonds_stream_read(
			stream, piece, sizeof(piece), &n, error);
		if (status < 0 || n == 0)
			return status;
		fonds_buffer_add(buffer, piece, n);
	}
	return buffer->status;
}

enum fonds_status fonds_tree_read(struct fonds_tree *tree,
	const struct fonds_bag_path *path, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state state;
	enum fonds_status status;

	status = fonds_tree_open(tree, path, &stream, error);
	if (status < 0)
		return status;
	status = fonds_stream_state(stream, &state, error);
	if (status < 0)
		return status;
	if (state.size <= buffer->maximum) {
		status = read_to_end(stream, buffer, error);
		if (buffer->status == FONDS_OK)
			return status;
	}
	if (buffer->status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"'%s' is larger than %zu bytes", fonds_bag_path_text(path),
		buffer->maximum);
}
