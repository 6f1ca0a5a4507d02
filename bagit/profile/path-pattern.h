/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PROFILE_PATH_PATTERN_H
#define BAGIT_PROFILE_PATH_PATTERN_H

#include <stdbool.h>

/*
 * Does a path match a pattern of Tag-Files-Allowed or Payload-Files-Allowed?
 * As fnmatch(3) without flags in the C locale: "*" is any number of bytes, "/"
 * among them, "?" one byte, "[...]" one of a set, "\" takes the next byte as
 * it is. A path that is the pattern byte for byte matches too, so that a file
 * whose name has such characters can be named. The time is bounded by the
 * product of the two lengths.
 */
bool fonds_path_pattern_matches(const char *pattern, const char *path);

/* Is it more than a plain path? */
bool fonds_path_pattern_is_wild(const char *pattern);

#endif
