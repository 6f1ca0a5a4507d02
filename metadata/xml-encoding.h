/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_ENCODING_H
#define METADATA_XML_ENCODING_H

#include <stddef.h>

#include <fonds/error.h>

/*
 * Is a document of XML in an encoding that is read: UTF-8, US-ASCII,
 * ISO-8859-1, or UTF-16 with its byte order mark? Told from its beginning, in
 * which the XML declaration stands.
 */
#define FONDS_XML_HEAD ((size_t)1024)

/*
 * data is the document's first FONDS_XML_HEAD bytes, or all of it; what names
 * it in the error, FONDS_ERR_FORMAT.
 */
enum fonds_status fonds_xml_encoding_check(const char *data, size_t size,
	const char *what, struct fonds_error **error)
	__attribute__((nonnull(1, 3)));

#endif
