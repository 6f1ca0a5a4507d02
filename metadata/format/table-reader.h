/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_TABLE_READER_H
#define METADATA_FORMAT_TABLE_READER_H

#include "metadata/format/signature-builder.h"

/* The table that is compiled in (signature-table.h), into a builder. */
enum fonds_status fonds_signature_table_read_formats(
	struct fonds_signature_builder *builder, struct fonds_error **error);

/* Containers, to follow formats from wherever those come. */
enum fonds_status fonds_signature_table_read_containers(
	struct fonds_signature_builder *builder, struct fonds_error **error);

/* The names of the two files that the table was made from. */
#define FONDS_SIGNATURE_VERSION_MAX 128
void fonds_signature_table_versions(char formats[FONDS_SIGNATURE_VERSION_MAX],
	char containers[FONDS_SIGNATURE_VERSION_MAX]);

/*
 * A sequence as a line of the table has it, "B0-4:4D5A", into the builder.
 * The text is changed.
 */
enum fonds_status fonds_signature_table_read_sequence(
	struct fonds_signature_builder *builder, char *text,
	struct fonds_error **error);

#endif
