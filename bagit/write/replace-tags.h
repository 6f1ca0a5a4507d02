/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_REPLACE_TAGS_H
#define BAGIT_WRITE_REPLACE_TAGS_H

#include "bagit/validation.h"
#include "bagit/write/change.h"
#include "base/arena.h"

/*
 * Lock the bag, finish a change of it that was interrupted, and throw away one
 * that was not decided. *ret_resumed says whether there was one to finish.
 */
enum fonds_status fonds_replace_tags_begin(const char *path,
	struct fonds_change **ret, bool *ret_resumed,
	struct fonds_error **error);

/*
 * What was written into the files of the change takes the place of what is in
 * the bag; of the files of old, those that were not written are removed; done
 * whole or not at all.
 */
enum fonds_status fonds_replace_tags_commit(struct fonds_change *change,
	const struct fonds_text_list *old, struct fonds_error **error);

/*
 * Look at the bag afterwards: all but the bytes of the payload, which were
 * not touched. FONDS_ERR_IO when it is not sound.
 */
enum fonds_status fonds_replace_tags_read_back(const char *path, unsigned jobs,
	struct fonds_validation **ret, struct fonds_error **error);

/* FONDS_ERR_BUSY when an interrupted change waits for being finished. */
enum fonds_status fonds_replace_tags_check(
	int bag_fd, const char *path, struct fonds_error **error);

#endif
