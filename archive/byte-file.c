/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/byte-file.h"

#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"

enum fonds_status fonds_byte_file_init(struct fonds_byte_file *file, int fd,
	const char *name, struct fonds_error **error)
{
	struct stat status;

	*file = (struct fonds_byte_file){ .fd = fd, .name = name };
	if (fstat(fd, &status) < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	file->size = (uint64_t)status.st_size;
	return FONDS_OK;
}

/* The size is looked at first: it is what the directory was judged by. */
enum fonds_status fonds_byte_file_read(const struct fonds_byte_file *file,
	uint64_t offset, void *data, size_t size, struct fonds_error **error)
{
	if (offset > file->size || size > file->size - offset)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' ends too early: it was cut off", file->name);
	return fonds_file_read_at(
		file->fd, file->name, offset, data, size, error);
}
