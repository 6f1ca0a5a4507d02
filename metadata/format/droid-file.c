/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/droid-file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/droid-sequence.h"
#include "metadata/xml-reader.h"

#define SPACE "http://www.nationalarchives.gov.uk/pronom/SignatureFile"

/* The pieces of one signature; the most that one of V122 has is below 100. */
#define PIECES_MAX 2000
#define PIECES_TEXT_MAX ((size_t)1024 * 1024)
#define PIECE_TEXT_MAX ((size_t)64 * 1024)

struct droid_file {
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

typedef enum fonds_status element_fn(
	struct droid_file *file, const struct fonds_xml_node *node);

/* What to do with a child; NULL: pass it over. */
struct child {
	const char *name;
	element_fn *read;
};

static void droid_file_clear(struct droid_file *file)
{
	fonds_xml_reader_free(file->reader);
	fonds_buffer_clear(&file->text);
	fonds_arena_clear(&file->texts);
	free(file->id);
	free(file->fragments);
	free(file->subs);
}

static const char *attribute(
	const struct fonds_xml_node *node, const char *name)
{
	return fonds_xml_node_attribute(node, "", name);
}

static const char *attribute_or_empty(
	const struct fonds_xml_node *node, const char *name)
{
	const char *value = attribute(node, name);

	return value ? value : "";
}

static enum fonds_status refuse(const struct droid_file *file,
	enum fonds_status status, unsigned long line, const char *why,
	const char *name)
{
	return fonds_fail(file->error, status, "%s: line %lu: %s '%s'",
		file->what, line, why, name);
}

static bool is_named(const struct fonds_xml_node *node, const char *name)
{
	return strcmp(node->name, name) == 0 && strcmp(node->space, SPACE) == 0;
}

/*
 * Reads the children of an element up to its end. The last row of the table
 * has no name: what to do with all others.
 */
static enum fonds_status read_children(
	struct droid_file *file, const struct child *children)
{
	struct fonds_xml_node node;
	const struct child *child;
	enum fonds_status status;

	for (;;) {
		status = fonds_xml_reader_next(
			file->reader, &node, file->error);
		if (status != FONDS_OK || node.event == FONDS_XML_END)
			return status;
		if (node.event != FONDS_XML_START)
			continue;
		for (child = children; child->name; child++)
			if (is_named(&node, child->name))
				break;
		status = child->read ? child->read(file, &node)
				     : fonds_xml_reader_skip(
					       file->reader, file->error);
		if (status != FONDS_OK)
			return status;
	}
}

/* A signature that is understood in part would match what it must not. */
static enum fonds_status refuse_unknown(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	return refuse(file, FONDS_ERR_UNSUPPORTED, node->line,
		"a signature with an unknown element", node->name);
}

static enum fonds_status take_number(const struct droid_file *file,
	const struct fonds_xml_node *node, const char *name, uint32_t other,
	uint32_t *ret)
{
	const char *text = attribute(node, name);
	unsigned long value;
	char *end;

	*ret = other;
	if (!text)
		return FONDS_OK;
	value = strtoul(text, &end, 10);
	if (!isdigit((unsigned char)*text) || *end)
		return refuse(file, FONDS_ERR_FORMAT, node->line,
			"no number in the attribute", name);
	if (value > FONDS_PATTERN_GAP_MAX)
		return refuse(file, FONDS_ERR_LIMIT, node->line,
			"too great a number in the attribute", name);
	*ret = (uint32_t)value;
	return FONDS_OK;
}

/* The text of the element, without white space if wanted; until the next. */
static enum fonds_status take_text(
	struct droid_file *file, bool keeps_space, const char **ret)
{
	enum fonds_status status;
	char *to;

	fonds_buffer_reset(&file->text);
	status = fonds_xml_reader_text(file->reader, &file->text, file->error);
	if (status != FONDS_OK)
		return status;
	status = fonds_buffer_check(
		&file->text, "the text of an element", file->error);
	if (status != FONDS_OK)
		return status;
	*ret = fonds_buffer_text(&file->text);
	if (keeps_space || !file->text.data)
		return FONDS_OK;
	to = file->text.data;
	for (const char *from = to; *from; from++)
		if (!strchr(" \t\r\n", *from))
			*to++ = *from;
	*to = '\0';
	return FONDS_OK;
}

/* The same, kept until the signature is done. */
static enum fonds_status keep_text(struct droid_file *file, const char **ret)
{
	const char *text;
	enum fonds_status status = take_text(file, false, &text);

