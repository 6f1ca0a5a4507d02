/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-tree.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/crc32.h"
#include "archive/sevenzip-directory.h"
#include "archive/sevenzip-unpack.h"
#include "base/cleanup.h"
#include "base/error.h"

#define SKIP_SIZE ((size_t)64 * 1024)

struct sevenzip_tree {
	struct fonds_tree tree;
	struct fonds_byte_file file;
	struct fonds_directory directory;
	struct fonds_sevenzip_folders folders;
	char name[];
};

/* The member where the walk stands is next - 1. */
struct sevenzip_walk {
	struct fonds_walk walk;
	struct sevenzip_tree *tree;
	size_t next;
	uint64_t begins; /* where its bytes begin in the folder */
	uint64_t behind; /* where those of the next member do, in the same */
	uint64_t folder; /* which this is */
	struct fonds_sevenzip_unpack *unpack; /* NULL until one is opened */
	uint64_t unpacked;                    /* bytes that it gave */
	struct fonds_tree_entry entry;
};

struct sevenzip_stream {
	struct fonds_stream stream;
	struct sevenzip_walk *walk;
	const struct fonds_member *member;
	uint64_t done;
	uint32_t crc;
};

static enum fonds_status fail_member(const struct sevenzip_stream *stream,
	enum fonds_status status, struct fonds_error **error)
{
	if (error && *error)
		(void)fonds_error_prefix(
			error, "cannot read '%s'", stream->member->name);
	return status;
}

static enum fonds_status read_some(struct sevenzip_walk *walk, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	enum fonds_status status = fonds_sevenzip_unpack_read(
		walk->unpack, data, size, ret, error);

	if (status == FONDS_OK)
		walk->unpacked += *ret;
	return status;
}

/* The bytes of members before this one that nobody has read. */
static enum fonds_status skip_to_member(
	struct sevenzip_walk *walk, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) uint8_t *data = NULL;
	enum fonds_status status = FONDS_OK;
	size_t n = 1;

	if (walk->unpacked == walk->begins)
		return FONDS_OK;
	data = malloc(SKIP_SIZE);
	if (!data)
		return fonds_fail_nomem(error);
	while (status == FONDS_OK && walk->unpacked < walk->begins && n > 0) {
		uint64_t left = walk->begins - walk->unpacked;

		status = read_some(walk, data,
			left < SKIP_SIZE ? (size_t)left : SKIP_SIZE, &n, error);
	}
	return status;
}

static enum fonds_status find_member(
	struct sevenzip_walk *walk, struct fonds_error **error)
{
	const struct sevenzip_tree *tree = walk->tree;
	enum fonds_status status = FONDS_OK;

	if (!walk->unpack) {
		walk->unpacked = 0;
		status = fonds_sevenzip_unpack_new(&tree->file,
			&tree->folders.items[walk->folder], &walk->unpack,
			error);
	}
	if (status < 0)
		return status;
	return skip_to_member(walk, error);
}

static enum fonds_status fail_damaged(
	const struct sevenzip_stream *stream, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' in '%s' is damaged: its bytes are not those that the "
		"directory states",
		stream->member->name, stream->walk->tree->name);
}

/* Only as many bytes as the directory states, and in the end no other. */
static enum fonds_status sevenzip_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct sevenzip_stream *stream = (struct sevenzip_stream *)base;
	uint64_t left = stream->member->size - stream->done;
	enum fonds_status status = FONDS_OK;
	size_t n = 0;

	if (left > 0 && size > 0)
		status = read_some(stream->walk, data,
			size < left ? size : (size_t)left, &n, error);
	if (status < 0)
		return fail_member(stream, status, error);
	stream->crc = fonds_crc32(stream->crc, data, n);
	stream->done += n;
	if (n == 0 && size > 0 && stream->member->has_crc &&
		(left > 0 || stream->crc != stream->member->crc))
		return fail_damaged(stream, error);
	*ret = n;
	return FONDS_OK;
}

static enum fonds_status sevenzip_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	const struct sevenzip_stream *stream = (struct sevenzip_stream *)base;

	(void)error;
	*ret = (struct fonds_file_state){ .size = stream->member->size };
	return FONDS_OK;
}

