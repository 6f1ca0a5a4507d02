/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/archive-tree.h"

#include <string.h>
#include <unistd.h>

#include "archive/pipe-copy.h"
#include "archive/sevenzip-tree.h"
#include "archive/source.h"
#include "archive/tar-header.h"
#include "archive/tar-tree.h"
#include "archive/zip-tree.h"
#include "base/cleanup.h"
#include "base/error.h"

static const struct {
	const char *magic;
	size_t size;
	enum fonds_archive_form form;
} magics[] = {
	{ "\x1f\x8b", 2, FONDS_ARCHIVE_TAR_GZ },
	{ "BZh", 3, FONDS_ARCHIVE_TAR_BZ2 },
	{ "\xfd\x37zXZ", 6, FONDS_ARCHIVE_TAR_XZ }, /* with its NUL */
	{ "\x28\xb5\x2f\xfd", 4, FONDS_ARCHIVE_TAR_ZST },
	{ "\x04\x22\x4d\x18", 4, FONDS_ARCHIVE_TAR_LZ4 },
	{ "PK\x03\x04", 4, FONDS_ARCHIVE_ZIP },
	{ "PK\x05\x06", 4, FONDS_ARCHIVE_ZIP }, /* with no member */
	{ "7z\xbc\xaf\x27\x1c", 6, FONDS_ARCHIVE_7Z },
};

static bool form_of_head(
	const uint8_t *head, size_t size, enum fonds_archive_form *ret)
{
	for (size_t i = 0; i < sizeof(magics) / sizeof(*magics); i++)
		if (size >= magics[i].size &&
			memcmp(head, magics[i].magic, magics[i].size) == 0) {
			*ret = magics[i].form;
			return true;
		}
	*ret = FONDS_ARCHIVE_TAR;
	return size == FONDS_TAR_BLOCK &&
	       (fonds_tar_block_is_header(head) ||
		       fonds_tar_block_is_zero(head));
}

static enum fonds_status find_form(const struct fonds_source *source,
	enum fonds_archive_form *ret, struct fonds_error **error)
{
	if (form_of_head(source->head, source->head_size, ret))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"'%s' is no tar, zip or 7z, or its beginning is damaged",
		source->name);
}

/* Whoever reads a pipe does not see which members the directory left out. */
static enum fonds_status open_zip(struct fonds_source *source,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int owned = source->fd;
	int fd = source->fd;
	enum fonds_status status = FONDS_OK;

	if (source->is_file)
		owned = -1;
	else
		status = fonds_pipe_copy_new(source, &fd, error);
	if (status < 0)
		return status;
	return fonds_zip_tree_new(fd, source->name, limits, ret, error);
}

static enum fonds_status open_7z(struct fonds_source *source,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	if (source->is_file)
		return fonds_sevenzip_tree_new(
			source->fd, source->name, limits, ret, error);
	fonds_closep(&source->fd);
	return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
		"'%s' is a 7z, which is read from a file and not from a pipe",
		source->name);
}

enum fonds_status fonds_archive_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error)
{
	static const struct fonds_archive_limits standard =
		FONDS_ARCHIVE_LIMITS_INIT;
	fonds_cleanup(fonds_closep) int owned = fd;
	enum fonds_archive_form form = FONDS_ARCHIVE_TAR;
	struct fonds_source source;
	enum fonds_status status;

	status = fonds_source_init(&source, fd, name, error);
	if (status == FONDS_OK)
		status = find_form(&source, &form, error);
	if (status < 0)
		return status;
	owned = -1;
	if (!limits)
		limits = &standard;
	if (form == FONDS_ARCHIVE_ZIP)
		return open_zip(&source, limits, ret, error);
	if (form == FONDS_ARCHIVE_7Z)
		return open_7z(&source, limits, ret, error);
	return fonds_tar_tree_new(&source, form, limits, ret, error);
}

enum fonds_archive_form fonds_archive_tree_form(struct fonds_tree *tree)
{
	enum fonds_archive_form form = FONDS_ARCHIVE_ZIP;

	if (fonds_sevenzip_tree_is(tree))
		return FONDS_ARCHIVE_7Z;
	(void)fonds_tar_tree_form(tree, &form);
	return form;
}

bool fonds_archive_begins(int fd)
{
	enum fonds_archive_form form;
	uint8_t head[FONDS_TAR_BLOCK];
	ssize_t size = pread(fd, head, sizeof(head), 0);

	if (size <= 0 || !form_of_head(head, (size_t)size, &form))
		return false;
	return form == FONDS_ARCHIVE_ZIP || form == FONDS_ARCHIVE_7Z ||
	       (form == FONDS_ARCHIVE_TAR && fonds_tar_block_is_header(head));
}
