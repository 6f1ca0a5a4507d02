/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/sevenzip-end.h"
#include "archive/sevenzip-x86.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)64 * 1024)
#define HEADER_MAX 1024

/* What goes through the filter for x86; done and given are parts of size. */
struct filtered {
	struct fonds_sevenzip_x86 x86;
	size_t size;
	size_t done;
	size_t given;
	uint8_t data[PIECE_SIZE];
};

/* What libarchive sees: start, the packed streams, header. */
struct fonds_sevenzip_unpack {
	const struct fonds_byte_file *file;
	const struct fonds_sevenzip_folder *folder;
	struct archive *archive;
	struct fonds_buffer header;
	uint64_t packed;
	uint64_t at;                /* of what libarchive sees */
	uint64_t left;              /* bytes that libarchive is to give */
	enum fonds_status status;   /* of the first failure */
	struct fonds_error *failed; /* of reading the file */
	struct filtered *filtered;  /* NULL where there is no filter */
	uint8_t start[FONDS_SEVENZIP_START];
	uint8_t piece[PIECE_SIZE];
};

static void add_byte(struct fonds_sevenzip_unpack *unpack, unsigned byte)
{
	fonds_buffer_add_char(&unpack->header, (char)byte);
}

/* In its longest form, which every number may have. */
static void add_number(struct fonds_sevenzip_unpack *unpack, uint64_t number)
{
	add_byte(unpack, 0xff);
	for (unsigned i = 0; i < 8; i++)
		add_byte(unpack, number >> 8 * i & 0xff);
}

static void add_packed(struct fonds_sevenzip_unpack *unpack)
{
	const struct fonds_sevenzip_folder *folder = unpack->folder;

	add_byte(unpack, FONDS_SEVENZIP_PACKED);
	add_number(unpack, 0);
	add_number(unpack, folder->chain.packed);
	add_byte(unpack, FONDS_SEVENZIP_SIZE);
	for (size_t i = 0; i < folder->chain.packed; i++)
		add_number(unpack, folder->sizes[i]);
	add_byte(unpack, FONDS_SEVENZIP_END);
}

static void add_folder(struct fonds_sevenzip_unpack *unpack)
{
	const struct fonds_sevenzip_chain *chain = &unpack->folder->chain;
	size_t coders = chain->is_x86 ? 1 : chain->coders;

	add_byte(unpack, FONDS_SEVENZIP_UNPACKED);
	add_byte(unpack, FONDS_SEVENZIP_FOLDER);
	add_number(unpack, 1);
	add_byte(unpack, 0);
	add_number(unpack, coders);
	fonds_buffer_add(&unpack->header, chain->bytes, chain->size);
	add_byte(unpack, FONDS_SEVENZIP_CODERS_SIZE);
	for (size_t i = 0; i < coders; i++)
		add_number(unpack, unpack->folder->sizes[chain->packed + i]);
	add_byte(unpack, FONDS_SEVENZIP_END);
}

/* One member, whose name is "-". */
static void add_file(struct fonds_sevenzip_unpack *unpack)
{
	static const char name[] = { 0, '-', 0, 0, 0 };

	add_byte(unpack, FONDS_SEVENZIP_FILES);
	add_number(unpack, 1);
	add_byte(unpack, FONDS_SEVENZIP_NAMES);
	add_number(unpack, sizeof(name));
	fonds_buffer_add(&unpack->header, name, sizeof(name));
	add_byte(unpack, FONDS_SEVENZIP_END);
}

static enum fonds_status make_header(
	struct fonds_sevenzip_unpack *unpack, struct fonds_error **error)
{
	enum fonds_status status;

	add_byte(unpack, FONDS_SEVENZIP_HEADER);
	add_byte(unpack, FONDS_SEVENZIP_STREAMS);
	add_packed(unpack);
	add_folder(unpack);
	add_byte(unpack, FONDS_SEVENZIP_SUBSTREAMS);
	add_byte(unpack, FONDS_SEVENZIP_END);
	add_byte(unpack, FONDS_SEVENZIP_END);
	add_file(unpack);
	add_byte(unpack, FONDS_SEVENZIP_END);
	status = fonds_buffer_check(&unpack->header, "a header", error);
	if (status < 0)
		return status;
	unpack->packed = fonds_sevenzip_folder_packed(unpack->folder);
	fonds_sevenzip_end_start(unpack->packed,
		(const uint8_t *)unpack->header.data, unpack->header.size,
		unpack->start);
	return FONDS_OK;
}