static void sevenzip_close(struct fonds_stream *base)
{
	free(base);
}

static const struct fonds_stream_ops stream_ops = {
	.read = sevenzip_read,
	.state = sevenzip_state,
	.close = sevenzip_close,
};

static enum fonds_status sevenzip_open(struct fonds_walk *base,
	struct fonds_stream **ret, struct fonds_error **error)
{
	struct sevenzip_walk *walk = (struct sevenzip_walk *)base;
	struct sevenzip_stream *stream = calloc(1, sizeof(*stream));
	enum fonds_status status = FONDS_OK;

	if (!stream)
		return fonds_fail_nomem(error);
	stream->stream.ops = &stream_ops;
	stream->walk = walk;
	stream->member = &walk->tree->directory.members[walk->next - 1];
	if (stream->member->size > 0)
		status = find_member(walk, error);
	if (status < 0) {
		status = fail_member(stream, status, error);
		free(stream);
		return status;
	}
	*ret = &stream->stream;
	return FONDS_OK;
}

/* What has no bytes stands nowhere. */
static void go_to(struct sevenzip_walk *walk, const struct fonds_member *member)
{
	if (member->size == 0)
		return;
	if (member->offset != walk->folder) {
		fonds_sevenzip_unpack_free(walk->unpack);
		walk->unpack = NULL;
		walk->folder = member->offset;
		walk->behind = 0;
	}
	walk->begins = walk->behind;
	walk->behind += member->size;
}

/* A folder that has something in it is no entry of its own. */
static enum fonds_status sevenzip_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct sevenzip_walk *walk = (struct sevenzip_walk *)base;
	struct fonds_directory *directory = &walk->tree->directory;

	while (walk->next < directory->count) {
		const struct fonds_member *member =
			&directory->members[walk->next];
		bool is_wanted = true;
		enum fonds_status status = FONDS_OK;

		if (member->is_folder)
			status = fonds_directory_is_empty(
				directory, member->name, &is_wanted, error);
		if (status < 0)
			return status;
		walk->next++;
		go_to(walk, member);
		if (is_wanted) {
			fonds_member_entry(member, &walk->entry);
			*ret = &walk->entry;
			return FONDS_OK;
		}
	}
	return FONDS_OK;
}

static void walk_destroy(struct fonds_walk *base)
{
	struct sevenzip_walk *walk = (struct sevenzip_walk *)base;

	fonds_sevenzip_unpack_free(walk->unpack);
	free(walk);
}

static const struct fonds_walk_ops walk_ops = {
	.next = sevenzip_next,
	.open = sevenzip_open,
	.destroy = walk_destroy,
};

static enum fonds_status sevenzip_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct sevenzip_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->tree = (struct sevenzip_tree *)base;
	*ret = &walk->walk;
	return FONDS_OK;
}

static void sevenzip_destroy(struct fonds_tree *base)
{
	struct sevenzip_tree *tree = (struct sevenzip_tree *)base;

	fonds_directory_clear(&tree->directory);
	fonds_sevenzip_folders_clear(&tree->folders);
	(void)close(tree->file.fd);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = sevenzip_walk_new,
	.traits = fonds_directory_traits,
	.destroy = sevenzip_destroy,
};

bool fonds_sevenzip_tree_is(const struct fonds_tree *tree)
{
	return tree->ops == &tree_ops;
}

enum fonds_status fonds_sevenzip_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	size_t size = strlen(name) + 1;
	struct sevenzip_tree *tree = calloc(1, sizeof(*tree) + size);
	enum fonds_status status;

	if (!tree) {
		(void)close(fd);
		return fonds_fail_nomem(error);
	}
	tree->tree.ops = &tree_ops;
	memcpy(tree->name, name, size);
	fonds_directory_init(&tree->directory);
	fonds_sevenzip_folders_init(&tree->folders);
	status = fonds_byte_file_init(&tree->file, fd, tree->name, error);
	if (status == FONDS_OK)
		status = fonds_sevenzip_directory_read(&tree->file, limits,
			&tree->directory, &tree->folders, error);
	if (status < 0) {
		sevenzip_destroy(&tree->tree);
		return status;
	}
	*ret = &tree->tree;
	return FONDS_OK;
}
