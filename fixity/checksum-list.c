/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cursor: cuts the text into lines, gives each to the parser of its
 * format, and turns what they say into entries and problems. hashdeep's header
 * switches the format for all lines that follow; it is the only state.
 */
#include "fixity/checksum-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/checksum-line.h"
#include "fixity/hashdeep.h"

struct fonds_checksum_list {
	const char *text;
	size_t size;
	size_t at;
	size_t line;
	struct fonds_checksum_options options;
	bool has_crlf;
	struct fonds_hashdeep hashdeep;

	/* What next gives out. */
	struct fonds_checksum_line parsed;
	struct fonds_buffer path;
	struct fonds_checksum_entry entry;
	struct fonds_error *told;
	struct fonds_checksum_problem problem;
};

/* The first bytes of a text in another encoding than it should be in. */
static const struct mark {
	const char *bytes;
	size_t size;
	bool is_note; /* and what follows can be read */
	const char *text;
} marks[] = {
	{ "\xef\xbb\xbf", 3, true, "a byte order mark before it is ignored" },
	{ "\xff\xfe", 2, false, "the list is not text but UTF-16" },
	{ "\xfe\xff", 2, false, "the list is not text but UTF-16" },
};

static bool begins_with(
	const struct fonds_checksum_list *list, const struct mark *mark)
{
	return list->size >= mark->size &&
	       memcmp(list->text, mark->bytes, mark->size) == 0;
}

/* Does every line but empty ones end in CRLF, and is there one? */
static bool is_crlf(const char *text, size_t size)
{
	const char *end = text + size;
	const char *newline;
	bool found = false;

	while (text < end) {
		newline = memchr(text, '\n', (size_t)(end - text));
		if (!newline)
			break;
		if (newline > text && newline[-1] != '\r')
			return false;
		found = found || newline > text;
		text = newline + 1;
	}
	return found;
}

/* The header of hashdeep -0 has lines that end in newlines all the same. */
static char separator(const struct fonds_checksum_list *list)
{
	char first = list->text[list->at];

	if (!list->options.ends_with_nul || first == '%' || first == '#')
		return '\n';
	return '\0';
}

/* False at the end. */
static bool next_line(
	struct fonds_checksum_list *list, const char **ret, size_t *ret_size)
{
	const char *text = list->text + list->at;
	size_t left = list->size - list->at;
	const char *end;

	if (left == 0)
		return false;
	end = memchr(text, separator(list), left);
	*ret = text;
	*ret_size = end ? (size_t)(end - text) : left;
	list->at += end ? *ret_size + 1 : left;
	list->line++;
	if (list->has_crlf && *ret_size > 0 && text[*ret_size - 1] == '\r')
		--*ret_size;
	return true;
}

/* A backslash and what it stands for; '\0' for no escape. */
static char unescape(char letter)
{
	switch (letter) {
	case '\\':
		return '\\';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	default:
		return '\0';
	}
}

static enum fonds_status copy_escaped(struct fonds_buffer *buffer,
	const char *text, size_t size, struct fonds_error **problem)
{
	for (size_t i = 0; i < size; i++) {
		char c = text[i];

		if (c == '\\') {
			c = ++i < size ? unescape(text[i]) : '\0';
			if (c == '\0')
				return fonds_fail(problem, FONDS_ERR_FORMAT,
					"a backslash in the path begins no "
					"known escape");
		}
		fonds_buffer_add_char(buffer, c);
	}
	return FONDS_OK;
}

static enum fonds_status copy_path(struct fonds_checksum_list *list,
	const struct fonds_checksum_line *line, struct fonds_error **problem)
{
	enum fonds_status status = FONDS_OK;

	fonds_buffer_reset(&list->path);
	if (line->path_size > list->path.maximum)
		return fonds_fail(problem, FONDS_ERR_FORMAT,
			"the path has more than %zu bytes",
			FONDS_CHECKSUM_PATH_MAX);
	if (!line->has_escapes)
		fonds_buffer_add(&list->path, line->path, line->path_size);
	else
		status = copy_escaped(
			&list->path, line->path, line->path_size, problem);
	if (status == FONDS_OK && list->path.size > FONDS_CHECKSUM_PATH_MAX)
		return fonds_fail(problem, FONDS_ERR_FORMAT,
			"the path has more than %zu bytes",
			FONDS_CHECKSUM_PATH_MAX);
	return status < 0
		       ? status
		       : fonds_buffer_check(&list->path, "the path", problem);
}

