/* SPDX-License-Identifier: Apache-2.0 */
#include "base/memory-tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

struct entry {
	struct fonds_bag_path *path;
	const void *data;
	size_t size;
};

struct memory_tree {
	struct fonds_tree tree;
	size_t count;
	struct entry entries[]; /* sorted by path */
};

struct memory_walk {
	struct fonds_walk walk;
	const struct memory_tree *tree;
	size_t next;
	struct fonds_tree_entry entry;
};

struct memory_stream {
	struct fonds_stream stream;
	const struct entry *entry;
	size_t done;
	size_t number; /* from 1, stands for the inode */
};

static enum fonds_status memory_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct memory_stream *stream = (struct memory_stream *)base;
	size_t left = stream->entry->size - stream->done;
	size_t n = size < left ? size : left;

	(void)error;
	if (n > 0)
		memcpy(data, (const char *)stream->entry->data + stream->done,
			n);
	stream->done += n;
	*ret = n;
	return FONDS_OK;
}

static enum fonds_status memory_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	const struct memory_stream *stream = (struct memory_stream *)base;

	(void)error;
	*ret = (struct fonds_file_state){
		.size = stream->entry->size,
		.inode = stream->number,
	};
	return FONDS_OK;
}

static void memory_close(struct fonds_stream *base)
{
	free(base);
}

static const struct fonds_stream_ops stream_ops = {
	.read = memory_read,
	.state = memory_state,
	.close = memory_close,
};

static int compare_paths(const void *a, const void *b)
{
	const struct entry *first = a;
	const struct entry *second = b;

	return strcmp(fonds_bag_path_text(first->path),
		fonds_bag_path_text(second->path));
}

static enum fonds_status walk_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct memory_walk *walk = (struct memory_walk *)base;
	const struct entry *entry = &walk->tree->entries[walk->next];

	(void)error;
	if (walk->next == walk->tree->count)
		return FONDS_OK;
	walk->next++;
	walk->entry = (struct fonds_tree_entry){
		.path = fonds_bag_path_text(entry->path),
		.kind = FONDS_ENTRY_FILE,
		.size = entry->size,
		.inode = walk->next,
	};
	*ret = &walk->entry;
	return FONDS_OK;
}

static void walk_destroy(struct fonds_walk *base)
{
	free(base);
}

static const struct fonds_walk_ops walk_ops = {
	.next = walk_next,
	.destroy = walk_destroy,
};

static enum fonds_status memory_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct memory_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->tree = (const struct memory_tree *)base;
	*ret = &walk->walk;
	return FONDS_OK;
}

static bool is_folder(const struct memory_tree *tree, const char *path)
{
	size_t size = strlen(path);

	for (size_t i = 0; i < tree->count; i++) {
		const char *text = fonds_bag_path_text(tree->entries[i].path);

		if (strncmp(text, path, size) == 0 && text[size] == '/')
			return true;
	}
	return false;
}

static enum fonds_status fail_absent(const struct memory_tree *tree,
	const char *path, struct fonds_error **error)
{
	if (is_folder(tree, path))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s' is a folder, not a file", path);
	errno = ENOENT;
	return fonds_fail_errno(error, "cannot open '%s'", path);
}

static enum fonds_status memory_open(struct fonds_tree *base,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	const struct memory_tree *tree = (struct memory_tree *)base;
	struct entry key = { 0 };
	const struct entry *found;
	struct memory_stream *stream;

	/* bsearch() only reads the key. */
	memcpy(&key.path, &path, sizeof(key.path));
	found = tree->count == 0 ? NULL
				 : bsearch(&key, tree->entries, tree->count,
					   sizeof(key), compare_paths);
	if (!found)
		return fail_absent(tree, fonds_bag_path_text(path), error);
	stream = calloc(1, sizeof(*stream));
	if (!stream)
		return fonds_fail_nomem(error);
	stream->stream.ops = &stream_ops;
	stream->entry = found;
	stream->number = (size_t)(found - tree->entries) + 1;
	*ret = &stream->stream;
	return FONDS_OK;
}

static void memory_destroy(struct fonds_tree *base)
{
	struct memory_tree *tree = (struct memory_tree *)base;

	for (size_t i = 0; i < tree->count; i++)
		fonds_bag_path_free(tree->entries[i].path);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = memory_walk_new,
	.open = memory_open,
	.destroy = memory_destroy,
};

static enum fonds_status add_file(struct memory_tree *tree,
	const struct fonds_memory_file *file, struct fonds_error **error)
{
	struct entry *entry = &tree->entries[tree->count];
	enum fonds_status status;

	status = fonds_bag_path_new(
		file->path, strlen(file->path), &entry->path, error);
	if (status < 0)
		return status;
	entry->data = file->data;
	entry->size = file->size;
	tree->count++;
	return FONDS_OK;
}

static enum fonds_status check_unique(
	const struct memory_tree *tree, struct fonds_error **error)
{
	for (size_t i = 1; i < tree->count; i++)
		if (compare_paths(&tree->entries[i - 1], &tree->entries[i]) ==
			0)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"'%s' is there twice",
				fonds_bag_path_text(tree->entries[i].path));
	return FONDS_OK;
}

enum fonds_status fonds_memory_tree_new(const struct fonds_memory_file *files,
	size_t count, struct fonds_tree **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *base = NULL;
	struct memory_tree *tree;
	enum fonds_status status;

	if (count > (SIZE_MAX - sizeof(*tree)) / sizeof(tree->entries[0]))
		return fonds_fail_nomem(error);
	tree = malloc(sizeof(*tree) + count * sizeof(tree->entries[0]));
	if (!tree)
		return fonds_fail_nomem(error);
	tree->tree.ops = &tree_ops;
	tree->count = 0;
	base = &tree->tree;
	for (size_t i = 0; i < count; i++) {
		status = add_file(tree, &files[i], error);
		if (status < 0)
			return status;
	}
	if (tree->count > 1)
		qsort(tree->entries, tree->count, sizeof(tree->entries[0]),
			compare_paths);
	status = check_unique(tree, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&base);
	return FONDS_OK;
}
