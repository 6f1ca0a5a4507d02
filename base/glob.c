/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pattern is an automaton whose states are its places, all followed at
 * once: a byte of the path moves a set of states to the next one. So nothing
 * is tried twice, whatever the stars.
 */
#include "base/glob.h"

#include <string.h>

#include "base/error.h"

enum kind {
	LITERAL,
	ANY,     /* ? */
	CLASS,   /* [...] */
	STAR,    /* * */
	DEEP,    /* ** */
	FOLDERS, /* **, a slash; the place after its first is within a name */
};

struct token {
	enum kind kind;
	size_t size;
};

struct pattern {
	const char *text;
	const char *last; /* of its ']', or NULL */
};

/*
 * The size of the class that begins here; 0 when nothing ends it, which is
 * told without looking for it again and again.
 */
static size_t class_size(const char *text, const char *last)
{
	const char *p = text + 1;

	if (*p == '!' || *p == '^')
		p++;
	if (*p == ']')
		p++;
	if (!last || last < p)
		return 0;
	while (*p != ']')
		p++;
	return (size_t)(p - text) + 1;
}

static struct token read_token(const struct pattern *pattern, size_t at)
{
	const char *text = pattern->text + at;
	size_t size = text[0] == '[' ? class_size(text, pattern->last) : 0;
	bool begins_name = at == 0 || text[-1] == '/';

	if (size > 0)
		return (struct token){ CLASS, size };
	if (text[0] == '?')
		return (struct token){ ANY, 1 };
	if (text[0] != '*')
		return (struct token){ LITERAL, 1 };
	if (text[1] != '*')
		return (struct token){ STAR, 1 };
	if (begins_name && text[2] == '/')
		return (struct token){ FOLDERS, 3 };
	return (struct token){ DEEP, 2 };
}

static bool class_has(const char *text, size_t size, unsigned char byte)
{
	const char *p = text + 1;
	const char *end = text + size - 1;
	bool is_inverted = *p == '!' || *p == '^';
	bool has = false;

	if (is_inverted)
		p++;
	while (p < end) {
		unsigned char first = (unsigned char)p[0];
		bool is_range = end - p > 2 && p[1] == '-';
		unsigned char last = (unsigned char)p[is_range ? 2 : 0];

		has = has || (byte >= first && byte <= last);
		p += is_range ? 3 : 1;
	}
	return has != is_inverted;
}

/* The token matches nothing, too. */
static bool may_be_empty(enum kind kind)
{
	return kind == STAR || kind == DEEP || kind == FOLDERS;
}

/* Where this byte leads from the token at a place that is reached. */
static void step(const char *pattern, size_t at, struct token token, char byte,
	bool *next)
{
	bool is_slash = byte == '/';

	switch (token.kind) {
	case LITERAL:
		if (byte == pattern[at])
			next[at + 1] = true;
		break;
	case ANY:
		if (!is_slash)
			next[at + 1] = true;
		break;
	case CLASS:
		if (!is_slash && class_has(pattern + at, token.size,
					 (unsigned char)byte))
			next[at + token.size] = true;
		break;
	case STAR:
		if (!is_slash)
			next[at] = true;
		break;
	case DEEP:
		next[at] = true;
		break;
	case FOLDERS:
		next[is_slash ? at : at + 1] = true;
		break;
	}
}

/* Take one byte, or none ('\0'); is any place reached then? */
static bool advance(
	const struct pattern *pattern, char byte, bool *now, bool *next)
{
	struct token token;
	bool is_alive = false;

	for (size_t at = 0; pattern->text[at] != '\0'; at += token.size) {
		bool is_within;

		token = read_token(pattern, at);
		is_within = token.kind == FOLDERS && now[at + 1];
		if (now[at] && may_be_empty(token.kind))
			now[at + token.size] = true;
		if (byte == '\0' || (!now[at] && !is_within))
			continue;
		step(pattern->text, at, token, byte, next);
		is_alive = true;
	}
	return is_alive;
}

enum fonds_status fonds_glob_check(
	const char *pattern, struct fonds_error **error)
{
	if (*pattern == '\0')
		return fonds_fail(
			error, FONDS_ERR_INVALID, "the pattern is empty");
	if (strlen(pattern) > FONDS_GLOB_SIZE_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the pattern is longer than %d bytes",
			FONDS_GLOB_SIZE_MAX);
	return FONDS_OK;
}

bool fonds_glob_matches(const char *text, const char *path)
{
	const struct pattern pattern = { text, strrchr(text, ']') };
	bool sets[2][FONDS_GLOB_SIZE_MAX + 1];
	bool *now = sets[0];
	bool *next = sets[1];
	size_t size = strlen(text);

	if (size > FONDS_GLOB_SIZE_MAX)
		return false;
	memset(now, 0, size + 1);
	now[0] = true;
	for (; *path != '\0'; path++) {
		bool *old = now;

		memset(next, 0, size + 1);
		if (!advance(&pattern, *path, now, next))
			return false;
		now = next;
		next = old;
	}
	(void)advance(&pattern, '\0', now, next);
	return now[size];
}
