/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/fetch-writer.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "bagit/path-encoding.h"
#include "base/error.h"

#define UNRESERVED \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
#define URL_CHARACTERS UNRESERVED "%:/[]@!$&'()*+,;="

static const struct {
	const char *prefix;
	bool needs_host;
} schemes[] = {
	{ "https://", true },
	{ "http://", true },
	{ "file://", false },
};

/* What follows the scheme, or NULL when it is none of these. */
static const char *find_authority(const char *base, bool *needs_host)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		size_t size = strlen(schemes[i].prefix);

		if (strncasecmp(base, schemes[i].prefix, size) != 0)
			continue;
		*needs_host = schemes[i].needs_host;
		return base + size;
	}
	return NULL;
}

/* Every "%" begins two hexadecimal digits. */
static bool is_well_encoded(const char *text)
{
	for (; (text = strchr(text, '%')); text++)
		if (strspn(text + 1, "0123456789abcdefABCDEF") < 2)
			return false;
	return true;
}

enum fonds_status fonds_fetch_base_check(
	const char *base, struct fonds_error **error)
{
	bool needs_host = false;
	const char *authority = find_authority(base, &needs_host);
	size_t span;

	if (!authority)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no http, https or file URL", base);
	span = strcspn(authority, "/");
	/* Before anything shows the URL: it may hold a password. */
	if (memchr(authority, '@', span))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the URL has a user name or password, which would be "
			"written into the bag");
	if (base[strspn(base, URL_CHARACTERS)] || !is_well_encoded(base))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' has a query, a fragment or characters that must "
			"be percent-encoded",
			base);
	if (needs_host ? span == 0 : authority[span] != '/')
		return fonds_fail(error, FONDS_ERR_INVALID, "'%s' has no %s",
			base, needs_host ? "host" : "path");
	return FONDS_OK;
}

void fonds_fetch_url_add(
	struct fonds_buffer *buffer, const char *base, const char *path)
{
	size_t size = strlen(base);

	while (size > 0 && base[size - 1] == '/')
		size--;
	/* "file:///" alone keeps the slashes that make it absolute. */
	fonds_buffer_add(buffer, base, size);
	if (!memmem(base, size, "//", 2))
		fonds_buffer_add_text(buffer, "//");
	fonds_buffer_add_char(buffer, '/');
	for (; *path; path++) {
		if (strchr(UNRESERVED "/", *path))
			fonds_buffer_add_char(buffer, *path);
		else
			fonds_buffer_printf(
				buffer, "%%%02X", (unsigned char)*path);
	}
}

void fonds_fetch_line_add(struct fonds_buffer *buffer, const char *base,
	const char *below, uint64_t length, const struct fonds_bag_path *path)
{
	fonds_fetch_url_add(buffer, base, below);
	fonds_buffer_printf(buffer, " %" PRIu64 " ", length);
	fonds_path_encode(buffer, fonds_bag_path_text(path));
	fonds_buffer_add_char(buffer, '\n');
}
