/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-totals.h"

enum verdict_class {
	CLASS_SOUND,
	CLASS_WRONG,
	CLASS_UNKNOWN,
	CLASS_LATER,   /* due, but had no turn */
	CLASS_NOT_DUE, /* by policy, or left out on purpose */
	CLASS_FOREIGN, /* not of the inventory */
};

static const enum verdict_class classes[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_OK] = CLASS_SOUND,
	[FONDS_VERDICT_CORRUPT] = CLASS_WRONG,
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = CLASS_WRONG,
	[FONDS_VERDICT_MISSING] = CLASS_WRONG,
	[FONDS_VERDICT_UNEXPECTED] = CLASS_FOREIGN,
	[FONDS_VERDICT_UNREADABLE] = CLASS_UNKNOWN,
	[FONDS_VERDICT_DENIED] = CLASS_UNKNOWN,
	[FONDS_VERDICT_UNSTABLE] = CLASS_UNKNOWN,
	[FONDS_VERDICT_VOLUME_OFFLINE] = CLASS_UNKNOWN,
	[FONDS_VERDICT_NOT_CHECKED] = CLASS_LATER,
	[FONDS_VERDICT_MOVED] = CLASS_WRONG,
	[FONDS_VERDICT_SKIPPED] = CLASS_NOT_DUE,
	[FONDS_VERDICT_NOT_DUE] = CLASS_NOT_DUE,
};

/* A verdict that this version does not know is not known to be sound. */
static enum verdict_class class_of(enum fonds_verdict verdict)
{
	return (unsigned)verdict < FONDS_VERDICT_COUNT ? classes[verdict]
						       : CLASS_UNKNOWN;
}

static uint64_t sum_of(
	const uint64_t verdicts[FONDS_VERDICT_COUNT], enum verdict_class class)
{
	uint64_t sum = 0;

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (classes[i] == class)
			sum += verdicts[i];
	return sum;
}

uint64_t fonds_verdicts_sum(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	uint64_t sum = 0;

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (classes[i] != CLASS_FOREIGN)
			sum += verdicts[i];
	return sum;
}

uint64_t fonds_verdicts_wrong(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	return sum_of(verdicts, CLASS_WRONG);
}

uint64_t fonds_verdicts_not_readable(
	const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	return sum_of(verdicts, CLASS_UNKNOWN);
}

uint64_t fonds_verdicts_judged(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	return sum_of(verdicts, CLASS_SOUND) + sum_of(verdicts, CLASS_WRONG);
}

uint64_t fonds_verdicts_due(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	return fonds_verdicts_judged(verdicts) +
	       fonds_verdicts_not_readable(verdicts) +
	       sum_of(verdicts, CLASS_LATER);
}

const char *fonds_verdicts_detail(
	uint64_t files, const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	uint64_t judged = fonds_verdicts_judged(verdicts);

	if (judged == files)
		return "each registered file checked against its registered "
		       "digest";
	if (judged == 0)
		return "no registered file could be checked against its "
		       "registered digest";
	return judged == fonds_verdicts_due(verdicts)
		       ? "the registered files that were due checked against "
			 "their registered digests"
		       : "some of the registered files checked against their "
			 "registered digests";
}

bool fonds_verdict_is_wrong(enum fonds_verdict verdict)
{
	return class_of(verdict) == CLASS_WRONG;
}

bool fonds_verdict_is_not_readable(enum fonds_verdict verdict)
{
	return class_of(verdict) == CLASS_UNKNOWN;
}

void fonds_totals_add(
	struct fonds_report_totals *totals, const struct fonds_report_run *run)
{
	totals->runs++;
	if ((unsigned)run->run.state < FONDS_RUN_STATE_COUNT)
		totals->states[run->run.state]++;
	totals->sound += fonds_run_is_sound(&run->run);
	totals->files += run->run.files;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		totals->verdicts[i] += run->run.verdicts[i];
	totals->findings += run->run.findings;
	totals->bytes += run->run.bytes;
	totals->busy_ms += run->busy_ms;
	totals->read += run->read;
	totals->past_cache += run->past_cache;
	totals->degraded += run->degraded;
	totals->clock_notes += run->run.clock_notes;
	totals->differences += run->differences;
}

/* A second reading may be counted as past the cache, too. */
uint64_t fonds_totals_through_cache(const struct fonds_report_totals *totals)
{
	return totals->read > totals->past_cache
		       ? totals->read - totals->past_cache
		       : 0;
}

uint64_t fonds_totals_rate(uint64_t bytes, uint64_t busy_ms)
{
	return busy_ms == 0
		       ? 0
		       : (uint64_t)((double)bytes * 1000.0 / (double)busy_ms);
}
