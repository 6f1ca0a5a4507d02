/* SPDX-License-Identifier: Apache-2.0 */
#include "base/same-tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)256 * 1024)

/* One of the two, and where its walk stands. */
struct side {
	struct fonds_tree *tree;
	struct fonds_walk *walk;
	const struct fonds_tree_entry *entry;
	char *piece;
	size_t size;
};

/* A stream may give less than there is room for, and not be at its end. */
static enum fonds_status fill(struct side *side, struct fonds_stream *stream,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t n = 1;

	side->size = 0;
	while (status == FONDS_OK && n > 0 && side->size < PIECE_SIZE) {
		status = fonds_stream_read(stream, side->piece + side->size,
			PIECE_SIZE - side->size, &n, error);
		if (status == FONDS_OK)
			side->size += n;
	}
	return status;
}

static bool is_piece_same(const struct side sides[2])
{
	return sides[0].size == sides[1].size &&
	       memcmp(sides[0].piece, sides[1].piece, sides[0].size) == 0;
}

static enum fonds_status compare_bytes(
	struct side sides[2], bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *one = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *other = NULL;
	const char *text = sides[0].entry->path;
	enum fonds_status status = fonds_bag_path_new(
		text, strlen(text), &path, error);

	if (status == FONDS_OK)
		status = fonds_tree_open(sides[0].tree, path, &one, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(sides[1].tree, path, &other, error);
	do {
		if (status == FONDS_OK)
			status = fill(&sides[0], one, error);
		if (status == FONDS_OK)
			status = fill(&sides[1], other, error);
		if (status < 0)
			return status;
		*ret = is_piece_same(sides);
	} while (*ret && sides[0].size > 0);
	return FONDS_OK;
}

static enum fonds_status compare_entries(
	struct side sides[2], bool *ret, struct fonds_error **error)
{
	const struct fonds_tree_entry *one = sides[0].entry;
	const struct fonds_tree_entry *other = sides[1].entry;

	*ret = one->kind == other->kind && strcmp(one->path, other->path) == 0;
	if (!*ret || one->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return FONDS_OK;
	*ret = one->kind == FONDS_ENTRY_FILE;
	return *ret ? compare_bytes(sides, ret, error) : FONDS_OK;
}

static enum fonds_status compare(
	struct side sides[2], bool *ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < 2; i++) {
		sides[i].piece = malloc(PIECE_SIZE);
		status = sides[i].piece ? fonds_walk_new(sides[i].tree,
						  &sides[i].walk, error)
					: fonds_fail_nomem(error);
	}
	*ret = true;
	while (status == FONDS_OK && *ret) {
		for (size_t i = 0; status == FONDS_OK && i < 2; i++)
			status = fonds_walk_next(
				sides[i].walk, &sides[i].entry, error);
		if (status < 0)
			return status;
		*ret = !sides[0].entry == !sides[1].entry;
		if (!*ret || !sides[0].entry)
			return FONDS_OK;
		status = compare_entries(sides, ret, error);
	}
	return status;
}

enum fonds_status fonds_trees_are_same(struct fonds_tree *one,
	struct fonds_tree *other, bool *ret, struct fonds_error **error)
{
	struct side sides[2] = { { .tree = one }, { .tree = other } };
	bool is_same = false;
	enum fonds_status status = compare(sides, &is_same, error);

	for (size_t i = 0; i < 2; i++) {
		fonds_walk_free(sides[i].walk);
		free(sides[i].piece);
	}
	if (status == FONDS_OK)
		*ret = is_same;
	return status;
}
