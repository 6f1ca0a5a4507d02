/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/keyed-hash.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/check.h"
#include "fixity/catalog/upkeep.h"

static enum fonds_status fail_exists(
	const char *path, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_EXISTS,
		"'%s' is there already, and is never replaced", path);
}

enum fonds_status fonds_draft_begin(struct fonds_draft *draft,
	const char *target, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	fonds_cleanup(fonds_freep) char *name = NULL;
	struct fonds_hash_key random;
	struct stat st;
	enum fonds_status status = fonds_file_split(
		target, &parent, &name, error);

	if (status < 0)
		return status;
	if (lstat(target, &st) == 0)
		return fail_exists(target, error);
	/* Of SQLite's two tries the second one would be told: no such file. */
	if (access(parent, W_OK | X_OK) < 0)
		return fonds_fail_errno(error, "cannot write '%s'", target);
	status = fonds_hash_key_new(&random, error);
	if (status < 0)
		return status;
	draft->target = strdup(target);
	if (!draft->target)
		return fonds_fail_nomem(error);
	if (asprintf(&draft->path, "%s/.%s.part-%016" PRIx64, parent, name,
		    random.words[0]) < 0) {
		draft->path = NULL;
		return fonds_fail_nomem(error);
	}
	return FONDS_OK;
}

static void remove_beside(const char *path, const char *ending)
{
	fonds_cleanup(fonds_freep) char *name = NULL;

	if (asprintf(&name, "%s%s", path, ending) < 0) {
		name = NULL;
		return;
	}
	(void)unlink(name);
}

void fonds_draft_clear(struct fonds_draft *draft)
{
	if (draft->path) {
		remove_beside(draft->path, "");
		remove_beside(draft->path, "-wal");
		remove_beside(draft->path, "-shm");
	}
	free(draft->path);
	free(draft->target);
	draft->path = NULL;
	draft->target = NULL;
}

static enum fonds_status check(
	const struct fonds_draft *draft, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_catalog_closep) struct fonds_catalog *catalog = NULL;
	fonds_cleanup(
		fonds_catalog_check_freep) struct fonds_catalog_check *check =
		NULL;
	enum fonds_status status = fonds_catalog_open(
		draft->path, false, &catalog, error);

	if (status == FONDS_OK)
		status = fonds_catalog_check_run(catalog, &check, error);
	if (status == FONDS_OK && !fonds_catalog_check_is_sound(check))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' would not be a sound catalog: %s", draft->target,
			fonds_catalog_check_get(check, 0));
	return status < 0 ? status : fonds_db_settle(catalog, error);
}

static enum fonds_status sync_file(const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	return fonds_file_sync(fd, path, error);
}

enum fonds_status fonds_draft_publish(
	struct fonds_draft *draft, struct fonds_error **error)
{
	enum fonds_status status = check(draft, error);

	if (status == FONDS_OK)
		status = sync_file(draft->path, error);
	if (status < 0)
		return status;
	if (fonds_file_rename_new(
		    AT_FDCWD, draft->path, AT_FDCWD, draft->target) < 0)
		return errno == EEXIST ? fail_exists(draft->target, error)
				       : fonds_fail_errno(error,
						 "cannot rename '%s' to '%s'",
						 draft->path, draft->target);
	return fonds_file_sync_parent(draft->target, error);
}
