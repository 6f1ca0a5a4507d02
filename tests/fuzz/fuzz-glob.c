/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pattern and a path, a line each, against the definition in base/glob.h as
 * it is written there: try every length. That is slow, so they are short.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/glob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PATTERN_MAX 12
#define PATH_MAX_SIZE 16

static bool matches(const char *pattern, size_t at, const char *path);

static bool in_class(const char **p, unsigned char byte)
{
	const char *end;
	bool inverted = **p == '!' || **p == '^';
	bool has = false;

	if (inverted)
		++*p;
	end = **p == '\0' ? NULL : strchr(*p + 1, ']');
	if (!end)
		return false;
	while (*p < end) {
		if (end - *p > 2 && (*p)[1] == '-') {
			has |= byte >= (unsigned char)(*p)[0] &&
			       byte <= (unsigned char)(*p)[2];
			*p += 3;
		} else {
			has |= byte == (unsigned char)*(*p)++;
		}
	}
	*p = end + 1;
	return has != inverted;
}

/* No class: the ']' is missing. */
static bool is_class(const char *p)
{
	p++;
	if (*p == '!' || *p == '^')
		p++;
	return *p != '\0' && strchr(p + 1, ']');
}

static bool matches_star(const char *pattern, size_t at, const char *path)
{
	for (;; path++) {
		if (matches(pattern, at + 1, path))
			return true;
		if (*path == '\0' || *path == '/')
			return false;
	}
}

/* folders: what the stars take is empty or ends in a slash. */
static bool matches_deep(
	const char *pattern, size_t at, bool folders, const char *path)
{
	for (size_t n = 0;; n++) {
		bool may = !folders || n == 0 || path[n - 1] == '/';

		if (may && matches(pattern, at + (folders ? 3 : 2), path + n))
			return true;
		if (path[n] == '\0')
			return false;
	}
}

static bool matches(const char *pattern, size_t at, const char *path)
{
	const char *p = pattern + at;
	bool begins = at == 0 || p[-1] == '/';

	if (*p == '\0')
		return *path == '\0';
	if (p[0] == '*' && p[1] == '*')
		return matches_deep(pattern, at, begins && p[2] == '/', path);
	if (p[0] == '*')
		return matches_star(pattern, at, path);
	if (*path == '\0')
		return false;
	if (p[0] == '[' && is_class(p)) {
		const char *rest = p + 1;

		return in_class(&rest, (unsigned char)*path) && *path != '/' &&
		       matches(pattern, (size_t)(rest - pattern), path + 1);
	}
	if (p[0] == '?' ? *path == '/' : *path != p[0])
		return false;
	return matches(pattern, at + 1, path + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[PATTERN_MAX + PATH_MAX_SIZE + 2];
	char *path;

	if (size >= sizeof(text) || memchr(data, '\0', size))
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	path = strchr(text, '\n');
	if (!path || path - text > PATTERN_MAX)
		return 0;
	*path++ = '\0';
	if (strlen(path) > PATH_MAX_SIZE)
		return 0;
	if (fonds_glob_matches(text, path) != matches(text, 0, path))
		abort();
	return 0;
}
