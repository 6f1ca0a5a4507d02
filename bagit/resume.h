/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_RESUME_H
#define BAGIT_RESUME_H

#include "bagit/state.h"

/*
 * An interrupted validation that goes on: what of the payload need not be read
 * again.
 *
 *	new -> begin -> [known | note] ... -> finish, or free
 *
 * What an earlier run read of a file is believed where all of this holds:
 *
 *	the bag's folder, bagit.txt and all manifests are the same
 *	the file has the size, inode, device and times to the nanosecond that
 *	it had then
 *	it was read within the last FONDS_RESUME_DAYS days
 *	it agrees with the claims now exactly if it did so then
 *
 * What is believed is the digests alone: they are judged like those of a
 * reading, so a corrupt file stays corrupt. What was unreadable, unstable or
 * not confirmed is never kept, nor is a file that had only just changed when
 * its run began, for a further change might not show in its times.
 */
#define FONDS_RESUME_DAYS 7

struct fonds_resume;

/*
 * path is of the file that keeps it; see struct fonds_validate_options. bag is
 * the folder; FONDS_ERR_INVALID when it is none, or when path lies in it.
 */
enum fonds_status fonds_resume_new(const char *path, const char *bag,
	struct fonds_resume **ret, struct fonds_error **error);

/*
 * Call when the claims have been read, with the algorithms in which the
 * payload is hashed.
 */
enum fonds_status fonds_resume_begin(struct fonds_resume *resume,
	const struct fonds_bag_state *state,
	const enum fonds_algorithm *algorithms, size_t count,
	struct fonds_error **error);

/*
 * What an earlier run read of the payload file at that index of the inventory,
 * borrowed until the next call, and counted in the validation; or
 * *ret_is_known is false, and the file must be read.
 */
enum fonds_status fonds_resume_known(struct fonds_resume *resume,
	struct fonds_bag_state *state, size_t index,
	struct fonds_check_result *ret, bool *ret_is_known,
	struct fonds_error **error);

/* Keep what reading a payload file gave, if it may be believed later. */
enum fonds_status fonds_resume_note(struct fonds_resume *resume,
	const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error);

/* The validation has ended: nothing is kept any more. */
enum fonds_status fonds_resume_finish(
	struct fonds_resume *resume, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_resume_free(struct fonds_resume *resume);
void fonds_resume_freep(struct fonds_resume **resume);

#endif
