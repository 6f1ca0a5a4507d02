/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/zip-end.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define END_SIZE 22
#define COMMENT_MAX 65535
#define LOCATOR_SIZE 20
#define END64_SIZE 56

#define END_MARK UINT32_C(0x06054b50)
#define LOCATOR_MARK UINT32_C(0x07064b50)
#define END64_MARK UINT32_C(0x06064b50)

/* The fields of either record that are not the directory's place. */
struct disks {
	uint64_t this_disk;
	uint64_t directory_disk;
	uint64_t count_here;
};

struct found {
	struct fonds_zip_end end;
	struct disks disks;
	uint64_t position; /* of the record that the directory ends at */
};

/* Does an end record stand here, of which the comment ends the file? */
static bool is_end(const uint8_t *at, size_t left)
{
	return left >= END_SIZE && fonds_le32(at) == END_MARK &&
	       fonds_le16(at + 20) == left - END_SIZE;
}

static enum fonds_status find_end(const struct fonds_byte_file *file,
	const uint8_t *tail, size_t size, size_t *ret,
	struct fonds_error **error)
{
	size_t count = 0;

	for (size_t i = 0; i + END_SIZE <= size; i++) {
		if (!is_end(tail + i, size - i))
			continue;
		*ret = i;
		count++;
	}
	if (count == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' does not end as a zip does: it was cut off, or "
			"something was put behind it",
			file->name);
	if (count > 1)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s' has several end records: programs do not agree "
			"on what is in it",
			file->name);
	return FONDS_OK;
}

static void take_end(const uint8_t *at, struct found *ret)
{
	ret->disks.this_disk = fonds_le16(at + 4);
	ret->disks.directory_disk = fonds_le16(at + 6);
	ret->disks.count_here = fonds_le16(at + 8);
	ret->end.count = fonds_le16(at + 10);
	ret->end.size = fonds_le32(at + 12);
	ret->end.offset = fonds_le32(at + 16);
}

static void take_end64(const uint8_t *at, struct found *ret)
{
	ret->disks.this_disk = fonds_le32(at + 16);
	ret->disks.directory_disk = fonds_le32(at + 20);
	ret->disks.count_here = fonds_le64(at + 24);
	ret->end.count = fonds_le64(at + 32);
	ret->end.size = fonds_le64(at + 40);
	ret->end.offset = fonds_le64(at + 48);
}

/* A field of the shorter record is that of the longer, or all ones. */
static bool agrees(uint64_t shorter, uint64_t longer, uint64_t all_ones)
{
	return shorter == longer || shorter == all_ones;
}

static bool ends_agree(const struct found *shorter, const struct found *longer)
{
	const struct disks *a = &shorter->disks;
	const struct disks *b = &longer->disks;

	return agrees(a->this_disk, b->this_disk, UINT16_MAX) &&
	       agrees(a->directory_disk, b->directory_disk, UINT16_MAX) &&
	       agrees(a->count_here, b->count_here, UINT16_MAX) &&
	       agrees(shorter->end.count, longer->end.count, UINT16_MAX) &&
	       agrees(shorter->end.size, longer->end.size, UINT32_MAX) &&
	       agrees(shorter->end.offset, longer->end.offset, UINT32_MAX);
}

static enum fonds_status read_end64(const struct fonds_byte_file *file,
	const uint8_t *locator, uint64_t locator_position, struct found *found,
	struct fonds_error **error)
{
	uint64_t position = fonds_le64(locator + 8);
	struct found longer = { .position = position };
	uint8_t record[END64_SIZE];
	enum fonds_status status;

	status = fonds_byte_file_read(
		file, position, record, sizeof(record), error);
	if (status < 0)
		return status;
	take_end64(record, &longer);
	if (fonds_le32(record) != END64_MARK ||
		fonds_le64(record + 4) > file->size ||
		position + 12 + fonds_le64(record + 4) != locator_position ||
		fonds_le32(locator + 4) != 0 || fonds_le32(locator + 16) > 1 ||
		!ends_agree(found, &longer))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"the two end records of '%s' contradict each other",
			file->name);
	*found = longer;
	return FONDS_OK;
}

/* The record of zip64 is found through a locator right before the other. */
static enum fonds_status look_for_end64(const struct fonds_byte_file *file,
	struct found *found, struct fonds_error **error)
{
	uint8_t locator[LOCATOR_SIZE];
	enum fonds_status status;

	if (found->position < LOCATOR_SIZE)
		return FONDS_OK;
	status = fonds_byte_file_read(file, found->position - LOCATOR_SIZE,
		locator, sizeof(locator), error);
	if (status < 0 || fonds_le32(locator) != LOCATOR_MARK)
		return status;
	return read_end64(
		file, locator, found->position - LOCATOR_SIZE, found, error);
}

static enum fonds_status check(const struct fonds_byte_file *file,
	const struct found *found, struct fonds_error **error)
{
	const struct fonds_zip_end *end = &found->end;

	if (found->disks.this_disk != 0 || found->disks.directory_disk != 0 ||
		found->disks.count_here != end->count)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is a part of a zip on several disks", file->name);
	if (end->offset > found->position ||
		end->size != found->position - end->offset)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"the directory of '%s' does not end where its end "
			"record begins: something was cut out of the file, or "
			"put before it",
			file->name);
	return FONDS_OK;
}

enum fonds_status fonds_zip_end_read(const struct fonds_byte_file *file,
	struct fonds_zip_end *ret, struct fonds_error **error)
{
	size_t size = file->size < END_SIZE + COMMENT_MAX
			      ? (size_t)file->size
			      : END_SIZE + COMMENT_MAX;
	fonds_cleanup(fonds_freep) uint8_t *tail = malloc(size + 1);
	struct found found = { 0 };
	enum fonds_status status;
	size_t at = 0;

	if (!tail)
		return fonds_fail_nomem(error);
	status = fonds_byte_file_read(
		file, file->size - size, tail, size, error);
	if (status == FONDS_OK)
		status = find_end(file, tail, size, &at, error);
	if (status < 0)
		return status;
	take_end(tail + at, &found);
	found.position = file->size - size + at;
	status = look_for_end64(file, &found, error);
	if (status == FONDS_OK)
		status = check(file, &found, error);
	if (status == FONDS_OK)
		*ret = found.end;
	return status;
}
