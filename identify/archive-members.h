/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTIFY_ARCHIVE_MEMBERS_H
#define IDENTIFY_ARCHIVE_MEMBERS_H

#include "identify/crew.h"

/*
 * The members of a tar, zip or 7z, each identified while the archive is read
 * once. Of one whose beginning says ZIP or OLE2 the bytes are kept in a
 * temporary file, up to FONDS_SPOOL_MAX of them.
 */
#define FONDS_SPOOL_MAX ((uint64_t)256 << 20)

/*
 * Fails as a walk does, with the archive's own name in the message; what was
 * read before is with the crew then.
 *
 * name        of the archive, for the names of its members
 * ret_begun   has it got past the first member, or the end?
 */
enum fonds_status fonds_archive_members_identify(struct fonds_tree *archive,
	const char *name, const struct fonds_signature_set *set,
	struct fonds_crew *crew, bool *ret_begun, struct fonds_error **error);

#endif
