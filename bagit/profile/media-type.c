/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/profile/media-type.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Names for one form stand in one row; the first is the one to write. */
static const char *const rows[][5] = {
	{ "application/x-tar", "application/tar" },
	{ "application/gzip", "application/x-gzip", "application/x-gtar",
		"application/x-compressed-tar", "application/tar+gzip" },
	{ "application/zip", "application/x-zip-compressed" },
	{ "application/x-7z-compressed", "application/x-7z" },
	{ "application/x-xz", "application/x-xz-compressed-tar" },
	{ "application/zstd", "application/x-zstd",
		"application/x-zstd-compressed-tar" },
};

#define ROW_COUNT (sizeof(rows) / sizeof(*rows))
#define NAME_COUNT (sizeof(rows[0]) / sizeof(*rows[0]))

/* What a name of RFC 6838 4.2 is made of. */
#define NAME_CHARACTERS \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" \
	"!#$&-^_.+"

bool fonds_media_type_is_well_formed(const char *type)
{
	size_t span = strspn(type, NAME_CHARACTERS);
	const char *subtype = type + span + 1;

	if (span == 0 || type[span] != '/')
		return false;
	span = strspn(subtype, NAME_CHARACTERS);
	return span > 0 && subtype[span] == '\0';
}

static bool is_in_row(size_t row, const char *type)
{
	for (size_t i = 0; i < NAME_COUNT && rows[row][i]; i++)
		if (strcasecmp(rows[row][i], type) == 0)
			return true;
	return false;
}

bool fonds_media_type_is_same(const char *a, const char *b)
{
	if (strcasecmp(a, b) == 0)
		return true;
	for (size_t row = 0; row < ROW_COUNT; row++)
		if (is_in_row(row, a))
			return is_in_row(row, b);
	return false;
}
