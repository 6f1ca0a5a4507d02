/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/form.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const struct fonds_archive_form_info forms[] = {
	[FONDS_ARCHIVE_TAR] = { "tar", "application/x-tar", true },
	[FONDS_ARCHIVE_TAR_GZ] = { "tar.gz", "application/gzip", true },
	[FONDS_ARCHIVE_TAR_BZ2] = { "tar.bz2", "application/x-bzip2", false },
	[FONDS_ARCHIVE_TAR_XZ] = { "tar.xz", "application/x-xz", true },
	[FONDS_ARCHIVE_TAR_ZST] = { "tar.zst", "application/zstd", true },
	[FONDS_ARCHIVE_TAR_LZ4] = { "tar.lz4", "application/x-lz4", false },
	[FONDS_ARCHIVE_ZIP] = { "zip", "application/zip", true },
	[FONDS_ARCHIVE_7Z] = { "7z", "application/x-7z-compressed", true },
};

/* Other endings that people write. */
static const struct {
	const char *ending;
	enum fonds_archive_form form;
} others[] = {
	{ "tgz", FONDS_ARCHIVE_TAR_GZ },
	{ "tbz2", FONDS_ARCHIVE_TAR_BZ2 },
	{ "txz", FONDS_ARCHIVE_TAR_XZ },
	{ "tzst", FONDS_ARCHIVE_TAR_ZST },
};

const struct fonds_archive_form_info *fonds_archive_form_info(
	enum fonds_archive_form form)
{
	return &forms[form];
}

/* Something must stand before the dot. */
static bool ends_in(const char *name, const char *ending, size_t *ret_size)
{
	size_t size = strlen(name);
	size_t wanted = strlen(ending);

	if (size <= wanted + 1 || name[size - wanted - 1] != '.' ||
		strcasecmp(name + size - wanted, ending) != 0)
		return false;
	if (ret_size)
		*ret_size = wanted + 1;
	return true;
}

bool fonds_archive_form_of_name(
	const char *name, enum fonds_archive_form *ret, size_t *ret_size)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (ends_in(name, forms[i].name, ret_size)) {
			*ret = (enum fonds_archive_form)i;
			return true;
		}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (ends_in(name, others[i].ending, ret_size)) {
			*ret = others[i].form;
			return true;
		}
	return false;
}
