/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_BATCH_RESULT_H
#define INGEST_BATCH_RESULT_H

#include <fonds/ingest.h>

#include "base/arena.h"

/*
 * What became of the records of a batch: numbers, and of those that failed
 * the first FONDS_BATCH_FAILURES_MAX.
 */
#define FONDS_BATCH_FAILURES_MAX 10000

struct fonds_batch_failure {
	const char *where;
	const char *message; /* printable */
	struct fonds_batch_failure *next;
};

struct fonds_batch_result {
	struct fonds_arena arena;
	const char *batch; /* as named by the caller */
	const char *folder;
	bool is_dry_run;
	uint64_t records;
	uint64_t made;
	uint64_t there; /* made by an earlier run, of the same record */
	uint64_t failed;
	uint64_t warned; /* made, with warnings */
	uint64_t bytes;  /* of the records */
	double seconds;
	struct fonds_batch_failure *first;
	struct fonds_batch_failure *last;
	size_t kept;
};

enum fonds_status fonds_batch_result_new(const char *batch, const char *folder,
	struct fonds_batch_result **ret, struct fonds_error **error);

/* Count one record; of a failure the message is kept. */
void fonds_batch_result_add(struct fonds_batch_result *result,
	const struct fonds_batch_outcome *outcome);

/* Accepts NULL. */
void fonds_batch_result_freep(struct fonds_batch_result **result);

#endif
