/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"

void fonds_place_clear(struct fonds_place *place)
{
	fonds_tree_free(place->tree);
	free(place->detail);
	*place = (struct fonds_place){ 0 };
}

static enum fonds_status pass_on(enum fonds_status status,
	struct fonds_error **why, struct fonds_error **error)
{
	if (error)
		*error = fonds_steal(why);
	return status;
}

static enum fonds_status open_root(const char *location,
	struct fonds_place *place, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;
	int sys_errno;

	status = fonds_dir_tree_new(location, &place->tree, &why);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (fonds_error_is_want(status, why))
		return pass_on(status, &why, error);
	sys_errno = fonds_error_errno(why);
	place->verdict = sys_errno == EACCES || sys_errno == EPERM
				 ? FONDS_VERDICT_DENIED
				 : FONDS_VERDICT_VOLUME_OFFLINE;
	place->detail = strdup(fonds_error_message(why));
	return place->detail ? FONDS_OK : fonds_fail_nomem(error);
}

/* Is anything there under the name of this file? */
static enum fonds_status look_for(struct fonds_tree *tree, const char *text,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;

	status = fonds_bag_path_new(text, strlen(text), &path, error);
	if (status < 0)
		return status;
	status = fonds_tree_open(tree, path, &stream, &why);
	if (status < 0 && fonds_error_is_want(status, why))
		return pass_on(status, &why, error);
	*ret = status == FONDS_OK || fonds_error_errno(why) != ENOENT;
	return FONDS_OK;
}

static enum fonds_status look_for_any(struct fonds_catalog *catalog,
	int64_t bag, struct fonds_tree *tree, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_catalog_cursor_freep) struct fonds_catalog_cursor
		*cursor = NULL;
	const struct fonds_catalog_file *file = NULL;
	enum fonds_status status;

	status = fonds_catalog_files(catalog, bag, &cursor, error);
	*ret = false;
	while (status == FONDS_OK && !*ret) {
		status = fonds_catalog_cursor_next(cursor, &file, error);
		if (status < 0 || !file)
			return status;
		status = look_for(tree, file->path, ret, error);
	}
	return status;
}

enum fonds_status fonds_place_open(struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, struct fonds_place *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_place_clear) struct fonds_place place = { 0 };
	enum fonds_status status;
	bool seen = false;

	status = open_root(bag->location, &place, error);
	if (status < 0)
		return status;
	if (place.tree && bag->files > 0) {
		status = look_for_any(
			catalog, bag->number, place.tree, &seen, error);
		if (status < 0)
			return status;
		if (!seen) {
			place.verdict = FONDS_VERDICT_VOLUME_OFFLINE;
			place.detail = strdup(
				"not one of its registered files is there: "
				"is the volume mounted?");
			if (!place.detail)
				return fonds_fail_nomem(error);
		}
	}
	*ret = place;
	place = (struct fonds_place){ 0 };
	return FONDS_OK;
}
