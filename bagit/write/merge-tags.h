/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_MERGE_TAGS_H
#define BAGIT_WRITE_MERGE_TAGS_H

#include "bagit/write/notes.h"
#include "bagit/write/old-bag.h"

/*
 * The tags of several bags as those of one. All of the first, then those of
 * each further bag that are not there yet, in its order; they are noted. A tag
 * that one bag repeats is kept as often as the bag that has it most often.
 * What is counted anew is taken from the first bag only, to be set where it
 * stands there; what names a group goes.
 */
enum fonds_status fonds_merge_tags(const struct fonds_old_bag *bags,
	size_t count, struct fonds_bag_tags *tags,
	struct fonds_bag_notes *notes, struct fonds_error **error);

#endif
