/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_CHANGE_H
#define BAGIT_WRITE_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/staging-files.h"

/*
 * A change to a folder that is not lost half-way: files of a bag replaced,
 * added, moved and removed. What is new is written into a hidden folder,
 * FONDS_CHANGE_FOLDER; a journal then says what is to be done, and from that
 * moment the change is decided: whoever comes next, finishes it.
 *
 *	begin -> [resume] -> (fill files, put, move, remove) -> commit -> free
 *
 * Killed before the journal is there: the folder is as it was, but for the
 * hidden folder, which is emptied when it is needed again. Killed afterwards:
 * is_pending, and resume does the rest. When all is done the hidden folder
 * gets another name at once, and then goes: killed there, is_finished. The
 * folder is locked (flock) from begin to free.
 *
 * Paths are relative to the folder, of any length. No symbolic link is
 * followed, nothing outside is touched, whatever a journal says.
 */
#define FONDS_CHANGE_FOLDER ".fonds-change"
#define FONDS_CHANGE_DONE ".fonds-change.done"      /* to be removed */
#define FONDS_CHANGE_NEW FONDS_CHANGE_FOLDER "/new" /* new files */

struct fonds_change;

/* FONDS_ERR_BUSY when another process changes the folder. */
enum fonds_status fonds_change_begin(const char *path,
	struct fonds_change **ret, struct fonds_error **error);

/* Is there a change that was decided and not finished? */
bool fonds_change_is_pending(const struct fonds_change *change);

/* Is there only something to be tidied of one that was finished? */
bool fonds_change_is_finished(const struct fonds_change *change);
enum fonds_status fonds_change_tidy(
	struct fonds_change *change, struct fonds_error **error);

/* Is path one of the hidden folders, or something in them? */
bool fonds_change_has_path(const char *path);

/* Finish it. Afterwards a new change may be made. */
enum fonds_status fonds_change_resume(
	struct fonds_change *change, struct fonds_error **error);

/* The folder itself; borrowed. */
int fonds_change_fd(const struct fonds_change *change);

/*
 * Where new files are written, made and emptied by the first call: path there
 * stands for path in the folder, once it is put. Borrowed.
 */
enum fonds_status fonds_change_files(struct fonds_change *change,
	struct fonds_staging_files **ret, struct fonds_error **error);

/*
 * The steps, done in the order in which they were asked for:
 *
 * put     the new file takes its place, whatever was there; its folders are
 *         made
 * move    rename what is at from, a file or a folder; FONDS_ERR_EXISTS on
 *         commit where something is at to. The folder of to must be there.
 * remove  a file, and the folders above that are empty then, but for those at
 *         the top. It may be gone already.
 */
enum fonds_status fonds_change_put(struct fonds_change *change,
	const char *path, struct fonds_error **error);
enum fonds_status fonds_change_move(struct fonds_change *change,
	const char *from, const char *to, struct fonds_error **error);
enum fonds_status fonds_change_remove(struct fonds_change *change,
	const char *path, struct fonds_error **error);

/*
 * Decide: sync what was written, write the journal, do the steps, sync,
 * remove the hidden folder. After a failure is_pending tells whether it was
 * decided.
 */
enum fonds_status fonds_change_commit(
	struct fonds_change *change, struct fonds_error **error);

/*
 * Unlock, and remove the hidden folder if it was used and no change is
 * pending. Accept NULL. The second form is for fonds_cleanup().
 */
void fonds_change_free(struct fonds_change *change);
void fonds_change_freep(struct fonds_change **change);

#endif
