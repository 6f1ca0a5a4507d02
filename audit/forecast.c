/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In floating point: a collection of petabytes times a period of years does
 * not fit into 64 bits, and a forecast needs no more than three digits.
 */
#include "audit/forecast.h"

#define DAY_MINUTES 1440

/* A hundred years: what takes longer is told as this. */
#define FAR 3155760000.0

static const char *const names[FONDS_FORECAST_KIND_COUNT] = {
	[FONDS_FORECAST_NO_PERIOD] = "no-period",
	[FONDS_FORECAST_NOTHING] = "nothing",
	[FONDS_FORECAST_UNKNOWN] = "unknown",
	[FONDS_FORECAST_MET] = "met",
	[FONDS_FORECAST_COMING] = "coming",
	[FONDS_FORECAST_LATE] = "late",
};

const char *fonds_forecast_name(enum fonds_forecast_kind kind)
{
	return (unsigned)kind < FONDS_FORECAST_KIND_COUNT ? names[kind] : "?";
}

/* Upwards, so that "needs 0 bytes a second" is said of nothing alone. */
static uint64_t whole(double value)
{
	uint64_t cut;

	if (!(value > 0))
		return 0;
	if (value >= 18e18)
		return UINT64_C(18000000000000000000);
	cut = (uint64_t)value;
	return (double)cut < value ? cut + 1 : cut;
}

static int64_t seconds(double value)
{
	return (int64_t)whole(value < FAR ? value : FAR);
}

/* What share of a day may be read in. */
static double window_share(const struct fonds_forecast_input *input)
{
	unsigned minutes = input->window_minutes;

	if (minutes == 0 || minutes > DAY_MINUTES)
		return 1;
	return (double)minutes / DAY_MINUTES;
}

/*
 * The bytes that there will be at the end of a period, if it goes on growing
 * as it did, over the period.
 */
static double need_of(const struct fonds_forecast_input *input)
{
	double period = (double)input->every_seconds;
	double growth = 0;

	if (input->span_seconds > 0)
		growth = (double)input->added_bytes /
			 (double)input->span_seconds;
	/* What was just taken in for the first time is no trend. */
	if (growth * period > (double)input->bytes)
		growth = (double)input->bytes / period;
	return (double)input->bytes / period + growth;
}

static double rate_of(const struct fonds_forecast_input *input)
{
	if (input->span_seconds <= 0)
		return 0;
	return (double)input->read_bytes / (double)input->span_seconds;
}

/* Files without bytes cost no time: what counts is that they had their turn. */
static enum fonds_forecast_kind kind_of_empty(
	const struct fonds_forecast_input *input)
{
	if (input->overdue == 0)
		return FONDS_FORECAST_MET;
	return input->read_files > 0 ? FONDS_FORECAST_COMING
				     : FONDS_FORECAST_UNKNOWN;
}

static void reckon(const struct fonds_forecast_input *input, double rate,
	double need, struct fonds_forecast *ret)
{
	if (rate < need) {
		ret->kind = FONDS_FORECAST_LATE;
		ret->late_seconds = seconds(
			(double)input->every_seconds * (need / rate - 1));
	} else if (input->overdue == 0) {
		ret->kind = FONDS_FORECAST_MET;
	} else {
		ret->kind = FONDS_FORECAST_COMING;
		ret->met_at += rate > need
				       ? seconds((double)input->overdue_bytes /
						 (rate - need))
				       : seconds(FAR);
	}
}

void fonds_forecast_make(
	const struct fonds_forecast_input *input, struct fonds_forecast *ret)
{
	double share = window_share(input);
	double rate = rate_of(input);
	double need;

	*ret = (struct fonds_forecast){
		.met_at = input->now > 0 ? input->now : 0,
		.rate = whole(rate),
	};
	if (input->files == 0 || input->every_seconds <= 0) {
		ret->kind = input->files == 0 ? FONDS_FORECAST_NOTHING
					      : FONDS_FORECAST_NO_PERIOD;
		return;
	}
	need = need_of(input);
	ret->need = whole(need);
	ret->window_need = whole(need / share);
	ret->is_limited = input->rate_limit > 0 &&
			  (double)input->rate_limit * share < need;
	if (input->bytes == 0)
		ret->kind = kind_of_empty(input);
	else if (!(rate > 0))
		ret->kind = FONDS_FORECAST_UNKNOWN;
	else
		reckon(input, rate, need, ret);
}
