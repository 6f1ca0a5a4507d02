/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_H
#define FONDS_BAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/finding.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

struct fonds_validation;
struct fonds_profile; /* see fonds/profile.h */

/*
 * How deep a validation looks. Each level finds what those before it find, and
 *
 *	structure     bagit.txt, bag-info.txt, manifests and fetch.txt are read
 *	              and judged; the other tag files are compared with the tag
 *	              manifests. Of the payload nothing is said but what these
 *	              files say wrongly of it.
 *	completeness  each file that is listed is there, and each payload file
 *	              that is there is listed
 *	fast          Payload-Oxum, and the lengths in fetch.txt, agree with the
 *	              sizes of the files
 *	full          the message digest of each payload file is right
 *
 * No payload file is opened below the last one, and below "fast" none is asked
 * for its size. Only the last one can call a bag valid (RFC 8493 3).
 */
enum fonds_bag_level {
	FONDS_BAG_LEVEL_DEFAULT = 0, /* full */
	FONDS_BAG_LEVEL_STRUCTURE = 1,
	FONDS_BAG_LEVEL_COMPLETENESS = 2,
	FONDS_BAG_LEVEL_FAST = 3,
	FONDS_BAG_LEVEL_FULL = 4,
};

/* "structure", "completeness", "fast", "full"; the last for the default. */
FONDS_API const char *fonds_bag_level_name(enum fonds_bag_level level);

/* The level of that name; false, and *ret left alone, when there is none. */
FONDS_API bool fonds_bag_level_from_name(
	const char *name, enum fonds_bag_level *ret);

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_validate_options {
	size_t struct_size;
	unsigned jobs; /* threads that read and hash; 0: one a processor */
	fonds_progress_fn *progress;
	void *payload;
	enum fonds_bag_level level; /* how deep to look */
	bool strict;                /* a warning too makes the bag not valid */

	/*
	 * Judge the bag by this profile too. It must be valid itself
	 * (FONDS_ERR_INVALID), and outlive the call.
	 */
	const struct fonds_profile *profile;

	/*
	 * Of a packed bag: without limit on how many times larger than the
	 * archive its files are.
	 */
	bool any_ratio;

	/*
	 * The path of a file, outside the bag, in which is kept what reading
	 * each payload file gave, so that a validation that is ended in the
	 * middle, by whatever, can go on: where the file is there already, of
	 * this bag with these manifests, no payload file is read again that is
	 * in it, was read within the last seven days and has not changed
	 * since. It is removed when the validation ends, and stays when it
	 * fails. At the level full only. FONDS_ERR_INVALID when it is of
	 * another bag, or something else; FONDS_ERR_BUSY while another
	 * process has it. NULL: nothing is kept.
	 */
	const char *resume;
};

#define FONDS_VALIDATE_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_validate_options) \
	}

/*
 * Validate the bag at path: complete, and every message digest right (RFC 8493
 * 3), or less where options say so. All findings are reported. A bag that is
 * wrong is a result, not an error: FONDS_OK says only that the check was made.
 *
 * path     the bag's folder; a symbolic link here is followed, none inside is.
 *          Or a packed bag: tar, plain or compressed by gzip, bzip2, xz, zstd
 *          or lz4, zip, 7z, told by its first bytes; it is not unpacked, and
 *          an archive that is damaged or unsafe has a finding
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 * error    may be NULL; set on failure and owned by the caller
 *
 * Never writes to the bag, never uses the network. Safe from several threads.
 */
FONDS_API enum fonds_status fonds_bag_validate(const char *path,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * The same for a packed bag that is read from a descriptor: a regular file from
 * its beginning, anything else, as a pipe, as it comes.
 *
 * fd    the caller's, and left at no certain place
 * name  for messages and the result, "standard input"
 *
 * FONDS_ERR_UNSUPPORTED for a 7z from a pipe, and for a pipe with manifests
 * behind the files they list in an algorithm that few use.
 */
FONDS_API enum fonds_status fonds_bag_validate_stream(int fd, const char *name,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * True when nothing of severity error was found; with strict also nothing of
 * severity warning. Below the level "full" it says only that nothing wrong was
 * found so far: ask for the level too.
 */
FONDS_API bool fonds_validation_is_valid(
	const struct fonds_validation *validation);

/*
 * True when all that is wrong is that files are still to be fetched, as
 * fetch.txt says (RFC 8493 2.2.3). Such a bag is not valid yet.
 */
FONDS_API bool fonds_validation_is_holey(
	const struct fonds_validation *validation);

/* How deep it looked; never the default. */
FONDS_API enum fonds_bag_level fonds_validation_level(
	const struct fonds_validation *validation);

/* What of a validation was read by an earlier run, and not again. */
struct fonds_earlier_reading {
	uint64_t files; /* of the payload */
	uint64_t bytes;
	int64_t first; /* when, seconds since 1970, UTC */
	int64_t last;
};

/* False, and *ret left alone, when all was read in one run. */
FONDS_API bool fonds_validation_earlier(
	const struct fonds_validation *validation,
	struct fonds_earlier_reading *ret);
FONDS_API size_t fonds_validation_count(
	const struct fonds_validation *validation);

/* Sorted by path, then code; NULL past the end. Borrowed. */
FONDS_API const struct fonds_finding *fonds_validation_get(
	const struct fonds_validation *validation, size_t index);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_validation_write(
	const struct fonds_validation *validation, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_validation_free(struct fonds_validation *validation);

FONDS_END_DECLS

#endif
