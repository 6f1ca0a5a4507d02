/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_PREMIS_COPY_H
#define TESTS_UNIT_METADATA_PREMIS_COPY_H

#include "metadata/premis-reader.h"
#include "metadata/premis-writer.h"

/* A document read entity by entity, and written again to an output. */
static inline enum fonds_status premis_copy(struct fonds_stream *stream,
	struct fonds_output *output, struct fonds_error **error)
{
	struct fonds_premis_reader *reader = NULL;
	struct fonds_premis_writer *writer = NULL;
	const struct fonds_premis_node *node = NULL;
	enum fonds_status status = fonds_premis_reader_new(
		stream, "x.xml", &reader, error);

	if (status == FONDS_OK)
		status = fonds_premis_writer_new(output,
			fonds_premis_reader_root(reader), &writer, error);
	while (status == FONDS_OK) {
		status = fonds_premis_reader_next(reader, &node, error);
		if (status < 0 || !node)
			break;
		status = fonds_premis_writer_add(writer, node, error);
	}
	if (status == FONDS_OK)
		status = fonds_premis_writer_finish(writer, error);
	fonds_premis_writer_free(writer);
	fonds_premis_reader_free(reader);
	return status;
}

#endif
