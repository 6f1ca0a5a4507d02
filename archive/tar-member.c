/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-member.h"

#include <archive_entry.h>
#include <inttypes.h>
#include <string.h>

#include "archive/member-name.h"
#include "base/error.h"

void fonds_tar_member_init(struct fonds_tar_member *member)
{
	*member = (struct fonds_tar_member){ 0 };
	fonds_buffer_init(&member->path, SIZE_MAX);
	fonds_buffer_init(&member->link, SIZE_MAX);
}

void fonds_tar_member_clear(struct fonds_tar_member *member)
{
	fonds_buffer_clear(&member->path);
	fonds_buffer_clear(&member->link);
}

/* "./a" is "a"; nothing else of a name is touched. */
static enum fonds_status take_name(struct fonds_buffer *buffer,
	const char *name, bool is_folder,
	const struct fonds_archive_limits *limits, struct fonds_error **error)
{
	enum fonds_status status;
	size_t size;

	while (name[0] == '.' && name[1] == '/')
		name += 2;
	size = strlen(name);
	status = fonds_member_name_check(limits, name, size, error);
	if (status < 0)
		return status;
	while (is_folder && size > 1 && name[size - 1] == '/')
		size--;
	fonds_buffer_reset(buffer);
	fonds_buffer_add(buffer, name, size);
	return fonds_buffer_check(buffer, "a name", error);
}

static enum fonds_entry_kind kind_of(struct archive_entry *entry)
{
	switch (archive_entry_filetype(entry)) {
	case AE_IFREG:
		return FONDS_ENTRY_FILE;
	case AE_IFDIR:
		return FONDS_ENTRY_EMPTY_FOLDER;
	case AE_IFLNK:
		return FONDS_ENTRY_SYMLINK;
	default:
		return FONDS_ENTRY_SPECIAL;
	}
}

static bool is_same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* A symbolic link is one to whoever reads it, wherever it leads. */
static bool is_as_claimed(
	struct archive_entry *entry, const struct fonds_tar_claim *claim)
{
	const char *link = archive_entry_hardlink(entry);
	enum fonds_entry_kind kind = link ? FONDS_ENTRY_FILE : kind_of(entry);
	la_int64_t size = archive_entry_size(entry);

	return kind == claim->kind && is_same_text(link, claim->link) &&
	       is_same_text(archive_entry_pathname(entry), claim->path) &&
	       size >= 0 && (uint64_t)size == claim->size;
}

enum fonds_status fonds_tar_member_take(struct fonds_tar_member *member,
	struct archive_entry *entry, const struct fonds_tar_claim *claim,
	const struct fonds_archive_limits *limits, struct fonds_error **error)
{
	bool is_folder = claim->kind == FONDS_ENTRY_EMPTY_FOLDER;
	enum fonds_status status;
	const char *name;

	if (!is_as_claimed(entry, claim))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"the member '%s' can be read in two ways: have it "
			"packed anew",
			claim->path);
	member->kind = claim->kind;
	member->size = claim->size;
	member->is_sparse = archive_entry_sparse_reset(entry) > 0;
	member->has_link = claim->link != NULL;
	status = take_name(
		&member->path, claim->path, is_folder, limits, error);
	if (status == FONDS_OK && claim->link)
		status = take_name(
			&member->link, claim->link, false, limits, error);
	name = fonds_buffer_text(&member->path);
	member->is_root = is_folder &&
			  (strcmp(name, "") == 0 || strcmp(name, ".") == 0);
	return status;
}

bool fonds_tar_member_is_below(const struct fonds_tar_member *member,
	const struct fonds_tar_member *folder)
{
	const char *path = fonds_buffer_text(&member->path);
	size_t size = folder->path.size;

	return strncmp(path, fonds_buffer_text(&folder->path), size) == 0 &&
	       path[size] == '/';
}

void fonds_tar_member_entry(
	const struct fonds_tar_member *member, struct fonds_tree_entry *ret)
{
	*ret = (struct fonds_tree_entry){
		.path = fonds_buffer_text(&member->path),
		.kind = member->kind,
	};
	if (member->has_link)
		ret->same_as = fonds_buffer_text(&member->link);
	else if (member->kind == FONDS_ENTRY_FILE)
		ret->size = member->size;
}
