/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/packed-bag.h"

#include <string.h>

#include "base/cleanup.h"

#define MEMBERS_MAX 64
#define BYTES_MAX ((uint64_t)16 << 20)

/* "bagit.txt", or "FOLDER/bagit.txt" */
static bool is_declaration(const struct fonds_tree_entry *entry)
{
	const char *slash = strchr(entry->path, '/');
	const char *name = slash ? slash + 1 : entry->path;

	return entry->kind == FONDS_ENTRY_FILE &&
	       strcmp(name, "bagit.txt") == 0;
}

static enum fonds_status look_at_member(struct fonds_walk *walk,
	struct fonds_packed_bag *ret, uint64_t *bytes,
	struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_next(walk, &entry, error);

	if (status < 0)
		return status;
	ret->has_begun = true;
	ret->is_bag = entry && is_declaration(entry);
	ret->is_whole = !entry || ret->is_bag;
	/* A size is what a header says: it may be any number. */
	if (entry)
		*bytes += entry->size < BYTES_MAX ? entry->size : BYTES_MAX;
	return FONDS_OK;
}

enum fonds_status fonds_packed_bag_look(struct fonds_tree *archive,
	struct fonds_packed_bag *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	enum fonds_status status;
	uint64_t bytes = 0;

	*ret = (struct fonds_packed_bag){ 0 };
	status = fonds_walk_new(archive, &walk, error);
	for (int i = 0; status == FONDS_OK && !ret->is_whole &&
			i < MEMBERS_MAX && bytes < BYTES_MAX;
		i++)
		status = look_at_member(walk, ret, &bytes, error);
	return status;
}
