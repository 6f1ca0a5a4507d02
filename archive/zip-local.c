/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/zip-local.h"

#include <stdlib.h>
#include <string.h>

#include "archive/zip-extra.h"
#include "base/cleanup.h"
#include "base/error.h"

#define LOCAL_MARK UINT32_C(0x04034b50)
#define LOCAL_SIZE 30
#define DESCRIPTOR_MARK UINT32_C(0x08074b50)
#define DESCRIPTOR_MAX 24

/* General purpose bits that must agree, APPNOTE 4.4.4: all but those for the
 * strength of the compression. */
#define FLAGS_COMPARED 0xfff9
#define FLAG_DESCRIPTOR 0x0008

struct local {
	const struct fonds_member *member;
	uint64_t next; /* where the next member begins */
	uint8_t header[LOCAL_SIZE];
	size_t name_size;
	size_t extra_size;
};

static enum fonds_status fail_differs(const struct fonds_byte_file *file,
	const struct local *local, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"'%s' in '%s' is described in two ways that differ: programs "
		"do not agree on what it is",
		local->member->name, file->name);
}

static enum fonds_status fail_overlap(const struct fonds_byte_file *file,
	const struct local *local, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"'%s' in '%s' reaches into what follows it",
		local->member->name, file->name);
}

static enum fonds_status fail_gap(const struct fonds_byte_file *file,
	const struct local *local, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"behind '%s' in '%s' is something that its directory does not "
		"list",
		local->member->name, file->name);
}

static enum fonds_status read_header(const struct fonds_byte_file *file,
	struct local *local, struct fonds_error **error)
{
	enum fonds_status status;

	if (local->next - local->member->offset < LOCAL_SIZE)
		return fail_overlap(file, local, error);
	status = fonds_byte_file_read(
		file, local->member->offset, local->header, LOCAL_SIZE, error);
	if (status < 0)
		return status;
	local->name_size = fonds_le16(local->header + 26);
	local->extra_size = fonds_le16(local->header + 28);
	if (fonds_le32(local->header) != LOCAL_MARK)
		return fail_differs(file, local, error);
	if (local->name_size + local->extra_size >
		local->next - local->member->offset - LOCAL_SIZE)
		return fail_overlap(file, local, error);
	return FONDS_OK;
}

/* The member's name is without the slash of a folder, and a "./" before it. */
static bool has_name(const struct local *local, const char *name, size_t size)
{
	size_t wanted = strlen(local->member->name);

	while (size > 2 && name[0] == '.' && name[1] == '/') {
		name += 2;
		size -= 2;
	}
	if (local->member->is_folder)
		while (size > 1 && name[size - 1] == '/')
			size--;
	return size == wanted && memcmp(name, local->member->name, size) == 0;
}

/* Where a descriptor follows, the header may leave a value at 0. */
static bool agrees(uint64_t local, uint64_t central, bool has_descriptor)
{
	return local == central || (has_descriptor && local == 0);
}

static bool has_values(const struct local *local, const uint8_t *extra)
{
	const struct fonds_member *member = local->member;
	bool has_descriptor = (member->flags & FLAG_DESCRIPTOR) != 0;
	struct fonds_zip_values values = {
		.packed = fonds_le32(local->header + 18),
		.size = fonds_le32(local->header + 22),
	};

	if (!fonds_zip_extra_take(extra, local->extra_size, &values))
		return false;
	return agrees(values.size, member->size, has_descriptor) &&
	       agrees(values.packed, member->packed, has_descriptor) &&
	       agrees(fonds_le32(local->header + 14), member->crc,
		       has_descriptor);
}

static bool is_same(const struct local *local, const uint8_t *rest)
{
	const struct fonds_member *member = local->member;
	unsigned flags = fonds_le16(local->header + 6) ^ member->flags;

	return (flags & FLAGS_COMPARED) == 0 &&
	       fonds_le16(local->header + 8) == member->method &&
	       has_name(local, (const char *)rest, local->name_size) &&
	       has_values(local, rest + local->name_size) &&
	       !fonds_zip_extra_renames(rest + local->name_size,
		       local->extra_size, rest, local->name_size);
}

static enum fonds_status compare(const struct fonds_byte_file *file,
	const struct local *local, struct fonds_error **error)
{
	size_t size = local->name_size + local->extra_size;
	fonds_cleanup(fonds_freep) uint8_t *rest = malloc(size + 1);
	enum fonds_status status;

	if (!rest)
		return fonds_fail_nomem(error);
	status = fonds_byte_file_read(
		file, local->member->offset + LOCAL_SIZE, rest, size, error);
	if (status < 0)
		return status;
	if (!is_same(local, rest))
		return fail_differs(file, local, error);
	return FONDS_OK;
}

/* Its mark may be left out, and its sizes have 4 or 8 bytes. */
static bool is_descriptor(
	const struct fonds_member *member, const uint8_t *at, size_t size)
{
	if (size == 16 || size == 24) {
		if (fonds_le32(at) != DESCRIPTOR_MARK)
			return false;
		at += 4;
		size -= 4;
	}
	if (size == 12)
		return fonds_le32(at) == member->crc &&
		       fonds_le32(at + 4) == member->packed &&
		       fonds_le32(at + 8) == member->size;
	return size == 20 && fonds_le32(at) == member->crc &&
	       fonds_le64(at + 4) == member->packed &&
	       fonds_le64(at + 12) == member->size;
}

static enum fonds_status check_behind(const struct fonds_byte_file *file,
	const struct local *local, uint64_t end, struct fonds_error **error)
{
	uint64_t size = local->next - end;
	uint8_t behind[DESCRIPTOR_MAX];
	enum fonds_status status;

	if (!(local->member->flags & FLAG_DESCRIPTOR) && size == 0)
		return FONDS_OK;
	if (!(local->member->flags & FLAG_DESCRIPTOR) || size > sizeof(behind))
		return fail_gap(file, local, error);
	status = fonds_byte_file_read(file, end, behind, (size_t)size, error);
	if (status < 0)
		return status;
	if (!is_descriptor(local->member, behind, (size_t)size))
		return fail_gap(file, local, error);
	return FONDS_OK;
}

enum fonds_status fonds_zip_local_check(const struct fonds_byte_file *file,
	const struct fonds_directory *directory, size_t index,
	struct fonds_zip_place *ret, struct fonds_error **error)
{
	struct local local = { .member = &directory->members[index] };
	struct fonds_zip_place place;
	enum fonds_status status;

	local.next = index + 1 < directory->count ? local.member[1].offset
						  : directory->start;
	if (local.next < local.member->offset)
		return fail_overlap(file, &local, error);
	status = read_header(file, &local, error);
	if (status == FONDS_OK)
		status = compare(file, &local, error);
	if (status < 0)
		return status;
	place.end = local.next;
	place.data = local.member->offset + LOCAL_SIZE + local.name_size +
		     local.extra_size;
	if (local.member->packed > place.end - place.data)
		return fail_overlap(file, &local, error);
	status = check_behind(
		file, &local, place.data + local.member->packed, error);
	if (status == FONDS_OK)
		*ret = place;
	return status;
}
