/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/catalog.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

#define RUN_TEXTS_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

const char *fonds_catalog_path(const struct fonds_catalog *catalog)
{
	return catalog->path;
}

void fonds_catalog_close(struct fonds_catalog *catalog)
{
	if (!catalog)
		return;
	fonds_database_close(catalog);
	fonds_locks_clear(&catalog->locks);
	fonds_leases_clear(&catalog->leases);
	fonds_arena_clear(&catalog->run_texts);
	free(catalog->path);
	free(catalog);
}

void fonds_catalog_closep(struct fonds_catalog **catalog)
{
	fonds_catalog_close(*catalog);
}

static enum fonds_status check_name(
	const char *path, struct fonds_error **error)
{
	if (*path == '\0')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the path of the catalog is empty");
	if (strncmp(path, "postgresql://", 13) == 0 ||
		strncmp(path, "postgres://", 11) == 0)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"a catalog in PostgreSQL is not known to this version");
	if (strlen(path) >= FONDS_CATALOG_LENGTH_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the path of the catalog is too long");
	return FONDS_OK;
}

/* SQLite would wait for a FIFO, and take an empty file for a database. */
static enum fonds_status check_file(
	const char *path, const struct stat *st, struct fonds_error **error)
{
	if (S_ISDIR(st->st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a folder, not a catalog", path);
	if (!S_ISREG(st->st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a regular file", path);
	if (st->st_size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is empty, not a catalog of fonds", path);
	return FONDS_OK;
}

static enum fonds_status find_file(
	const char *path, bool create, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;
	struct stat st;

	if (stat(path, &st) == 0)
		return check_file(path, &st, error);
	if (errno != ENOENT)
		return fonds_fail_errno(
			error, "cannot open the catalog '%s'", path);
	if (!create)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"there is no catalog at '%s': make one by 'fonds "
			"catalog init', or name another by --catalog",
			path);
	status = fonds_catalog_create(path, error ? &why : NULL);
	/* Another process was faster: its catalog is as good. */
	if (status == FONDS_ERR_EXISTS && stat(path, &st) == 0)
		return check_file(path, &st, error);
	if (status < 0 && error)
		*error = fonds_steal(&why);
	return status;
}

enum fonds_status fonds_catalog_open(const char *path, bool create,
	struct fonds_catalog **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_catalog_closep) struct fonds_catalog *catalog = NULL;
	enum fonds_status status = check_name(path, error);

	if (status == FONDS_OK)
		status = find_file(path, create, error);
	if (status < 0)
		return status;
	catalog = calloc(1, sizeof(*catalog));
	if (!catalog)
		return fonds_fail_nomem(error);
	fonds_locks_init(&catalog->locks);
	fonds_arena_init(&catalog->run_texts, RUN_TEXTS_MAX);
	/* Resolved, so that every name of a catalog leads to the same lock. */
	catalog->path = realpath(path, NULL);
	if (!catalog->path)
		return fonds_fail_errno(
			error, "cannot open the catalog '%s'", path);
	status = fonds_database_open(catalog, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&catalog);
	return FONDS_OK;
}
