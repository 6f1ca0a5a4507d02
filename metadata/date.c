/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/date.h"

#include <stdio.h>

#include "metadata/month.h"

/*
 * A written date is a short row of tokens: a month's name, a day (one or two
 * digits, perhaps "1st"), a year (four digits). What is a date is a table of
 * the orders in which they may stand.
 */
#define DATE_TEXT_MAX 64
#define TOKENS_MAX 3

struct token {
	char kind; /* 'm', 'd', 'y' */
	int value;
};

static const char *const orders[] = { "mdy", "dmy", "my", "y" };

static bool is_leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[12] = {
		31,
		28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31,
	};

	return days[month - 1] + (month == 2 && is_leap_year(year));
}

static bool is_valid(const struct fonds_date *date)
{
	if (date->year < 1 || date->year > 9999)
		return false;
	if (date->month == 0)
		return date->day == 0;
	if (date->month < 1 || date->month > 12)
		return false;
	return date->day >= 0 &&
	       date->day <= days_in_month(date->year, date->month);
}

static size_t count_digits(struct fonds_span text)
{
	size_t count = 0;

	while (count < text.size && fonds_char_is_digit(text.data[count]))
		count++;
	return count;
}

static int number_of(const char *digits, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (digits[i] - '0');
	return number;
}

static size_t count_letters(struct fonds_span text)
{
	size_t count = 0;

	while (count < text.size && fonds_char_is_letter(text.data[count]))
		count++;
	return count;
}

static bool is_ordinal(struct fonds_span suffix, int number)
{
	static const char *const suffixes[] = { "st", "nd", "rd", "th" };

	if (number == 1 && fonds_span_equal(suffix, "er"))
		return true; /* French has it for the first alone */
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (fonds_span_equal_fold(suffix, suffixes[i]))
			return true;
	return false;
}

/* "30. September": the dot of a German day, before the name of a month. */
static bool is_dotted_day(struct fonds_span after)
{
	if (after.size < 2 || after.data[0] != '.')
		return false;
	after = fonds_span_trim(fonds_span_skip(after, 1));
	after.size = count_letters(after);
	return fonds_month_find(after) != 0;
}

/* Bytes that the number takes; 0 when it is neither day nor year. */
static size_t take_number(struct fonds_span text, struct token *ret)
{
	size_t digits = count_digits(text);
	struct fonds_span after = fonds_span_skip(text, digits);
	size_t letters = count_letters(after);
	size_t dot = digits < 4 && is_dotted_day(after);

	after.size = letters;
	if (digits != 4 && digits != 1 && digits != 2)
		return 0;
	if (letters > 0 &&
		(digits == 4 ||
			!is_ordinal(after, number_of(text.data, digits))))
		return 0;
	*ret = (struct token){
		.kind = digits == 4 ? 'y' : 'd',
		.value = number_of(text.data, digits),
	};
	if (ret->kind == 'd' && ret->value == 0)
		return 0;
	return digits + letters + dot;
}

/* Bytes that the month takes, with the dot of an abbreviation. */
static size_t take_month(struct fonds_span text, struct token *ret)
{
	size_t letters = count_letters(text);
	int month = fonds_month_find((struct fonds_span){ text.data, letters });

	if (month == 0)
		return 0;
	*ret = (struct token){ .kind = 'm', .value = month };
	if (letters < text.size && text.data[letters] == '.')
		letters++;
	return letters;
}

/* What may stand between two tokens: blanks, and a comma before them. */
static size_t skip_gap(struct fonds_span text)
{
	size_t count = 0;

	if (count < text.size && text.data[count] == ',')
		count++;
	while (count < text.size && fonds_char_is_blank(text.data[count]))
		count++;
	return count;
}

static void take_value(struct fonds_date *date, const struct token *token)
{
	if (token->kind == 'y')
		date->year = token->value;
	else if (token->kind == 'm')
		date->month = token->value;
	else
		date->day = token->value;
}

/* The length of text that has its parts in this order; 0 when none. */
static size_t match_parts(
	struct fonds_span text, const char *order, struct fonds_date *ret)
{
	struct fonds_date date = { 0 };
	size_t used = 0;

	for (const char *kind = order; *kind; kind++) {
		struct fonds_span rest = fonds_span_skip(text, used);
		struct token token;
		size_t size;

		if (kind != order) {
			used += skip_gap(rest);
			rest = fonds_span_skip(text, used);
		}
		size = *kind == 'm' ? take_month(rest, &token)
				    : take_number(rest, &token);
		if (size == 0 || token.kind != *kind)
			return 0;
		take_value(&date, &token);
		used += size;
	}
	*ret = date;
	return used;
}

static size_t match_order(
	struct fonds_span text, const char *order, struct fonds_date *ret)
{
	struct fonds_date date;
	size_t used = match_parts(text, order, &date);

	if (used == 0 || !is_valid(&date))
		return 0;
	*ret = date;
	return used;
}

