/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_CHECKSUMS_H
#define INGEST_ACCESSION_CHECKSUMS_H

#include <fonds/ingest.h>

#include "ingest/accession-findings.h"
#include "ingest/accession-list.h"

/*
 * A folder and the list of checksums that came with it, as an accession reads
 * them: each file that the list names is there and matches, each file that is
 * there is named, but for the list itself, which is registered where it lies
 * in the folder. Paths in the list are relative to the folder, or lie in it.
 *
 * folder  absolute, without links
 * path    of the list, likewise
 *
 * Of options: jobs, progress and algorithms. FONDS_ERR_LIMIT for a list of
 * more than 4 GiB.
 */
enum fonds_status fonds_accession_checksums_read(
	struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const char *path, const struct fonds_accession_options *options,
	struct fonds_error **error);

#endif
