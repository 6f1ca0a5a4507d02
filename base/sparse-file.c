/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sparse-file.h"

#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

static bool is_zero(const char *data, size_t size)
{
	return data[0] == '\0' && memcmp(data, data + 1, size - 1) == 0;
}

static size_t part_size(const struct fonds_sparse_file *file, size_t size)
{
	return size < file->hole ? size : file->hole;
}

/* How much of data is all zeros, or has some in no part of it. */
static size_t run_size(const struct fonds_sparse_file *file, const char *data,
	size_t size, bool is_hole)
{
	size_t run = 0;

	while (run < size) {
		size_t part = part_size(file, size - run);

		if (is_zero(data + run, part) != is_hole)
			break;
		run += part;
	}
	return run;
}

enum fonds_status fonds_sparse_file_write(struct fonds_sparse_file *file,
	const void *data, size_t size, struct fonds_error **error)
{
	const char *rest = data;

	while (size > 0) {
		bool is_hole = is_zero(rest, part_size(file, size));
		size_t run = run_size(file, rest, size, is_hole);
		enum fonds_status status = FONDS_OK;

		if (!is_hole)
			status = fonds_file_write_all(
				file->fd, file->name, rest, run, error);
		else if (lseek(file->fd, (off_t)run, SEEK_CUR) < 0)
			status = fonds_fail_errno(
				error, "cannot write '%s'", file->name);
		if (status < 0)
			return status;
		file->ends_in_hole = is_hole;
		file->size += run;
		rest += run;
		size -= run;
	}
	return FONDS_OK;
}

enum fonds_status fonds_sparse_file_end(
	const struct fonds_sparse_file *file, struct fonds_error **error)
{
	if (file->ends_in_hole && ftruncate(file->fd, (off_t)file->size) < 0)
		return fonds_fail_errno(error, "cannot write '%s'", file->name);
	return FONDS_OK;
}
