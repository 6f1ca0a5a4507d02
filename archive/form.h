/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_FORM_H
#define ARCHIVE_FORM_H

#include <stdbool.h>
#include <stddef.h>

/* The forms in which a bag is packed: the rows of the table in the source. */
enum fonds_archive_form {
	FONDS_ARCHIVE_TAR,
	FONDS_ARCHIVE_TAR_GZ,
	FONDS_ARCHIVE_TAR_BZ2, /* read, never written */
	FONDS_ARCHIVE_TAR_XZ,
	FONDS_ARCHIVE_TAR_ZST,
	FONDS_ARCHIVE_TAR_LZ4, /* read, never written */
	FONDS_ARCHIVE_ZIP,
	FONDS_ARCHIVE_7Z,
	FONDS_ARCHIVE_FORM_COUNT,
};

struct fonds_archive_form_info {
	const char *name;       /* "tar.gz", which is its ending as well */
	const char *media_type; /* as a BagIt Profile names it */
	bool is_written;
};

const struct fonds_archive_form_info *fonds_archive_form_info(
	enum fonds_archive_form form);

/*
 * By the ending of a name, in either case, "tgz" and the like included.
 * *ret_size is that of the ending with its dot; it may be NULL.
 */
bool fonds_archive_form_of_name(
	const char *name, enum fonds_archive_form *ret, size_t *ret_size);

#endif
