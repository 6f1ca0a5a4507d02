/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_BAG_TEXT_H
#define BAGIT_BAG_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tree.h"

/*
 * The lines of a tag file, decoded from the encoding that bagit.txt declares
 * (RFC 8493 2.1.1, 2.3) and only then split at LF, CR or CRLF. It is read as a
 * stream: one line is held at a time.
 */
#define FONDS_BAG_LINE_MAX ((size_t)1 << 20)

struct fonds_bag_text;

/* Valid until the next call. */
struct fonds_bag_line {
	const char *data; /* UTF-8, or the bytes as they are where it is not */
	size_t size;
	size_t number;    /* from 1 */
	bool is_too_long; /* only its beginning is there */
};

/* What was seen up to the end of the file. */
struct fonds_bag_text_traits {
	bool has_bom;        /* where there must be none */
	bool lacks_bom;      /* where UTF-16 and UTF-32 should have one */
	bool is_truncated;   /* larger than the limit: the rest was not read */
	size_t invalid_line; /* the first with bytes that do not decode, or 0 */
	size_t too_long_line; /* the first, or 0 */
};

/* Is it an encoding that can be read here? */
bool fonds_bag_encoding_is_known(const char *encoding);

/*
 * encoding must be known. At most limit bytes of the file are read. Failures:
 * those of fonds_tree_open() and of reading.
 */
enum fonds_status fonds_bag_text_open(struct fonds_tree *tree, const char *path,
	const char *encoding, uint64_t limit, struct fonds_bag_text **ret,
	struct fonds_error **error);

/* *has is false at the end. */
enum fonds_status fonds_bag_text_next(struct fonds_bag_text *text,
	struct fonds_bag_line *ret, bool *has, struct fonds_error **error);

const struct fonds_bag_text_traits *fonds_bag_text_traits(
	const struct fonds_bag_text *text);

/* For fonds_cleanup(). */
void fonds_bag_text_freep(struct fonds_bag_text **text);

#endif
