/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_BLOCKS_H
#define INGEST_ACCESSION_BLOCKS_H

#include <fonds/output.h>

#include "fixity/catalog/holding.h"
#include "ingest/accession-findings.h"
#include "ingest/accession-list.h"

/*
 * The SHA-256 digests of the blocks of all listed files that have more than
 * one, in a temporary file.
 */
struct fonds_accession_blocks {
	struct fonds_spool *spool;
};

/* Start from { 0 }. */
void fonds_accession_blocks_clear(struct fonds_accession_blocks *blocks);

/*
 * Read the files of the folder once more. What that reading gives as a whole
 * must be what was listed; where it is not, that is a finding. progress may be
 * NULL.
 */
enum fonds_status fonds_accession_blocks_read(
	struct fonds_accession_blocks *blocks,
	struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	fonds_progress_fn *progress, void *payload, struct fonds_error **error);

/* Give them to the accession that is open, whose files are there. */
enum fonds_status fonds_accession_blocks_register(
	struct fonds_accession_blocks *blocks, struct fonds_catalog *catalog,
	struct fonds_error **error);

#endif
