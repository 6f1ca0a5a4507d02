/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_VALIDATE_H
#define BAGIT_VALIDATE_H

#include <stdbool.h>

#include <fonds/bag.h>
#include <fonds/digest.h>
#include <fonds/profile.h>

#include "bagit/hole.h"
#include "base/tree.h"
#include "fixity/digest/check.h"

struct fonds_bag_entry;
struct fonds_bag_state;
struct fonds_resume;

/*
 * Validation of a bag in any tree, for the jobs: what fonds_bag_validate()
 * does on a folder, and the inventory besides.
 */
struct fonds_bag_check {
	struct fonds_tree *tree;
	unsigned jobs;
	bool bypass_cache; /* read the medium, where that can be had */
	fonds_progress_fn *progress;
	void *progress_payload;
	enum fonds_bag_level level; /* the default is full */
	bool strict;                /* see struct fonds_validate_options */

	/* The rules of a profile, judged with all the others; may be NULL. */
	const struct fonds_profile *profile;
	const char *media_type; /* of a packed bag; NULL: it is a folder */

	/*
	 * Called for every file of the bag that could be read, payload and tag
	 * files, listed or not, with its SHA-256 digest computed in the same
	 * reading that verified it. May be NULL: then only what the manifests
	 * ask for is hashed. Below the level full it must be.
	 */
	enum fonds_status (*file)(void *payload, const char *path,
		uint64_t size, const struct fonds_digest *sha256,
		struct fonds_error **error);

	/*
	 * Called for every file that fetch.txt lists and that is not there.
	 * When it is set, only tag files are read and verified, and the
	 * validation has what was found by that; no hole is given when
	 * fetch.txt is itself damaged. May be NULL.
	 */
	enum fonds_status (*hole)(void *payload,
		const struct fonds_bag_hole *hole, struct fonds_error **error);

	/*
	 * What reading a file gave, where all have been read before, as those
	 * of an archive in their own order: then no file is opened to be
	 * hashed, jobs and bypass_cache mean nothing, and progress is not
	 * called, for who read has told it. Called once for each file that is
	 * to be verified, tag files first; what *ret points to is borrowed
	 * until the next call. A digest that a manifest asks for and that is
	 * not among them ends the check with FONDS_ERR_UNSUPPORTED; what could
	 * not be read, and has no detail, has its finding already. May be
	 * NULL: then they are read.
	 */
	enum fonds_status (*known)(void *payload,
		const struct fonds_bag_entry *entry,
		struct fonds_check_result *ret, struct fonds_error **error);

	/*
	 * Called when it is known what is there and which version it is, for
	 * what only the tree's own kind can be found wrong with. May be NULL.
	 */
	enum fonds_status (*looked)(void *payload,
		struct fonds_bag_state *state, struct fonds_error **error);
	void *payload; /* of them all */

	/*
	 * What an interrupted run left, to go on with, and where what is read
	 * is kept (bagit/resume.h). Not with known, and only at the level full.
	 * May be NULL.
	 */
	struct fonds_resume *resume;

	/*
	 * For whoever writes a bag from this one; both may be NULL.
	 *
	 * hashed   for every file that could be read, with the digests that
	 *          two readings would agree on, in the algorithms of all its
	 *          manifests and in these besides; below the level full only
	 *          for tag files
	 * checked  at the end, while what the validation stands on is there;
	 *          not called for what is no bag at all
	 */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;
	enum fonds_status (*hashed)(void *writer, struct fonds_bag_state *state,
		const struct fonds_bag_entry *entry,
		const struct fonds_check_result *result,
		struct fonds_error **error);
	enum fonds_status (*checked)(void *writer,
		struct fonds_bag_state *state, struct fonds_error **error);
	void *writer;
};

enum fonds_status fonds_bag_check_run(const struct fonds_bag_check *check,
	struct fonds_validation **ret, struct fonds_error **error);

/*
 * The tree of the bag at a path that a person named. FONDS_ERR_INVALID for
 * what is no folder.
 */
enum fonds_status fonds_bag_tree_open(
	const char *path, struct fonds_tree **ret, struct fonds_error **error);

/*
 * The descriptor of what at that path is no folder, to be read as an archive;
 * -1 where it is one, or cannot be opened, which fonds_bag_tree_open() tells.
 */
int fonds_bag_archive_open(const char *path);

/*
 * The first value of a bag-info.txt label (compared without case), NULL when
 * there is none. Borrowed from the validation.
 */
const char *fonds_validation_bag_info(
	const struct fonds_validation *validation, const char *label);

#endif
