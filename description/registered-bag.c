/* SPDX-License-Identifier: Apache-2.0 */
#include "description/registered-bag.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "description/file-digest.h"
#include "description/settle-change.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/catalog.h"

#define FILES_MAX 64 /* tag manifests, and the file that they list */
#define PATHS_MAX ((size_t)64 << 10)

/* As it is called in the catalog, or resolved as an accession does it. */
static enum fonds_status find_number(
	struct fonds_registered_bag *bag, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *location = NULL;
	enum fonds_status status = fonds_holding_at(
		bag->catalog, bag->path, &bag->number, error);

	if (status < 0 || bag->number != 0)
		return status;
	location = realpath(bag->path, NULL);
	if (!location)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", bag->path);
	status = fonds_holding_at(bag->catalog, location, &bag->number, error);
	if (status == FONDS_OK && bag->number == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"the bag '%s' is not registered in the catalog '%s': "
			"register it by 'fonds catalog add', or do not name "
			"the catalog",
			location, fonds_catalog_path(bag->catalog));
	return status;
}

enum fonds_status fonds_registered_bag_open(struct fonds_registered_bag *bag,
	bool is_dry_run, struct fonds_error **error)
{
	enum fonds_status status;

	if (!bag->catalog)
		return FONDS_OK;
	status = find_number(bag, error);
	if (status < 0 || is_dry_run)
		return status;
	bag->was_locked = fonds_holding_is_locked(bag->catalog, bag->number);
	status = fonds_holding_lock(bag->catalog, bag->number, true, error);
	bag->has_lock = status == FONDS_OK;
	return status;
}

/* An audit that holds the lock goes on reading: with the shared one. */
void fonds_registered_bag_clear(struct fonds_registered_bag *bag)
{
	if (bag->has_lock && bag->was_locked)
		(void)fonds_holding_lock(
			bag->catalog, bag->number, false, NULL);
	else if (bag->has_lock)
		fonds_holding_unlock(bag->catalog, bag->number);
	bag->has_lock = false;
}

static enum fonds_status settle(struct fonds_registered_bag *bag,
	enum fonds_settlement *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(bag->path, &tree, error);

	return status == FONDS_OK ? fonds_settle_change(bag->catalog,
					    bag->number, tree, ret, error)
				  : status;
}

enum fonds_status fonds_registered_bag_settle_old(
	struct fonds_registered_bag *bag, struct fonds_error **error)
{
	enum fonds_settlement settlement = FONDS_SETTLED;
	enum fonds_status status = FONDS_OK;

	if (bag->catalog)
		status = settle(bag, &settlement, error);
	if (status == FONDS_OK && settlement != FONDS_SETTLED)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a change of '%s' was interrupted, and its tag files "
			"are neither those of before nor those of after: "
			"'fonds catalog show %lld' tells what they were and "
			"what they should be",
			bag->path, (long long)bag->number);
	return status;
}

/* What is registered of the file, and there as it is registered. */
static enum fonds_status check_file(const struct fonds_registered_bag *bag,
	struct fonds_tree *tree, const char *path,
	struct fonds_recorded_file *ret, struct fonds_error **error)
{
	struct fonds_holding_file file;
	struct fonds_digest digest = { 0 };
	uint64_t size = 0;
	enum fonds_status status = fonds_holding_file_get(
		bag->catalog, bag->number, path, &file, error);

