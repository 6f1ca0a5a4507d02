/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/unpacker.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>

#include "archive/gunzip.h"
#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)128 * 1024)

/*
 * libarchive with one filter and the format "raw": it sees no archive, only
 * the compression.
 */
struct fonds_unpacker {
	struct fonds_source *source;
	struct fonds_gunzip *gunzip; /* then nothing of the rest is used */
	struct archive *archive;
	bool has_begun;
	enum fonds_status status; /* of reading the source */
	struct fonds_error *failed;
	uint8_t piece[PIECE_SIZE];
};

static const struct {
	enum fonds_archive_form form;
	int (*support)(struct archive *archive);
} filters[] = {
	{ FONDS_ARCHIVE_TAR_BZ2, archive_read_support_filter_bzip2 },
	{ FONDS_ARCHIVE_TAR_XZ, archive_read_support_filter_xz },
	{ FONDS_ARCHIVE_TAR_ZST, archive_read_support_filter_zstd },
	{ FONDS_ARCHIVE_TAR_LZ4, archive_read_support_filter_lz4 },
};

static la_ssize_t give(
	struct archive *archive, void *payload, const void **buffer)
{
	struct fonds_unpacker *unpacker = payload;
	size_t n = 0;

	unpacker->status = fonds_source_read(unpacker->source, unpacker->piece,
		PIECE_SIZE, &n, &unpacker->failed);
	if (unpacker->status < 0) {
		archive_set_error(archive, EIO, "not read");
		return ARCHIVE_FATAL;
	}
	*buffer = unpacker->piece;
	return (la_ssize_t)n;
}

static enum fonds_status explain(
	struct fonds_unpacker *unpacker, struct fonds_error **error)
{
	const char *why = archive_error_string(unpacker->archive);

	if (unpacker->status < 0) {
		if (error)
			*error = fonds_steal(&unpacker->failed);
		return unpacker->status;
	}
	if (archive_errno(unpacker->archive) == ENOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_FORMAT, "'%s' is damaged: %s",
		unpacker->source->name, why ? why : "it cannot be unpacked");
}

/* The filter stops where its data ends, even where the file goes on. */
static enum fonds_status check_end(
	struct fonds_unpacker *unpacker, struct fonds_error **error)
{
	uint64_t used = (uint64_t)archive_filter_bytes(unpacker->archive, -1);
	uint64_t there = unpacker->source->at;
	size_t n = 0;

	/* A failure to look for one more stream is an end to some filters. */
	if (unpacker->status == FONDS_OK)
		unpacker->status = fonds_source_read(unpacker->source,
			unpacker->piece, PIECE_SIZE, &n, &unpacker->failed);
	if (unpacker->status < 0)
		return explain(unpacker, error);
	if (n > 0 || used < there)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is damaged: something follows its compressed "
			"data",
			unpacker->source->name);
	return FONDS_OK;
}

static enum fonds_status begin(
	struct fonds_unpacker *unpacker, struct fonds_error **error)
{
	struct archive_entry *entry;

	if (archive_read_open(unpacker->archive, unpacker, NULL, give, NULL) <
			ARCHIVE_WARN ||
		archive_read_next_header(unpacker->archive, &entry) !=
			ARCHIVE_OK)
		return explain(unpacker, error);
	/* Else it is taken for bytes that were never compressed. */
	if (archive_filter_count(unpacker->archive) != 2)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is damaged: its compression begins wrongly",
			unpacker->source->name);
	unpacker->has_begun = true;
	return FONDS_OK;
}

enum fonds_status fonds_unpacker_next(struct fonds_unpacker *unpacker,
	const void **ret, size_t *ret_size, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	la_int64_t offset;
	int result;

	if (unpacker->gunzip)
		return fonds_gunzip_next(
			unpacker->gunzip, ret, ret_size, error);
	if (!unpacker->has_begun)
		status = begin(unpacker, error);
	if (status < 0)
		return status;
	do
		result = archive_read_data_block(
			unpacker->archive, ret, ret_size, &offset);
	while (result == ARCHIVE_OK && *ret_size == 0);
	if (result == ARCHIVE_OK)
		return FONDS_OK;
	*ret_size = 0;
	if (result != ARCHIVE_EOF)
		return explain(unpacker, error);
	return check_end(unpacker, error);
}

static enum fonds_status set_up(struct fonds_unpacker *unpacker,
	enum fonds_archive_form form, struct fonds_error **error)
{
	if (form == FONDS_ARCHIVE_TAR_GZ)
		return fonds_gunzip_new(
			unpacker->source, &unpacker->gunzip, error);
	unpacker->archive = archive_read_new();
	if (!unpacker->archive)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++)
		if (filters[i].form == form &&
			filters[i].support(unpacker->archive) != ARCHIVE_OK)
			return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
				"'%s' is a %s, which this build of libarchive "
				"does not read",
				unpacker->source->name,
				fonds_archive_form_info(form)->name);
	if (archive_read_support_format_raw(unpacker->archive) != ARCHIVE_OK)
		return explain(unpacker, error);
	return FONDS_OK;
}

enum fonds_status fonds_unpacker_new(enum fonds_archive_form form,
	struct fonds_source *source, struct fonds_unpacker **ret,
	struct fonds_error **error)
{
	struct fonds_unpacker *unpacker = calloc(1, sizeof(*unpacker));
	enum fonds_status status;

	if (!unpacker)
		return fonds_fail_nomem(error);
	unpacker->source = source;
	status = set_up(unpacker, form, error);
	if (status < 0) {
		fonds_unpacker_free(unpacker);
		return status;
	}
	*ret = unpacker;
	return FONDS_OK;
}

void fonds_unpacker_free(struct fonds_unpacker *unpacker)
{
	if (!unpacker)
		return;
	fonds_gunzip_free(unpacker->gunzip);
	if (unpacker->archive)
		(void)archive_read_free(unpacker->archive);
	fonds_error_free(unpacker->failed);
	free(unpacker);
}
