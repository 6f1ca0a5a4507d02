/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_WORDS_H
#define AUDIT_REPORT_WORDS_H

#include <stdint.h>

#include "audit/report.h"
#include "base/buffer.h"

/*
 * How a report speaks to people: numbers, times, verdicts. Shared by all
 * writers, so that they cannot contradict each other.
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

/*
 * Seconds from one time to another. Times in a catalog may be any: what is too
 * long to be said is as long as can be.
 */
int64_t fonds_words_seconds(int64_t from, int64_t to);

/* "2 hours 5 minutes"; two units at most. */
char *fonds_words_duration(int64_t seconds, char text[FONDS_WORDS_SIZE]);

/* The same for tables: "2 h 5 min". */
char *fonds_words_short_duration(int64_t seconds, char text[FONDS_WORDS_SIZE]);

/* "2026-11-23 10:56:11 UTC"; "never" for 0. */
char *fonds_words_time(int64_t time, char text[FONDS_WORDS_SIZE]);

/* Tenths of a percent, rounded down; 0 of nothing, and 1000 at most. */
uint64_t fonds_words_permille(uint64_t part, uint64_t whole);

/* "73.4 %" rounded down, so that 100.0 % is said of all alone. */
char *fonds_words_share(
	uint64_t part, uint64_t whole, char text[FONDS_WORDS_SIZE]);

/*
 * What was put together, on its way into a report. A text that could not be
 * made whole makes the output fail: a report is never shorter for it.
 */
const char *fonds_words_text(
	struct fonds_output *output, const struct fonds_buffer *buffer);

/* A sign for a verdict, for those who cannot see its colour: UTF-8. */
const char *fonds_words_verdict_sign(enum fonds_verdict verdict);

/* What a count of this verdict means: a sentence. */
const char *fonds_words_verdict_meaning(enum fonds_verdict verdict);

/* "250.0 MB/s"; "not known" for 0. */
char *fonds_words_rate(uint64_t bytes, char text[FONDS_WORDS_SIZE]);

/*
 * "from byte 4,096, over 512 bytes: zeros", as far as it is known. The pattern
 * is a text of the catalog: to be escaped.
 */
void fonds_words_add_damage(
	const struct fonds_audit_finding *finding, struct fonds_buffer *buffer);

/*
 * The ages of last checks: each file is in one row, so that they sum to the
 * files of the coverage.
 */
struct fonds_words_age {
	const char *label;
	const char *mark; /* the upper end, for an axis */
	const char *key;
	uint64_t files;
};

#define FONDS_WORDS_AGES 8

void fonds_words_ages(const struct fonds_coverage *coverage,
	struct fonds_words_age rows[FONDS_WORDS_AGES]);

#endif
