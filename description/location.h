/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_LOCATION_H
#define DESCRIPTION_LOCATION_H

/*
 * Paths in the contentLocation of PREMIS (1.7.1), which is a URI reference: a
 * byte may be written as "%" and two hexadecimal digits (RFC 3986 2.1). What
 * is not so stays as it is, and so does "%00", which no path has.
 */

/* The byte at *at, which goes behind it. */
char fonds_location_byte(const char **at);

/* All of them, in place: it only becomes shorter. */
void fonds_location_decode(char *text);

#endif
