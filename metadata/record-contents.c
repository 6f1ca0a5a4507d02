/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The texts of a record in the text form, each under a heading of its own:
 * "Translation - English". Their words are never read for labels; only the
 * heading of another text, alone on its line, ends one.
 */
#include "metadata/record-contents.h"

#define HEADING_MAX 80

static bool cut_dash(struct fonds_span *text)
{
	static const char *const dashes[] = {
		"-",
		"\xe2\x80\x93",
		"\xe2\x80\x94",
	};

	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		if (!fonds_span_starts(*text, dashes[i]))
			continue;
		*text = fonds_span_skip(*text, strlen(dashes[i]));
		return true;
	}
	return false;
}

bool fonds_heading_parse(struct fonds_span line, struct fonds_heading *ret)
{
	static const struct {
		const char *word;
		enum fonds_heading_kind kind;
	} words[] = {
		{ "Translation", FONDS_HEADING_TRANSLATION },
		{ "Transcript", FONDS_HEADING_TRANSCRIPT },
		{ "Original Scan", FONDS_HEADING_SCAN },
	};

	line = fonds_span_trim(line);
	if (line.size > HEADING_MAX)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct fonds_span rest = line;

		if (!fonds_span_starts(line, words[i].word))
			continue;
		rest = fonds_span_trim(
			fonds_span_skip(line, strlen(words[i].word)));
		if (rest.size > 0 && !cut_dash(&rest))
			return false;
		rest = fonds_span_trim(rest);
		*ret = (struct fonds_heading){
			.kind = words[i].kind,
			.language_text = rest,
			.language = fonds_language_find(rest.data, rest.size),
		};
		return true;
	}
	return false;
}

bool fonds_heading_is_sure(struct fonds_span line, struct fonds_heading *ret)
{
	return fonds_heading_parse(line, ret) &&
	       ret->kind != FONDS_HEADING_SCAN && ret->language;
}

/*
 * Below a text, "Original Scan" is a heading only where nothing follows it but
 * the end or a text's heading; elsewhere it is the document's own words.
 */
static bool ends_text(struct fonds_span line, struct fonds_span rest)
{
	struct fonds_heading heading;
	struct fonds_span next = { .size = 0 };

	if (!fonds_heading_parse(line, &heading))
		return false;
	if (heading.kind != FONDS_HEADING_SCAN)
		return heading.language;
	if (heading.language_text.size > 0)
		return false;
	while (fonds_span_cut_line(&rest, &next))
		if (fonds_span_trim(next).size > 0)
			return fonds_heading_is_sure(next, &heading);
	return true;
}

static struct fonds_span without_blank_lines(struct fonds_span body)
{
	struct fonds_span rest = body;
	struct fonds_span line;
	size_t end = 0;

	while (fonds_span_cut_line(&rest, &line)) {
		if (fonds_span_trim(line).size > 0)
			end = (size_t)(rest.data - body.data);
		else if (end == 0)
			body = rest;
	}
	body.size = end;
	return body;
}

/* The labels have all been read: what they say of the original is known. */
static void tell_language(struct fonds_record *record,
	struct fonds_record_text *text, const struct fonds_heading *heading,
	struct fonds_span title)
{
	if (heading->kind == FONDS_HEADING_NONE) {
		fonds_record_assume_language(record, text);
		return;
	}
	text->is_translation = heading->kind == FONDS_HEADING_TRANSLATION;
	text->language = heading->language;
	if (heading->language)
		return;
	if (heading->language_text.size > 0) {
		fonds_record_note(record, fonds_span_of("Contents"), title);
		fonds_record_warn(record,
			"the heading '%.*s' names a language that is not known",
			(int)title.size, title.data);
	} else if (text->is_translation) {
		text->language = fonds_language_find("eng", 3);
		text->language_assumed = true;
	} else if (record->language_count == 1) {
		text->language = record->languages[0];
	}
}

static void add_body(struct fonds_record *record,
	const struct fonds_heading *heading, struct fonds_span title,
	struct fonds_span body)
{
	struct fonds_record_text *text;

	body = without_blank_lines(body);
	if (body.size == 0) {
		fonds_record_note(record, fonds_span_of("Contents"), title);
		return;
	}
	text = fonds_record_add_text(record, body);
	if (text)
		tell_language(record, text, heading, title);
}

void fonds_record_read_texts(struct fonds_record *record,
	struct fonds_span *rest, struct fonds_heading heading,
	struct fonds_span title)
{
	struct fonds_span body = { .data = rest->data };
	struct fonds_span line;

	while (fonds_span_cut_line(rest, &line)) {
		if (!ends_text(line, *rest)) {
			body.size = (size_t)(rest->data - body.data);
			continue;
		}
		add_body(record, &heading, title, body);
		(void)fonds_heading_parse(line, &heading);
		title = fonds_span_trim(line);
		body = (struct fonds_span){ .data = rest->data };
	}
	add_body(record, &heading, title, body);
}
