/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/text.h>

#include <stdint.h>
#include <string.h>

#include "base/text.h"

char *fonds_text_printable(const char *bytes)
{
	struct fonds_buffer buffer;
	char *text;

	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_escape(&buffer, bytes, strlen(bytes));
	text = fonds_buffer_take(&buffer);
	fonds_buffer_clear(&buffer);
	return text;
}
