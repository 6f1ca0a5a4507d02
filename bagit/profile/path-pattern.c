/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fnmatch(3) itself is passed over: what it matches hangs on the locale, and a
 * pattern of many asterisks can make it run for ever.
 */
#include "bagit/profile/path-pattern.h"

#include <stddef.h>
#include <string.h>

/* One byte of a set, which a backslash may stand before; moves on. */
static unsigned char take_byte(const char **set)
{
	if (**set == '\\' && (*set)[1])
		(*set)++;
	return (unsigned char)*(*set)++;
}

/*
 * The set that begins after "[": what follows its "]", or NULL when it has
 * none and the bracket stands for itself. *has says whether c is in it.
 */
static const char *match_set(const char *set, unsigned char c, bool *has)
{
	bool is_negated = *set == '!' || *set == '^';
	bool is_first = true;
	bool found = false;

	if (is_negated)
		set++;
	for (; *set && (*set != ']' || is_first); is_first = false) {
		unsigned char low = take_byte(&set);
		unsigned char high = low;

		if (set[0] == '-' && set[1] && set[1] != ']') {
			set++;
			high = take_byte(&set);
		}
		found |= c >= low && c <= high;
	}
	if (*set != ']')
		return NULL;
	*has = found != is_negated;
	return set + 1;
}

/* What follows the first item of the pattern if it matches c, or NULL. */
static const char *match_one(const char *pattern, char c)
{
	const char *after;
	bool has = false;

	if (*pattern == '?')
		return pattern + 1;
	if (*pattern == '[') {
		after = match_set(pattern + 1, (unsigned char)c, &has);
		if (after)
			return has ? after : NULL;
	}
	if (*pattern == '\\' && pattern[1])
		pattern++;
	return *pattern && *pattern == c ? pattern + 1 : NULL;
}

/*
 * Only the last asterisk met need ever be tried again: what an earlier one
 * could take in addition, the later one can take as well.
 */
static bool matches(const char *pattern, const char *path)
{
	const char *retry_pattern = NULL;
	const char *retry_path = NULL;

	while (*path) {
		const char *next = NULL;

		if (*pattern == '*') {
			retry_pattern = ++pattern;
			retry_path = path;
			continue;
		}
		next = match_one(pattern, *path);
		if (next) {
			pattern = next;
			path++;
			continue;
		}
		if (!retry_pattern)
			return false;
		pattern = retry_pattern;
		path = ++retry_path;
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

bool fonds_path_pattern_matches(const char *pattern, const char *path)
{
	return strcmp(pattern, path) == 0 || matches(pattern, path);
}

bool fonds_path_pattern_is_wild(const char *pattern)
{
	return strpbrk(pattern, "*?[\\") != NULL;
}
