/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_TREE_H
#define INGEST_ACCESSION_TREE_H

#include <fonds/ingest.h>

#include "ingest/accession-findings.h"
#include "ingest/accession-list.h"

/*
 * A folder as it lies, or one file of it, as an accession reads it: digests
 * are computed, and whatever is no file that could be read is a finding.
 * Of options: jobs, progress and algorithms.
 */
enum fonds_status fonds_accession_tree_read(struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const struct fonds_accession_options *options,
	struct fonds_error **error);

/* The one file of that name in the folder. */
enum fonds_status fonds_accession_file_read(struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const char *name, const struct fonds_accession_options *options,
	struct fonds_error **error);

/*
 * Are the files still as they were read, and as many? Otherwise each that is
 * not is a finding. name: only this one file of the folder counts; NULL: all.
 * Of options: progress.
 */
enum fonds_status fonds_accession_look_again(struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const char *name, const struct fonds_accession_options *options,
	struct fonds_error **error);

#endif
