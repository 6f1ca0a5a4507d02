/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_SCHEMA_H
#define METADATA_XML_SCHEMA_H

#include <stdbool.h>

#include "metadata/check.h"

/*
 * Validation of documents against XML Schema, streaming. Schemas are found by
 * an XML catalog, and nothing else is ever read: no network, no other file.
 * Each is compiled once. One thread at a time.
 */
struct fonds_xml_schemas;

/*
 * folder  has the schemas and their catalog.xml, and all that is read lies
 *         below it; FONDS_ERR_IO when it is not there. NULL: the system's
 *         catalog, and what lies beside the files that it names
 */
enum fonds_status fonds_xml_schemas_new(const char *folder,
	struct fonds_xml_schemas **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_xml_schemas_free(struct fonds_xml_schemas *schemas);
void fonds_xml_schemas_freep(struct fonds_xml_schemas **schemas);

/* What the schema finds wrong, with the line; message is one line. */
typedef void fonds_xml_schema_fn(
	unsigned long line, const char *message, void *payload);

/*
 * Validate a document of a form that is known, which was read before and is
 * well-formed. *ret_missing is the address of the schema that was not found,
 * and nothing was validated; else NULL. FONDS_ERR_INVALID when a schema is
 * none, or needs what is not there; FONDS_ERR_IO when the document changed.
 */
enum fonds_status fonds_xml_schemas_validate(struct fonds_xml_schemas *schemas,
	enum fonds_check_form form, struct fonds_stream *stream,
	fonds_xml_schema_fn *fn, void *payload, const char **ret_missing,
	struct fonds_error **error);

#endif
