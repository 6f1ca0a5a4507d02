/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/volume-marker.h"

#define VOLUME_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

void fonds_place_clear(struct fonds_place *place)
{
	fonds_tree_free(place->tree);
	free(place->detail);
	free(place->folder);
	free(place->name);
	free(place->volume_path);
	free(place->volume_identifier);
	*place = (struct fonds_place){ 0 };
}

/* What the error says is why it is not ok. */
static enum fonds_status set_verdict(struct fonds_place *place,
	enum fonds_verdict verdict, const struct fonds_error *why,
	struct fonds_error **error)
{
	place->verdict = verdict;
	place->detail = strdup(fonds_error_message(why));
	return place->detail ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status has_no_path(struct fonds_place *place,
	const char *volume, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;

	(void)fonds_fail(&why, FONDS_ERR_NOT_FOUND,
		"volume '%s' has no path on this host", volume);
	return set_verdict(place, FONDS_VERDICT_VOLUME_OFFLINE, why, error);
}

static enum fonds_status note_volume(struct fonds_place *place,
	const struct fonds_volume *volume, struct fonds_error **error)
{
	if (!volume->path)
		return has_no_path(place, volume->name, error);
	place->volume_path = strdup(volume->path);
	place->volume_identifier = strdup(volume->identifier);
	return place->volume_path && place->volume_identifier
		       ? FONDS_OK
		       : fonds_fail_nomem(error);
}

static enum fonds_status get_volume(struct fonds_catalog *catalog,
	int64_t number, struct fonds_place *place, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_volume volume;
	enum fonds_status status;

	fonds_arena_init(&arena, VOLUME_MAX);
	status = fonds_volume_get(catalog, number, &arena, &volume, error);
	return status == FONDS_OK ? note_volume(place, &volume, error) : status;
}

static enum fonds_status look_for_volume(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_place *place,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;

	if (holding->volume == 0)
		return FONDS_OK;
	status = get_volume(catalog, holding->volume, place, error);
	if (status < 0 || place->verdict != FONDS_VERDICT_OK)
		return status;
	status = fonds_volume_marker_check(place->volume_path,
		holding->volume_name, place->volume_identifier, &why);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	return set_verdict(place, FONDS_VERDICT_VOLUME_OFFLINE, why, error);
}

/* The path of a file is that of its folder, and its name there. */
static enum fonds_status split_path(
	struct fonds_place *place, struct fonds_error **error)
{
	char *slash = strrchr(place->folder, '/');

	if (!slash || slash[1] == '\0')
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog is damaged: '%s' is registered as a file",
			place->folder);
	place->name = strdup(slash + 1);
	if (!place->name)
		return fonds_fail_nomem(error);
	slash[slash == place->folder] = '\0';
	return FONDS_OK;
}

static enum fonds_status find_folder(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_place *place,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_holding_path(
		catalog, holding, &place->folder, error);

	if (status == FONDS_OK && !place->folder)
		return has_no_path(place, holding->volume_name, error);
	if (status == FONDS_OK && holding->is_file)
		status = split_path(place, error);
	return status;
}

static enum fonds_status open_tree(
	struct fonds_place *place, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;
	int sys_errno;

	fonds_same_place_note(&place->seen, place->folder);
	status = fonds_dir_tree_new(place->folder, &place->tree, &why);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	sys_errno = fonds_error_errno(why);
	/* A folder that is gone from a volume that is there: a loss. */
	if (place->volume_path && (sys_errno == ENOENT || sys_errno == ENOTDIR))
		return fonds_memory_tree_new(NULL, 0, &place->tree, error);
	return set_verdict(place,
		sys_errno == EACCES || sys_errno == EPERM
			? FONDS_VERDICT_DENIED
			: FONDS_VERDICT_VOLUME_OFFLINE,
		why, error);
}

