/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One audit at a time on a catalog, or one change of a registered bag: a lock of the system on a file beside it,
 * which goes with its process however that ends. The file itself stays; it
 * says nothing.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

static int open_lock(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
}

enum fonds_status fonds_catalog_lock(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;
	int rc;

	if (catalog->lock_fd >= 0)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"an audit run is under way on this catalog already");
	if (asprintf(&path, "%s-audit.lock", catalog->path) < 0) {
		path = NULL;
		return fonds_fail_nomem(error);
	}
	fd = open_lock(path);
	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	do
		rc = flock(fd, LOCK_EX | LOCK_NB);
	while (rc < 0 && errno == EINTR);
	if (rc < 0 && errno == EWOULDBLOCK)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"another audit run is at work on the catalog '%s', or "
			"a registered bag is being changed: try again when "
			"that has ended",
			catalog->path);
	if (rc < 0)
		return fonds_fail_errno(error, "cannot lock '%s'", path);
	catalog->lock_fd = fd;
	fd = -1;
	return FONDS_OK;
}

bool fonds_catalog_is_locked(const struct fonds_catalog *catalog)
{
	return catalog->lock_fd >= 0;
}

void fonds_catalog_unlock(struct fonds_catalog *catalog)
{
	fonds_closep(&catalog->lock_fd);
	catalog->lock_fd = -1;
}
