/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/fault.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>

/*
 * The linker replaces each call of NAME by __wrap_NAME and each call of
 * __real_NAME by NAME (--wrap in meson.build, where the list must be the same
 * as here). With 64-bit file offsets several names end in 64.
 */
static const int default_errno[FAULT_KINDS] = {
	[FAULT_ALLOC] = ENOMEM,
	[FAULT_OPEN] = EMFILE,
	[FAULT_OPENAT2] = ENOSYS,
	[FAULT_READ] = EIO,
	[FAULT_LIST] = EIO,
	[FAULT_STAT] = EIO,
	[FAULT_WRITE] = ENOSPC,
	[FAULT_SYNC] = EIO,
	[FAULT_CLOSE] = EIO,
	[FAULT_RENAME] = EIO,
	[FAULT_MKDIR] = ENOSPC,
	[FAULT_UNLINK] = EIO,
	[FAULT_LOCK] = ENOLCK,
	[FAULT_THREAD] = EAGAIN,
	[FAULT_RANDOM] = EIO,
	[FAULT_FLAGS] = EINVAL,
	[FAULT_LANDLOCK] = EOPNOTSUPP,
	[FAULT_PROBE] = EOPNOTSUPP,
};

/* What is armed is set while no other thread of the test is at work. */
static atomic_int armed = -1;
static atomic_uint calls_left;
static atomic_int armed_errno;
static atomic_bool armed_from;
static _Atomic(void (*)(void)) armed_action;
static atomic_bool fired;
static atomic_uint io_limit;

static void arm(enum fault_kind kind, unsigned nth, int sys_errno, bool from,
	void (*action)(void))
{
	fired = false;
	calls_left = nth;
	armed_errno = sys_errno;
	armed_from = from;
	armed_action = action;
	armed = (int)kind;
}

void fault_arm(enum fault_kind kind, unsigned nth)
{
	arm(kind, nth, default_errno[kind], false, NULL);
}

void fault_arm_errno(enum fault_kind kind, unsigned nth, int sys_errno)
{
	arm(kind, nth, sys_errno, false, NULL);
}

void fault_arm_from(enum fault_kind kind, unsigned nth, int sys_errno)
{
	arm(kind, nth, sys_errno, true, NULL);
}

void fault_arm_action(enum fault_kind kind, unsigned nth, void (*action)(void))
{
	arm(kind, nth, 0, false, action);
}

void fault_limit_io(unsigned bytes)
{
	io_limit = bytes;
}

void fault_disarm(void)
{
	armed = -1;
}

bool fault_fired(void)
{
	return fired;
}

/* Takes one call from those left; is it this one's turn? */
static bool is_turn(void)
{
	unsigned left = calls_left;

	while (left > 0)
		if (atomic_compare_exchange_weak(&calls_left, &left, left - 1))
			return false;
	return armed_from || !atomic_exchange(&fired, true);
}

static bool fails(enum fault_kind kind)
{
	void (*action)(void);

	if (armed != (int)kind || !is_turn())
		return false;
	fired = true;
	action = armed_action;
	if (action) {
		armed = -1;
		action();
		return false;
	}
	errno = armed_errno;
	return true;
}

static size_t limited(size_t size)
{
	unsigned limit = io_limit;

	return limit > 0 && size > limit ? limit : size;
}

/* NAME with the given parameters, failing as kind by returning failure. */
#define WRAP(kind, failure, type, name, params, args) \
	type __real_##name params; \
	type __wrap_##name params; \
	type __wrap_##name params \
	{ \
		if (fails(kind)) \
			return failure; \
		return __real_##name args; \
	}

WRAP(FAULT_ALLOC, NULL, void *, malloc, (size_t size), (size))
WRAP(FAULT_ALLOC, NULL, void *, aligned_alloc, (size_t alignment, size_t size),
	(alignment, size))
WRAP(FAULT_ALLOC, NULL, void *, calloc, (size_t n, size_t size), (n, size))
WRAP(FAULT_ALLOC, NULL, void *, realloc, (void *p, size_t size), (p, size))
WRAP(FAULT_ALLOC, NULL, void *, reallocarray, (void *p, size_t n, size_t size),
	(p, n, size))
WRAP(FAULT_ALLOC, NULL, char *, strdup, (const char *s), (s))
WRAP(FAULT_ALLOC, NULL, char *, strndup, (const char *s, size_t n), (s, n))

