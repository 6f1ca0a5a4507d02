/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SAME_PLACE_H
#define AUDIT_SAME_PLACE_H

#include <stdbool.h>
#include <sys/stat.h>

/*
 * Does a path still name what it named? A folder or catalog that is moved
 * away while an audit has it open is read and written on, unseen: what is
 * said of the place would not be true.
 */
struct fonds_same_place {
	const char *path; /* borrowed */
	bool is_there;
	dev_t device;
	ino_t inode;
};

void fonds_same_place_note(struct fonds_same_place *place, const char *path);
bool fonds_same_place_holds(const struct fonds_same_place *place);

#endif
