/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_BASE_UNESCAPE_H
#define TESTS_UNIT_BASE_UNESCAPE_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * The way back from fonds_text_escape(), written from the description in
 * base/text.h alone. It aborts on what that does not describe.
 */
static inline size_t encode_utf8(uint32_t c, char *to)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xe0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3f));
		to[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3f));
	to[2] = (char)(0x80 | (c >> 6 & 0x3f));
	to[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* What follows a backslash; text must be NUL-terminated. */
static inline const char *unescape_one(const char *text, char **to)
{
	static const char names[] = "ntr\\";
	static const char values[] = "\n\t\r\\";
	const char *name = *text ? strchr(names, *text) : NULL;
	char *end;

	if (name) {
		*(*to)++ = values[name - names];
		return text + 1;
	}
	if (*text == 'x') {
		char digits[3] = { text[1], text[2], '\0' };

		*(*to)++ = (char)strtoul(digits, &end, 16);
		if (end != digits + 2)
			abort();
		return text + 3;
	}
	if (text[0] != 'u' || text[1] != '{')
		abort();
	*to += encode_utf8((uint32_t)strtoul(text + 2, &end, 16), *to);
	if (*end != '}')
		abort();
	return end + 1;
}

/* to has room for size bytes; returns how many it took. */
static inline size_t unescape(const char *text, size_t size, char *to)
{
	const char *end = text + size;
	char *begin = to;

	while (text < end)
		if (*text == '\\')
			text = unescape_one(text + 1, &to);
		else
			*to++ = *text++;
	return (size_t)(to - begin);
}

#endif
