/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/zip-directory.h"

#include <stdlib.h>
#include <string.h>

#include "archive/zip-end.h"
#include "archive/zip-extra.h"
#include "base/cleanup.h"
#include "base/error.h"

#define CENTRAL_MARK UINT32_C(0x02014b50)
#define CENTRAL_SIZE 46

/* A header, its name, its extra fields and its comment. */
#define ENTRY_MAX (CENTRAL_SIZE + 3 * 65535)
#define WINDOW_SIZE (4 * ENTRY_MAX)

/* General purpose bits, APPNOTE 4.4.4. */
#define FLAG_ENCRYPTED 0x0001
#define FLAG_PATCH 0x0020
#define FLAG_STRONG 0x0040
#define FLAG_MASKED 0x2000
#define FLAGS_ENCRYPTED (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)

#define HOST_UNIX 3
#define HOST_MACOS 19
#define DOS_FOLDER 0x10

/* A part of the central directory in memory. */
struct window {
	const struct fonds_byte_file *file;
	uint8_t *data;
	size_t size;
	size_t used;
	uint64_t next; /* where the rest stands in the file */
	uint64_t left;
};

/* A header taken apart; name and extra are in the window. */
struct header {
	struct fonds_member member;
	const uint8_t *name;
	size_t name_size;
	const uint8_t *extra;
	size_t extra_size;
};

/* Have a whole entry in memory, or all that is left. */
static enum fonds_status fill(struct window *window, struct fonds_error **error)
{
	size_t room = WINDOW_SIZE - (window->size - window->used);
	enum fonds_status status;

	if (window->size - window->used >= ENTRY_MAX || window->left == 0)
		return FONDS_OK;
	memmove(window->data, window->data + window->used,
		window->size - window->used);
	window->size -= window->used;
	window->used = 0;
	if (room > window->left)
		room = (size_t)window->left;
	status = fonds_byte_file_read(window->file, window->next,
		window->data + window->size, room, error);
	window->size += room;
	window->next += room;
	window->left -= room;
	return status;
}

static enum fonds_status fail_directory(
	const struct fonds_byte_file *file, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the directory of '%s' is damaged", file->name);
}

static uint16_t mode_of(const uint8_t *at)
{
	unsigned host = at[5];

	return host == HOST_UNIX || host == HOST_MACOS ? fonds_le16(at + 40)
						       : 0;
}

static bool take_values(const uint8_t *at, struct header *header)
{
	struct fonds_zip_values values = {
		.size = fonds_le32(at + 24),
		.packed = fonds_le32(at + 20),
		.offset = fonds_le32(at + 42),
		.disk = fonds_le16(at + 34),
	};

	if (!fonds_zip_extra_take(header->extra, header->extra_size, &values))
		return false;
	header->member.size = values.size;
	header->member.packed = values.packed;
	header->member.offset = values.offset;
	return values.disk == 0;
}

/* The header at the front of the window, which is moved on. */
static bool take_header(struct window *window, struct header *ret)
{
	const uint8_t *at = window->data + window->used;
	size_t left = window->size - window->used;
	size_t comment;

	if (left < CENTRAL_SIZE || fonds_le32(at) != CENTRAL_MARK)
		return false;
	*ret = (struct header){
		.name = at + CENTRAL_SIZE,
		.name_size = fonds_le16(at + 28),
		.extra_size = fonds_le16(at + 30),
	};
	ret->extra = ret->name + ret->name_size;
	comment = fonds_le16(at + 32);
	if (ret->name_size + ret->extra_size + comment > left - CENTRAL_SIZE)
		return false;
	ret->member.flags = fonds_le16(at + 8);
	ret->member.method = fonds_le16(at + 10);
	ret->member.crc = fonds_le32(at + 16);
	ret->member.has_crc = true;
	ret->member.mode = mode_of(at);
	ret->member.is_folder = ret->member.mode == 0 && at[5] == 0 &&
				(at[38] & DOS_FOLDER) != 0;
	window->used += CENTRAL_SIZE + ret->name_size + ret->extra_size +
			comment;
	return take_values(at, ret);
}

static enum fonds_status check_header(const struct fonds_byte_file *file,
	const struct header *header, struct fonds_error **error)
{
	const char *name = (const char *)header->name;
	int size = (int)header->name_size;

	if (header->member.flags & FLAGS_ENCRYPTED)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%.*s' in '%s' is encrypted", size, name, file->name);
	if (header->member.flags & FLAG_PATCH)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%.*s' in '%s' is a patch", size, name, file->name);
	if (fonds_zip_extra_renames(header->extra, header->extra_size,
		    header->name, header->name_size))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%.*s' in '%s' has two names", size, name, file->name);
	return FONDS_OK;
}

static enum fonds_status read_entries(struct window *window, uint64_t count,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (uint64_t i = 0; i < count; i++) {
		struct header header;

		status = fill(window, error);
		if (status < 0)
			return status;
		if (!take_header(window, &header))
			return fail_directory(window->file, error);
		status = check_header(window->file, &header, error);
		if (status == FONDS_OK)
			status = fonds_directory_add(directory, limits,
				&header.member, (const char *)header.name,
				header.name_size, error);
		if (status < 0)
			return status;
	}
	if (window->left > 0 || window->used < window->size)
		return fail_directory(window->file, error);
	return FONDS_OK;
}

static int compare_offsets(const void *left, const void *right)
{
	const struct fonds_member *a = left;
	const struct fonds_member *b = right;

	return (a->offset > b->offset) - (a->offset < b->offset);
}

/* Nothing may stand before the first, and no two at one place. */
static enum fonds_status sort(const struct fonds_byte_file *file,
	struct fonds_directory *directory, struct fonds_error **error)
{
	const struct fonds_member *members = directory->members;

	if (directory->count > 0)
		qsort(directory->members, directory->count, sizeof(*members),
			compare_offsets);
	if ((directory->count > 0 ? members[0].offset : directory->start) != 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"in '%s' something stands before the first member",
			file->name);
	for (size_t i = 1; i < directory->count; i++)
		if (members[i].offset == members[i - 1].offset)
			return fonds_fail(error, FONDS_ERR_UNSAFE,
				"'%s' and '%s' in '%s' overlap",
				members[i - 1].name, members[i].name,
				file->name);
	return FONDS_OK;
}

enum fonds_status fonds_zip_directory_read(const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) uint8_t *data = malloc(WINDOW_SIZE);
	struct window window = { .file = file, .data = data };
	struct fonds_zip_end end = { 0 };
	enum fonds_status status;

	if (!data)
		return fonds_fail_nomem(error);
	status = fonds_zip_end_read(file, &end, error);
	if (status < 0)
		return status;
	if (end.count > limits->members || end.size > limits->directory)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"'%s' has too many members", file->name);
	window.next = end.offset;
	window.left = end.size;
	directory->start = end.offset;
	status = read_entries(&window, end.count, limits, directory, error);
	if (status == FONDS_OK)
		status = sort(file, directory, error);
	if (status == FONDS_OK)
		status = fonds_directory_check_ratio(
			directory, limits, file, error);
	return status;
}
