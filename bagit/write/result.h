/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_RESULT_H
#define BAGIT_WRITE_RESULT_H

#include <fonds/bag-write.h>

#include "bagit/validation.h"
#include "bagit/write/file-table.h"
#include "bagit/write/notes.h"

/* What became of one file of a bag. */
struct fonds_bag_result_change {
	struct fonds_bag_result_change *next;
	const char *what; /* "added", "changed", "removed" */
	const char *path;
};

/* What a command that writes a bag made, and what it found on the way. */
struct fonds_bag_result {
	char *path; /* of the bag */
	struct fonds_validation *findings;
	struct fonds_bag_result_change *changes; /* memory of the findings */
	struct fonds_bag_result_change **last_change;
	size_t change_count;
	uint64_t files; /* of the payload */
	uint64_t bytes;
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t algorithm_count;
	bool is_dry_run;
	bool is_resumed; /* an interrupted work was gone on with */

	/* What is changed, where that is told one by one. */
	struct fonds_bag_notes notes;
	bool has_notes;
	bool is_left;      /* something is left to be done: it is not good */
	bool is_kept;      /* it was made although it is not good */
	bool allows_holes; /* files still to be fetched are no harm */

	/* For the text: "made", "would be made", "nothing was made". */
	const char *done;
	const char *would_be;
	const char *not_done;
};

enum fonds_status fonds_bag_result_new(const char *path,
	struct fonds_bag_result **ret, struct fonds_error **error);

/* Files, bytes and algorithms from a table. */
void fonds_bag_result_count(struct fonds_bag_result *result,
	const struct fonds_file_table *payload);

/* The same from a validation, which becomes the findings of the result. */
void fonds_bag_result_take(
	struct fonds_bag_result *result, struct fonds_validation *validation);

/* Note a change; path is copied. A failure stays in the findings' arena. */
void fonds_bag_result_note(
	struct fonds_bag_result *result, const char *what, const char *path);

/* For fonds_cleanup(). */
void fonds_bag_result_freep(struct fonds_bag_result **result);

#endif
