/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A citation as the archives write it: "TITLE", DATE, PUBLISHER, REFERENCE,
 * with the comma before or behind the closing quote, and perhaps <URL> behind
 * it. A part that is not found stays NULL; the citation is kept whole beside.
 */
#include "metadata/dating.h"
#include "metadata/record-parse.h"

#define DATE_COMMAS_MAX 2

/* No title has so many quotes inside that might end it. */
#define TITLE_ENDS_MAX 256

static void take_url(struct fonds_record *record, struct fonds_span *citation)
{
	size_t at = fonds_span_find(*citation, "<http");
	struct fonds_span url = fonds_span_skip(*citation, at);

	if (at == citation->size)
		return;
	url.size = fonds_span_find(url, ">");
	if (url.size < 2 || at + url.size + 1 < citation->size)
		return;
	fonds_record_set_url(record, fonds_span_skip(url, 1));
	citation->size = at;
	*citation = fonds_span_trim(*citation);
}

static size_t quote_at(
	struct fonds_span text, const char *plain, const char *curly)
{
	if (fonds_span_starts(text, plain))
		return strlen(plain);
	return fonds_span_starts(text, curly) ? strlen(curly) : 0;
}

/* The component up to the next comma; *rest goes on behind it. */
static struct fonds_span next_component(struct fonds_span *rest)
{
	struct fonds_span component = { .size = 0 };

	(void)fonds_span_cut(rest, ",", &component);
	return fonds_span_trim(component);
}

static bool is_dated(struct fonds_span text)
{
	char edtf[FONDS_DATING_SIZE];

	return fonds_dating_read(text.data, text.size, edtf) !=
	       FONDS_DATING_UNKNOWN;
}

/*
 * A date at the beginning; it may have commas itself, "December 30, 1950 -
 * January 2, 1951". *ret_rest is what follows it.
 */
static struct fonds_span find_date(
	struct fonds_span text, struct fonds_span *ret_rest)
{
	struct fonds_span rests[DATE_COMMAS_MAX + 1];
	struct fonds_span ends[DATE_COMMAS_MAX + 1];
	struct fonds_span rest = text;

	for (size_t i = 0; i <= DATE_COMMAS_MAX; i++) {
		ends[i] = next_component(&rest);
		rests[i] = rest;
	}
	for (size_t i = DATE_COMMAS_MAX + 1; i-- > 0;) {
		struct fonds_span date = ends[0];

		if (ends[i].size == 0)
			continue;
		date.size = (size_t)(ends[i].data + ends[i].size - date.data);
		if (i > 0 ? !is_dated(date)
			  : !fonds_dating_is_meant(date.data, date.size))
			continue;
		*ret_rest = rests[i];
		return date;
	}
	*ret_rest = text;
	return (struct fonds_span){ .data = text.data };
}

/* Is this quote followed, or preceded, by the comma that ends a title? */
static bool ends_title(struct fonds_span text, size_t at, size_t quote,
	struct fonds_span *ret_rest)
{
	struct fonds_span rest = fonds_span_trim(
		fonds_span_skip(text, at + quote));

	*ret_rest = rest;
	if (rest.size == 0)
		return true;
	if (rest.data[0] == ',') {
		*ret_rest = fonds_span_trim(fonds_span_skip(rest, 1));
		return true;
	}
	return at > 0 && text.data[at - 1] == ',';
}

/*
 * A title may have quotes inside: the right end is one that a date follows,
 * else the first that can be an end at all.
 */
static struct fonds_span cut_title(struct fonds_span *citation)
{
	size_t open = quote_at(*citation, "\"", "\xe2\x80\x9c");
	struct fonds_span text = fonds_span_skip(*citation, open);
	struct fonds_span title = { .size = 0 };
	struct fonds_span rest = *citation;
	size_t ends = 0;

	for (size_t at = 0; open > 0 && at < text.size; at++) {
		struct fonds_span here = fonds_span_skip(text, at);
		size_t quote = quote_at(here, "\"", "\xe2\x80\x9d");
		struct fonds_span after;
		struct fonds_span ignored;
		bool has_date;

		if (quote == 0 || !ends_title(text, at, quote, &after))
			continue;
		if (++ends > TITLE_ENDS_MAX)
			break;
		has_date = find_date(after, &ignored).size > 0;
		if (!has_date && title.size > 0)
			continue;
		title = (struct fonds_span){ text.data, at };
		rest = after;
		if (has_date)
			break;
	}
	*citation = rest;
	if (fonds_span_ends(title, ","))
		title.size--;
	return fonds_span_trim(title);
}

void fonds_record_read_citation(
	struct fonds_record *record, struct fonds_span *ret_rest)
{
	struct fonds_span rest;
	struct fonds_span part;
	struct fonds_span next;

	if (!record->citation)
		return;
	rest = fonds_span_trim(fonds_span_of(record->citation));
	take_url(record, &rest);
	record->citation = fonds_record_line(record, rest);
	record->citation_title = fonds_record_line(record, cut_title(&rest));
	record->citation_date = fonds_record_line(
		record, find_date(rest, &rest));

	/* "APRF, fond 3": then no publisher is named. */
	*ret_rest = fonds_span_trim(rest);
	part = next_component(&rest);
	next = rest;
	if (fonds_record_is_level(next_component(&next)))
		return;
	if (!record->publisher)
		record->publisher = fonds_record_line(record, part);
	*ret_rest = fonds_span_trim(rest);
}
