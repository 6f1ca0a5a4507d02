/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_PASS_H
#define BAGIT_PACKED_PASS_H

#include "bagit/packed/packed.h"

/* One pass over an archive: every member once, in its order. */

/* What the files are to be hashed with. */
struct fonds_packed_plan {
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t count;
	bool has_manifest; /* a payload manifest was among what was noted */
	bool has_tag_manifest;
	bool is_final; /* else the manifests that come first count */

	/* Where none does. */
	enum fonds_algorithm fallback[FONDS_HASHER_MAX];
	size_t fallback_count;
	struct fonds_progress totals;
};

/* If it is a manifest by its name, its algorithm is to be computed. */
void fonds_packed_plan_note(struct fonds_packed_plan *plan, const char *path);

struct fonds_packed_pass_result {
	bool has_hashed; /* a file that is not kept */

	/*
	 * "x/data/y" is payload only if the bag lies in x, "data/y" only if it
	 * lies at the top; "data/data/y" is in both cases.
	 */
	bool has_left_out_below_folder;
	bool has_left_out_at_top;
};

/* packed is new and gets all but the links resolved. */
enum fonds_status fonds_packed_pass_run(
	const struct fonds_packed_options *options,
	const struct fonds_packed_plan *plan, struct fonds_packed *packed,
	struct fonds_packed_pass_result *result, struct fonds_error **error);

#endif
