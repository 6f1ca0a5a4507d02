/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the outside in: brackets and words of doubt are taken off a dating and
 * become one of the marks of EDTF; what is left is a date, a season, a decade
 * or a range, whose two sides lend each other the month and the year.
 */
#include "metadata/dating.h"

#include <stdio.h>

#include "metadata/date.h"
#include "metadata/edtf.h"
#include "metadata/month.h"

#define DATING_TEXT_MAX 80

/* Signs at which a range is tried to be parted. */
#define RANGE_SIGNS_MAX 8

enum doubt {
	DOUBT_UNCERTAIN = 1 << 0,
	DOUBT_APPROXIMATE = 1 << 1,
};

static const char doubt_marks[4][2] = { "", "?", "~", "%" };

static const char *const undated_words[] = { "undated", "not dated", "no date",
	"without date", "date unknown", "n.d.", "n. d.", "undatiert",
	"ohne Datum", "o.D.", "o. D.", "sans date", "non daté", "s.d.", "s. d.",
	"без даты", "б/д", "б. д." };

static const struct {
	const char *word;
	enum doubt doubt;
} doubt_words[] = {
	{ "circa ", DOUBT_APPROXIMATE },
	{ "ca. ", DOUBT_APPROXIMATE },
	{ "ca ", DOUBT_APPROXIMATE },
	{ "c. ", DOUBT_APPROXIMATE },
	{ "c.", DOUBT_APPROXIMATE },
	{ "about ", DOUBT_APPROXIMATE },
	{ "approximately ", DOUBT_APPROXIMATE },
	{ "approx. ", DOUBT_APPROXIMATE },
	{ "um ", DOUBT_APPROXIMATE },
	{ "vers ", DOUBT_APPROXIMATE },
	{ "около ", DOUBT_APPROXIMATE },
	{ "probably ", DOUBT_UNCERTAIN },
	{ "possibly ", DOUBT_UNCERTAIN },
	{ "vermutlich ", DOUBT_UNCERTAIN },
	{ "wohl ", DOUBT_UNCERTAIN },
};

/* Words for "year", which say nothing more. */
static const char *const year_words[] = { " г.", " г", "г.", " года", " год" };

/* What may stand between the two sides of a range. */
static const char *const range_signs[] = { "-", "\xe2\x80\x93", "\xe2\x80\x94",
	" to ", " bis " };

static bool is_one_of(
	struct fonds_span text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fonds_span_equal_fold(text, words[i]))
			return true;
	return false;
}

static bool is_number(struct fonds_span text, size_t width)
{
	if (text.size != width)
		return false;
	for (size_t i = 0; i < width; i++)
		if (!fonds_char_is_digit(text.data[i]))
			return false;
	return true;
}

static int number_of(struct fonds_span digits)
{
	int number = 0;

	for (size_t i = 0; i < digits.size; i++)
		number = number * 10 + (digits.data[i] - '0');
	return number;
}

static bool drop_end(struct fonds_span *text, const char *end)
{
	if (!fonds_span_ends(*text, end) || text->size == strlen(end))
		return false;
	text->size -= strlen(end);
	*text = fonds_span_trim(*text);
	return true;
}

static bool drop_brackets(struct fonds_span *text)
{
	if (text->size < 3 || text->data[0] != '[' ||
		text->data[text->size - 1] != ']')
		return false;
	*text = fonds_span_skip(*text, 1);
	text->size--;
	*text = fonds_span_trim(*text);
	return true;
}

static bool drop_doubt(struct fonds_span *text, unsigned *doubt)
{
	static const char *const marks[] = { "(?)", "[?]", "?" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!drop_end(text, marks[i]))
			continue;
		*doubt |= DOUBT_UNCERTAIN;
		return true;
	}
	for (size_t i = 0; i < sizeof(doubt_words) / sizeof(doubt_words[0]);
		i++) {
		const char *word = doubt_words[i].word;

		if (!fonds_span_starts_fold(*text, word))
			continue;
		*text = fonds_span_trim(fonds_span_skip(*text, strlen(word)));
		*doubt |= (unsigned)doubt_words[i].doubt;
		return true;
	}
	return false;
}

static bool has_doubt_word(struct fonds_span text)
{
	for (size_t i = 0; i < sizeof(doubt_words) / sizeof(doubt_words[0]);
		i++)
		if (fonds_span_starts_fold(text, doubt_words[i].word))
			return true;
	return false;
}

static bool drop_year_word(struct fonds_span *text)
{
	for (size_t i = 0; i < sizeof(year_words) / sizeof(year_words[0]); i++)
		if (drop_end(text, year_words[i]))
			return true;
	return false;
}

/* Take the outside off; what it said is *ret_doubt. */
static struct fonds_span bare(struct fonds_span text, unsigned *ret_doubt)
{
	*ret_doubt = 0;
	text = fonds_span_trim(text);
	while (drop_brackets(&text) || drop_doubt(&text, ret_doubt) ||
		drop_year_word(&text))
		;
	return text;
}

