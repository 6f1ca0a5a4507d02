/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/compound-tree.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/compound-stream.h"
#include "base/error.h"

struct compound_tree {
	struct fonds_tree tree;
	struct fonds_byte_file file;
	struct fonds_compound_sectors sectors;
	struct fonds_directory directory;
	struct fonds_compound_mini mini;
	char name[];
};

/* The member where the walk stands is next - 1. */
struct compound_walk {
	struct fonds_walk walk;
	struct compound_tree *tree;
	size_t next;
	struct fonds_tree_entry entry;
};

/* A storage that has something in it is no entry of its own. */
static enum fonds_status compound_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct compound_walk *walk = (struct compound_walk *)base;
	struct fonds_directory *directory = &walk->tree->directory;

	while (walk->next < directory->count) {
		const struct fonds_member *member =
			&directory->members[walk->next++];
		enum fonds_status status = FONDS_OK;
		bool is_wanted = true;

		if (member->is_folder)
			status = fonds_directory_is_empty(
				directory, member->name, &is_wanted, error);
		if (status < 0)
			return status;
		if (!is_wanted)
			continue;
		fonds_member_entry(member, &walk->entry);
		*ret = &walk->entry;
		return FONDS_OK;
	}
	return FONDS_OK;
}

static enum fonds_status compound_open(struct fonds_walk *base,
	struct fonds_stream **ret, struct fonds_error **error)
{
	struct compound_walk *walk = (struct compound_walk *)base;
	struct compound_tree *tree = walk->tree;

	return fonds_compound_stream_new(&tree->sectors, &tree->mini,
		&tree->directory.members[walk->next - 1], ret, error);
}

static void walk_destroy(struct fonds_walk *base)
{
	free(base);
}

static const struct fonds_walk_ops walk_ops = {
	.next = compound_next,
	.open = compound_open,
	.destroy = walk_destroy,
};

static enum fonds_status compound_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct compound_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->tree = (struct compound_tree *)base;
	*ret = &walk->walk;
	return FONDS_OK;
}

static void compound_destroy(struct fonds_tree *base)
{
	struct compound_tree *tree = (struct compound_tree *)base;

	fonds_compound_mini_clear(&tree->mini);
	fonds_directory_clear(&tree->directory);
	fonds_compound_sectors_clear(&tree->sectors);
	(void)close(tree->file.fd);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = compound_walk_new,
	.traits = fonds_directory_traits,
	.destroy = compound_destroy,
};

static enum fonds_status read_directory(struct compound_tree *tree,
	const struct fonds_archive_limits *limits, struct fonds_error **error)
{
	struct fonds_compound_root root = { 0 };
	enum fonds_status status = fonds_compound_sectors_init(
		&tree->sectors, &tree->file, error);

	if (status == FONDS_OK)
		status = fonds_compound_directory_read(
			&tree->sectors, limits, &tree->directory, &root, error);
	if (status == FONDS_OK)
		status = fonds_compound_mini_init(
			&tree->mini, &tree->sectors, &root, error);
	return status;
}

enum fonds_status fonds_compound_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	const struct fonds_archive_limits defaults = FONDS_ARCHIVE_LIMITS_INIT;
	size_t size = strlen(name) + 1;
	struct compound_tree *tree = calloc(1, sizeof(*tree) + size);
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
		status = read_directory(
			tree, limits ? limits : &defaults, error);
	if (status < 0) {
		compound_destroy(&tree->tree);
		return status;
	}
	*ret = &tree->tree;
	return FONDS_OK;
}
