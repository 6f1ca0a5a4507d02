/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_PREMIS_NODE_H
#define METADATA_XML_PREMIS_NODE_H

#include "metadata/premis-unit.h"
#include "metadata/xml-writer.h"

/*
 * A unit as it was read, with all that stands in it, into another document.
 * It brings its own namespaces: whatever prefixes the document has, or the
 * file had that it comes from, its elements and attributes stay in theirs.
 */
void fonds_xml_premis_node(
	struct fonds_xml_writer *xml, const struct fonds_premis_node *node);

#endif
