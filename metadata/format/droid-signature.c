/* SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "metadata/format/droid-reader.h"

/* A signature that is understood in part would match what it must not. */
static enum fonds_status refuse_unknown(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	return fonds_droid_refuse(file, FONDS_ERR_UNSUPPORTED, node->line,
		"a signature with an unknown element", node->name);
}

static enum fonds_status take_number(const struct fonds_droid_reader *file,
	const struct fonds_xml_node *node, const char *name, uint32_t other,
	uint32_t *ret)
{
	const char *text = fonds_droid_attribute(node, name);
	unsigned long value;
	char *end;

	*ret = other;
	if (!text)
		return FONDS_OK;
	value = strtoul(text, &end, 10);
	if (!isdigit((unsigned char)*text) || *end)
		return fonds_droid_refuse(file, FONDS_ERR_FORMAT, node->line,
			"no number in the attribute", name);
	if (value > FONDS_PATTERN_GAP_MAX)
		return fonds_droid_refuse(file, FONDS_ERR_LIMIT, node->line,
			"too great a number in the attribute", name);
	*ret = (uint32_t)value;
	return FONDS_OK;
}

/* The same, kept until the signature is done. */
static enum fonds_status keep_text(
	struct fonds_droid_reader *file, const char **ret)
{
	const char *text;
	enum fonds_status status = fonds_droid_take_text(file, false, &text);

	if (status != FONDS_OK)
		return status;
	*ret = fonds_arena_dup(&file->texts, text);
	return fonds_droid_check_texts(file);
}

static enum fonds_status read_middle(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	if (file->middle)
		return fonds_droid_refuse(file, FONDS_ERR_FORMAT, node->line,
			"a second", "Sequence");
	return keep_text(file, &file->middle);
}

static enum fonds_status read_fragment(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	struct fonds_droid_fragment *fragment =
		&file->fragments[file->fragment_count];
	enum fonds_status status;

	if (file->fragment_count == FONDS_DROID_PIECES_MAX)
		return fonds_droid_refuse(file, FONDS_ERR_LIMIT, node->line,
			"too many fragments in the signature", file->id);
	*fragment = (struct fonds_droid_fragment){
		.is_left = fonds_droid_is_named(node, "LeftFragment"),
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
	struct fonds_droid_reader *file, struct fonds_droid_sub *sub)
{
	if (!file->middle)
		return fonds_droid_refuse(file, FONDS_ERR_FORMAT, file->line,
			"a sub-sequence without Sequence in the signature",
			file->id);
	fonds_buffer_reset(&file->text);
	fonds_droid_sub_put(&file->text, file->middle, file->fragments,
		file->fragment_count);
	sub->text = fonds_arena_dup(
		&file->texts, fonds_buffer_text(&file->text));
	return fonds_droid_check_texts(file);
}

static enum fonds_status read_sub(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "Sequence", read_middle },
		{ "LeftFragment", read_fragment },
		{ "RightFragment", read_fragment },
		{ "DefaultShift", NULL },
		{ "Shift", NULL },
		{ NULL, refuse_unknown },
	};
	struct fonds_droid_sub *sub = &file->subs[file->sub_count];
	enum fonds_status status;

	if (file->sub_count == FONDS_DROID_PIECES_MAX)
		return fonds_droid_refuse(file, FONDS_ERR_LIMIT, node->line,
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
		status = fonds_droid_read_children(file, children);
	if (status == FONDS_OK)
		status = join_sub(file, sub);
	return status;
}

static enum fonds_status take_anchor(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	const char *reference = fonds_droid_attribute_or_empty(
		node, "Reference");

	file->anchor = FONDS_ANCHOR_NONE;
	if (strcmp(reference, "BOFoffset") == 0)
		file->anchor = FONDS_ANCHOR_BEGIN;
	else if (strcmp(reference, "EOFoffset") == 0)
		file->anchor = FONDS_ANCHOR_END;
	else if (*reference && strcmp(reference, "Variable") != 0)
		return fonds_droid_refuse(file, FONDS_ERR_UNSUPPORTED,
			node->line, "a byte sequence with the reference",
			reference);
	return FONDS_OK;
}

static enum fonds_status read_sequence(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "SubSequence", read_sub },
		{ NULL, refuse_unknown },
	};
	unsigned long line = node->line;
	enum fonds_status status;

	file->sub_count = 0;
	fonds_arena_clear(&file->texts);
	status = take_anchor(file, node);
	if (status == FONDS_OK)
		status = fonds_droid_read_children(file, children);
	if (status != FONDS_OK)
		return status;
	if (file->sub_count == 0)
		return fonds_droid_refuse(file, FONDS_ERR_FORMAT, line,
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
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "ByteSequence", read_sequence },
		{ NULL, refuse_unknown },
	};
	const char *id = fonds_droid_attribute(node, "ID");

	if (!id)
		return fonds_droid_refuse(file, FONDS_ERR_FORMAT, node->line,
			"a signature without the attribute", "ID");
	free(file->id);
	file->line = node->line;
	file->id = strdup(id);
	if (!file->id)
		return fonds_fail_nomem(file->error);
	fonds_signature_builder_add_signature(file->builder, id);
	return fonds_droid_read_children(file, children);
}

enum fonds_status fonds_droid_read_signatures(
	struct fonds_droid_reader *file, const struct fonds_xml_node *node)
{
	static const struct fonds_droid_child children[] = {
		{ "InternalSignature", read_signature },
		{ NULL, refuse_unknown },
	};

	(void)node;
	return fonds_droid_read_children(file, children);
}
