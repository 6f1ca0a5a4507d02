/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_TAG_CHANGE_H
#define BAGIT_WRITE_TAG_CHANGE_H

#include <stdbool.h>

#include "base/tree.h"

/*
 * One tag file of a bag written anew, and its lines in the tag manifests. Of
 * these nothing else is touched; payload is neither read nor needed:
 *
 *	begin -> open, read ... -> write ... -> commit -> free
 *
 * It is done whole or not at all, whatever happens (bagit/write/change.h); a
 * change that was interrupted is finished first. The bag is locked from begin
 * to free.
 */
struct fonds_tag_change;

/*
 * The new files are written, and none is in its place: new_files has them
 * under the paths that they will have. What it returns but FONDS_OK ends the
 * change, which is then not made.
 */
typedef enum fonds_status fonds_tag_change_fn(struct fonds_tree *new_files,
	void *payload, struct fonds_error **error);

struct fonds_tag_change_options {
	const char *path; /* of the tag file in the bag; borrowed */
	unsigned jobs;
	bool is_dry_run; /* all but writing; the bag is not locked */

	fonds_tag_change_fn *decide; /* by commit; NULL: as it is */
	void *payload;
};

/*
 * Look at the tag files of the bag. FONDS_ERR_INVALID, with the first of what
 * is wrong, unless they are sound as a whole and a tag manifest lists this
 * one: what is not known to be right is not to be listed as right.
 * FONDS_ERR_NOT_FOUND when the bag does not have the file.
 * FONDS_ERR_UNSUPPORTED for tag files in another encoding than UTF-8.
 * FONDS_ERR_BUSY while another process changes the bag. options are used
 * during the call only, but for path and payload.
 */
enum fonds_status fonds_tag_change_begin(const char *bag,
	const struct fonds_tag_change_options *options,
	struct fonds_tag_change **ret, struct fonds_error **error);

/* Was an interrupted change finished by begin? */
bool fonds_tag_change_is_resumed(const struct fonds_tag_change *change);

/* The file as it is; as often as wanted, before commit. */
enum fonds_status fonds_tag_change_open(struct fonds_tag_change *change,
	struct fonds_stream **ret, struct fonds_error **error);

/* A fonds_write_fn whose payload is the change: what the file will be. */
int fonds_tag_change_write(const void *data, size_t size, void *payload);

/* Why write failed; else FONDS_OK. */
enum fonds_status fonds_tag_change_check(
	const struct fonds_tag_change *change, struct fonds_error **error);

/*
 * Put the file and the tag manifests into place, and read the tag files back:
 * FONDS_ERR_IO when they are not sound then. In a dry run nothing is done.
 */
enum fonds_status fonds_tag_change_commit(
	struct fonds_tag_change *change, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_tag_change_free(struct fonds_tag_change *change);
void fonds_tag_change_freep(struct fonds_tag_change **change);

#endif
