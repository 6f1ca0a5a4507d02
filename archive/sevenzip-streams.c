/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-streams.h"

#include "base/error.h"

/* How many streams have the folders, and how many CRCs are still to come? */
static enum fonds_status count_streams(struct fonds_sevenzip_streams *streams,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, uint64_t *ret_digests, struct fonds_error **error)
{
	struct fonds_sevenzip_digests digests = streams->folder_digests;

	*ret_digests = 0;
	for (size_t i = 0; i < streams->folders->count; i++) {
		uint64_t count = streams->has_counts
					 ? fonds_sevenzip_number(cursor)
					 : 1;
		uint32_t crc;

		if (cursor->is_short)
			return fonds_sevenzip_fail(file, error);
		if (count == 0)
			return fonds_fail(error, FONDS_ERR_UNSAFE,
				"in '%s' are packed bytes that belong to no "
				"member",
				file);
		if (count > maximum - streams->total)
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"'%s' has too many members", file);
		streams->total += count;
		if (!fonds_sevenzip_digests_next(&digests, &crc) || count != 1)
			*ret_digests += count;
	}
	return FONDS_OK;
}

/* The size of the last of each folder is what is left of it. */
static enum fonds_status take_parts(struct fonds_sevenzip_streams *streams,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, struct fonds_error **error)
{
	uint64_t digests = 0;
	uint64_t sizes;
	enum fonds_status status;

	streams->has_counts = fonds_sevenzip_is_next(
		cursor, FONDS_SEVENZIP_COUNT);
	streams->counts = *cursor;
	status = count_streams(streams, cursor, file, maximum, &digests, error);
	if (status < 0)
		return status;
	sizes = streams->total - streams->folders->count;
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_SIZE) && sizes > 0)
		return fonds_sevenzip_fail(file, error);
	streams->sizes = *cursor;
	for (; sizes > 0 && !cursor->is_short; sizes--)
		(void)fonds_sevenzip_number(cursor);
	if (fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_CRC))
		streams->digests = fonds_sevenzip_digests_take(cursor, digests);
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_END))
		return fonds_sevenzip_fail(file, error);
	return FONDS_OK;
}

enum fonds_status fonds_sevenzip_streams_take(
	struct fonds_sevenzip_streams *streams,
	struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, uint64_t room, struct fonds_error **error)
{
	enum fonds_status status;

	*streams = (struct fonds_sevenzip_streams){ .folders = folders };
	status = fonds_sevenzip_folders_take(folders, cursor, file, maximum,
		room, &streams->folder_digests, error);
	if (status < 0)
		return status;
	if (fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_SUBSTREAMS))
		status = take_parts(streams, cursor, file, maximum, error);
	else
		streams->total = folders->count;
	if (status < 0)
		return status;
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_END))
		return fonds_sevenzip_fail(file, error);
	return FONDS_OK;
}

static void begin_folder(struct fonds_sevenzip_streams *streams)
{
	const struct fonds_sevenzip_folder *folder =
		&streams->folders->items[streams->next++];

	streams->bytes_left = fonds_sevenzip_folder_size(folder);
	streams->left = streams->has_counts
				? fonds_sevenzip_number(&streams->counts)
				: 1;
	streams->is_alone = fonds_sevenzip_digests_next(
				    &streams->folder_digests, &streams->crc) &&
			    streams->left == 1;
}

enum fonds_status fonds_sevenzip_streams_next(
	struct fonds_sevenzip_streams *streams, const char *file,
	struct fonds_sevenzip_stream *ret, struct fonds_error **error)
{
	struct fonds_sevenzip_stream stream;

	if (streams->left == 0) {
		if (streams->next == streams->folders->count)
			return fonds_sevenzip_fail(file, error);
		begin_folder(streams);
	}
	stream.folder = streams->next - 1;
	stream.size = --streams->left > 0
			      ? fonds_sevenzip_number(&streams->sizes)
			      : streams->bytes_left;
	if (stream.size > streams->bytes_left)
		return fonds_sevenzip_fail(file, error);
	streams->bytes_left -= stream.size;
	stream.crc = streams->crc;
	if (!streams->is_alone &&
		!fonds_sevenzip_digests_next(&streams->digests, &stream.crc))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' has a member without a checksum, so that nobody "
			"could tell whether it is damaged",
			file);
	*ret = stream;
	return FONDS_OK;
}
