/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The calendar is reckoned here and not by gmtime_r(), which subtracts leap
 * seconds when TZ names a zone of the "right/" tables: a variable of the
 * environment would move the time.
 */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"

#define DAY_SECONDS 86400
#define EARLIEST (-INT64_C(62135596800)) /* 0001-01-01T00:00:00Z */
#define LATEST INT64_C(253402300799)     /* 9999-12-31T23:59:59Z */

/* Days of the Gregorian calendar: 400, 100 and 4 years. */
#define DAYS_400 146097U
#define DAYS_100 36524U
#define DAYS_4 1461U

/* From 1 March of the year 0 to 1970-01-01. */
#define DAYS_TO_1970 719468

struct date {
	unsigned year;
	unsigned month;
	unsigned day;
};

int64_t fonds_clock_now(void)
{
	struct timespec now = { 0 };

	/* Cannot fail: the clock is there and the pointer is good. */
	(void)clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec;
}

int64_t fonds_clock_steady_ns(void)
{
	struct timespec now = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

enum fonds_status fonds_clock_stated(int64_t *ret, struct fonds_error **error)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	const char *p = text;
	int64_t time = 0;

	if (!text) {
		*ret = fonds_clock_now();
		return FONDS_OK;
	}
	for (; *p >= '0' && *p <= '9' && time <= LATEST; p++)
		time = time * 10 + (*p - '0');
	if (p == text || *p != '\0' || time > LATEST)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"SOURCE_DATE_EPOCH is '%s', not a number of seconds "
			"from 0 to 253402300799",
			text);
	*ret = time;
	return FONDS_OK;
}

static int64_t clamp(int64_t time)
{
	if (time < EARLIEST)
		return EARLIEST;
	return time > LATEST ? LATEST : time;
}

/* How many whole spans are in *days, at most most; what is left stays. */
static unsigned take_spans(unsigned *days, unsigned span, unsigned most)
{
	unsigned n = *days / span;

	if (n > most)
		n = most;
	*days -= n * span;
	return n;
}

/*
 * Years begin in March, so that the leap day ends the longest of each kind:
 * the fourth century, the 25th four years, the fourth year. They are counted
 * from March of the year 0.
 */
static struct date date_of(int64_t time)
{
	static const unsigned lengths[] = { 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31, 31, 29 };
	/* 306 days from 1 March of the year 0 to 1 January of the year 1. */
	unsigned days = (unsigned)((time - EARLIEST) / DAY_SECONDS) + 306;
	struct date date = { .month = 3 };

	date.year = 400 * take_spans(&days, DAYS_400, UINT32_MAX);
	date.year += 100 * take_spans(&days, DAYS_100, 3);
	date.year += 4 * take_spans(&days, DAYS_4, 24);
	date.year += take_spans(&days, 365, 3);
	for (size_t i = 0; days >= lengths[i]; i++) {
		days -= lengths[i];
		date.month++;
	}
	if (date.month > 12) {
		date.month -= 12;
		date.year++;
	}
	date.day = days + 1;
	return date;
}

char *fonds_clock_format_time(int64_t time, char text[FONDS_CLOCK_TIME_SIZE])
{
	int64_t clamped = clamp(time);
	struct date date = date_of(clamped);
	unsigned second = (unsigned)((clamped - EARLIEST) % DAY_SECONDS);

	(void)snprintf(text, FONDS_CLOCK_TIME_SIZE,
		"%04u-%02u-%02uT%02u:%02u:%02uZ", date.year % 10000,
		date.month % 100, date.day % 100, second / 3600 % 24,
		second / 60 % 60, second % 60);
	return text;
}

char *fonds_clock_format_date(int64_t time, char text[FONDS_CLOCK_DATE_SIZE])
{
	struct date date = date_of(clamp(time));

	(void)snprintf(text, FONDS_CLOCK_DATE_SIZE, "%04u-%02u-%02u",
		date.year % 10000, date.month % 100, date.day % 100);
	return text;
}

/* Digits alone, and no more of them than there are to be. */
static bool take_number(const char **text, size_t digits, int *ret)
{
	*ret = 0;
	for (size_t i = 0; i < digits; i++, ++*text) {
		if (**text < '0' || **text > '9')
			return false;
		*ret = 10 * *ret + (**text - '0');
	}
	return true;
}

/* Years begin in March here, so that a leap day is the last of its year. */
static int64_t days_before(int year, int month, int day)
{
	int years = month > 2 ? year : year - 1;
	int months = month > 2 ? month - 3 : month + 9;

	return 365 * (int64_t)years + years / 4 - years / 100 + years / 400 +
	       (153 * months + 2) / 5 + day - 1 - DAYS_TO_1970;
}

bool fonds_clock_parse_date(const char *text, int64_t *ret)
{
	char again[FONDS_CLOCK_DATE_SIZE];
	const char *rest = text;
	int year, month, day;
	int64_t time;

	if (!take_number(&rest, 4, &year) || *rest++ != '-' ||
		!take_number(&rest, 2, &month) || *rest++ != '-' ||
		!take_number(&rest, 2, &day) || year == 0)
		return false;
	time = days_before(year, month, day) * DAY_SECONDS;
	/* A day that does not exist comes out as another one. */
	if (strcmp(fonds_clock_format_date(time, again), text) != 0)
		return false;
	*ret = time;
	return true;
}
