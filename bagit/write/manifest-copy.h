/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_MANIFEST_COPY_H
#define BAGIT_WRITE_MANIFEST_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/*
 * A manifest copied byte for byte, but for the digest in some of its lines. It
 * is UTF-8 text; a line ends in LF, CR or CRLF, as bagit/bag-text.h has it.
 *
 *	init -> add ... -> replaced
 */
struct fonds_manifest_copy {
	const uint32_t *lines; /* borrowed; from 1 */
	size_t line_count;
	const char *hex; /* the digest to be written; borrowed */
	uint32_t line;
	size_t digits; /* of the line that were passed over */
	bool is_done;  /* with the line's digest */
	bool was_cr;
	size_t replaced; /* digests of the same length as hex */
};

void fonds_manifest_copy_init(struct fonds_manifest_copy *copy,
	const uint32_t *lines, size_t line_count, const char *hex);

/* The next piece of the old manifest; what it becomes is appended to out. */
void fonds_manifest_copy_add(struct fonds_manifest_copy *copy, const char *data,
	size_t size, struct fonds_buffer *out);

#endif
