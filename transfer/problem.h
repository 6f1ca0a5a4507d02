/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_PROBLEM_H
#define TRANSFER_PROBLEM_H

#include <stdint.h>

/* Why a file could not be fetched: the rows of the table in the source. */
enum fonds_fetch_problem {
	FONDS_FETCH_NONE,
	FONDS_FETCH_SCHEME,
	FONDS_FETCH_ROOT,
	FONDS_FETCH_SOURCE,
	FONDS_FETCH_ADDRESS,
	FONDS_FETCH_REDIRECT,
	FONDS_FETCH_CONNECT,
	FONDS_FETCH_TLS,
	FONDS_FETCH_HTTP,
	FONDS_FETCH_TIMEOUT,
	FONDS_FETCH_SHORT,
	FONDS_FETCH_LONG,
	FONDS_FETCH_DIGEST,
	FONDS_FETCH_UNVERIFIABLE,
	FONDS_FETCH_PLACE,
	FONDS_FETCH_PROBLEM_COUNT,
};

struct fonds_fetch_problem_info {
	const char *code; /* "FETCH-...", stable */
	const char *remedy;
};

const struct fonds_fetch_problem_info *fonds_fetch_problem_info(
	enum fonds_fetch_problem problem);

#define FONDS_FETCH_REASON_MAX 400

/* How the attempt to fetch a file came out. */
struct fonds_fetch_outcome {
	enum fonds_fetch_problem problem;
	uint64_t size;                       /* of the file, when it is here */
	long http_status;                    /* of the last answer, or 0 */
	char reason[FONDS_FETCH_REASON_MAX]; /* one line, not yet escaped */
};

/* Set problem and reason; a reason that is too long is cut. */
void fonds_fetch_outcome_set(struct fonds_fetch_outcome *outcome,
	enum fonds_fetch_problem problem, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