static la_ssize_t give_packed(struct fonds_sevenzip_unpack *unpack,
	struct archive *archive, uint64_t at, const void **buffer)
{
	uint64_t left = unpack->packed - at;
	size_t size = left < PIECE_SIZE ? (size_t)left : PIECE_SIZE;

	if (fonds_byte_file_read(unpack->file, unpack->folder->offset + at,
		    unpack->piece, size, &unpack->failed) < 0) {
		archive_set_error(archive, EIO, "not read");
		return ARCHIVE_FATAL;
	}
	*buffer = unpack->piece;
	return (la_ssize_t)size;
}

static la_ssize_t give(
	struct archive *archive, void *payload, const void **buffer)
{
	struct fonds_sevenzip_unpack *unpack = payload;
	uint64_t at = unpack->at;
	la_ssize_t n;

	if (at < FONDS_SEVENZIP_START) {
		*buffer = unpack->start + at;
		n = (la_ssize_t)(FONDS_SEVENZIP_START - at);
	} else if (at - FONDS_SEVENZIP_START < unpack->packed) {
		n = give_packed(
			unpack, archive, at - FONDS_SEVENZIP_START, buffer);
	} else {
		at -= FONDS_SEVENZIP_START + unpack->packed;
		*buffer = unpack->header.data + at;
		n = (la_ssize_t)(unpack->header.size - at);
	}
	if (n > 0)
		unpack->at += (uint64_t)n;
	return n;
}

static la_int64_t seek(
	struct archive *archive, void *payload, la_int64_t offset, int whence)
{
	struct fonds_sevenzip_unpack *unpack = payload;
	la_int64_t end = (la_int64_t)(FONDS_SEVENZIP_START + unpack->packed +
				      unpack->header.size);
	la_int64_t from = whence == SEEK_END ? end : 0;

	if (whence == SEEK_CUR)
		from = (la_int64_t)unpack->at;
	if (offset < -from || offset > end - from) {
		archive_set_error(archive, ESPIPE, "no such place");
		return ARCHIVE_FATAL;
	}
	unpack->at = (uint64_t)(from + offset);
	return (la_int64_t)unpack->at;
}

static la_int64_t skip(
	struct archive *archive, void *payload, la_int64_t request)
{
	struct fonds_sevenzip_unpack *unpack = payload;
	uint64_t left = FONDS_SEVENZIP_START + unpack->packed +
			unpack->header.size - unpack->at;

	(void)archive;
	if (request <= 0)
		return 0;
	if ((uint64_t)request > left)
		request = (la_int64_t)left;
	unpack->at += (uint64_t)request;
	return request;
}

/* Why libarchive failed: memory, the file, or what is in it. */
static enum fonds_status explain(
	struct fonds_sevenzip_unpack *unpack, struct fonds_error **error)
{
	const char *why = archive_error_string(unpack->archive);
	enum fonds_status status;

	if (unpack->failed) {
		status = fonds_error_status(unpack->failed);
		if (error)
			*error = fonds_steal(&unpack->failed);
		return status;
	}
	if (archive_errno(unpack->archive) == ENOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_FORMAT, "'%s' is damaged: %s",
		unpack->file->name, why ? why : "it cannot be unpacked");
}

static enum fonds_status open_archive(
	struct fonds_sevenzip_unpack *unpack, struct fonds_error **error)
{
	struct archive_entry *entry;

	unpack->archive = archive_read_new();
	if (!unpack->archive)
		return fonds_fail_nomem(error);
	if (archive_read_support_format_7zip(unpack->archive) < ARCHIVE_WARN ||
		archive_read_set_seek_callback(unpack->archive, seek) <
			ARCHIVE_WARN ||
		archive_read_open2(unpack->archive, unpack, NULL, give, skip,
			NULL) < ARCHIVE_WARN ||
		archive_read_next_header(unpack->archive, &entry) != ARCHIVE_OK)
		return explain(unpack, error);
	return FONDS_OK;
}

