/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names on a command line, made into tasks for the crew: a file is a tree of
 * its own, a folder a tree that is walked, and what an archive holds is read
 * from it here, one member after the other.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/form.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "identify/archive-choice.h"
#include "identify/archive-members.h"

struct job {
	struct fonds_identify_options options;
	struct fonds_identify_summary summary;
	struct fonds_signature_set *set;
	struct fonds_crew *crew;
	uint64_t bytes;
	struct fonds_archive_choice choice;
};

static void job_clear(struct job *job)
{
	fonds_crew_free(job->crew);
	fonds_archive_choice_clear(&job->choice);
	fonds_signature_set_free(job->set);
}

static enum fonds_status stopped(struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

static void count_result(
	struct job *job, const struct fonds_identify_result *result)
{
	const struct fonds_identify_hit *hit = result->hits;
	struct fonds_identify_summary *summary = &job->summary;

	summary->files++;
	job->bytes += result->size;
	if (result->detail)
		summary->failed++;
	else if (result->standing > 0 && *hit->puid &&
		 hit->basis != FONDS_IDENTIFY_EXTENSION)
		summary->identified++;
	else
		summary->unknown++;
}

static enum fonds_status tell_progress(
	struct job *job, struct fonds_error **error)
{
	const struct fonds_progress now = {
		.files_done = job->summary.files,
		.bytes_done = job->bytes,
	};

	if (job->options.progress &&
		job->options.progress(&now, job->options.payload) != 0)
		return stopped(error);
	return FONDS_OK;
}

static enum fonds_status tell(const struct fonds_crew_task *task, void *payload,
	struct fonds_error **error)
{
	struct job *job = payload;
	const struct fonds_identity *identity = &task->identity;
	struct fonds_identify_result result = {
		.path = task->name,
		.size = task->size,
		.has_modified = task->has_modified,
		.modified = task->modified,
		.hits = identity->hits,
		.hit_count = identity->count,
		.standing = identity->standing,
		.charset = identity->charset,
		.warning = fonds_buffer_text(&identity->warning),
	};

	if (task->failure) {
		result.hit_count = 0;
		result.standing = 0;
		result.charset = "";
		result.warning = "";
		result.detail = fonds_error_message(task->failure);
		result.sys_errno = fonds_error_errno(task->failure);
	}
	count_result(job, &result);
	if (job->options.result &&
		job->options.result(&result, job->options.payload) != 0)
		return stopped(error);
	return tell_progress(job, error);
}

static enum fonds_status load_signatures(
	struct job *job, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	const char *path = job->options.signatures;
	enum fonds_status status;

	if (!path)
		return fonds_signature_set_new(&job->set, error);
	status = fonds_file_tree_new(path, true, &tree, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(
			tree, fonds_file_tree_path(tree), &stream, error);
	if (status < 0)
		return status;
	return fonds_signature_set_read(stream, path, &job->set, error);
}

/* "FOLDER/path", or path alone. */
static char *join(const char *folder, const char *path)
{
	size_t size = folder ? strlen(folder) : 0;
	char *joined = NULL;

	if (!folder)
		return strdup(path);
	if (asprintf(&joined, "%s%s%s", folder,
		    size > 0 && folder[size - 1] == '/' ? "" : "/", path) < 0)
		return NULL;
	return joined;
}

static enum fonds_status begin_task(struct job *job, const char *folder,
	const char *path, struct fonds_crew_task **ret,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_crew_place(job->crew, ret, error);

	if (status < 0)
		return status;
	(*ret)->name = join(folder, path);
	return (*ret)->name ? FONDS_OK : fonds_fail_nomem(error);
}

/* Its failure is taken; out of memory ends the work. */
static enum fonds_status tell_failure(struct job *job, const char *folder,
	const char *path, struct fonds_error **failure,
	struct fonds_error **error)
{
	struct fonds_crew_task *task = NULL;
	enum fonds_status status = begin_task(job, folder, path, &task, error);

	if (status < 0)
		return status;
	task->failure = fonds_steal(failure);
	fonds_crew_go(job->crew);
	return FONDS_OK;
}

/* A failure of the work itself, not of what is worked at. */
static bool ends_all(enum fonds_status status)
{
	return status == FONDS_ERR_NOMEM || status == FONDS_ERR_CANCELLED;
}

static enum fonds_status begin_file(struct job *job,
	struct fonds_crew_tree *tree, const char *folder, const char *name,
	const struct fonds_bag_path *path, struct fonds_error **error)
{
	struct fonds_crew_task *task = NULL;
	enum fonds_status status = begin_task(job, folder, name, &task, error);

	if (status < 0)
		return status;
	status = path ? fonds_bag_path_dup(path, &task->path, error)
		      : fonds_bag_path_found(name, &task->path, error);
	if (status < 0)
		return status;
	task->tree = tree;
	tree->users++;
	fonds_crew_go(job->crew);
	return FONDS_OK;
}

/* What is no file has no format. */
static enum fonds_status note(struct job *job, const char *folder,
	const char *path, const char *what, struct fonds_error **error)
{
	struct fonds_crew_task *task = NULL;
	enum fonds_status status = begin_task(job, folder, path, &task, error);

	if (status < 0)
		return status;
	fonds_identity_warn(&task->identity, what);
	fonds_crew_go(job->crew);
	return FONDS_OK;
}

static enum fonds_status tell_unlisted(struct job *job, const char *folder,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;

	errno = entry->sys_errno;
	(void)fonds_fail_errno(
		&failure, "cannot list '%s/%s'", folder, entry->path);
	return tell_failure(job, folder, entry->path, &failure, error);
}

static enum fonds_status take_entry(struct job *job,
	struct fonds_crew_tree *tree, const char *folder,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	switch (entry->kind) {
	case FONDS_ENTRY_FILE:
		return begin_file(job, tree, folder, entry->path, NULL, error);
	case FONDS_ENTRY_EMPTY_FOLDER:
		return FONDS_OK;
	case FONDS_ENTRY_SYMLINK:
		return note(job, folder, entry->path,
			"a symbolic link, not followed below a folder", error);
	case FONDS_ENTRY_SPECIAL:
		return note(job, folder, entry->path,
			"neither a file nor a folder", error);
	case FONDS_ENTRY_UNREADABLE:
		break;
	}
	return tell_unlisted(job, folder, entry, error);
}

static enum fonds_status walk_folder(struct job *job,
	struct fonds_crew_tree *tree, const char *folder,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(tree->tree, &walk, &failure);

	if (status == FONDS_OK)
		fonds_walk_leave_sizes(walk);
	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, &failure);
		if (status < 0 || !entry)
			break;
		status = take_entry(job, tree, folder, entry, error);
		if (status < 0)
			return status;
	}
	if (status == FONDS_OK)
		return FONDS_OK;
	if (ends_all(status))
		return fonds_error_move(&failure, status, error);
	return tell_failure(job, NULL, folder, &failure, error);
}

