/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_WRITER_H
#define METADATA_PREMIS_WRITER_H

#include "base/output.h"
#include "metadata/premis-unit.h"
#include "metadata/xml-writer.h"

/*
 * Writing PREMIS 3.0 from nodes, entity by entity. A document of any size:
 *
 *	new -> add, for each entity -> finish -> free
 *
 * Nodes are written as they are, in the order in which they come; whether
 * that is valid is not asked. What premis-reader.h read is the same when it is
 * read again, and the same bytes where fonds wrote it. Comments, which the
 * reader passes over, are not there any more; the document is indented anew.
 */
struct fonds_premis_writer;

/*
 * root is the root element of the document that is written again, NULL for
 * that of a new one. An entity that was a root alone is put into a new one.
 * The output is borrowed, and root until new returns.
 */
enum fonds_status fonds_premis_writer_new(struct fonds_output *output,
	const struct fonds_premis_node *root, struct fonds_premis_writer **ret,
	struct fonds_error **error);

/*
 * The same into another document, between whose elements the entities stand:
 * each brings the namespaces that root declares, since its values may use
 * their prefixes, so what the other document declares does not matter. xml is
 * borrowed, and finish leaves it open.
 */
enum fonds_status fonds_premis_writer_new_inside(struct fonds_xml_writer *xml,
	const struct fonds_premis_node *root, struct fonds_premis_writer **ret,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_premis_writer_free(struct fonds_premis_writer *writer);
void fonds_premis_writer_freep(struct fonds_premis_writer **writer);

/* FONDS_ERR_LIMIT for nodes more than FONDS_PREMIS_DEPTH_MAX deep. */
#define FONDS_PREMIS_DEPTH_MAX 128
enum fonds_status fonds_premis_writer_add(struct fonds_premis_writer *writer,
	const struct fonds_premis_node *entity, struct fonds_error **error);

/* Ends the document, and finishes the output. */
enum fonds_status fonds_premis_writer_finish(
	struct fonds_premis_writer *writer, struct fonds_error **error);

#endif
