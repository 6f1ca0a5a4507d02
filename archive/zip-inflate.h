/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ZIP_INFLATE_H
#define ARCHIVE_ZIP_INFLATE_H

#include <stdbool.h>

#include "archive/byte-file.h"
#include "archive/zip-local.h"

/*
 * The bytes of one compressed member, unpacked by libarchive, which is shown
 * nothing of the file but this member with its local header.
 */
struct fonds_zip_inflate;

bool fonds_zip_inflate_knows(uint16_t method);

/* file and member are borrowed. */
enum fonds_status fonds_zip_inflate_new(const struct fonds_byte_file *file,
	const struct fonds_member *member, const struct fonds_zip_place *place,
	struct fonds_zip_inflate **ret, struct fonds_error **error);

/* At most size bytes; 0 at the end. */
enum fonds_status fonds_zip_inflate_read(struct fonds_zip_inflate *inflate,
	void *data, size_t size, size_t *ret, struct fonds_error **error);

/* Accepts NULL. */
void fonds_zip_inflate_free(struct fonds_zip_inflate *inflate);

#endif