	if (status != FONDS_OK)
		return status;
	*ret = fonds_arena_dup(&file->texts, text);
	return fonds_arena_check(
		&file->texts, "the text of one signature", file->error);
}

static enum fonds_status read_middle(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	if (file->middle)
		return refuse(file, FONDS_ERR_FORMAT, node->line, "a second",
			"Sequence");
	return keep_text(file, &file->middle);
}

static enum fonds_status read_fragment(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	struct fonds_droid_fragment *fragment =
		&file->fragments[file->fragment_count];
	enum fonds_status status;

	if (file->fragment_count == PIECES_MAX)
		return refuse(file, FONDS_ERR_LIMIT, node->line,
			"too many fragments in the signature", file->id);
	*fragment = (struct fonds_droid_fragment){
		.is_left = is_named(node, "LeftFragment"),
		.order = (uint32_t)file->fragment_count++,
	};
	status = take_number(file, node, "Position", 1, &fragment->position);
	if (status == FONDS_OK)
		status = take_number(
			file, node, "MinOffset", 0, &fragment->least);
	if (status == FONDS_OK)
		status = take_number(file, node, "MaxOffset", fragment->least,
			&fragment->most);
	if (status != FONDS_OK)
		return status;
	return keep_text(file, &fragment->text);
}

/* The pieces that were read, as one text. */
static enum fonds_status join_sub(
	struct droid_file *file, struct fonds_droid_sub *sub)
{
	if (!file->middle)
		return refuse(file, FONDS_ERR_FORMAT, file->line,
			"a sub-sequence without Sequence in the signature",
			file->id);
	fonds_buffer_reset(&file->text);
	fonds_droid_sub_put(&file->text, file->middle, file->fragments,
		file->fragment_count);
	sub->text = fonds_arena_dup(
		&file->texts, fonds_buffer_text(&file->text));
	if (file->text.status != FONDS_OK)
		return fonds_buffer_check(
			&file->text, "a byte sequence", file->error);
	return fonds_arena_check(
		&file->texts, "the text of one signature", file->error);
}

static enum fonds_status read_sub(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "Sequence", read_middle },
		{ "LeftFragment", read_fragment },
		{ "RightFragment", read_fragment },
		{ "DefaultShift", NULL },
		{ "Shift", NULL },
		{ NULL, refuse_unknown },
	};
	struct fonds_droid_sub *sub = &file->subs[file->sub_count];
	enum fonds_status status;

	if (file->sub_count == PIECES_MAX)
		return refuse(file, FONDS_ERR_LIMIT, node->line,
			"too many sub-sequences in the signature", file->id);
	file->sub_count++;
	file->middle = NULL;
	file->fragment_count = 0;
	status = take_number(file, node, "Position", 1, &sub->position);
	if (status == FONDS_OK)
		status = take_number(
			file, node, "SubSeqMinOffset", 0, &sub->least);
	if (status == FONDS_OK)
		status = take_number(file, node, "SubSeqMaxOffset",
			FONDS_PATTERN_ENDLESS, &sub->most);
	if (status == FONDS_OK)
		status = read_children(file, children);
	if (status == FONDS_OK)
		status = join_sub(file, sub);
	return status;
}

static enum fonds_status take_anchor(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	const char *reference = attribute_or_empty(node, "Reference");

	file->anchor = FONDS_ANCHOR_NONE;
	if (strcmp(reference, "BOFoffset") == 0)
		file->anchor = FONDS_ANCHOR_BEGIN;
	else if (strcmp(reference, "EOFoffset") == 0)
		file->anchor = FONDS_ANCHOR_END;
	else if (*reference && strcmp(reference, "Variable") != 0)
		return refuse(file, FONDS_ERR_UNSUPPORTED, node->line,
			"a byte sequence with the reference", reference);
	return FONDS_OK;
}

static enum fonds_status read_sequence(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "SubSequence", read_sub },
		{ NULL, refuse_unknown },
	};
	unsigned long line = node->line;
	enum fonds_status status;

	file->sub_count = 0;
	fonds_arena_clear(&file->texts);
	status = take_anchor(file, node);
	if (status == FONDS_OK)
		status = read_children(file, children);
	if (status != FONDS_OK)
		return status;
	if (file->sub_count == 0)
		return refuse(file, FONDS_ERR_FORMAT, line,
			"an empty byte sequence in the signature", file->id);
	status = fonds_droid_sequence_add(file->builder, file->anchor,
		file->subs, file->sub_count, file->error);
	if (status != FONDS_OK)
		(void)fonds_error_prefix(file->error,
			"%s: line %lu: signature '%s'", file->what, line,
			file->id);
	return status;
}

