/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_DC_H
#define METADATA_XML_DC_H

#include "metadata/dc-description.h"
#include "metadata/xml-writer.h"

/*
 * All statements of a description, as elements of the prefix "dcterms", with
 * their encodings as xsi:type; both prefixes are bound by who calls.
 */
void fonds_xml_dc_terms(struct fonds_xml_writer *xml,
	const struct fonds_dc_description *description);

#endif
