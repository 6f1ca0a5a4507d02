/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Open file description locks (fcntl(2)): those of POSIX belong to a process,
 * which loses all of them when it closes the file anywhere, and flock(2) knows
 * whole files only.
 */
#include "fixity/catalog/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

#define LEAST_CAPACITY ((size_t)16)

void fonds_locks_init(struct fonds_locks *locks)
{
	*locks = (struct fonds_locks){ .fd = -1 };
}

void fonds_locks_clear(struct fonds_locks *locks)
{
	fonds_closep(&locks->fd);
	free(locks->holdings);
	fonds_locks_init(locks);
}

/* *ret is -1 where there is no file, and none is to be made. */
static enum fonds_status open_file(const struct fonds_catalog *catalog,
	int flags, int *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;

	if (asprintf(&path, "%s-audit.lock", catalog->path) < 0) {
		path = NULL;
		return fonds_fail_nomem(error);
	}
	*ret = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (*ret < 0 && (errno != ENOENT || flags & O_CREAT))
		return fonds_fail_errno(error, "cannot open '%s'", path);
	return FONDS_OK;
}

static enum fonds_status open_own(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	if (catalog->locks.fd >= 0)
		return FONDS_OK;
	return open_file(catalog, O_RDWR | O_CREAT, &catalog->locks.fd, error);
}

/* Both fcntl(2) and what it asks for; -1 with errno. */
static int control(int fd, int command, struct flock *lock)
{
	int rc;

	do
		rc = fcntl(fd, command, lock);
	while (rc < 0 && errno == EINTR);
	return rc;
}

static struct flock lock_of(int64_t byte, short type)
{
	return (struct flock){
		.l_type = type,
		.l_whence = SEEK_SET,
		.l_start = byte,
		.l_len = 1,
	};
}

enum fonds_status fonds_lock_byte(struct fonds_catalog *catalog, int64_t byte,
	bool is_exclusive, bool *ret, struct fonds_error **error)
{
	struct flock lock = lock_of(byte, is_exclusive ? F_WRLCK : F_RDLCK);
	enum fonds_status status = open_own(catalog, error);

	if (status < 0)
		return status;
	*ret = control(catalog->locks.fd, F_OFD_SETLK, &lock) == 0;
	if (*ret || errno == EAGAIN || errno == EACCES)
		return FONDS_OK;
	return fonds_fail_errno(
		error, "cannot lock '%s-audit.lock'", catalog->path);
}

void fonds_unlock_byte(struct fonds_catalog *catalog, int64_t byte)
{
	struct flock lock = lock_of(byte, F_UNLCK);

	if (catalog->locks.fd >= 0)
		(void)control(catalog->locks.fd, F_OFD_SETLK, &lock);
}

enum fonds_status fonds_lock_is_taken(struct fonds_catalog *catalog,
	int64_t byte, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int opened = -1;
	struct flock lock = lock_of(byte, F_WRLCK);
	int fd = catalog->locks.fd;
	enum fonds_status status = FONDS_OK;

	/* Who may only read the catalog may look, and a look makes no file. */
	if (fd < 0) {
		status = open_file(catalog, O_RDONLY, &opened, error);
		fd = opened;
	}
	*ret = false;
	if (status < 0 || fd < 0)
		return status;
	if (control(fd, F_OFD_GETLK, &lock) < 0)
		return fonds_fail_errno(
			error, "cannot lock '%s-audit.lock'", catalog->path);
	*ret = lock.l_type != F_UNLCK;
	return FONDS_OK;
}

/* Its place among those that are held; count when it is not. */
static size_t find_held(const struct fonds_locks *locks, int64_t holding)
{
	size_t i = 0;

	while (i < locks->count && locks->holdings[i] != holding)
		i++;
	return i;
}

/* So that keeping one that was had cannot fail. */
static enum fonds_status make_room(
	struct fonds_locks *locks, struct fonds_error **error)
{
	size_t capacity = locks->capacity > 0 ? 2 * locks->capacity
					      : LEAST_CAPACITY;
	int64_t *holdings;

	if (locks->count < locks->capacity)
		return FONDS_OK;
	holdings = reallocarray(locks->holdings, capacity, sizeof(*holdings));
	if (!holdings)
		return fonds_fail_nomem(error);
	locks->holdings = holdings;
	locks->capacity = capacity;
	return FONDS_OK;
}

enum fonds_status fonds_holding_lock(struct fonds_catalog *catalog,
	int64_t holding, bool is_exclusive, struct fonds_error **error)
{
	struct fonds_locks *locks = &catalog->locks;
	bool is_new = find_held(locks, holding) == locks->count;
	bool is_had = false;
	enum fonds_status status = FONDS_OK;

	if (is_new)
		status = make_room(locks, error);
	if (status == FONDS_OK)
		status = fonds_lock_byte(
			catalog, holding, is_exclusive, &is_had, error);
	if (status < 0)
		return status;
	if (!is_had)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"holding %lld of the catalog '%s' is being %s: try "
			"again when that has ended",
			(long long)holding, catalog->path,
			is_exclusive ? "audited, or changed by another"
				     : "changed");
	if (is_new)
		locks->holdings[locks->count++] = holding;
	return FONDS_OK;
}

bool fonds_holding_is_locked(
	const struct fonds_catalog *catalog, int64_t holding)
{
	return find_held(&catalog->locks, holding) < catalog->locks.count;
}

void fonds_holding_unlock(struct fonds_catalog *catalog, int64_t holding)
{
	struct fonds_locks *locks = &catalog->locks;
	size_t i = find_held(locks, holding);

	if (i == locks->count)
		return;
	fonds_unlock_byte(catalog, holding);
	locks->holdings[i] = locks->holdings[--locks->count];
}
