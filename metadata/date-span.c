/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/date-span.h"

#include <stddef.h>
#include <string.h>

#include "metadata/date.h"

#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define TEXT_MAX 80

/* Days since 1970 of the proleptic Gregorian calendar, from March on. */
static int64_t day_number(int year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t m = month > 2 ? month - 3 : month + 9;
	int64_t era = y / 400;
	int64_t of_era = y % 400;
	int64_t of_year = (153 * m + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

static int64_t day_behind(const struct fonds_date *date)
{
	if (date->day)
		return day_number(date->year, date->month, date->day) + 1;
	if (date->month == 12 || !date->month)
		return day_number(date->year + 1, 1, 1);
	return day_number(date->year, date->month + 1, 1);
}

static bool is_number(const char *text, size_t digits)
{
	return strspn(text, "0123456789") >= digits;
}

static int64_t number(const char *text)
{
	return 10 * (text[0] - '0') + (text[1] - '0');
}

/* "Z", "+hh:mm", "-hh": the seconds that local time is ahead of UTC. */
static bool read_zone(const char *text, int64_t *ret)
{
	int64_t seconds;

	*ret = 0;
	if (strcmp(text, "Z") == 0)
		return true;
	if ((*text != '+' && *text != '-') || !is_number(text + 1, 2))
		return false;
	seconds = number(text + 1) * HOUR;
	if (text[3] == ':' && is_number(text + 4, 2))
		seconds += number(text + 4) * 60;
	*ret = *text == '-' ? -seconds : seconds;
	return true;
}

/* "hh:mm:ss", with parts of a second or without. */
static bool add_time(const char *text, struct fonds_date_span *span)
{
	int64_t second;
	int64_t zone;

	if (!is_number(text, 2) || text[2] != ':' || !is_number(text + 3, 2) ||
		text[5] != ':' || !is_number(text + 6, 2))
		return false;
	second = number(text) * HOUR + number(text + 3) * 60 + number(text + 6);
	text += 8;
	if (*text == '.')
		text += 1 + strspn(text + 1, "0123456789");
	if (*text == '\0') {
		span->last = span->first + second + 12 * HOUR;
		span->first += second - 14 * HOUR;
		return true;
	}
	if (!read_zone(text, &zone))
		return false;
	span->first += second - zone;
	span->last = span->first;
	return true;
}

static bool read_one(const char *text, struct fonds_date_span *ret)
{
	size_t size = strcspn(text, "T");
	struct fonds_date date;

	if (!is_number(text, 4) || strspn(text, "0123456789-") != size ||
		(size != 4 && size != 7 && size != 10) ||
		!fonds_date_parse(text, size, &date))
		return false;
	ret->first = DAY * day_number(date.year, date.month ? date.month : 1,
				   date.day ? date.day : 1);
	if (text[size])
		return date.day && add_time(text + size + 1, ret);
	ret->last = DAY * day_behind(&date) - 1 + 12 * HOUR;
	ret->first -= 14 * HOUR;
	return true;
}

static bool is_open(const char *text)
{
	return *text == '\0' || strcmp(text, "..") == 0;
}

bool fonds_date_span_read(const char *text, struct fonds_date_span *ret)
{
	struct fonds_date_span from = { INT64_MIN, INT64_MAX };
	struct fonds_date_span to = from;
	const char *slash = strchr(text, '/');
	char first[TEXT_MAX];
	size_t size = strlen(text);

	if (!slash)
		return read_one(text, ret);
	if (size >= sizeof(first))
		return false;
	memcpy(first, text, size + 1);
	first[slash - text] = '\0';
	if (!is_open(first) && !read_one(first, &from))
		return false;
	if (!is_open(slash + 1) && !read_one(slash + 1, &to))
		return false;
	ret->first = from.first;
	ret->last = to.last;
	return true;
}
