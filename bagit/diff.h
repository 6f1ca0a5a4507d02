/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_DIFF_H
#define BAGIT_DIFF_H

#include <fonds/bag-diff.h>
#include <fonds/digest.h>

#include "bagit/diff-side.h"

/* What differs besides files: a label of bag-info.txt, or how it is made. */
struct fonds_diff_field {
	struct fonds_diff_field *next;
	const char *name; /* "version", "manifests", ...; or the label */
	bool is_bag_info;
	struct fonds_text_list values[2]; /* old and new; none: not there */
};

struct fonds_bag_diff {
	struct fonds_diff_side sides[2]; /* old, new */
	struct fonds_arena arena;        /* of the fields */
	struct fonds_diff_field *fields; /* in the order they were found */
	struct fonds_diff_field **fields_end;

	struct fonds_difference *items; /* sorted by path */
	size_t count;
	size_t capacity;
	size_t counts[FONDS_DIFFERENCE_UNKNOWN + 1];

	enum fonds_algorithm algorithm; /* compared; 0 when none is shared */
	bool is_read;
	const char *paths[2]; /* as given, or NULL */
};

/* fonds_bag_diff() of any two trees; the paths, for people, may be NULL. */
enum fonds_status fonds_bag_diff_trees(struct fonds_tree *old_tree,
	struct fonds_tree *new_tree, const char *const paths[2],
	const struct fonds_bag_diff_options *options,
	struct fonds_bag_diff **ret, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_bag_diff_freep(struct fonds_bag_diff **diff);

/* Compare what is no file: diff-fields.c. */
enum fonds_status fonds_bag_diff_fields(
	struct fonds_bag_diff *diff, struct fonds_error **error);

#endif
