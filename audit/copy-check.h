/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_COPY_CHECK_H
#define AUDIT_COPY_CHECK_H

#include "base/tree.h"
#include "fixity/catalog/holding.h"

/*
 * A copy of a file, compared with all that is registered of it while it is
 * read to its end, and written elsewhere in the same reading.
 */
struct fonds_copy_check {
	int to;           /* -1: it is compared only */
	const char *name; /* of what is written, for messages */
	const struct fonds_holding_file *registered;

	/* Called after each piece with its size; a failure ends it. */
	enum fonds_status (*each)(
		size_t size, void *payload, struct fonds_error **error);
	void *payload;

	/* What was found: the first of these that is not well. */
	struct fonds_error *unreadable; /* the copy cannot be read */
	struct fonds_error *wrong;      /* it is not as registered */
	struct fonds_error *unwritten;  /* it could not be written */
};

/*
 * FONDS_OK also where the copy is not well: see the errors above. Nothing
 * after the registered size is written.
 */
enum fonds_status fonds_copy_check_run(struct fonds_copy_check *check,
	struct fonds_stream *copy, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_copy_check_clear(struct fonds_copy_check *check);

#endif
