/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_VOLUME_MARKER_H
#define FIXITY_CATALOG_VOLUME_MARKER_H

#include <fonds/error.h>

#include "fixity/catalog/policy.h"
#include "fixity/name-uuid.h"

/*
 * The marker file at the root of a volume (FONDS_VOLUME_MARKER): by it a
 * volume is known wherever it is mounted, and an empty mount point is told
 * from a volume that lost its files. It is its identifier, a UUID in lower
 * case, and a newline, and is never changed.
 */

/*
 * The identifier of the volume at path. FONDS_ERR_IO with ENOENT where there
 * is no marker, and with ELOOP for a link, which is not followed;
 * FONDS_ERR_FORMAT for a file that is none.
 */
enum fonds_status fonds_volume_marker_read(const char *path,
	char ret[FONDS_UUID_SIZE], struct fonds_error **error);

/* The same; a marker is made where there is none, whole and on the disk. */
enum fonds_status fonds_volume_marker_make(const char *path,
	char ret[FONDS_UUID_SIZE], struct fonds_error **error);

/* FONDS_ERR_IO unless the volume of this identifier is at path now. */
enum fonds_status fonds_volume_marker_check(const char *path, const char *name,
	const char *identifier, struct fonds_error **error);

#endif
