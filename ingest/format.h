/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_FORMAT_H
#define INGEST_FORMAT_H

#include "base/arena.h"
#include "identify/identifier.h"

/*
 * The formats of files, told while they are copied into a bag:
 *
 *	fonds_ingest_formats_new(&formats, error)
 *	for each file
 *		fonds_ingest_formats_begin(formats)
 *		fonds_ingest_formats_add(formats, data, size) ...
 *		fonds_ingest_formats_finish(formats, fd, name, arena, &format,
 *			error)
 *	fonds_ingest_formats_free(formats)
 *
 * For one thread.
 */
struct fonds_ingest_formats;

/* What a file was found to be, as include/fonds/identify.h has it. */
struct fonds_ingest_format {
	const struct fonds_identify_hit *hits; /* those that stand */
	size_t count;
	const char *puid;    /* of the first, or "" */
	const char *mime;    /* never "": "application/octet-stream" */
	const char *charset; /* or "" */
	const char *warning; /* or "" */
};

enum fonds_status fonds_ingest_formats_new(
	struct fonds_ingest_formats **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_ingest_formats_free(struct fonds_ingest_formats *formats);
void fonds_ingest_formats_freep(struct fonds_ingest_formats **formats);

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
