/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/change.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bagit/write/journal.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder-cursor.h"
#include "base/folder.h"

#define NEW "new"

struct fonds_change {
	char *path;
	int fd;     /* the folder, locked */
	int hidden; /* FONDS_CHANGE_FOLDER in it; -1: not there */
	char *hidden_path;
	char *files_path;
	struct fonds_staging_files
		work; /* the hidden folder, for the journal */
	struct fonds_staging_files files; /* NEW in the hidden folder */
	struct fonds_journal_writer journal;
	bool is_mine; /* the hidden folder was emptied for this change */
};

static enum fonds_status open_folder(
	struct fonds_change *change, struct fonds_error **error)
{
	change->fd = open(change->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (change->fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", change->path);
	if (flock(change->fd, LOCK_EX | LOCK_NB) == 0)
		return FONDS_OK;
	if (errno == EWOULDBLOCK)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"another process is changing '%s'", change->path);
	return fonds_fail_errno(error, "cannot lock '%s'", change->path);
}

static enum fonds_status open_hidden(
	struct fonds_change *change, struct fonds_error **error)
{
	change->hidden = fonds_folder_step(change->fd, FONDS_CHANGE_FOLDER,
		strlen(FONDS_CHANGE_FOLDER), O_RDONLY);
	if (change->hidden >= 0 || errno == ENOENT)
		return FONDS_OK;
	return fonds_fail_errno(
		error, "cannot open folder '%s'", change->hidden_path);
}

enum fonds_status fonds_change_begin(
	const char *path, struct fonds_change **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_change_freep) struct fonds_change *change = calloc(
		1, sizeof(*change));
	enum fonds_status status;

	if (!change)
		return fonds_fail_nomem(error);
	change->fd = change->hidden = -1;
	change->work.fd = change->files.fd = -1;
	change->path = strdup(path);
	if (asprintf(&change->hidden_path, "%s/" FONDS_CHANGE_FOLDER, path) < 0)
		change->hidden_path = NULL;
	if (asprintf(&change->files_path, "%s/" FONDS_CHANGE_NEW, path) < 0)
		change->files_path = NULL;
	if (!change->path || !change->hidden_path || !change->files_path)
		return fonds_fail_nomem(error);
	status = open_folder(change, error);
	if (status == FONDS_OK)
		status = open_hidden(change, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&change);
	return FONDS_OK;
}

bool fonds_change_is_pending(const struct fonds_change *change)
{
	return change->hidden >= 0 && fonds_journal_is_there(change->hidden);
}

bool fonds_change_is_finished(const struct fonds_change *change)
{
	struct stat st;

	return fstatat(change->fd, FONDS_CHANGE_DONE, &st,
		       AT_SYMLINK_NOFOLLOW) == 0;
}

bool fonds_change_has_path(const char *path)
{
	size_t size = strcspn(path, "/");

	return (size == strlen(FONDS_CHANGE_FOLDER) &&
		       strncmp(path, FONDS_CHANGE_FOLDER, size) == 0) ||
	       (size == strlen(FONDS_CHANGE_DONE) &&
		       strncmp(path, FONDS_CHANGE_DONE, size) == 0);
}

enum fonds_status fonds_change_tidy(
	struct fonds_change *change, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = fonds_folder_step(change->fd,
		FONDS_CHANGE_DONE, strlen(FONDS_CHANGE_DONE), O_RDONLY);

	if (fd < 0 && errno == ENOENT)
		return FONDS_OK;
	if (fd < 0 || fonds_folder_empty(fd) < 0 ||
		unlinkat(change->fd, FONDS_CHANGE_DONE, AT_REMOVEDIR) < 0)
		return fonds_fail_errno(error, "cannot remove '%s/%s'",
			change->path, FONDS_CHANGE_DONE);
	return FONDS_OK;
}

int fonds_change_fd(const struct fonds_change *change)
{
	return change->fd;
}

static enum fonds_status make_hidden(
	struct fonds_change *change, struct fonds_error **error)
{
	enum fonds_status status = fonds_change_tidy(change, error);

	if (status < 0)
		return status;
	if (mkdirat(change->fd, FONDS_CHANGE_FOLDER, 0777) < 0 &&
		errno != EEXIST)
		return fonds_fail_errno(
			error, "cannot make folder '%s'", change->hidden_path);
	if (change->hidden < 0) {
		status = open_hidden(change, error);
		if (status < 0)
			return status;
	}
	if (change->hidden < 0 || fonds_folder_empty(change->hidden) < 0)
		return fonds_fail_errno(
			error, "cannot empty folder '%s'", change->hidden_path);
	return FONDS_OK;
}

