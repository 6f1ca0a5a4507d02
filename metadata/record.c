/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/record.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "metadata/record-parse.h"

/* What is read out of a record may be larger than it, but not by much. */
#define RECORD_MEMORY_MAX (4 * FONDS_RECORD_MAX)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* The blanks from at on; *ret_lines tells how many line ends are in them. */
static size_t skip_blanks(struct fonds_span text, size_t at, size_t *ret_lines)
{
	*ret_lines = 0;
	while (at < text.size && fonds_char_is_blank(text.data[at]))
		*ret_lines += text.data[at++] == '\n';
	return at;
}

static const char *collapse(struct fonds_record *record, struct fonds_span text,
	bool keep_paragraphs)
{
	size_t used = 0;
	char *copy;

	text = fonds_span_trim(text);
	if (text.size == 0)
		return NULL;
	copy = fonds_arena_alloc(&record->arena, text.size + 1);
	if (!copy)
		return NULL;
	for (size_t at = 0; at < text.size;) {
		size_t lines;

		if (!fonds_char_is_blank(text.data[at])) {
			copy[used++] = text.data[at++];
			continue;
		}
		at = skip_blanks(text, at, &lines);
		if (keep_paragraphs && lines > 1) {
			copy[used++] = '\n';
			copy[used++] = '\n';
		} else {
			copy[used++] = ' ';
		}
	}
	return copy;
}

const char *fonds_record_line(
	struct fonds_record *record, struct fonds_span text)
{
	return collapse(record, text, false);
}

const char *fonds_record_paragraphs(
	struct fonds_record *record, struct fonds_span text)
{
	return collapse(record, text, true);
}

void fonds_record_note(struct fonds_record *record, struct fonds_span label,
	struct fonds_span value)
{
	const char *label_text = fonds_record_line(record, label);
	const char *value_text = fonds_record_paragraphs(record, value);
	struct fonds_record_note *note;

	if (!label_text || !value_text)
		return;
	note = fonds_arena_alloc(&record->arena, sizeof(*note));
	if (!note)
		return;
	*note = (struct fonds_record_note){
		.label = label_text,
		.value = value_text,
		.next = record->notes,
	};
	record->notes = note;
}

void fonds_record_warn(struct fonds_record *record, const char *format, ...)
{
	fonds_cleanup(fonds_freep) char *text = NULL;
	const char *line;
	va_list args;
	int size;

	va_start(args, format);
	size = vasprintf(&text, format, args);
	va_end(args);
	if (size < 0) {
		text = NULL;
		record->arena.status = FONDS_ERR_NOMEM;
		return;
	}
	/* What it quotes may hold line ends of any kind. */
	line = fonds_record_line(record, fonds_span_of(text));
	if (line)
		fonds_text_list_add(&record->arena, &record->warnings, line);
}

bool fonds_record_is_url(struct fonds_span line, struct fonds_span *ret_url)
{
	line = fonds_span_trim(line);
	if (line.size > 2 && line.data[0] == '<' &&
		line.data[line.size - 1] == '>') {
		line = fonds_span_skip(line, 1);
		line.size--;
	}
	if (!fonds_span_starts_fold(line, "http://") &&
		!fonds_span_starts_fold(line, "https://"))
		return false;
	for (size_t i = 0; i < line.size; i++)
		if (fonds_char_is_blank(line.data[i]))
			return false;
	*ret_url = line;
	return true;
}

void fonds_record_set_url(struct fonds_record *record, struct fonds_span url)
{
	if (!record->url)
		record->url = fonds_record_line(record, url);
	else if (!fonds_span_equal(url, record->url))
		fonds_record_note(record, fonds_span_of("URL"), url);
}

struct fonds_record_text *fonds_record_add_text(
	struct fonds_record *record, struct fonds_span data)
{
	struct fonds_record_text *text;
	const char *copy;

	copy = fonds_arena_dup_bytes(&record->arena, data.data, data.size);
	text = fonds_arena_alloc(&record->arena, sizeof(*text));
	if (!copy || !text)
		return NULL;
	*text = (struct fonds_record_text){
		.data = copy,
		.size = data.size,
		.next = record->texts,
	};
	record->texts = text;
	return text;
}

void fonds_record_assume_language(
	const struct fonds_record *record, struct fonds_record_text *text)
{
	const struct fonds_language *english = fonds_language_find("eng", 3);
	bool is_original = false;

	for (size_t i = 0; i < record->language_count; i++)
		is_original |= record->languages[i] == english;
	/* Where a translator is named, the text is what was translated. */
	if (record->translators.count > 0 && record->language_count > 1)
		is_original = false;
	text->is_translation = !is_original;
	text->language = english;
	text->language_assumed = !is_original || record->language_count > 1;
}

