/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FAULT_H
#define TESTS_UNIT_FAULT_H

#include <stdbool.h>

/*
 * Makes the nth call of a kind fail, in the code under test and in the test
 * itself (not in shared libraries: the linker wraps what is linked here). A
 * test adds fault_dep to its dependencies and goes up until nothing failed:
 *
 *	for (unsigned n = 0;; n++) {
 *		fault_arm(FAULT_ALLOC, n);
 *		status = fonds_thing_new(&thing, &error);
 *		fault_disarm();
 *		if (!fault_fired())
 *			break;
 *		assert_int_equal(FONDS_ERR_NOMEM, status);
 *		assert_null(thing);
 *		fonds_error_free(error);
 *		error = NULL;
 *		... and nothing was left behind
 *	}
 *	assert_int_equal(FONDS_OK, status);
 *
 * Between arm and disarm call nothing but what is tested. A failure that the
 * code may rightly survive (FAULT_CLOSE after reading, a fallback) needs a
 * weaker assertion than the one above. Calls are counted over all threads.
 */
enum fault_kind {
	FAULT_ALLOC, /* malloc aligned_alloc calloc realloc reallocarray strdup
	                  strndup asprintf vasprintf: ENOMEM */
	FAULT_OPEN,  /* open openat openat2 fdopendir opendir: EMFILE */
	FAULT_OPENAT2, /* syscall(SYS_openat2) alone: ENOSYS */
	FAULT_READ,    /* read pread: EIO */
	FAULT_LIST,    /* readdir: EIO */
	FAULT_STAT,    /* stat lstat fstat fstatat: EIO */
	FAULT_WRITE,   /* write pwrite: ENOSPC */
	FAULT_SYNC,    /* fsync fdatasync syncfs: EIO */
	FAULT_CLOSE,   /* close, which closes nevertheless: EIO */
	FAULT_RENAME,  /* rename renameat renameat2 link linkat: EIO */
	FAULT_MKDIR,   /* mkdir mkdirat: ENOSPC */
	FAULT_UNLINK,  /* unlink unlinkat rmdir: EIO */
	FAULT_LOCK,    /* flock: ENOLCK */
	FAULT_THREAD,  /* pthread_create: EAGAIN */
	FAULT_RANDOM,  /* getrandom: EIO */
	FAULT_FLAGS,   /* fcntl(F_SETFL): EINVAL */
	FAULT_PROBE,   /* preadv2, syscall(SYS_cachestat): EOPNOTSUPP */
	/* syscall(SYS_landlock_*): EOPNOTSUPP */
	FAULT_LANDLOCK,
	FAULT_KINDS,
};

/* The nth call (0: the next one) fails, those after it work again. */
void fault_arm(enum fault_kind kind, unsigned nth);

/* The same with another errno: EINTR, EACCES, ENAMETOOLONG ... */
void fault_arm_errno(enum fault_kind kind, unsigned nth, int sys_errno);

/* The nth call and all after it fail: a full disk, a missing system call. */
void fault_arm_from(enum fault_kind kind, unsigned nth, int sys_errno);

/*
 * No failure: before the nth call of the kind, action runs once in place, in
 * the thread that makes the call: to change a file in the middle of an
 * operation, or to end the process there.
 */
void fault_arm_action(enum fault_kind kind, unsigned nth, void (*action)(void));

/* read and write take at most so many bytes a call; 0: as many as asked. */
void fault_limit_io(unsigned bytes);

/* Ends what was armed; fault_fired() keeps its answer until the next arm. */
void fault_disarm(void);

/* Did a call fail, or the action run, since the last arm? */
bool fault_fired(void);

#endif
