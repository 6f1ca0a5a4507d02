/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/url.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

static const struct {
	const char *prefix;
	enum fonds_url_kind kind;
} prefixes[] = {
	{ "http://", FONDS_URL_HTTP },
	{ "https://", FONDS_URL_HTTP },
	{ "file:/", FONDS_URL_FILE },
};

enum fonds_url_kind fonds_url_kind(const char *url)
{
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		if (strncasecmp(url, prefixes[i].prefix,
			    strlen(prefixes[i].prefix)) == 0)
			return prefixes[i].kind;
	return FONDS_URL_OTHER;
}

/*
 * All up to the last "@" before the path may be secret. To libcurl a backslash
 * ends nothing, and "http:///u:p@host" is "http://u:p@host": so where no host
 * follows, what comes after the slashes would be taken for one.
 */
static const char *skip_user(const char *authority, bool may_begin_later)
{
	const char *at;

	do {
		if (may_begin_later)
			authority += strspn(authority, "/");
		at = memrchr(authority, '@', strcspn(authority, "/?#"));
		if (at)
			authority = at + 1;
	} while (at && *authority == '/' && may_begin_later);
	return authority;
}

void fonds_url_add_shown(struct fonds_buffer *buffer, const char *url)
{
	const char *authority = strstr(url, "//");
	size_t size;

	if (authority) {
		bool is_file = fonds_url_kind(url) == FONDS_URL_FILE;

		authority += 2;
		if (!is_file)
			authority += strspn(authority, "/");
		fonds_text_escape(buffer, url, (size_t)(authority - url));
		url = skip_user(authority, !is_file);
	}
	size = strcspn(url, "?#");
	fonds_text_escape(buffer, url, size);
	if (url[size])
		fonds_buffer_add_text(buffer, "?...");
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static bool add_decoded(struct fonds_buffer *buffer, const char *text)
{
	for (; *text; text++) {
		int high = *text == '%' ? hex_value(text[1]) : 0;
		int low = *text == '%' && high >= 0 ? hex_value(text[2]) : 0;

		if (*text != '%') {
			fonds_buffer_add_char(buffer, *text);
			continue;
		}
		if (high < 0 || low < 0 || high + low == 0)
			return false;
		fonds_buffer_add_char(buffer, (char)(high * 16 + low));
		text += 2;
	}
	return true;
}

bool fonds_url_add_file_path(struct fonds_buffer *buffer, const char *url)
{
	static const char local[] = "localhost";

	if (fonds_url_kind(url) != FONDS_URL_FILE || strpbrk(url, "?#"))
		return false;
	url += strlen("file:");
	if (url[1] == '/') {
		url += 2;
		if (strncasecmp(url, local, strlen(local)) == 0)
			url += strlen(local);
	}
	return *url == '/' && add_decoded(buffer, url);
}
