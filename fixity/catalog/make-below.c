/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/make-below.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

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
static enum fonds_status make_from(const char *path, size_t n,
	fonds_make_fn *make, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *folder = strdup(path);
	enum fonds_status status;
	bool made = false;

	if (!folder)
		return fonds_fail_nomem(error);
	if (!cut_after_folder(folder, n))
		return make(path, payload, error);
	status = make_folder(folder, &made, error);
	if (status == FONDS_OK)
		status = make_from(path, n + 1, make, payload, error);
	if (status < 0 && made)
		(void)rmdir(folder);
	return status;
}

enum fonds_status fonds_make_below(const char *path, fonds_make_fn *make,
	void *payload, struct fonds_error **error)
{
	return make_from(path, 1, make, payload, error);
}
