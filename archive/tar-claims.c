/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-claims.h"

#include <string.h>

#include "base/error.h"

/* A claim in the queue, before its path and its link. */
struct queued {
	uint64_t start;
	uint64_t size;
	enum fonds_entry_kind kind;
	bool has_link;
	size_t path_size; /* with its NUL */
	size_t link_size;
};

void fonds_tar_claims_init(struct fonds_tar_claims *claims)
{
	*claims = (struct fonds_tar_claims){ 0 };
	fonds_buffer_init(&claims->bytes, SIZE_MAX);
}

void fonds_tar_claims_clear(struct fonds_tar_claims *claims)
{
	fonds_buffer_clear(&claims->bytes);
}

static enum fonds_entry_kind kind_of(
	enum fonds_tar_role role, bool ends_in_slash)
{
	switch (role) {
	case FONDS_TAR_FILE:
		/* So were folders written before there was a type for them. */
		return ends_in_slash ? FONDS_ENTRY_EMPTY_FOLDER
				     : FONDS_ENTRY_FILE;
	case FONDS_TAR_SYMLINK:
		return FONDS_ENTRY_SYMLINK;
	case FONDS_TAR_FOLDER:
		return FONDS_ENTRY_EMPTY_FOLDER;
	case FONDS_TAR_SPECIAL:
		return FONDS_ENTRY_SPECIAL;
	default:
		return FONDS_ENTRY_FILE;
	}
}

/* The strings of a claim, each with a NUL behind it. */
static void add_path(struct fonds_buffer *bytes,
	const struct fonds_tar_header *header, const struct fonds_pax *pax)
{
	if (pax->has_real)
		fonds_buffer_add(bytes, pax->real.data, pax->real.size);
	else if (pax->has_path)
		fonds_buffer_add(bytes, pax->path.data, pax->path.size);
	else
		fonds_tar_header_name(header, bytes);
	fonds_buffer_add_char(bytes, '\0');
}

static void add_link(struct fonds_buffer *bytes,
	const struct fonds_tar_header *header, const struct fonds_pax *pax)
{
	if (header->role != FONDS_TAR_HARD_LINK)
		return;
	if (pax->has_link)
		fonds_buffer_add(bytes, pax->link.data, pax->link.size);
	else
		fonds_tar_header_link(header, bytes);
	fonds_buffer_add_char(bytes, '\0');
}

static enum fonds_status check_claim(const struct queued *queued,
	bool ends_in_slash, struct fonds_error **error)
{
	bool is_folder = queued->kind == FONDS_ENTRY_EMPTY_FOLDER;

	if (queued->path_size == 1)
		return fonds_fail(error, FONDS_ERR_FORMAT, "it has no name");
	if (queued->has_link && queued->link_size == 1)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"it is a hard link to nothing, and readers do not "
			"agree on what that is");
	if (ends_in_slash && !is_folder)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"its name ends in '/', and it is no folder");
	if (is_folder && queued->size > 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"it is a folder by its name and has bytes");
	return FONDS_OK;
}

/* The numbers come first, and are known when the strings are there. */
enum fonds_status fonds_tar_claims_add(struct fonds_tar_claims *claims,
	uint64_t start, const struct fonds_tar_header *header,
	const struct fonds_pax *pax, uint64_t size, struct fonds_error **error)
{
	struct queued queued = { .start = start, .size = size };
	struct fonds_buffer *bytes = &claims->bytes;
	size_t at = bytes->size;
	size_t path_at = at + sizeof(queued);
	bool ends_in_slash;

	fonds_buffer_add(bytes, &queued, sizeof(queued));
	add_path(bytes, header, pax);
	queued.path_size = bytes->size - path_at;
	add_link(bytes, header, pax);
	queued.link_size = bytes->size - path_at - queued.path_size;
	queued.has_link = queued.link_size > 0;
	if (bytes->status < 0)
		return fonds_buffer_check(bytes, "a name", error);
	ends_in_slash = queued.path_size > 1 &&
			bytes->data[path_at + queued.path_size - 2] == '/';
	queued.kind = kind_of(header->role, ends_in_slash);
	memcpy(bytes->data + at, &queued, sizeof(queued));
	return check_claim(&queued, ends_in_slash, error);
}

void fonds_tar_claims_forget(struct fonds_tar_claims *claims)
{
	struct fonds_buffer *bytes = &claims->bytes;

	if (claims->taken == 0)
		return;
	bytes->size -= claims->taken;
	memmove(bytes->data, bytes->data + claims->taken, bytes->size + 1);
	claims->taken = 0;
}

enum fonds_status fonds_tar_claims_take(struct fonds_tar_claims *claims,
	uint64_t start, struct fonds_tar_claim *ret, struct fonds_error **error)
{
	const struct fonds_buffer *bytes = &claims->bytes;
	struct queued queued = { .start = UINT64_MAX };
	const char *path;

	if (claims->taken < bytes->size)
		memcpy(&queued, bytes->data + claims->taken, sizeof(queued));
	if (queued.start != start)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"it is damaged: where a member begins can be read in "
			"two ways");
	path = bytes->data + claims->taken + sizeof(queued);
	*ret = (struct fonds_tar_claim){
		.size = queued.size,
		.kind = queued.kind,
		.path = path,
		.link = queued.has_link ? path + queued.path_size : NULL,
	};
	claims->taken += sizeof(queued) + queued.path_size + queued.link_size;
	return FONDS_OK;
}
