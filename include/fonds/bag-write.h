/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_WRITE_H
#define FONDS_BAG_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/bag.h>
#include <fonds/digest.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/* What becomes of symbolic links below the source: a bag cannot hold them. */
enum fonds_symlink_policy {
	FONDS_SYMLINKS_REFUSE = 0, /* an error: no bag is made */
	FONDS_SYMLINKS_FOLLOW = 1, /* what they lead to stands in their place */
	FONDS_SYMLINKS_SKIP = 2,   /* they are left out, with a warning */
};

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_bag_create_options {
	size_t struct_size;

	/* Of the manifests, each once; none: SHA-256. */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;

	/*
	 * The tags of bag-info.txt: first those of the file tags_from, in its
	 * form, then tags, each "Label: value". Payload-Oxum is counted and
	 * cannot be given; Bagging-Date, Bag-Size and Bag-Software-Agent are
	 * added where they are not.
	 */
	const char *tags_from; /* may be NULL */
	const char *const *tags;
	size_t tag_count;

	/* "YYYY-MM-DD"; NULL: of SOURCE_DATE_EPOCH, else today. */
	const char *bagging_date;

	/*
	 * A profile that the bag must keep; NULL: none. What it asks for and
	 * would not be there is a finding, and no bag is made then. Its
	 * BagIt-Profile-Identifier is added to bag-info.txt. It must be valid
	 * itself (FONDS_ERR_INVALID), and outlive the call.
	 */
	const struct fonds_profile *profile;

	/*
	 * Make a holey bag (RFC 8493 2.2.3): the payload stays where it is, and
	 * fetch.txt says that it can be had below this URL, under the paths
	 * that it has in the source. http, https or file, without credentials
	 * and query. NULL: a whole bag. Only for a folder; symbolic links are
	 * refused then.
	 */
	const char *fetch_base;

	enum fonds_symlink_policy symlinks;
	bool bag_in_bag; /* the source may be a bag, which becomes payload */
	bool dry_run;    /* check everything, write nothing */
	unsigned jobs;   /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_CREATE_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_create_options) \
	}

/* What was made, and what was found on the way. */
struct fonds_bag_result;

/*
 * Make a bag (BagIt 1.0, RFC 8493) of a folder, whose content becomes the
 * payload, or of one file: it is copied, hashed on the way, and read back from
 * the medium, where that can be had, before the bag gets its name.
 *
 * source   a folder or a file; only read
 * bag      the bag to make; must not be there, nor lie in the source
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 *
 * FONDS_OK also when the source has what no bag can hold: the result then has
 * findings that are errors, and no bag was made. All are told. A file that
 * changes while it is copied is FONDS_ERR_IO.
 *
 * The bag appears whole or not at all. Killed at any moment, the same call
 * made again does what the first would have done.
 */
FONDS_API enum fonds_status fonds_bag_create(const char *source,
	const char *bag, const struct fonds_bag_create_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * The folder at path becomes a bag where it lies: what is in it goes into its
 * data/ by renaming, and no byte of it is copied or written to. Every file is
 * hashed first; the options are those of fonds_bag_create(), but symbolic
 * links are always refused.
 *
 * Killed at any moment, the folder is as it was (but for a hidden folder,
 * ".fonds-change"), or a bag, or the same call made again finishes it; no
 * payload is lost in between. FONDS_ERR_BUSY when another process is at it.
 */
FONDS_API enum fonds_status fonds_bag_create_in_place(const char *path,
	const struct fonds_bag_create_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* A file to be copied into a bag. */
struct fonds_bag_addition {
	const char *source;
	const char *path; /* in the bag, "data/..." */
};

/*
 * Zero is the default for every field. Set struct_size by the macro below.
 * Paths are those of the bag, "data/letters/1.txt" or "metadata/dc.xml".
 */
struct fonds_bag_update_options {
	size_t struct_size;

	/* What was done to the files of the bag, and is to be accepted. */
	bool added;                 /* files that no manifest lists */
	bool removed;               /* files that are listed and gone */
	const char *const *changed; /* files with other content than listed */
	size_t changed_count;

	/* What is to be done. */
	const struct fonds_bag_addition *additions;
	size_t addition_count;
	const char *const *removals;
	size_t removal_count;

	/* Algorithms that get a manifest besides those that are there. */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;

	/*
	 * Tags as in struct fonds_bag_create_options: each label that is given
	 * replaces what the bag has under it, wherever it stands.
	 */
	const char *tags_from;
	const char *const *tags;
	size_t tag_count;
	const char *bagging_date; /* NULL: set when the payload changes */

	bool dry_run;
	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_UPDATE_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_update_options) \
	}

/*
 * Compare a bag with its manifests, and write new ones for what was asked for.
 * Nothing else is accepted: a difference that the options do not name is an
 * error among the findings of the result, and nothing is written. An algorithm
 * is added in the reading that verifies the old digests.
 *
 * path     a bag of version 1.0 with tag files in UTF-8, else
 *          FONDS_ERR_UNSUPPORTED; bags of other versions are to be upgraded
 *
 * Killed at any moment, the bag is as it was, or the same call made again
 * finishes it; the old manifests are there until the new ones are durable.
 * FONDS_ERR_BUSY when another process is at it.
 */
FONDS_API enum fonds_status fonds_bag_update(const char *path,
	const struct fonds_bag_update_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Was it done, or would it have been (dry_run)? */
FONDS_API bool fonds_bag_result_is_good(const struct fonds_bag_result *result);

/* Sorted by path, then code; NULL past the end. Borrowed. */
FONDS_API const struct fonds_finding *fonds_bag_result_get(
	const struct fonds_bag_result *result, size_t index);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_bag_result_write(
	const struct fonds_bag_result *result, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_bag_result_free(struct fonds_bag_result *result);

FONDS_END_DECLS

#endif
