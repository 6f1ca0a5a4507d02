/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_MERGE_PLAN_H
#define BAGIT_WRITE_MERGE_PLAN_H

#include <stdint.h>

#include "bagit/write/notes.h"
#include "bagit/write/old-bag.h"

/*
 * Which files of several bags go into one, decided before anything is
 * written. There is one plan for the payload and one for the other tag files.
 */
enum fonds_merge_fate {
	FONDS_MERGE_KEPT,  /* it is copied */
	FONDS_MERGE_SAME,  /* an earlier bag has it too: it is only verified */
	FONDS_MERGE_APART, /* it is copied to a path of its own */
};

struct fonds_merge_file {
	const struct fonds_file_row *row; /* of the bag's table */
	uint32_t bag;                     /* its index */
	uint8_t fate;                     /* enum fonds_merge_fate */
};

/* Start from zeros; clear is due also after a failure. */
struct fonds_merge_plan {
	struct fonds_merge_file *files; /* by bag, then by path */
	size_t count;
	uint64_t kept_files; /* of those that are copied */
	uint64_t kept_bytes;
};

struct fonds_merge_planning {
	const struct fonds_old_bag *bags;
	size_t bag_count;
	bool is_payload;  /* else other tag files */
	bool keeps_apart; /* other tag files of the same path that differ */
	struct fonds_validation *findings; /* gets what cannot be merged */
	struct fonds_bag_notes *notes;     /* and what need be known */
};

/* All bags are valid. */
enum fonds_status fonds_merge_plan_make(struct fonds_merge_plan *plan,
	const struct fonds_merge_planning *planning,
	struct fonds_error **error);
void fonds_merge_plan_clear(struct fonds_merge_plan *plan);

#endif
