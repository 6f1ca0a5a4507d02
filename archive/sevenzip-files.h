/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_FILES_H
#define ARCHIVE_SEVENZIP_FILES_H

#include "archive/archive-tree.h"
#include "archive/sevenzip-cursor.h"
#include "base/buffer.h"

/*
 * The members as the header of a 7z lists them: names and what they are, each
 * in a part of its own. They are given one at a time and stay in the header.
 */
struct fonds_sevenzip_files {
	uint64_t left; /* to be given; the rest is for the source */
	const char *file;
	struct fonds_sevenzip_cursor names;
	struct fonds_sevenzip_bits empty_streams;
	struct fonds_sevenzip_bits empty_files;
	struct fonds_sevenzip_bits has_attributes;
	struct fonds_sevenzip_cursor attributes;
	struct fonds_buffer name;
};

struct fonds_sevenzip_file {
	const char *name; /* UTF-8, valid until the next is given */
	size_t name_size;
	uint32_t attributes; /* 0 where it has none */
	bool has_stream;
	bool is_folder;
};

/*
 * file is the name for messages, borrowed; to be cleared also after a failure.
 * FONDS_ERR_FORMAT where it is damaged, FONDS_ERR_UNSAFE where a part comes
 * twice, or something is to be deleted, FONDS_ERR_LIMIT for too many.
 */
enum fonds_status fonds_sevenzip_files_take(struct fonds_sevenzip_files *files,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	const struct fonds_archive_limits *limits, struct fonds_error **error);

/* Not to be called when none is left. */
enum fonds_status fonds_sevenzip_files_next(struct fonds_sevenzip_files *files,
	struct fonds_sevenzip_file *ret, struct fonds_error **error);

void fonds_sevenzip_files_clear(struct fonds_sevenzip_files *files);

#endif
