/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/tag-files.h"

#include <stdbool.h>

#include "bagit/path-encoding.h"

void fonds_bagit_declaration_add(struct fonds_buffer *buffer)
{
	fonds_buffer_add_text(buffer, "BagIt-Version: 1.0\n"
				      "Tag-File-Character-Encoding: UTF-8\n");
}

static bool is_line_end(char c)
{
	return c == '\r' || c == '\n';
}

void fonds_bag_info_add(
	struct fonds_buffer *buffer, const char *label, const char *value)
{
	fonds_buffer_printf(buffer, "%s: ", label);
	while (*value) {
		if (!is_line_end(*value)) {
			fonds_buffer_add_char(buffer, *value++);
			continue;
		}
		fonds_buffer_add_char(buffer, ' ');
		while (is_line_end(*value))
			value++;
	}
	fonds_buffer_add_char(buffer, '\n');
}

/* Two spaces, so that sha256sum -c reads it too. */
void fonds_manifest_add(struct fonds_buffer *buffer,
	const struct fonds_digest *digest, const struct fonds_bag_path *path)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_buffer_printf(buffer, "%s  ", fonds_digest_format(digest, hex));
	fonds_path_encode(buffer, fonds_bag_path_text(path));
	fonds_buffer_add_char(buffer, '\n');
}
