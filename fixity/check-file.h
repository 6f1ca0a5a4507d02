/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CHECK_FILE_H
#define FIXITY_CHECK_FILE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fixity/check.h"
#include "fixity/hasher.h"

/*
 * The reading of one file and its verdict, on whichever thread: the part of
 * the digest engine below the worker pool (fixity/check.h says how a verdict
 * comes about).
 */

/* What all readers of a check have in common. */
struct fonds_check_shared {
	atomic_bool stop;           /* give up, also within a file */
	atomic_uint_fast64_t bytes; /* done so far, for the progress */
};

/*
 * What one file came to. A status other than FONDS_OK means that the check
 * itself failed (no memory, too many open files) or was stopped: then there
 * is no verdict. error has the details of either; NULL for an ok.
 */
struct fonds_check_outcome {
	enum fonds_status status;
	enum fonds_verdict verdict;
	uint64_t size;    /* bytes read */
	bool is_complete; /* read to its end: digests are set */
	struct fonds_digest digests[FONDS_HASHER_MAX];
	struct fonds_error *error;
};

void fonds_check_outcome_clear(struct fonds_check_outcome *outcome);

/* A worker's means: a hasher and a buffer. One thread at a time. */
struct fonds_check_reader;

/* check and shared are borrowed and must outlive the reader. */
enum fonds_status fonds_check_reader_new(const struct fonds_check *check,
	struct fonds_check_shared *shared, struct fonds_check_reader **ret,
	struct fonds_error **error);
void fonds_check_reader_free(struct fonds_check_reader *reader);

/* For fonds_cleanup(). */
void fonds_check_reader_freep(struct fonds_check_reader **reader);

/* Read the file; *ret is the caller's, to be cleared. */
void fonds_check_file(struct fonds_check_reader *reader,
	const struct fonds_check_item *item, struct fonds_check_outcome *ret);

#endif
