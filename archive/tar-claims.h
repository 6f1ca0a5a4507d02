/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_CLAIMS_H
#define ARCHIVE_TAR_CLAIMS_H

#include "archive/pax-header.h"
#include "archive/tar-header.h"
#include "base/tree.h"

/*
 * What the headers of a tar claim its members to be. Claims wait in a queue
 * for libarchive, which comes to the same members later.
 */
struct fonds_tar_claims {
	struct fonds_buffer bytes;
	size_t taken; /* of these */
};

/* A path and a link are bytes as stored, and borrowed. */
struct fonds_tar_claim {
	uint64_t size;
	enum fonds_entry_kind kind;
	const char *path;
	const char *link; /* of a hard link, else NULL */
};

void fonds_tar_claims_init(struct fonds_tar_claims *claims);
void fonds_tar_claims_clear(struct fonds_tar_claims *claims);

/*
 * A member that begins at start, with the headers before its own.
 * FONDS_ERR_FORMAT, _UNSAFE: its name, its link and its kind do not go
 * together.
 */
enum fonds_status fonds_tar_claims_add(struct fonds_tar_claims *claims,
	uint64_t start, const struct fonds_tar_header *header,
	const struct fonds_pax *pax, uint64_t size, struct fonds_error **error);

/* Those that were taken, whose memory is used anew. */
void fonds_tar_claims_forget(struct fonds_tar_claims *claims);

/*
 * The next one, valid until one is added or forgotten. FONDS_ERR_FORMAT where
 * there is none that begins at start.
 */
enum fonds_status fonds_tar_claims_take(struct fonds_tar_claims *claims,
	uint64_t start, struct fonds_tar_claim *ret,
	struct fonds_error **error);

#endif
