/* SPDX-License-Identifier: Apache-2.0 */
#include "description/location.h"

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char fonds_location_byte(const char **at)
{
	const char *text = *at;
	int high = text[0] == '%' ? hex_value(text[1]) : -1;
	int low = high >= 0 ? hex_value(text[2]) : -1;

	if (low < 0 || high + low == 0) {
		*at += 1;
		return text[0];
	}
	*at += 3;
	return (char)(high * 16 + low);
}

void fonds_location_decode(char *text)
{
	const char *at = text;
	char *to = text;

	while (*at)
		*to++ = fonds_location_byte(&at);
	*to = '\0';
}
