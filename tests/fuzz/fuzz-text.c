/* SPDX-License-Identifier: Apache-2.0 */
/* An escaped name is safe to print and gives the bytes back. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "tests/unit/base/unescape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* Prose may have the two joiners of Persian and Hindi. */
static void require_safe(const struct fonds_buffer *text, bool prose)
{
	uint32_t c = 0;

	for (size_t at = 0; at < text->size;) {
		size_t n = fonds_utf8_decode(
			text->data + at, text->size - at, &c);

		require(n > 0);
		require(!fonds_text_is_unsafe(c) ||
			(prose && (c == 0x200c || c == 0x200d)));
		at += n;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fonds_cleanup(fonds_freep) char *back = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer prose;

	fonds_buffer_init(&name, 4 * size);
	fonds_text_escape(&name, (const char *)data, size);
	require(name.status == FONDS_OK);
	require_safe(&name, false);
	back = malloc(name.size + 1);
	require(back);
	require(unescape(fonds_buffer_text(&name), name.size, back) == size);
	require(size == 0 || memcmp(data, back, size) == 0);

	fonds_buffer_init(&prose, 4 * size);
	fonds_text_sanitize(&prose, (const char *)data, size);
	require(prose.status == FONDS_OK);
	require_safe(&prose, true);
	return 0;
}
