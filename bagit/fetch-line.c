/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/fetch.h"

#include "base/error.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Take a word and the blanks after it off the front. */
static size_t take_word(const char **text, size_t *size)
{
	size_t word = 0;
	size_t end;

	while (word < *size && !is_blank((*text)[word]))
		word++;
	end = word;
	while (end < *size && is_blank((*text)[end]))
		end++;
	*text += end;
	*size -= end;
	return word;
}

static bool parse_length(
	const char *text, size_t size, struct fonds_fetch_line *ret)
{
	uint64_t number = 0;

	if (size == 1 && *text == '-')
		return true;
	for (size_t i = 0; i < size; i++)
		if (text[i] < '0' || text[i] > '9' ||
			__builtin_mul_overflow(number, 10, &number) ||
			__builtin_add_overflow(
				number, (uint64_t)(text[i] - '0'), &number))
			return false;
	ret->has_length = true;
	ret->length = number;
	return size > 0;
}

enum fonds_status fonds_fetch_line_parse(const char *text, size_t size,
	struct fonds_fetch_line *ret, struct fonds_error **error)
{
	struct fonds_fetch_line line = { .url = text };
	const char *length;
	size_t length_size;

	line.url_size = take_word(&text, &size);
	if (line.url_size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"it does not begin with a URL");
	length = text;
	length_size = take_word(&text, &size);
	if (!parse_length(length, length_size, &line))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"after the URL stands neither a length nor -");
	line.path = text;
	line.path_size = size;
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT, "it has no path");
	*ret = line;
	return FONDS_OK;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool fonds_fetch_url_is_absolute(const char *url, size_t size)
{
	size_t i = 0;

	if (size == 0 || !is_letter(*url))
		return false;
	while (i < size &&
		(is_letter(url[i]) || url[i] == '+' || url[i] == '-' ||
			url[i] == '.' || (url[i] >= '0' && url[i] <= '9')))
		i++;
	return i + 1 < size && url[i] == ':';
}
