/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PATH_ENCODING_H
#define BAGIT_PATH_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "bagit/declaration.h"
#include "base/buffer.h"

/*
 * Percent-encoding of paths in manifests and fetch.txt: CR, LF and %, and only
 * these (RFC 8493 2.1.3, 2.2.3). Versions before 1.0 had it for the first two.
 */
enum fonds_path_decoding {
	FONDS_PATH_DECODE_LINE_ENDS, /* %0A and %0D */
	FONDS_PATH_DECODE_ALL,       /* and %25 */
};

/* Append the decoded path. Everything else is copied as it is. */
void fonds_path_decode(struct fonds_buffer *buffer, const char *path,
	size_t size, enum fonds_path_decoding decoding);

/* Append the path as 1.0 has it written. */
void fonds_path_encode(struct fonds_buffer *buffer, const char *path);

/* The same as a version has it: before 1.0 a % stood for itself. */
void fonds_path_encode_for(struct fonds_buffer *buffer, const char *path,
	enum fonds_bagit_version version);

/* Has it a "%" that is not part of %0A, %0D or %25? */
bool fonds_path_has_bare_percent(const char *path, size_t size);

#endif
