/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A date is read part by part: year, month or season, day, each with digits
 * that may be unspecified ("X") and marks of doubt ("?", "~", "%") on either
 * side. Each part raises the level as far as it must, and narrows down the
 * first and the last day that may be meant, by which intervals are judged.
 */
#include "metadata/edtf.h"

#include <stdint.h>

#include "metadata/span.h"

#define YEAR_WIDTH 4
#define PART_WIDTH 2

/* Years farther off than this are all the same to an interval. */
#define YEAR_LIMIT INT64_C(1000000000000000)

struct day {
	int64_t year;
	int month;
	int day;
};

struct edtf {
	int level;
	struct day first; /* that may be meant */
	struct day last;
};

struct part {
	char digits[YEAR_WIDTH]; /* '0' to '9', or 'X' */
	size_t width;
	bool is_negative; /* of a year */
	bool has_x;
	bool mark_before;
	bool mark_after;
};

static bool cut_char(struct fonds_span *rest, char c)
{
	if (rest->size == 0 || rest->data[0] != c)
		return false;
	*rest = fonds_span_skip(*rest, 1);
	return true;
}

static bool cut_text(struct fonds_span *rest, const char *text)
{
	if (!fonds_span_starts(*rest, text))
		return false;
	*rest = fonds_span_skip(*rest, strlen(text));
	return true;
}

static bool cut_mark(struct fonds_span *rest)
{
	return cut_char(rest, '?') || cut_char(rest, '~') ||
	       cut_char(rest, '%');
}

static void raise_level(struct edtf *edtf, int level)
{
	if (edtf->level < level)
		edtf->level = level;
}

/* The number that so many digits are; false when they are not there. */
static bool cut_number(struct fonds_span *rest, size_t width, int *ret)
{
	int number = 0;

	if (rest->size < width)
		return false;
	for (size_t i = 0; i < width; i++) {
		if (!fonds_char_is_digit(rest->data[i]))
			return false;
		number = number * 10 + (rest->data[i] - '0');
	}
	*rest = fonds_span_skip(*rest, width);
	*ret = number;
	return true;
}

static bool cut_part(struct fonds_span *rest, size_t width, struct part *ret)
{
	struct part part = { .width = width };

	part.mark_before = cut_mark(rest);
	part.is_negative = width == YEAR_WIDTH && cut_char(rest, '-');
	if (rest->size < width)
		return false;
	for (size_t i = 0; i < width; i++) {
		part.digits[i] = rest->data[i];
		part.has_x |= rest->data[i] == 'X';
		if (rest->data[i] != 'X' && !fonds_char_is_digit(rest->data[i]))
			return false;
	}
	*rest = fonds_span_skip(*rest, width);
	part.mark_after = cut_mark(rest);
	*ret = part;
	return true;
}

/* Can the two digits from at on be this number? */
static bool may_be(const struct part *part, size_t at, int number)
{
	char tens = (char)('0' + number / 10);
	char ones = (char)('0' + number % 10);

	return (part->digits[at] == 'X' || part->digits[at] == tens) &&
	       (part->digits[at + 1] == 'X' || part->digits[at + 1] == ones);
}

static int64_t value_of(const struct part *part, char for_x)
{
	int64_t value = 0;

	for (size_t i = 0; i < part->width; i++) {
		char digit = part->digits[i] == 'X' ? for_x : part->digits[i];

		value = value * 10 + (digit - '0');
	}
	return value;
}

/* The sign does not matter: year 0 is one, and they repeat every four. */
static bool may_be_leap(const struct part *year)
{
	for (int i = 4; i < 100; i += 4)
		if (may_be(year, 2, i))
			return true;
	if (!may_be(year, 2, 0))
		return false;
	for (int i = 0; i < 100; i += 4)
		if (may_be(year, 0, i))
			return true;
	return false;
}

static int days_in(const struct part *year, int month)
{
	static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	return days[month - 1] + (month == 2 && may_be_leap(year));
}

