/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CHECKSUM_LINE_H
#define FIXITY_CHECKSUM_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>
#include <fonds/error.h>

#include "fixity/algorithm.h"

/*
 * One line of a list of checksums, without its line end: what each format
 * comes to (fixity/checksum-list.h shows them). The path is borrowed from the
 * line, as it stands there.
 */
struct fonds_checksum_line {
	const char *path;
	size_t path_size;
	bool has_escapes; /* \\ \n \r in the path are two bytes for one */
	uint64_t size;    /* UINT64_MAX where the line does not say */
	struct fonds_digest digests[FONDS_ALGORITHM_COUNT];
	size_t digest_count;
};

/*
 * A line of any format but hashdeep's. Without the name of an algorithm it is
 * taken for the first of assumed that has as many digits, else for MD5, SHA-1
 * or one of SHA-2.
 */
enum fonds_status fonds_checksum_line_parse(const char *text, size_t size,
	const enum fonds_algorithm *assumed, size_t assumed_count,
	struct fonds_checksum_line *ret, struct fonds_error **error);

/* Decimal digits and nothing else; less than UINT64_MAX. */
bool fonds_checksum_size_parse(const char *text, size_t size, uint64_t *ret);

#endif
