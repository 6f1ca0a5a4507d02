/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/window.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"

#define CHUNK FONDS_WINDOW_CHUNK

enum fonds_status fonds_window_init(struct fonds_window *window,
	size_t algorithm_count, bool in_order, struct fonds_error **error)
{
	size_t task_size = sizeof(struct fonds_check_task) +
			   algorithm_count * sizeof(struct fonds_digest);

	/* A flexible member begins where it may; the next task must too. */
	task_size = (task_size + 15) / 16 * 16;
	*window = (struct fonds_window){
		.task_size = task_size,
		.in_order = in_order,
	};
	if (!in_order)
		return FONDS_OK;
	window->sequence = calloc(
		FONDS_CHECK_WINDOW, sizeof(struct fonds_check_task *));
	return window->sequence ? FONDS_OK : fonds_fail_nomem(error);
}

static struct fonds_check_task *task_at(
	const struct fonds_window *window, size_t i)
{
	uint8_t *chunk = window->chunks[i / CHUNK];

	return (void *)(chunk + i % CHUNK * window->task_size);
}

void fonds_window_clear(struct fonds_window *window)
{
	for (size_t i = 0; i < window->used; i++)
		fonds_error_free(task_at(window, i)->error);
	for (size_t i = 0; i < FONDS_CHECK_WINDOW / CHUNK; i++)
		free(window->chunks[i]);
	free(window->sequence);
	*window = (struct fonds_window){ 0 };
}

bool fonds_window_has_room(const struct fonds_window *window)
{
	return window->count < FONDS_CHECK_WINDOW;
}

bool fonds_window_is_empty(const struct fonds_window *window)
{
	return window->count == 0;
}

/* One that was never used yet. */
static struct fonds_check_task *new_task(struct fonds_window *window)
{
	uint8_t **chunk = &window->chunks[window->used / CHUNK];

	if (!*chunk)
		*chunk = malloc(CHUNK * window->task_size);
	return *chunk ? task_at(window, window->used++) : NULL;
}

struct fonds_check_task *fonds_window_take(
	struct fonds_window *window, struct fonds_check_item *item)
{
	struct fonds_check_task *task = fonds_task_list_pop(&window->vacant);

	if (!task)
		task = new_task(window);
	if (!task)
		return NULL;
	*task = (struct fonds_check_task){ .item = item };
	if (window->in_order)
		window->sequence[(window->first + window->count) %
				 FONDS_CHECK_WINDOW] = task;
	window->count++;
	return task;
}

void fonds_window_finish(
	struct fonds_window *window, struct fonds_task_list *tasks)
{
	struct fonds_check_task *task;

	if (!window->in_order) {
		fonds_task_list_append(&window->finished, tasks);
		return;
	}
	while ((task = fonds_task_list_pop(tasks)))
		task->is_finished = true;
}

struct fonds_check_task *fonds_window_next_finished(struct fonds_window *window)
{
	struct fonds_check_task *task;

	if (!window->in_order)
		return fonds_task_list_pop(&window->finished);
	task = window->count > 0 ? window->sequence[window->first] : NULL;
	return task && task->is_finished ? task : NULL;
}

void fonds_window_release(
	struct fonds_window *window, struct fonds_check_task *task)
{
	fonds_error_freep(&task->error);
	task->error = NULL;
	if (window->in_order)
		window->first = (window->first + 1) % FONDS_CHECK_WINDOW;
	window->count--;
	fonds_task_list_push(&window->vacant, task);
}