/* What the unspecified digits say, in the four ways that level 1 knows. */
static bool has_plain_x(const struct part *parts, size_t count)
{
	if (count == 1)
		return parts[0].digits[0] != 'X' && parts[0].digits[1] != 'X' &&
		       parts[0].digits[3] == 'X';
	if (parts[0].has_x)
		return false;
	for (size_t i = 1; i < count; i++) {
		bool is_all = parts[i].digits[0] == 'X' &&
			      parts[i].digits[1] == 'X';

		if (parts[i].has_x && !is_all)
			return false;
	}
	/* 1985-XX-30: a month is missing to the left of what is known. */
	return count < 3 || !parts[1].has_x || parts[2].has_x;
}

static void take_level(
	struct edtf *edtf, const struct part *parts, size_t count)
{
	bool has_x = false;

	if (parts[0].is_negative)
		raise_level(edtf, 1);
	for (size_t i = 0; i < count; i++) {
		bool is_last = i + 1 == count;

		has_x |= parts[i].has_x;
		if (parts[i].mark_after)
			raise_level(edtf, is_last ? 1 : 2);
		if (parts[i].mark_before)
			raise_level(edtf, 2);
	}
	if (has_x)
		raise_level(edtf, has_plain_x(parts, count) ? 1 : 2);
}

static bool take_year(struct edtf *edtf, const struct part *year)
{
	int64_t low = value_of(year, '0');
	int64_t high = value_of(year, '9');

	if (year->is_negative && high == 0)
		return false;
	edtf->first = (struct day){ year->is_negative ? -high : low, 1, 1 };
	edtf->last = (struct day){ year->is_negative ? -low : high, 12, 31 };
	return true;
}

/* Seasons and quarters: in which months they lie depends on the place. */
static bool take_season(struct edtf *edtf, const struct part *month)
{
	int64_t season = value_of(month, '0');

	if (month->has_x || season < 21 || season > 41)
		return false;
	raise_level(edtf, season <= 24 ? 1 : 2);
	return true;
}

/* False when the calendar has no such day, or month where day is NULL. */
static bool take_days(struct edtf *edtf, const struct part *year,
	const struct part *month, const struct part *day)
{
	bool is_found = false;

	for (int m = 1; m <= 12; m++) {
		int days = days_in(year, m);

		for (int d = 1; may_be(month, 0, m) && d <= days; d++) {
			if (day && !may_be(day, 0, d))
				continue;
			if (!is_found) {
				edtf->first.month = m;
				edtf->first.day = d;
			}
			edtf->last.month = m;
			edtf->last.day = d;
			is_found = true;
		}
	}
	return is_found;
}

/* "1950-09-30" in all its forms, from its beginning. */
static bool cut_calendar_date(struct fonds_span *rest, struct edtf *ret)
{
	struct edtf edtf = { .level = 0 };
	struct part parts[3];
	size_t count = 1;

	if (!cut_part(rest, YEAR_WIDTH, &parts[0]) ||
		!take_year(&edtf, &parts[0]))
		return false;
	while (count < 3 && cut_char(rest, '-'))
		if (!cut_part(rest, PART_WIDTH, &parts[count++]))
			return false;
	take_level(&edtf, parts, count);
	if (count > 1 &&
		!take_days(&edtf, &parts[0], &parts[1],
			count == 3 ? &parts[2] : NULL) &&
		(count == 3 || !take_season(&edtf, &parts[1])))
		return false;
	*ret = edtf;
	return true;
}

/* Digits up to the limit; false when there is none. */
static bool cut_digits(
	struct fonds_span *rest, int64_t *ret_value, size_t *ret_count)
{
	int64_t value = 0;
	size_t count = 0;

	while (count < rest->size && fonds_char_is_digit(rest->data[count])) {
		value = value * 10 + (rest->data[count++] - '0');
		if (value > YEAR_LIMIT)
			value = YEAR_LIMIT;
	}
	*rest = fonds_span_skip(*rest, count);
	*ret_value = value;
	*ret_count = count;
	return count > 0;
}

static int64_t power_of_ten(int64_t exponent)
{
	int64_t power = 1;

	while (exponent-- > 0 && power < YEAR_LIMIT)
		power *= 10;
	return power;
}