enum fonds_status fonds_change_files(struct fonds_change *change,
	struct fonds_staging_files **ret, struct fonds_error **error)
{
	enum fonds_status status;

	if (change->files.fd < 0) {
		status = make_hidden(change, error);
		if (status < 0)
			return status;
		change->is_mine = true;
		change->files.name = change->files_path;
		change->work.name = change->hidden_path;
		if (mkdirat(change->hidden, NEW, 0777) < 0)
			return fonds_fail_errno(error,
				"cannot make folder '%s'", change->files_path);
		change->work.fd = fonds_folder_open(
			change->hidden, "", 0, O_RDONLY);
		change->files.fd = fonds_folder_step(
			change->hidden, NEW, strlen(NEW), O_RDONLY);
		if (change->files.fd < 0 || change->work.fd < 0)
			return fonds_fail_errno(error,
				"cannot open folder '%s'", change->files_path);
	}
	*ret = &change->files;
	return FONDS_OK;
}

static enum fonds_status add_step(struct fonds_change *change,
	const struct fonds_journal_step *step, struct fonds_error **error)
{
	struct fonds_staging_files *files;
	enum fonds_status status = fonds_change_files(change, &files, error);

	if (status == FONDS_OK && !change->journal.has_begun)
		status = fonds_journal_begin(
			&change->journal, &change->work, error);
	if (status == FONDS_OK)
		status = fonds_journal_add(&change->journal, step, error);
	return status;
}

enum fonds_status fonds_change_put(struct fonds_change *change,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *from = NULL;

	if (asprintf(&from, FONDS_CHANGE_NEW "/%s", path) < 0) {
		from = NULL;
		return fonds_fail_nomem(error);
	}
	return add_step(change,
		&(struct fonds_journal_step){ FONDS_JOURNAL_PUT, from, path },
		error);
}

enum fonds_status fonds_change_move(struct fonds_change *change,
	const char *from, const char *to, struct fonds_error **error)
{
	return add_step(change,
		&(struct fonds_journal_step){ FONDS_JOURNAL_MOVE, from, to },
		error);
}

enum fonds_status fonds_change_remove(struct fonds_change *change,
	const char *path, struct fonds_error **error)
{
	return add_step(change,
		&(struct fonds_journal_step){ FONDS_JOURNAL_REMOVE, path, "" },
		error);
}

/* Doing the steps: two places in the folder, each near the one before. */
struct steps {
	struct fonds_change *change;
	struct fonds_folder_cursor from;
	struct fonds_folder_cursor to;
};

static enum fonds_status fail_step(const struct steps *steps,
	const struct fonds_journal_step *step, struct fonds_error **error)
{
	if (errno == EEXIST || errno == ENOTEMPTY)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is there already in '%s'", step->to,
			steps->change->path);
	return fonds_fail_errno(error, "cannot change '%s' in '%s'",
		*step->to ? step->to : step->from, steps->change->path);
}

/* Where renaming looks first, a step that was done finds its own work. */
static bool is_gone(int folder, const char *name)
{
	int saved = errno;
	struct stat st;
	bool is_there = fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0;

	errno = saved;
	return !is_there;
}

/*
 * A step that was done before the kill finds nothing to move, or the folder
 * gone that it would go to.
 */
static enum fonds_status do_move(struct steps *steps,
	const struct fonds_journal_step *step, struct fonds_error **error)
{
	const char *from_name;
	const char *to_name;
	int from = fonds_folder_cursor_go(&steps->from, step->from, &from_name);
	int done = -1;
	int to = -1;

	steps->to.makes = step->kind == FONDS_JOURNAL_PUT;
	if (from >= 0)
		to = fonds_folder_cursor_go(&steps->to, step->to, &to_name);
	if (from >= 0 && to >= 0 && step->kind == FONDS_JOURNAL_PUT)
		done = renameat(from, from_name, to, to_name);
	else if (from >= 0 && to >= 0)
		done = fonds_file_rename_new(from, from_name, to, to_name);
	if (done == 0 || errno == ENOENT ||
		(errno == EEXIST && is_gone(from, from_name)))
		return FONDS_OK;
	return fail_step(steps, step, error);
}

/*
 * The folders above that are empty now, as far as below the top. Some may be
 * gone already, where the work was interrupted.
 */
