/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bytes of a row are gathered in one buffer, a NUL behind each field: no
 * field has one, since what has is refused. Where the fields begin is told
 * when the row is whole, for the buffer may move while it grows.
 */
#include "base/csv-reader.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

#define INPUT_SIZE ((size_t)64 * 1024)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What follows the last byte. */
#define END (-1)

struct fonds_csv_reader {
	struct fonds_stream *stream;
	char *input; /* INPUT_SIZE bytes */
	size_t at;
	size_t used;
	bool is_over;
	enum fonds_status status; /* of the stream */
	enum fonds_status failed; /* of a row: there is no next one */

	char separator;
	bool is_quoted; /* the last field was */
	uint64_t line;
	struct fonds_buffer bytes;
	const char **fields; /* FONDS_CSV_FIELDS_MAX of them */
	struct fonds_csv_row row;
};

/* As much as there is room for, so that the head is whole. */
static enum fonds_status fill(
	struct fonds_csv_reader *reader, struct fonds_error **error)
{
	reader->at = 0;
	reader->used = 0;
	while (!reader->is_over && reader->used < INPUT_SIZE) {
		size_t size;
		enum fonds_status status = fonds_stream_read(reader->stream,
			reader->input + reader->used, INPUT_SIZE - reader->used,
			&size, error);

		if (status < 0)
			return status;
		reader->is_over = size == 0;
		reader->used += size;
	}
	return FONDS_OK;
}

/* The next byte, which stays; END also when the stream has failed. */
static int peek(struct fonds_csv_reader *reader, struct fonds_error **error)
{
	if (reader->at == reader->used && reader->status == FONDS_OK)
		reader->status = fill(reader, error);
	if (reader->status < 0 || reader->at == reader->used)
		return END;
	return (unsigned char)reader->input[reader->at];
}

static bool cut(
	struct fonds_csv_reader *reader, char c, struct fonds_error **error)
{
	if (peek(reader, error) != (unsigned char)c)
		return false;
	reader->at++;
	return true;
}

/* What stands before the next of these, or NUL, is added to the field. */
static void take_run(struct fonds_csv_reader *reader, const char *stops,
	struct fonds_error **error)
{
	while (peek(reader, error) != END) {
		const char *run = reader->input + reader->at;
		size_t left = reader->used - reader->at;
		size_t size = 0;

		while (size < left && !strchr(stops, run[size]))
			size++;
		fonds_buffer_add(&reader->bytes, run, size);
		reader->at += size;
		if (size < left || reader->bytes.status < 0)
			return;
	}
}

static enum fonds_status refuse(struct fonds_csv_reader *reader,
	const char *what, struct fonds_error **error)
{
	if (reader->status < 0)
		return reader->status;
	if (peek(reader, error) == '\0')
		what = "there is a NUL byte: this is no text";
	return fonds_fail(error, FONDS_ERR_FORMAT, "line %" PRIu64 ": %s",
		reader->line, what);
}

/* Up to the closing quote; the opening one has been read. */
static enum fonds_status read_quoted(
	struct fonds_csv_reader *reader, struct fonds_error **error)
{
	for (;;) {
		take_run(reader, "\"\n", error);
		if (reader->bytes.status < 0)
			return FONDS_OK; /* told when the row is looked at */
		if (cut(reader, '\n', error)) {
			fonds_buffer_add_char(&reader->bytes, '\n');
			reader->line++;
			continue;
		}
		if (!cut(reader, '"', error))
			return refuse(reader,
				"the file ends inside a field in quotes",
				error);
		if (!cut(reader, '"', error))
			return FONDS_OK;
		fonds_buffer_add_char(&reader->bytes, '"');
	}
}

static enum fonds_status read_field(
	struct fonds_csv_reader *reader, struct fonds_error **error)
{
	char stops[] = { reader->separator, '"', '\r', '\n', '\0' };

	reader->is_quoted = cut(reader, '"', error);
	if (reader->is_quoted)
		return read_quoted(reader, error);
	take_run(reader, stops, error);
	return FONDS_OK;
}

/* What a field must be followed by; *ret_more when it is a separator. */
static enum fonds_status end_field(struct fonds_csv_reader *reader,
	bool *ret_more, struct fonds_error **error)
{
	*ret_more = cut(reader, reader->separator, error);
	if (*ret_more || cut(reader, '\n', error))
		return FONDS_OK;
	if (cut(reader, '\r', error)) {
		if (cut(reader, '\n', error))
			return FONDS_OK;
		return refuse(
			reader, "a CR without the LF of a line end", error);
	}
	if (peek(reader, error) == END)
		return reader->status;
	return refuse(reader,
		reader->is_quoted
			? "something stands behind the closing quote"
			: "a quote inside a field that does not begin with "
			  "one",
		error);
}