static int64_t multiplied(int64_t value, int64_t power)
{
	return value > YEAR_LIMIT / power ? YEAR_LIMIT : value * power;
}

static void set_years(struct edtf *edtf, int64_t low, int64_t high)
{
	edtf->first = (struct day){ low, 1, 1 };
	edtf->last = (struct day){ high, 12, 31 };
}

/* "S2": of so many digits of the year the first two are certain. */
static bool cut_significant(struct fonds_span *rest, struct edtf *edtf,
	int64_t year, size_t digits, bool is_negative)
{
	int64_t certain;
	size_t count;
	int64_t power;
	int64_t low;

	if (!cut_char(rest, 'S'))
		return true;
	if (!cut_digits(rest, &certain, &count) || certain < 1 ||
		(uint64_t)certain > digits)
		return false;
	raise_level(edtf, 2);
	power = power_of_ten((int64_t)digits - certain);
	low = year / power * power;
	if (is_negative)
		set_years(edtf, -(low + power - 1), -low);
	else
		set_years(edtf, low, low + power - 1);
	return true;
}

/* "Y170000002", "Y-17E7", "Y3388E2S3": years of more than four digits. */
static bool cut_long_year(struct fonds_span *rest, struct edtf *ret)
{
	struct edtf edtf = { .level = 1 };
	bool is_negative = cut_char(rest, '-');
	bool has_zero = rest->size > 0 && rest->data[0] == '0';
	int64_t exponent = 0;
	int64_t year;
	size_t digits;
	size_t ignored;

	if (has_zero || !cut_digits(rest, &year, &digits))
		return false;
	if (cut_char(rest, 'E')) {
		if (!cut_digits(rest, &exponent, &ignored))
			return false;
		raise_level(&edtf, 2);
		year = multiplied(year, power_of_ten(exponent));
		digits += (size_t)exponent;
	}
	if (year <= 9999)
		return false;
	set_years(
		&edtf, is_negative ? -year : year, is_negative ? -year : year);
	if (!cut_significant(rest, &edtf, year, digits, is_negative))
		return false;
	(void)cut_mark(rest);
	*ret = edtf;
	return true;
}

/* A year of four digits, all known, with how many of them are certain. */
static bool cut_rounded_year(struct fonds_span *rest, struct edtf *ret)
{
	struct fonds_span after = *rest;
	struct edtf edtf = { .level = 2 };
	bool is_negative = cut_char(&after, '-');
	int year;

	if (!cut_number(&after, YEAR_WIDTH, &year) ||
		!fonds_span_starts(after, "S") || (is_negative && year == 0) ||
		!cut_significant(&after, &edtf, year, YEAR_WIDTH, is_negative))
		return false;
	*rest = after;
	*ret = edtf;
	return true;
}

static bool cut_date(struct fonds_span *rest, struct edtf *ret)
{
	if (cut_char(rest, 'Y'))
		return cut_long_year(rest, ret);
	return cut_rounded_year(rest, ret) || cut_calendar_date(rest, ret);
}

/* Nothing, "Z", "+05:30" or "-05"; behind it nothing may follow. */
static bool is_time_shift(struct fonds_span rest)
{
	bool is_west = fonds_span_starts(rest, "-");
	int hours;
	int minutes = 0;

	if (rest.size == 0 || fonds_span_equal(rest, "Z"))
		return true;
	if (!cut_char(&rest, '+') && !cut_char(&rest, '-'))
		return false;
	if (!cut_number(&rest, PART_WIDTH, &hours) || hours > 23)
		return false;
	if (rest.size > 0 && (!cut_char(&rest, ':') ||
				     !cut_number(&rest, PART_WIDTH, &minutes)))
		return false;
	/* ISO 8601-1, 4.3.13: no difference is never written with a minus. */
	return rest.size == 0 && minutes <= 59 &&
	       (!is_west || hours > 0 || minutes > 0);
}