static int remove_empty_above(struct steps *steps, const char *path)
{
	fonds_cleanup(fonds_freep) char *above = strdup(path);
	char *slash = above ? strrchr(above, '/') : NULL;

	while (slash) {
		const char *name;
		int folder;

		*slash = '\0';
		slash = strrchr(above, '/');
		if (!slash)
			break;
		folder = fonds_folder_cursor_go(&steps->from, above, &name);
		if (folder >= 0 && unlinkat(folder, name, AT_REMOVEDIR) == 0)
			continue;
		if (errno == ENOTEMPTY || errno == EEXIST)
			break;
		if (errno != ENOENT)
			return -1;
	}
	return above ? 0 : -1;
}

static enum fonds_status do_remove(struct steps *steps,
	const struct fonds_journal_step *step, struct fonds_error **error)
{
	const char *name;
	int folder = fonds_folder_cursor_go(&steps->from, step->from, &name);

	if ((folder >= 0 && unlinkat(folder, name, 0) == 0) ||
		errno == ENOENT) {
		if (remove_empty_above(steps, step->from) == 0)
			return FONDS_OK;
	}
	return fail_step(steps, step, error);
}

static enum fonds_status do_step(const struct fonds_journal_step *step,
	void *payload, struct fonds_error **error)
{
	struct steps *steps = payload;

	/* A folder that was moved must not be reached by where it was. */
	fonds_folder_cursor_clear(&steps->from);
	if (step->kind == FONDS_JOURNAL_REMOVE)
		return do_remove(steps, step, error);
	return do_move(steps, step, error);
}

static enum fonds_status do_steps(
	struct fonds_change *change, struct fonds_error **error)
{
	struct steps steps = { .change = change };
	enum fonds_status status;

	fonds_folder_cursor_init(&steps.from, change->fd);
	fonds_folder_cursor_init(&steps.to, change->fd);
	status = fonds_journal_read(change->hidden, do_step, &steps, error);
	fonds_folder_cursor_clear(&steps.from);
	fonds_folder_cursor_clear(&steps.to);
	return status;
}

static void close_files(struct fonds_change *change)
{
	fonds_journal_clear(&change->journal);
	fonds_staging_files_clear(&change->work);
	fonds_staging_files_clear(&change->files);
	change->work = (struct fonds_staging_files){ .fd = -1 };
	change->files = (struct fonds_staging_files){ .fd = -1 };
}

static void close_hidden(struct fonds_change *change)
{
	close_files(change);
	fonds_closep(&change->hidden);
	change->hidden = -1;
}

/* One step from "to be done" to "done"; what follows is only tidying. */
static enum fonds_status end_change(
	struct fonds_change *change, struct fonds_error **error)
{
	enum fonds_status status = fonds_change_tidy(change, error);

	close_hidden(change);
	if (status < 0)
		return status;
	if (renameat(change->fd, FONDS_CHANGE_FOLDER, change->fd,
		    FONDS_CHANGE_DONE) < 0)
		return fonds_fail_errno(
			error, "cannot rename '%s'", change->hidden_path);
	return fonds_change_tidy(change, error);
}

enum fonds_status fonds_change_resume(
	struct fonds_change *change, struct fonds_error **error)
{
	enum fonds_status status = do_steps(change, error);

	if (status == FONDS_OK)
		status = fonds_file_sync_all(change->fd, change->path, error);
	if (status == FONDS_OK)
		status = end_change(change, error);
	return status;
}

enum fonds_status fonds_change_commit(
	struct fonds_change *change, struct fonds_error **error)
{
	struct fonds_staging_files *files = NULL;
	enum fonds_status status = fonds_change_files(change, &files, error);

	if (status == FONDS_OK)
		status = fonds_staging_files_sync(files, error);
	if (status == FONDS_OK && !change->journal.has_begun)
		status = fonds_journal_begin(
			&change->journal, &change->work, error);
	if (status == FONDS_OK)
		status = fonds_journal_finish(&change->journal, error);
	if (status < 0)
		return status;
	return fonds_change_resume(change, error);
}

void fonds_change_free(struct fonds_change *change)
{
	int saved = errno;

	if (!change)
		return;
	close_files(change);
	if (change->hidden >= 0 && change->is_mine &&
		!fonds_journal_is_there(change->hidden) &&
		fonds_folder_empty(change->hidden) == 0)
		(void)unlinkat(change->fd, FONDS_CHANGE_FOLDER, AT_REMOVEDIR);
	fonds_closep(&change->hidden);
	fonds_closep(&change->fd);
	free(change->path);
	free(change->hidden_path);
	free(change->files_path);
	free(change);
	errno = saved;
}

void fonds_change_freep(struct fonds_change **change)
{
	fonds_change_free(*change);
}
