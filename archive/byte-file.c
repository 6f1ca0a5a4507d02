/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/byte-file.h"

#include <errno.h>
#include <inttypes.h>
#include <unistd.h>

#include "base/error.h"

static enum fonds_status fail_cut(
	const struct fonds_byte_file *file, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' ends too early: it was cut off", file->name);
}

enum fonds_status fonds_byte_file_read(const struct fonds_byte_file *file,
	uint64_t offset, void *data, size_t size, struct fonds_error **error)
{
	uint8_t *at = data;

	if (offset > file->size || size > file->size - offset)
		return fail_cut(file, error);
	while (size > 0) {
		ssize_t n = pread(file->fd, at, size, (off_t)offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fonds_fail_errno(
				error, "cannot read '%s'", file->name);
		if (n == 0)
			return fail_cut(file, error);
		at += n;
		offset += (uint64_t)n;
		size -= (size_t)n;
	}
	return FONDS_OK;
}
