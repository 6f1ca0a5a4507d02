/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/good-copy.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive-tree.h"
#include "bagit/packed/top-folder.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "base/file.h"

void fonds_good_copy_clear(struct fonds_good_copy *copy)
{
	fonds_tree_free(copy->tree);
	free(copy->top);
	*copy = (struct fonds_good_copy){ 0 };
}

static enum fonds_status note_member(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	return fonds_top_folder_add(payload, entry, error);
}

/* The names alone say in which folder of the archive the bag lies. */
static enum fonds_status find_top(
	struct fonds_good_copy *copy, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_top_folder_clear) struct fonds_top_folder top = { 0 };
	enum fonds_status status = fonds_tree_walk(
		copy->tree, note_member, &top, error);

	if (status < 0)
		return status;
	copy->top = strdup(fonds_top_folder_name(&top));
	return copy->top ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status open_packed(struct fonds_good_copy *copy,
	const char *path, struct fonds_error **error)
{
	uint64_t size;
	int fd = -1;
	enum fonds_status status = fonds_file_open(path, &fd, &size, error);

	if (status == FONDS_OK)
		status = fonds_archive_tree_new(
			fd, path, NULL, &copy->tree, error);
	return status == FONDS_OK ? find_top(copy, error) : status;
}

static enum fonds_status open_file(struct fonds_good_copy *copy,
	const char *path, struct fonds_error **error)
{
	copy->is_file = true;
	return fonds_file_tree_new(path, true, &copy->tree, error);
}

static enum fonds_status open_either(struct fonds_good_copy *copy,
	const struct fonds_good_copy_request *request, uint64_t size,
	struct fonds_error **error)
{
	if (request->may_be_file &&
		(!request->may_be_packed || size == request->size))
		return open_file(copy, request->path, error);
	if (request->may_be_packed)
		return open_packed(copy, request->path, error);
	return fonds_fail(error, FONDS_ERR_INVALID,
		"'%s' is a file: name the one file of the holding that is to "
		"be repaired from it, or give a folder laid out as the holding",
		request->path);
}

enum fonds_status fonds_good_copy_open(struct fonds_good_copy *copy,
	const struct fonds_good_copy_request *request,
	struct fonds_error **error)
{
	enum fonds_status status;
	struct stat st;

	*copy = (struct fonds_good_copy){ 0 };
	if (stat(request->path, &st) < 0)
		return fonds_fail_errno(
			error, "cannot open the copy '%s'", request->path);
	if (S_ISDIR(st.st_mode))
		status = fonds_dir_tree_new(request->path, &copy->tree, error);
	else
		status = open_either(
			copy, request, (uint64_t)st.st_size, error);
	if (status < 0)
		fonds_good_copy_clear(copy);
	return status;
}

/* The wanted files, and which of them were given. */
struct giving {
	const struct fonds_good_copy *copy;
	const char *const *paths;
	size_t count;
	fonds_good_copy_fn *each;
	void *payload;
	bool *is_given;
};

static enum fonds_status give_none(const struct giving *giving, size_t index,
	const char *why, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;

	(void)fonds_fail(&own, FONDS_ERR_NOT_FOUND, "%s", why);
	return giving->each(index, NULL, own, giving->payload, error);
}

static enum fonds_status open_path(const struct fonds_good_copy *copy,
	const char *text, struct fonds_stream **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status;

	if (copy->is_file)
		return fonds_tree_open(copy->tree,
			fonds_file_tree_path(copy->tree), ret, error);
	status = fonds_bag_path_found(text, &path, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(copy->tree, path, ret, error);
	return status;
}

static enum fonds_status give_opened(
	const struct giving *giving, size_t index, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = open_path(
		giving->copy, giving->paths[index], &stream, &why);

	if (status < 0 && fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	return giving->each(index, stream, why, giving->payload, error);
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The index of a member among the wanted; count when it is none. */
static size_t find_wanted(const struct giving *giving, const char *member)
{
	const char *path = fonds_top_folder_strip(giving->copy->top, member);
	const char *const *found = NULL;

	if (path)
		found = bsearch(&path, giving->paths, giving->count,
			sizeof(*giving->paths), compare_paths);
	return found ? (size_t)(found - giving->paths) : giving->count;
}

static enum fonds_status give_member(struct giving *giving,
	struct fonds_walk *walk, const struct fonds_tree_entry *entry,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	size_t index = find_wanted(giving, entry->path);
	enum fonds_status status;

	if (index == giving->count || giving->is_given[index] ||
		entry->kind != FONDS_ENTRY_FILE)
		return FONDS_OK;
	giving->is_given[index] = true;
	if (entry->same_as)
		return give_none(giving, index,
			"in the archive it is a link to another file: unpack "
			"the copy, and give its folder",
			error);
	status = fonds_walk_open(walk, &stream, &why);
	if (status < 0 && fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	return giving->each(index, stream, why, giving->payload, error);
}

/* Set *ret when the archive itself fails; what was given before stays so. */
static enum fonds_status walk_archive(struct giving *giving,
	struct fonds_error **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(
		giving->copy->tree, &walk, error);

	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, ret);
		if (status < 0 && fonds_error_is_want(status, *ret))
			return fonds_error_move(ret, status, error);
		if (status < 0 || !entry)
			return FONDS_OK;
		status = give_member(giving, walk, entry, error);
	}
	return status;
}

static enum fonds_status give_members(
	struct giving *giving, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(fonds_freep) bool *is_given = calloc(
		giving->count + 1, sizeof(*is_given));
	enum fonds_status status;

	if (!is_given)
		return fonds_fail_nomem(error);
	giving->is_given = is_given;
	status = walk_archive(giving, &why, error);
	for (size_t i = 0; i < giving->count && status == FONDS_OK; i++) {
		if (is_given[i])
			continue;
		status = why ? giving->each(
				       i, NULL, why, giving->payload, error)
			     : give_none(giving, i, "it is not in the archive",
				       error);
	}
	return status;
}

enum fonds_status fonds_good_copy_each(struct fonds_good_copy *copy,
	const char *const *paths, size_t count, fonds_good_copy_fn *each,
	void *payload, struct fonds_error **error)
{
	struct giving giving = {
		.copy = copy,
		.paths = paths,
		.count = count,
		.each = each,
		.payload = payload,
	};
	enum fonds_status status = FONDS_OK;

	if (copy->top)
		return give_members(&giving, error);
	for (size_t i = 0; i < count && status == FONDS_OK; i++)
		status = give_opened(&giving, i, error);
	return status;
}