/* "1985-04-12T23:20:30+04:30", the one form with a time of day. */
static int level_with_time(struct fonds_span date, struct fonds_span time)
{
	const size_t date_size = strlen("1985-04-12");
	struct edtf edtf;
	int hour;
	int minute;
	int second;

	if (date.size != date_size || !cut_calendar_date(&date, &edtf) ||
		date.size > 0 || edtf.level > 0)
		return -1;
	if (!cut_number(&time, PART_WIDTH, &hour) || !cut_char(&time, ':') ||
		!cut_number(&time, PART_WIDTH, &minute) ||
		!cut_char(&time, ':') ||
		!cut_number(&time, PART_WIDTH, &second) || !is_time_shift(time))
		return -1;
	/* A leap second ends a quarter of an hour in every time zone. */
	if (hour > 23 || minute > 59 || second > 60 ||
		(second == 60 && minute % 15 != 14))
		return -1;
	return 0;
}

static int compare(const struct day *a, const struct day *b)
{
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->month != b->month)
		return a->month - b->month;
	return a->day - b->day;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* The level of a whole date; -1 when it is none. */
static int level_of_date(struct fonds_span text, struct edtf *ret)
{
	return cut_date(&text, ret) && text.size == 0 ? ret->level : -1;
}

/* Not known: an empty side; without a limit: "..". */
static bool is_open(struct fonds_span side)
{
	return side.size == 0 || fonds_span_equal(side, "..");
}

static int level_of_half_open(struct fonds_span side)
{
	struct edtf edtf;
	int level = level_of_date(side, &edtf);

	return level < 0 ? -1 : larger(level, 1);
}

static int level_of_interval(struct fonds_span from, struct fonds_span to)
{
	struct edtf start;
	struct edtf end;
	int start_level;
	int end_level;

	if (is_open(from))
		return is_open(to) ? -1 : level_of_half_open(to);
	if (is_open(to))
		return level_of_half_open(from);
	start_level = level_of_date(from, &start);
	end_level = level_of_date(to, &end);
	if (start_level < 0 || end_level < 0 ||
		compare(&start.first, &end.last) > 0)
		return -1;
	return larger(start_level, end_level);
}

/* "1667", "1670..1672", "..1670" at the beginning, "1672.." at the end. */
static bool cut_member(struct fonds_span *rest, bool is_first)
{
	bool is_open_before = is_first && cut_text(rest, "..");
	struct edtf start;
	struct edtf end;

	if (!cut_date(rest, &start))
		return false;
	if (is_open_before || !cut_text(rest, ".."))
		return true;
	if (rest->size == 0)
		return true;
	return cut_date(rest, &end) && compare(&start.first, &end.last) <= 0;
}

/* What stands between the brackets: one of these, or all of them. */
static bool is_set(struct fonds_span members)
{
	bool is_first = true;

	do {
		if (!cut_member(&members, is_first))
			return false;
		is_first = false;
	} while (cut_char(&members, ','));
	return members.size == 0;
}

static bool is_bracketed(struct fonds_span text)
{
	return (fonds_span_starts(text, "[") && fonds_span_ends(text, "]")) ||
	       (fonds_span_starts(text, "{") && fonds_span_ends(text, "}"));
}

/* What stands before the first such character; *rest behind it. */
static bool cut_before(
	struct fonds_span *rest, const char *mark, struct fonds_span *ret)
{
	size_t at = fonds_span_find(*rest, mark);

	if (at == rest->size)
		return false;
	*ret = (struct fonds_span){ .data = rest->data, .size = at };
	*rest = fonds_span_skip(*rest, at + strlen(mark));
	return true;
}

int fonds_edtf_level(const char *text, size_t size)
{
	struct fonds_span rest = { .data = text, .size = size };
	struct fonds_span before;
	struct edtf edtf;

	if (is_bracketed(rest)) {
		rest = fonds_span_skip(rest, 1);
		rest.size--;
		return is_set(rest) ? 2 : -1;
	}
	if (cut_before(&rest, "/", &before))
		return level_of_interval(before, rest);
	if (cut_before(&rest, "T", &before))
		return level_with_time(before, rest);
	return level_of_date(rest, &edtf);
}