static enum fonds_status take_folder(
	struct job *job, const char *folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	struct fonds_crew_tree *shared = NULL;
	struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(folder, &tree, &failure);

	if (ends_all(status))
		return fonds_error_move(&failure, status, error);
	if (status < 0)
		return tell_failure(job, NULL, folder, &failure, error);
	status = fonds_crew_tree_new(tree, &shared, error);
	if (status < 0)
		return status;
	status = walk_folder(job, shared, folder, error);
	fonds_crew_tree_drop(shared);
	return status;
}

static enum fonds_status read_members(struct job *job, const char *path,
	bool *ret_is_archive, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *archive = NULL;
	bool has_begun = false;
	enum fonds_status status = fonds_archive_choice_open(
		&job->choice, path, &archive, error);

	if (status < 0 || !archive)
		return status;
	status = fonds_archive_members_identify(
		archive, path, job->set, job->crew, &has_begun, error);
	*ret_is_archive |= has_begun;
	return status;
}

/*
 * Any file may turn out to be none of an archive, and its own row has said
 * what it is then. Only where it began as one, or its name says that it is
 * one and its members are asked for, is it a failure.
 */
static enum fonds_status take_members(
	struct job *job, const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	enum fonds_archive_form form;
	bool is_archive = job->options.members &&
			  fonds_archive_form_of_name(path, &form, NULL);
	enum fonds_status status = read_members(
		job, path, &is_archive, &failure);

	if (status == FONDS_OK || (!is_archive && !ends_all(status)))
		return FONDS_OK;
	if (ends_all(status))
		return fonds_error_move(&failure, status, error);
	(void)fonds_error_prefix(
		&failure, "members of '%s' are not all identified", path);
	return tell_failure(job, NULL, path, &failure, error);
}

static enum fonds_status take_file(
	struct job *job, const char *path, struct fonds_error **error)
{
	struct fonds_crew_tree *shared = NULL;
	struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_file_tree_new(
		path, true, &tree, error);

	if (status == FONDS_OK)
		status = fonds_crew_tree_new(tree, &shared, error);
	if (status < 0)
		return status;
	status = begin_file(job, shared, NULL, path,
		fonds_file_tree_path(shared->tree), error);
	fonds_crew_tree_drop(shared);
	if (status < 0)
		return status;
	return take_members(job, path, error);
}

static enum fonds_status run(struct job *job, const char *const *paths,
	size_t path_count, struct fonds_error **error)
{
	enum fonds_status status = load_signatures(job, error);
	struct stat st;

	if (status < 0)
		return status;
	(void)snprintf(job->summary.signatures, sizeof(job->summary.signatures),
		"%s", fonds_signature_set_version(job->set));
	fonds_archive_choice_init(&job->choice, job->set, job->options.members);
	status = fonds_crew_new(
		job->set, job->options.jobs, tell, job, &job->crew, error);
	for (size_t i = 0; i < path_count && status == FONDS_OK; i++) {
		if (stat(paths[i], &st) == 0 && S_ISDIR(st.st_mode))
			status = take_folder(job, paths[i], error);
		else
			status = take_file(job, paths[i], error);
	}
	if (status == FONDS_OK)
		status = fonds_crew_finish(job->crew, error);
	return status;
}

enum fonds_status fonds_identify_paths(const char *const *paths, size_t count,
	const struct fonds_identify_options *options,
	struct fonds_identify_summary *summary, struct fonds_error **error)
{
	fonds_cleanup(job_clear) struct job job = {
		.options = FONDS_IDENTIFY_OPTIONS_INIT,
	};
	enum fonds_status status;

	if (!paths && count > 0)
		return fonds_fail(error, FONDS_ERR_INVALID, "no paths");
	if (options && options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"options are not from FONDS_IDENTIFY_OPTIONS_INIT");
	if (options)
		job.options = *options;
	status = run(&job, paths, count, error);
	if (summary)
		*summary = job.summary;
	return status;
}
