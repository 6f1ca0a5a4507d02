/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ZIP_END_H
#define ARCHIVE_ZIP_END_H

#include "archive/byte-file.h"

/* What the end of a zip says of its central directory. */
struct fonds_zip_end {
	uint64_t offset; /* of the directory */
	uint64_t size;
	uint64_t count; /* of its entries */
};

/*
 * The end of central directory record, with that of zip64 where there is one
 * (APPNOTE 4.3.14 to 4.3.16). FONDS_ERR_FORMAT when there is none at the end
 * of the file, FONDS_ERR_UNSAFE when there are two, or when the directory does
 * not end where the record begins.
 */
enum fonds_status fonds_zip_end_read(const struct fonds_byte_file *file,
	struct fonds_zip_end *ret, struct fonds_error **error);

#endif
