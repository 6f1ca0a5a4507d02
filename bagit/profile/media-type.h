/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PROFILE_MEDIA_TYPE_H
#define BAGIT_PROFILE_MEDIA_TYPE_H

#include <stdbool.h>

/* Is it written as one, "application/zip" (RFC 6838 4.2)? */
bool fonds_media_type_is_well_formed(const char *type);

/*
 * Do two stand for the same form of archive? They are compared without case,
 * and the names in use for one form count as one: profiles write
 * "application/tar", which was never registered, and "application/x-tar".
 */
bool fonds_media_type_is_same(const char *a, const char *b);

#endif
