/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A library for LD_PRELOAD that makes system calls fail, so that tests see
 * what becomes of it. What is to fail is said by the environment:
 *
 *	FAULT_CALL    the name of a call in the table below
 *	FAULT_NTH     which one, from 1; 0 fails none
 *	FAULT_LAST    the last one that fails; without it just one does
 *	FAULT_ERRNO   the errno, a number; 0: reads and writes are cut short
 *	FAULT_UNDER   only this path and what is below it counts
 *	FAULT_LOG     a line is added here for each failure: "CALL PATH"
 *	FAULT_COUNTS  "CALL NUMBER" of each call of the table, at the end
 *
 * Only what the program and its libraries call by name is seen, not what the
 * C library calls inside: so readdir stands for getdents64.
 */
/* Both names of each call, for files of any size, are defined here. */
#undef _FILE_OFFSET_BITS

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum call {
	CALL_OPEN,
	CALL_OPENAT,
	CALL_OPENAT2,
	CALL_CLOSE,
	CALL_READ,
	CALL_PREAD,
	CALL_PREADV2,
	CALL_WRITE,
	CALL_PWRITE,
	CALL_LSEEK,
	CALL_STAT,
	CALL_LSTAT,
	CALL_FSTAT,
	CALL_FSTATAT,
	CALL_STATX,
	CALL_FSTATFS,
	CALL_READDIR,
	CALL_FDOPENDIR,
	CALL_FADVISE,
	CALL_CACHESTAT,
	CALL_MMAP,
	CALL_FSYNC,
	CALL_FDATASYNC,
	CALL_SYNCFS,
	CALL_FTRUNCATE,
	CALL_FCNTL,
	CALL_FLOCK,
	CALL_RENAMEAT,
	CALL_RENAMEAT2,
	CALL_LINKAT,
	CALL_UNLINK,
	CALL_UNLINKAT,
	CALL_MKDIR,
	CALL_MKDIRAT,
	CALL_ACCESS,
	CALL_FACCESSAT,
	CALL_FCHMOD,
	CALL_READLINK,
	CALL_MEMFD,
	CALL_RANDOM,
	CALL_LANDLOCK,
	CALL_THREAD,
	CALL_COUNT
};

static const char *const names[CALL_COUNT] = {
	[CALL_OPEN] = "open",
	[CALL_OPENAT] = "openat",
	[CALL_OPENAT2] = "openat2",
	[CALL_CLOSE] = "close",
	[CALL_READ] = "read",
	[CALL_PREAD] = "pread",
	[CALL_PREADV2] = "preadv2",
	[CALL_WRITE] = "write",
	[CALL_PWRITE] = "pwrite",
	[CALL_LSEEK] = "lseek",
	[CALL_STAT] = "stat",
	[CALL_LSTAT] = "lstat",
	[CALL_FSTAT] = "fstat",
	[CALL_FSTATAT] = "fstatat",
	[CALL_STATX] = "statx",
	[CALL_FSTATFS] = "fstatfs",
	[CALL_READDIR] = "readdir",
	[CALL_FDOPENDIR] = "fdopendir",
	[CALL_FADVISE] = "fadvise",
	[CALL_CACHESTAT] = "cachestat",
	[CALL_MMAP] = "mmap",
	[CALL_FSYNC] = "fsync",
	[CALL_FDATASYNC] = "fdatasync",
	[CALL_SYNCFS] = "syncfs",
	[CALL_FTRUNCATE] = "ftruncate",
	[CALL_FCNTL] = "fcntl",
	[CALL_FLOCK] = "flock",
	[CALL_RENAMEAT] = "renameat",
	[CALL_RENAMEAT2] = "renameat2",
	[CALL_LINKAT] = "linkat",
	[CALL_UNLINK] = "unlink",
	[CALL_UNLINKAT] = "unlinkat",
	[CALL_MKDIR] = "mkdir",
	[CALL_MKDIRAT] = "mkdirat",
	[CALL_ACCESS] = "access",
	[CALL_FACCESSAT] = "faccessat",
	[CALL_FCHMOD] = "fchmod",
	[CALL_READLINK] = "readlink",
	[CALL_MEMFD] = "memfd_create",
	[CALL_RANDOM] = "getrandom",
	[CALL_LANDLOCK] = "landlock",
	[CALL_THREAD] = "pthread_create",
};

