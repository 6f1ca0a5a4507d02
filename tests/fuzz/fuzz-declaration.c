/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/declaration.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was understood, written as the standard has it, says the same. */
static void check_again(const struct fonds_declaration *said)
{
	struct fonds_declaration again;
	char text[2 * FONDS_DECLARATION_TEXT_MAX + 128];
	int size = snprintf(text, sizeof(text),
		"BagIt-Version: %s\nTag-File-Character-Encoding: %s\n",
		said->version_text, said->encoding);

	fonds_declaration_parse(text, (size_t)size, &again);
	if (again.malformed || again.is_styled || again.has_bom ||
		again.version != said->version ||
		strcmp(again.version_text, said->version_text) != 0 ||
		strcmp(again.encoding, said->encoding) != 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_declaration said;

	fonds_declaration_parse((const char *)data, size, &said);
	if (said.version != FONDS_BAGIT_UNKNOWN && !*said.version_text)
		abort();
	/* What is longer is cut, and no version or encoding that is known. */
	if (!said.malformed &&
		strlen(said.version_text) < FONDS_DECLARATION_TEXT_MAX)
		check_again(&said);
	return 0;
}
