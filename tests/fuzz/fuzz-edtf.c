/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "metadata/edtf.h"

#define TEXT_MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

/* The level of the date with something before it and behind it. */
static int level_between(
	const char *before, const uint8_t *data, size_t size, const char *after)
{
	char text[TEXT_MAX + 16];
	size_t used = strlen(before);

	memcpy(text, before, used);
	memcpy(text + used, data, size);
	used += size;
	memcpy(text + used, after, strlen(after));
	return fonds_edtf_level(text, used + strlen(after));
}

/* A date alone: no interval, set, or time of day. */
static int is_date(const uint8_t *data, size_t size)
{
	return !memchr(data, '/', size) && !memchr(data, 'T', size) &&
	       !memchr(data, '[', size) && !memchr(data, '{', size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int level = fonds_edtf_level((const char *)data, size);

	require(level >= -1 && level <= 2);
	if (size == 0 || size > TEXT_MAX || level < 0)
		return 0;
	for (size_t i = 0; i < size; i++)
		require(strchr("0123456789-XYESTZ:+?~%/.[]{},", data[i]) &&
			data[i] != '\0');
	require(level_between(" ", data, size, "") == -1);
	require(level_between("", data, size, "\n") == -1);
	if (!is_date(data, size))
		return 0;
	/* What is a date is an end of an interval, and a set of one. */
	require(level_between("", data, size, "/..") ==
		(level > 0 ? level : 1));
	require(level_between("/", data, size, "") == (level > 0 ? level : 1));
	require(level_between("[", data, size, "]") == 2);
	require(level_between("{..", data, size, "}") == 2);
	return 0;
}