static enum fonds_status check_row(struct fonds_csv_reader *reader,
	size_t count, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		&reader->bytes, "the row", error);
	const char *field = fonds_buffer_text(&reader->bytes);

	if (status < 0) {
		(void)fonds_error_prefix(
			error, "line %" PRIu64, reader->row.line);
		return status;
	}
	for (size_t i = 0; i < count; i++) {
		if (!fonds_utf8_is_valid(field, strlen(field)))
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"line %" PRIu64 ": field %zu is not UTF-8",
				reader->row.line, i + 1);
		reader->fields[i] = field;
		field += strlen(field) + 1;
	}
	reader->row.count = count;
	return FONDS_OK;
}

/* A row as it stands, an empty line too. */
static enum fonds_status read_row(
	struct fonds_csv_reader *reader, struct fonds_error **error)
{
	size_t count = 0;
	bool more = true;

	fonds_buffer_reset(&reader->bytes);
	reader->row.line = reader->line;
	while (more && reader->bytes.status == FONDS_OK) {
		enum fonds_status status = read_field(reader, error);

		if (status == FONDS_OK && reader->bytes.status == FONDS_OK)
			status = end_field(reader, &more, error);
		if (status == FONDS_OK)
			status = reader->status;
		if (status < 0)
			return status;
		if (++count > FONDS_CSV_FIELDS_MAX)
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"line %" PRIu64 ": more than %d fields",
				reader->row.line, FONDS_CSV_FIELDS_MAX);
		fonds_buffer_add_char(&reader->bytes, '\0');
	}
	reader->line++;
	return check_row(reader, count, error);
}

static char most_frequent(const char *text, size_t size)
{
	static const char separators[] = ",;\t";
	size_t counts[sizeof(separators)] = { 0 };
	bool is_quoted = false;
	size_t best = 0;

	for (size_t i = 0; i < size && (is_quoted || text[i] != '\n'); i++) {
		const char *found = memchr(
			separators, text[i], strlen(separators));

		is_quoted ^= text[i] == '"';
		if (found && !is_quoted)
			counts[found - separators]++;
	}
	for (size_t i = 1; i < strlen(separators); i++)
		if (counts[i] > counts[best])
			best = i;
	return separators[best];
}

static enum fonds_status begin(
	struct fonds_csv_reader *reader, struct fonds_error **error)
{
	size_t mark = strlen(BYTE_ORDER_MARK);
	enum fonds_status status = fill(reader, error);

	if (status < 0)
		return status;
	if (reader->used >= mark &&
		memcmp(reader->input, BYTE_ORDER_MARK, mark) == 0)
		reader->at = mark;
	reader->separator = most_frequent(
		reader->input + reader->at, reader->used - reader->at);
	reader->line = 1;
	return FONDS_OK;
}

enum fonds_status fonds_csv_reader_new(struct fonds_stream *stream,
	size_t row_max, struct fonds_csv_reader **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_csv_reader_freep) struct fonds_csv_reader *reader = NULL;
	enum fonds_status status;

	reader = calloc(1, sizeof(*reader));
	if (!reader)
		return fonds_fail_nomem(error);
	reader->stream = stream;
	fonds_buffer_init(&reader->bytes, row_max);
	reader->input = malloc(INPUT_SIZE);
	reader->fields = calloc(FONDS_CSV_FIELDS_MAX, sizeof(*reader->fields));
	if (!reader->input || !reader->fields)
		return fonds_fail_nomem(error);
	reader->row.fields = reader->fields;
	status = begin(reader, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&reader);
	return FONDS_OK;
}

void fonds_csv_reader_free(struct fonds_csv_reader *reader)
{
	if (!reader)
		return;
	fonds_buffer_clear(&reader->bytes);
	free(reader->fields);
	free(reader->input);
	free(reader);
}

void fonds_csv_reader_freep(struct fonds_csv_reader **reader)
{
	fonds_csv_reader_free(*reader);
}

/* An empty line; a row of one empty field in quotes is none. */
static bool is_empty(const struct fonds_csv_reader *reader)
{
	return reader->row.count == 1 && reader->fields[0][0] == '\0' &&
	       !reader->is_quoted;
}

enum fonds_status fonds_csv_reader_next(struct fonds_csv_reader *reader,
	const struct fonds_csv_row **ret, struct fonds_error **error)
{
	const struct fonds_csv_row *row = NULL;

	if (reader->failed < 0)
		return fonds_fail(error, reader->failed,
			"nothing is read behind line %" PRIu64
			", which was refused",
			reader->row.line);
	while (!row && reader->failed == FONDS_OK &&
		peek(reader, error) != END) {
		reader->failed = read_row(reader, error);
		if (reader->failed == FONDS_OK && !is_empty(reader))
			row = &reader->row;
	}
	if (reader->failed == FONDS_OK && reader->status < 0)
		reader->failed = reader->status;
	if (reader->failed == FONDS_OK)
		*ret = row;
	return reader->failed;
}