static void turn_notes_round(struct fonds_record *record)
{
	struct fonds_record_note *turned = NULL;

	while (record->notes) {
		struct fonds_record_note *note = record->notes;

		record->notes = note->next;
		note->next = turned;
		turned = note;
	}
	record->notes = turned;
}

static void turn_texts_round(struct fonds_record *record)
{
	struct fonds_record_text *turned = NULL;

	while (record->texts) {
		struct fonds_record_text *text = record->texts;

		record->texts = text->next;
		text->next = turned;
		turned = text;
	}
	record->texts = turned;
}

/* What one field says of another that is missing. */
static void complete(struct fonds_record *record)
{
	struct fonds_span reference = { .size = 0 };
	struct fonds_span url;

	if (record->url &&
		fonds_record_is_url(fonds_span_of(record->url), &url))
		record->url = fonds_record_line(record, url);
	fonds_record_read_citation(record, &reference);
	if (record->source)
		fonds_record_read_source(record, fonds_span_of(record->source));
	if (!record->reference)
		fonds_record_read_source(record, reference);
	if (!record->title)
		record->title = record->citation_title;
	if (!record->date_text)
		record->date_text = record->citation_date;
	if (record->date_text)
		record->has_date = fonds_date_parse(record->date_text,
			strlen(record->date_text), &record->date);
}

static enum fonds_status check_text(
	struct fonds_span data, struct fonds_error **error)
{
	size_t valid;

	if (fonds_span_trim(data).size == 0)
		return fonds_fail(
			error, FONDS_ERR_FORMAT, "the record is empty");
	for (size_t i = 0; i < data.size; i++) {
		unsigned char byte = (unsigned char)data.data[i];

		if ((byte < 0x20 && !fonds_char_is_blank(data.data[i])) ||
			byte == 0x7f)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"the record is binary, not text: byte 0x%02x "
				"at offset %zu",
				byte, i);
	}
	valid = fonds_utf8_valid_prefix(data.data, data.size);
	if (valid < data.size)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the record is not UTF-8: byte 0x%02x at offset %zu",
			(unsigned char)data.data[valid], valid);
	return FONDS_OK;
}

static enum fonds_status read_form(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error)
{
	bool is_csv = false;
	enum fonds_status status;

	if (fonds_span_starts(fonds_span_trim(data), "{"))
		return fonds_record_read_json(record, data, error);
	status = fonds_record_is_csv(data, &is_csv, error);
	if (status < 0)
		return status;
	if (is_csv)
		return fonds_record_read_csv(record, data, error);
	return fonds_record_read_text(record, data, error);
}

static enum fonds_status read_record(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error)
{
	enum fonds_status status = read_form(record, data, error);

	if (status < 0)
		return status;
	complete(record);
	turn_notes_round(record);
	turn_texts_round(record);
	status = fonds_arena_check(&record->arena, "the record", error);
	if (status < 0)
		return status;
	if (!record->title)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the record has no title: give it one between ** and "
			"** or after 'Title:'%s",
			record->is_json ? ", in JSON as 'title'" : "");
	status = fonds_record_check(record, error);
	if (status < 0)
		return status;
	return fonds_arena_check(&record->arena, "the record", error);
}

enum fonds_status fonds_record_parse(const char *data, size_t size,
	struct fonds_record **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *record = NULL;
	struct fonds_span span = { .data = data, .size = size };
	enum fonds_status status;

	if (size > FONDS_RECORD_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the record is larger than %zu bytes",
			(size_t)FONDS_RECORD_MAX);
	/* The offsets in messages are those of the file. */
	status = check_text(span, error);
	if (status < 0)
		return status;
	if (fonds_span_starts(span, BYTE_ORDER_MARK))
		span = fonds_span_skip(span, strlen(BYTE_ORDER_MARK));
	if (fonds_span_trim(span).size == 0)
		return fonds_fail(
			error, FONDS_ERR_FORMAT, "the record is empty");
	record = calloc(1, sizeof(*record));
	if (!record)
		return fonds_fail_nomem(error);
	fonds_arena_init(&record->arena, RECORD_MEMORY_MAX);
	status = read_record(record, span, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&record);
	return FONDS_OK;
}

void fonds_record_free(struct fonds_record *record)
{
	if (!record)
		return;
	fonds_arena_clear(&record->arena);
	free(record);
}

void fonds_record_freep(struct fonds_record **record)
{
	fonds_record_free(*record);
}
