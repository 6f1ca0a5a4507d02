/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-encoding.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"

static bool begins(const char *data, size_t size, const char *with, size_t n)
{
	return size >= n && memcmp(data, with, n) == 0;
}

/* The encoding that the XML declaration at the head names (XML 1.0, 4.3.3). */
static void find_encoding(const char *head, size_t size, char ret[32])
{
	const char *end;
	const char *at;
	size_t n;

	ret[0] = '\0';
	if (!begins(head, size, "<?xml", 5))
		return;
	end = memmem(head, size, "?>", 2);
	if (!end)
		return;
	at = memmem(head, (size_t)(end - head), "encoding", 8);
	if (!at)
		return;
	at += 8;
	while (at < end && strchr(" \t\r\n=\"'", *at))
		at++;
	n = 0;
	while (at < end && !strchr("\"' \t\r\n", *at) && n < 31)
		ret[n++] = *at++;
	ret[n] = '\0';
}

static bool is_encoding(const char *name)
{
	static const char *const names[] = { "", "UTF-8", "UTF8", "US-ASCII",
		"ASCII", "ISO-8859-1" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

static enum fonds_status refuse(
	const char *what, const char *name, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"%s: line 1: the encoding %s is not accepted: save it as UTF-8",
		what, name);
}

enum fonds_status fonds_xml_encoding_check(const char *data, size_t size,
	const char *what, struct fonds_error **error)
{
	char name[32];

	if (begins(data, size, "\xff\xfe\0\0", 4) ||
		begins(data, size, "\0\0", 2))
		return refuse(what, "UTF-32", error);
	if (begins(data, size, "\xff\xfe", 2) ||
		begins(data, size, "\xfe\xff", 2))
		return FONDS_OK;
	if (begins(data, size, "<\0", 2) || begins(data, size, "\0<", 2))
		return refuse(what, "UTF-16 without byte order mark", error);
	if (begins(data, size, "\xef\xbb\xbf", 3)) {
		data += 3;
		size -= 3;
	}
	if (begins(data, size, "<?xml", 5) && size >= FONDS_XML_HEAD - 3 &&
		!memmem(data, FONDS_XML_HEAD - 3, "?>", 2))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: line 1: the XML declaration does not end", what);
	find_encoding(data, size, name);
	return is_encoding(name) ? FONDS_OK : refuse(what, name, error);
}
