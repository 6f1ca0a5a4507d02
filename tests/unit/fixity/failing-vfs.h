/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_FAILING_VFS_H
#define TESTS_UNIT_FIXITY_FAILING_VFS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * A layer under SQLite whose nth write, sync or allocation fails. SQLite is a
 * shared library, out of the reach of tests/unit/fault.h. Included once.
 */
enum failing_kind {
	FAILING_WRITE, /* SQLITE_FULL */
	FAILING_SYNC,  /* SQLITE_IOERR_FSYNC */
	FAILING_READ,  /* SQLITE_IOERR_READ */
	FAILING_ALLOC,
	FAILING_KINDS,
};

static struct {
	enum failing_kind kind;
	long left; /* calls until one fails; < 0: none does */
	bool fired;
} failing = { .left = -1 };

static void failing_arm(enum failing_kind kind, unsigned nth)
{
	failing.kind = kind;
	failing.left = (long)nth;
	failing.fired = false;
}

static void failing_disarm(void)
{
	failing.left = -1;
}

static bool failing_now(enum failing_kind kind)
{
	if (failing.left < 0 || failing.kind != kind || failing.left-- > 0)
		return false;
	failing.fired = true;
	return true;
}

/* The file of the layer below follows in the same memory. */
struct failing_file {
	sqlite3_file base;
	void *real[];
};

static sqlite3_file *failing_real(sqlite3_file *file)
{
	return (sqlite3_file *)((struct failing_file *)file)->real;
}

#define REAL(file) failing_real(file)->pMethods

static int failing_close(sqlite3_file *file)
{
	sqlite3_file *real = failing_real(file);

	return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int failing_read(
	sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
	if (failing_now(FAILING_READ))
		return SQLITE_IOERR_READ;
	return REAL(file)->xRead(failing_real(file), data, size, at);
}

static int failing_write(
	sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
	if (failing_now(FAILING_WRITE))
		return SQLITE_FULL;
	return REAL(file)->xWrite(failing_real(file), data, size, at);
}

static int failing_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return REAL(file)->xTruncate(failing_real(file), size);
}

static int failing_sync(sqlite3_file *file, int flags)
{
	if (failing_now(FAILING_SYNC))
		return SQLITE_IOERR_FSYNC;
	return REAL(file)->xSync(failing_real(file), flags);
}

static int failing_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return REAL(file)->xFileSize(failing_real(file), size);
}

static int failing_lock(sqlite3_file *file, int level)
{
	return REAL(file)->xLock(failing_real(file), level);
}

static int failing_unlock(sqlite3_file *file, int level)
{
	return REAL(file)->xUnlock(failing_real(file), level);
}

static int failing_reserved(sqlite3_file *file, int *ret)
{
	return REAL(file)->xCheckReservedLock(failing_real(file), ret);
}

static int failing_control(sqlite3_file *file, int op, void *arg)
{
	return REAL(file)->xFileControl(failing_real(file), op, arg);
}

static int failing_sector(sqlite3_file *file)
{
	return REAL(file)->xSectorSize(failing_real(file));
}

static int failing_device(sqlite3_file *file)
{
	return REAL(file)->xDeviceCharacteristics(failing_real(file));
}

static int failing_shm_map(sqlite3_file *file, int region, int size, int extend,
	void volatile **ret)
{
	return REAL(file)->xShmMap(
		failing_real(file), region, size, extend, ret);
}

static int failing_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	return REAL(file)->xShmLock(failing_real(file), offset, n, flags);
}

static void failing_shm_barrier(sqlite3_file *file)
{
	REAL(file)->xShmBarrier(failing_real(file));
}

static int failing_shm_unmap(sqlite3_file *file, int remove)
{
	return REAL(file)->xShmUnmap(failing_real(file), remove);
}

static const sqlite3_io_methods failing_methods = {
	.iVersion = 2,
	.xClose = failing_close,
	.xRead = failing_read,
	.xWrite = failing_write,
	.xTruncate = failing_truncate,
	.xSync = failing_sync,
	.xFileSize = failing_size,
	.xLock = failing_lock,
	.xUnlock = failing_unlock,
	.xCheckReservedLock = failing_reserved,
	.xFileControl = failing_control,
	.xSectorSize = failing_sector,
	.xDeviceCharacteristics = failing_device,
	.xShmMap = failing_shm_map,
	.xShmLock = failing_shm_lock,
	.xShmBarrier = failing_shm_barrier,
	.xShmUnmap = failing_shm_unmap,
};

static sqlite3_vfs *failing_under;
static sqlite3_mem_methods failing_memory;

static int failing_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
	int flags, int *ret_flags)
{
	int rc;

	(void)vfs;
	file->pMethods = &failing_methods;
	rc = failing_under->xOpen(
		failing_under, name, failing_real(file), flags, ret_flags);
	if (rc != SQLITE_OK)
		file->pMethods = NULL;
	return rc;
}

static void *failing_malloc(int size)
{
	if (failing_now(FAILING_ALLOC))
		return NULL;
	return failing_memory.xMalloc(size);
}

static void *failing_realloc(void *data, int size)
{
	if (failing_now(FAILING_ALLOC))
		return NULL;
	return failing_memory.xRealloc(data, size);
}

/* Before SQLite is used at all. */
static void failing_install(void)
{
	static sqlite3_vfs vfs;
	sqlite3_mem_methods memory;

	(void)sqlite3_config(SQLITE_CONFIG_GETMALLOC, &failing_memory);
	memory = failing_memory;
	memory.xMalloc = failing_malloc;
	memory.xRealloc = failing_realloc;
	(void)sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
	failing_under = sqlite3_vfs_find(NULL);
	vfs = *failing_under;
	vfs.zName = "failing";
	vfs.szOsFile = (int)sizeof(struct failing_file) +
		       failing_under->szOsFile;
	vfs.xOpen = failing_open;
	vfs.pNext = NULL;
	(void)sqlite3_vfs_register(&vfs, 1);
}

#undef REAL

#endif
