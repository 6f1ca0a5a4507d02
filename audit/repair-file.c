/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One file is repaired in steps of which each leaves the old bytes or the new
 * ones, and mostly both, where they can be found:
 *
 *	the repair is recorded                what is left behind has an owner
 *	the copy is written beside the file,  the old bytes are in place
 *	and is as registered
 *	the old bytes get a second name       in quarantine, and in place
 *	the new file is renamed over the old
 *	it is read again                      audit/settle-repair.h
 *
 * Whatever fails after the first, the end is that of settling: it looks at
 * what is there.
 */
#include "audit/repair-file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/copy-check.h"
#include "audit/file-check.h"
#include "audit/repair-damage.h"
#include "audit/settle-repair.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

/* A file under way. */
struct making {
	struct fonds_repair_job *job;
	struct fonds_repair_file *file;
	struct fonds_spot *spot;
	const struct fonds_holding_file *registered;
	struct fonds_stream *copy;
	struct fonds_repair repair; /* as it is recorded */
	bool is_there;
	struct stat old; /* where it is */
};

enum fonds_status fonds_repair_job_tell(
	const struct fonds_repair_job *job, struct fonds_error **error)
{
	const struct fonds_audit_repair_options *options = job->options;

	if (options->progress &&
		options->progress(&job->progress, options->payload) != 0)
		return fonds_fail(error, FONDS_ERR_CANCELLED,
			"the repair was interrupted: what was repaired stays "
			"so, and the same command goes on with it");
	return FONDS_OK;
}

static enum fonds_status count_piece(
	size_t size, void *payload, struct fonds_error **error)
{
	struct fonds_repair_job *job = payload;

	job->progress.bytes_done += size;
	return fonds_repair_job_tell(job, error);
}

/* The engine counts what it reads; here only its stops are of use. */
static int pass_on(const struct fonds_progress *progress, void *payload)
{
	const struct fonds_repair_job *job = payload;

	(void)progress;
	return job->options->progress ? job->options->progress(&job->progress,
						job->options->payload)
				      : 0;
}

static void set_outcome(struct fonds_repair_job *job,
	struct fonds_repair_file *file, enum fonds_repair_outcome outcome,
	const char *detail)
{
	file->outcome = outcome;
	file->detail = fonds_arena_dup(&job->repair->arena, detail);
}

/* A failure at this one's place is its outcome; one of our own is not. */
static enum fonds_status tell_unwritten(const struct making *making,
	enum fonds_status status, struct fonds_error **why,
	struct fonds_error **error)
{
	if (status == FONDS_OK)
		return FONDS_OK;
	if (fonds_error_is_want(status, *why))
		return fonds_error_move(why, status, error);
	set_outcome(making->job, making->file, FONDS_REPAIR_NOT_WRITTEN,
		fonds_error_message(*why));
	return FONDS_OK;
}

static bool is_open(const struct making *making)
{
	return making->file->outcome == FONDS_REPAIR_OPEN;
}

enum fonds_status fonds_repair_file_look(struct fonds_repair_job *job,
	struct fonds_repair_file *file, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_file_check_clear) struct fonds_file_check check = { 0 };
	struct fonds_holding_file registered;
	enum fonds_status status = fonds_holding_file_get(job->catalog,
		job->repair->holding, file->path, &registered, error);

	if (status == FONDS_OK)
		status = fonds_file_check_run(&check, job->tree, file->path,
			&registered, pass_on, job, error);
	if (status < 0)
		return status;
	file->before = check.verdict;
	file->read_mode = check.read_mode;
	if (check.verdict == FONDS_VERDICT_OK)
		set_outcome(job, file, FONDS_REPAIR_NOT_NEEDED, NULL);
	else if (check.verdict == FONDS_VERDICT_UNSTABLE ||
		 check.verdict == FONDS_VERDICT_DENIED)
		set_outcome(job, file, FONDS_REPAIR_NOT_JUDGED, check.detail);
	return FONDS_OK;
}

