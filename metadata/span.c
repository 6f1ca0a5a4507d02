/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/span.h"

struct fonds_span fonds_span_skip(struct fonds_span span, size_t count)
{
	if (count > span.size)
		count = span.size;
	return (struct fonds_span){
		.data = span.data + count,
		.size = span.size - count,
	};
}

bool fonds_char_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool fonds_char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool fonds_char_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool fonds_char_is_letter(char c)
{
	return fonds_char_is_upper(c) || (c >= 'a' && c <= 'z') ||
	       (unsigned char)c >= 0x80;
}

char fonds_char_lower(char c)
{
	return fonds_char_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

struct fonds_span fonds_span_trim(struct fonds_span span)
{
	while (span.size > 0 && fonds_char_is_blank(span.data[0]))
		span = fonds_span_skip(span, 1);
	while (span.size > 0 && fonds_char_is_blank(span.data[span.size - 1]))
		span.size--;
	return span;
}

bool fonds_span_equal(struct fonds_span span, const char *text)
{
	return span.size == strlen(text) &&
	       (span.size == 0 || memcmp(span.data, text, span.size) == 0);
}

static bool equal_fold(const char *a, const char *b, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (fonds_char_lower(a[i]) != fonds_char_lower(b[i]))
			return false;
	return true;
}

bool fonds_span_same_fold(struct fonds_span a, struct fonds_span b)
{
	return a.size == b.size && equal_fold(a.data, b.data, a.size);
}

bool fonds_span_equal_fold(struct fonds_span span, const char *text)
{
	return fonds_span_same_fold(span, fonds_span_of(text));
}

bool fonds_span_starts(struct fonds_span span, const char *prefix)
{
	size_t size = strlen(prefix);

	return span.size >= size && memcmp(span.data, prefix, size) == 0;
}

bool fonds_span_starts_fold(struct fonds_span span, const char *prefix)
{
	size_t size = strlen(prefix);

	return span.size >= size && equal_fold(span.data, prefix, size);
}

bool fonds_span_ends(struct fonds_span span, const char *suffix)
{
	size_t size = strlen(suffix);

	return span.size >= size &&
	       memcmp(span.data + span.size - size, suffix, size) == 0;
}

size_t fonds_span_find(struct fonds_span span, const char *text)
{
	const char *found;

	if (span.size == 0)
		return 0;
	found = memmem(span.data, span.size, text, strlen(text));
	return found ? (size_t)(found - span.data) : span.size;
}

bool fonds_span_cut(
	struct fonds_span *rest, const char *separators, struct fonds_span *ret)
{
	size_t i = 0;

	if (rest->size == 0)
		return false;
	while (i < rest->size && !strchr(separators, rest->data[i]))
		i++;
	*ret = (struct fonds_span){ .data = rest->data, .size = i };
	*rest = fonds_span_skip(*rest, i + 1);
	return true;
}

bool fonds_span_cut_line(struct fonds_span *rest, struct fonds_span *ret)
{
	if (!fonds_span_cut(rest, "\n", ret))
		return false;
	if (ret->size > 0 && ret->data[ret->size - 1] == '\r')
		ret->size--;
	return true;
}

bool fonds_span_cut_word(struct fonds_span *rest, struct fonds_span *ret)
{
	size_t i = 0;

	while (rest->size > 0 && fonds_char_is_blank(rest->data[0]))
		*rest = fonds_span_skip(*rest, 1);
	if (rest->size == 0)
		return false;
	while (i < rest->size && !fonds_char_is_blank(rest->data[i]))
		i++;
	*ret = (struct fonds_span){ .data = rest->data, .size = i };
	*rest = fonds_span_skip(*rest, i);
	return true;
}
