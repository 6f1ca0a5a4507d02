/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_DROID_READER_H
#define METADATA_FORMAT_DROID_READER_H

#include "metadata/format/droid-sequence.h"
#include "metadata/xml-reader.h"

/*
 * How the two files that read a signature file of DROID work together:
 * droid-file.c the formats and what all elements need, droid-signature.c the
 * signatures.
 */

/* The pieces of one signature; the most that one of V122 has is below 100. */
#define FONDS_DROID_PIECES_MAX 2000
#define FONDS_DROID_PIECES_TEXT_MAX ((size_t)1024 * 1024)
#define FONDS_DROID_TEXT_MAX ((size_t)64 * 1024)

struct fonds_droid_reader {
	struct fonds_xml_reader *reader;
	struct fonds_signature_builder *builder;
	struct fonds_error **error;
	struct fonds_buffer text; /* of one element */
	const char *what;
	char *version;

	/* Of the signature at hand. */
	char *id;
	unsigned long line;
	struct fonds_arena texts;
	enum fonds_anchor anchor;
	struct fonds_droid_fragment *fragments;
	size_t fragment_count;
	const char *middle;
	struct fonds_droid_sub *subs;
	size_t sub_count;
};

typedef enum fonds_status fonds_droid_element_fn(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node);

/* What to do with a child; no function: pass it over. */
struct fonds_droid_child {
	const char *name;
	fonds_droid_element_fn *read;
};

/*
 * Reads the children of an element up to its end. The last row of the table
 * has no name: what to do with all others.
 */
enum fonds_status fonds_droid_read_children(struct fonds_droid_reader *file,
	const struct fonds_droid_child *children);

/* Is it this element, in the name space of DROID? */
bool fonds_droid_is_named(const struct fonds_xml_node *node, const char *name);

/* The attribute's value; NULL, or "", when the element does not have it. */
const char *fonds_droid_attribute(
	const struct fonds_xml_node *node, const char *name);
const char *fonds_droid_attribute_or_empty(
	const struct fonds_xml_node *node, const char *name);

/* "x.xml: line 7: WHY 'NAME'" */
enum fonds_status fonds_droid_refuse(const struct fonds_droid_reader *file,
	enum fonds_status status, unsigned long line, const char *why,
	const char *name);

/*
 * The text of the element up to its end, without white space unless it is
 * kept; until the next.
 */
enum fonds_status fonds_droid_take_text(
	struct fonds_droid_reader *file, bool keeps_space, const char **ret);

/* FONDS_OK while the texts of the reader have found room. */
enum fonds_status fonds_droid_check_texts(struct fonds_droid_reader *file);

/* The element InternalSignatureCollection. */
fonds_droid_element_fn fonds_droid_read_signatures;

#endif
