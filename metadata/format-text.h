/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_TEXT_H
#define METADATA_FORMAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum fonds_text_encoding {
	FONDS_TEXT_NONE, /* not text */
	FONDS_TEXT_ASCII,
	FONDS_TEXT_UTF8,
	FONDS_TEXT_UTF16_BE,
	FONDS_TEXT_UTF16_LE,
};

/*
 * Is this text, and in which encoding? UTF-8 without NUL, or UTF-16 with a
 * byte order mark and without U+0000. Unless is_whole, the last character may
 * be cut off, and ASCII is called UTF-8: the rest is not known.
 */
enum fonds_text_encoding fonds_text_encoding_of(
	const char *data, size_t size, bool is_whole);

/* As IANA has it registered: "UTF-8"; "" for what is not text. */
const char *fonds_text_encoding_name(enum fonds_text_encoding encoding);

/* The bytes of the byte order mark in front: 0, 2 or 3. */
size_t fonds_text_bom_size(
	enum fonds_text_encoding encoding, const char *data, size_t size);

/*
 * The XML test: a declaration (XML 1.0, 2.8), or, of a whole file, a first
 * element whose end tag ends the file. data is UTF-8 without its mark.
 */
bool fonds_text_has_xml_declaration(const char *data, size_t size);
bool fonds_text_is_element(const char *data, size_t size);

#endif
