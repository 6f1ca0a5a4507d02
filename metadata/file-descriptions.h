/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FILE_DESCRIPTIONS_H
#define METADATA_FILE_DESCRIPTIONS_H

#include "base/output.h"
#include "base/tree.h"
#include "metadata/dc-description.h"

/*
 * Descriptions of the files and folders of a payload, in the form of
 * Archivematica's metadata.csv (archivematica.org, user manual, "Importing
 * descriptive metadata"): the first column is "filename" and has a path,
 * those called "dc.NAME" or "dcterms.NAME" have Dublin Core, and a column
 * that is repeated has a value more.
 *
 * A description's label is the path, without a slash at its end. What stands
 * in other columns is among the others of the set, with the path as label.
 * dc and dcterms are not told apart: writing calls the fifteen elements dc
 * and all else dcterms, which is how Archivematica's own tables look.
 */

/*
 * The set must be empty. Rows in which nothing stands are passed over.
 * FONDS_ERR_FORMAT, with the line: no such table; a row with more or fewer
 * fields than the first one, whose values would stand in the wrong columns;
 * values without a path; a control character. FONDS_ERR_INVALID: two rows for
 * one path. FONDS_ERR_UNSAFE: a path that is none of a bag. FONDS_ERR_LIMIT.
 */
enum fonds_status fonds_file_descriptions_read(struct fonds_stream *stream,
	struct fonds_dc_set *set, struct fonds_error **error);

/*
 * Each property has as many columns as the description with the most values
 * of it; what others of the set have a label stands behind, in columns named
 * as they are. An encoding or a language has no place. FONDS_ERR_INVALID when
 * a description has no label.
 */
enum fonds_status fonds_file_descriptions_write(const struct fonds_dc_set *set,
	struct fonds_output *output, struct fonds_error **error);

#endif
