/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/source.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* Someone left the descriptor non-blocking: wait. */
static bool waits(const struct fonds_source *source)
{
	struct pollfd wanted = { .fd = source->fd, .events = POLLIN };

	if (source->is_file || errno != EAGAIN)
		return false;
	return poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

static enum fonds_status read_fd(struct fonds_source *source, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	ssize_t n;

	do {
		if (source->is_file)
			n = pread(source->fd, data, size, (off_t)source->at);
		else
			n = read(source->fd, data, size);
	} while (n < 0 && (errno == EINTR || waits(source)));
	if (n < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", source->name);
	source->at += (uint64_t)n;
	*ret = (size_t)n;
	return FONDS_OK;
}

enum fonds_status fonds_source_init(struct fonds_source *source, int fd,
	const char *name, struct fonds_error **error)
{
	struct stat st;
	size_t n = 1;

	*source = (struct fonds_source){ .fd = fd, .name = name };
	if (fstat(fd, &st) < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	source->is_file = S_ISREG(st.st_mode);
	if (source->is_file)
		source->size = (uint64_t)st.st_size;
	while (source->head_size < FONDS_SOURCE_HEAD && n > 0) {
		enum fonds_status status = read_fd(source,
			source->head + source->head_size,
			FONDS_SOURCE_HEAD - source->head_size, &n, error);

		if (status < 0)
			return status;
		source->head_size += n;
	}
	source->at = 0;
	return FONDS_OK;
}

enum fonds_status fonds_source_read(struct fonds_source *source, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	size_t left;

	if (source->is_file || source->at >= source->head_size)
		return read_fd(source, data, size, ret, error);
	left = source->head_size - (size_t)source->at;
	if (size > left)
		size = left;
	memcpy(data, source->head + source->at, size);
	source->at += size;
	*ret = size;
	return FONDS_OK;
}

uint64_t fonds_source_skip(struct fonds_source *source, uint64_t size)
{
	uint64_t left;

	if (!source->is_file || source->at >= source->size)
		return 0;
	left = source->size - source->at;
	if (size > left)
		size = left;
	source->at += size;
	return size;
}
