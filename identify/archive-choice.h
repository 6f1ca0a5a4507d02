/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_ARCHIVE_CHOICE_H
#define IDENTIFY_ARCHIVE_CHOICE_H

#include "identify/identifier.h"

/*
 * Are the members of a file that was named identified as well? Those of a
 * packed bag are; of any other archive when all are asked for, unless a
 * container signature tells what it is: a document is not taken apart.
 *
 *	init -> open ... -> clear
 */
struct fonds_archive_choice {
	const struct fonds_signature_set *set;
	bool takes_all;
	struct fonds_identifier *identifier; /* NULL until one is needed */
	struct fonds_file_ends ends;
	bool has_ends;
};

/* The set is borrowed. */
void fonds_archive_choice_init(struct fonds_archive_choice *choice,
	const struct fonds_signature_set *set, bool takes_all);
void fonds_archive_choice_clear(struct fonds_archive_choice *choice);

/*
 * The archive, opened, or NULL when its members are not wanted. Fails as
 * fonds_archive_tree_new() does for a file that is none.
 */
enum fonds_status fonds_archive_choice_open(struct fonds_archive_choice *choice,
	const char *path, struct fonds_tree **ret, struct fonds_error **error);

#endif