/* ISO 8601 calendar dates: "1950-09-30", "1950-09". */
static size_t match_iso(struct fonds_span text, struct fonds_date *ret)
{
	static const size_t widths[TOKENS_MAX] = { 4, 2, 2 };
	int parts[TOKENS_MAX] = { 0 };
	size_t used = 0;
	size_t count = 0;
	struct fonds_date date;

	while (count < TOKENS_MAX) {
		struct fonds_span rest = fonds_span_skip(text, used);
		size_t dash = count > 0;

		if (dash && (rest.size == 0 || rest.data[0] != '-'))
			break;
		rest = fonds_span_skip(rest, dash);
		if (count_digits(rest) != widths[count])
			return 0;
		parts[count] = number_of(rest.data, widths[count]);
		used += widths[count] + dash;
		count++;
	}
	date = (struct fonds_date){ parts[0], parts[1], parts[2] };
	if (count < 2 || !is_valid(&date) || date.month == 0 ||
		(count == TOKENS_MAX && date.day == 0))
		return 0;
	*ret = date;
	return used;
}

static size_t match_any(struct fonds_span text, struct fonds_date *ret)
{
	size_t size = match_iso(text, ret);

	for (size_t i = 0; size == 0 && i < sizeof(orders) / sizeof(orders[0]);
		i++)
		size = match_order(text, orders[i], ret);
	return size;
}

bool fonds_date_parse(const char *text, size_t size, struct fonds_date *ret)
{
	struct fonds_span span = fonds_span_trim(
		(struct fonds_span){ .data = text, .size = size });
	struct fonds_date date;

	if (span.size == 0 || span.size > DATE_TEXT_MAX)
		return false;
	/* "1950" would also match the beginning of a longer text. */
	if (match_any(span, &date) != span.size)
		return false;
	*ret = date;
	return true;
}

bool fonds_date_parse_part(
	const char *text, size_t size, struct fonds_date *ret)
{
	static const char *const parts[] = { "d", "m", "md", "dm", "dy" };
	struct fonds_span span = fonds_span_trim(
		(struct fonds_span){ .data = text, .size = size });
	struct fonds_date date;

	if (fonds_date_parse(text, size, ret))
		return true;
	if (span.size == 0 || span.size > DATE_TEXT_MAX)
		return false;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (match_parts(span, parts[i], &date) != span.size)
			continue;
		*ret = date;
		return true;
	}
	return false;
}

bool fonds_date_is_valid(const struct fonds_date *date)
{
	return is_valid(date) && (date->day == 0 || date->month > 0);
}

/* Is there a dash before, so that this is the end of a range? */
static bool ends_range(const char *text, size_t at)
{
	struct fonds_span before = fonds_span_trim(
		(struct fonds_span){ .data = text, .size = at });

	return fonds_span_ends(before, "-") ||
	       fonds_span_ends(before, "\xe2\x80\x93") || /* en dash */
	       fonds_span_ends(before, "\xe2\x80\x94");   /* em dash */
}

static bool is_word_char(char c)
{
	return fonds_char_is_letter(c) || fonds_char_is_digit(c);
}

bool fonds_date_search(
	const char *text, size_t size, size_t *offset, struct fonds_date *ret)
{
	for (size_t at = *offset; at < size; at++) {
		struct fonds_span rest = { text + at, size - at };
		struct fonds_date date;
		size_t used;

		if (at > 0 && is_word_char(text[at - 1]))
			continue;
		if (rest.size > DATE_TEXT_MAX)
			rest.size = DATE_TEXT_MAX;
		used = match_any(rest, &date);
		if (used == 0 || date.month == 0)
			continue;
		if (used < rest.size && is_word_char(rest.data[used]))
			continue;
		if (ends_range(text, at)) {
			at += used - 1;
			continue;
		}
		*offset = at + used;
		*ret = date;
		return true;
	}
	return false;
}

char *fonds_date_format(
	const struct fonds_date *date, char text[FONDS_DATE_SIZE])
{
	/* Reduced first, so that the compiler sees that it fits. */
	unsigned year = (unsigned)date->year % 10000;
	unsigned month = (unsigned)date->month % 100;
	unsigned day = (unsigned)date->day % 100;

	if (month == 0)
		(void)snprintf(text, FONDS_DATE_SIZE, "%04u", year);
	else if (day == 0)
		(void)snprintf(text, FONDS_DATE_SIZE, "%04u-%02u", year, month);
	else
		(void)snprintf(text, FONDS_DATE_SIZE, "%04u-%02u-%02u", year,
			month, day);
	return text;
}

bool fonds_date_equal(const struct fonds_date *a, const struct fonds_date *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

bool fonds_date_agrees(const struct fonds_date *a, const struct fonds_date *b)
{
	if (a->year != b->year)
		return false;
	if (a->month == 0 || b->month == 0)
		return true;
	if (a->month != b->month)
		return false;
	return a->day == 0 || b->day == 0 || a->day == b->day;
}
