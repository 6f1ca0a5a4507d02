/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_FILE_CHECK_H
#define AUDIT_FILE_CHECK_H

#include "base/tree.h"
#include "fixity/catalog/holding.h"

/* One file, read to its end and judged by all that is registered of it. */
struct fonds_file_check {
	enum fonds_verdict verdict;
	enum fonds_read_mode read_mode;
	uint64_t size; /* read */
	char *detail;  /* why it is not ok; NULL where it is */
};

/*
 * Check the file at path of the tree, past the page cache where that can be
 * had, with the digest engine: a mismatch is read twice. An error means that
 * it could not be found out. FONDS_ERR_CANCELLED when progress asks to stop;
 * it may be NULL.
 */
enum fonds_status fonds_file_check_run(struct fonds_file_check *check,
	struct fonds_tree *tree, const char *path,
	const struct fonds_holding_file *registered,
	fonds_progress_fn *progress, void *payload, struct fonds_error **error);

/* For fonds_cleanup(); of one that is all zero nothing is done. */
void fonds_file_check_clear(struct fonds_file_check *check);

#endif
