/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_REPAIR_PLAN_H
#define BAGIT_WRITE_REPAIR_PLAN_H

#include <stdbool.h>

#include "bagit/write/notes.h"
#include "bagit/write/old-bag.h"

/* What of a bag is to be written anew, by the findings about it. */
struct fonds_repair_plan {
	bool declaration;
	bool info;
	bool fetch;
	bool every_manifest;
	struct fonds_text_list manifests; /* by their names; else these */
	bool tag_manifests;

	size_t mended;     /* findings */
	size_t forbidden;  /* that forbid to do anything */
	size_t unbelieved; /* of these, that belief would mend */
};

/*
 * Plan it; each mend is noted. Names are of the memory of the bag's
 * validation. Findings about a change that was interrupted do not count.
 */
void fonds_repair_plan_make(const struct fonds_old_bag *bag,
	bool believes_tag_files, struct fonds_repair_plan *ret,
	struct fonds_bag_notes *notes);

/* Is that payload manifest to be written anew? */
bool fonds_repair_plan_has_manifest(
	const struct fonds_repair_plan *plan, const char *path);

#endif
