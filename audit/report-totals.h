/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_TOTALS_H
#define AUDIT_REPORT_TOTALS_H

#include "audit/report.h"

/*
 * Sums over runs, and what they mean. The inventory divides without rest:
 *
 *	files = not due + skipped + due
 *	due   = judged + not readable + not reached
 *
 * judged: the bytes, or that there are none, were compared with what is
 * registered; not readable: the file had its turn, and nothing is known of it.
 */
void fonds_totals_add(
	struct fonds_report_totals *totals, const struct fonds_report_run *run);

/* The verdicts of registered files, summed; unexpected stands outside. */
uint64_t fonds_verdicts_sum(const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/* corrupt, corrupt-unconfirmed, missing, moved */
uint64_t fonds_verdicts_wrong(const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/* unreadable, denied, unstable, volume-offline */
uint64_t fonds_verdicts_not_readable(
	const uint64_t verdicts[FONDS_VERDICT_COUNT]);

uint64_t fonds_verdicts_judged(const uint64_t verdicts[FONDS_VERDICT_COUNT]);
uint64_t fonds_verdicts_due(const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/*
 * What a check of so many registered files was, for an event that tells of it
 * (PREMIS 3.0 2.4.1): of each of them, of those that were due, or of fewer.
 */
const char *fonds_verdicts_detail(
	uint64_t files, const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/* Does the verdict say that the bytes are wrong, or that none are known? */
bool fonds_verdict_is_wrong(enum fonds_verdict verdict);
bool fonds_verdict_is_not_readable(enum fonds_verdict verdict);

/* Files that were read, but not past the page cache. */
uint64_t fonds_totals_through_cache(const struct fonds_report_totals *totals);

/* Bytes a second while it read; 0 when that is not known. */
uint64_t fonds_totals_rate(uint64_t bytes, uint64_t busy_ms);

#endif
