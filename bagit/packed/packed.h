/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_PACKED_H
#define BAGIT_PACKED_PACKED_H

#include <fonds/output.h>

#include "bagit/packed/kept-files.h"
#include "bagit/packed/links.h"
#include "bagit/packed/records.h"
#include "bagit/packed/top-folder.h"

/*
 * What an archive holds, after its members have been read once in their own
 * order: a record of each, the tag files that are to be read again, where the
 * bag lies. It stands on temporary files; the archive is no longer needed.
 */
struct fonds_packed {
	struct fonds_packed_records *records;
	struct fonds_kept_files kept;
	struct fonds_packed_links links;
	struct fonds_top_folder top;

	/* Records of files that are damaged while others are not. */
	uint64_t *damaged;
	size_t damaged_count;
	size_t damaged_capacity;

	/* What the files were hashed with that are not kept; those can be. */
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t algorithm_count;
};

struct fonds_packed_options {
	struct fonds_tree *tree; /* of the archive */
	const char *name;        /* for messages */

	/*
	 * Else only tag files are read, and of the payload it is known what
	 * is there.
	 */
	bool reads_payload;
	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
};

/*
 * Errors as those of fonds_walk_next() for an archive that cannot be read to
 * its end; a member that is damaged while others are not is no error, but in
 * its record. FONDS_ERR_UNSUPPORTED when it would have to be read twice and
 * cannot: its manifests, in an algorithm that few use, come after the files;
 * or, where the payload is not read, a tag file was taken for a part of it.
 */
enum fonds_status fonds_packed_read(const struct fonds_packed_options *options,
	struct fonds_packed **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_packed_free(struct fonds_packed *packed);
void fonds_packed_freep(struct fonds_packed **packed);

#endif
