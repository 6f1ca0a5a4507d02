/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/record-lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/record.h"
#include "metadata/span.h"

#define PIECE ((size_t)64 * 1024)

struct fonds_record_lines {
	struct fonds_stream *stream;
	char *what;
	bool is_csv;
	struct fonds_buffer header; /* of a CSV, with its line end */
	struct fonds_buffer row;
	uint64_t line; /* of what is read next */
	struct fonds_record_line given;
	struct fonds_error *problem;
	size_t at; /* in the piece */
	size_t size;
	bool is_over;
	char piece[PIECE];
};

enum fonds_status fonds_record_lines_new(struct fonds_stream *stream,
	const char *what, bool is_csv, struct fonds_record_lines **ret,
	struct fonds_error **error)
{
	struct fonds_record_lines *lines = calloc(1, sizeof(*lines));

	if (!lines)
		return fonds_fail_nomem(error);
	lines->stream = stream;
	lines->is_csv = is_csv;
	lines->line = 1;
	fonds_buffer_init(&lines->header, FONDS_RECORD_MAX);
	fonds_buffer_init(&lines->row, FONDS_RECORD_MAX);
	lines->what = strdup(what);
	if (!lines->what) {
		fonds_record_lines_free(lines);
		return fonds_fail_nomem(error);
	}
	*ret = lines;
	return FONDS_OK;
}

void fonds_record_lines_free(struct fonds_record_lines *lines)
{
	if (!lines)
		return;
	fonds_buffer_clear(&lines->header);
	fonds_buffer_clear(&lines->row);
	fonds_error_freep(&lines->problem);
	free(lines->what);
	free(lines);
}

void fonds_record_lines_freep(struct fonds_record_lines **lines)
{
	fonds_record_lines_free(*lines);
}

static enum fonds_status fill(
	struct fonds_record_lines *lines, struct fonds_error **error)
{
	enum fonds_status status;

	if (lines->at < lines->size || lines->is_over)
		return FONDS_OK;
	lines->at = 0;
	status = fonds_stream_read(
		lines->stream, lines->piece, PIECE, &lines->size, error);
	if (status < 0) {
		lines->size = 0;
		return status;
	}
	lines->is_over = lines->size == 0;
	return FONDS_OK;
}

/* A quote within quotes is written twice, which changes nothing here. */
static bool ends_row(char byte, bool *is_quoted)
{
	if (byte == '"')
		*is_quoted = !*is_quoted;
	return byte == '\n' && !*is_quoted;
}

/* How many bytes of the piece belong to the row; *ret_ends: it ends there. */
static size_t measure(
	struct fonds_record_lines *lines, bool *is_quoted, bool *ret_ends)
{
	const char *at = lines->piece + lines->at;
	size_t left = lines->size - lines->at;
	const char *newline;

	*ret_ends = false;
	if (!lines->is_csv) {
		newline = memchr(at, '\n', left);
		*ret_ends = newline != NULL;
		lines->line += *ret_ends;
		return newline ? (size_t)(newline - at) + 1 : left;
	}
	for (size_t i = 0; i < left; i++) {
		lines->line += at[i] == '\n';
		*ret_ends = ends_row(at[i], is_quoted);
		if (*ret_ends)
			return i + 1;
	}
	return left;
}

/* With its line end; empty at the end of the file. */
static enum fonds_status read_row(struct fonds_record_lines *lines,
	struct fonds_buffer *row, bool *ret_quoted, struct fonds_error **error)
{
	bool ends = false;

	fonds_buffer_clear(row);
	fonds_buffer_init(row, FONDS_RECORD_MAX);
	*ret_quoted = false;
	while (!ends && !lines->is_over) {
		enum fonds_status status = fill(lines, error);
		size_t size;

		if (status < 0)
			return status;
		size = measure(lines, ret_quoted, &ends);
		fonds_buffer_add(row, lines->piece + lines->at, size);
		lines->at += size;
		/* A quote that does not end would take all that follows. */
		if (lines->is_csv && row->status < 0)
			break;
	}
	return FONDS_OK;
}