static atomic_ulong counts[CALL_COUNT];
static enum call wanted = CALL_COUNT;
static unsigned long first;
static unsigned long last;
static int wanted_errno;
static const char *under;
static int log_fd = -1;
static int counts_fd = -1;

static unsigned long number(const char *name)
{
	const char *text = getenv(name);

	return text ? strtoul(text, NULL, 10) : 0;
}

/*
 * Descriptors of its own, far from those of the program, are opened at once:
 * later the program may have given up its right to write there. They are used
 * by the system calls themselves, which nothing fails.
 */
#define FIRST_FD 900

static int open_lines(const char *name)
{
	const char *path = getenv(name);
	int fd;
	int high;

	if (!path)
		return -1;
	fd = (int)syscall(SYS_openat, AT_FDCWD, path,
		O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	high = (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, FIRST_FD);
	(void)syscall(SYS_close, fd);
	return high;
}

static void add_line(int fd, const char *line)
{
	if (fd >= 0)
		(void)syscall(SYS_write, fd, line, strlen(line));
}

__attribute__((constructor)) static void set_up(void)
{
	const char *call = getenv("FAULT_CALL");

	for (int i = 0; call && i < CALL_COUNT; i++)
		if (strcmp(names[i], call) == 0)
			wanted = (enum call)i;
	first = number("FAULT_NTH");
	last = getenv("FAULT_LAST") ? number("FAULT_LAST") : first;
	wanted_errno = (int)number("FAULT_ERRNO");
	under = getenv("FAULT_UNDER");
	log_fd = open_lines("FAULT_LOG");
	counts_fd = open_lines("FAULT_COUNTS");
}

__attribute__((destructor)) static void tell_counts(void)
{
	char line[128];

	for (int i = 0; i < CALL_COUNT; i++) {
		(void)snprintf(line, sizeof(line), "%s %lu\n", names[i],
			atomic_load(&counts[i]));
		add_line(counts_fd, line);
	}
}

static void path_of_descriptor(int fd, char path[PATH_MAX])
{
	char link[64];
	long size;

	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	size = syscall(
		SYS_readlinkat, AT_FDCWD, link, path, (size_t)PATH_MAX - 1);
	path[size < 0 ? 0 : size] = '\0';
}

/* The path of name below the folder that fd is; of fd itself without name. */
static void path_of(int fd, const char *name, char path[PATH_MAX])
{
	size_t length = 0;

	path[0] = '\0';
	if (name && name[0] == '/') {
		(void)snprintf(path, PATH_MAX, "%s", name);
		return;
	}
	if (fd >= 0)
		path_of_descriptor(fd, path);
	else if (syscall(SYS_getcwd, path, (size_t)PATH_MAX) < 0)
		path[0] = '\0';
	length = strlen(path);
	if (name && name[0] != '\0')
		(void)snprintf(path + length, PATH_MAX - length, "/%s", name);
}

static int is_under(const char *path)
{
	size_t length = under ? strlen(under) : 0;

	return length == 0 ||
	       (strncmp(path, under, length) == 0 &&
		       (path[length] == '/' || path[length] == '\0'));
}

/* Is it the turn of this call to fail? */
static int fails(enum call call, int fd, const char *name)
{
	char path[PATH_MAX] = "";
	char line[PATH_MAX + 64];
	unsigned long turn;
	int saved = errno;

	if (under || call == wanted)
		path_of(fd, name, path);
	errno = saved;
	if (!is_under(path))
		return 0;
	turn = atomic_fetch_add(&counts[call], 1) + 1;
	if (call != wanted || first == 0 || turn < first || turn > last)
		return 0;
	(void)snprintf(line, sizeof(line), "%s %s\n", names[call], path);
	add_line(log_fd, line);
	errno = wanted_errno;
	return 1;
}

/* The function that this one stands before. */
#define REAL(name, ...) \
	static __typeof__(__VA_ARGS__) real; \
	if (!real) \
	*(void **)&real = dlsym(RTLD_NEXT, name)

static mode_t mode_of(int flags, va_list list)
{
	return flags & (O_CREAT | __O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

#define DEFINE_OPEN(name) \
	int name(const char *path, int flags, ...) \
	{ \
		REAL(#name, int (*)(const char *, int, ...)); \
		va_list list; \
		mode_t mode; \
		va_start(list, flags); \
		mode = mode_of(flags, list); \
		va_end(list); \
		return fails(CALL_OPEN, -1, path) ? -1 \
						  : real(path, flags, mode); \
	}
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE_OPENAT(name) \
	int name(int fd, const char *path, int flags, ...) \
	{ \
		REAL(#name, int (*)(int, const char *, int, ...)); \
		va_list list; \
		mode_t mode; \
		va_start(list, flags); \
		mode = mode_of(flags, list); \
		va_end(list); \
		return fails(CALL_OPENAT, fd, path) \
			       ? -1 \
			       : real(fd, path, flags, mode); \
	}
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

static enum call call_of(long number)
{
	switch (number) {
	case SYS_openat2:
		return CALL_OPENAT2;
	case SYS_landlock_create_ruleset:
	case SYS_landlock_add_rule:
	case SYS_landlock_restrict_self:
		return CALL_LANDLOCK;
	case 451: /* cachestat, which these headers do not know */
		return CALL_CACHESTAT;
	default:
		return CALL_COUNT;
	}
}

/* What has no function of its own. */
long syscall(long call, ...)
{
	REAL("syscall", long (*)(long, ...));
	long a[6];
	enum call kind;
	va_list list;

	va_start(list, call);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(list, long);
	va_end(list);
	kind = call_of(call);
	if (kind != CALL_COUNT &&
		fails(kind, kind == CALL_LANDLOCK ? -1 : (int)a[0],
			kind == CALL_OPENAT2 ? (const char *)a[1] : NULL))
		return -1;
	return real(call, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* CUT: what a call that is cut short is asked for instead. */
#define CUT(size) ((size) > 1 ? (size) / 2 : (size))

#define DEFINE_TRANSFER(call, name, args, fd, real_args, cut_args) \
	ssize_t name args \
	{ \
		REAL(#name, ssize_t(*) args); \
		if (!fails(call, fd, NULL)) \
			return real real_args; \
		return wanted_errno == 0 ? real cut_args : -1; \
	}
DEFINE_TRANSFER(CALL_READ, read, (int fd, void *data, size_t size), fd,
	(fd, data, size), (fd, data, CUT(size)))
DEFINE_TRANSFER(CALL_PREAD, pread,
	(int fd, void *data, size_t size, off_t offset), fd,
	(fd, data, size, offset), (fd, data, CUT(size), offset))
DEFINE_TRANSFER(CALL_PREAD, pread64,
	(int fd, void *data, size_t size, off64_t offset), fd,
	(fd, data, size, offset), (fd, data, CUT(size), offset))
DEFINE_TRANSFER(CALL_PREADV2, preadv64v2,
	(int fd, const struct iovec *parts, int count, off64_t offset,
		int flags),
	fd, (fd, parts, count, offset, flags),
	(fd, parts, count > 1 ? count / 2 : count, offset, flags))
DEFINE_TRANSFER(CALL_WRITE, write, (int fd, const void *data, size_t size), fd,
	(fd, data, size), (fd, data, CUT(size)))
DEFINE_TRANSFER(CALL_PWRITE, pwrite,
	(int fd, const void *data, size_t size, off_t offset), fd,
	(fd, data, size, offset), (fd, data, CUT(size), offset))
DEFINE_TRANSFER(CALL_PWRITE, pwrite64,
	(int fd, const void *data, size_t size, off64_t offset), fd,
	(fd, data, size, offset), (fd, data, CUT(size), offset))

/* A call that fails is not made, but a close is: else descriptors leak. */
int close(int fd)
{
	REAL("close", int (*)(int));
	int failed = fails(CALL_CLOSE, fd, NULL);
	int rc = real(fd);

	if (failed)
		errno = wanted_errno;
	return failed ? -1 : rc;
}

#define DEFINE(call, type, failed, name, args, fd, path, real_args) \
	type name args \
	{ \
		REAL(#name, type(*) args); \
		return fails(call, fd, path) ? (failed) : real real_args; \
	}
DEFINE(CALL_LSEEK, off_t, -1, lseek, (int fd, off_t offset, int whence), fd,
	NULL, (fd, offset, whence))
DEFINE(CALL_LSEEK, off64_t, -1, lseek64, (int fd, off64_t offset, int whence),
	fd, NULL, (fd, offset, whence))
DEFINE(CALL_STAT, int, -1, stat64, (const char *path, struct stat64 *st), -1,
	path, (path, st))
DEFINE(CALL_STAT, int, -1, stat, (const char *path, struct stat *st), -1, path,
	(path, st))
DEFINE(CALL_LSTAT, int, -1, lstat64, (const char *path, struct stat64 *st), -1,
	path, (path, st))
DEFINE(CALL_LSTAT, int, -1, lstat, (const char *path, struct stat *st), -1,
	path, (path, st))
DEFINE(CALL_FSTAT, int, -1, fstat64, (int fd, struct stat64 *st), fd, NULL,
	(fd, st))
DEFINE(CALL_FSTAT, int, -1, fstat, (int fd, struct stat *st), fd, NULL,
	(fd, st))
DEFINE(CALL_FSTATAT, int, -1, fstatat64,
	(int fd, const char *path, struct stat64 *st, int flags), fd, path,
	(fd, path, st, flags))
DEFINE(CALL_FSTATAT, int, -1, fstatat,
	(int fd, const char *path, struct stat *st, int flags), fd, path,
	(fd, path, st, flags))
DEFINE(CALL_STATX, int, -1, statx,
	(int fd, const char *path, int flags, unsigned mask, struct statx *st),
	fd, path, (fd, path, flags, mask, st))
DEFINE(CALL_FSTATFS, int, -1, fstatfs64, (int fd, struct statfs64 *st), fd,
	NULL, (fd, st))
DEFINE(CALL_FDOPENDIR, DIR *, NULL, fdopendir, (int fd), fd, NULL, (fd))
DEFINE(CALL_FSYNC, int, -1, fsync, (int fd), fd, NULL, (fd))
DEFINE(CALL_FDATASYNC, int, -1, fdatasync, (int fd), fd, NULL, (fd))
DEFINE(CALL_SYNCFS, int, -1, syncfs, (int fd), fd, NULL, (fd))
DEFINE(CALL_FTRUNCATE, int, -1, ftruncate, (int fd, off_t size), fd, NULL,
	(fd, size))
DEFINE(CALL_FTRUNCATE, int, -1, ftruncate64, (int fd, off64_t size), fd, NULL,
	(fd, size))
DEFINE(CALL_FLOCK, int, -1, flock, (int fd, int kind), fd, NULL, (fd, kind))
DEFINE(CALL_RENAMEAT, int, -1, renameat,
	(int from_fd, const char *from, int fd, const char *to), fd, to,
	(from_fd, from, fd, to))
DEFINE(CALL_RENAMEAT2, int, -1, renameat2,
	(int from_fd, const char *from, int fd, const char *to, unsigned flags),
	fd, to, (from_fd, from, fd, to, flags))
DEFINE(CALL_LINKAT, int, -1, linkat,
	(int from_fd, const char *from, int fd, const char *to, int flags), fd,
	to, (from_fd, from, fd, to, flags))
DEFINE(CALL_UNLINK, int, -1, unlink, (const char *path), -1, path, (path))
DEFINE(CALL_UNLINKAT, int, -1, unlinkat, (int fd, const char *path, int flags),
	fd, path, (fd, path, flags))
DEFINE(CALL_MKDIR, int, -1, mkdir, (const char *path, mode_t mode), -1, path,
	(path, mode))
DEFINE(CALL_MKDIRAT, int, -1, mkdirat, (int fd, const char *path, mode_t mode),
	fd, path, (fd, path, mode))
DEFINE(CALL_ACCESS, int, -1, access, (const char *path, int mode), -1, path,
	(path, mode))
DEFINE(CALL_FACCESSAT, int, -1, faccessat,
	(int fd, const char *path, int mode, int flags), fd, path,
	(fd, path, mode, flags))

DEFINE(CALL_FCHMOD, int, -1, fchmod, (int fd, mode_t mode), fd, NULL,
	(fd, mode))
DEFINE(CALL_READLINK, ssize_t, -1, readlink,
	(const char *path, char *data, size_t size), -1, path,
	(path, data, size))
DEFINE(CALL_MEMFD, int, -1, memfd_create, (const char *name, unsigned flags),
	-1, NULL, (name, flags))
DEFINE(CALL_RANDOM, ssize_t, -1, getrandom,
	(void *data, size_t size, unsigned flags), -1, NULL,
	(data, size, flags))

void *mmap64(void *at, size_t size, int kind, int flags, int fd, off64_t offset)
{
	REAL("mmap64", void *(*)(void *, size_t, int, int, int, off64_t));

	/* Memory without a file is the allocator's. */
	if (fd >= 0 && fails(CALL_MMAP, fd, NULL))
		return MAP_FAILED;
	return real(at, size, kind, flags, fd, offset);
}

struct dirent64 *readdir64(DIR *folder)
{
	REAL("readdir64", struct dirent64 * (*)(DIR *));

	return fails(CALL_READDIR, dirfd(folder), NULL) ? NULL : real(folder);
}

/* These two return the errno, and leave errno alone. */
int posix_fadvise64(int fd, off64_t offset, off64_t size, int advice)
{
	REAL("posix_fadvise64", int (*)(int, off64_t, off64_t, int));
	int saved = errno;
	int failed = fails(CALL_FADVISE, fd, NULL);

	errno = saved;
	return failed ? wanted_errno : real(fd, offset, size, advice);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
	void *(*start)(void *), void *payload)
{
	REAL("pthread_create", int (*)(pthread_t *, const pthread_attr_t *,
				       void *(*)(void *), void *));
	int saved = errno;
	int failed = fails(CALL_THREAD, -1, NULL);

	errno = saved;
	return failed ? wanted_errno : real(thread, attributes, start, payload);
}

/*
 * No system refuses to take a lock back; SQLite would then wait for itself, to
 * the end of its patience.
 */
static int gives_back(int command, const struct flock *lock)
{
	return (command == F_SETLK || command == F_OFD_SETLK) &&
	       lock->l_type == F_UNLCK;
}

#define DEFINE_FCNTL(name) \
	int name(int fd, int command, ...) \
	{ \
		REAL(#name, int (*)(int, int, ...)); \
		va_list list; \
		void *argument; \
		va_start(list, command); \
		argument = va_arg(list, void *); \
		va_end(list); \
		return !gives_back(command, argument) && \
				       fails(CALL_FCNTL, fd, NULL) \
			       ? -1 \
			       : real(fd, command, argument); \
	}
DEFINE_FCNTL(fcntl)
DEFINE_FCNTL(fcntl64)
