/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_DIFF_H
#define FONDS_BAG_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * What differs between two bags, "old" and "new": files, by the digests that
 * their manifests list or by their own; labels of bag-info.txt; what bagit.txt
 * declares; which manifests there are. The order of the labels, and how tag
 * files are written, do not count.
 *
 * A file belongs to a bag when it is there, or is still to be fetched.
 */
enum fonds_difference_kind {
	FONDS_DIFFERENCE_ADDED = 1,
	FONDS_DIFFERENCE_REMOVED = 2,
	FONDS_DIFFERENCE_CHANGED = 3,
	FONDS_DIFFERENCE_MOVED = 4, /* the same bytes under another path */

	/* In both, but no digest to compare: the manifests share none. */
	FONDS_DIFFERENCE_UNKNOWN = 5,
};

/* Paths are bytes, not escaped; owned by the diff. */
struct fonds_difference {
	enum fonds_difference_kind kind;
	const char *path;
	const char *old_path; /* of what was moved, else NULL */
};

struct fonds_bag_diff;

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_bag_diff_options {
	size_t struct_size;
	bool read;     /* read and hash every file of both bags */
	unsigned jobs; /* threads that do; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_DIFF_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_diff_options) \
	}

/*
 * Compare the bags in two folders. Without options.read no payload is read:
 * the manifests are believed, each file's size is looked at, and tag files that
 * they do not list are read.
 *
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 * error    may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_FORMAT when one of them is no bag. Never writes to the bags, never
 * uses the network. Safe from several threads.
 */
FONDS_API enum fonds_status fonds_bag_diff(const char *old_path,
	const char *new_path, const struct fonds_bag_diff_options *options,
	struct fonds_bag_diff **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* True when nothing differs and nothing is unknown. */
FONDS_API bool fonds_bag_diff_is_same(const struct fonds_bag_diff *diff);

/* The files that differ, sorted by path; NULL past the end. Borrowed. */
FONDS_API size_t fonds_bag_diff_count(const struct fonds_bag_diff *diff);
FONDS_API const struct fonds_difference *fonds_bag_diff_get(
	const struct fonds_bag_diff *diff, size_t index);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_bag_diff_write(
	const struct fonds_bag_diff *diff, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_bag_diff_free(struct fonds_bag_diff *diff);

FONDS_END_DECLS

#endif
