/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format-text.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

static const char utf8_bom[] = "\xef\xbb\xbf";
static const char utf16_be_bom[] = "\xfe\xff";
static const char utf16_le_bom[] = "\xff\xfe";

static bool begins_with(const char *data, size_t size, const char *with)
{
	size_t length = strlen(with);

	return size >= length && memcmp(data, with, length) == 0;
}

/*
 * May these bytes be the beginning of one character? Each beginning that is
 * right can be completed by the lowest or by the highest continuation bytes.
 */
static bool is_cut_character(const char *tail, size_t size)
{
	static const char fill[] = { '\x80', '\xbf' };

	if (size >= 4)
		return false;
	for (size_t i = 0; i < sizeof(fill); i++) {
		char whole[4];
		uint32_t c = 0;

		memset(whole, fill[i], sizeof(whole));
		memcpy(whole, tail, size);
		if (fonds_utf8_decode(whole, sizeof(whole), &c) > size)
			return true;
	}
	return false;
}

static bool is_utf8_text(const char *data, size_t size, bool is_whole)
{
	size_t valid = fonds_utf8_valid_prefix(data, size);

	if (memchr(data, '\0', size))
		return false;
	if (valid == size)
		return true;
	return !is_whole && is_cut_character(data + valid, size - valid);
}

static bool is_ascii(const char *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)data[i] >= 0x80)
			return false;
	return true;
}

static uint32_t utf16_unit(const char *data, bool is_little)
{
	uint32_t first = (unsigned char)data[0];
	uint32_t second = (unsigned char)data[1];

	return is_little ? second << 8 | first : first << 8 | second;
}

/* RFC 2781, 2.2: a high surrogate is followed by a low one, and only so. */
static bool is_utf16_text(
	const char *data, size_t size, bool is_little, bool is_whole)
{
	bool after_high = false;

	for (size_t i = 2; i + 1 < size; i += 2) {
		uint32_t unit = utf16_unit(data + i, is_little);
		bool is_low = unit >= 0xdc00 && unit <= 0xdfff;

		if (unit == 0 || unit == 0xfffe || unit == 0xffff ||
			is_low != after_high)
			return false;
		after_high = unit >= 0xd800 && unit <= 0xdbff;
	}
	return !is_whole || (size % 2 == 0 && !after_high);
}

enum fonds_text_encoding fonds_text_encoding_of(
	const char *data, size_t size, bool is_whole)
{
	if (begins_with(data, size, utf16_be_bom) &&
		is_utf16_text(data, size, false, is_whole))
		return FONDS_TEXT_UTF16_BE;
	if (begins_with(data, size, utf16_le_bom) &&
		is_utf16_text(data, size, true, is_whole))
		return FONDS_TEXT_UTF16_LE;
	if (!is_utf8_text(data, size, is_whole))
		return FONDS_TEXT_NONE;
	return is_whole && is_ascii(data, size) ? FONDS_TEXT_ASCII
						: FONDS_TEXT_UTF8;
}

const char *fonds_text_encoding_name(enum fonds_text_encoding encoding)
{
	static const char *const names[] = {
		[FONDS_TEXT_NONE] = "",
		[FONDS_TEXT_ASCII] = "US-ASCII",
		[FONDS_TEXT_UTF8] = "UTF-8",
		[FONDS_TEXT_UTF16_BE] = "UTF-16",
		[FONDS_TEXT_UTF16_LE] = "UTF-16",
	};

	return names[encoding];
}

size_t fonds_text_bom_size(
	enum fonds_text_encoding encoding, const char *data, size_t size)
{
	if (encoding == FONDS_TEXT_UTF16_BE || encoding == FONDS_TEXT_UTF16_LE)
		return 2;
	return begins_with(data, size, utf8_bom) ? 3 : 0;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool fonds_text_has_xml_declaration(const char *data, size_t size)
{
	return size > 6 && begins_with(data, size, "<?xml") &&
	       is_space(data[5]);
}

/* XML 1.0, 2.3: NameStartChar, of which all beyond ASCII is let pass. */
static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == ':' || (unsigned char)c >= 0x80;
}

static bool is_in_name(char c)
{
	return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static size_t skip_space(const char *data, size_t size, size_t at)
{
	while (at < size && is_space(data[at]))
		at++;
	return at;
}

/* Behind the comments and processing instructions, or size. */
static size_t skip_prolog(const char *data, size_t size)
{
	size_t at = skip_space(data, size, 0);

	while (at + 3 < size) {
		bool is_comment = begins_with(data + at, size - at, "<!--");
		const char *end;

		if (!is_comment && !begins_with(data + at, size - at, "<?"))
			return at;
		end = memmem(data + at, size - at, is_comment ? "-->" : "?>",
			is_comment ? 3 : 2);
		if (!end)
			return size;
		at = (size_t)(end - data) + (is_comment ? 3 : 2);
		at = skip_space(data, size, at);
	}
	return at;
}

/* Does the text end with "</NAME>" or, an empty element, with "/>"? */
static bool ends_with_tag(
	const char *data, size_t size, const char *name, size_t name_size)
{
	while (size > 0 && is_space(data[size - 1]))
		size--;
	if (size < 2 || data[size - 1] != '>')
		return false;
	if (data[size - 2] == '/')
		return !memchr(data, '>', size - 1);
	size--;
	while (size > 0 && is_space(data[size - 1]))
		size--;
	return size >= name_size + 2 &&
	       memcmp(data + size - name_size, name, name_size) == 0 &&
	       memcmp(data + size - name_size - 2, "</", 2) == 0;
}

bool fonds_text_is_element(const char *data, size_t size)
{
	size_t at = skip_prolog(data, size);
	const char *name = data + at + 1;
	size_t name_size = 0;

	if (at + 2 >= size || data[at] != '<' || !starts_name(*name))
		return false;
	while (at + 1 + name_size < size && is_in_name(name[name_size]))
		name_size++;
	return ends_with_tag(data + at, size - at, name, name_size);
}