/* Compare the copy, and write it to fd where that is one. */
static enum fonds_status take_copy(
	const struct making *making, int fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_copy_check_clear) struct fonds_copy_check check = {
		.to = fd,
		.name = making->file->path,
		.registered = making->registered,
		.each = count_piece,
		.payload = making->job,
	};
	enum fonds_status status = fonds_copy_check_run(
		&check, making->copy, error);

	if (status < 0)
		return status;
	if (check.unreadable)
		set_outcome(making->job, making->file, FONDS_REPAIR_NO_COPY,
			fonds_error_message(check.unreadable));
	else if (check.unwritten)
		set_outcome(making->job, making->file, FONDS_REPAIR_NOT_WRITTEN,
			fonds_error_message(check.unwritten));
	else if (check.wrong)
		set_outcome(making->job, making->file, FONDS_REPAIR_BAD_COPY,
			fonds_error_message(check.wrong));
	return FONDS_OK;
}

/*
 * Owner and mode are those of the file that is replaced, as far as who repairs
 * may give them; the time is that of the copy, whose bytes these are.
 */
static void take_over(const struct making *making, int fd)
{
	struct fonds_file_state state = { 0 };
	struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { 0 } };

	if (making->is_there && S_ISREG(making->old.st_mode)) {
		int ignored = fchown(
			fd, making->old.st_uid, making->old.st_gid);

		(void)ignored;
		(void)fchmod(fd, making->old.st_mode & 07777);
	}
	if (fonds_stream_state(making->copy, &state, NULL) < 0 ||
		state.modified_ns == 0)
		return;
	times[1].tv_sec = state.modified_ns / 1000000000;
	times[1].tv_nsec = state.modified_ns % 1000000000;
	if (times[1].tv_nsec >= 0)
		(void)futimens(fd, times);
}

static enum fonds_status close_written(
	int *fd, const char *name, struct fonds_error **error)
{
	int closing = *fd;

	*fd = -1;
	return close(closing) == 0
		       ? FONDS_OK
		       : fonds_fail_errno(error, "cannot write '%s'", name);
}

static enum fonds_status write_beside(
	const struct making *making, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status = fonds_spot_make_temporary(
		making->spot, making->is_there ? 0600 : 0666, &fd, &why);

	status = tell_unwritten(making, status, &why, error);
	if (status == FONDS_OK && is_open(making))
		status = take_copy(making, fd, error);
	if (status < 0 || !is_open(making))
		return status;
	take_over(making, fd);
	status = fonds_file_sync(fd, making->file->path, &why);
	if (status == FONDS_OK)
		status = close_written(&fd, making->file->path, &why);
	return tell_unwritten(making, status, &why, error);
}

/* A link or a folder that was put in the way has no damage to be found. */
static enum fonds_status tell_damage(
	const struct making *making, struct fonds_error **error)
{
	if (!making->is_there || !S_ISREG(making->old.st_mode))
		return FONDS_OK;
	return fonds_repair_damage_note(making->job, making->file, making->spot,
		&making->repair, error);
}

static enum fonds_status replace(
	const struct making *making, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = FONDS_OK;

	if (making->is_there)
		status = fonds_quarantine_keep(making->job->quarantine,
			making->repair.quarantine, making->spot, &why);
	if (status == FONDS_OK)
		status = fonds_spot_install(
			making->spot, making->is_there, &why);
	return tell_unwritten(making, status, &why, error);
}

/* The file keeps what it got on the way; else the end of the repair tells. */
static enum fonds_status settle(
	const struct making *making, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_repair_end_clear) struct fonds_repair_end end = { 0 };
	struct fonds_repair_file *file = making->file;
	enum fonds_status status = fonds_settle_repair(making->job->catalog,
		&making->repair, making->job->tree, making->job->root, &end,
		error);

	if (status < 0)
		return status;
	file->read_mode = end.check.read_mode;
	if (end.state == FONDS_REPAIR_DONE)
		set_outcome(making->job, file, FONDS_REPAIR_MADE, NULL);
	else if (is_open(making))
		set_outcome(making->job, file, FONDS_REPAIR_NOT_READ_BACK,
			end.check.detail);
	if (making->is_there && access(making->repair.quarantine, F_OK) == 0)
		file->quarantine = making->repair.quarantine;
	return FONDS_OK;
}

