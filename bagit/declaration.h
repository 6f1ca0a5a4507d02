/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_DECLARATION_H
#define BAGIT_DECLARATION_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

/* The versions in their order; rules are compared with < and >=. */
enum fonds_bagit_version {
	FONDS_BAGIT_UNKNOWN = 0,
	FONDS_BAGIT_0_93 = 93,
	FONDS_BAGIT_0_94 = 94,
	FONDS_BAGIT_0_95 = 95,
	FONDS_BAGIT_0_96 = 96,
	FONDS_BAGIT_0_97 = 97,
	FONDS_BAGIT_1_0 = 100,
};

#define FONDS_DECLARATION_TEXT_MAX 64

/* What bagit.txt says (RFC 8493 2.1.1), and how well it is written. */
struct fonds_declaration {
	enum fonds_bagit_version version;
	char version_text[FONDS_DECLARATION_TEXT_MAX + 1]; /* may be "" */
	char encoding[FONDS_DECLARATION_TEXT_MAX + 1];     /* may be "" */

	bool has_bom;
	bool is_invalid;       /* bytes that are not UTF-8 */
	bool is_styled;        /* "BagIt-version", a small deviation */
	const char *malformed; /* the first thing wrong, or NULL; static */
};

/* Whatever text is, ret is filled with what can be made out of it. */
void fonds_declaration_parse(
	const char *text, size_t size, struct fonds_declaration *ret);

#endif
