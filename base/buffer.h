/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

#include <fonds/error.h>

/*
 * Bytes that grow, up to a maximum. After the first failure (no memory, or
 * past the maximum) a buffer stays failed and takes nothing more, so a writer
 * adds what it has and asks once, with fonds_buffer_check().
 *
 *	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
 *
 *	fonds_buffer_init(&buffer, 4096);
 *	fonds_buffer_add_text(&buffer, "a");
 *	fonds_buffer_printf(&buffer, "%d", 1);
 *	status = fonds_buffer_check(&buffer, "the label", error);
 */
struct fonds_buffer {
	char *data; /* size bytes, then a NUL; NULL while nothing was added */
	size_t size;
	size_t capacity;
	size_t maximum;
	enum fonds_status status;
};

void fonds_buffer_init(struct fonds_buffer *buffer, size_t maximum);

/* Frees what it holds; for fonds_cleanup(). It may be used anew afterwards. */
void fonds_buffer_clear(struct fonds_buffer *buffer);

/* Forget the content, keep the memory; a failed buffer stays failed. */
void fonds_buffer_reset(struct fonds_buffer *buffer);

void fonds_buffer_add(
	struct fonds_buffer *buffer, const void *data, size_t size);
void fonds_buffer_add_char(struct fonds_buffer *buffer, char c);
void fonds_buffer_add_text(struct fonds_buffer *buffer, const char *text);
void fonds_buffer_printf(struct fonds_buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void fonds_buffer_vprintf(struct fonds_buffer *buffer, const char *format,
	va_list args) __attribute__((format(printf, 2, 0)));

/* The content as a string, never NULL; valid until the next change. */
const char *fonds_buffer_text(const struct fonds_buffer *buffer);

/*
 * FONDS_OK, or the first failure: FONDS_ERR_NOMEM, or FONDS_ERR_LIMIT with
 * "WHAT is larger than N bytes".
 */
enum fonds_status fonds_buffer_check(const struct fonds_buffer *buffer,
	const char *what, struct fonds_error **error);

/*
 * Hand the content over as a string for free(), and leave the buffer empty.
 * NULL when the buffer has failed or memory runs out.
 */
char *fonds_buffer_take(struct fonds_buffer *buffer);

#endif
