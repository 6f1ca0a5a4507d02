/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_CHAIN_H
#define ARCHIVE_SEVENZIP_CHAIN_H

#include "archive/sevenzip-cursor.h"

/*
 * How one folder of a 7z is packed: which coders unpack it, and how what one
 * gives goes into the next. Of the many ways that the format has these are
 * known, which is what programs write:
 *
 *	one method                LZMA, LZMA2, PPMd, BZip2, Deflate, Copy
 *	a method, then a filter   BCJ (x86), Delta, ARM, ...
 *	three methods, then BCJ2  as 7-Zip connects them
 */
struct fonds_sevenzip_chain {
	/*
	 * The description as it stands in the header, behind the number of
	 * coders; that of the filter for x86 is left out.
	 */
	const uint8_t *bytes;
	uint16_t size;
	uint8_t coders; /* the last of them gives the bytes of the folder */
	uint8_t packed; /* streams of the file that go into it */
	bool is_x86;    /* the last is that filter: sevenzip-x86.h undoes it */
};

#define FONDS_SEVENZIP_CODERS_MAX 4
#define FONDS_SEVENZIP_PACKED_MAX 4

/* What the decoders of one folder may take together, bytes. */
#define FONDS_SEVENZIP_MEMORY_MAX ((uint64_t)3 << 29)

/*
 * Take one from a header; file is the name for messages, and bytes stays in
 * the header. FONDS_ERR_FORMAT where it is damaged or encrypted,
 * FONDS_ERR_UNSUPPORTED for another way, FONDS_ERR_LIMIT where unpacking takes
 * too much memory.
 */
enum fonds_status fonds_sevenzip_chain_take(
	struct fonds_sevenzip_cursor *cursor, const char *file,
	struct fonds_sevenzip_chain *ret, struct fonds_error **error);

/*
 * A filter gives as many bytes as it takes, else FONDS_ERR_FORMAT. BCJ2 keeps
 * three of its streams in memory: FONDS_ERR_LIMIT where they are too large.
 * sizes are those of the packed streams, then of what each coder gives.
 */
enum fonds_status fonds_sevenzip_chain_check_sizes(
	const struct fonds_sevenzip_chain *chain, const char *file,
	const uint64_t *sizes, struct fonds_error **error);

#endif
