/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_PREMIS_DUMP_H
#define TESTS_UNIT_METADATA_PREMIS_DUMP_H

#include <string.h>

#include "base/buffer.h"
#include "metadata/premis-reader.h"

/* All that a node says but its line and prefixes, so that two compare. */
static inline void premis_dump(
	struct fonds_buffer *out, const struct fonds_premis_node *node)
{
	const struct fonds_premis_attribute *attribute = node->attributes;

	fonds_buffer_printf(out, "<{%s}%s %s", node->space, node->name,
		node->unit ? node->unit->number : "-");
	for (; attribute; attribute = attribute->next)
		if (strcmp(attribute->space, FONDS_XMLNS_SPACE) != 0)
			fonds_buffer_printf(out, " {%s}%s='%s'",
				attribute->space, attribute->name,
				attribute->value);
	if (node->text)
		fonds_buffer_printf(out, " '%s'", node->text);
	for (node = node->children; node; node = node->next)
		premis_dump(out, node);
	fonds_buffer_add_text(out, ">\n");
}

/* Every entity of a document. */
static inline enum fonds_status premis_dump_all(struct fonds_stream *stream,
	struct fonds_buffer *out, struct fonds_error **error)
{
	struct fonds_premis_reader *reader = NULL;
	const struct fonds_premis_node *node = NULL;
	enum fonds_status status = fonds_premis_reader_new(
		stream, "x.xml", &reader, error);

	while (status == FONDS_OK) {
		status = fonds_premis_reader_next(reader, &node, error);
		if (status < 0 || !node)
			break;
		premis_dump(out, node);
	}
	fonds_premis_reader_free(reader);
	return status;
}

#endif
