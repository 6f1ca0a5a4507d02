/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/*
 * Names are bytes, and bytes from outside are hostile. The escaped form made
 * here is for every place where a person reads one (terminal, HTML, CSV,
 * error messages). It is printable UTF-8 on one line and can be read back:
 *
 *	newline, tab, carriage return      \n \t \r
 *	backslash                          \\
 *	other C0, DEL, bytes not UTF-8     \x1b \xff   (one a byte)
 *	C1, bidi and zero-width controls,
 *	line and paragraph separators,
 *	BOM, tag characters, noncharacters \u{202e}    (hexadecimal)
 */

/*
 * Decode one code point of UTF-8 (RFC 3629: no surrogates, shortest form).
 * Returns the bytes it takes, 0 when they are not valid; size must be > 0.
 */
size_t fonds_utf8_decode(const char *text, size_t size, uint32_t *ret);

bool fonds_utf8_is_valid(const char *text, size_t size);

/* How many of the first bytes are valid; size when all are. */
size_t fonds_utf8_valid_prefix(const char *text, size_t size);

/* Must this code point be shown as an escape? */
bool fonds_text_is_unsafe(uint32_t code_point);

/* Append the escaped form. */
void fonds_text_escape(
	struct fonds_buffer *buffer, const char *text, size_t size);

/*
 * The same without doubling backslashes: for prose (titles, messages), where
 * reading back is not needed.
 */
void fonds_text_sanitize(
	struct fonds_buffer *buffer, const char *text, size_t size);

#endif
