/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/path-encoding.h"

#include <string.h>
#include <strings.h>

static const struct {
	const char *text;
	char c;
	enum fonds_path_decoding since;
} encodings[] = {
	{ "%0A", '\n', FONDS_PATH_DECODE_LINE_ENDS },
	{ "%0D", '\r', FONDS_PATH_DECODE_LINE_ENDS },
	{ "%25", '%', FONDS_PATH_DECODE_ALL },
};

#define ENCODING_COUNT (sizeof(encodings) / sizeof(*encodings))

/* The index of the encoding that path begins with, or ENCODING_COUNT. */
static size_t find_encoding(
	const char *path, size_t size, enum fonds_path_decoding decoding)
{
	size_t i = 0;

	if (size < 3 || *path != '%')
		return ENCODING_COUNT;
	while (i < ENCODING_COUNT &&
		(encodings[i].since > decoding ||
			strncasecmp(path, encodings[i].text, 3) != 0))
		i++;
	return i;
}

void fonds_path_decode(struct fonds_buffer *buffer, const char *path,
	size_t size, enum fonds_path_decoding decoding)
{
	const char *end = path + size;
	const char *percent;

	while ((percent = memchr(path, '%', (size_t)(end - path)))) {
		size_t left = (size_t)(end - percent);
		size_t found = find_encoding(percent, left, decoding);

		fonds_buffer_add(buffer, path, (size_t)(percent - path));
		if (found == ENCODING_COUNT) {
			fonds_buffer_add_char(buffer, '%');
			path = percent + 1;
			continue;
		}
		fonds_buffer_add_char(buffer, encodings[found].c);
		path = percent + 3;
	}
	fonds_buffer_add(buffer, path, (size_t)(end - path));
}

static void encode(struct fonds_buffer *buffer, const char *path,
	enum fonds_path_decoding decoding)
{
	for (; *path; path++) {
		size_t i = 0;

		while (i < ENCODING_COUNT &&
			(encodings[i].c != *path ||
				encodings[i].since > decoding))
			i++;
		if (i < ENCODING_COUNT)
			fonds_buffer_add_text(buffer, encodings[i].text);
		else
			fonds_buffer_add_char(buffer, *path);
	}
}

void fonds_path_encode(struct fonds_buffer *buffer, const char *path)
{
	encode(buffer, path, FONDS_PATH_DECODE_ALL);
}

void fonds_path_encode_for(struct fonds_buffer *buffer, const char *path,
	enum fonds_bagit_version version)
{
	encode(buffer, path,
		version >= FONDS_BAGIT_1_0 ? FONDS_PATH_DECODE_ALL
					   : FONDS_PATH_DECODE_LINE_ENDS);
}

bool fonds_path_has_bare_percent(const char *path, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (path[i] == '%' &&
			find_encoding(path + i, size - i,
				FONDS_PATH_DECODE_ALL) == ENCODING_COUNT)
			return true;
	return false;
}
