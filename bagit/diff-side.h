/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_DIFF_SIDE_H
#define BAGIT_DIFF_SIDE_H

#include "bagit/state.h"

/* A file of one of the bags that are compared. Borrowed from its side. */
struct fonds_diff_file {
	const char *path;
	uint64_t size;        /* FONDS_BAG_SIZE_UNKNOWN when it is */
	const uint8_t *bytes; /* of its digest; NULL when it has none */
	uint8_t digest_size;
	bool is_payload;
};

/*
 * One of two bags: what is there and what is claimed of it. Call load, then
 * choose algorithms that both have, then list or read.
 */
struct fonds_diff_side {
	struct fonds_tree *tree; /* borrowed */
	struct fonds_bag_check check;
	struct fonds_bag_state state;
	struct fonds_validation *validation;
	struct fonds_text_list tag_algorithms;
	struct fonds_diff_file *files; /* sorted by path */
	size_t count;
	uint64_t errors; /* found when it was read */
};

/* Start from { 0 }; for a failure too, fonds_diff_side_clear(). */
enum fonds_status fonds_diff_side_load(struct fonds_diff_side *side,
	struct fonds_tree *tree, struct fonds_error **error);
void fonds_diff_side_clear(struct fonds_diff_side *side);

/*
 * The strongest algorithm of which both have a manifest, for payload or for
 * tag files; 0 when they share none.
 */
enum fonds_algorithm fonds_diff_shared_algorithm(
	const struct fonds_diff_side *a, const struct fonds_diff_side *b,
	bool is_tag);

/*
 * Fill files, with the digests that manifests list in these algorithms. Left
 * out is what the other parts of a diff are about: bagit.txt, bag-info.txt and
 * the manifests.
 */
enum fonds_status fonds_diff_side_list(struct fonds_diff_side *side,
	enum fonds_algorithm payload, enum fonds_algorithm tag,
	struct fonds_error **error);

/* Then take the SHA-256 digests of the files themselves in their place. */
enum fonds_status fonds_diff_side_read(struct fonds_diff_side *side,
	unsigned jobs, fonds_progress_fn *progress, void *progress_payload,
	struct fonds_error **error);

#endif
