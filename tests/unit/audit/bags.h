/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_AUDIT_BAGS_H
#define TESTS_UNIT_AUDIT_BAGS_H

#include <errno.h>
#include <sys/wait.h>

#include "fixity/digest/hasher.h"
#include "tests/unit/fixity/scratch.h"

/* Bags on the disk, registered as they are: the content is the path. */

static inline const char *bag_file(
	struct scratch *scratch, const char *bag, const char *path)
{
	char name[4096];

	(void)snprintf(name, sizeof(name), "%s/%s", bag, path);
	return scratch_name(scratch, name);
}

static inline void bag_write(struct scratch *scratch, const char *bag,
	const char *path, const char *text)
{
	char *name = strdup(bag_file(scratch, bag, path));

	for (char *p = name + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		assert_true(mkdir(name, 0755) == 0 || errno == EEXIST);
		*p = '/';
	}
	scratch_write(name, text, strlen(text));
	free(name);
}

/* Write the files, and register them; paths end in NULL. */
static inline int64_t bag_make(
	struct scratch *scratch, const char *bag, const char *const *paths)
{
	char *location = strdup(scratch_name(scratch, bag));
	struct fonds_holding row = scratch_bag(bag, location);
	int64_t number = 0;

	assert_int_equal(
		FONDS_OK, fonds_accession_begin(
				  scratch->catalog, &row, &number, NULL));
	for (; *paths; paths++) {
		struct fonds_digest digest;

		bag_write(scratch, bag, *paths, *paths);
		assert_int_equal(
			FONDS_OK, fonds_digest_memory(FONDS_SHA256, *paths,
					  strlen(*paths), &digest, NULL));
		assert_int_equal(FONDS_OK,
			fonds_accession_file(scratch->catalog, *paths,
				strlen(*paths), &digest, NULL));
	}
	assert_int_equal(FONDS_OK,
		fonds_accession_commit(scratch->catalog, NULL));
	free(location);
	return number;
}

static inline int bag_give_away(
	const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return lchown(path, 65534, 65534);
}

/*
 * Call test where rights count: as it is, or for root in a child without any.
 * It must not use cmocka and returns 0, or the line where it failed.
 */
static inline int as_nobody(
	struct scratch *scratch, int (*test)(struct scratch *scratch))
{
	int result = -1;
	pid_t pid;

	if (geteuid() != 0)
		return test(scratch);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, nftw(scratch->path, bag_give_away, 16, FTW_PHYS));
	pid = fork();
	if (pid == 0) {
		int line = __LINE__;

		if (setgid(65534) == 0 && setuid(65534) == 0 &&
			fonds_catalog_open(scratch->catalog_path, false,
				&scratch->catalog, NULL) == FONDS_OK)
			line = test(scratch);
		fonds_catalog_close(scratch->catalog);
		_exit(line == 0 ? 0 : 1 + line % 250);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	return result;
}

#endif
