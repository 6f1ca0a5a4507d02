/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format-magic.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <magic.h>

#include "base/error.h"

/*
 * Bytes are taken as they are: nothing is unpacked, and what a hostile file
 * can make libmagic do is bounded.
 */
#define MAGIC_FLAGS (MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_ERROR)

static const struct limit {
	int parameter;
	size_t value;
} limits[] = {
	{ MAGIC_PARAM_INDIR_MAX, 15 },
	{ MAGIC_PARAM_NAME_MAX, 50 },
	{ MAGIC_PARAM_ELF_PHNUM_MAX, 128 },
	{ MAGIC_PARAM_ELF_SHNUM_MAX, 1024 },
	{ MAGIC_PARAM_ELF_NOTES_MAX, 64 },
	{ MAGIC_PARAM_REGEX_MAX, 8192 },
	{ MAGIC_PARAM_BYTES_MAX, 256 * 1024 },
};

struct fonds_magic {
	magic_t cookie;
};

static enum fonds_status fail(
	struct fonds_magic *magic, const char *what, struct fonds_error **error)
{
	const char *reason = magic_error(magic->cookie);

	if (magic_errno(magic->cookie) == ENOMEM)
		return fonds_fail_nomem(error);
	return fonds_fail(error, FONDS_ERR_IO, "%s: %s", what,
		reason ? reason : "unknown reason");
}

static enum fonds_status set_up(
	struct fonds_magic *magic, struct fonds_error **error)
{
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		if (magic_setparam(magic->cookie, limits[i].parameter,
			    &limits[i].value) < 0)
			return fail(magic, "cannot limit libmagic", error);
	}
	if (magic_load(magic->cookie, NULL) < 0)
		return fail(
			magic, "cannot load the database of libmagic", error);
	return FONDS_OK;
}

enum fonds_status fonds_magic_new(
	struct fonds_magic **ret, struct fonds_error **error)
{
	struct fonds_magic *magic = calloc(1, sizeof(*magic));
	enum fonds_status status;

	if (!magic)
		return fonds_fail_nomem(error);
	magic->cookie = magic_open(MAGIC_FLAGS);
	if (!magic->cookie) {
		free(magic);
		return fonds_fail_nomem(error);
	}
	status = set_up(magic, error);
	if (status != FONDS_OK) {
		fonds_magic_free(magic);
		return status;
	}
	*ret = magic;
	return FONDS_OK;
}

void fonds_magic_free(struct fonds_magic *magic)
{
	if (!magic)
		return;
	magic_close(magic->cookie);
	free(magic);
}

/*
 * Without a number of the system behind it the bytes are to blame: 5.44 gives
 * up on some that look like UTF-32 and have code points that are none.
 */
enum fonds_status fonds_magic_mime(struct fonds_magic *magic, const void *data,
	size_t size, const char **ret, struct fonds_error **error)
{
	const char *mime = magic_buffer(magic->cookie, data, size);

	if (!mime && magic_errno(magic->cookie) != 0)
		return fail(magic, "libmagic cannot identify", error);
	*ret = mime && strchr(mime, '/') ? mime : "application/octet-stream";
	return FONDS_OK;
}

int fonds_magic_version(void)
{
	return magic_version();
}
