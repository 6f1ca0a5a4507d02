/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_TEXT_H
#define FONDS_TEXT_H

#include <fonds/api.h>

FONDS_BEGIN_DECLS

/*
 * A name or any bytes as printable UTF-8 on one line: control, bidi and
 * invalid bytes as escapes ("\n", "\x1b", "\u{202e}"), a backslash doubled,
 * so that it is safe on a terminal and can be read back.
 *
 * Returns a string for free(), NULL when memory ran out.
 */
FONDS_API char *fonds_text_printable(const char *bytes);

FONDS_END_DECLS

#endif
