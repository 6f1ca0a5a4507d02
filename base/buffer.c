/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define LEAST_CAPACITY ((size_t)64)

/* So that neither the NUL nor doubling can overflow. */
#define GREATEST_MAXIMUM (SIZE_MAX / 2 - 1)

void fonds_buffer_init(struct fonds_buffer *buffer, size_t maximum)
{
	*buffer = (struct fonds_buffer){
		.maximum = maximum < GREATEST_MAXIMUM ? maximum
						      : GREATEST_MAXIMUM,
	};
}

void fonds_buffer_clear(struct fonds_buffer *buffer)
{
	free(buffer->data);
	fonds_buffer_init(buffer, buffer->maximum);
}

void fonds_buffer_reset(struct fonds_buffer *buffer)
{
	buffer->size = 0;
	if (buffer->data)
		buffer->data[0] = '\0';
}

static size_t next_capacity(const struct fonds_buffer *buffer, size_t least)
{
	size_t capacity = buffer->capacity > 0 ? buffer->capacity * 2
					       : LEAST_CAPACITY;

	if (capacity < least)
		return least;
	/* No more than the maximum can be used, and the NUL. */
	return capacity < buffer->maximum + 1 ? capacity : buffer->maximum + 1;
}

/* Make room for size more bytes and the NUL; NULL, and failed, if it cannot. */
static char *make_room(struct fonds_buffer *buffer, size_t size)
{
	size_t capacity;
	char *data;

	if (buffer->status != FONDS_OK)
		return NULL;
	if (size > buffer->maximum - buffer->size) {
		buffer->status = FONDS_ERR_LIMIT;
		return NULL;
	}
	if (size < buffer->capacity - buffer->size)
		return buffer->data + buffer->size;
	capacity = next_capacity(buffer, buffer->size + size + 1);
	data = realloc(buffer->data, capacity);
	if (!data) {
		buffer->status = FONDS_ERR_NOMEM;
		return NULL;
	}
	buffer->data = data;
	buffer->capacity = capacity;
	return data + buffer->size;
}

void fonds_buffer_add(
	struct fonds_buffer *buffer, const void *data, size_t size)
{
	char *room = make_room(buffer, size);

	if (!room)
		return;
	if (size > 0)
		memcpy(room, data, size);
	room[size] = '\0';
	buffer->size += size;
}

void fonds_buffer_add_char(struct fonds_buffer *buffer, char c)
{
	fonds_buffer_add(buffer, &c, 1);
}

void fonds_buffer_add_text(struct fonds_buffer *buffer, const char *text)
{
	fonds_buffer_add(buffer, text, strlen(text));
}

void fonds_buffer_vprintf(
	struct fonds_buffer *buffer, const char *format, va_list args)
{
	va_list again;
	char *room;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	if (n < 0 && buffer->status == FONDS_OK)
		buffer->status = errno == ENOMEM ? FONDS_ERR_NOMEM
						 : FONDS_ERR_LIMIT;
	room = n < 0 ? NULL : make_room(buffer, (size_t)n);
	if (room) {
		(void)vsnprintf(room, (size_t)n + 1, format, again);
		buffer->size += (size_t)n;
	}
	va_end(again);
}

void fonds_buffer_printf(struct fonds_buffer *buffer, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fonds_buffer_vprintf(buffer, format, args);
	va_end(args);
}

const char *fonds_buffer_text(const struct fonds_buffer *buffer)
{
	return buffer->data ? buffer->data : "";
}

enum fonds_status fonds_buffer_check(const struct fonds_buffer *buffer,
	const char *what, struct fonds_error **error)
{
	if (buffer->status == FONDS_OK)
		return FONDS_OK;
	if (buffer->status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, buffer->status, "%s is larger than %zu bytes",
		what, buffer->maximum);
}

char *fonds_buffer_take(struct fonds_buffer *buffer)
{
	char *data;

	fonds_buffer_add(buffer, "", 0);
	if (buffer->status != FONDS_OK)
		return NULL;
	data = fonds_steal(&buffer->data);
	fonds_buffer_clear(buffer);
	return data;
}
