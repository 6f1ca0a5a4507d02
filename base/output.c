/* SPDX-License-Identifier: Apache-2.0 */
#include "base/output.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

#define PIECE_SIZE ((size_t)64 * 1024)

/* A name escaped is at most four times as long. */
#define NAME_MAX_SIZE ((size_t)64 << 20)

void fonds_output_init(
	struct fonds_output *output, fonds_write_fn *write, void *payload)
{
	output->write = write;
	output->payload = payload;
	output->sys_errno = 0;
	fonds_buffer_init(&output->buffer, PIECE_SIZE);
}

void fonds_output_clear(struct fonds_output *output)
{
	fonds_buffer_clear(&output->buffer);
}

static bool has_failed(const struct fonds_output *output)
{
	return output->sys_errno != 0 || output->buffer.status != FONDS_OK;
}

static void hand_on(struct fonds_output *output, const void *data, size_t size)
{
	int sys_errno;

	if (size == 0 || has_failed(output))
		return;
	sys_errno = output->write(data, size, output->payload);
	/* Not zero is a failure, even where it is no errno. */
	output->sys_errno = sys_errno < 0 ? EIO : sys_errno;
}

static void flush(struct fonds_output *output)
{
	hand_on(output, output->buffer.data, output->buffer.size);
	fonds_buffer_reset(&output->buffer);
}

void fonds_output_add(
	struct fonds_output *output, const void *data, size_t size)
{
	if (has_failed(output))
		return;
	if (size > PIECE_SIZE - output->buffer.size)
		flush(output);
	if (size > PIECE_SIZE)
		hand_on(output, data, size);
	else if (!has_failed(output))
		fonds_buffer_add(&output->buffer, data, size);
}

void fonds_output_add_char(struct fonds_output *output, char c)
{
	fonds_output_add(output, &c, 1);
}

void fonds_output_add_text(struct fonds_output *output, const char *text)
{
	fonds_output_add(output, text, strlen(text));
}

void fonds_output_add_name(struct fonds_output *output, const char *name)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer escaped;

	fonds_buffer_init(&escaped, NAME_MAX_SIZE);
	fonds_text_escape(&escaped, name, strlen(name));
	if (escaped.status < 0 && output->buffer.status == FONDS_OK)
		output->buffer.status = escaped.status;
	fonds_output_add_text(output, fonds_buffer_text(&escaped));
}

void fonds_output_printf(struct fonds_output *output, const char *format, ...)
{
	fonds_cleanup(fonds_freep) char *text = NULL;
	va_list args;
	int n;

	if (has_failed(output))
		return;
	va_start(args, format);
	n = vasprintf(&text, format, args);
	va_end(args);
	if (n < 0) {
		text = NULL;
		output->buffer.status = FONDS_ERR_NOMEM;
		return;
	}
	fonds_output_add(output, text, (size_t)n);
}

void fonds_output_add_count(
	struct fonds_output *output, uint64_t count, const char *noun)
{
	fonds_output_printf(
		output, "%" PRIu64 " %s%s", count, noun, count == 1 ? "" : "s");
}

enum fonds_status fonds_output_check(
	const struct fonds_output *output, struct fonds_error **error)
{
	if (output->sys_errno != 0) {
		errno = output->sys_errno;
		return fonds_fail_errno(error, "cannot write the output");
	}
	return fonds_buffer_check(&output->buffer, "the output", error);
}

enum fonds_status fonds_output_finish(
	struct fonds_output *output, struct fonds_error **error)
{
	flush(output);
	return fonds_output_check(output, error);
}

int fonds_output_to_buffer(const void *data, size_t size, void *payload)
{
	struct fonds_buffer *buffer = payload;

	fonds_buffer_add(buffer, data, size);
	if (buffer->status == FONDS_OK)
		return 0;
	return buffer->status == FONDS_ERR_NOMEM ? ENOMEM : EFBIG;
}
