/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_READER_H
#define METADATA_PREMIS_READER_H

#include "base/tree.h"
#include "metadata/premis-unit.h"

/*
 * Reading a PREMIS 3.0 file, entity by entity: object, event, agent, rights.
 * One entity is in memory at a time, so a file may be of any size:
 *
 *	new -> next, until NULL -> free
 *
 * It reads what is well-formed and is PREMIS 3.0 by its root element, whatever
 * else is wrong: units out of place stay nodes, for the checker to find. The
 * root is <premis>, or an object, event, agent or rights alone. Comments and
 * processing instructions are passed over. FONDS_ERR_FORMAT for other roots
 * (with what it is), FONDS_ERR_LIMIT for an entity past
 * FONDS_PREMIS_ENTITY_MAX bytes in memory; what base/tree.h and
 * metadata/xml-reader.h have besides.
 */
struct fonds_premis_reader;

#define FONDS_PREMIS_ENTITY_MAX ((size_t)64 * 1024 * 1024)

/* The stream is borrowed; what names it in errors, and is copied. */
enum fonds_status fonds_premis_reader_new(struct fonds_stream *stream,
	const char *what, struct fonds_premis_reader **ret,
	struct fonds_error **error);

/*
 * The same for PREMIS that stands in another document: xml is borrowed and has
 * just given start, which becomes the root; its end is the end, and is taken.
 */
struct fonds_xml_reader;
struct fonds_xml_node;
enum fonds_status fonds_premis_reader_new_at(struct fonds_xml_reader *xml,
	const struct fonds_xml_node *start, const char *what,
	struct fonds_premis_reader **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_premis_reader_free(struct fonds_premis_reader *reader);
void fonds_premis_reader_freep(struct fonds_premis_reader **reader);

/* The root element, with its attributes and no children. */
const struct fonds_premis_node *fonds_premis_reader_root(
	const struct fonds_premis_reader *reader);

/*
 * *ret is valid until the next call; NULL at the end of a whole file. Texts
 * beside the entities, and elements that are none, are given like them. After
 * a failure every call fails with the same status.
 */
enum fonds_status fonds_premis_reader_next(struct fonds_premis_reader *reader,
	const struct fonds_premis_node **ret, struct fonds_error **error);

#endif