int __real_vasprintf(char **ret, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
int __wrap_vasprintf(char **ret, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
int __wrap_vasprintf(char **ret, const char *format, va_list args)
{
	return fails(FAULT_ALLOC) ? -1 : __real_vasprintf(ret, format, args);
}

int __wrap_asprintf(char **ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
int __wrap_asprintf(char **ret, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = __wrap_vasprintf(ret, format, args);
	va_end(args);
	return n;
}

/* open and openat take a mode only when they may create something. */
static mode_t mode_argument(int flags, va_list args)
{
	if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
		return va_arg(args, mode_t);
	return 0;
}

int __real_open64(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_argument(flags, args);
	va_end(args);
	return fails(FAULT_OPEN) ? -1 : __real_open64(path, flags, mode);
}

int __real_openat64(int fd, const char *path, int flags, ...);
int __wrap_openat64(int fd, const char *path, int flags, ...);
int __wrap_openat64(int fd, const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_argument(flags, args);
	va_end(args);
	return fails(FAULT_OPEN) ? -1 : __real_openat64(fd, path, flags, mode);
}

#ifndef SYS_cachestat
#define SYS_cachestat 451
#endif

/* What is called this way has four arguments, or is given as many. */
long __real_syscall(long number, ...);
long __wrap_syscall(long number, ...);
long __wrap_syscall(long number, ...)
{
	va_list args;
	long a[4];

	va_start(args, number);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(args, long);
	va_end(args);
	if (number == SYS_openat2 &&
		(fails(FAULT_OPENAT2) || fails(FAULT_OPEN)))
		return -1;
	if (number == SYS_cachestat && fails(FAULT_PROBE))
		return -1;
	if ((number == SYS_landlock_create_ruleset ||
		    number == SYS_landlock_restrict_self) &&
		fails(FAULT_LANDLOCK))
		return -1;
	return __real_syscall(number, a[0], a[1], a[2], a[3]);
}

WRAP(FAULT_OPEN, NULL, DIR *, opendir, (const char *path), (path))
WRAP(FAULT_OPEN, NULL, DIR *, fdopendir, (int fd), (fd))
WRAP(FAULT_LIST, NULL, struct dirent *, readdir64, (DIR * dir), (dir))

WRAP(FAULT_READ, -1, ssize_t, read, (int fd, void *data, size_t size),
	(fd, data, limited(size)))
WRAP(FAULT_READ, -1, ssize_t, pread64,
	(int fd, void *data, size_t size, off_t offset),
	(fd, data, limited(size), offset))
WRAP(FAULT_WRITE, -1, ssize_t, write, (int fd, const void *data, size_t size),
	(fd, data, limited(size)))
WRAP(FAULT_WRITE, -1, ssize_t, pwrite64,
	(int fd, const void *data, size_t size, off_t offset),
	(fd, data, limited(size), offset))

WRAP(FAULT_PROBE, -1, ssize_t, preadv64v2,
	(int fd, const struct iovec *places, int count, off_t offset,
		int flags),
	(fd, places, count, offset, flags))

/* Only the commands that take an int or nothing are called. */
int __real_fcntl64(int fd, int command, ...);
int __wrap_fcntl64(int fd, int command, ...);
int __wrap_fcntl64(int fd, int command, ...)
{
	va_list args;
	void *argument;

	/* An int or, for locks, a pointer: passed on as wide as it may be. */
	va_start(args, command);
	argument = va_arg(args, void *);
	va_end(args);
	if (command == F_SETFL && fails(FAULT_FLAGS))
		return -1;
	return __real_fcntl64(fd, command, argument);
}

WRAP(FAULT_STAT, -1, int, stat64, (const char *path, struct stat *st),
	(path, st))
WRAP(FAULT_STAT, -1, int, lstat64, (const char *path, struct stat *st),
	(path, st))
WRAP(FAULT_STAT, -1, int, fstat64, (int fd, struct stat *st), (fd, st))
WRAP(FAULT_STAT, -1, int, fstatat64,
	(int fd, const char *path, struct stat *st, int flags),
	(fd, path, st, flags))

WRAP(FAULT_SYNC, -1, int, fsync, (int fd), (fd))
WRAP(FAULT_SYNC, -1, int, fdatasync, (int fd), (fd))
WRAP(FAULT_SYNC, -1, int, syncfs, (int fd), (fd))

WRAP(FAULT_RENAME, -1, int, rename, (const char *a, const char *b), (a, b))
WRAP(FAULT_RENAME, -1, int, renameat,
	(int a_fd, const char *a, int b_fd, const char *b), (a_fd, a, b_fd, b))
WRAP(FAULT_RENAME, -1, int, renameat2,
	(int a_fd, const char *a, int b_fd, const char *b, unsigned flags),
	(a_fd, a, b_fd, b, flags))
WRAP(FAULT_RENAME, -1, int, link, (const char *a, const char *b), (a, b))
WRAP(FAULT_RENAME, -1, int, linkat,
	(int a_fd, const char *a, int b_fd, const char *b, int flags),
	(a_fd, a, b_fd, b, flags))

WRAP(FAULT_MKDIR, -1, int, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(FAULT_MKDIR, -1, int, mkdirat, (int fd, const char *path, mode_t mode),
	(fd, path, mode))
WRAP(FAULT_UNLINK, -1, int, unlink, (const char *path), (path))
WRAP(FAULT_UNLINK, -1, int, unlinkat, (int fd, const char *path, int flags),
	(fd, path, flags))
WRAP(FAULT_UNLINK, -1, int, rmdir, (const char *path), (path))
WRAP(FAULT_LOCK, -1, int, flock, (int fd, int operation), (fd, operation))
WRAP(FAULT_RANDOM, -1, ssize_t, getrandom,
	(void *data, size_t size, unsigned flags), (data, size, flags))
WRAP(FAULT_THREAD, armed_errno, int, pthread_create,
	(pthread_t * thread, const pthread_attr_t *attr, void *(*run)(void *),
		void *argument),
	(thread, attr, run, argument))

/* A close that fails has closed nevertheless (close(2), "Dealing with ..."). */
int __real_close(int fd);
int __wrap_close(int fd);
int __wrap_close(int fd)
{
	int result = __real_close(fd);

	return fails(FAULT_CLOSE) ? -1 : result;
}
