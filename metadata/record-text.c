/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The text form of a record: a page with a date line, a bold title, labels
 * with their values, and then texts, each under a heading. Lines are read one
 * by one; what stands between one label and the next is the value of the
 * first. Once a text's heading has come no label is looked for any more: what
 * follows are the document's own words.
 */
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/dating.h"
#include "metadata/record-contents.h"

#define LABEL_MAX 48
#define LABEL_WORDS_MAX 6

struct page {
	struct fonds_record *record;
	struct fonds_span rest;  /* what was not read yet */
	bool after_blank;        /* is the line before the next one empty? */
	bool in_bold;            /* inside a title that goes over lines */
	struct fonds_span label; /* that is being read; empty at the start */
	struct fonds_buffer *value;
	bool in_contents; /* "Contents:" came last: texts may begin */
};

/*
 * Up to its first empty line; all of it when there is none. What stands
 * behind the last line end is not a whole line.
 */
static size_t find_empty_line(struct fonds_span text)
{
	struct fonds_span rest = text;
	struct fonds_span line;

	while (fonds_span_cut_line(&rest, &line))
		if (fonds_span_trim(line).size == 0 &&
			line.data + line.size < text.data + text.size)
			return (size_t)(line.data - text.data);
	return text.size;
}

static void read_bold(struct fonds_record *record, struct fonds_span *rest)
{
	struct fonds_span title = { rest->data, fonds_span_find(*rest, "**") };
	size_t end;

	/* An empty line ends the title even where it was not closed. */
	end = find_empty_line(title);
	if (end == title.size)
		*rest = fonds_span_skip(*rest, end + strlen("**"));
	else
		*rest = fonds_span_skip(*rest, end);
	title.size = end;
	fonds_record_field_add(
		record, fonds_record_field_by_key("title"), title);
}

/* What stands before the first label: a date, the title, and what else. */
static void read_head(struct fonds_record *record, struct fonds_span head)
{
	while (head.size > 0) {
		struct fonds_span line;

		head = fonds_span_trim(head);
		if (fonds_span_starts(head, "**")) {
			head = fonds_span_skip(head, strlen("**"));
			read_bold(record, &head);
			continue;
		}
		if (!fonds_span_cut_line(&head, &line))
			break;
		line = fonds_span_trim(line);
		if (fonds_dating_is_meant(line.data, line.size))
			fonds_record_field_add(record,
				fonds_record_field_by_key(
					"original_publication_date"),
				line);
		else
			fonds_record_note(record,
				fonds_span_of("Text before the labels"), line);
	}
}

/* The value of the label that was being read is complete. */
static void end_value(struct page *page)
{
	struct fonds_span value = fonds_span_trim((struct fonds_span){
		.data = fonds_buffer_text(page->value),
		.size = page->value->size,
	});
	const struct fonds_record_field *field;

	field = fonds_record_field_by_label(page->label);
	if (page->label.size == 0)
		read_head(page->record, value);
	else if (field)
		fonds_record_field_read(page->record, field, value);
	else if (value.size > 0)
		fonds_record_note(page->record, page->label, value);
	else
		fonds_record_note(page->record,
			fonds_span_of("Label without a value"), page->label);
	fonds_buffer_reset(page->value);
}

static void add_line(struct page *page, struct fonds_span line)
{
	struct fonds_span url;

	if (fonds_record_is_url(line, &url)) {
		fonds_record_set_url(page->record, url);
		return;
	}
	fonds_buffer_add(page->value, line.data, line.size);
	fonds_buffer_add_char(page->value, '\n');
}

static bool is_few_words(struct fonds_span text)
{
	struct fonds_span word;
	size_t count = 0;

	while (fonds_span_cut_word(&text, &word))
		count++;
	return count > 0 && count <= LABEL_WORDS_MAX;
}

static bool next_line_is_blank(struct fonds_span rest)
{
	struct fonds_span line;

	return !fonds_span_cut_line(&rest, &line) ||
	       fonds_span_trim(line).size == 0;
}

/* A capital; in other scripts case is not looked at. */
static bool begins_label(char c)
{
	return fonds_char_is_upper(c) || (unsigned char)c >= 0x80;
}

