/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/clock-watch.h"

#include <time.h>

#define STEP_MS 2000
#define DRIFT_SHARE 1000 /* of the time passed: 0.1 % */

static int64_t read_ms(clockid_t clock)
{
	struct timespec now = { 0 };

	/* Cannot fail: both clocks are there and the pointer is good. */
	(void)clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t wall_ms(void)
{
	return read_ms(CLOCK_REALTIME);
}

static int64_t steady_ms(void)
{
	return read_ms(CLOCK_BOOTTIME);
}

void fonds_clock_watch_start(struct fonds_clock_watch *watch)
{
	if (!watch->wall)
		watch->wall = wall_ms;
	if (!watch->steady)
		watch->steady = steady_ms;
	watch->last_wall = watch->wall();
	watch->last_steady = watch->steady();
}

/* To the nearest second. */
static int64_t to_seconds(int64_t ms)
{
	return (ms + (ms < 0 ? -500 : 500)) / 1000;
}

int64_t fonds_clock_watch_look(struct fonds_clock_watch *watch)
{
	int64_t wall = watch->wall();
	int64_t steady = watch->steady();
	int64_t passed = steady - watch->last_steady;
	int64_t difference = wall - watch->last_wall - passed;
	int64_t limit = STEP_MS + passed / DRIFT_SHARE;

	watch->last_wall = wall;
	watch->last_steady = steady;
	if (difference >= -limit && difference <= limit)
		return 0;
	return to_seconds(difference);
}
