/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"

#define DAYS 7
#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)

static const char *const day_names[DAYS] = { "Mon", "Tue", "Wed", "Thu", "Fri",
	"Sat", "Sun" };

static const struct {
	const char *name;
	struct fonds_calendar calendar;
} words[] = {
	{ "hourly", { .hour = -1 } },
	{ "daily", { 0 } },
	{ "weekly", { .weekdays = 1 } },
	{ "monthly", { .day = 1 } },
	{ "yearly", { .day = 1, .month = 1 } },
};

/* Two digits, or one, from least to most. */
static bool take_number(const char **text, int least, int most, int *ret)
{
	int number = 0;
	int digits = 0;

	for (; **text >= '0' && **text <= '9' && digits < 2; ++*text, digits++)
		number = 10 * number + (**text - '0');
	*ret = number;
	return digits > 0 && number >= least && number <= most;
}

static bool take_char(const char **text, char c)
{
	if (**text != c)
		return false;
	++*text;
	return true;
}

static bool take_weekday(const char **text, unsigned *weekdays)
{
	for (unsigned i = 0; i < DAYS; i++) {
		if (strncmp(*text, day_names[i], 3) != 0)
			continue;
		*weekdays |= 1U << i;
		*text += 3;
		return true;
	}
	return false;
}

/* None at all is well; what begins so must be right to its end. */
static bool take_weekdays(const char **text, unsigned *weekdays)
{
	if (**text < 'A' || **text > 'Z')
		return true;
	do
		if (!take_weekday(text, weekdays))
			return false;
	while (take_char(text, ','));
	return take_char(text, ' ');
}

static bool take_part(const char **text, int most, int *ret)
{
	*ret = 0;
	return take_char(text, '*') || take_number(text, 1, most, ret);
}

static bool take_date(const char **text, struct fonds_calendar *calendar)
{
	if (**text != '*')
		return true;
	return take_char(text, '*') && take_char(text, '-') &&
	       take_part(text, 12, &calendar->month) && take_char(text, '-') &&
	       take_part(text, 31, &calendar->day) && take_char(text, ' ');
}

static bool take_time(const char **text, struct fonds_calendar *calendar)
{
	int second = 0;

	if (!take_number(text, 0, 23, &calendar->hour) ||
		!take_char(text, ':') ||
		!take_number(text, 0, 59, &calendar->minute))
		return false;
	return !take_char(text, ':') || take_number(text, 0, 0, &second);
}

static bool is_a_turn(const struct fonds_calendar *calendar)
{
	static const int lengths[] = { 31, 31, 29, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };

	return (calendar->weekdays == 0 ||
		       (calendar->day == 0 && calendar->month == 0)) &&
	       calendar->day <= lengths[calendar->month];
}

static bool parse(const char *text, struct fonds_calendar *calendar)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		*calendar = words[i].calendar;
		if (strcmp(text, words[i].name) == 0)
			return true;
	}
	*calendar = (struct fonds_calendar){ 0 };
	return take_weekdays(&text, &calendar->weekdays) &&
	       take_date(&text, calendar) && take_time(&text, calendar) &&
	       *text == '\0' && is_a_turn(calendar);
}

enum fonds_status fonds_calendar_parse(const char *text,
	struct fonds_calendar *ret, struct fonds_error **error)
{
	struct fonds_calendar calendar;

	if (!parse(text, &calendar))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no calendar: give hourly, daily, weekly, "
			"monthly, yearly, or a time as '03:00', 'Mon,Thu "
			"03:00', '*-*-01 03:00'",
			text);
	*ret = calendar;
	return FONDS_OK;
}

/* From one weekday to the next that is set, at the most. */
static int longest_gap(unsigned weekdays)
{
	int longest = 0;
	int gap = 0;

	for (unsigned i = 0; i < 2 * DAYS; i++) {
		gap++;
		if (!(weekdays & 1U << i % DAYS))
			continue;
		/* The first turn has nothing before it. */
		if (i >= DAYS && gap > longest)
			longest = gap;
		gap = 0;
	}
	return longest;
}

/* A day that not every month has: 31 comes after 62 days, 29 February later. */
static int64_t longest_days(const struct fonds_calendar *calendar)
{
	if (calendar->month == 2 && calendar->day == 29)
		return 8 * 366;
	if (calendar->month != 0 && calendar->day != 0)
		return 366;
	if (calendar->month != 0)
		return 338; /* each day of one month: February has the fewest */
	if (calendar->day > 28)
		return 62;
	return calendar->day == 0 ? 1 : 31;
}

int64_t fonds_calendar_interval(const struct fonds_calendar *calendar)
{
	if (calendar->weekdays != 0)
		return longest_gap(calendar->weekdays) * DAY;
	if (calendar->hour < 0 && calendar->day == 0 && calendar->month == 0)
		return HOUR;
	return longest_days(calendar) * DAY;
}

static void add_part(struct fonds_buffer *buffer, const char *before, int part)
{
	fonds_buffer_add_text(buffer, before);
	if (part == 0)
		fonds_buffer_add_char(buffer, '*');
	else
		fonds_buffer_printf(buffer, "%02d", part);
}

void fonds_calendar_add_systemd(
	const struct fonds_calendar *calendar, struct fonds_buffer *buffer)
{
	const char *between = "";

	for (unsigned i = 0; i < DAYS; i++) {
		if (!(calendar->weekdays & 1U << i))
			continue;
		fonds_buffer_printf(buffer, "%s%s", between, day_names[i]);
		between = ",";
	}
	add_part(buffer, *between ? " *-" : "*-", calendar->month);
	add_part(buffer, "-", calendar->day);
	if (calendar->hour < 0)
		fonds_buffer_add_text(buffer, " *");
	else
		fonds_buffer_printf(buffer, " %02d", calendar->hour);
	fonds_buffer_printf(buffer, ":%02d:00", calendar->minute);
}

static void add_field(struct fonds_buffer *buffer, int value, int any)
{
	if (value == any)
		fonds_buffer_add_text(buffer, " *");
	else
		fonds_buffer_printf(buffer, " %d", value);
}

void fonds_calendar_add_cron(
	const struct fonds_calendar *calendar, struct fonds_buffer *buffer)
{
	const char *between = " ";

	fonds_buffer_printf(buffer, "%d", calendar->minute);
	add_field(buffer, calendar->hour, -1);
	add_field(buffer, calendar->day, 0);
	add_field(buffer, calendar->month, 0);
	for (unsigned i = 0; i < DAYS; i++) {
		if (!(calendar->weekdays & 1U << i))
			continue;
		fonds_buffer_printf(buffer, "%s%u", between, i + 1);
		between = ",";
	}
	if (calendar->weekdays == 0)
		fonds_buffer_add_text(buffer, " *");
}