	if (status == FONDS_OK)
		status = fonds_file_digest(tree, path,
			file.digests[0].algorithm, &size, &digest, error);
	if (status < 0)
		return status;
	if (size != file.size || !fonds_digest_equal(&digest, &file.digests[0]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' of '%s' is not as it is registered, so it is not "
			"changed: have the bag audited, and look at it",
			path, bag->path);
	*ret = (struct fonds_recorded_file){
		.path = path,
		.old_size = file.size,
		.old_digest = file.digests[0],
	};
	return FONDS_OK;
}

static bool is_tag_manifest(const char *path)
{
	return strncmp(path, "tagmanifest-", 12) == 0 && !strchr(path, '/');
}

static enum fonds_status check_all(const struct fonds_registered_bag *bag,
	struct fonds_holding_files *files, struct fonds_tree *tree,
	const char *tag_file, struct fonds_error **error)
{
	const struct fonds_holding_file *file = NULL;
	struct fonds_recorded_file checked;
	enum fonds_status status;

	for (;;) {
		status = fonds_holding_files_next(files, &file, error);
		if (status < 0 || !file)
			return status;
		if (strcmp(file->path, tag_file) != 0 &&
			!is_tag_manifest(file->path))
			continue;
		status = check_file(bag, tree, file->path, &checked, error);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_registered_bag_check(struct fonds_registered_bag *bag,
	const char *tag_file, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	int64_t pending = 0;
	enum fonds_status status;

	if (!bag->catalog)
		return FONDS_OK;
	status = fonds_recorded_change_pending(
		bag->catalog, bag->number, &pending, error);
	if (status == FONDS_OK && pending != 0)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"a change of '%s' was interrupted or is being made: "
			"what would come of another one cannot be told yet",
			bag->path);
	if (status == FONDS_OK)
		status = fonds_dir_tree_new(bag->path, &tree, error);
	if (status == FONDS_OK)
		status = fonds_holding_files_new(
			bag->catalog, bag->number, NULL, NULL, &files, error);
	return status == FONDS_OK ? check_all(bag, files, tree, tag_file, error)
				  : status;
}

/* The new files, listed with what they were and will be. */
struct recording {
	const struct fonds_registered_bag *bag;
	struct fonds_tree *old_files;
	struct fonds_tree *new_files;
	struct fonds_arena paths;
	struct fonds_recorded_file files[FILES_MAX];
	size_t count;
};

static enum fonds_status list_file(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct recording *recording = payload;
	struct fonds_recorded_file *file;
	const char *path = fonds_arena_dup(&recording->paths, entry->path);
	enum fonds_status status = fonds_arena_check(
		&recording->paths, "the changed files", error);

	if (status == FONDS_OK && recording->count == FILES_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"more than %d tag files are to be changed", FILES_MAX);
	if (status < 0)
		return status;
	file = &recording->files[recording->count++];
	status = check_file(
		recording->bag, recording->old_files, path, file, error);
	return status == FONDS_OK ? fonds_file_digest(recording->new_files,
					    path, file->old_digest.algorithm,
					    &file->size, &file->digest, error)
				  : status;
}

static enum fonds_status record(
	struct recording *recording, struct fonds_error **error)
{
	const struct fonds_registered_bag *bag = recording->bag;
	int64_t change = 0;
	enum fonds_status status = fonds_dir_tree_new(
		bag->path, &recording->old_files, error);

	if (status == FONDS_OK)
		status = fonds_tree_walk(
			recording->new_files, list_file, recording, error);
	return status == FONDS_OK
		       ? fonds_recorded_change_begin(bag->catalog, bag->number,
				 bag->reason, recording->files,
				 recording->count, &change, error)
		       : status;
}

enum fonds_status fonds_registered_bag_record(
	struct fonds_tree *new_files, void *payload, struct fonds_error **error)
{
	struct recording recording = {
		.bag = payload,
		.new_files = new_files,
	};
	enum fonds_status status;

	if (!recording.bag->catalog)
		return FONDS_OK;
	fonds_arena_init(&recording.paths, PATHS_MAX);
	status = record(&recording, error);
	fonds_arena_clear(&recording.paths);
	fonds_tree_free(recording.old_files);
	return status;
}

/* The tag files were read back when it did not fail, and are the new ones. */
static enum fonds_status settle_made(
	const struct fonds_registered_bag *bag, struct fonds_error **error)
{
	int64_t change = 0;
	enum fonds_status status = fonds_recorded_change_pending(
		bag->catalog, bag->number, &change, error);

	if (status < 0 || change == 0)
		return status;
	return fonds_recorded_change_settle(
		bag->catalog, change, FONDS_RECORDED_MADE, error);
}

enum fonds_status fonds_registered_bag_settle_new(
	struct fonds_registered_bag *bag, enum fonds_status status,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;
	enum fonds_settlement settlement;

	if (!bag->catalog)
		return status;
	if (status < 0) {
		(void)settle(bag, &settlement, NULL);
		return status;
	}
	status = settle_made(bag, &own);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (status < 0)
		return fonds_fail(error, status,
			"the bag is changed, but the catalog does not know "
			"that all went well, which the next audit will find "
			"out: %s",
			fonds_error_message(own));
	return FONDS_OK;
}
