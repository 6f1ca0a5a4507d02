/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_H
#define METADATA_FORMAT_H

#include <stddef.h>

#include <fonds/error.h>

/*
 * What format some bytes are in. Text, JSON and XML are told by a test of our
 * own and have a PRONOM key; all else is told by libmagic, by its MIME type,
 * and the note says so.
 */
struct fonds_format_identity {
	char name[128];   /* "Plain Text File" */
	char puid[32];    /* "x-fmt/111", or "" */
	char mime[128];   /* "text/plain", never "" */
	char charset[32]; /* "UTF-8", "US-ASCII", or "" */
	char note[160];   /* how it was told */
};

#define FONDS_FORMAT_PREFIX ((size_t)256 * 1024)

struct fonds_format_identifier;

enum fonds_status fonds_format_identifier_new(
	struct fonds_format_identifier **ret, struct fonds_error **error);
void fonds_format_identifier_free(struct fonds_format_identifier *identifier);
void fonds_format_identifier_freep(struct fonds_format_identifier **identifier);

/*
 * data is the beginning of the file, up to FONDS_FORMAT_PREFIX bytes;
 * is_whole says that it is all of it.
 */
enum fonds_status fonds_format_identify(
	struct fonds_format_identifier *identifier, const void *data,
	size_t size, int is_whole, struct fonds_format_identity *ret,
	struct fonds_error **error);

#endif
