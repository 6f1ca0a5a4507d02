/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_WINDOW_H
#define IDENTIFY_WINDOW_H

#include "metadata/format/identification.h"

/*
 * The two ends of the bytes of a file, as much of them as the signatures look
 * at: read at their places from a regular file, or kept from bytes that pass
 * by, which gives the same.
 *
 *	fonds_window_init(&window, reach, error)
 *	for each file
 *		fonds_window_read(&window, fd, name, size, error), or
 *		fonds_window_begin(&window), fonds_window_add(&window, ...)...
 *		fonds_window_view(&window, &view)
 *	fonds_window_clear(&window)
 */
struct fonds_window {
	uint8_t *head;
	size_t head_max;
	size_t head_size;
	uint8_t *tail; /* a ring: the last bytes behind the head */
	uint8_t *line; /* the tail from its beginning to its end */
	size_t tail_max;
	size_t tail_size;
	size_t tail_at; /* where the next byte goes */
	uint64_t size;  /* of the file so far */
};

/* Clear in any case. */
enum fonds_status fonds_window_init(struct fonds_window *window,
	struct fonds_signature_reach reach, struct fonds_error **error);
void fonds_window_clear(struct fonds_window *window);

/* FONDS_ERR_IO; also when the file has become shorter than size. */
enum fonds_status fonds_window_read(struct fonds_window *window, int fd,
	const char *name, uint64_t size, struct fonds_error **error);

void fonds_window_begin(struct fonds_window *window);
void fonds_window_add(
	struct fonds_window *window, const void *data, size_t size);

/* Valid until the window is filled anew or cleared. */
void fonds_window_view(
	struct fonds_window *window, struct fonds_format_view *ret);

#endif
