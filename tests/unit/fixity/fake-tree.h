/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_FAKE_TREE_H
#define TESTS_UNIT_FIXITY_FAKE_TREE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/tree.h"

/* What one opening of a file gives. */
struct fake_reading {
	const char *text;
	int open_errno;   /* the open fails so, */
	bool is_unsafe;   /* or because it is no regular file */
	int read_errno;   /* after text, instead of its end */
	int state_errno;  /* the state after reading cannot be had */
	bool is_changing; /* the state after reading differs */
	bool is_endless;  /* zeros without end */
};

/* A file that may be another at each opening. */
struct fake_file {
	const char *path;
	struct fake_reading readings[2]; /* the last one for all later */
	unsigned reading_count;
	atomic_uint opened;
};

struct fake_tree {
	struct fonds_tree tree;
	struct fake_file *files;
	size_t count;
	atomic_int streams; /* open at the moment */
};

/* files are borrowed. There is nothing to be freed. */
void fake_tree_init(
	struct fake_tree *tree, struct fake_file *files, size_t count);

#endif
