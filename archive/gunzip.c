/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/gunzip.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)128 * 1024)

/* Of inflateInit2(): the largest window, and a gzip header, nothing else. */
#define GZIP_ONLY (15 + 16)

struct fonds_gunzip {
	struct fonds_source *source;
	z_stream z;
	bool is_inside; /* a member has begun and not ended */
	bool is_read;   /* to the end of the source */
	uint8_t packed[PIECE_SIZE];
	uint8_t piece[PIECE_SIZE];
};

static enum fonds_status fill(
	struct fonds_gunzip *gunzip, struct fonds_error **error)
{
	enum fonds_status status;
	size_t n = 0;

	if (gunzip->z.avail_in > 0 || gunzip->is_read)
		return FONDS_OK;
	status = fonds_source_read(
		gunzip->source, gunzip->packed, PIECE_SIZE, &n, error);
	if (status < 0)
		return status;
	gunzip->z.next_in = gunzip->packed;
	gunzip->z.avail_in = (uInt)n;
	gunzip->is_read = n == 0;
	return FONDS_OK;
}

static enum fonds_status explain(const struct fonds_gunzip *gunzip, int result,
	struct fonds_error **error)
{
	const char *name = gunzip->source->name;

	if (result == Z_MEM_ERROR)
		return fonds_fail_nomem(error);
	if (result == Z_BUF_ERROR)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is cut off: its gzip data has no end", name);
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' is damaged: its gzip data is not right: %s", name,
		gunzip->z.msg ? gunzip->z.msg : "it wants a dictionary");
}

static enum fonds_status inflate_some(
	struct fonds_gunzip *gunzip, struct fonds_error **error)
{
	int result;

	if (!gunzip->is_inside && inflateReset(&gunzip->z) != Z_OK)
		return explain(gunzip, Z_DATA_ERROR, error);
	gunzip->is_inside = true;
	result = inflate(&gunzip->z, Z_NO_FLUSH);
	if (result == Z_STREAM_END)
		gunzip->is_inside = false;
	else if (result != Z_OK && (result != Z_BUF_ERROR || gunzip->is_read))
		return explain(gunzip, result, error);
	return FONDS_OK;
}

enum fonds_status fonds_gunzip_next(struct fonds_gunzip *gunzip,
	const void **ret, size_t *ret_size, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	gunzip->z.next_out = gunzip->piece;
	gunzip->z.avail_out = (uInt)PIECE_SIZE;
	while (gunzip->z.avail_out > 0) {
		status = fill(gunzip, error);
		if (status < 0)
			return status;
		if (gunzip->is_read && !gunzip->is_inside)
			break;
		status = inflate_some(gunzip, error);
		if (status < 0)
			return status;
	}
	*ret = gunzip->piece;
	*ret_size = PIECE_SIZE - gunzip->z.avail_out;
	return FONDS_OK;
}

enum fonds_status fonds_gunzip_new(struct fonds_source *source,
	struct fonds_gunzip **ret, struct fonds_error **error)
{
	struct fonds_gunzip *gunzip = calloc(1, sizeof(*gunzip));

	if (!gunzip)
		return fonds_fail_nomem(error);
	gunzip->source = source;
	if (inflateInit2(&gunzip->z, GZIP_ONLY) != Z_OK) {
		free(gunzip);
		return fonds_fail_nomem(error);
	}
	*ret = gunzip;
	return FONDS_OK;
}

void fonds_gunzip_free(struct fonds_gunzip *gunzip)
{
	if (!gunzip)
		return;
	(void)inflateEnd(&gunzip->z);
	free(gunzip);
}
