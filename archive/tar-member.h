/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_MEMBER_H
#define ARCHIVE_TAR_MEMBER_H

#include <stdbool.h>

#include "archive/archive-tree.h"
#include "archive/tar-claims.h"
#include "base/buffer.h"

struct archive_entry;

/* A member of a tar, as the walk holds it while libarchive goes on. */
struct fonds_tar_member {
	enum fonds_entry_kind kind;
	bool is_root; /* "./", which is no member of a tree */
	bool has_link;
	bool is_sparse;
	uint64_t size;
	struct fonds_buffer path;
	struct fonds_buffer link; /* of a hard link, if has_link */
};

void fonds_tar_member_init(struct fonds_tar_member *member);
void fonds_tar_member_clear(struct fonds_tar_member *member);

/*
 * Called under the "C" locale, where libarchive gives the bytes of the names.
 * FONDS_ERR_UNSAFE unless entry is what was claimed, FONDS_ERR_LIMIT for a
 * name past the limits.
 */
enum fonds_status fonds_tar_member_take(struct fonds_tar_member *member,
	struct archive_entry *entry, const struct fonds_tar_claim *claim,
	const struct fonds_archive_limits *limits, struct fonds_error **error);

/* Does member lie somewhere below folder? */
bool fonds_tar_member_is_below(const struct fonds_tar_member *member,
	const struct fonds_tar_member *folder);

/* Borrows the texts of the member. */
void fonds_tar_member_entry(
	const struct fonds_tar_member *member, struct fonds_tree_entry *ret);

#endif
