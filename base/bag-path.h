/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_BAG_PATH_H
#define BASE_BAG_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

/*
 * A path inside a bag: relative, components parted by single slashes, no "."
 * and no "..". It is made only by fonds_bag_path_new() and its sister for
 * walks, so whoever holds one may open it below the bag. The bytes are
 * otherwise free: any encoding, newlines, any length.
 */
struct fonds_bag_path;

/*
 * Leading "./", inner "/./" and doubled slashes are dropped. FONDS_ERR_UNSAFE,
 * on every platform (RFC 8493 5.1): empty, NUL inside, absolute, a ".."
 * component (parted by "/" or "\"), a leading "~", a drive letter ("C:"), a
 * variable of Windows ("%HomeDrive%\"), a leading backslash, a trailing slash.
 */
enum fonds_status fonds_bag_path_new(const char *text, size_t size,
	struct fonds_bag_path **ret, struct fonds_error **error);

/*
 * The path of an entry that a walk of a tree gave. It names what is there,
 * whatever another system would make of it ("~$a.doc", "C:x", "a\\..\\b"):
 * FONDS_ERR_UNSAFE only when it is empty, absolute, has a ".." component
 * parted by "/", or ends in a slash. Never for what came with a bag.
 */
enum fonds_status fonds_bag_path_found(const char *text,
	struct fonds_bag_path **ret, struct fonds_error **error);

enum fonds_status fonds_bag_path_dup(const struct fonds_bag_path *path,
	struct fonds_bag_path **ret, struct fonds_error **error);

/* The bytes, NUL-terminated; borrowed. */
const char *fonds_bag_path_text(const struct fonds_bag_path *path);

/* Is it in the payload, below "data/"? */
bool fonds_bag_path_is_payload(const struct fonds_bag_path *path);

/* Accept NULL. */
void fonds_bag_path_free(struct fonds_bag_path *path);
void fonds_bag_path_freep(struct fonds_bag_path **path);

#endif