enum fonds_status fonds_sevenzip_unpack_new(const struct fonds_byte_file *file,
	const struct fonds_sevenzip_folder *folder,
	struct fonds_sevenzip_unpack **ret, struct fonds_error **error)
{
	struct fonds_sevenzip_unpack *unpack = calloc(1, sizeof(*unpack));
	enum fonds_status status;

	if (!unpack)
		return fonds_fail_nomem(error);
	unpack->file = file;
	unpack->folder = folder;
	unpack->left = fonds_sevenzip_folder_size(folder);
	fonds_buffer_init(&unpack->header, HEADER_MAX);
	status = make_header(unpack, error);
	if (status == FONDS_OK && folder->chain.is_x86) {
		unpack->filtered = calloc(1, sizeof(*unpack->filtered));
		if (!unpack->filtered)
			status = fonds_fail_nomem(error);
	}
	if (status == FONDS_OK && unpack->left > 0)
		status = open_archive(unpack, error);
	if (status < 0) {
		fonds_sevenzip_unpack_free(unpack);
		return status;
	}
	*ret = unpack;
	return FONDS_OK;
}

static enum fonds_status read_plain(struct fonds_sevenzip_unpack *unpack,
	void *data, size_t size, size_t *ret, struct fonds_error **error)
{
	la_ssize_t n;

	if (size > unpack->left)
		size = (size_t)unpack->left;
	n = size > 0 ? archive_read_data(unpack->archive, data, size) : 0;
	if (n < 0 || (n == 0 && size > 0)) {
		unpack->status = explain(unpack, error);
		return unpack->status;
	}
	unpack->left -= (uint64_t)n;
	*ret = (size_t)n;
	return FONDS_OK;
}

/* What the filter could not finish goes to the front, and more behind it. */
static enum fonds_status fill(
	struct fonds_sevenzip_unpack *unpack, struct fonds_error **error)
{
	struct filtered *filtered = unpack->filtered;
	size_t kept = filtered->size - filtered->done;
	enum fonds_status status;
	size_t n = 0;

	memmove(filtered->data, filtered->data + filtered->done, kept);
	status = read_plain(
		unpack, filtered->data + kept, PIECE_SIZE - kept, &n, error);
	if (status < 0)
		return status;
	filtered->size = kept + n;
	filtered->given = 0;
	filtered->done = fonds_sevenzip_x86_undo(
		&filtered->x86, filtered->data, filtered->size);
	if (unpack->left == 0)
		filtered->done = filtered->size;
	return FONDS_OK;
}

static enum fonds_status read_filtered(struct fonds_sevenzip_unpack *unpack,
	void *data, size_t size, size_t *ret, struct fonds_error **error)
{
	struct filtered *filtered = unpack->filtered;
	size_t left;

	while (filtered->given == filtered->done && unpack->left > 0) {
		enum fonds_status status = fill(unpack, error);

		if (status < 0)
			return status;
	}
	left = filtered->done - filtered->given;
	if (size > left)
		size = left;
	memcpy(data, filtered->data + filtered->given, size);
	filtered->given += size;
	*ret = size;
	return FONDS_OK;
}

enum fonds_status fonds_sevenzip_unpack_read(
	struct fonds_sevenzip_unpack *unpack, void *data, size_t size,
	size_t *ret, struct fonds_error **error)
{
	if (unpack->status < 0)
		return fonds_fail(error, unpack->status,
			"'%s' could not be unpacked as far as this",
			unpack->file->name);
	if (unpack->filtered)
		return read_filtered(unpack, data, size, ret, error);
	return read_plain(unpack, data, size, ret, error);
}

void fonds_sevenzip_unpack_free(struct fonds_sevenzip_unpack *unpack)
{
	if (!unpack)
		return;
	if (unpack->archive)
		(void)archive_read_free(unpack->archive);
	fonds_buffer_clear(&unpack->header);
	fonds_error_free(unpack->failed);
	free(unpack->filtered);
	free(unpack);
}
