/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_UNEXPECTED_H
#define AUDIT_UNEXPECTED_H

#include "base/tree.h"
#include "fixity/catalog/history.h"

/* Called now and then; a failure ends the search and is its result. */
typedef enum fonds_status fonds_unexpected_fn(
	void *payload, struct fonds_error **error);

/*
 * Walk the tree of a bag, whose turn it is in the run, and record a finding
 * for each file, symbolic link or special file that is not registered, and
 * for each folder that cannot be listed: it may hide some.
 */
enum fonds_status fonds_unexpected_find(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_tree *tree,
	fonds_unexpected_fn *alive, void *payload, struct fonds_error **error);

#endif
