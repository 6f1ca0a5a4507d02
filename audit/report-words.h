/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_WORDS_H
#define AUDIT_REPORT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/report.h"
#include "base/buffer.h"

/*
 * How a report speaks to people: numbers, times, verdicts, and the sentence
 * that says how the run came out. Shared by all writers, so that they cannot
 * contradict each other.
 */

/* Enough for every text below that has a fixed size. */
#define FONDS_WORDS_SIZE 64

/* "1,234,567"; returns text. */
char *fonds_words_count(uint64_t number, char text[FONDS_WORDS_SIZE]);

/* "1 file", "1,234 files". The plural is the singular with an s. */
char *fonds_words_count_of(
	uint64_t number, const char *noun, char text[FONDS_WORDS_SIZE]);

/* "1.2 MB (1,234,567 bytes)", "12 bytes". Powers of ten. */
char *fonds_words_size(uint64_t bytes, char text[FONDS_WORDS_SIZE]);

/* The larger unit alone: "1.2 MB". */
char *fonds_words_short_size(uint64_t bytes, char text[FONDS_WORDS_SIZE]);

/* "2 hours 5 minutes"; two units at most. */
char *fonds_words_duration(int64_t seconds, char text[FONDS_WORDS_SIZE]);

/* The same for tables: "2 h 5 min". */
char *fonds_words_short_duration(int64_t seconds, char text[FONDS_WORDS_SIZE]);

/* "2026-11-23 10:56:11 UTC"; "never" for 0. */
char *fonds_words_time(int64_t time, char text[FONDS_WORDS_SIZE]);

/* "73.4 %" rounded down, so that 100.0 % is said of all alone. */
char *fonds_words_share(
	uint64_t part, uint64_t whole, char text[FONDS_WORDS_SIZE]);

/* A sign for a verdict, for those who cannot see its colour: UTF-8. */
const char *fonds_words_verdict_sign(enum fonds_verdict verdict);

/* What a count of this verdict means: a sentence. */
const char *fonds_words_verdict_meaning(enum fonds_verdict verdict);

/* The verdicts of registered files, summed: the inventory, or something is
 * wrong. FONDS_VERDICT_UNEXPECTED stands outside. */
uint64_t fonds_words_sum(const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/* "The verdicts sum to the inventory: 1,234 = 1,234." or that they do not. */
void fonds_words_add_sum(
	const struct fonds_run *run, struct fonds_buffer *buffer);

/* How the run came out: to be told by a sign and a word. */
enum fonds_outcome {
	FONDS_OUTCOME_SOUND,
	FONDS_OUTCOME_NOT_SOUND,
	FONDS_OUTCOME_INCOMPLETE, /* nothing wrong was found, not all was read */
	FONDS_OUTCOME_NOTHING,    /* there was nothing to check */
};

enum fonds_outcome fonds_words_outcome(const struct fonds_run *run);
const char *fonds_words_outcome_name(enum fonds_outcome outcome);

/* The same as one or two sentences, without characters to be escaped. */
void fonds_words_add_outcome(
	const struct fonds_run *run, struct fonds_buffer *buffer);

/* Files of the run with any verdict but ok and not-checked. */
uint64_t fonds_words_not_sound(const uint64_t verdicts[FONDS_VERDICT_COUNT]);

/*
 * A row of the coverage: how many files were last checked within so many
 * days. NULL after the last row.
 */
struct fonds_words_coverage {
	const char *label;
	const char *key;
	uint64_t files;
};

#define FONDS_WORDS_COVERAGE_ROWS 6

void fonds_words_coverage(const struct fonds_coverage *coverage,
	struct fonds_words_coverage rows[FONDS_WORDS_COVERAGE_ROWS]);

#endif
