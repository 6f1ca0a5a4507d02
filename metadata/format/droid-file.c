/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/droid-file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/droid-reader.h"

#define SPACE "http://www.nationalarchives.gov.uk/pronom/SignatureFile"

static void droid_reader_clear(struct fonds_droid_reader *file)
{
	fonds_xml_reader_free(file->reader);
	fonds_buffer_clear(&file->text);
	fonds_arena_clear(&file->texts);
	free(file->id);
	free(file->fragments);
	free(file->subs);
}

const char *fonds_droid_attribute(
	const struct fonds_xml_node *node, const char *name)
{
	return fonds_xml_node_attribute(node, "", name);
}

const char *fonds_droid_attribute_or_empty(
	const struct fonds_xml_node *node, const char *name)
{
	const char *value = fonds_droid_attribute(node, name);

	return value ? value : "";
}

enum fonds_status fonds_droid_refuse(const struct fonds_droid_reader *file,
	enum fonds_status status, unsigned long line, const char *why,
	const char *name)
{
	return fonds_fail(file->error, status, "%s: line %lu: %s '%s'",
		file->what, line, why, name);
}

bool fonds_droid_is_named(const struct fonds_xml_node *node, const char *name)
{
	return strcmp(node->name, name) == 0 && strcmp(node->space, SPACE) == 0;
}

enum fonds_status fonds_droid_read_children(struct fonds_droid_reader *file,
	const struct fonds_droid_child *children)
{
	struct fonds_xml_node node;
	const struct fonds_droid_child *child;
	enum fonds_status status;

	for (;;) {
		status = fonds_xml_reader_next(
			file->reader, &node, file->error);
		if (status != FONDS_OK || node.event == FONDS_XML_END)
			return status;
		if (node.event != FONDS_XML_START)
			continue;
		for (child = children; child->name; child++)
			if (fonds_droid_is_named(&node, child->name))
				break;
		status = child->read ? child->read(file, &node)
				     : fonds_xml_reader_skip(
					       file->reader, file->error);
		if (status != FONDS_OK)
			return status;
	}
}

enum fonds_status fonds_droid_check_texts(struct fonds_droid_reader *file)
{
	enum fonds_status status = fonds_buffer_check(
		&file->text, "the text of an element", file->error);

	if (status == FONDS_OK)
		status = fonds_arena_check(
			&file->texts, "the text of one signature", file->error);
	if (status != FONDS_OK)
		(void)fonds_error_prefix(file->error, "%s", file->what);
	return status;
}

enum fonds_status fonds_droid_take_text(
	struct fonds_droid_reader *file, bool keeps_space, const char **ret)
{
	enum fonds_status status;
	char *to;

	fonds_buffer_reset(&file->text);
	status = fonds_xml_reader_text(file->reader, &file->text, file->error);
	if (status != FONDS_OK)
		return status;
	status = fonds_droid_check_texts(file);
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

static enum fonds_status read_link(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	const char *text;
	enum fonds_status status = fonds_droid_take_text(file, false, &text);

	(void)node;
	if (status == FONDS_OK)
		fonds_signature_builder_add_link(file->builder, text);
	return status;
}

static enum fonds_status read_extension(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	const char *text;
	enum fonds_status status = fonds_droid_take_text(file, true, &text);

	(void)node;
	if (status == FONDS_OK)
		fonds_signature_builder_add_extension(file->builder, text);
	return status;
}

static enum fonds_status read_priority(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	const char *text;
	enum fonds_status status = fonds_droid_take_text(file, false, &text);

	(void)node;
	if (status == FONDS_OK)
		fonds_signature_builder_add_priority(file->builder, text);
	return status;
}

static enum fonds_status read_format(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "InternalSignatureID", read_link },
		{ "Extension", read_extension },
		{ "HasPriorityOverFileFormatID", read_priority },
		{ NULL, NULL },
	};
	struct fonds_pronom_format format = {
		.puid = fonds_droid_attribute(node, "PUID"),
		.name = fonds_droid_attribute_or_empty(node, "Name"),
		.version = fonds_droid_attribute_or_empty(node, "Version"),
		.mime = fonds_droid_attribute_or_empty(node, "MIMEType"),
	};
	const char *id = fonds_droid_attribute(node, "ID");

	if (!id || !format.puid)
		return fonds_droid_refuse(file, FONDS_ERR_FORMAT, node->line,
			"a format without the attribute", id ? "PUID" : "ID");
	fonds_signature_builder_add_format(file->builder, id, &format);
	return fonds_droid_read_children(file, children);
}

static enum fonds_status read_formats(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "FileFormat", read_format },
		{ NULL, NULL },
	};

	(void)node;
	return fonds_droid_read_children(file, children);
}

static enum fonds_status read_root(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "InternalSignatureCollection", fonds_droid_read_signatures },
		{ "FileFormatCollection", read_formats },
		{ NULL, NULL },
	};

	(void)snprintf(file->version, FONDS_DROID_VERSION_MAX, "%s",
		fonds_droid_attribute_or_empty(node, "Version"));
	return fonds_droid_read_children(file, children);
}

static enum fonds_status read_document(struct fonds_droid_reader *file)
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
		!fonds_droid_is_named(&node, "FFSignatureFile"))
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
	fonds_cleanup(droid_reader_clear) struct fonds_droid_reader file = {
		.builder = builder,
		.error = error,
		.what = what,
		.version = version,
	};
	enum fonds_status status;

	fonds_buffer_init(&file.text, FONDS_DROID_TEXT_MAX);
	fonds_arena_init(&file.texts, FONDS_DROID_PIECES_TEXT_MAX);
	file.fragments = calloc(
		FONDS_DROID_PIECES_MAX, sizeof(*file.fragments));
	file.subs = calloc(FONDS_DROID_PIECES_MAX, sizeof(*file.subs));
	if (!file.fragments || !file.subs)
		return fonds_fail_nomem(error);
	status = fonds_xml_reader_new(stream, what, &file.reader, error);
	if (status == FONDS_OK)
		status = read_document(&file);
	if (status == FONDS_OK)
		status = fonds_arena_check(
			&builder->set->arena, "the set of signatures", error);
	/* To know no format is no way to find every file unknown. */
	if (status == FONDS_OK && builder->formats.count == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: there is no format in it", what);
	return status;
}
