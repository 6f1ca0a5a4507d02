/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "metadata/format.h"

/* The identifier is kept: loading libmagic's database takes too long. */
static struct fonds_format_identifier *identifier;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_format_identity identity;
	const char *text = (const char *)data;

	if (!identifier &&
		fonds_format_identifier_new(&identifier, NULL) != FONDS_OK)
		abort();
	/* No bytes of a file that has some are the one thing that is refused. */
	for (int is_whole = size == 0; is_whole <= 1; is_whole++) {
		memset(&identity, 0xff, sizeof(identity));
		if (fonds_format_identify(identifier, data, size, is_whole,
			    &identity, NULL) != FONDS_OK)
			abort();
		if (!identity.name[0] || !strchr(identity.mime, '/') ||
			strlen(identity.note) >= sizeof(identity.note))
			abort();
		/* What is called UTF-8 as a whole is UTF-8 without NUL. */
		if (is_whole && strcmp(identity.charset, "UTF-8") == 0 &&
			(!fonds_utf8_is_valid(text, size) ||
				memchr(text, '\0', size)))
			abort();
	}
	return 0;
}
