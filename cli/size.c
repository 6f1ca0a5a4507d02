/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/size.h"

#include <stddef.h>
#include <strings.h>

static const struct {
	const char *name;
	uint64_t bytes;
} units[] = {
	{ "", 1 },
	{ "K", UINT64_C(1000) },
	{ "M", UINT64_C(1000000) },
	{ "G", UINT64_C(1000000000) },
	{ "T", UINT64_C(1000000000000) },
	{ "Ki", UINT64_C(1) << 10 },
	{ "Mi", UINT64_C(1) << 20 },
	{ "Gi", UINT64_C(1) << 30 },
	{ "Ti", UINT64_C(1) << 40 },
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The unit and nothing else, with or without a "B". */
static bool is_unit(const char *text, const char *name)
{
	while (*name && strncasecmp(text, name, 1) == 0) {
		text++;
		name++;
	}
	return *name == '\0' && (*text == '\0' || strcasecmp(text, "B") == 0);
}

static uint64_t unit_bytes(const char *text)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (is_unit(text, units[i].name))
			return units[i].bytes;
	return 0;
}

#define FRACTION_DIGITS 6

/*
 * Digits into *number, and ten to the power of their count into *scale; false
 * when there are none or too many.
 */
static bool take_digits(
	const char **text, size_t most, uint64_t *number, uint64_t *scale)
{
	size_t count = 0;

	*number = 0;
	*scale = 1;
	for (; is_digit(**text); (*text)++) {
		if (++count > most)
			return false;
		*number = *number * 10 + (uint64_t)(**text - '0');
		*scale *= 10;
	}
	return count > 0;
}

bool cli_size_parse(const char *text, uint64_t *ret)
{
	uint64_t whole;
	uint64_t parts = 0;
	uint64_t scale;
	uint64_t bytes;

	/* 18 digits fit into 64 bits, whatever they are. */
	if (!take_digits(&text, 18, &whole, &scale))
		return false;
	scale = 1;
	if (*text == '.') {
		text++;
		if (!take_digits(&text, FRACTION_DIGITS, &parts, &scale))
			return false;
	}
	bytes = unit_bytes(text);
	if (bytes == 0 || whole >= UINT64_MAX / bytes)
		return false;
	*ret = whole * bytes + parts * bytes / scale;
	return *ret > 0;
}
