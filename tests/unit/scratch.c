/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char scratch[4096];
static int before = -1;

int scratch_enter(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	(void)snprintf(scratch, sizeof(scratch), "%s/fonds-test-XXXXXX",
		base && *base ? base : "/tmp");
	before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (before < 0 || !mkdtemp(scratch))
		return -1;
	return chdir(scratch);
}

/* A test may have taken rights away; the order is a folder before its files. */
static int allow(
	const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)at;
	if (type == FTW_D || type == FTW_DNR)
		(void)chmod(path, 0700);
	return 0;
}

static int drop(
	const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

int scratch_leave(void **state)
{
	int result;

	(void)state;
	if (before < 0 || fchdir(before) < 0)
		return -1;
	(void)close(before);
	before = -1;
	(void)nftw(scratch, allow, 16, FTW_PHYS);
	result = nftw(scratch, drop, 16, FTW_DEPTH | FTW_PHYS);
	return result;
}

void scratch_folder(const char *name)
{
	char path[4096];

	assert_true(strlen(name) < sizeof(path));
	for (size_t i = 1; i <= strlen(name); i++) {
		if (name[i] != '/' && name[i] != '\0')
			continue;
		memcpy(path, name, i);
		path[i] = '\0';
		assert_true(mkdir(path, 0777) == 0 || errno == EEXIST);
	}
}

void scratch_write_bytes(const char *name, const void *data, size_t size)
{
	const char *slash = strrchr(name, '/');
	char folder[4096];
	FILE *file;

	if (slash && slash > name) {
		(void)snprintf(folder, sizeof(folder), "%.*s",
			(int)(slash - name), name);
		scratch_folder(folder);
	}
	file = fopen(name, "wbe");
	assert_non_null(file);
	assert_int_equal(size, fwrite(data, 1, size, file));
	assert_int_equal(0, fclose(file));
}

void scratch_write(const char *name, const char *text)
{
	scratch_write_bytes(name, text, strlen(text));
}

bool scratch_holds(const char *name, const char *text)
{
	size_t size = strlen(text);
	FILE *file = fopen(name, "rbe");
	bool same = file != NULL;

	for (size_t i = 0; same && i < size; i++)
		same = fgetc(file) == (unsigned char)text[i];
	same = same && fgetc(file) == EOF;
	if (file)
		(void)fclose(file);
	return same;
}

bool scratch_exists(const char *name)
{
	struct stat st;

	return lstat(name, &st) == 0;
}

size_t scratch_count(const char *folder)
{
	DIR *dir = opendir(folder);
	size_t count = 0;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	(void)closedir(dir);
	return count - 2; /* . and .. */
}

size_t scratch_count_fds(void)
{
	return scratch_count("/proc/self/fd") - 1; /* that of the listing */
}
