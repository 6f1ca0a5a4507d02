/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_FORMAT_H
#define INGEST_FORMAT_H

#include "base/arena.h"
#include "identify/identifier.h"

/*
 * The formats of files, told while they are copied into a bag:
 *
 *	fonds_ingest_formats_init(&formats, error)
 *	for each file
 *		fonds_ingest_formats_begin(&formats)
 *		fonds_ingest_formats_add(&formats, data, size) ...
 *		fonds_ingest_formats_finish(&formats, fd, name, arena, &format,
 *			error)
 *	fonds_ingest_formats_clear(&formats)
 */
struct fonds_ingest_formats {
	struct fonds_signature_set *set;
	struct fonds_identifier *identifier;
	struct fonds_file_ends ends;
};

/* What a file was found to be, as include/fonds/identify.h has it. */
struct fonds_ingest_format {
	const struct fonds_identify_hit *hits; /* those that stand */
	size_t count;
	const char *puid;    /* of the first, or "" */
	const char *mime;    /* never "": "application/octet-stream" */
	const char *charset; /* or "" */
	const char *warning; /* or "" */
};

/* Clear in any case. */
enum fonds_status fonds_ingest_formats_init(
	struct fonds_ingest_formats *formats, struct fonds_error **error);
void fonds_ingest_formats_clear(struct fonds_ingest_formats *formats);

void fonds_ingest_formats_begin(struct fonds_ingest_formats *formats);
void fonds_ingest_formats_add(
	struct fonds_ingest_formats *formats, const void *data, size_t size);

/*
 * fd   of the copy, read again where it is a ZIP or OLE2 file; borrowed
 * ret  what it points to is in the arena
 */
enum fonds_status fonds_ingest_formats_finish(
	struct fonds_ingest_formats *formats, int fd, const char *name,
	struct fonds_arena *arena, struct fonds_ingest_format *ret,
	struct fonds_error **error);

/* Is there more than a name to tell it by? */
bool fonds_ingest_format_is_known(const struct fonds_ingest_format *format);

#endif
