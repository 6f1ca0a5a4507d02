/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_FOLDER_PLAN_H
#define INGEST_FOLDER_PLAN_H

#include "ingest/plan.h"

/*
 * The plan for a folder of files with a description of them, in place of a
 * record: the files below data/ as they lie in the folder, the description
 * first. It is metadata/metadata.csv in the folder (metadata/dc-csv.h), or the
 * file that options->metadata names: such a table, or Dublin Core in XML that
 * describes the whole.
 *
 * A path of the table is one in the folder, also where the folder is called
 * "objects" or "data" in it. The row of the folder itself describes the
 * whole; without one, or without a title, the folder's name is the title,
 * which is told. What is described but is not there is told, and so are
 * columns that are none of Dublin Core.
 *
 * FONDS_ERR_INVALID: a bag, no description, options that are for records, a
 * name that is not UTF-8, anything but files and folders, too many of them.
 */
enum fonds_status fonds_folder_plan_fill(struct fonds_ingest_plan *plan,
	const char *folder, const struct fonds_ingest_options *options,
	struct fonds_error **error);

/* The file of the plan that lies there in the bag; NULL when there is none. */
const struct fonds_ingest_file *fonds_folder_plan_find(
	const struct fonds_ingest_plan *plan, const char *bag_path);

/* Do files lie below that path in the bag? */
bool fonds_folder_plan_has_folder(
	const struct fonds_ingest_plan *plan, const char *bag_path);

#endif
