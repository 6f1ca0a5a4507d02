/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_VALUE_FORM_H
#define METADATA_VALUE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Has a value the form of what it is said to be? Nothing is looked up. */

/* 32 hexadecimal digits and four hyphens, with "urn:uuid:" or without. */
bool fonds_form_is_uuid(const char *text);

/* RFC 3986: the characters of a URI, and no % but before two digits. */
bool fonds_form_is_uri_reference(const char *text);

/* The same, beginning with a scheme and something behind it. */
bool fonds_form_is_uri(const char *text);

/* PRONOM: "fmt/" or "x-fmt/" and a number that does not begin with 0. */
bool fonds_form_is_puid(const char *text);

/* RFC 6838 4.2: a type and a subtype, and after ";" whatever parameters. */
bool fonds_form_is_mime(const char *text);

/* RFC 5646 2.1: a well-formed tag of a language, private ones included. */
bool fonds_form_is_language_tag(const char *text);

/* W3CDTF: a year, month, day, or these with a time and its zone. */
bool fonds_form_is_w3cdtf(const char *text);

/* A whole number, not negative; false past UINT64_MAX too. */
bool fonds_form_read_number(const char *text, uint64_t *ret);

bool fonds_form_is_hex(const char *text);

/* Of a path, or a URI's: is ".." a step of it, plain or percent-encoded? */
bool fonds_form_has_parent(const char *text);

/* "/x", "C:\x", "\\x", "file:///x". */
bool fonds_form_is_absolute_path(const char *text);

#endif
