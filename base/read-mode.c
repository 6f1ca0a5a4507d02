/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/digest.h>

#include <stddef.h>

static const char *const names[] = {
	[FONDS_READ_CACHED] = "cached",
	[FONDS_READ_DIRECT] = "direct",
	[FONDS_READ_DROPPED] = "dropped",
};

const char *fonds_read_mode_name(enum fonds_read_mode mode)
{
	size_t index = (size_t)mode;

	return index < sizeof(names) / sizeof(names[0]) ? names[index]
							: "unknown";
}
