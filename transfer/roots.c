/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/roots.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"

/* A folder as the user named it, and by its real path: URLs may use either. */
struct fonds_root {
	struct fonds_tree *tree;
	char *names[2];
};

static enum fonds_status open_root(
	struct fonds_root *root, const char *path, struct fonds_error **error)
{
	enum fonds_status status = fonds_dir_tree_new(path, &root->tree, error);

	if (status < 0)
		return status;
	root->names[0] = strdup(path);
	root->names[1] = realpath(path, NULL);
	if (!root->names[0] || !root->names[1])
		return fonds_fail_errno(error, "cannot open '%s'", path);
	return FONDS_OK;
}

enum fonds_status fonds_roots_open(struct fonds_roots *roots,
	const char *const *paths, size_t count, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	roots->items = calloc(count + 1, sizeof(*roots->items));
	if (!roots->items)
		return fonds_fail_nomem(error);
	for (size_t i = 0; status == FONDS_OK && i < count; i++) {
		roots->count++;
		status = open_root(&roots->items[i], paths[i], error);
	}
	return status;
}

/* What follows the name of the folder in path, or NULL. */
static const char *find_below(const char *name, const char *path)
{
	size_t size = strlen(name);

	while (size > 0 && name[size - 1] == '/')
		size--;
	if (*name != '/' || strncmp(path, name, size) != 0 || path[size] != '/')
		return NULL;
	return path + size + 1;
}

static enum fonds_status find_in(const struct fonds_root *root,
	const char *name, const char *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *below = NULL;
	const char *text = find_below(name, path);
	enum fonds_status status;

	if (!text)
		return FONDS_OK;
	status = fonds_bag_path_new(text, strlen(text), &below, NULL);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (status < 0)
		return FONDS_OK; /* ".." and the like: below no root */
	return fonds_tree_open(root->tree, below, ret, error);
}

enum fonds_status fonds_roots_find(const struct fonds_roots *roots,
	const char *path, struct fonds_stream **ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*ret = NULL;
	for (size_t i = 0; i < 2 * roots->count; i++) {
		const struct fonds_root *root = &roots->items[i / 2];

		status = find_in(root, root->names[i % 2], path, ret, error);
		if (status < 0 || *ret)
			return status;
	}
	return FONDS_OK;
}

void fonds_roots_clear(struct fonds_roots *roots)
{
	for (size_t i = 0; i < roots->count; i++) {
		fonds_tree_free(roots->items[i].tree);
		free(roots->items[i].names[0]);
		free(roots->items[i].names[1]);
	}
	free(roots->items);
	*roots = (struct fonds_roots){ 0 };
}
