/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_REWRITE_H
#define FONDS_BAG_REWRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/bag-write.h>
#include <fonds/digest.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * Bags made from bags. What is written is always BagIt 1.0 (RFC 8493) with tag
 * files in UTF-8, but by repair, which keeps the version. A bag that is not
 * valid is a result with its findings, and nothing is made of it.
 *
 * In every options struct zero is the default for every field; set struct_size
 * by its macro.
 */

struct fonds_bag_upgrade_options {
	size_t struct_size;

	/* The bag to make; NULL: the bag is upgraded where it lies. */
	const char *output;

	/* To have manifests of besides those that it has. */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;

	bool dry_run;  /* verify everything, say what would change */
	unsigned jobs; /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_UPGRADE_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_upgrade_options) \
	}

/*
 * Make a bag of version 0.93 to 0.97 one of version 1.0. Every file is
 * verified in the same reading that computes what manifests still lack.
 *
 * In place only tag files are written, all of them at once: killed at any
 * moment, the bag is as it was, or upgraded, or the same call made again
 * finishes it. Nothing is done to a bag that is of version 1.0 already.
 */
FONDS_API enum fonds_status fonds_bag_upgrade(const char *bag,
	const struct fonds_bag_upgrade_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

struct fonds_bag_repair_options {
	size_t struct_size;

	/* Do it; else it is only said what would be done. */
	bool apply;

	/*
	 * Also make anew tag manifests that tag files disagree with, although
	 * the payload manifests verify the payload. That is how a tag file
	 * looks that somebody tampered with: the caller vouches for them.
	 */
	bool believes_tag_files;

	unsigned jobs; /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_REPAIR_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_repair_options) \
	}

/*
 * Set right what is only formally wrong with a bag, where it lies. No payload
 * file is touched, and nothing at all is done unless every payload file is
 * there and verified, and every error found is one that can be mended. As
 * crash-safe as fonds_bag_upgrade().
 */
FONDS_API enum fonds_status fonds_bag_repair(const char *bag,
	const struct fonds_bag_repair_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

struct fonds_bag_split_options {
	size_t struct_size;

	/* How many bytes the payload of a part may have; must be given. */
	uint64_t max_size;

	/*
	 * Tags as in struct fonds_bag_create_options: each label that is given
	 * replaces what the bag has under it. Bag-Count cannot be given.
	 */
	const char *tags_from;
	const char *const *tags;
	size_t tag_count;
	const char *bagging_date; /* as there */

	bool dry_run;  /* verify everything, say what would be made */
	unsigned jobs; /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_SPLIT_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_split_options) \
	}

/*
 * Make several bags of one, each a bag of its own, in a new folder. They are
 * named after the bag, "NAME-1of3", the number padded with zeros to the length
 * of the last. Every file is verified while it is copied.
 *
 * bag      of any version, valid, with all of its files; only read
 * folder   to be made; must not be there, nor lie in the bag
 *
 * The files keep their paths, and are taken in the order of these; a folder
 * stays together where it can. Each part has the tags of the bag in their
 * order, with Bag-Group-Identifier (that which is given, else the bag's
 * External-Identifier, else its name), Bag-Count, Bagging-Date, Payload-Oxum
 * and Bag-Size of its own, and all other tag files.
 *
 * A file that is larger than a part may be, and a bag that is of a group
 * already, are findings, and nothing is made; but the second is split when a
 * Bag-Group-Identifier is given.
 *
 * The folder appears whole or not at all. Killed at any moment, the same call
 * made again does what the first would have done.
 */
FONDS_API enum fonds_status fonds_bag_split(const char *bag, const char *folder,
	const struct fonds_bag_split_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

struct fonds_bag_merge_options {
	size_t struct_size;

	/*
	 * The bags are no group: they are merged in the order given, and
	 * Bag-Group-Identifier and Bag-Count are not asked for.
	 */
	bool any;

	/*
	 * Other tag files that have the same path and other bytes are all
	 * kept, each below "merged/N/" with the number of its bag; else they
	 * are findings, and no bag is made.
	 */
	bool keeps_apart;

	/*
	 * Tags as in struct fonds_bag_create_options: each label that is given
	 * replaces what the bags have under it.
	 */
	const char *tags_from;
	const char *const *tags;
	size_t tag_count;
	const char *bagging_date; /* as there */

	bool dry_run;  /* verify everything, say what would be made */
	unsigned jobs; /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_MERGE_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_merge_options) \
	}

/*
 * Make one bag of several. Every file is verified while it is copied.
 *
 * bags     of any version, valid, with all of their files; only read. They
 *          must be one group, each bag of it once, unless any is set
 * output   the bag to make; must not be there, nor lie in one of them
 *
 * The files keep their paths. A path that several bags have is kept once where
 * the digests agree, and is a finding where they do not. The manifests are of
 * the algorithms that all bags have. bag-info.txt has the tags of all bags in
 * their order, those that are the same once, without Bag-Group-Identifier and
 * Bag-Count; Bagging-Date, Payload-Oxum and Bag-Size are those of the new bag.
 *
 * As crash-safe as fonds_bag_split().
 */
FONDS_API enum fonds_status fonds_bag_merge(const char *const *bags,
	size_t count, const char *output,
	const struct fonds_bag_merge_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
