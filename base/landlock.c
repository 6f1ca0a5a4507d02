/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Landlock (landlock(7)): a ruleset names the rights that it handles, and its
 * rules give them back below some folders. Kernels know more rights with each
 * version of the interface; one that is unknown makes the whole ruleset
 * invalid, so that they are cut to what this one knows.
 */
#include "base/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "base/cleanup.h"
#include "base/error.h"

/* Since version 3; the headers of Debian 12 are older. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

static const struct {
	long version; /* of the interface that brought it */
	uint64_t rights;
	bool is_of_files; /* a rule for a file may have it */
} rights[] = {
	{ 1, LANDLOCK_ACCESS_FS_WRITE_FILE, true },
	{ 1, LANDLOCK_ACCESS_FS_REMOVE_DIR, false },
	{ 1, LANDLOCK_ACCESS_FS_REMOVE_FILE, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_CHAR, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_DIR, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_REG, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_SOCK, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_FIFO, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_BLOCK, false },
	{ 1, LANDLOCK_ACCESS_FS_MAKE_SYM, false },
	{ 2, LANDLOCK_ACCESS_FS_REFER, false },
	{ 3, LANDLOCK_ACCESS_FS_TRUNCATE, true },
};

#define VERSION_WHOLE 3 /* has all of them */

static uint64_t rights_of(long version, bool of_files)
{
	uint64_t all = 0;

	for (size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++)
		if (rights[i].version <= version &&
			(rights[i].is_of_files || !of_files))
			all |= rights[i].rights;
	return all;
}

/* 0 where the kernel has none, or it is switched off or kept from us. */
static long get_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0L,
		(long)LANDLOCK_CREATE_RULESET_VERSION, 0L);

	return version > 0 ? version : 0;
}

static int create_ruleset(long version)
{
	const struct landlock_ruleset_attr attr = {
		.handled_access_fs = rights_of(version, false),
	};

	return (int)syscall(
		SYS_landlock_create_ruleset, &attr, (long)sizeof(attr), 0L, 0L);
}

/* Give the rights back below path. */
static enum fonds_status allow(
	int ruleset, long version, const char *path, struct fonds_error **error)
{
	struct landlock_path_beneath_attr rule = { 0 };
	fonds_cleanup(fonds_closep) int fd = -1;
	struct stat st;

	fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	rule.parent_fd = fd;
	rule.allowed_access = rights_of(version, !S_ISDIR(st.st_mode));
	if (syscall(SYS_landlock_add_rule, (long)ruleset,
		    (long)LANDLOCK_RULE_PATH_BENEATH, &rule, 0L) < 0)
		return fonds_fail_errno(error,
			"cannot keep '%s' writable while all else is made "
			"read-only",
			path);
	return FONDS_OK;
}

/* What programs throw away is no change of anything. */
static void allow_null(int ruleset, long version)
{
	(void)allow(ruleset, version, "/dev/null", NULL);
}

/* The kernel asks for the first, lest a program with more rights be misled. */
static bool enforce(int ruleset)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_landlock_restrict_self, (long)ruleset, 0L, 0L, 0L) ==
		       0;
}

enum fonds_status fonds_landlock_restrict_writes(
	const char *const *writable_paths, size_t count, bool *ret_is_enforced,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int ruleset = -1;
	long version = get_version();

	if (version > 0)
		ruleset = create_ruleset(version);
	if (ruleset < 0) {
		*ret_is_enforced = false;
		return FONDS_OK;
	}
	for (size_t i = 0; i < count; i++) {
		enum fonds_status status = allow(
			ruleset, version, writable_paths[i], error);

		if (status < 0)
			return status;
	}
	allow_null(ruleset, version);
	*ret_is_enforced = enforce(ruleset) && version >= VERSION_WHOLE;
	return FONDS_OK;
}
