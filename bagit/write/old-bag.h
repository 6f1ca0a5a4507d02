/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_OLD_BAG_H
#define BAGIT_WRITE_OLD_BAG_H

#include <stdbool.h>
#include <stddef.h>

#include "bagit/state.h"
#include "bagit/write/bag-tags.h"
#include "bagit/write/fetch-list.h"
#include "bagit/write/file-table.h"

/*
 * A bag that is there, read so that another can be written from it: validated,
 * and taken apart into payload, tags, fetch.txt and other tag files.
 *
 * It is read in one of two ways:
 *
 *	hashed   all of it: the rows of the payload have the digests that were
 *	         computed, in the algorithms of the payload manifests and in
 *	         those of also
 *	listed   all but the payload, which is to be verified while it is
 *	         copied: its rows have the digests that the manifests list, in
 *	         their algorithms (see fonds_file_row.listed)
 *
 * The rows of the other tag files always have the digests that were computed,
 * in the algorithms of the payload manifests and in those of also.
 */
struct fonds_old_bag_options {
	bool is_hashed;

	/*
	 * It is to be repaired: it is taken apart also when it is not valid,
	 * the rows of the other tag files include those that the standard
	 * knows, but for tag manifests, and have the algorithms of these (of
	 * the payload manifests, where there are none).
	 */
	bool is_for_repair;
	const enum fonds_algorithm *also;
	size_t also_count;
	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
};

/* Start from FONDS_OLD_BAG_INIT. */
struct fonds_old_bag {
	const char *path; /* borrowed */
	int fd;
	struct fonds_tree *tree;
	struct fonds_validation *validation;
	enum fonds_bagit_version version;
	bool is_utf8; /* as declared */

	/*
	 * Sorted. To be asked only when the bag is valid, or to be repaired;
	 * has_tables is false where it has no payload manifest at all.
	 */
	struct fonds_file_table payload;
	struct fonds_file_table others;
	struct fonds_fetch_list fetch;

	/* The tag files that the standard knows, in the validation's arena. */
	struct fonds_text_list known;
	const char *info_name; /* NULL when there is none */

	/* Payload manifests that do not list every file, likewise. */
	struct fonds_text_list partial;
	struct fonds_text_list manifests;     /* all payload manifests */
	struct fonds_text_list tag_manifests; /* all tag manifests */

	const struct fonds_old_bag_options *options; /* while it is read */
	bool has_tables;
};

#define FONDS_OLD_BAG_INIT \
	{ \
		.fd = -1 \
	}

/*
 * FONDS_OK also when it is not valid. clear is due in any case; options are
 * used during the call.
 */
enum fonds_status fonds_old_bag_read(struct fonds_old_bag *bag,
	const char *path, const struct fonds_old_bag_options *options,
	struct fonds_error **error);
void fonds_old_bag_clear(struct fonds_old_bag *bag);

/*
 * Give up its descriptors, where many bags are read before any is copied; and
 * get them back.
 */
void fonds_old_bag_close(struct fonds_old_bag *bag);
enum fonds_status fonds_old_bag_open(
	struct fonds_old_bag *bag, struct fonds_error **error);

/* Append what its bag-info.txt says. */
void fonds_old_bag_add_tags(
	const struct fonds_old_bag *bag, struct fonds_bag_tags *tags);

/*
 * Do the digests of a file, as they came out when it was copied, agree with
 * those of its row here? Compared in the algorithms that both have.
 */
bool fonds_file_row_agrees(const struct fonds_file_table *expected,
	const struct fonds_file_row *expected_row,
	const struct fonds_file_table *actual,
	const struct fonds_file_row *actual_row);

#endif
