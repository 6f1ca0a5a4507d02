/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/replace-tags.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "bagit/validate.h"
#include "bagit/write/journal.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"

#define LAST "bagit.txt"
#define NAMES_MAX ((size_t)16 << 20)

enum fonds_status fonds_replace_tags_check(
	int bag_fd, const char *path, struct fonds_error **error)
{
	struct stat st;

	if (fstatat(bag_fd, FONDS_CHANGE_FOLDER "/" FONDS_JOURNAL_NAME, &st,
		    AT_SYMLINK_NOFOLLOW) < 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_BUSY,
		"a change of '%s' was interrupted: give the command that made "
		"it again",
		path);
}

enum fonds_status fonds_replace_tags_begin(const char *path,
	struct fonds_change **ret, bool *ret_resumed,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_change_freep) struct fonds_change *change = NULL;
	enum fonds_status status = fonds_change_begin(path, &change, error);

	if (status < 0)
		return status;
	*ret_resumed = fonds_change_is_pending(change);
	status = *ret_resumed ? fonds_change_resume(change, error)
			      : fonds_change_tidy(change, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&change);
	return FONDS_OK;
}

struct taking {
	struct fonds_change *change;
	struct fonds_arena arena;
	struct fonds_text_list written;
};

static enum fonds_status take_written(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct taking *taking = payload;

	fonds_text_list_add(&taking->arena, &taking->written, entry->path);
	return fonds_arena_check(&taking->arena, "the tag files", error);
}

static enum fonds_status list_written(
	struct taking *taking, const char *folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(folder, &tree, error);

	if (status < 0)
		return status;
	return fonds_tree_walk(tree, take_written, taking, error);
}

/* What makes it a bag comes last. */
static enum fonds_status put_all(
	struct taking *taking, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < taking->written.count; i++)
		if (strcmp(taking->written.items[i], LAST) != 0)
			status = fonds_change_put(taking->change,
				taking->written.items[i], error);
	if (status == FONDS_OK && fonds_text_list_has(&taking->written, LAST))
		status = fonds_change_put(taking->change, LAST, error);
	return status;
}

static enum fonds_status remove_rest(struct taking *taking,
	const struct fonds_text_list *old, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < old->count; i++)
		if (!fonds_text_list_has(&taking->written, old->items[i]))
			status = fonds_change_remove(
				taking->change, old->items[i], error);
	return status;
}

enum fonds_status fonds_replace_tags_commit(struct fonds_change *change,
	const struct fonds_text_list *old, struct fonds_error **error)
{
	struct taking taking = { .change = change };
	struct fonds_staging_files *files;
	enum fonds_status status = fonds_change_files(change, &files, error);

	fonds_arena_init(&taking.arena, NAMES_MAX);
	if (status == FONDS_OK)
		status = list_written(&taking, files->name, error);
	if (status == FONDS_OK)
		status = put_all(&taking, error);
	if (status == FONDS_OK)
		status = remove_rest(&taking, old, error);
	fonds_arena_clear(&taking.arena);
	if (status < 0)
		return status;
	return fonds_change_commit(change, error);
}

enum fonds_status fonds_replace_tags_read_back(const char *path, unsigned jobs,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	enum fonds_status status = fonds_dir_tree_new(path, &tree, error);
	const struct fonds_bag_check check = {
		.tree = tree,
		.jobs = jobs,
		.bypass_cache = true,
		.level = FONDS_BAG_LEVEL_FAST,
	};
	const struct fonds_finding *finding;

	if (status == FONDS_OK)
		status = fonds_bag_check_run(&check, &validation, error);
	if (status < 0)
		return status;
	for (size_t i = 0; (finding = fonds_validation_get(validation, i)); i++)
		if (finding->severity == FONDS_SEVERITY_ERROR)
			return fonds_fail(error, FONDS_ERR_IO,
				"the bag reads back wrong: %s %s: %s",
				finding->code,
				finding->path ? finding->path : "",
				finding->message);
	*ret = fonds_steal(&validation);
	return FONDS_OK;
}
