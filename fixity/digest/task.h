/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_TASK_H
#define FIXITY_DIGEST_TASK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fixity/digest/check.h"
#include "fixity/digest/rate.h"

/*
 * An item of a check on its way through the digest engine, and lists of them.
 */

/* What all threads of a check have in common. */
struct fonds_check_shared {
	const struct fonds_check *check;
	atomic_bool stop;           /* give up, also within a file */
	atomic_uint_fast64_t bytes; /* done so far, for the progress */
	struct fonds_rate rate;
	size_t open_files; /* by each worker; 1 or more */
};

/*
 * A status other than FONDS_OK means that the check itself failed (no memory,
 * too many open files) or was stopped: then there is no verdict. error has
 * the details of either; NULL for an ok.
 */
struct fonds_check_task {
	struct fonds_check_task *next; /* in its list */
	struct fonds_check_item *item;

	enum fonds_status status;
	enum fonds_verdict verdict;
	enum fonds_read_mode read_mode;
	bool is_complete; /* read to its end: digests are set */
	bool is_finished;
	bool is_for_lanes;             /* large, but one of many */
	uint64_t size;                 /* bytes read */
	struct fonds_file_state state; /* before the read */
	struct fonds_error *error;
	struct fonds_digest digests[]; /* one for each algorithm */
};

/* First in, first out. All zero is an empty list. */
struct fonds_task_list {
	struct fonds_check_task *first;
	struct fonds_check_task *last;
	size_t count;
};

void fonds_task_list_push(
	struct fonds_task_list *list, struct fonds_check_task *task);

/* NULL when the list is empty. */
struct fonds_check_task *fonds_task_list_pop(struct fonds_task_list *list);

/* Move all of from to the end of list. */
void fonds_task_list_append(
	struct fonds_task_list *list, struct fonds_task_list *from);

/* Move the first count, or all when there are fewer, to the end of list. */
void fonds_task_list_move(struct fonds_task_list *list,
	struct fonds_task_list *from, size_t count);

/*
 * By the inodes of their items, those of which it is not known first; what
 * has the same stays in its order.
 */
void fonds_task_list_sort(struct fonds_task_list *list);

/*
 * From this size on a file is large: read for itself by a pipeline, where
 * there are not so many large ones that they fill lanes. In a lane such a
 * file would be the last one for long: a lane is as fast as an eighth of a
 * stream of its own.
 */
#define FONDS_LARGE_FILE ((uint64_t)32 << 20)

/* What is known of the size before the file is opened; 0 when nothing is. */
uint64_t fonds_check_item_weight(const struct fonds_check_item *item);

#endif
