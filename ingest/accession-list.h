/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_LIST_H
#define INGEST_ACCESSION_LIST_H

#include <fonds/bag.h>

#include "bagit/validate.h"
#include "base/arena.h"
#include "fixity/catalog/catalog.h"

/*
 * Every file of a bag with its digest, as validation read it: what an
 * accession registers.
 */
struct fonds_accession_file {
	const char *path;
	uint64_t size;
	struct fonds_digest digest;
	struct fonds_accession_file *next;
};

struct fonds_accession_list {
	struct fonds_arena arena;
	struct fonds_accession_file *files;
	size_t count;
	struct fonds_validation *validation;
};

void fonds_accession_list_init(struct fonds_accession_list *list);
void fonds_accession_list_clear(struct fonds_accession_list *list);

/* Validate the bag in the folder, and list it. */
enum fonds_status fonds_accession_list_read(struct fonds_accession_list *list,
	const char *folder, const struct fonds_validate_options *options,
	struct fonds_error **error);

/*
 * Register what was listed as the bag at location (absolute), in a
 * transaction that the caller commits or rolls back.
 */
enum fonds_status fonds_accession_list_register(
	const struct fonds_accession_list *list, struct fonds_catalog *catalog,
	const char *location, int64_t *ret_number, struct fonds_error **error);

#endif
