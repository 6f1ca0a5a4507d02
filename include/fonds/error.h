/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_ERROR_H
#define FONDS_ERROR_H

#include <fonds/api.h>

FONDS_BEGIN_DECLS

/*
 * Every function that can fail returns one of these and, as its last
 * parameter, takes a place for the details. The values are part of the ABI:
 * never renumber, only append.
 */
enum fonds_status {
	FONDS_OK = 0,
	FONDS_ERR_NOMEM = -1,  /* out of memory */
	FONDS_ERR_IO = -2,     /* the system refused; see fonds_error_errno() */
	FONDS_ERR_FORMAT = -3, /* the input is not what its format demands */
	FONDS_ERR_UNSAFE = -4, /* a path would leave the bag */
	FONDS_ERR_CANCELLED = -5, /* a callback asked to stop */
	FONDS_ERR_INVALID = -6,   /* an argument is not acceptable */
	FONDS_ERR_LIMIT = -7,     /* larger than what is accepted */
	FONDS_ERR_EXISTS = -8,    /* it is there already; nothing was changed */
	FONDS_ERR_NOT_FOUND = -9, /* no such thing in the catalog */
	FONDS_ERR_BUSY = -10,     /* another process is at work on it */
	FONDS_ERR_UNSUPPORTED =
		-11, /* well-formed, but not known to this version */
};

struct fonds_error;

/*
 * The text is English, one line, without a full stop, and safe to print on a
 * terminal: control characters and bytes that are not UTF-8 are shown as
 * escapes. It is owned by the error.
 */
FONDS_API const char *fonds_error_message(const struct fonds_error *error);
FONDS_API enum fonds_status fonds_error_status(const struct fonds_error *error);

/* The errno behind FONDS_ERR_IO, 0 where there is none. */
FONDS_API int fonds_error_errno(const struct fonds_error *error);

/* Accepts NULL. */
FONDS_API void fonds_error_free(struct fonds_error *error);

FONDS_END_DECLS

#endif