static bool is_day_number(struct fonds_span text)
{
	return (is_number(text, 1) || is_number(text, 2)) &&
	       number_of(text) > 0;
}

/*
 * "30.9.1950", "9/30/1950": day and month by the order that is possible.
 * Where both orders are, neither is certain.
 */
static bool parse_numbers(struct fonds_span text, struct fonds_date *ret)
{
	const char *sign = fonds_span_find(text, ".") < text.size ? "." : "/";
	struct fonds_span parts[3];
	struct fonds_date dates[2];

	if (!fonds_span_cut(&text, sign, &parts[0]) ||
		!fonds_span_cut(&text, sign, &parts[1]))
		return false;
	parts[2] = text;
	if (!is_day_number(parts[0]) || !is_day_number(parts[1]) ||
		!is_number(parts[2], 4))
		return false;
	dates[0] = (struct fonds_date){ number_of(parts[2]),
		number_of(parts[1]), number_of(parts[0]) };
	dates[1] = (struct fonds_date){ dates[0].year, dates[0].day,
		dates[0].month };
	if (fonds_date_is_valid(&dates[0]) && fonds_date_is_valid(&dates[1]) &&
		!fonds_date_equal(&dates[0], &dates[1]))
		return false;
	*ret = fonds_date_is_valid(&dates[0]) ? dates[0] : dates[1];
	return fonds_date_is_valid(ret);
}

/* "Spring 1950", "spring of 1950". */
static bool read_season(
	struct fonds_span text, const char *mark, char edtf[FONDS_DATING_SIZE])
{
	struct fonds_span word;
	struct fonds_span year;
	int season;

	if (!fonds_span_cut_word(&text, &word))
		return false;
	season = fonds_season_find(word);
	year = fonds_span_trim(text);
	if (fonds_span_starts_fold(year, "of "))
		year = fonds_span_trim(fonds_span_skip(year, strlen("of ")));
	if (season == 0 || !is_number(year, 4))
		return false;
	(void)snprintf(
		edtf, FONDS_DATING_SIZE, "%.4s-%d%s", year.data, season, mark);
	return true;
}

/* "1950s", "the 1950s"; "1900s" may be the whole century. */
static bool read_decade(
	struct fonds_span text, const char *mark, char edtf[FONDS_DATING_SIZE])
{
	static const char *const ends[] = { "s", "'s", "\xe2\x80\x99s",
		"er Jahre" };
	struct fonds_span year = text;

	if (fonds_span_starts_fold(year, "the "))
		year = fonds_span_trim(fonds_span_skip(year, strlen("the ")));
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct fonds_span rest = fonds_span_skip(year, 4);

		if (!fonds_span_equal(rest, ends[i]))
			continue;
		year.size = 4;
		if (!is_number(year, 4) || number_of(year) % 10 != 0 ||
			number_of(year) % 100 == 0)
			return false;
		(void)snprintf(
			edtf, FONDS_DATING_SIZE, "%.3sX%s", year.data, mark);
		return true;
	}
	return false;
}

static bool parse_date(struct fonds_span text, struct fonds_date *ret)
{
	return fonds_date_parse(text.data, text.size, ret) ||
	       parse_numbers(text, ret);
}

/* One date with its doubt, as a side of a range may be. */
static bool read_single(struct fonds_span text, char edtf[FONDS_DATING_SIZE])
{
	unsigned doubt;
	struct fonds_date date;
	char digits[FONDS_DATE_SIZE];

	text = bare(text, &doubt);
	if (read_season(text, doubt_marks[doubt], edtf) ||
		read_decade(text, doubt_marks[doubt], edtf))
		return true;
	if (!parse_date(text, &date))
		return false;
	(void)snprintf(edtf, FONDS_DATING_SIZE, "%s%s",
		fonds_date_format(&date, digits), doubt_marks[doubt]);
	return true;
}

/* "1950-53": the century is that of the first year. */
static bool parse_short_year(struct fonds_span from, struct fonds_span to,
	struct fonds_date *ret_from, struct fonds_date *ret_to)
{
	int year;

	if (!is_number(from, 4) || !is_number(to, 2))
		return false;
	year = number_of(from);
	*ret_from = (struct fonds_date){ .year = year };
	*ret_to = (struct fonds_date){
		.year = year - year % 100 + number_of(to),
	};
	return true;
}

/*
 * "20-22 October 1997", "September 30 - October 2, 1950": what one side does
 * not say, the other does.
 */
static bool parse_sides(struct fonds_span from, struct fonds_span to,
	struct fonds_date *ret_from, struct fonds_date *ret_to)
{
	struct fonds_date a;
	struct fonds_date b;

	if (!fonds_date_parse_part(from.data, from.size, &a) ||
		!fonds_date_parse_part(to.data, to.size, &b) || b.year == 0)
		return false;
	if (a.year == 0) {
		if (a.month == 0)
			a.month = b.month;
		else if (b.month == 0 && a.day > 0)
			b.month = a.month;
		a.year = b.year;
	}
	*ret_from = a;
	*ret_to = b;
	return true;
}

