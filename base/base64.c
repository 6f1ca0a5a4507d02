/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base64.h"

#include <stdint.h>
#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "abcdefghijklmnopqrstuvwxyz"
			       "0123456789+/";

/* Three bytes are four letters, what is missing is "=". */
void fonds_base64_add(
	struct fonds_output *output, const void *data, size_t size)
{
	const unsigned char *bytes = data;

	for (size_t at = 0; at < size; at += 3) {
		uint32_t group = 0;

		for (size_t i = 0; i < 3; i++)
			group = group << 8 |
				(at + i < size ? bytes[at + i] : 0U);
		for (size_t i = 0; i < 4; i++)
			fonds_output_add_char(output,
				at + i > size ? '='
					      : alphabet[group >> (18 - 6 * i) &
							 0x3f]);
	}
}

/* Four letters; *ret_size is how many bytes they are. */
static bool read_group(const char *text, char bytes[3], size_t *ret_size)
{
	size_t padding = text[3] != '=' ? 0 : text[2] != '=' ? 1 : 2;
	uint32_t group = 0;

	for (size_t i = 0; i < 4; i++) {
		const char *letter = i < 4 - padding ? strchr(alphabet, text[i])
						     : alphabet;

		if (!letter || !*letter)
			return false;
		group = group << 6 | (uint32_t)(letter - alphabet);
	}
	for (size_t i = 0; i < 3; i++)
		bytes[i] = (char)(group >> (16 - 8 * i) & 0xff);
	*ret_size = 3 - padding;
	return (padding < 1 || bytes[2] == 0) && (padding < 2 || bytes[1] == 0);
}

bool fonds_base64_read(struct fonds_buffer *buffer, const char *text)
{
	size_t size = strlen(text);

	if (size % 4 != 0)
		return false;
	for (size_t at = 0; at < size; at += 4) {
		char bytes[3];
		size_t count = 0;

		if (!read_group(text + at, bytes, &count) ||
			(count < 3 && at + 4 < size))
			return false;
		fonds_buffer_add(buffer, bytes, count);
	}
	return true;
}
