/* SPDX-License-Identifier: Apache-2.0 */
#include "base/temporary-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"

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

enum fonds_status fonds_temporary_file_new(
	int *ret_fd, struct fonds_error **error)
{
	const char *folder = find_folder();
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR))
		fd = open_named(folder);
	if (fd < 0)
		return fonds_fail_errno(error,
			"cannot make a temporary file in '%s' (TMPDIR names "
			"another folder)",
			folder);
	*ret_fd = fd;
	return FONDS_OK;
}