/* The first bytes of a file, for the way in which they come. */
static void try_bypass(struct fonds_place *place, struct fonds_stream *stream)
{
	fonds_cleanup(fonds_freep) void *block = aligned_alloc(
		FONDS_READ_ALIGNMENT, FONDS_READ_ALIGNMENT);
	size_t n = 0;

	if (!block)
		return;
	fonds_stream_bypass_cache(stream);
	if (fonds_stream_read(stream, block, FONDS_READ_ALIGNMENT, &n, NULL) <
			0 ||
		n == 0)
		return;
	place->was_tried = true;
	place->read_mode = fonds_stream_mode(stream);
}

/* Is anything there under the name of this file? */
static enum fonds_status look_for(struct fonds_place *place, const char *text,
	bool bypass_cache, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = fonds_bag_path_found(text, &path, error);
	int sys_errno;

	if (status < 0)
		return status;
	status = fonds_tree_open(place->tree, path, &stream, &why);
	if (status < 0 && fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	sys_errno = why ? fonds_error_errno(why) : 0;
	*ret = sys_errno != ENOENT && sys_errno != ENOTDIR;
	if (status == FONDS_OK && bypass_cache)
		try_bypass(place, stream);
	return FONDS_OK;
}

static enum fonds_status look_for_any(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_place *place, bool bypass_cache,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		NULL;
	const struct fonds_holding_file *file = NULL;
	enum fonds_status status = fonds_holding_files_new(
		catalog, holding, NULL, NULL, &files, error);

	*ret = false;
	while (status == FONDS_OK && !*ret) {
		status = fonds_holding_files_next(files, &file, error);
		if (status < 0 || !file)
			return status;
		status = look_for(place, file->path, bypass_cache, ret, error);
	}
	return status;
}

static enum fonds_status stop_at_first(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	bool *is_empty = payload;

	(void)entry;
	*is_empty = false;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "enough was seen");
}

/* A single file that is gone leaves others in its folder; a disk does not. */
static bool is_empty(struct fonds_tree *tree)
{
	bool is_empty = true;

	(void)fonds_tree_walk(tree, stop_at_first, &is_empty, NULL);
	return is_empty;
}

static enum fonds_status look_inside(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_place *place,
	bool bypass_cache, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;
	bool is_seen = false;

	if (holding->files == 0 || (place->volume_path && !bypass_cache))
		return FONDS_OK;
	status = look_for_any(
		catalog, holding->number, place, bypass_cache, &is_seen, error);
	if (status < 0 || is_seen || place->volume_path)
		return status;
	if (holding->is_file && !is_empty(place->tree))
		return FONDS_OK;
	fonds_tree_free(fonds_steal(&place->tree));
	(void)fonds_fail(&why, FONDS_ERR_NOT_FOUND,
		"not one of its registered files is there: is the volume "
		"mounted?");
	return set_verdict(place, FONDS_VERDICT_VOLUME_OFFLINE, why, error);
}

enum fonds_status fonds_place_open(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, bool bypass_cache,
	struct fonds_place *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_place_clear) struct fonds_place place = { 0 };
	enum fonds_status status = look_for_volume(
		catalog, holding, &place, error);

	if (status == FONDS_OK && place.verdict == FONDS_VERDICT_OK)
		status = find_folder(catalog, holding, &place, error);
	if (status == FONDS_OK && place.verdict == FONDS_VERDICT_OK)
		status = open_tree(&place, error);
	if (status == FONDS_OK && place.verdict == FONDS_VERDICT_OK)
		status = look_inside(
			catalog, holding, &place, bypass_cache, error);
	if (status < 0)
		return status;
	*ret = place;
	ret->seen.path = ret->folder;
	place = (struct fonds_place){ 0 };
	return FONDS_OK;
}

bool fonds_place_holds(const struct fonds_place *place)
{
	if (place->volume_path &&
		fonds_volume_marker_check(place->volume_path, "",
			place->volume_identifier, NULL) < 0)
		return false;
	return !place->seen.is_there || fonds_same_place_holds(&place->seen);
}
