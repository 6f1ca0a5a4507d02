/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_REPAIR_WRITE_H
#define BAGIT_WRITE_REPAIR_WRITE_H

#include "bagit/write/repair-plan.h"
#include "base/staging-files.h"

/*
 * Write what the plan says into a folder being filled: in the version that the
 * bag has, in UTF-8, each manifest sorted by path. *removed gets the names of
 * files that the written ones replace under another name, in the memory of
 * the bag's validation.
 */
enum fonds_status fonds_repair_write(const struct fonds_old_bag *bag,
	const struct fonds_repair_plan *plan, struct fonds_staging_files *files,
	struct fonds_text_list *removed, struct fonds_error **error);

#endif
