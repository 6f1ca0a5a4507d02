/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_MANIFEST_LINE_H
#define FIXITY_MANIFEST_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

/*
 * One line of a checksum manifest, without its line end: hex digits, one or
 * more spaces or tabs, a path (RFC 8493 2.1.3). Both are borrowed from text.
 */
struct fonds_manifest_line {
	const char *hex;
	size_t hex_size;
	const char *path; /* from the first byte that is not blank */
	size_t path_size;

	/*
	 * Blanks beyond the first between the two: a path may begin with
	 * spaces, so path - extra_blanks may be its true beginning.
	 */
	size_t extra_blanks;

	/* md5sum's "*" before the path, or "\" before the line (6.1.4). */
	bool has_asterisk; /* not part of path */
	bool has_backslash;
};

enum fonds_status fonds_manifest_line_parse(const char *text, size_t size,
	struct fonds_manifest_line *ret, struct fonds_error **error);

#endif
