/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-directory.h"

#include <stdlib.h>

#include "archive/crc32.h"
#include "archive/sevenzip-end.h"
#include "archive/sevenzip-header.h"
#include "archive/sevenzip-unpack.h"
#include "base/cleanup.h"
#include "base/error.h"

/*
 * A packed header is small: names repeat themselves, but each CRC and time is
 * another. Beyond so many bytes it may not be so many times as large as the
 * file, or a short file would fill the memory.
 */
#define HEADER_FREE ((uint64_t)64 << 20)
#define HEADER_RATIO 200

/* The packed header, found; its streams are the only one of one folder. */
struct encoded {
	struct fonds_sevenzip_folders folders;
	struct fonds_sevenzip_stream stream;
};

static enum fonds_status fail_gap(
	const struct fonds_byte_file *file, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"in '%s' is something that its directory does not list",
		file->name);
}

static enum fonds_status find_encoded(const struct fonds_byte_file *file,
	const struct fonds_sevenzip_end *end,
	struct fonds_sevenzip_cursor *cursor, struct encoded *encoded,
	struct fonds_error **error)
{
	struct fonds_sevenzip_streams streams;
	enum fonds_status status;

	status = fonds_sevenzip_streams_take(&streams, &encoded->folders,
		cursor, file->name, 1, end->offset, error);
	if (status < 0)
		return status;
	if (streams.total != 1 || cursor->at != cursor->end)
		return fonds_sevenzip_fail(file->name, error);
	if (encoded->folders.end != end->offset)
		return fail_gap(file, error);
	return fonds_sevenzip_streams_next(
		&streams, file->name, &encoded->stream, error);
}

static enum fonds_status check_size(const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits, uint64_t size,
	struct fonds_error **error)
{
	if (size <= limits->directory &&
		(size <= HEADER_FREE || size / HEADER_RATIO <= file->size))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"the directory of '%s' is too large, once it is unpacked",
		file->name);
}

static enum fonds_status read_all(struct fonds_sevenzip_unpack *unpack,
	uint8_t *header, size_t size, struct fonds_error **error)
{
	size_t n = 1;

	for (size_t done = 0; done < size && n > 0; done += n) {
		enum fonds_status status = fonds_sevenzip_unpack_read(
			unpack, header + done, size - done, &n, error);

		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static enum fonds_status unpack_header(const struct fonds_byte_file *file,
	const struct encoded *encoded, uint8_t **ret,
	struct fonds_error **error)
{
	size_t size = (size_t)encoded->stream.size;
	fonds_cleanup(fonds_freep) uint8_t *header = malloc(size + 1);
	struct fonds_sevenzip_unpack *unpack = NULL;
	enum fonds_status status;

	if (!header)
		return fonds_fail_nomem(error);
	status = fonds_sevenzip_unpack_new(
		file, encoded->folders.items, &unpack, error);
	if (status == FONDS_OK)
		status = read_all(unpack, header, size, error);
	fonds_sevenzip_unpack_free(unpack);
	if (status < 0)
		return status;
	if (fonds_crc32(0, header, size) != encoded->stream.crc)
		return fonds_sevenzip_fail(file->name, error);
	*ret = fonds_steal(&header);
	return FONDS_OK;
}

/* Once only: what is unpacked here must be a header itself. */
static enum fonds_status decode(const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits,
	struct fonds_sevenzip_end *end, struct encoded *encoded,
	struct fonds_error **error)
{
	struct fonds_sevenzip_cursor cursor = {
		.at = end->header,
		.end = end->header + end->size,
	};
	uint8_t *header = NULL;
	enum fonds_status status;

	if (!fonds_sevenzip_is_next(&cursor, FONDS_SEVENZIP_ENCODED))
		return FONDS_OK;
	status = find_encoded(file, end, &cursor, encoded, error);
	if (status == FONDS_OK)
		status = check_size(file, limits, encoded->stream.size, error);
	if (status == FONDS_OK)
		status = unpack_header(file, encoded, &header, error);
	if (status < 0)
		return status;
	free(end->header);
	*end = (struct fonds_sevenzip_end){
		.offset = encoded->folders.start,
		.size = encoded->stream.size,
		.header = header,
	};
	return FONDS_OK;
}

static enum fonds_status read_header(const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits,
	const struct fonds_sevenzip_end *end, struct fonds_directory *directory,
	struct fonds_sevenzip_folders *folders, struct fonds_error **error)
{
	struct fonds_sevenzip_cursor cursor = {
		.at = end->header,
		.end = end->header + end->size,
	};
	enum fonds_status status;

	status = fonds_sevenzip_header_read(
		&cursor, file, end->offset, limits, directory, folders, error);
	if (status == FONDS_OK && (folders->start != FONDS_SEVENZIP_START ||
					  folders->end != end->offset))
		return fail_gap(file, error);
	return status;
}

enum fonds_status fonds_sevenzip_directory_read(
	const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory,
	struct fonds_sevenzip_folders *folders, struct fonds_error **error)
{
	struct fonds_sevenzip_end end = { 0 };
	struct encoded encoded;
	enum fonds_status status;

	status = fonds_sevenzip_end_read(file, limits->directory, &end, error);
	if (status < 0 || end.size == 0)
		return status;
	fonds_sevenzip_folders_init(&encoded.folders);
	status = decode(file, limits, &end, &encoded, error);
	if (status == FONDS_OK)
		status = read_header(
			file, limits, &end, directory, folders, error);
	fonds_sevenzip_folders_clear(&encoded.folders);
	free(end.header);
	return status;
}
