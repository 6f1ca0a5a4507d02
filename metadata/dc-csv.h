/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DC_CSV_H
#define METADATA_DC_CSV_H

#include "base/output.h"
#include "base/tree.h"
#include "metadata/dc-description.h"

/*
 * Descriptions as rows of CSV, in the form of Archivematica's metadata.csv
 * (archivematica.org, user manual, "Importing descriptive metadata"): the
 * column "filename" says what a row is about, those called "dc.NAME" or
 * "dcterms.NAME" have Dublin Core, and a column that is repeated has a value
 * more. Values are exact: nothing is put before what a spreadsheet would take
 * for a formula, since it would be part of the value for whoever reads it.
 *
 * What stands in other columns is among the others of the set, with the name
 * of its row as label. dc and dcterms are not told apart: writing calls the
 * fifteen elements dc and all else dcterms, which is how Archivematica's own
 * tables look.
 */

/* What a row without a file of its own is about, in Archivematica: all. */
#define FONDS_DC_CSV_ALL "objects"

enum fonds_dc_csv_rows {
	/* Of anything: a URI, which the description is about, a text that is
	 * its label as it stands, or nothing. */
	FONDS_DC_CSV_ANYTHING,
	/* Of files and folders of a payload: the label is the path, without a
	 * slash at its end. */
	FONDS_DC_CSV_FILES,
};

/*
 * A description for each row; rows in which nothing stands are passed over,
 * and two may have the same label. FONDS_ERR_FORMAT, with the line: no column
 * of Dublin Core; a row with more or fewer fields than the first one, whose
 * values would stand in the wrong columns; a control character; of files, no
 * column "filename" or nothing in it. FONDS_ERR_UNSAFE: of files, a path that
 * is none of a bag. FONDS_ERR_LIMIT.
 */
enum fonds_status fonds_dc_csv_read(struct fonds_stream *stream,
	enum fonds_dc_csv_rows rows, struct fonds_dc_set *set,
	struct fonds_error **error);

/* Is this the first line of such a file? */
bool fonds_dc_csv_is_header(const char *line, size_t size);

/*
 * Each property has as many columns as the description with the most values
 * of it; what others of the set have the label of a row stands behind, in
 * columns named as they are. A row without a label is called by what it is
 * about, and the one that is about the whole "objects". An encoding or a
 * language has no place.
 */
enum fonds_status fonds_dc_csv_write(const struct fonds_dc_set *set,
	struct fonds_output *output, struct fonds_error **error);

#endif
