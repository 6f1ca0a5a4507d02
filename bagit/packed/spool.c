/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/spool.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/temporary-file.h"

#define PENDING_MAX ((size_t)64 * 1024)

/* Records are small: they are written many at once. */
struct fonds_spool {
	int fd;
	uint64_t written;
	size_t pending_size;
	char pending[PENDING_MAX];
};

enum fonds_status fonds_spool_new(
	struct fonds_spool **ret, struct fonds_error **error)
{
	struct fonds_spool *spool = malloc(sizeof(*spool));
	enum fonds_status status;

	if (!spool)
		return fonds_fail_nomem(error);
	spool->written = 0;
	spool->pending_size = 0;
	status = fonds_temporary_file_new(&spool->fd, error);
	if (status < 0) {
		free(spool);
		return status;
	}
	*ret = spool;
	return FONDS_OK;
}

static enum fonds_status flush(
	struct fonds_spool *spool, struct fonds_error **error)
{
	enum fonds_status status;

	if (spool->pending_size == 0)
		return FONDS_OK;
	status = fonds_file_write_all(spool->fd, FONDS_TEMPORARY_FILE_NAME,
		spool->pending, spool->pending_size, error);
	if (status < 0)
		return status;
	spool->written += spool->pending_size;
	spool->pending_size = 0;
	return FONDS_OK;
}

uint64_t fonds_spool_size(const struct fonds_spool *spool)
{
	return spool ? spool->written + spool->pending_size : 0;
}

enum fonds_status fonds_spool_append(struct fonds_spool *spool,
	const void *data, size_t size, uint64_t *ret_offset,
	struct fonds_error **error)
{
	uint64_t offset = fonds_spool_size(spool);
	const char *bytes = data;

	while (size > 0) {
		size_t room = PENDING_MAX - spool->pending_size;
		size_t n = size < room ? size : room;
		enum fonds_status status;

		memcpy(spool->pending + spool->pending_size, bytes, n);
		spool->pending_size += n;
		bytes += n;
		size -= n;
		if (spool->pending_size < PENDING_MAX)
			break;
		status = flush(spool, error);
		if (status < 0)
			return status;
	}
	if (ret_offset)
		*ret_offset = offset;
	return FONDS_OK;
}

enum fonds_status fonds_spool_read(struct fonds_spool *spool, uint64_t offset,
	void *data, size_t size, struct fonds_error **error)
{
	enum fonds_status status = flush(spool, error);

	if (status < 0)
		return status;
	if (offset > spool->written || size > spool->written - offset)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a temporary file does not reach so far");
	return fonds_file_read_at(spool->fd, FONDS_TEMPORARY_FILE_NAME, offset,
		data, size, error);
}

void fonds_spool_free(struct fonds_spool *spool)
{
	if (!spool)
		return;
	fonds_closep(&spool->fd);
	free(spool);
}

void fonds_spool_freep(struct fonds_spool **spool)
{
	fonds_spool_free(*spool);
}
