/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_SENTENCE_H
#define AUDIT_REPORT_SENTENCE_H

#include "audit/report.h"
#include "base/buffer.h"

/*
 * How the runs of a report came out: a word, and a statement that says first
 * what takes most from the trust in the rest. "Sound" without more is said
 * only when every registered file was read and is ok, as often as it was
 * reported, and nothing else is wrong: no incident is open, no file overdue,
 * no clock was stepped, no run ended early, and counting again gives the same.
 */
enum fonds_outcome {
	FONDS_OUTCOME_SOUND,
	FONDS_OUTCOME_SOUND_IN_PART, /* what was due is; the rest was not due */
	FONDS_OUTCOME_RESERVED,   /* sound, but for what the statement says */
	FONDS_OUTCOME_NOTHING,    /* there was nothing to check */
	FONDS_OUTCOME_INCOMPLETE, /* nothing wrong was found, not all read */
	FONDS_OUTCOME_NOT_SOUND,
	FONDS_OUTCOME_UNRELIABLE, /* the figures themselves cannot be right */
};

#define FONDS_OUTCOME_COUNT 7

const char *fonds_outcome_name(enum fonds_outcome outcome);

enum fonds_outcome fonds_outcome_of_run(const struct fonds_report_run *run);
enum fonds_outcome fonds_outcome_of_report(const struct fonds_report *report);

/* The newest run that is reported; NULL: none is. */
const struct fonds_report_run *fonds_report_newest(
	const struct fonds_report *report);

/* The statement, a few sentences without characters to be escaped. */
void fonds_sentence_add(
	const struct fonds_report *report, struct fonds_buffer *buffer);

/* "The verdicts sum to the inventory: 1,234 = 1,234." or that they do not. */
void fonds_sentence_add_sum(uint64_t files,
	const uint64_t verdicts[FONDS_VERDICT_COUNT],
	struct fonds_buffer *buffer);

#endif
