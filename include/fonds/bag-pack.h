/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_PACK_H
#define FONDS_BAG_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/api.h>
#include <fonds/bag-write.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * Bags packed into one file and unpacked again. In both directions what was
 * written is validated before it gets its name, so that it appears whole and
 * valid, or not at all.
 *
 * In every options struct zero is the default for every field; set struct_size
 * by its macro.
 */

struct fonds_bag_pack_options {
	size_t struct_size;

	/*
	 * "tar", "tar.gz", "tar.xz", "tar.zst", "zip" or "7z"; NULL: as the
	 * ending of the archive's name says.
	 */
	const char *form;

	bool dry_run;  /* validate the bag, write nothing */
	unsigned jobs; /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_PACK_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_pack_options) \
	}

/*
 * Pack the bag in the folder at path into an archive, which holds that folder
 * by its name: bagit.txt, bag-info.txt and the manifests first, so that whoever
 * receives it can verify as it comes, then the other tag files, then the
 * payload, sorted. The same bag gives the same bytes, whenever and by whomever
 * it is packed: the time of every member is the Bagging-Date.
 *
 * A bag that is not valid, but for files still to be fetched, is a result with
 * its findings, and nothing is written.
 *
 * archive  the file to make, which must not be there; not in the bag
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 * error    may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_EXISTS when archive is there, FONDS_ERR_INVALID when its name tells
 * no form that is written, or the folder's is not safe to unpack ("C:"),
 * FONDS_ERR_UNSUPPORTED when the form cannot keep the name of a file: zip and
 * 7z want UTF-8. Safe from several threads.
 */
FONDS_API enum fonds_status fonds_bag_pack(const char *path,
	const char *archive, const struct fonds_bag_pack_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

struct fonds_bag_unpack_options {
	size_t struct_size;

	/*
	 * Unpack a bag that is not valid, too: its findings are told as ever.
	 * What is unsafe is refused all the same.
	 */
	bool keep_invalid;

	/*
	 * Without limit on how many times larger than the archive it may
	 * become.
	 */
	bool any_ratio;

	bool dry_run;  /* validate the packed bag, write nothing */
	unsigned jobs; /* threads; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_BAG_UNPACK_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_bag_unpack_options) \
	}

/*
 * Unpack a bag into a new folder, which becomes the folder of the bag whatever
 * it is called in the archive. Nothing is written outside of it; owners,
 * permissions and times are not taken over. An archive that is damaged or
 * unsafe, or a bag that is not valid, is a result with its findings, and then
 * no folder is made.
 *
 * archive  told by its first bytes; what is no regular file is read as a pipe
 * folder   to be made; FONDS_ERR_EXISTS when it is there
 *
 * The rest as fonds_bag_pack() and fonds_bag_validate_stream().
 */
FONDS_API enum fonds_status fonds_bag_unpack(const char *archive,
	const char *folder, const struct fonds_bag_unpack_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* The same from a descriptor, which stays the caller's. */
FONDS_API enum fonds_status fonds_bag_unpack_stream(int fd, const char *name,
	const char *folder, const struct fonds_bag_unpack_options *options,
	struct fonds_bag_result **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * A name for the folder of an archive: its own without the ending that tells
 * the form. Returns the number of bytes of name, 0 when it has no such ending.
 */
FONDS_API size_t fonds_bag_pack_stem(const char *name);

FONDS_END_DECLS

#endif
