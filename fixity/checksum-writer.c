/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A line is put together whole and then added to the output in one call: the
 * output hands on what it has when the next piece does not fit, so that it
 * never cuts a line, and whoever is interrupted has written whole lines.
 */
#include "fixity/checksum-writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/output.h"
#include "fixity/algorithm.h"

#define LINE_MAX_SIZE ((size_t)64 << 20)

struct fonds_checksum_writer {
	enum fonds_checksum_form form;
	bool ends_with_nul;
	struct fonds_output output;
	struct fonds_buffer line;
	struct fonds_json json;
};

/* Coreutils 9 escapes these three and no other. */
static char escape_letter(char c)
{
	switch (c) {
	case '\\':
		return '\\';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	default:
		return '\0';
	}
}

static void add_escaped(struct fonds_buffer *line, const char *path)
{
	while (*path != '\0') {
		size_t plain = strcspn(path, "\\\n\r");

		fonds_buffer_add(line, path, plain);
		path += plain;
		if (*path == '\0')
			return;
		fonds_buffer_add_char(line, '\\');
		fonds_buffer_add_char(line, escape_letter(*path++));
	}
}

static void add_path(struct fonds_buffer *line, const char *path, bool escapes)
{
	if (escapes)
		add_escaped(line, path);
	else
		fonds_buffer_add_text(line, path);
}

static void add_gnu(struct fonds_buffer *line, const char *path, bool escapes,
	const struct fonds_digest *digest)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_buffer_add_text(line, fonds_digest_format(digest, hex));
	fonds_buffer_add_text(line, "  ");
	add_path(line, path, escapes);
}

static void add_bsd(struct fonds_buffer *line, const char *path, bool escapes,
	const struct fonds_digest *digest)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_buffer_add_text(
		line, fonds_algorithm_info(digest->algorithm)->tag);
	fonds_buffer_add_text(line, " (");
	add_path(line, path, escapes);
	fonds_buffer_add_text(line, ") = ");
	fonds_buffer_add_text(line, fonds_digest_format(digest, hex));
}

static void write_line(struct fonds_checksum_writer *writer, const char *path,
	const struct fonds_digest *digest)
{
	struct fonds_buffer *line = &writer->line;
	bool escapes = !writer->ends_with_nul && strpbrk(path, "\\\n\r");

	fonds_buffer_reset(line);
	if (escapes)
		fonds_buffer_add_char(line, '\\');
	if (writer->form == FONDS_CHECKSUM_BSD)
		add_bsd(line, path, escapes, digest);
	else
		add_gnu(line, path, escapes, digest);
	fonds_buffer_add_char(line, writer->ends_with_nul ? '\0' : '\n');
	fonds_output_add(&writer->output, line->data, line->size);
}

static void write_json_digests(struct fonds_json *json,
	const struct fonds_digest *digests, size_t count)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_begin_object(json, "digests");
	for (size_t i = 0; i < count; i++)
		fonds_json_text(json,
			fonds_algorithm_name(digests[i].algorithm),
			fonds_digest_format(&digests[i], hex));
	fonds_json_end_object(json);
}

static void write_json_file(
	struct fonds_json *json, const struct fonds_checksum_result *result)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", result->path);
	fonds_json_text(json, "verdict", fonds_verdict_name(result->verdict));
	if (result->detail)
		fonds_json_text(json, "detail", result->detail);
	fonds_json_number(json, "size", result->size);
	write_json_digests(json, result->digests, result->digest_count);
	fonds_json_end_object(json);
}

static void write_json_summary(
	struct fonds_json *json, const struct fonds_checksum_summary *summary)
{
	fonds_json_begin_object(json, "summary");
	fonds_json_number(json, "files", summary->files);
	fonds_json_number(json, "bytes", summary->bytes);
	fonds_json_number(json, "failed", summary->failed);
	fonds_json_begin_object(json, "read");
	fonds_json_number(json, "cached", summary->cached);
	fonds_json_number(json, "direct", summary->direct);
	fonds_json_number(json, "dropped", summary->dropped);
	fonds_json_end_object(json);
	fonds_json_end_object(json);
}

/* Has it failed? What is still held stays there. */
static enum fonds_status check(
	const struct fonds_checksum_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		&writer->line, "a line of the list", error);

	return status < 0 ? status : fonds_output_check(&writer->output, error);
}

enum fonds_status fonds_checksum_writer_new(enum fonds_checksum_form form,
	bool ends_with_nul, fonds_write_fn *write, void *payload,
	struct fonds_checksum_writer **ret, struct fonds_error **error)
{
	struct fonds_checksum_writer *writer;

	if (form == FONDS_CHECKSUM_JSON && ends_with_nul)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"JSON has no lines that could end in NUL");
	writer = calloc(1, sizeof(*writer));
	if (!writer)
		return fonds_fail_nomem(error);
	writer->form = form;
	writer->ends_with_nul = ends_with_nul;
	fonds_output_init(&writer->output, write, payload);
	fonds_buffer_init(&writer->line, LINE_MAX_SIZE);
	if (form == FONDS_CHECKSUM_JSON) {
		fonds_json_init(&writer->json, &writer->output);
		fonds_json_begin_object(&writer->json, NULL);
		fonds_json_begin_array(&writer->json, "files");
	}
	*ret = writer;
	return FONDS_OK;
}

enum fonds_status fonds_checksum_writer_add(
	struct fonds_checksum_writer *writer,
	const struct fonds_checksum_result *result, struct fonds_error **error)
{
	if (writer->form == FONDS_CHECKSUM_JSON)
		write_json_file(&writer->json, result);
	else if (fonds_verdict_is_sound(result->verdict))
		for (size_t i = 0; i < result->digest_count; i++)
			write_line(writer, result->path, &result->digests[i]);
	return check(writer, error);
}

enum fonds_status fonds_checksum_writer_flush(
	struct fonds_checksum_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = check(writer, error);

	return status < 0 ? status
			  : fonds_output_finish(&writer->output, error);
}

enum fonds_status fonds_checksum_writer_end(
	struct fonds_checksum_writer *writer,
	const struct fonds_checksum_summary *summary,
	struct fonds_error **error)
{
	if (writer->form == FONDS_CHECKSUM_JSON) {
		fonds_json_end_array(&writer->json);
		write_json_summary(&writer->json, summary);
		fonds_json_end_object(&writer->json);
	}
	return fonds_checksum_writer_flush(writer, error);
}

void fonds_checksum_writer_free(struct fonds_checksum_writer *writer)
{
	if (!writer)
		return;
	fonds_buffer_clear(&writer->line);
	fonds_output_clear(&writer->output);
	free(writer);
}

void fonds_checksum_writer_freep(struct fonds_checksum_writer **writer)
{
	fonds_checksum_writer_free(*writer);
}
