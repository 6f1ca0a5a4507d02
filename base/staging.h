/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_STAGING_H
#define BASE_STAGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bag-path.h"
#include "base/staging-files.h"

/*
 * A folder that appears whole or not at all. It is built as "new" inside a
 * hidden folder beside the target, ".NAME.fonds-partial", which is locked
 * while its process lives:
 *
 *	begin -> write ... -> sync -> publish -> finish, or abort
 *
 * After a kill the hidden folder is still there and its lock is free: the next
 * begin empties it and says so by fonds_staging_is_resumed(). If the target
 * is there then too, the kill came between publish and finish: whoever
 * resumes compares the two and either finishes or leaves the target alone.
 */
struct fonds_staging;

/*
 * FONDS_ERR_EXISTS  when target is there and no interrupted work is beside it
 * FONDS_ERR_BUSY    when a living process builds the same target
 */
enum fonds_status fonds_staging_begin(const char *target,
	struct fonds_staging **ret, struct fonds_error **error);

/*
 * Would begin be let in, as far as can be seen? Nothing is touched. Errors as
 * of begin, but for FONDS_ERR_BUSY.
 */
enum fonds_status fonds_staging_check(
	const char *target, struct fonds_error **error);

bool fonds_staging_is_resumed(const struct fonds_staging *staging);

/* Was the target there when an interrupted work was resumed? */
bool fonds_staging_has_target(const struct fonds_staging *staging);

/* The folder being built, as a path that can be opened; borrowed. */
const char *fonds_staging_path(const struct fonds_staging *staging);

/* The same, to be filled by what is in base/new-file.h; borrowed. */
struct fonds_staging_files *fonds_staging_files(struct fonds_staging *staging);

/* Make a file with its folders and write it. It must not be there. */
enum fonds_status fonds_staging_write(struct fonds_staging *staging,
	const struct fonds_bag_path *path, const void *data, size_t size,
	struct fonds_error **error);

/*
 * The same from the file at source, copied as it is, at most limit bytes
 * (FONDS_ERR_LIMIT). each is called for each piece copied and may be NULL;
 * a result that is not 0 is FONDS_ERR_CANCELLED.
 */
enum fonds_status fonds_staging_copy(struct fonds_staging *staging,
	const struct fonds_bag_path *path, const char *source, uint64_t limit,
	int (*each)(const void *data, size_t size, void *payload),
	void *payload, struct fonds_error **error);

/* All files and folders made, by whatever means, are on the medium. */
enum fonds_status fonds_staging_sync(
	struct fonds_staging *staging, struct fonds_error **error);

/*
 * Make the folder of that name in the folder being built the folder being
 * built: what lies beside it is removed. For what is told only when all is
 * there. name is one component.
 */
enum fonds_status fonds_staging_hoist(struct fonds_staging *staging,
	const char *name, struct fonds_error **error);

/*
 * Give the folder its name, without replacing anything (FONDS_ERR_EXISTS),
 * and fsync the parent.
 */
enum fonds_status fonds_staging_publish(
	struct fonds_staging *staging, struct fonds_error **error);

/* Take the published folder back, after a later step failed. */
enum fonds_status fonds_staging_unpublish(
	struct fonds_staging *staging, struct fonds_error **error);

/*
 * Remove what is hidden, and free whatever happens. The target stays as it
 * is.
 */
enum fonds_status fonds_staging_finish(
	struct fonds_staging *staging, struct fonds_error **error);

/*
 * As finish, after a failure: errors are ignored. Where an interrupted work
 * had been resumed and its target was there, the hidden folder is emptied and
 * stays, so that the work can still be resumed. Accepts NULL.
 */
void fonds_staging_abort(struct fonds_staging *staging);
void fonds_staging_abortp(struct fonds_staging **staging);

#endif
