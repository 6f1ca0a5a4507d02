/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_BAG_H
#define INGEST_ACCESSION_BAG_H

#include <fonds/bag.h>
#include <fonds/ingest.h>

#include "base/buffer.h"
#include "fixity/catalog/holding.h"
#include "ingest/accession-findings.h"
#include "ingest/accession-list.h"

/*
 * A bag as an accession reads it: validated, and every file of it added to a
 * list with its SHA-256 digest, those that its manifests supplied, and those
 * asked for, all of one reading.
 */
struct fonds_accession_bag {
	struct fonds_validation *validation;
	struct fonds_buffer source; /* the names of its payload manifests */
};

void fonds_accession_bag_init(struct fonds_accession_bag *bag);
void fonds_accession_bag_clear(struct fonds_accession_bag *bag);

/*
 * Validate the bag in the folder, and list it. Of options: jobs, progress and
 * algorithms.
 */
enum fonds_status fonds_accession_bag_read(struct fonds_accession_bag *bag,
	struct fonds_accession_list *list, const char *folder,
	const struct fonds_accession_options *options,
	struct fonds_error **error);

/*
 * The same for a packed bag: what is listed is its file, under its own name;
 * folder and name are its place.
 */
enum fonds_status fonds_accession_packed_read(struct fonds_accession_bag *bag,
	struct fonds_accession_list *list, const char *folder, const char *name,
	const struct fonds_accession_options *options,
	struct fonds_error **error);

/*
 * Is there a bag in this file, by what an archive begins with? False for what
 * is no archive, or has no bagit.txt where one would be; a note tells when it
 * might come later. What says that it is an archive and cannot be read as one
 * is an error: it may be a bag that is damaged.
 */
enum fonds_status fonds_accession_is_packed(const char *path,
	struct fonds_accession_findings *findings, bool *ret,
	struct fonds_error **error);

/* What the bag says of itself, and of its digests; texts are borrowed. */
void fonds_accession_bag_describe(
	const struct fonds_accession_bag *bag, struct fonds_holding *holding);

#endif
