/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include <stdbool.h>

#include <fonds/error.h>

/*
 * Patterns for paths:
 *
 *	?       one byte, not '/'
 *	*       any bytes, none of them '/'
 *	[a-z]   one byte of these, not '/'; [!a-z] or [^a-z]: not of these. A
 *	        ']' that comes first is one of them. Literal where no ']' ends it
 *	**      any bytes; where it begins a name and a slash follows, the two
 *	        are any folders, also none
 *
 * Everything else stands for itself, and there is no escape: [*] is a star.
 * The whole path must match. Names are bytes, in no locale.
 */

/* Longer patterns are refused, and match nothing. */
#define FONDS_GLOB_SIZE_MAX 4096

/* FONDS_ERR_LIMIT, or FONDS_ERR_INVALID when it is empty. */
enum fonds_status fonds_glob_check(
	const char *pattern, struct fonds_error **error);

/* In at most |pattern| * |path| steps, and without any memory. */
bool fonds_glob_matches(const char *pattern, const char *path);

#endif
