/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/top-folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define DECLARATION "bagit.txt"

void fonds_top_folder_clear(struct fonds_top_folder *top)
{
	free(top->first);
	free(top->begin);
	free(top->beside);
	free(top->bag);
	free(top->other);
}

/* The size of the name before the first slash; all of it without one. */
static size_t first_size(const char *path)
{
	return strcspn(path, "/");
}

/* A bag below ".." or "C:" is not looked for: its files are told as unsafe. */
static enum fonds_status take_name(
	const char *path, size_t size, char **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *safe = NULL;
	enum fonds_status status = fonds_bag_path_new(path, size, &safe, NULL);

	if (status == FONDS_ERR_UNSAFE)
		return FONDS_OK;
	*ret = status == FONDS_OK ? strndup(path, size) : NULL;
	return *ret ? FONDS_OK : fonds_fail_nomem(error);
}

static bool is_name(const char *name, const char *path, size_t size)
{
	return name && strlen(name) == size && memcmp(name, path, size) == 0;
}

static enum fonds_status keep_path(
	const char *path, char **ret, struct fonds_error **error)
{
	*ret = strdup(path);
	return *ret ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status take_declaration(struct fonds_top_folder *top,
	const char *path, size_t size, struct fonds_error **error)
{
	if (is_name(top->bag, path, size) || top->other)
		return FONDS_OK;
	return take_name(path, size, top->bag ? &top->other : &top->bag, error);
}

enum fonds_status fonds_top_folder_add(struct fonds_top_folder *top,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	const char *path = entry->path;
	size_t size = first_size(path);
	bool is_file_at_top = path[size] == '\0' &&
			      entry->kind != FONDS_ENTRY_EMPTY_FOLDER;
	enum fonds_status status = FONDS_OK;

	top->has_root |= strcmp(path, DECLARATION) == 0 && is_file_at_top;
	if (!top->begin) {
		status = keep_path(path, &top->begin, error);
		if (status == FONDS_OK && !is_file_at_top)
			status = take_name(path, size, &top->first, error);
	} else if (!top->beside &&
		   (is_file_at_top || !is_name(top->first, path, size))) {
		status = keep_path(path, &top->beside, error);
	}
	if (status == FONDS_OK && path[size] == '/' &&
		strcmp(path + size + 1, DECLARATION) == 0)
		status = take_declaration(top, path, size, error);
	return status;
}

const char *fonds_top_folder_name(const struct fonds_top_folder *top)
{
	if (top->has_root)
		return "";
	if (top->bag)
		return top->bag;
	return top->first && !top->beside ? top->first : "";
}

const char *fonds_top_folder_beside(const struct fonds_top_folder *top)
{
	const char *name = fonds_top_folder_name(top);

	if (!*name)
		return NULL;
	if (top->first && strcmp(top->first, name) == 0)
		return top->beside;
	return top->begin;
}

const char *fonds_top_folder_strip(const char *top, const char *path)
{
	size_t size = strlen(top);

	if (size == 0)
		return path;
	if (strncmp(path, top, size) != 0)
		return NULL;
	if (path[size] == '/')
		return path + size + 1;
	return path[size] == '\0' ? path + size : NULL;
}
