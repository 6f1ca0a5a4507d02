/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/text.h"

/* A message longer than both together loses its middle. */
#define HEAD_SIZE ((size_t)1000)
#define TAIL_SIZE ((size_t)1000)

struct fonds_error {
	enum fonds_status status;
	int sys_errno;
	char *message;
};

/* Reporting that memory ran out must not need memory; never written to. */
static char out_of_memory_text[] = "out of memory";
static struct fonds_error out_of_memory = {
	.status = FONDS_ERR_NOMEM,
	.message = out_of_memory_text,
};

static int is_continuation(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Names come from outside and may be of any length; text is valid UTF-8. */
static void cut_middle(char *text)
{
	size_t size = strlen(text);
	size_t head = HEAD_SIZE;
	size_t tail = size - TAIL_SIZE;

	if (size <= HEAD_SIZE + TAIL_SIZE + strlen("..."))
		return;
	while (is_continuation(text[head]))
		head--;
	while (is_continuation(text[tail]))
		tail++;
	memcpy(text + head, "...", strlen("..."));
	memmove(text + head + strlen("..."), text + tail, size - tail + 1);
}

/* The text as it may be printed; NULL when there is no memory for it. */
static char *message_new(const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char *message;

	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_sanitize(&buffer, text, strlen(text));
	message = fonds_buffer_take(&buffer);
	if (message)
		cut_middle(message);
	return message;
}

static struct fonds_error *error_new(
	enum fonds_status status, int sys_errno, const char *text)
{
	struct fonds_error *error = calloc(1, sizeof(*error));

	if (!error)
		return &out_of_memory;
	error->status = status;
	error->sys_errno = sys_errno;
	error->message = message_new(text);
	if (error->message)
		return error;
	free(error);
	return &out_of_memory;
}

/* What was there may be an argument of what comes, so it is freed last. */
static void replace(struct fonds_error **error, struct fonds_error *with)
{
	fonds_error_free(*error);
	*error = with;
}

/* Append ": " and what errno says, in English whatever the locale. */
static int append_errno(char **text, int sys_errno)
{
	fonds_cleanup(fonds_freep) char *plain = *text;
	const char *description = strerrordesc_np(sys_errno);
	int n;

	*text = NULL;
	if (description)
		n = asprintf(text, "%s: %s", plain, description);
	else
		n = asprintf(text, "%s: error %d", plain, sys_errno);
	if (n < 0)
		*text = NULL;
	return n;
}

__attribute__((format(printf, 4, 0))) static void fail(
	struct fonds_error **error, enum fonds_status status, int sys_errno,
	const char *format, va_list args)
{
	fonds_cleanup(fonds_freep) char *text = NULL;

	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	else if (sys_errno != 0)
		(void)append_errno(&text, sys_errno);
	replace(error,
		text ? error_new(status, sys_errno, text) : &out_of_memory);
}

enum fonds_status fonds_fail(struct fonds_error **error,
	enum fonds_status status, const char *format, ...)
{
	int saved = errno;
	va_list args;

	if (!error)
		return status;
	va_start(args, format);
	fail(error, status, 0, format, args);
	va_end(args);
	errno = saved;
	return status;
}

enum fonds_status fonds_fail_errno(
	struct fonds_error **error, const char *format, ...)
{
	int saved = errno;
	enum fonds_status status = saved == ENOMEM ? FONDS_ERR_NOMEM
						   : FONDS_ERR_IO;
	va_list args;

	if (!error)
		return status;
	va_start(args, format);
	fail(error, status, saved, format, args);
	va_end(args);
	errno = saved;
	return status;
}

enum fonds_status fonds_fail_nomem(struct fonds_error **error)
{
	if (error)
		replace(error, &out_of_memory);
	return FONDS_ERR_NOMEM;
}

/* The message before the prefix is escaped already, which changes nothing. */
static struct fonds_error *prefixed(
	const struct fonds_error *error, const char *prefix)
{
	fonds_cleanup(fonds_freep) char *text = NULL;

	if (asprintf(&text, "%s: %s", prefix, error->message) < 0) {
		text = NULL;
		return &out_of_memory;
	}
	return error_new(error->status, error->sys_errno, text);
}

enum fonds_status fonds_error_prefix(
	struct fonds_error **error, const char *format, ...)
{
	fonds_cleanup(fonds_freep) char *prefix = NULL;
	enum fonds_status status;
	va_list args;
	int n;

	if (!error || !*error)
		return FONDS_ERR_INVALID;
	status = (*error)->status;
	if (*error == &out_of_memory)
		return status;
	va_start(args, format);
	n = vasprintf(&prefix, format, args);
	va_end(args);
	if (n < 0)
		prefix = NULL;
	replace(error, prefix ? prefixed(*error, prefix) : &out_of_memory);
	return status;
}

enum fonds_status fonds_error_move(struct fonds_error **own,
	enum fonds_status status, struct fonds_error **error)
{
	struct fonds_error *moved = fonds_steal(own);

	if (error)
		replace(error, moved);
	else
		fonds_error_free(moved);
	return status;
}

const char *fonds_error_message(const struct fonds_error *error)
{
	return error->message;
}

enum fonds_status fonds_error_status(const struct fonds_error *error)
{
	return error->status;
}

int fonds_error_errno(const struct fonds_error *error)
{
	return error->sys_errno;
}

void fonds_error_free(struct fonds_error *error)
{
	if (!error || error == &out_of_memory)
		return;
	free(error->message);
	free(error);
}

bool fonds_error_is_want(
	enum fonds_status status, const struct fonds_error *error)
{
	int sys_errno = error ? fonds_error_errno(error) : 0;

	return status == FONDS_ERR_NOMEM || sys_errno == ENOMEM ||
	       sys_errno == EMFILE || sys_errno == ENFILE;
}

void fonds_error_freep(struct fonds_error **error)
{
	fonds_error_free(*error);
	*error = NULL;
}
