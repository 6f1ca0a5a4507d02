/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <string.h>

/* How RFC 3629 3 encodes: lead byte, continuation bytes, least code point. */
static const struct utf8_form {
	uint8_t mask;
	uint8_t lead;
	uint8_t size;
	uint32_t least;
} utf8_forms[] = {
	{ 0x80, 0x00, 1, 0 },
	{ 0xe0, 0xc0, 2, 0x80 },
	{ 0xf0, 0xe0, 3, 0x800 },
	{ 0xf8, 0xf0, 4, 0x10000 },
};

static const struct utf8_form *utf8_form_of(uint8_t lead)
{
	for (size_t i = 0; i < sizeof(utf8_forms) / sizeof(*utf8_forms); i++)
		if ((lead & utf8_forms[i].mask) == utf8_forms[i].lead)
			return &utf8_forms[i];
	return NULL;
}

static bool is_surrogate(uint32_t code_point)
{
	return code_point >= 0xd800 && code_point <= 0xdfff;
}

size_t fonds_utf8_decode(const char *text, size_t size, uint32_t *ret)
{
	const unsigned char *bytes = (const unsigned char *)text;
	const struct utf8_form *form = utf8_form_of(bytes[0]);
	uint32_t code_point;

	if (!form || form->size > size)
		return 0;
	code_point = bytes[0] & (uint8_t)~form->mask;
	for (size_t i = 1; i < form->size; i++) {
		if ((bytes[i] & 0xc0) != 0x80)
			return 0;
		code_point = code_point << 6 | (bytes[i] & 0x3f);
	}
	if (code_point < form->least || code_point > 0x10ffff ||
		is_surrogate(code_point))
		return 0;
	*ret = code_point;
	return form->size;
}

size_t fonds_utf8_valid_prefix(const char *text, size_t size)
{
	size_t done = 0;

	while (done < size) {
		uint32_t code_point;
		size_t n = fonds_utf8_decode(
			text + done, size - done, &code_point);

		if (n == 0)
			break;
		done += n;
	}
	return done;
}

bool fonds_utf8_is_valid(const char *text, size_t size)
{
	return fonds_utf8_valid_prefix(text, size) == size;
}

/*
 * What a terminal obeys, what turns the direction of the text around it, what
 * breaks a line and what cannot be seen: by rising number. The two
 * noncharacters that end each plane are not listed.
 */
static const struct range {
	uint32_t first;
	uint32_t last;
} unsafe_ranges[] = {
	{ 0x0000, 0x001f },   /* C0 */
	{ 0x007f, 0x009f },   /* DEL, C1 */
	{ 0x00ad, 0x00ad },   /* soft hyphen */
	{ 0x061c, 0x061c },   /* Arabic letter mark */
	{ 0x180e, 0x180e },   /* Mongolian vowel separator */
	{ 0x200b, 0x200f },   /* zero width, direction marks */
	{ 0x2028, 0x202e },   /* separators, embeddings, overrides */
	{ 0x2060, 0x206f },   /* word joiner, isolates, deprecated */
	{ 0xd800, 0xdfff },   /* surrogates */
	{ 0xfdd0, 0xfdef },   /* noncharacters */
	{ 0xfeff, 0xfeff },   /* byte order mark */
	{ 0xfff9, 0xfffb },   /* interlinear annotation */
	{ 0x1bca0, 0x1bca3 }, /* shorthand format controls */
	{ 0x1d173, 0x1d17a }, /* musical format controls */
	{ 0xe0000, 0xe007f }, /* tags */
};

bool fonds_text_is_unsafe(uint32_t code_point)
{
	size_t n = sizeof(unsafe_ranges) / sizeof(*unsafe_ranges);

	if ((code_point & 0xfffe) == 0xfffe || code_point > 0x10ffff)
		return true;
	for (size_t i = 0; i < n; i++)
		if (code_point <= unsafe_ranges[i].last)
			return code_point >= unsafe_ranges[i].first;
	return false;
}

/* Joiner and non-joiner: Persian and Hindi cannot be spelled without. */
static bool is_joiner(uint32_t code_point)
{
	return code_point == 0x200c || code_point == 0x200d;
}

/* May this code point stand as it is? */
static bool is_plain(uint32_t code_point, bool prose)
{
	if (code_point == '\\' || is_joiner(code_point))
		return prose;
	return !fonds_text_is_unsafe(code_point);
}

static void add_byte_escape(struct fonds_buffer *buffer, unsigned char byte)
{
	static const char letters[] = {
		['\n'] = 'n',
		['\t'] = 't',
		['\r'] = 'r',
		['\\'] = '\\',
	};

	if (byte < sizeof(letters) && letters[byte])
		fonds_buffer_printf(buffer, "\\%c", letters[byte]);
	else
		fonds_buffer_printf(buffer, "\\x%02x", byte);
}

/* Plain text is added in runs, as long as they get. */
static void escape(
	struct fonds_buffer *buffer, const char *text, size_t size, bool prose)
{
	size_t run = 0; /* where it began */
	size_t at = 0;

	while (at < size) {
		uint32_t code_point = 0;
		size_t n = fonds_utf8_decode(text + at, size - at, &code_point);

		if (n > 0 && is_plain(code_point, prose)) {
			at += n;
			continue;
		}
		fonds_buffer_add(buffer, text + run, at - run);
		if (n <= 1)
			add_byte_escape(buffer, (unsigned char)text[at]);
		else
			fonds_buffer_printf(buffer, "\\u{%x}", code_point);
		at += n > 0 ? n : 1;
		run = at;
	}
	fonds_buffer_add(buffer, text + run, at - run);
}

void fonds_text_escape(
	struct fonds_buffer *buffer, const char *text, size_t size)
{
	escape(buffer, text, size, false);
}

void fonds_text_sanitize(
	struct fonds_buffer *buffer, const char *text, size_t size)
{
	escape(buffer, text, size, true);
}
