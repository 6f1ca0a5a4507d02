/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_DC_READ_H
#define METADATA_XML_DC_READ_H

#include "base/tree.h"
#include "metadata/dc-description.h"

/*
 * Reading Dublin Core from XML, as fonds and others write it: dc.xml, oai_dc,
 * qualified Dublin Core, RDF, or any element that has properties of DCMI (of
 * its /terms/ or /elements/1.1/ namespace) as children, at any depth. Each
 * such element is one description; one that says what it is "about" goes on
 * with the description of the same thing.
 *
 * Encodings and languages are kept where they are those of DCMI and BCP 47 and
 * fit the value. All else that is met becomes an "other" of the set, with its
 * line. FONDS_ERR_FORMAT when there is no statement at all; else as
 * metadata/xml-reader.h says. what names the document in errors.
 */
enum fonds_status fonds_dc_read(struct fonds_stream *stream, const char *what,
	struct fonds_dc_set *set, struct fonds_error **error);

#endif
