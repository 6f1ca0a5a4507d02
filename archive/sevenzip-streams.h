/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_STREAMS_H
#define ARCHIVE_SEVENZIP_STREAMS_H

#include "archive/sevenzip-folders.h"

/*
 * The members' bytes as the header of a 7z lists them: folders, and how each
 * is cut into members. They are given one at a time and stay in the header.
 */
struct fonds_sevenzip_streams {
	uint64_t total; /* streams in all folders; the rest is for the source */
	const struct fonds_sevenzip_folders *folders;
	bool has_counts;
	struct fonds_sevenzip_cursor counts;
	struct fonds_sevenzip_cursor sizes;
	struct fonds_sevenzip_digests folder_digests;
	struct fonds_sevenzip_digests digests;
	size_t next;   /* folder */
	uint64_t left; /* streams of the one before it */
	uint64_t bytes_left;
	bool is_alone; /* it has one stream, whose CRC is that of the folder */
	uint32_t crc;
};

/* The bytes of one member. */
struct fonds_sevenzip_stream {
	size_t folder;
	uint64_t size;
	uint32_t crc;
};

/*
 * Take the folders and their members' streams; as fonds_sevenzip_folders_take()
 * for the parameters and the failures.
 */
enum fonds_status fonds_sevenzip_streams_take(
	struct fonds_sevenzip_streams *streams,
	struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, uint64_t room, struct fonds_error **error);

/*
 * The next of total streams. FONDS_ERR_FORMAT where there is none, where the
 * folder has not so many bytes, or where it has no CRC: nobody could then say
 * that its bytes are the right ones, and every program writes one.
 */
enum fonds_status fonds_sevenzip_streams_next(
	struct fonds_sevenzip_streams *streams, const char *file,
	struct fonds_sevenzip_stream *ret, struct fonds_error **error);

#endif
