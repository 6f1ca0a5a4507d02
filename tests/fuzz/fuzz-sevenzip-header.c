/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "archive/sevenzip-header.h"
#include "base/text.h"

#define ROOM ((uint64_t)1 << 40)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Packed streams that pass stand one behind the other, all in the room. */
static void check_folders(const struct fonds_sevenzip_folders *folders)
{
	uint64_t at = folders->start;

	for (size_t i = 0; i < folders->count; i++) {
		const struct fonds_sevenzip_folder *folder = &folders->items[i];

		if (folder->offset != at || folder->chain.size == 0)
			abort();
		at += fonds_sevenzip_folder_packed(folder);
	}
	if (at != folders->end || at > ROOM)
		abort();
}

/* Their members have all of their bytes, in the order of the folders. */
static void check_members(const struct fonds_directory *directory,
	const struct fonds_sevenzip_folders *folders)
{
	uint64_t left = 0;
	uint64_t next = 0;

	for (size_t i = 0; i < directory->count; i++) {
		const struct fonds_member *member = &directory->members[i];

		if (!*member->name ||
			!fonds_utf8_is_valid(
				member->name, strlen(member->name)) ||
			(member->size > 0 && !member->has_crc))
			abort();
		if (!member->has_crc)
			continue;
		while (next <= member->offset) {
			if (left > 0 || next == folders->count)
				abort();
			left = fonds_sevenzip_folder_size(
				&folders->items[next++]);
		}
		if (member->offset + 1 != next || member->size > left)
			abort();
		left -= member->size;
	}
	if (left > 0 || next != folders->count)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	const struct fonds_byte_file file = { .name = "7z", .size = ROOM };
	struct fonds_sevenzip_cursor cursor = { data, data + size, false };
	struct fonds_sevenzip_folders folders;
	struct fonds_directory directory;

	fonds_directory_init(&directory);
	fonds_sevenzip_folders_init(&folders);
	if (fonds_sevenzip_header_read(&cursor, &file, ROOM, &limits,
		    &directory, &folders, NULL) == FONDS_OK) {
		check_folders(&folders);
		check_members(&directory, &folders);
	}
	fonds_directory_clear(&directory);
	fonds_sevenzip_folders_clear(&folders);
	return 0;
}
