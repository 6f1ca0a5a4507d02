/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_EXISTING_BAG_H
#define BAGIT_WRITE_EXISTING_BAG_H

#include <stdbool.h>

#include <fonds/output.h>

#include "bagit/validation.h"
#include "bagit/write/bag-tags.h"
#include "bagit/write/file-table.h"

/*
 * A bag that is there, read once for whoever writes a new one from it: what
 * validation finds, what bag-info.txt says, and every file with its digests
 * as they are now, computed in the reading that verified the old ones.
 *
 * Start from zeros; clear is due also after a failure.
 */
struct fonds_existing_bag {
	struct fonds_validation *validation;
	struct fonds_bag_tags tags;

	/* Of the manifests that are there, as far as they are known. */
	enum fonds_algorithm payload_algorithms[FONDS_HASHER_MAX];
	size_t payload_algorithm_count;
	enum fonds_algorithm tag_algorithms[FONDS_HASHER_MAX];
	size_t tag_algorithm_count;

	/*
	 * The files that could be read, listed or not, sorted. Both tables
	 * have all of those algorithms and what was asked for besides.
	 */
	struct fonds_file_table payload;
	struct fonds_file_table tag_files; /* manifests too */
};

struct fonds_existing_bag_options {
	const enum fonds_algorithm *algorithms; /* besides those it has */
	size_t algorithm_count;
	unsigned jobs;
	fonds_progress_fn *progress; /* may be NULL */
	void *payload;
};

/* The hidden folder of a change is passed over. */
enum fonds_status fonds_existing_bag_read(struct fonds_existing_bag *bag,
	const char *path, const struct fonds_existing_bag_options *options,
	struct fonds_error **error);
void fonds_existing_bag_clear(struct fonds_existing_bag *bag);

/* Is it version 1.0 with tag files in UTF-8, as bags are written here? */
bool fonds_existing_bag_is_current(const struct fonds_existing_bag *bag);

#endif
