/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an archivist would ask back about a record: where two of its parts
 * cannot both be true, and where something is missing. None of it stops an
 * ingest; each is one sentence that is shown and kept with the description.
 */
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/unicode.h"
#include "metadata/dating.h"
#include "metadata/record-parse.h"

/* No more of a date than this is quoted in a sentence. */
#define QUOTED_DATE_MAX 80

static bool is_in(
	struct fonds_span text, const char *const *parts, size_t *size)
{
	for (; *parts; parts++) {
		if (!fonds_span_starts(text, *parts))
			continue;
		*size = strlen(*parts);
		return true;
	}
	return false;
}

/*
 * The form in which two titles are the same: case folded, without quotes and
 * final punctuation, blanks collapsed.
 */
static enum fonds_status title_key(const char *title,
	struct fonds_buffer *ret_key, struct fonds_error **error)
{
	static const char *const quotes[] = { "\"", "'", "\xe2\x80\x98",
		"\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d", NULL };
	static const char *const blanks[] = { " ", "\n", "\xc2\xa0", NULL };
	fonds_cleanup(fonds_freep) char *folded = NULL;
	struct fonds_span rest;
	enum fonds_status status;
	bool is_gap = false;

	status = fonds_unicode_key(title, 1, &folded, error);
	if (status < 0)
		return status;
	rest = fonds_span_of(folded);
	while (rest.size > 0 && strchr(".,;:!? ", rest.data[rest.size - 1]))
		rest.size--;
	while (rest.size > 0) {
		size_t size = 1;

		if (is_in(rest, blanks, &size)) {
			is_gap = ret_key->size > 0;
		} else if (!is_in(rest, quotes, &size)) {
			if (is_gap)
				fonds_buffer_add_char(ret_key, ' ');
			fonds_buffer_add(ret_key, rest.data, size);
			is_gap = false;
		}
		rest = fonds_span_skip(rest, size);
	}
	while (ret_key->size > 0 &&
		strchr(".,;:!? ", ret_key->data[ret_key->size - 1]))
		ret_key->data[--ret_key->size] = '\0';
	return fonds_buffer_check(ret_key, "the title", error);
}

static enum fonds_status check_titles(
	struct fonds_record *record, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer heading;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer cited;
	enum fonds_status status;

	fonds_buffer_init(&heading, 2 * FONDS_RECORD_MAX);
	fonds_buffer_init(&cited, 2 * FONDS_RECORD_MAX);
	if (!record->citation_title)
		return FONDS_OK;
	status = title_key(record->title, &heading, error);
	if (status < 0)
		return status;
	status = title_key(record->citation_title, &cited, error);
	if (status < 0)
		return status;
	if (strcmp(fonds_buffer_text(&heading), fonds_buffer_text(&cited)) != 0)
		fonds_record_warn(record,
			"the record is titled '%s', but its citation calls it "
			"'%s'",
			record->title, record->citation_title);
	return FONDS_OK;
}

static void check_citation_date(struct fonds_record *record)
{
	const char *cited = record->citation_date;
	struct fonds_date date;

	if (!record->has_date || !cited ||
		!fonds_date_parse(cited, strlen(cited), &date) ||
		fonds_date_agrees(&date, &record->date))
		return;
	fonds_record_warn(record,
		"the record is dated %s, but its citation says %s",
		record->date_text, cited);
}

/* A title may name several dates: one that agrees is enough. */
static void check_title_date(struct fonds_record *record)
{
	size_t size = strlen(record->title);
	struct fonds_date first = { 0 };
	struct fonds_date date;
	char text[FONDS_DATE_SIZE];

	if (!record->has_date)
		return;
	for (size_t at = 0;
		fonds_date_search(record->title, size, &at, &date);) {
		if (fonds_date_agrees(&date, &record->date))
			return;
		if (first.year == 0)
			first = date;
	}
	if (first.year > 0)
		fonds_record_warn(record,
			"the record is dated %s, but its title speaks of %s",
			record->date_text, fonds_date_format(&first, text));
}

static void check_date(struct fonds_record *record)
{
	char edtf[FONDS_DATING_SIZE];

	if (!record->date_text)
		fonds_record_warn(record, "the record has no date");
	else if (fonds_dating_read(record->date_text, strlen(record->date_text),
			 edtf) == FONDS_DATING_UNDATED)
		fonds_record_warn(record, "the record is undated");
	else if (!record->edtf)
		fonds_record_warn(record, "the date '%.*s' was not understood",
			fonds_record_quote_size(
				fonds_span_of(record->date_text),
				QUOTED_DATE_MAX),
			record->date_text);
	check_citation_date(record);
	check_title_date(record);
}

static void check_language(struct fonds_record *record)
{
	if (record->language_count == 0)
		fonds_record_warn(record, "the record does not name a known "
					  "language for the original");
}

static bool is_original_language(const struct fonds_record *record,
	const struct fonds_language *language)
{
	for (size_t i = 0; i < record->language_count; i++)
		if (record->languages[i] == language)
			return true;
	return false;
}

static void check_text(
	struct fonds_record *record, const struct fonds_record_text *text)
{
	if (text->language_assumed) {
		fonds_record_warn(record,
			"the record does not say in which language its "
			"text is; English was assumed");
		return;
	}
	if (!text->language || record->language_count == 0)
		return;
	if (!text->is_translation &&
		!is_original_language(record, text->language))
		fonds_record_warn(record,
			"the record has a transcript in %s, but names %s as "
			"the language of the original",
			text->language->name, record->languages[0]->name);
	if (text->is_translation && record->language_count == 1 &&
		is_original_language(record, text->language))
		fonds_record_warn(record,
			"the record has a translation into %s, which is also "
			"the language of the original",
			text->language->name);
}

/* The same sentence for many texts is said once. */
static void check_texts(struct fonds_record *record)
{
	const struct fonds_record_text *text = record->texts;

	if (!text)
		fonds_record_warn(record, "the record has no text: neither a "
					  "translation nor a transcript");
	for (size_t i = 0; text && i < 8; i++, text = text->next)
		check_text(record, text);
}

enum fonds_status fonds_record_check(
	struct fonds_record *record, struct fonds_error **error)
{
	enum fonds_status status = check_titles(record, error);

	if (status < 0)
		return status;
	check_date(record);
	check_language(record);
	check_texts(record);
	fonds_record_check_url(record);
	return FONDS_OK;
}
