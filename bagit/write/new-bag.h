/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_NEW_BAG_H
#define BAGIT_WRITE_NEW_BAG_H

#include <stdbool.h>
#include <stdint.h>

#include <fonds/bag-write.h>

#include "bagit/write/bag-tags.h"
#include "bagit/write/file-table.h"
#include "base/staging-files.h"

/*
 * A bag that is to be written: its payload, what bag-info.txt will say, and
 * when it was made. Start from fonds_new_bag_init(), which must be followed by
 * clear also after a failure.
 */
struct fonds_new_bag {
	struct fonds_file_table payload;
	struct fonds_bag_tags tags;
	const char *fetch_base; /* of a holey bag; else NULL */
	int64_t time;
};

/* Algorithms, tags and date as the options ask for them. */
enum fonds_status fonds_new_bag_init(struct fonds_new_bag *bag,
	const struct fonds_bag_create_options *options,
	struct fonds_error **error);
void fonds_new_bag_clear(struct fonds_new_bag *bag);

/*
 * Write bagit.txt, bag-info.txt, manifests, tag manifests, and of a holey bag
 * fetch.txt, for a payload that is sorted and hashed into a folder being filled.
 */
enum fonds_status fonds_new_bag_write_tags(struct fonds_new_bag *bag,
	struct fonds_staging_files *files, struct fonds_error **error);

/* Make the folder of the payload, which an empty payload has too. */
enum fonds_status fonds_new_bag_make_data(
	const struct fonds_staging_files *files, struct fonds_error **error);

/*
 * "YYYY-MM-DD" as seconds since 1970, UTC; FONDS_ERR_INVALID. NULL: the stated
 * time of base/clock.h.
 */
enum fonds_status fonds_bagging_date_parse(
	const char *text, int64_t *ret, struct fonds_error **error);

#endif