/* The line in the format that is its own. */
static enum fonds_status parse(struct fonds_checksum_list *list,
	const char *text, size_t size, struct fonds_error **problem)
{
	enum fonds_status status;

	if (memchr(text, '\0', size))
		return fonds_fail(problem, FONDS_ERR_FORMAT,
			"there is a NUL in it, as if lines ended so");
	if (list->hashdeep.has_begun)
		status = fonds_hashdeep_parse(
			&list->hashdeep, text, size, &list->parsed, problem);
	else
		status = fonds_checksum_line_parse(text, size,
			list->options.assumed, list->options.assumed_count,
			&list->parsed, problem);
	if (status < 0)
		return status;
	if (list->parsed.has_escapes && list->options.ends_with_nul)
		return fonds_fail(problem, FONDS_ERR_FORMAT,
			"escapes have no place where lines end in NUL");
	return copy_path(list, &list->parsed, problem);
}

static void set_entry(struct fonds_checksum_list *list)
{
	list->entry = (struct fonds_checksum_entry){
		.path = fonds_buffer_text(&list->path),
		.path_size = list->path.size,
		.size = list->parsed.size,
		.digests = list->parsed.digests,
		.digest_count = list->parsed.digest_count,
		.line = list->line,
	};
}

/* What list->told says, unless that is for want of memory. */
static enum fonds_status set_problem(struct fonds_checksum_list *list,
	bool is_note, const struct fonds_checksum_problem **ret,
	struct fonds_error **error)
{
	if (fonds_error_status(list->told) == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	list->problem = (struct fonds_checksum_problem){
		.line = list->line,
		.is_note = is_note,
		.text = fonds_error_message(list->told),
	};
	*ret = &list->problem;
	return FONDS_OK;
}

/* NULL where the text begins with none. */
static const struct fonds_checksum_problem *read_mark(
	struct fonds_checksum_list *list)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!begins_with(list, &marks[i]))
			continue;
		list->at = marks[i].is_note ? marks[i].size : list->size;
		list->problem = (struct fonds_checksum_problem){
			.line = 1,
			.is_note = marks[i].is_note,
			.text = marks[i].text,
		};
		return &list->problem;
	}
	return NULL;
}

static bool is_skipped(const char *text, size_t size)
{
	return size == 0 || text[0] == '#';
}

/* Leaves both untouched where the line is neither. */
static enum fonds_status read_line(struct fonds_checksum_list *list,
	const char *text, size_t size,
	const struct fonds_checksum_entry **ret_entry,
	const struct fonds_checksum_problem **ret_problem,
	struct fonds_error **error)
{
	enum fonds_status status;

	if (is_skipped(text, size))
		return FONDS_OK;
	if (fonds_hashdeep_is_header(text, size)) {
		status = fonds_hashdeep_read_header(
			&list->hashdeep, text, size, &list->told);
		return status < 0 ? set_problem(list,
					    status == FONDS_ERR_UNSUPPORTED,
					    ret_problem, error)
				  : FONDS_OK;
	}
	status = parse(list, text, size, &list->told);
	if (status < 0)
		return set_problem(list, false, ret_problem, error);
	set_entry(list);
	*ret_entry = &list->entry;
	return FONDS_OK;
}

enum fonds_status fonds_checksum_list_new(const char *text, size_t size,
	const struct fonds_checksum_options *options,
	struct fonds_checksum_list **ret, struct fonds_error **error)
{
	struct fonds_checksum_list *list = calloc(1, sizeof(*list));

	if (!list)
		return fonds_fail_nomem(error);
	list->text = text;
	list->size = size;
	if (options)
		list->options = *options;
	list->has_crlf = !list->options.ends_with_nul && is_crlf(text, size);
	/* Each byte of a path may be two while it is escaped. */
	fonds_buffer_init(&list->path, 2 * FONDS_CHECKSUM_PATH_MAX);
	*ret = list;
	return FONDS_OK;
}

enum fonds_status fonds_checksum_list_next(struct fonds_checksum_list *list,
	const struct fonds_checksum_entry **ret_entry,
	const struct fonds_checksum_problem **ret_problem,
	struct fonds_error **error)
{
	const char *text;
	size_t size;

	*ret_entry = NULL;
	*ret_problem = list->at == 0 ? read_mark(list) : NULL;
	while (!*ret_entry && !*ret_problem && next_line(list, &text, &size)) {
		enum fonds_status status = read_line(
			list, text, size, ret_entry, ret_problem, error);

		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

void fonds_checksum_list_free(struct fonds_checksum_list *list)
{
	if (!list)
		return;
	fonds_buffer_clear(&list->path);
	fonds_error_free(list->told);
	free(list);
}

void fonds_checksum_list_freep(struct fonds_checksum_list **list)
{
	fonds_checksum_list_free(*list);
}
