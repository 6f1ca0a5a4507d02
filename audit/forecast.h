/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_FORECAST_H
#define AUDIT_FORECAST_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Will each file of a collection be checked within the period of its policy?
 * Reckoned from what was read in the last days, what is overdue, and how the
 * collection grows; nothing but arithmetic. It is asked early: a collection
 * that is all within its period today, and is read too slowly, is late.
 *
 *	need      what must be read in a second, in the long run: the bytes
 *	          that there will be at the end of a period, in each period
 *	rate      what was read in a second, in the long run
 *	backlog   what is overdue; it is worked off with what the rate leaves
 */
struct fonds_forecast_input {
	int64_t now;
	int64_t every_seconds; /* the period; 0: there is none */
	uint64_t files;
	uint64_t bytes;
	uint64_t overdue; /* files */
	uint64_t overdue_bytes;
	uint64_t read_files; /* in the span */
	uint64_t read_bytes;
	uint64_t added_bytes;    /* registered in the span */
	int64_t span_seconds;    /* 0 or less: there is no history */
	unsigned window_minutes; /* of a day, in which may be read; 0: any */
	uint64_t rate_limit;     /* bytes a second; 0: none */
};

enum fonds_forecast_kind {
	FONDS_FORECAST_NO_PERIOD,
	FONDS_FORECAST_NOTHING, /* no files */
	FONDS_FORECAST_UNKNOWN, /* nothing was read in the span */
	FONDS_FORECAST_MET,     /* now, and it stays so */
	FONDS_FORECAST_COMING,  /* at met_at */
	FONDS_FORECAST_LATE,
};

#define FONDS_FORECAST_KIND_COUNT 6

struct fonds_forecast {
	enum fonds_forecast_kind kind;
	int64_t met_at;       /* of COMING: when nothing is overdue any more */
	int64_t late_seconds; /* of LATE: how much longer than the period */
	uint64_t rate;        /* bytes a second, all day long */
	uint64_t need;        /* likewise */
	uint64_t window_need; /* in a second of the window */
	bool is_limited; /* the policy's own rate and window do not allow it */
};

/* Never fails; no result is negative. */
void fonds_forecast_make(
	const struct fonds_forecast_input *input, struct fonds_forecast *ret);

/* "no-period", "nothing", "unknown", "met", "coming", "late" */
const char *fonds_forecast_name(enum fonds_forecast_kind kind);

#endif
