/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_FOLDER_DESCRIPTION_H
#define INGEST_FOLDER_DESCRIPTION_H

#include "ingest/plan.h"

/*
 * The description of a folder, as it was read into the plan, put to the files
 * that lie there: labels become paths in the bag, or NULL where there is no
 * such file; the whole gets a title, which is name where the description has
 * none, and becomes the record of the plan. told has what is told already, and
 * is what the record warns of. FONDS_ERR_INVALID: two rows describe one path.
 */
enum fonds_status fonds_folder_description_apply(struct fonds_ingest_plan *plan,
	const char *name, struct fonds_text_list *told,
	struct fonds_error **error);

/* A sentence about the folder, until there are enough; text lies in the plan. */
void fonds_folder_description_tell(struct fonds_ingest_plan *plan,
	struct fonds_text_list *told, const char *text);

#endif
