/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/zip-tree.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/crc32.h"
#include "archive/zip-directory.h"
#include "archive/zip-inflate.h"
#include "base/cleanup.h"
#include "base/error.h"

struct zip_tree {
	struct fonds_tree tree;
	struct fonds_byte_file file;
	struct fonds_directory directory;
	char name[];
};

/* The member where the walk stands is next - 1. */
struct zip_walk {
	struct fonds_walk walk;
	struct zip_tree *tree;
	size_t next;
	struct fonds_zip_place place;
	struct fonds_tree_entry entry;
};

struct zip_stream {
	struct fonds_stream stream;
	const struct zip_tree *tree;
	const struct fonds_member *member;
	struct fonds_zip_inflate *inflate; /* NULL for what is stored */
	uint64_t at;                       /* of the file, for that */
	uint64_t done;
	uint32_t crc;
};

static enum fonds_status fail_damaged(
	const struct zip_stream *stream, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' in '%s' is damaged: its bytes are not those that the "
		"directory states",
		stream->member->name, stream->tree->name);
}

static enum fonds_status read_stored(struct zip_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	uint64_t left = stream->member->size - stream->done;
	enum fonds_status status;

	if (size > left)
		size = (size_t)left;
	status = fonds_byte_file_read(
		&stream->tree->file, stream->at, data, size, error);
	if (status < 0)
		return status;
	stream->at += size;
	*ret = size;
	return FONDS_OK;
}

/* Not one byte more than the directory states, and in the end no other. */
static enum fonds_status zip_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct zip_stream *stream = (struct zip_stream *)base;
	const struct fonds_member *member = stream->member;
	enum fonds_status status;
	size_t n = 0;

	if (stream->inflate)
		status = fonds_zip_inflate_read(
			stream->inflate, data, size, &n, error);
	else
		status = read_stored(stream, data, size, &n, error);
	if (status < 0)
		return status;
	stream->crc = fonds_crc32(stream->crc, data, n);
	if (n > member->size - stream->done ||
		(n == 0 && size > 0 &&
			(stream->done != member->size ||
				stream->crc != member->crc)))
		return fail_damaged(stream, error);
	stream->done += n;
	*ret = n;
	return FONDS_OK;
}

static enum fonds_status zip_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	const struct zip_stream *stream = (struct zip_stream *)base;

	(void)error;
	*ret = (struct fonds_file_state){ .size = stream->member->size };
	return FONDS_OK;
}

static void zip_close(struct fonds_stream *base)
{
	struct zip_stream *stream = (struct zip_stream *)base;

	fonds_zip_inflate_free(stream->inflate);
	free(stream);
}

static const struct fonds_stream_ops stream_ops = {
	.read = zip_read,
	.state = zip_state,
	.close = zip_close,
};

static enum fonds_status check_method(const struct zip_tree *tree,
	const struct fonds_member *member, struct fonds_error **error)
{
	if (!fonds_zip_inflate_knows(member->method))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' in '%s' is compressed by method %u, which is "
			"not known here",
			member->name, tree->name, member->method);
	if (member->method == FONDS_ZIP_STORED &&
		member->packed != member->size)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s' in '%s' is stored, but has two sizes",
			member->name, tree->name);
	return FONDS_OK;
}

static enum fonds_status zip_open(struct fonds_walk *base,
	struct fonds_stream **ret, struct fonds_error **error)
{
	struct zip_walk *walk = (struct zip_walk *)base;
	const struct zip_tree *tree = walk->tree;
	const struct fonds_member *member =
		&tree->directory.members[walk->next - 1];
	struct zip_stream *stream = calloc(1, sizeof(*stream));
	enum fonds_status status = FONDS_OK;

	if (!stream)
		return fonds_fail_nomem(error);
	stream->stream.ops = &stream_ops;
	stream->tree = tree;
	stream->member = member;
	stream->at = walk->place.data;
	if (member->method != FONDS_ZIP_STORED)
		status = fonds_zip_inflate_new(&tree->file, member,
			&walk->place, &stream->inflate, error);
	if (status < 0) {
		free(stream);
		return status;
	}
	*ret = &stream->stream;
	return FONDS_OK;
}

/* A folder that has something in it is no entry of its own. */
static enum fonds_status next_member(struct zip_walk *walk,
	const struct fonds_member **ret, struct fonds_error **error)
{
	struct fonds_directory *directory = &walk->tree->directory;
	enum fonds_status status = FONDS_OK;

	while (walk->next < directory->count) {
		const struct fonds_member *member =
			&directory->members[walk->next];
		bool is_wanted = true;

		status = fonds_zip_local_check(&walk->tree->file, directory,
			walk->next, &walk->place, error);
		if (status == FONDS_OK)
			status = check_method(walk->tree, member, error);
		if (status == FONDS_OK && member->is_folder)
			status = fonds_directory_is_empty(
				directory, member->name, &is_wanted, error);
		if (status < 0)
			return status;
		walk->next++;
		if (is_wanted) {
			*ret = member;
			return FONDS_OK;
		}
	}
	return FONDS_OK;
}

static enum fonds_status zip_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct zip_walk *walk = (struct zip_walk *)base;
	const struct fonds_member *member = NULL;
	enum fonds_status status = next_member(walk, &member, error);

	if (status < 0 || !member)
		return status;
	fonds_member_entry(member, &walk->entry);
	*ret = &walk->entry;
	return FONDS_OK;
}

static void walk_destroy(struct fonds_walk *base)
{
	free(base);
}

static const struct fonds_walk_ops walk_ops = {
	.next = zip_next,
	.open = zip_open,
	.destroy = walk_destroy,
};

static enum fonds_status zip_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct zip_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->tree = (struct zip_tree *)base;
	*ret = &walk->walk;
	return FONDS_OK;
}

static void zip_destroy(struct fonds_tree *base)
{
	struct zip_tree *tree = (struct zip_tree *)base;

	fonds_directory_clear(&tree->directory);
	(void)close(tree->file.fd);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = zip_walk_new,
	.traits = fonds_directory_traits,
	.destroy = zip_destroy,
};

enum fonds_status fonds_zip_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	size_t size = strlen(name) + 1;
	struct zip_tree *tree = calloc(1, sizeof(*tree) + size);
	enum fonds_status status;

	if (!tree) {
		(void)close(fd);
		return fonds_fail_nomem(error);
	}
	tree->tree.ops = &tree_ops;
	memcpy(tree->name, name, size);
	fonds_directory_init(&tree->directory);
	status = fonds_byte_file_init(&tree->file, fd, tree->name, error);
	if (status == FONDS_OK)
		status = fonds_zip_directory_read(
			&tree->file, limits, &tree->directory, error);
	if (status < 0) {
		zip_destroy(&tree->tree);
		return status;
	}
	*ret = &tree->tree;
	return FONDS_OK;
}