static enum fonds_status read_signature(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "ByteSequence", read_sequence },
		{ NULL, refuse_unknown },
	};
	const char *id = attribute(node, "ID");

	if (!id)
		return refuse(file, FONDS_ERR_FORMAT, node->line,
			"a signature without the attribute", "ID");
	free(file->id);
	file->line = node->line;
	file->id = strdup(id);
	if (!file->id)
		return fonds_fail_nomem(file->error);
	fonds_signature_builder_add_signature(file->builder, id);
	return read_children(file, children);
}

static enum fonds_status read_signatures(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "InternalSignature", read_signature },
		{ NULL, refuse_unknown },
	};

	(void)node;
	return read_children(file, children);
}

static enum fonds_status read_link(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	const char *text;
	enum fonds_status status = take_text(file, false, &text);

	(void)node;
	if (status == FONDS_OK)
		fonds_signature_builder_add_link(file->builder, text);
	return status;
}

static enum fonds_status read_extension(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	const char *text;
	enum fonds_status status = take_text(file, true, &text);

	(void)node;
	if (status == FONDS_OK)
		fonds_signature_builder_add_extension(file->builder, text);
	return status;
}

static enum fonds_status read_priority(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	const char *text;
	enum fonds_status status = take_text(file, false, &text);

	(void)node;
	if (status == FONDS_OK)
		fonds_signature_builder_add_priority(file->builder, text);
	return status;
}

static enum fonds_status read_format(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "InternalSignatureID", read_link },
		{ "Extension", read_extension },
		{ "HasPriorityOverFileFormatID", read_priority },
		{ NULL, NULL },
	};
	struct fonds_pronom_format format = {
		.puid = attribute(node, "PUID"),
		.name = attribute_or_empty(node, "Name"),
		.version = attribute_or_empty(node, "Version"),
		.mime = attribute_or_empty(node, "MIMEType"),
	};
	const char *id = attribute(node, "ID");

	if (!id || !format.puid)
		return refuse(file, FONDS_ERR_FORMAT, node->line,
			"a format without the attribute", id ? "PUID" : "ID");
	fonds_signature_builder_add_format(file->builder, id, &format);
	return read_children(file, children);
}

static enum fonds_status read_formats(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "FileFormat", read_format },
		{ NULL, NULL },
	};

	(void)node;
	return read_children(file, children);
}

static enum fonds_status read_root(
	struct droid_file *file, const struct fonds_xml_node *node)
{
	static const struct child children[] = {
		{ "InternalSignatureCollection", read_signatures },
		{ "FileFormatCollection", read_formats },
		{ NULL, NULL },
	};

	(void)snprintf(file->version, FONDS_DROID_VERSION_MAX, "%s",
		attribute_or_empty(node, "Version"));
	return read_children(file, children);
}

static enum fonds_status read_document(struct droid_file *file)
{
	struct fonds_xml_node node;
	enum fonds_status status;

	do
		status = fonds_xml_reader_next(
			file->reader, &node, file->error);
	while (status == FONDS_OK && node.event == FONDS_XML_TEXT);
	if (status != FONDS_OK)
		return status;
	if (node.event != FONDS_XML_START ||
		!is_named(&node, "FFSignatureFile"))
		return fonds_fail(file->error, FONDS_ERR_FORMAT,
			"%s: no signature file of DROID, whose root is "
			"FFSignatureFile",
			file->what);
	status = read_root(file, &node);
	while (status == FONDS_OK && node.event != FONDS_XML_EOF)
		status = fonds_xml_reader_next(
			file->reader, &node, file->error);
	return status;
}

enum fonds_status fonds_droid_file_read(struct fonds_stream *stream,
	const char *what, struct fonds_signature_builder *builder,
	char version[FONDS_DROID_VERSION_MAX], struct fonds_error **error)
{
	fonds_cleanup(droid_file_clear) struct droid_file file = {
		.builder = builder,
		.error = error,
		.what = what,
		.version = version,
	};
	enum fonds_status status;

	fonds_buffer_init(&file.text, PIECE_TEXT_MAX);
	fonds_arena_init(&file.texts, PIECES_TEXT_MAX);
	file.fragments = calloc(PIECES_MAX, sizeof(*file.fragments));
	file.subs = calloc(PIECES_MAX, sizeof(*file.subs));
	if (!file.fragments || !file.subs)
		return fonds_fail_nomem(error);
	status = fonds_xml_reader_new(stream, what, &file.reader, error);
	if (status == FONDS_OK)
		status = read_document(&file);
	return status;
}
