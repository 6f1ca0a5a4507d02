/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_UPGRADE_NOTES_H
#define BAGIT_WRITE_UPGRADE_NOTES_H

#include "bagit/write/notes.h"
#include "bagit/write/old-bag.h"

/* Tell what becomes different when the bag is written as version 1.0. */
void fonds_upgrade_note(const struct fonds_old_bag *bag,
	const struct fonds_file_table *payload, bool is_in_place,
	struct fonds_bag_notes *notes);

/* The name that 1.0 has for a label of the bag. */
const char *fonds_upgrade_label(
	const struct fonds_old_bag *bag, const char *label);

/* bag-info.txt as 1.0 has it; notes may be NULL. */
enum fonds_status fonds_upgrade_tags(const struct fonds_old_bag *bag,
	struct fonds_bag_tags *tags, struct fonds_bag_notes *notes,
	struct fonds_error **error);

/* Has it all that version 1.0 asks for, and these algorithms? */
bool fonds_upgrade_is_needless(const struct fonds_old_bag *bag,
	const struct fonds_file_table *payload);

#endif
