/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>

#include "fixity/manifest-line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The parts lie within the text, in order, and nothing else is dropped. */
static int is_whole(
	const struct fonds_manifest_line *line, const char *text, size_t size)
{
	size_t marks = (line->has_asterisk ? 1U : 0U) +
		       (line->has_backslash ? 1U : 0U);

	return line->hex_size > 0 && line->hex_size % 2 == 0 &&
	       line->path_size > 0 &&
	       line->path + line->path_size == text + size &&
	       line->hex_size + 1 + line->extra_blanks + line->path_size +
			       marks ==
		       size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct fonds_manifest_line line;
	struct fonds_error *error = NULL;

	if (fonds_manifest_line_parse(text, size, &line, &error) < 0)
		fonds_error_free(error);
	else if (!is_whole(&line, text, size))
		abort();
	return 0;
}
