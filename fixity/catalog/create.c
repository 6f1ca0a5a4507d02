/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A new catalog is made in memory and written like every other file of fonds:
 * it appears whole or not at all, and never replaces what is there.
 */
#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/schema.h"

static void free_image(unsigned char **image)
{
	sqlite3_free(*image);
}

static enum fonds_status write_image(
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	fonds_cleanup(free_image) unsigned char *image = NULL;
	enum fonds_status status;
	size_t size = 0;

	status = fonds_schema_image(&image, &size, error);
	if (status < 0)
		return status;
	status = fonds_atomic_file_begin(path, false, &file, error);
	if (status < 0)
		return status;
	status = fonds_atomic_file_write(file, image, size, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

/* The path cut at the end of each of its folders: "/a" for 1 of "/a/b/c". */
static bool cut_after_folder(char *path, size_t count)
{
	char *p = path;

	while (*p == '/')
		p++;
	for (; *p; p++) {
		if (*p != '/' || p[1] == '/' || p[1] == '\0')
			continue;
		if (count-- > 1)
			continue;
		*p = '\0';
		return true;
	}
	return false;
}

/* Make one folder; *ret_made is false when it was there. */
static enum fonds_status make_folder(
	const char *path, bool *ret_made, struct fonds_error **error)
{
	*ret_made = mkdir(path, 0777) == 0;
	if (*ret_made)
		return fonds_file_sync_parent(path, error);
	/* What is in the way is told when the file is made. */
	if (errno == EEXIST)
		return FONDS_OK;
	return fonds_fail_errno(error, "cannot make the folder '%s'", path);
}

/*
 * Make the folders of path from the nth on, then the file; when that fails
 * remove the folder made here, so that nothing is left behind.
 */
static enum fonds_status create_below(
	const char *path, size_t n, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *folder = strdup(path);
	enum fonds_status status;
	bool made = false;

	if (!folder)
		return fonds_fail_nomem(error);
	if (!cut_after_folder(folder, n))
		return write_image(path, error);
	status = make_folder(folder, &made, error);
	if (status == FONDS_OK)
		status = create_below(path, n + 1, error);
	if (status < 0 && made)
		(void)rmdir(folder);
	return status;
}

enum fonds_status fonds_catalog_create(
	const char *path, struct fonds_error **error)
{
	return create_below(path, 1, error);
}
