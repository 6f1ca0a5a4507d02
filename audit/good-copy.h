/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_GOOD_COPY_H
#define AUDIT_GOOD_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tree.h"

/*
 * Where a repair takes its bytes from: a folder laid out as the holding, a
 * packed bag, or one file. Nothing of it is believed: whoever gets the bytes
 * compares them with what is registered.
 */
struct fonds_good_copy {
	struct fonds_tree *tree;
	char *top;    /* of a packed bag: the folder in it, or ""; else NULL */
	bool is_file; /* one file, whatever it is called */
};

/* What is wanted of it, and how to tell a file from an archive. */
struct fonds_good_copy_request {
	const char *path;   /* of the copy */
	bool may_be_file;   /* one file is wanted, */
	uint64_t size;      /* of so many bytes */
	bool may_be_packed; /* the holding is a bag */
};

/*
 * A file is taken for a packed bag where that may be, unless it has the very
 * size of the one file that is wanted. FONDS_ERR_INVALID for a file that can
 * be neither.
 */
enum fonds_status fonds_good_copy_open(struct fonds_good_copy *copy,
	const struct fonds_good_copy_request *request,
	struct fonds_error **error);

/*
 * One of the wanted files: stream is its bytes in the copy, or NULL, and why
 * says then why it is not to be had. One whose reading fails is no error.
 */
typedef enum fonds_status fonds_good_copy_fn(size_t index,
	struct fonds_stream *stream, const struct fonds_error *why,
	void *payload, struct fonds_error **error);

/*
 * Give each of the paths, sorted by their bytes, once: in that order, or in
 * the order of the archive, which is read once for all of them.
 */
enum fonds_status fonds_good_copy_each(struct fonds_good_copy *copy,
	const char *const *paths, size_t count, fonds_good_copy_fn *each,
	void *payload, struct fonds_error **error);

/* For fonds_cleanup(); of one that is all zero nothing is done. */
void fonds_good_copy_clear(struct fonds_good_copy *copy);

#endif
