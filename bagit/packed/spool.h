/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_SPOOL_H
#define BAGIT_PACKED_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * Bytes kept aside while an archive is read once: the tag files, and a record
 * for each member. They lie in a temporary file, so that a million members take
 * no memory and nothing is left behind, whatever ends the process. One thread
 * at a time.
 *
 *	new -> [append | read] ... -> free
 */
struct fonds_spool;

enum fonds_status fonds_spool_new(
	struct fonds_spool **ret, struct fonds_error **error);

/*
 * *ret_offset, where it is not NULL, is where it is to be read from. After a
 * failure: only free.
 */
enum fonds_status fonds_spool_append(struct fonds_spool *spool,
	const void *data, size_t size, uint64_t *ret_offset,
	struct fonds_error **error);

/* Exactly size bytes; FONDS_ERR_FORMAT where so many were not appended. */
enum fonds_status fonds_spool_read(struct fonds_spool *spool, uint64_t offset,
	void *data, size_t size, struct fonds_error **error);

/* All that was appended; 0 for NULL. */
uint64_t fonds_spool_size(const struct fonds_spool *spool);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_spool_free(struct fonds_spool *spool);
void fonds_spool_freep(struct fonds_spool **spool);

#endif
