/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_BATCH_NAMES_H
#define INGEST_BATCH_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/* The names of the bags of a batch, each given once. */

#define FONDS_BATCH_NAME_MAX 100

/*
 * A file name made of any text: letters of all scripts, digits, "-", "_" and
 * "." stay, all else becomes "-", and none begins with "." or "-". Empty when
 * nothing is left of it.
 */
void fonds_batch_name(const char *text, char ret[FONDS_BATCH_NAME_MAX + 1]);

/*
 * Which record had a name first? Sixteen bytes are kept of each, at most for
 * 2^26 records. Start from { 0 }.
 */
struct fonds_batch_names {
	struct fonds_batch_slot *slots;
	size_t count;
	size_t capacity;
};

/* *ret is the number of the record that had it before, 0 when none had. */
enum fonds_status fonds_batch_names_add(struct fonds_batch_names *names,
	const char *name, uint64_t number, uint64_t *ret,
	struct fonds_error **error);

void fonds_batch_names_clear(struct fonds_batch_names *names);

#endif
