/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_UNPACKER_H
#define ARCHIVE_UNPACKER_H

#include "archive/form.h"
#include "archive/source.h"

/*
 * Undoes one compression, and no more: gzip, bzip2, xz, zstd, lz4, with all
 * the members or frames that stand one after the other.
 */
struct fonds_unpacker;

/* form is that of a compressed tar; source is borrowed. */
enum fonds_status fonds_unpacker_new(enum fonds_archive_form form,
	struct fonds_source *source, struct fonds_unpacker **ret,
	struct fonds_error **error);

/*
 * The next bytes, valid until the next call; none at the end, which is told
 * only when all was whole: FONDS_ERR_FORMAT for what is damaged, cut off or
 * followed by something else.
 */
enum fonds_status fonds_unpacker_next(struct fonds_unpacker *unpacker,
	const void **ret, size_t *ret_size, struct fonds_error **error);

/* Accepts NULL. */
void fonds_unpacker_free(struct fonds_unpacker *unpacker);

#endif
