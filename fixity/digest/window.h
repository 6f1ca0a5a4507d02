/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_WINDOW_H
#define FIXITY_DIGEST_WINDOW_H

#include "fixity/digest/task.h"

#define FONDS_WINDOW_CHUNK 128 /* tasks that get their memory at a time */

/*
 * The tasks of a check that are under way: FONDS_CHECK_WINDOW at most, in
 * memory that is used over and over, and given back in the order they came in
 * where that is wanted. For one thread; the tasks themselves go to others.
 */
struct fonds_window {
	uint8_t *chunks[FONDS_CHECK_WINDOW / FONDS_WINDOW_CHUNK];
	size_t task_size;
	size_t used;  /* tasks of the chunks, ever */
	size_t count; /* tasks under way */
	bool in_order;
	struct fonds_task_list vacant;
	struct fonds_task_list finished;    /* in any order */
	struct fonds_check_task **sequence; /* a ring, in order: else NULL */
	size_t first;
};

/* To be cleared. For tasks of so many algorithms. */
enum fonds_status fonds_window_init(struct fonds_window *window,
	size_t algorithm_count, bool in_order, struct fonds_error **error);
void fonds_window_clear(struct fonds_window *window);

bool fonds_window_has_room(const struct fonds_window *window);
bool fonds_window_is_empty(const struct fonds_window *window);

/* A task for an item; there must be room. NULL when there is no memory. */
struct fonds_check_task *fonds_window_take(
	struct fonds_window *window, struct fonds_check_item *item);

/* These are finished. */
void fonds_window_finish(
	struct fonds_window *window, struct fonds_task_list *tasks);

/* The next one whose turn it is, NULL when there is none; to be released. */
struct fonds_check_task *fonds_window_next_finished(
	struct fonds_window *window);
void fonds_window_release(
	struct fonds_window *window, struct fonds_check_task *task);

#endif