/*
 * A known label stands at the beginning of a line; any other must also be
 * alone on it, between empty lines, and short.
 */
static bool parse_label(const struct page *page, struct fonds_span line,
	struct fonds_span *ret_label, struct fonds_span *ret_value)
{
	struct fonds_span value = fonds_span_trim(line);
	struct fonds_span label;
	bool is_known;

	if (page->in_bold || fonds_span_find(value, ":") == value.size ||
		!fonds_span_cut(&value, ":", &label))
		return false;
	label = fonds_span_trim(label);
	value = fonds_span_trim(value);
	if (label.size == 0 || label.size > LABEL_MAX ||
		!begins_label(label.data[0]))
		return false;
	is_known = fonds_record_field_by_label(label);
	if (!is_known && (value.size > 0 || !page->after_blank ||
				 !next_line_is_blank(page->rest) ||
				 !is_few_words(label)))
		return false;
	*ret_label = label;
	*ret_value = value;
	return true;
}

/* Go on reading at a place that was passed already. */
static void go_back(struct page *page, const char *place)
{
	page->rest.size += (size_t)(page->rest.data - place);
	page->rest.data = place;
}

/* A line below "Contents:". True when the texts were read, to the end. */
static bool take_contents(struct page *page, struct fonds_span line)
{
	struct fonds_heading heading;
	struct fonds_span title = fonds_span_trim(line);

	if (title.size == 0)
		return false;
	if (!fonds_heading_parse(line, &heading)) {
		heading = (struct fonds_heading){ .kind = FONDS_HEADING_NONE };
		go_back(page, line.data);
	} else if (heading.kind == FONDS_HEADING_SCAN) {
		fonds_record_note(
			page->record, fonds_span_of("Contents"), title);
		return false;
	}
	fonds_record_read_texts(page->record, &page->rest, heading, title);
	return true;
}

/* True when everything was read. */
static bool take_label(
	struct page *page, struct fonds_span label, struct fonds_span value)
{
	const struct fonds_record_field *field;

	page->label = label;
	field = fonds_record_field_by_label(label);
	page->in_contents = field && field->kind == FONDS_RECORD_CONTENTS;
	if (page->in_contents)
		return take_contents(page, value);
	add_line(page, value);
	return false;
}

/* Between the two pairs of asterisks of a title, nothing is a label. */
static void follow_bold(struct page *page, struct fonds_span line)
{
	if (page->label.size > 0 || fonds_span_trim(line).size == 0) {
		page->in_bold = false;
		return;
	}
	for (;;) {
		size_t at = fonds_span_find(line, "**");

		if (at == line.size)
			return;
		page->in_bold = !page->in_bold;
		line = fonds_span_skip(line, at + strlen("**"));
	}
}

/* True when everything was read. */
static bool take_line(struct page *page, struct fonds_span line)
{
	struct fonds_heading heading;
	struct fonds_span label;
	struct fonds_span value;

	if (fonds_heading_is_sure(line, &heading)) {
		if (!page->in_contents)
			end_value(page);
		fonds_record_read_texts(page->record, &page->rest, heading,
			fonds_span_trim(line));
		return true;
	}
	if (parse_label(page, line, &label, &value)) {
		if (!page->in_contents)
			end_value(page);
		return take_label(page, label, value);
	}
	if (page->in_contents)
		return take_contents(page, line);
	add_line(page, line);
	return false;
}

enum fonds_status fonds_record_read_text(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer value;
	struct page page = {
		.record = record,
		.rest = data,
		.value = &value,
		.after_blank = true,
	};
	struct fonds_span line;
	bool is_done = false;

	fonds_buffer_init(&value, FONDS_RECORD_MAX + 1);
	while (!is_done && fonds_span_cut_line(&page.rest, &line)) {
		is_done = take_line(&page, line);
		follow_bold(&page, line);
		page.after_blank = fonds_span_trim(line).size == 0;
	}
	if (!is_done && !page.in_contents)
		end_value(&page);
	return fonds_buffer_check(&value, "a value of the record", error);
}
