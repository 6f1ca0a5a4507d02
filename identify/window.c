/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"

enum fonds_status fonds_window_init(struct fonds_window *window,
	struct fonds_signature_reach reach, struct fonds_error **error)
{
	size_t head = reach.whole_max > reach.head ? reach.whole_max
						   : reach.head;

	*window = (struct fonds_window){
		.head_max = head,
		.tail_max = reach.tail,
		.head = malloc(head + 1),
		.tail = malloc(reach.tail + 1),
		.line = malloc(reach.tail + 1),
	};
	if (!window->head || !window->tail || !window->line)
		return fonds_fail_nomem(error);
	return FONDS_OK;
}

void fonds_window_clear(struct fonds_window *window)
{
	free(window->head);
	free(window->tail);
	free(window->line);
	*window = (struct fonds_window){ 0 };
}

void fonds_window_begin(struct fonds_window *window)
{
	window->head_size = 0;
	window->tail_size = 0;
	window->tail_at = 0;
	window->size = 0;
}

/* A file that was cut off meanwhile cannot be read: it is not damaged. */
static enum fonds_status read_at(int fd, const char *name, uint64_t offset,
	void *data, size_t size, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_read_at(
		fd, name, offset, data, size, error);

	if (status != FONDS_ERR_FORMAT)
		return status;
	errno = 0;
	return fonds_fail_errno(error,
		"'%s' became shorter while it was read: identify it again",
		name);
}

enum fonds_status fonds_window_read(struct fonds_window *window, int fd,
	const char *name, uint64_t size, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_window_begin(window);
	window->size = size;
	window->head_size = size < window->head_max ? (size_t)size
						    : window->head_max;
	status = read_at(fd, name, 0, window->head, window->head_size, error);
	size -= window->head_size;
	window->tail_size = size < window->tail_max ? (size_t)size
						    : window->tail_max;
	if (status == FONDS_OK)
		status = read_at(fd, name, window->size - window->tail_size,
			window->tail, window->tail_size, error);
	return status;
}

static void add_to_tail(
	struct fonds_window *window, const uint8_t *data, size_t size)
{
	if (size > window->tail_max) {
		data += size - window->tail_max;
		size = window->tail_max;
	}
	while (size > 0) {
		size_t room = window->tail_max - window->tail_at;
		size_t n = size < room ? size : room;

		memcpy(window->tail + window->tail_at, data, n);
		window->tail_at = (window->tail_at + n) % window->tail_max;
		data += n;
		size -= n;
		window->tail_size += n;
	}
	if (window->tail_size > window->tail_max)
		window->tail_size = window->tail_max;
}

void fonds_window_add(
	struct fonds_window *window, const void *data, size_t size)
{
	size_t room = window->head_max - window->head_size;
	size_t n = size < room ? size : room;

	if (size == 0)
		return;
	memcpy(window->head + window->head_size, data, n);
	window->head_size += n;
	window->size += size;
	add_to_tail(window, (const uint8_t *)data + n, size - n);
}

/* The ring is full where bytes were overwritten: it begins at tail_at then. */
static const uint8_t *straighten(struct fonds_window *window)
{
	size_t behind = window->tail_size - window->tail_at;

	if (window->tail_size < window->tail_max || window->tail_at == 0)
		return window->tail;
	memcpy(window->line, window->tail + window->tail_at, behind);
	memcpy(window->line + behind, window->tail, window->tail_at);
	return window->line;
}

void fonds_window_view(
	struct fonds_window *window, struct fonds_format_view *ret)
{
	*ret = (struct fonds_format_view){
		.size = window->size,
		.head = window->head,
		.head_size = window->head_size,
		.tail_size = window->tail_size,
	};
	if (window->tail_size > 0)
		ret->tail = straighten(window);
}
