/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/same-place.h"

void fonds_same_place_note(struct fonds_same_place *place, const char *path)
{
	struct stat st;

	*place = (struct fonds_same_place){ .path = path };
	if (stat(path, &st) < 0)
		return;
	place->is_there = true;
	place->device = st.st_dev;
	place->inode = st.st_ino;
}

bool fonds_same_place_holds(const struct fonds_same_place *place)
{
	struct fonds_same_place now;

	fonds_same_place_note(&now, place->path);
	return now.is_there && place->is_there && now.device == place->device &&
	       now.inode == place->inode;
}