static enum fonds_status check_csv(const struct fonds_record_lines *lines,
	uint64_t line, bool is_quoted, const struct fonds_buffer *row,
	struct fonds_error **error)
{
	if (lines->is_csv && row->status == FONDS_ERR_LIMIT)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"%s: line %llu: the row that begins here is larger "
			"than %zu bytes: is the end of a quote missing?",
			lines->what, (unsigned long long)line,
			FONDS_RECORD_MAX);
	if (is_quoted)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: line %llu: a quoted field in the row that begins "
			"here does not end",
			lines->what, (unsigned long long)line);
	return row->status == FONDS_ERR_NOMEM ? fonds_fail_nomem(error)
					      : FONDS_OK;
}

static struct fonds_span without_line_end(const struct fonds_buffer *row)
{
	struct fonds_span span = { fonds_buffer_text(row), row->size };

	if (fonds_span_ends(span, "\n"))
		span.size--;
	if (fonds_span_ends(span, "\r"))
		span.size--;
	return span;
}

/* A row with the header before it. */
static enum fonds_status put_together(
	struct fonds_record_lines *lines, struct fonds_error **error)
{
	struct fonds_buffer whole;
	struct fonds_span row = without_line_end(&lines->row);

	fonds_buffer_init(&whole, FONDS_RECORD_MAX);
	fonds_buffer_add(
		&whole, fonds_buffer_text(&lines->header), lines->header.size);
	fonds_buffer_add(&whole, row.data, row.size);
	fonds_buffer_clear(&lines->row);
	lines->row = whole;
	return fonds_buffer_check(&lines->row, lines->what, error);
}

/* A row that is not empty; *ret_line is 0 when there is none any more. */
static enum fonds_status read_filled_row(struct fonds_record_lines *lines,
	struct fonds_buffer *row, uint64_t *ret_line,
	struct fonds_error **error)
{
	do {
		bool is_quoted;
		enum fonds_status status;

		*ret_line = lines->line;
		status = read_row(lines, row, &is_quoted, error);
		if (status == FONDS_OK)
			status = check_csv(
				lines, *ret_line, is_quoted, row, error);
		if (status < 0)
			return status;
		if (row->status == FONDS_OK && row->size == 0) {
			*ret_line = 0;
			return FONDS_OK;
		}
	} while (row->status == FONDS_OK &&
		 fonds_span_trim(without_line_end(row)).size == 0);
	return FONDS_OK;
}

static enum fonds_status give(struct fonds_record_lines *lines, uint64_t line,
	const struct fonds_record_line **ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	struct fonds_span span;

	lines->given = (struct fonds_record_line){ .line = line };
	*ret = &lines->given;
	if (lines->row.status == FONDS_ERR_LIMIT) {
		(void)fonds_fail(&lines->problem, FONDS_ERR_LIMIT,
			"the record is larger than %zu bytes",
			FONDS_RECORD_MAX);
		lines->given.problem = lines->problem;
		return FONDS_OK;
	}
	if (lines->is_csv)
		status = put_together(lines, error);
	if (status < 0)
		return status;
	span = without_line_end(&lines->row);
	lines->given.data = span.data;
	lines->given.size = span.size;
	return FONDS_OK;
}

enum fonds_status fonds_record_lines_next(struct fonds_record_lines *lines,
	const struct fonds_record_line **ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	uint64_t line = 1;

	*ret = NULL;
	fonds_error_freep(&lines->problem);
	if (lines->is_csv && lines->header.size == 0)
		status = read_filled_row(lines, &lines->header, &line, error);
	if (status == FONDS_OK && line > 0)
		status = read_filled_row(lines, &lines->row, &line, error);
	if (status < 0 || line == 0)
		return status;
	return give(lines, line, ret, error);
}
