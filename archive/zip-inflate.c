/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/zip-inflate.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)64 * 1024)

/* libarchive looks for the longest data descriptor, also where a short one is. */
#define PADDING 24

struct fonds_zip_inflate {
	const struct fonds_byte_file *file;
	const struct fonds_member *member;
	struct archive *archive;
	uint64_t next; /* of the file, to be given to libarchive */
	uint64_t end;
	bool is_padded;
	struct fonds_error *failed; /* of reading the file */
	uint8_t piece[PIECE_SIZE];
};

/* What libarchive reads without the directory (APPNOTE 4.4.5). */
static const uint16_t known_methods[] = { FONDS_ZIP_STORED, FONDS_ZIP_DEFLATED,
	12 /* bzip2 */, 14 /* lzma */, 95 /* xz */, 98 /* ppmd */ };

bool fonds_zip_inflate_knows(uint16_t method)
{
	for (size_t i = 0; i < sizeof(known_methods) / sizeof(*known_methods);
		i++)
		if (known_methods[i] == method)
			return true;
	return false;
}

static la_ssize_t give(
	struct archive *archive, void *payload, const void **buffer)
{
	static const uint8_t padding[PADDING];
	struct fonds_zip_inflate *inflate = payload;
	uint64_t left = inflate->end - inflate->next;
	size_t size = left < PIECE_SIZE ? (size_t)left : PIECE_SIZE;

	*buffer = inflate->piece;
	if (left == 0 && !inflate->is_padded) {
		inflate->is_padded = true;
		*buffer = padding;
		return PADDING;
	}
	if (fonds_byte_file_read(inflate->file, inflate->next, inflate->piece,
		    size, &inflate->failed) < 0) {
		archive_set_error(archive, EIO, "not read");
		return -1;
	}
	inflate->next += size;
	return (la_ssize_t)size;
}

/* Why libarchive failed: memory, the file, or what is in it. */
static enum fonds_status fail(
	struct fonds_zip_inflate *inflate, struct fonds_error **error)
{
	const char *why = archive_error_string(inflate->archive);
	enum fonds_status status;

	if (inflate->failed) {
		status = fonds_error_status(inflate->failed);
		if (error)
			*error = fonds_steal(&inflate->failed);
		return status;
	}
	if (archive_errno(inflate->archive) == ENOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' in '%s' is damaged: %s", inflate->member->name,
		inflate->file->name, why ? why : "it cannot be unpacked");
}

static enum fonds_status open_member(
	struct fonds_zip_inflate *inflate, struct fonds_error **error)
{
	struct archive_entry *entry;
	int result;

	inflate->archive = archive_read_new();
	if (!inflate->archive)
		return fonds_fail_nomem(error);
	if (archive_read_support_format_zip_streamable(inflate->archive) <
			ARCHIVE_WARN ||
		archive_read_open(inflate->archive, inflate, NULL, give, NULL) <
			ARCHIVE_WARN)
		return fail(inflate, error);
	result = archive_read_next_header(inflate->archive, &entry);
	/* A name that it cannot convert is no matter: ours is used. */
	if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
		return fail(inflate, error);
	return FONDS_OK;
}

enum fonds_status fonds_zip_inflate_new(const struct fonds_byte_file *file,
	const struct fonds_member *member, const struct fonds_zip_place *place,
	struct fonds_zip_inflate **ret, struct fonds_error **error)
{
	struct fonds_zip_inflate *inflate = calloc(1, sizeof(*inflate));
	enum fonds_status status;

	if (!inflate)
		return fonds_fail_nomem(error);
	inflate->file = file;
	inflate->member = member;
	inflate->next = member->offset;
	inflate->end = place->end;
	status = open_member(inflate, error);
	if (status < 0) {
		fonds_zip_inflate_free(inflate);
		return status;
	}
	*ret = inflate;
	return FONDS_OK;
}

enum fonds_status fonds_zip_inflate_read(struct fonds_zip_inflate *inflate,
	void *data, size_t size, size_t *ret, struct fonds_error **error)
{
	la_ssize_t n = archive_read_data(inflate->archive, data, size);

	if (n < 0)
		return fail(inflate, error);
	*ret = (size_t)n;
	return FONDS_OK;
}

void fonds_zip_inflate_free(struct fonds_zip_inflate *inflate)
{
	if (!inflate)
		return;
	(void)archive_read_free(inflate->archive);
	fonds_error_free(inflate->failed);
	free(inflate);
}
