/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_GUNZIP_H
#define ARCHIVE_GUNZIP_H

#include "archive/source.h"

/*
 * gzip (RFC 1952), all its members. libarchive 3.6.2 looks at neither the
 * CRC-32 nor the size that end a member, so this is zlib's work.
 */
struct fonds_gunzip;

enum fonds_status fonds_gunzip_new(struct fonds_source *source,
	struct fonds_gunzip **ret, struct fonds_error **error);

/* As fonds_unpacker_next(). */
enum fonds_status fonds_gunzip_next(struct fonds_gunzip *gunzip,
	const void **ret, size_t *ret_size, struct fonds_error **error);

/* Accepts NULL. */
void fonds_gunzip_free(struct fonds_gunzip *gunzip);

#endif
