/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DC_CSV_H
#define METADATA_DC_CSV_H

#include "base/output.h"
#include "base/tree.h"
#include "metadata/dc-description.h"

/*
 * Descriptions as rows of CSV, the way of Archivematica's metadata.csv: a
 * column "filename" (or what is described, where that is no file) and columns "dc.title", "dcterms.created", repeated where
 * a property has several values. Values are exact: nothing is put before what
 * a spreadsheet would take for a formula, since it would be part of the value
 * for whoever reads it next.
 */

/* What a row without a file of its own is about, in Archivematica: all. */
#define FONDS_DC_CSV_ALL "objects"

void fonds_dc_csv_write(
	const struct fonds_dc_set *set, struct fonds_output *output);

/*
 * A description for each row, whose label is the file. What stands in another
 * column becomes an "other" of the set. FONDS_ERR_FORMAT, with the line: no
 * column of Dublin Core, or a row longer than the first; else as
 * base/csv-reader.h says.
 */
enum fonds_status fonds_dc_csv_read(struct fonds_stream *stream,
	struct fonds_dc_set *set, struct fonds_error **error);

/* Is this the first line of such a file? */
bool fonds_dc_csv_is_header(const char *line, size_t size);

#endif