static bool is_range(const struct fonds_date *a, const struct fonds_date *b)
{
	if (!fonds_date_is_valid(a) || !fonds_date_is_valid(b) ||
		(a->month == 0) != (b->month == 0) ||
		(a->day == 0) != (b->day == 0))
		return false;
	if (a->year != b->year)
		return a->year < b->year;
	if (a->month != b->month)
		return a->month < b->month;
	return a->day < b->day;
}

/* "circa 1950-1953", "1950-1953?": is one side in doubt, or both? */
static bool is_doubt_shared(struct fonds_span from, struct fonds_span to)
{
	return (has_doubt_word(from) && !has_doubt_word(to)) ||
	       (fonds_span_find(to, "?") < to.size &&
		       fonds_span_find(from, "?") == from.size);
}

static bool read_sides(struct fonds_span from, struct fonds_span to,
	char edtf[FONDS_DATING_SIZE])
{
	struct fonds_date a;
	struct fonds_date b;
	char first[FONDS_DATING_SIZE];
	char last[FONDS_DATING_SIZE];

	if (parse_short_year(from, to, &a, &b) ||
		parse_sides(from, to, &a, &b)) {
		if (!is_range(&a, &b))
			return false;
		(void)fonds_date_format(&a, first);
		(void)fonds_date_format(&b, last);
	} else if (is_doubt_shared(from, to) || !read_single(from, first) ||
		   !read_single(to, last)) {
		return false;
	}
	return snprintf(edtf, FONDS_DATING_SIZE, "%s/%s", first, last) <
		       FONDS_DATING_SIZE &&
	       fonds_edtf_level(edtf, strlen(edtf)) >= 0;
}

/* Each sign is tried at each place: "1950-09-30 - 1950-10-02". */
static bool read_range(struct fonds_span text, char edtf[FONDS_DATING_SIZE])
{
	size_t tried = 0;

	for (size_t at = 1; at < text.size; at++)
		for (size_t i = 0;
			i < sizeof(range_signs) / sizeof(range_signs[0]); i++) {
			struct fonds_span rest = fonds_span_skip(text, at);
			struct fonds_span from = { text.data, at };

			if (!fonds_span_starts(rest, range_signs[i]))
				continue;
			if (++tried > RANGE_SIGNS_MAX)
				return false;
			rest = fonds_span_skip(rest, strlen(range_signs[i]));
			if (read_sides(fonds_span_trim(from),
				    fonds_span_trim(rest), edtf))
				return true;
		}
	return false;
}

/* A season of EDTF that looks like two years: "1921-22". */
static bool is_ambiguous(struct fonds_span text)
{
	struct fonds_span year = { text.data, 4 };

	return text.size == 7 && is_number(year, 4) && text.data[4] == '-' &&
	       is_number(fonds_span_skip(text, 5), 2) &&
	       number_of(fonds_span_skip(text, 5)) > 12 &&
	       number_of(fonds_span_skip(text, 5)) <= 41;
}

/* It was written as EDTF already. */
static bool take_edtf(struct fonds_span text, char edtf[FONDS_DATING_SIZE])
{
	if (text.size >= FONDS_DATING_SIZE ||
		fonds_edtf_level(text.data, text.size) < 0)
		return false;
	memcpy(edtf, text.data, text.size);
	edtf[text.size] = '\0';
	return true;
}

enum fonds_dating fonds_dating_read(
	const char *text, size_t size, char edtf[FONDS_DATING_SIZE])
{
	struct fonds_span span = fonds_span_trim(
		(struct fonds_span){ .data = text, .size = size });
	char read[FONDS_DATING_SIZE];

	if (span.size == 0 || span.size > DATING_TEXT_MAX ||
		memchr(span.data, '\0', span.size))
		return FONDS_DATING_UNKNOWN;
	while (drop_brackets(&span))
		;
	if (is_one_of(span, undated_words,
		    sizeof(undated_words) / sizeof(undated_words[0])))
		return FONDS_DATING_UNDATED;
	if (is_ambiguous(span))
		return FONDS_DATING_UNKNOWN;
	if (!read_single(span, read) && !take_edtf(span, read) &&
		!read_range(span, read))
		return FONDS_DATING_UNKNOWN;
	memcpy(edtf, read, sizeof(read));
	return FONDS_DATING_DATED;
}

bool fonds_dating_is_meant(const char *text, size_t size)
{
	static const char *const words[] = { "circa ", "ca. ", "c. ", "before ",
		"after ", "early ", "late " };
	struct fonds_span span = fonds_span_trim(
		(struct fonds_span){ .data = text, .size = size });
	char edtf[FONDS_DATING_SIZE];
	bool has_digit = false;

	if (fonds_dating_read(text, size, edtf) != FONDS_DATING_UNKNOWN)
		return true;
	for (size_t i = 0; i < span.size; i++)
		has_digit |= fonds_char_is_digit(span.data[i]);
	if (!has_digit || span.size > DATING_TEXT_MAX)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (fonds_span_starts_fold(span, words[i]))
			return true;
	return false;
}
