/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_PACKED_BAG_H
#define ARCHIVE_PACKED_BAG_H

#include <stdbool.h>

#include "base/tree.h"

/* Is an archive a packed bag? What a look at its beginning gave. */
struct fonds_packed_bag {
	bool is_bag;
	bool has_begun; /* a member was seen, or the end of one without any */
	bool is_whole;  /* all members were seen, or it is a bag */
};

/*
 * Is there, in the top folder or in one below it, a bagit.txt among the first
 * 64 members and 16 MiB? The look ends there. Fails as a walk does; *ret is
 * then what was seen before.
 */
enum fonds_status fonds_packed_bag_look(struct fonds_tree *archive,
	struct fonds_packed_bag *ret, struct fonds_error **error);

#endif
