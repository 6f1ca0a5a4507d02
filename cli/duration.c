/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/duration.h"

#include <stddef.h>

#define DAY INT64_C(86400)

/* A hundred years: what is longer is a slip. */
#define SPAN_MAX (36525 * DAY)

static const struct {
	char name;
	int64_t seconds;
} units[] = {
	{ 's', 1 },
	{ 'm', 60 },
	{ 'h', 3600 },
	{ 'd', DAY },
	{ 'w', 7 * DAY },
	{ 'y', 365 * DAY },
};

/* One letter and nothing else; 0 for anything that is no unit. */
static int64_t unit_seconds(const char *text)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (text[0] == units[i].name && text[1] == '\0')
			return units[i].seconds;
	return 0;
}

bool cli_duration_parse(const char *text, int64_t *ret)
{
	int64_t number = 0;
	int64_t seconds;

	for (; *text >= '0' && *text <= '9'; text++)
		if (__builtin_mul_overflow(number, 10, &number) ||
			__builtin_add_overflow(number, *text - '0', &number))
			return false;
	seconds = unit_seconds(text);
	if (number == 0 || seconds == 0 ||
		__builtin_mul_overflow(number, seconds, &number) ||
		number > SPAN_MAX)
		return false;
	*ret = number;
	return true;
}
