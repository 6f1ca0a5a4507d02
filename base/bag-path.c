/* SPDX-License-Identifier: Apache-2.0 */
#include "base/bag-path.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

struct fonds_bag_path {
	size_t size;
	char text[]; /* size bytes, then a NUL */
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A backslash parts components where Windows reads the bag. */
static bool is_separator(char c)
{
	return c == '/' || c == '\\';
}

static bool is_slash(char c)
{
	return c == '/';
}

static bool has_dot_dot(const char *text, bool (*parts)(char c))
{
	const char *p = text;

	while (*p) {
		const char *end = p;

		while (*end && !parts(*end))
			end++;
		if (end - p == 2 && p[0] == '.' && p[1] == '.')
			return true;
		p = *end ? end + 1 : end;
	}
	return false;
}

/*
 * What may be wrong with a path in its short form, as the end of a sentence
 * that begins with the path; NULL when it is safe. First what leaves the bag
 * wherever it is read, then what does so somewhere.
 */
static const char *why_unsafe_here(const char *text, size_t size)
{
	if (size == 0)
		return "names no file";
	if (text[0] == '/')
		return "is absolute";
	if (text[size - 1] == '/')
		return "ends in a slash";
	if (has_dot_dot(text, is_slash))
		return "has a '..' component";
	return NULL;
}

/* "%HomeDrive%\Windows", which a shell of Windows makes absolute. */
static bool begins_with_variable(const char *text)
{
	size_t name = 0;

	if (text[0] != '%')
		return false;
	while (is_letter(text[1 + name]) || text[1 + name] == '_')
		name++;
	return name > 0 && text[1 + name] == '%' && text[2 + name] == '\\';
}

static const char *why_unsafe(const char *text, size_t size)
{
	if (begins_with_variable(text))
		return "begins with a variable of Windows";
	if (text[0] == '\\')
		return "begins with a backslash";
	if (text[0] == '~')
		return "begins with '~'";
	if (is_letter(text[0]) && text[1] == ':')
		return "begins with a drive letter";
	if (has_dot_dot(text, is_separator))
		return "has a '..' component";
	return why_unsafe_here(text, size);
}

/*
 * Copy without empty and "." components, except where dropping them would
 * make an absolute path relative or a folder's path a file's; returns the
 * size. to has room for size bytes and a NUL.
 */
static size_t shorten(const char *from, size_t size, char *to)
{
	const char *end = from + size;
	size_t n = 0;

	if (size > 0 && *from == '/')
		to[n++] = '/';
	for (const char *p = from; p < end;) {
		const char *slash = memchr(p, '/', (size_t)(end - p));
		size_t len = (size_t)((slash ? slash : end) - p);

		if (len > 1 || (len == 1 && *p != '.')) {
			memcpy(to + n, p, len);
			n += len;
			if (slash)
				to[n++] = '/';
		}
		p += slash ? len + 1 : len;
	}
	to[n] = '\0';
	return n;
}

static enum fonds_status make(const char *text, size_t size,
	const char *(*judge)(const char *text, size_t size),
	struct fonds_bag_path **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	const char *why;

	path = malloc(sizeof(*path) + size + 1);
	if (!path)
		return fonds_fail_nomem(error);
	path->size = shorten(text, size, path->text);
	why = judge(path->text, path->size);
	if (why)
		return fonds_fail(error, FONDS_ERR_UNSAFE, "path '%.*s' %s",
			(int)(size < 4096 ? size : 4096), text, why);
	*ret = fonds_steal(&path);
	return FONDS_OK;
}

enum fonds_status fonds_bag_path_new(const char *text, size_t size,
	struct fonds_bag_path **ret, struct fonds_error **error)
{
	if (size > 0 && memchr(text, '\0', size))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"path '%.4096s' has a NUL byte in it", text);
	return make(text, size, why_unsafe, ret, error);
}

enum fonds_status fonds_bag_path_found(const char *text,
	struct fonds_bag_path **ret, struct fonds_error **error)
{
	return make(text, strlen(text), why_unsafe_here, ret, error);
}

enum fonds_status fonds_bag_path_dup(const struct fonds_bag_path *path,
	struct fonds_bag_path **ret, struct fonds_error **error)
{
	size_t size = sizeof(*path) + path->size + 1;
	struct fonds_bag_path *copy = malloc(size);

	if (!copy)
		return fonds_fail_nomem(error);
	memcpy(copy, path, size);
	*ret = copy;
	return FONDS_OK;
}

const char *fonds_bag_path_text(const struct fonds_bag_path *path)
{
	return path->text;
}

bool fonds_bag_path_is_payload(const struct fonds_bag_path *path)
{
	return strncmp(path->text, "data/", 5) == 0;
}

void fonds_bag_path_free(struct fonds_bag_path *path)
{
	free(path);
}

void fonds_bag_path_freep(struct fonds_bag_path **path)
{
	fonds_bag_path_free(*path);
}
