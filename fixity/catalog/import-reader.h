/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_IMPORT_READER_H
#define FIXITY_CATALOG_IMPORT_READER_H

#include "fixity/catalog/export-row.h"

/*
 * Reads an export of a catalog, row by row, and believes nothing: every line
 * is byte for byte as fonds writes it, the tables come in their order and with
 * as many rows as the header says, and the trailer has the digest of all lines
 * before it, and is the last. Memory is bounded by the longest line.
 *
 *	new -> next ... -> free
 */
struct fonds_import_reader;

/* fd is the caller's; name is for messages, which tell the line. */
enum fonds_status fonds_import_reader_new(int fd, const char *name,
	struct fonds_import_reader **ret, struct fonds_error **error);

/*
 * *ret is valid until the next call, and NULL at the end, which is told only
 * when the whole is right. FONDS_ERR_FORMAT, FONDS_ERR_LIMIT for a line of more
 * than 32 MiB, FONDS_ERR_UNSUPPORTED for an export of another format.
 */
enum fonds_status fonds_import_reader_next(struct fonds_import_reader *reader,
	const struct fonds_export_row **ret, struct fonds_error **error);

/* "'NAME' line N: " before an error about the row that was given last. */
enum fonds_status fonds_import_reader_blame(
	const struct fonds_import_reader *reader, enum fonds_status status,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_import_reader_free(struct fonds_import_reader *reader);
void fonds_import_reader_freep(struct fonds_import_reader **reader);

#endif
