/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/manifest-copy.h"

#include <string.h>

#include "fixity/algorithm.h"

void fonds_manifest_copy_init(struct fonds_manifest_copy *copy,
	const uint32_t *lines, size_t line_count, const char *hex)
{
	*copy = (struct fonds_manifest_copy){
		.lines = lines,
		.line_count = line_count,
		.hex = hex,
		.line = 1,
	};
}

static bool is_to_be_replaced(const struct fonds_manifest_copy *copy)
{
	for (size_t i = 0; i < copy->line_count; i++)
		if (copy->lines[i] == copy->line)
			return true;
	return false;
}

static void next_line(struct fonds_manifest_copy *copy)
{
	copy->line++;
	copy->digits = 0;
	copy->is_done = false;
}

static void copy_char(
	struct fonds_manifest_copy *copy, char c, struct fonds_buffer *out)
{
	bool is_second = copy->was_cr && c == '\n';
	bool is_wanted = !copy->is_done && is_to_be_replaced(copy);

	copy->was_cr = c == '\r';
	if (is_wanted && fonds_hex_span(&c, 1) == 1) {
		copy->digits++;
		return;
	}
	if (is_wanted && copy->digits > 0) {
		fonds_buffer_add_text(out, copy->hex);
		copy->is_done = true;
		copy->replaced += copy->digits == strlen(copy->hex);
	}
	fonds_buffer_add_char(out, c);
	if (c == '\r' || (c == '\n' && !is_second))
		next_line(copy);
}

void fonds_manifest_copy_add(struct fonds_manifest_copy *copy, const char *data,
	size_t size, struct fonds_buffer *out)
{
	for (size_t i = 0; i < size; i++)
		copy_char(copy, data[i], out);
}
