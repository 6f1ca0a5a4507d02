/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/heartbeat.h"

#include <stdio.h>

#include "audit/report-words.h"
#include "base/clock.h"

#define NS_OF_SECOND INT64_C(1000000000)

void fonds_heartbeat_begin(struct fonds_heartbeat *heartbeat,
	struct fonds_catalog *catalog, int64_t run, int64_t auditor,
	unsigned lease_seconds)
{
	*heartbeat = (struct fonds_heartbeat){
		.catalog = catalog,
		.run = run,
		.auditor = auditor,
		.lease_seconds = lease_seconds,
		.renewed_ns = fonds_clock_steady_ns(),
	};
	fonds_clock_watch_start(&heartbeat->clock);
}

static enum fonds_status look_at_clock(
	struct fonds_heartbeat *heartbeat, struct fonds_error **error)
{
	int64_t step = fonds_clock_watch_look(&heartbeat->clock);
	char seconds[FONDS_WORDS_SIZE];
	char note[128];

	if (step == 0)
		return FONDS_OK;
	(void)snprintf(note, sizeof(note),
		"the clock was set %s by %s during the run",
		step < 0 ? "back" : "forward",
		fonds_words_count_of(
			step < 0 ? 0 - (uint64_t)step : (uint64_t)step,
			"second", seconds));
	return fonds_work_note_clock(
		heartbeat->catalog, heartbeat->run, step, note, error);
}

enum fonds_status fonds_heartbeat_beat(
	struct fonds_heartbeat *heartbeat, struct fonds_error **error)
{
	int64_t now_ns = fonds_clock_steady_ns();
	int64_t third = heartbeat->lease_seconds * NS_OF_SECOND / 3;
	size_t lost = 0;
	enum fonds_status status;

	if (now_ns - heartbeat->renewed_ns < third)
		return FONDS_OK;
	heartbeat->renewed_ns = now_ns;
	status = fonds_work_renew(heartbeat->catalog, heartbeat->auditor,
		heartbeat->lease_seconds, &lost, error);
	heartbeat->lost += lost;
	return status == FONDS_OK ? look_at_clock(heartbeat, error) : status;
}
