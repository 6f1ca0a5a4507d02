/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/manifest-line.h"

#include "base/error.h"
#include "fixity/algorithm.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(const char *text, size_t from, size_t size)
{
	size_t i = from;

	while (i < size && is_blank(text[i]))
		i++;
	return i;
}

static enum fonds_status check_hex(const char *text, size_t hex_start,
	size_t hex_end, size_t size, struct fonds_error **error)
{
	if (hex_end < size && !is_blank(text[hex_end]))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the checksum is not hexadecimal");
	if (hex_end == hex_start)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"no checksum at its beginning");
	if ((hex_end - hex_start) % 2 != 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the checksum has an odd number of digits");
	return FONDS_OK;
}

enum fonds_status fonds_manifest_line_parse(const char *text, size_t size,
	struct fonds_manifest_line *ret, struct fonds_error **error)
{
	bool has_backslash = size > 0 && text[0] == '\\';
	size_t hex_start = has_backslash ? 1 : 0;
	size_t hex_end = hex_start +
			 fonds_hex_span(text + hex_start, size - hex_start);
	size_t path_start = skip_blanks(text, hex_end, size);
	bool has_asterisk;
	enum fonds_status status;

	status = check_hex(text, hex_start, hex_end, size, error);
	if (status < 0)
		return status;
	/* md5sum writes one blank, then "*" or a second blank: RFC 8493 6.1.4. */
	has_asterisk = path_start == hex_end + 1 && path_start < size &&
		       text[path_start] == '*';
	if (has_asterisk)
		path_start++;
	if (path_start == size)
		return fonds_fail(
			error, FONDS_ERR_FORMAT, "no path after the checksum");
	*ret = (struct fonds_manifest_line){
		.hex = text + hex_start,
		.hex_size = hex_end - hex_start,
		.path = text + path_start,
		.path_size = size - path_start,
		.extra_blanks = has_asterisk ? 0 : path_start - hex_end - 1,
		.has_asterisk = has_asterisk,
		.has_backslash = has_backslash,
	};
	return FONDS_OK;
}
