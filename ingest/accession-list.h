/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_LIST_H
#define INGEST_ACCESSION_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

#include "bagit/packed/spool.h"
#include "base/tree.h"
#include "fixity/digest/hasher.h"

/*
 * The files that an accession will register, with what one reading of each
 * gave, in the order in which they came. The list lies in a temporary file, so
 * that the catalog is not kept from others while files are read, and a million
 * of them take no memory.
 *
 *	init -> add ... -> each ... -> clear
 */
struct fonds_accession_file {
	const char *path; /* bytes */
	uint64_t size;
	const struct fonds_digest *digests; /* registered first */
	size_t digest_count;                /* at most FONDS_HASHER_MAX */
	struct fonds_file_state state;      /* as it was when it was read */

	/* The path came before: these are more digests of the same file. */
	bool is_again;
};

/* Start from { 0 }. */
struct fonds_accession_list {
	struct fonds_spool *spool;
	uint64_t entries;
	uint64_t files;
	uint64_t bytes;
};

void fonds_accession_list_clear(struct fonds_accession_list *list);

enum fonds_status fonds_accession_list_add(struct fonds_accession_list *list,
	const struct fonds_accession_file *file, struct fonds_error **error);

/* The file is valid during the call. Anything but FONDS_OK ends the walk. */
typedef enum fonds_status fonds_accession_file_fn(
	const struct fonds_accession_file *file, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_accession_list_each(struct fonds_accession_list *list,
	fonds_accession_file_fn *each, void *payload,
	struct fonds_error **error);

#endif
