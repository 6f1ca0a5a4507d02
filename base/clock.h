/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * Times are seconds since 1970-01-01T00:00:00Z, always UTC.
 *
 * Two clocks: what is written into a bag uses the stated one, so that the same
 * input can give the same bytes; what an audit says of itself uses the real
 * one, and no variable of the environment can move it.
 */
int64_t fonds_clock_now(void);

/* Nanoseconds of a clock that nobody sets: for how long something took. */
int64_t fonds_clock_steady_ns(void);

/*
 * SOURCE_DATE_EPOCH when it is set (reproducible-builds.org), else now.
 * FONDS_ERR_INVALID when it is set to anything but a decimal number from 0 to
 * 253402300799 (the end of the year 9999).
 */
enum fonds_status fonds_clock_stated(int64_t *ret, struct fonds_error **error);

#define FONDS_CLOCK_TIME_SIZE 21 /* with the NUL */
#define FONDS_CLOCK_DATE_SIZE 11

/*
 * "1950-09-30T00:00:00Z"; returns text. What is before the year 1 or after the
 * year 9999 is clamped.
 */
char *fonds_clock_format_time(int64_t time, char text[FONDS_CLOCK_TIME_SIZE]);

/*
 * The beginning of a day that is written so, "1950-09-30", from the year 1 to
 * 9999. False, and *ret left alone, for anything else.
 */
bool fonds_clock_parse_date(const char *text, int64_t *ret);

/* "1950-09-30"; returns text. */
char *fonds_clock_format_date(int64_t time, char text[FONDS_CLOCK_DATE_SIZE]);

#endif
