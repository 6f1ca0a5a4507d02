/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-header.h"

#include <sys/stat.h>

#include "archive/sevenzip-files.h"
#include "base/error.h"

/* Low half: as Windows has them; high: a mode, where the bit says so. */
#define ATTRIBUTE_FOLDER UINT32_C(0x10)
#define ATTRIBUTE_REPARSE UINT32_C(0x400)
#define ATTRIBUTE_HAS_MODE UINT32_C(0x8000)

/* A header being read. */
struct reading {
	const char *file;
	const struct fonds_archive_limits *limits;
	struct fonds_directory *directory;
	struct fonds_sevenzip_streams streams;
};

static enum fonds_status fail_two_ways(
	const char *file, const char *name, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"'%s' in '%s' is described in two ways that differ: programs "
		"do not agree on what it is",
		name, file);
}

/* A reparse point of Windows is a link, or something like one. */
static uint16_t mode_of(uint32_t attributes)
{
	if (attributes & ATTRIBUTE_REPARSE)
		return S_IFLNK;
	return (uint16_t)(attributes >> 16);
}

/*
 * Is it the same for those who look at the streams, at the attributes, at the
 * mode, and at the name? Some take a mode for one without the bit for it.
 */
static bool is_one_thing(const struct fonds_sevenzip_file *file)
{
	mode_t stated = file->attributes >> 16 & S_IFMT;
	mode_t kind = mode_of(file->attributes) & S_IFMT;

	if (!file->is_folder && (file->attributes & ATTRIBUTE_FOLDER ||
					file->name[file->name_size - 1] == '/'))
		return false;
	if ((stated != 0 && stated != kind) ||
		(kind != 0 && file->is_folder != S_ISDIR(kind)))
		return false;
	return stated == 0 || stated == S_IFREG || stated == S_IFDIR ||
	       file->attributes & ATTRIBUTE_HAS_MODE;
}

static enum fonds_status add_file(struct reading *reading,
	const struct fonds_sevenzip_file *file, struct fonds_error **error)
{
	struct fonds_member member = {
		.mode = mode_of(file->attributes),
		.is_folder = file->is_folder,
	};
	struct fonds_sevenzip_stream stream;
	enum fonds_status status;

	if (file->name_size > 0 && !is_one_thing(file))
		return fail_two_ways(reading->file, file->name, error);
	if (file->has_stream) {
		status = fonds_sevenzip_streams_next(
			&reading->streams, reading->file, &stream, error);
		if (status < 0)
			return status;
		member.offset = stream.folder;
		member.size = stream.size;
		member.crc = stream.crc;
		member.has_crc = true;
		reading->streams.total--;
	}
	return fonds_directory_add(reading->directory, reading->limits, &member,
		file->name, file->name_size, error);
}

static enum fonds_status read_files(struct reading *reading,
	struct fonds_sevenzip_cursor *cursor, struct fonds_error **error)
{
	struct fonds_sevenzip_files files;
	struct fonds_sevenzip_file file;
	enum fonds_status status;

	status = fonds_sevenzip_files_take(
		&files, cursor, reading->file, reading->limits, error);
	while (status == FONDS_OK && files.left > 0) {
		status = fonds_sevenzip_files_next(&files, &file, error);
		if (status == FONDS_OK)
			status = add_file(reading, &file, error);
	}
	fonds_sevenzip_files_clear(&files);
	return status;
}

enum fonds_status fonds_sevenzip_header_read(
	struct fonds_sevenzip_cursor *cursor,
	const struct fonds_byte_file *file, uint64_t room,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory,
	struct fonds_sevenzip_folders *folders, struct fonds_error **error)
{
	struct reading reading = {
		.file = file->name,
		.limits = limits,
		.directory = directory,
		.streams = { .folders = folders },
	};
	enum fonds_status status = FONDS_OK;

	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_HEADER))
		return fonds_sevenzip_fail(file->name, error);
	if (fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_STREAMS))
		status = fonds_sevenzip_streams_take(&reading.streams, folders,
			cursor, file->name, limits->members, room, error);
	if (status == FONDS_OK &&
		fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_FILES))
		status = read_files(&reading, cursor, error);
	if (status < 0)
		return status;
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_END) ||
		cursor->at != cursor->end)
		return fonds_sevenzip_fail(file->name, error);
	if (reading.streams.total > 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"in '%s' are packed bytes that belong to no member",
			file->name);
	return fonds_directory_check_ratio(directory, limits, file, error);
}
