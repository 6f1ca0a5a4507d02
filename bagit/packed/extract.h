/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_EXTRACT_H
#define BAGIT_PACKED_EXTRACT_H

#include <fonds/output.h>

#include "bagit/packed/top-folder.h"
#include "bagit/validation.h"

/*
 * Writes the members of an archive into an empty folder, under the paths that
 * they have there. Nothing is followed and nothing replaced, so that no member
 * can lead out of the folder or take the place of another; what would is a
 * finding, and from then on nothing more is written.
 */
struct fonds_extraction {
	struct fonds_tree *tree; /* of the archive */
	int folder_fd;
	const char *folder; /* for messages */
	fonds_progress_fn *progress;
	void *payload;
	struct fonds_validation *findings;

	/* { 0 }; to be cleared. Where the bag lies, when all is written. */
	struct fonds_top_folder top;
};

/*
 * FONDS_OK also where findings have errors. The files are not synced. Errors
 * as those of fonds_walk_next(), and FONDS_ERR_IO where the folder refuses.
 */
enum fonds_status fonds_extract(
	struct fonds_extraction *extraction, struct fonds_error **error);

#endif
