/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/turn.h"

#define HOUR INT64_C(3600)

/* So often is the wall looked at. */
#define LOOK_MAX 60

/* What two clocks may drift apart in a minute. */
#define STEP_MIN 2

/* Seconds since the last run, by the clock that says most. */
static int64_t since_last(const struct fonds_turn_times *times)
{
	int64_t by_wall = times->wall - times->last_wall;
	int64_t by_steady = times->last_steady < 0
				    ? 0
				    : times->steady - times->last_steady;

	if (times->last_wall == 0)
		return INT64_MAX;
	/* A run of the future, of which nothing is known here, proves nothing. */
	if (by_wall < -HOUR && times->last_steady < 0)
		return INT64_MAX;
	return by_wall > by_steady ? by_wall : by_steady;
}

/* What is left of the rest after the last try; not above 0: it is over. */
static int64_t rest_left(const struct fonds_turn_times *times)
{
	int64_t every = times->every_seconds;
	int64_t rest = every < HOUR ? every : HOUR;
	int64_t by_wall = times->wall - times->tried_wall;
	int64_t by_steady = times->steady - times->tried_steady;

	if (times->tried_steady < 0)
		return 0;
	return rest - (by_wall > by_steady ? by_wall : by_steady);
}

static int64_t clock_step(const struct fonds_turn_times *times)
{
	int64_t step = (times->wall - times->seen_wall) -
		       (times->steady - times->seen_steady);

	if (times->seen_wall == 0 || (step <= STEP_MIN && step >= -STEP_MIN))
		return 0;
	return step;
}

void fonds_turn_decide(
	const struct fonds_turn_times *times, struct fonds_audit_turn *ret)
{
	int64_t since = since_last(times);
	int64_t every = times->every_seconds;
	int64_t rest = every < HOUR ? every : HOUR;
	int64_t left = rest_left(times);
	int64_t wait = 0;

	*ret = (struct fonds_audit_turn){ .clock_step = clock_step(times) };
	if (since >= every) {
		ret->runs = true;
		ret->why = times->last_wall == 0 ? "there was no run yet"
						 : "the interval is over";
	} else if (times->is_overdue && since >= rest) {
		ret->runs = true;
		ret->why = "files are overdue";
	} else {
		ret->why = "nothing is due";
		wait = every - since;
	}
	if (ret->runs && left > 0) {
		ret->runs = false;
		ret->why = "it was tried just now";
		wait = left;
	}
	if (!ret->runs)
		ret->wait_seconds = wait < LOOK_MAX ? wait : LOOK_MAX;
}
