/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_CALENDAR_H
#define AUDIT_CALENDAR_H

#include <stdint.h>

#include "base/buffer.h"

/*
 * When a schedule has its turn: what systemd and cron can both say.
 *
 *	hourly, daily, weekly, monthly, yearly
 *	[WEEKDAYS] [*-MONTH-DAY] HH:MM     "Mon,Thu 03:00", "*-*-01 22:30"
 *
 * A weekday is "Mon" to "Sun", several are a list with commas; month and day
 * are numbers or "*". Weekdays and a day of the month do not go together,
 * since systemd takes both and cron either.
 */
struct fonds_calendar {
	unsigned weekdays; /* bit 0 is Monday; 0: any */
	int month;         /* 0: any */
	int day;           /* 0: any */
	int hour;          /* -1: each */
	int minute;
};

/* FONDS_ERR_INVALID with what is accepted. */
enum fonds_status fonds_calendar_parse(const char *text,
	struct fonds_calendar *ret, struct fonds_error **error);

/* The longest time between two turns, in seconds. */
int64_t fonds_calendar_interval(const struct fonds_calendar *calendar);

/* As OnCalendar= of a timer has it (systemd.time(7)). */
void fonds_calendar_add_systemd(
	const struct fonds_calendar *calendar, struct fonds_buffer *buffer);

/* The five fields of crontab(5). */
void fonds_calendar_add_cron(
	const struct fonds_calendar *calendar, struct fonds_buffer *buffer);

#endif