static enum fonds_status make_recorded(
	struct making *making, struct fonds_error **error)
{
	enum fonds_status status = write_beside(making, error);

	if (status == FONDS_OK && is_open(making))
		status = tell_damage(making, error);
	if (status == FONDS_OK && is_open(making))
		status = replace(making, error);
	if (status < 0) {
		(void)settle(making, NULL);
		return status;
	}
	return settle(making, error);
}

/* A registered file that has the name of ours would be overwritten. */
static enum fonds_status check_temporary(
	const struct making *making, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct fonds_holding_file file;
	enum fonds_status status = fonds_spot_temporary_path(
		making->spot, &path, error);

	if (status < 0)
		return status;
	status = fonds_holding_file_get(making->job->catalog,
		making->repair.holding, path, &file, &why);
	if (status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK;
	if (status < 0)
		return fonds_error_move(&why, status, error);
	(void)fonds_fail(&why, FONDS_ERR_EXISTS,
		"'%s' is registered, and a repair needs that name", path);
	return tell_unwritten(making, FONDS_ERR_EXISTS, &why, error);
}

static enum fonds_status choose_quarantine(
	struct making *making, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct fonds_repair_job *job = making->job;
	enum fonds_status status = FONDS_OK;

	job->number++;
	if (making->is_there)
		status = fonds_quarantine_path(job->quarantine, job->number,
			making->spot->name, &path, error);
	if (status < 0)
		return status;
	making->repair.quarantine =
		path ? fonds_arena_dup(&job->repair->arena, path) : "";
	return fonds_arena_check(&job->repair->arena, "the repair", error);
}

static enum fonds_status prepare(
	struct making *making, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = fonds_spot_open(making->spot,
		making->job->root, making->repair.holding, making->file->path,
		true, &why);

	if (status == FONDS_OK)
		status = fonds_spot_look(
			making->spot, &making->is_there, &making->old, &why);
	status = tell_unwritten(making, status, &why, error);
	if (status == FONDS_OK && is_open(making))
		status = check_temporary(making, error);
	if (status == FONDS_OK && is_open(making))
		status = choose_quarantine(making, error);
	return status;
}

static enum fonds_status make(struct making *making, struct fonds_error **error)
{
	enum fonds_status status = prepare(making, error);

	if (status < 0 || !is_open(making))
		return status;
	status = fonds_repair_begin(making->job->catalog, &making->repair,
		&making->repair.number, error);
	making->file->repair = making->repair.number;
	return status == FONDS_OK ? make_recorded(making, error) : status;
}

static enum fonds_status judge_only(
	const struct making *making, struct fonds_error **error)
{
	enum fonds_status status = take_copy(making, -1, error);

	if (status == FONDS_OK && is_open(making))
		set_outcome(
			making->job, making->file, FONDS_REPAIR_WOULD, NULL);
	return status;
}

enum fonds_status fonds_repair_file_make(struct fonds_repair_job *job,
	struct fonds_repair_file *file, struct fonds_stream *copy,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_spot_clear) struct fonds_spot spot = FONDS_SPOT_INIT;
	struct fonds_holding_file registered;
	struct making making = {
		.job = job,
		.file = file,
		.spot = &spot,
		.registered = &registered,
		.copy = copy,
		.repair = { .holding = job->repair->holding,
			.path = file->path,
			.source = job->repair->from,
			.agent = job->options->by,
			.reason = job->reason },
	};
	enum fonds_status status = fonds_holding_file_get(job->catalog,
		job->repair->holding, file->path, &registered, error);

	if (status < 0)
		return status;
	return job->options->dry_run ? judge_only(&making, error)
				     : make(&making, error);
}
