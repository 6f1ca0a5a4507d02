/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/table-reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "metadata/format/signature-table.h"

/*
 * The table was written by a script of ours and is part of the program, but
 * what reads it still says where it fails: an editor or a merge may have been
 * at it.
 */
#define FIELDS_MAX 64

/* A copy of a line, cut into its fields. */
struct line {
	char text[FONDS_SIGNATURE_LINE_MAX + 1];
	char *fields[FIELDS_MAX];
	size_t count;
};

typedef enum fonds_status line_fn(struct fonds_signature_builder *builder,
	const struct line *line, struct fonds_error **error);

struct line_kind {
	char letter;
	size_t least; /* fields, without the letter */
	size_t most;
	line_fn *read;
};

static bool cut(struct line *line, const char *text)
{
	char *rest = line->text;

	line->count = 0;
	if (strlen(text) > FONDS_SIGNATURE_LINE_MAX)
		return false;
	strcpy(line->text, text);
	while (rest && line->count < FIELDS_MAX)
		line->fields[line->count++] = strsep(&rest, "\t");
	return !rest;
}

static bool take_number(char **text, uint32_t *ret)
{
	char *end;
	unsigned long value = strtoul(*text, &end, 10);

	if (end == *text || value > FONDS_PATTERN_GAP_MAX)
		return false;
	*text = end;
	*ret = (uint32_t)value;
	return true;
}

/* "4:", "0-1024:" or "0-*:" */
static bool take_places(char **text, uint32_t *least, uint32_t *most)
{
	if (!take_number(text, least))
		return false;
	*most = *least;
	if (strncmp(*text, "-*", 2) == 0) {
		*most = FONDS_PATTERN_ENDLESS;
		*text += 2;
	} else if (**text == '-') {
		++*text;
		if (!take_number(text, most) || *most < *least)
			return false;
	}
	return *(*text)++ == ':';
}

enum fonds_status fonds_signature_table_read_sequence(
	struct fonds_signature_builder *builder, char *text,
	struct fonds_error **error)
{
	enum fonds_anchor anchor = *text == 'B'   ? FONDS_ANCHOR_BEGIN
				   : *text == 'E' ? FONDS_ANCHOR_END
						  : FONDS_ANCHOR_NONE;
	char *rest = *text ? text + 1 : text;
	uint32_t least = 0;
	uint32_t most = FONDS_PATTERN_ENDLESS;

	if (anchor == FONDS_ANCHOR_NONE ? strncmp(text, "A:", 2) != 0
					: !take_places(&rest, &least, &most))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"no places of a byte sequence in '%.40s'", text);
	if (anchor == FONDS_ANCHOR_NONE)
		rest++;
	return fonds_signature_builder_add_sequence(
		builder, anchor, least, most, rest, error);
}

/* The fields from the given one on. */
static enum fonds_status read_sequences(struct fonds_signature_builder *builder,
	const struct line *line, size_t first, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = first; status == FONDS_OK && i < line->count; i++)
		status = fonds_signature_table_read_sequence(
			builder, line->fields[i], error);
	return status;
}

typedef void add_fn(struct fonds_signature_builder *builder, const char *text);

static void add_each(
	struct fonds_signature_builder *builder, char *list, add_fn *add_one)
{
	char *rest = *list ? list : NULL;

	while (rest)
		add_one(builder, strsep(&rest, ","));
}

static enum fonds_status read_format(struct fonds_signature_builder *builder,
	const struct line *line, struct fonds_error **error)
{
	char *const *fields = line->fields;
	struct fonds_pronom_format format = {
		.puid = fields[2],
		.name = fields[3],
		.version = fields[4],
		.mime = fields[5],
	};

	(void)error;
	fonds_signature_builder_add_format(builder, fields[1], &format);
	add_each(builder, fields[6], fonds_signature_builder_add_extension);
	add_each(builder, fields[7], fonds_signature_builder_add_priority);
	return FONDS_OK;
}

static enum fonds_status read_signature(struct fonds_signature_builder *builder,
	const struct line *line, struct fonds_error **error)
{
	fonds_signature_builder_add_link(builder, line->fields[1]);
	fonds_signature_builder_add_signature(builder, line->fields[1]);
	return read_sequences(builder, line, 2, error);
}

static enum fonds_container kind_of(const char *name)
{
	return strcmp(name, "ZIP") == 0    ? FONDS_CONTAINER_ZIP
	       : strcmp(name, "OLE2") == 0 ? FONDS_CONTAINER_OLE2
					   : FONDS_CONTAINER_NONE;
}

static enum fonds_status read_trigger(struct fonds_signature_builder *builder,
	const struct line *line, struct fonds_error **error)
{
	(void)error;
	fonds_signature_builder_add_trigger(
		builder, kind_of(line->fields[1]), line->fields[2]);
	return FONDS_OK;
}

static enum fonds_status read_container(struct fonds_signature_builder *builder,
	const struct line *line, struct fonds_error **error)
{
	(void)error;
	fonds_signature_builder_add_container(builder, kind_of(line->fields[1]),
		line->fields[2], line->fields[3]);
	return FONDS_OK;
}

static enum fonds_status read_inner_file(
	struct fonds_signature_builder *builder, const struct line *line,
	struct fonds_error **error)
{
	fonds_signature_builder_add_inner_file(builder, line->fields[1]);
	return read_sequences(builder, line, 2, error);
}

static const struct line_kind format_kinds[] = {
	{ 'f', 7, 7, read_format },
	{ 's', 2, FIELDS_MAX, read_signature },
	{ 0 },
};

static const struct line_kind container_kinds[] = {
	{ 't', 2, 2, read_trigger },
	{ 'c', 3, 3, read_container },
	{ 'i', 1, FIELDS_MAX, read_inner_file },
	{ 0 },
};

static enum fonds_status read_line(struct fonds_signature_builder *builder,
	const struct line_kind *kinds, struct line *line, const char *text,
	struct fonds_error **error)
{
	for (; kinds->letter; kinds++) {
		if (kinds->letter != text[0])
			continue;
		if (!cut(line, text) || line->count < kinds->least + 1 ||
			line->count > kinds->most + 1)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"not so many fields in a line");
		return kinds->read(builder, line, error);
	}
	return FONDS_OK;
}

static enum fonds_status read_lines(struct fonds_signature_builder *builder,
	const struct line_kind *kinds, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	struct line line;

	for (size_t i = 0; status == FONDS_OK && i < fonds_signature_table_size;
		i++) {
		status = read_line(
			builder, kinds, &line, fonds_signature_table[i], error);
		if (status != FONDS_OK)
			(void)fonds_error_prefix(error,
				"the table of signatures, line %zu", i + 1);
	}
	return status;
}

enum fonds_status fonds_signature_table_read_formats(
	struct fonds_signature_builder *builder, struct fonds_error **error)
{
	return read_lines(builder, format_kinds, error);
}

enum fonds_status fonds_signature_table_read_containers(
	struct fonds_signature_builder *builder, struct fonds_error **error)
{
	return read_lines(builder, container_kinds, error);
}

void fonds_signature_table_versions(char formats[FONDS_SIGNATURE_VERSION_MAX],
	char containers[FONDS_SIGNATURE_VERSION_MAX])
{
	struct line line;

	formats[0] = '\0';
	containers[0] = '\0';
	if (!cut(&line, fonds_signature_table[0]) || line.count != 3)
		return;
	snprintf(formats, FONDS_SIGNATURE_VERSION_MAX, "%s", line.fields[1]);
	snprintf(containers, FONDS_SIGNATURE_VERSION_MAX, "%s", line.fields[2]);
}
