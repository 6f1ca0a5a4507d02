/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#include <fonds/error.h>

/*
 * Fill *error (when error is not NULL) and return status, so that callers can
 * write: return fonds_fail(error, FONDS_ERR_FORMAT, "line %zu: ...", line);
 * What the arguments bring is escaped for a terminal here, once: pass names
 * as they are. A message of more than about 2000 bytes loses its middle.
 *
 * *error must be NULL or an error: one that is there is freed, and may be an
 * argument of the new one. When memory runs out *error says so, but the
 * status returned is still the one given. errno is kept.
 */
enum fonds_status fonds_fail(struct fonds_error **error,
	enum fonds_status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * As fonds_fail(), with errno stored and its text appended, where it is not
 * 0. The status is FONDS_ERR_NOMEM for ENOMEM, FONDS_ERR_IO for every other.
 */
enum fonds_status fonds_fail_errno(struct fonds_error **error,
	const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "out of memory", without needing any. */
enum fonds_status fonds_fail_nomem(struct fonds_error **error);

/*
 * Put "prefix: " before the message of an error that a callee made, for the
 * caller who alone knows the file or the line. Returns the status of the
 * error; where error or *error is NULL it does nothing and returns
 * FONDS_ERR_INVALID, so a caller who was given no place for an error returns
 * the callee's status instead.
 */
enum fonds_status fonds_error_prefix(struct fonds_error **error,
	const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Hand an error of one's own on to the caller, who may not want it: *own
 * becomes NULL. Returns status.
 */
enum fonds_status fonds_error_move(struct fonds_error **own,
	enum fonds_status status, struct fonds_error **error);

/*
 * Was it a want of means of our own, memory or descriptors, that says nothing
 * about what was looked at? error may be NULL.
 */
bool fonds_error_is_want(
	enum fonds_status status, const struct fonds_error *error);

/* For fonds_cleanup(). */
void fonds_error_freep(struct fonds_error **error);

#endif
