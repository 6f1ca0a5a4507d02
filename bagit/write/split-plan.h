/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_SPLIT_PLAN_H
#define BAGIT_WRITE_SPLIT_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "bagit/write/file-table.h"

/* Each has all other tag files of the old bag, so there is a limit. */
#define FONDS_SPLIT_PARTS_MAX 100000

/*
 * Which files of a payload go into which of several bags, decided before
 * anything is written. The files stay in the order of their paths; each part
 * has those from first on, up to the next part.
 */
struct fonds_split_part {
	size_t first; /* row */
	size_t count; /* rows */
	uint64_t bytes;
};

/* Start from zeros; clear is due also after a failure. */
struct fonds_split_plan {
	struct fonds_split_part *parts; /* at least one */
	size_t count;
	size_t capacity;
	char **names; /* of the folders: "NAME-01of12" */
};

/*
 * payload is sorted and has no file larger than maximum bytes. A part is full
 * when the next file would make it larger than that. Then the folder of that
 * file moves into the next part as a whole, if it began in this one, behind
 * other files, and fits into one part. FONDS_ERR_LIMIT: too many parts.
 */
enum fonds_status fonds_split_plan_make(struct fonds_split_plan *plan,
	const struct fonds_file_table *payload, uint64_t maximum,
	struct fonds_error **error);

/* Name the parts; FONDS_ERR_INVALID when a name would be too long. */
enum fonds_status fonds_split_plan_name(struct fonds_split_plan *plan,
	const char *name, struct fonds_error **error);

void fonds_split_plan_clear(struct fonds_split_plan *plan);

#endif
