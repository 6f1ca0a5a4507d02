/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/pipe-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)256 * 1024)

/* Not /tmp, which is often memory: archives are large. */
#define STANDARD_FOLDER "/var/tmp"

static const char *find_folder(void)
{
	const char *folder = secure_getenv("TMPDIR");

	return folder && *folder ? folder : STANDARD_FOLDER;
}

/* Some network file systems have no files without names. */
static int open_named(const char *folder)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	int fd;

	if (asprintf(&path, "%s/fonds-XXXXXX", folder) < 0) {
		path = NULL;
		errno = ENOMEM;
		return -1;
	}
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(path);
	return fd;
}

static enum fonds_status open_copy(
	const char *folder, int *ret, struct fonds_error **error)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR))
		fd = open_named(folder);
	if (fd < 0)
		return fonds_fail_errno(error,
			"cannot make a temporary file in '%s' (TMPDIR names "
			"another folder)",
			folder);
	*ret = fd;
	return FONDS_OK;
}

static enum fonds_status write_all(const char *folder, int fd,
	const uint8_t *data, size_t size, struct fonds_error **error)
{
	while (size > 0) {
		ssize_t n = write(fd, data, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fonds_fail_errno(error,
				"cannot write a temporary file in '%s' (TMPDIR "
				"names another folder)",
				folder);
		data += n;
		size -= (size_t)n;
	}
	return FONDS_OK;
}

enum fonds_status fonds_pipe_copy_new(
	struct fonds_source *source, int *ret_fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) uint8_t *piece = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;
	const char *folder = find_folder();
	enum fonds_status status = open_copy(folder, &fd, error);
	size_t n = 1;

	if (status < 0)
		return status;
	piece = malloc(PIECE_SIZE);
	if (!piece)
		return fonds_fail_nomem(error);
	while (n > 0) {
		status = fonds_source_read(
			source, piece, PIECE_SIZE, &n, error);
		if (status == FONDS_OK)
			status = write_all(folder, fd, piece, n, error);
		if (status < 0)
			return status;
	}
	*ret_fd = fd;
	fd = -1;
	return FONDS_OK;
}
