/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A new catalog is made in memory and written like every other file of fonds:
 * it appears whole or not at all, and never replaces what is there.
 */
#include <sqlite3.h>

#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/make-below.h"
#include "fixity/catalog/schema.h"

static void free_image(unsigned char **image)
{
	sqlite3_free(*image);
}

static enum fonds_status write_image(
	const char *path, void *payload, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	fonds_cleanup(free_image) unsigned char *image = NULL;
	enum fonds_status status;
	size_t size = 0;

	(void)payload;
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

enum fonds_status fonds_catalog_create(
	const char *path, struct fonds_error **error)
{
	return fonds_make_below(path, write_image, NULL, error);
}
