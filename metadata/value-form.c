/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/value-form.h"

#include <string.h>
#include <strings.h>

#include "metadata/date.h"

/* No isalpha() and the like: those ask the locale. */
static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex_digit(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* How many of the first characters are of the kind. */
static size_t span_of(const char *text, bool (*is_of_kind)(char c))
{
	size_t n = 0;

	while (text[n] && is_of_kind(text[n]))
		n++;
	return n;
}

static bool is_alphanumeric(char c)
{
	return is_letter(c) || is_digit(c);
}

bool fonds_form_is_uuid(const char *text)
{
	static const size_t groups[] = { 8, 4, 4, 4, 12 };

	if (strncasecmp(text, "urn:uuid:", 9) == 0)
		text += 9;
	for (size_t i = 0; i < 5; i++) {
		if (span_of(text, is_hex_digit) != groups[i])
			return false;
		text += groups[i];
		if (i < 4 && *text++ != '-')
			return false;
	}
	return *text == '\0';
}

bool fonds_form_is_uri_reference(const char *text)
{
	static const char others[] = "-._~:/?#[]@!$&'()*+,;=";

	if (*text == '\0')
		return false;
	for (; *text; text++) {
		if (*text == '%' && is_hex_digit(text[1]) &&
			is_hex_digit(text[2]))
			text += 2;
		else if (!is_alphanumeric(*text) && !strchr(others, *text))
			return false;
	}
	return true;
}

static bool is_of_scheme(char c)
{
	return is_alphanumeric(c) || (c && strchr("+-.", c));
}

bool fonds_form_is_uri(const char *text)
{
	size_t n = span_of(text, is_of_scheme);

	return is_letter(*text) && text[n] == ':' && text[n + 1] &&
	       fonds_form_is_uri_reference(text);
}

bool fonds_form_is_puid(const char *text)
{
	size_t n;

	if (strncmp(text, "x-", 2) == 0)
		text += 2;
	if (strncmp(text, "fmt/", 4) != 0)
		return false;
	text += 4;
	n = span_of(text, is_digit);
	return n > 0 && n < 10 && text[0] != '0' && text[n] == '\0';
}

static bool is_of_mime(char c)
{
	return is_alphanumeric(c) || (c && strchr("!#$&-^_.+", c));
}

/* A restricted name: it begins with a letter or digit; 127 at most. */
static size_t mime_name(const char *text)
{
	size_t n = span_of(text, is_of_mime);

	return is_alphanumeric(*text) && n <= 127 ? n : 0;
}

bool fonds_form_is_mime(const char *text)
{
	size_t n = mime_name(text);

	if (n == 0 || text[n] != '/')
		return false;
	text += n + 1;
	n = mime_name(text);
	if (n == 0)
		return false;
	text += n + strspn(text + n, " \t");
	return *text == '\0' || *text == ';';
}

/* "x-...", or behind other subtags: one letter or digit, then more. */
static bool is_private(const char *text)
{
	size_t n;

	if ((text[0] != 'x' && text[0] != 'X') || text[1] != '-')
		return false;
	for (text++; *text == '-'; text += n) {
		n = span_of(++text, is_alphanumeric);
		if (n == 0 || n > 8)
			return false;
	}
	return *text == '\0';
}

bool fonds_form_is_language_tag(const char *text)
{
	size_t n = span_of(text, is_letter);
	bool wants_more = false;

	if (is_private(text))
		return true;
	if (n < 2 || n > 8)
		return false;
	for (text += n; *text == '-'; text += n) {
		if (is_private(++text))
			return !wants_more;
		n = span_of(text, is_alphanumeric);
		if (n == 0 || n > 8 || (n == 1 && wants_more))
			return false;
		wants_more = n == 1; /* of an extension */
	}
	return *text == '\0' && !wants_more;
}

/* Two digits and no more than maximum; -1 when they are not. */
static int two_digits(const char *text, int maximum)
{
	int value;

	if (!is_digit(text[0]) || !is_digit(text[1]))
		return -1;
	value = 10 * (text[0] - '0') + (text[1] - '0');
	return value <= maximum ? value : -1;
}

static bool is_zone(const char *text)
{
	if (strcmp(text, "Z") == 0)
		return true;
	return (*text == '+' || *text == '-') &&
	       two_digits(text + 1, 14) >= 0 && text[3] == ':' &&
	       two_digits(text + 4, 59) >= 0 && text[6] == '\0';
}

/* "hh:mm", "hh:mm:ss", "hh:mm:ss.s", each with its zone. */
static bool is_time(const char *text)
{
	if (two_digits(text, 23) < 0 || text[2] != ':' ||
		two_digits(text + 3, 59) < 0)
		return false;
	text += 5;
	if (*text == ':') {
		if (two_digits(text + 1, 59) < 0)
			return false;
		text += 3;
		if (*text == '.') {
			size_t n = span_of(++text, is_digit);

			if (n == 0)
				return false;
			text += n;
		}
	}
	return is_zone(text);
}

bool fonds_form_is_w3cdtf(const char *text)
{
	size_t size = strcspn(text, "T");
	struct fonds_date date;

	if (span_of(text, is_digit) != 4 ||
		strspn(text, "0123456789-") != size ||
		(size != 4 && size != 7 && size != 10))
		return false;
	if (!fonds_date_parse(text, size, &date))
		return false;
	return text[size] == '\0' || (size == 10 && is_time(text + size + 1));
}

bool fonds_form_read_number(const char *text, uint64_t *ret)
{
	uint64_t value = 0;

	if (*text == '\0')
		return false;
	for (; *text; text++) {
		if (!is_digit(*text) ||
			__builtin_mul_overflow(value, 10, &value) ||
			__builtin_add_overflow(
				value, (uint64_t)(*text - '0'), &value))
			return false;
	}
	*ret = value;
	return true;
}

bool fonds_form_is_hex(const char *text)
{
	size_t n = span_of(text, is_hex_digit);

	return n > 0 && text[n] == '\0';
}

/* The length of a dot, as it is or percent-encoded; 0 when it is none. */
static size_t dot(const char *text)
{
	if (*text == '.')
		return 1;
	return strncasecmp(text, "%2e", 3) == 0 ? 3 : 0;
}

static bool is_step(const char *text)
{
	size_t first = dot(text);
	size_t second = first > 0 ? dot(text + first) : 0;

	if (second == 0)
		return false;
	text += first + second;
	return *text == '\0' || strchr("/\\?#", *text) ||
	       strncasecmp(text, "%2f", 3) == 0;
}

bool fonds_form_has_parent(const char *text)
{
	bool is_start = true;

	for (; *text; text++) {
		if (is_start && is_step(text))
			return true;
		is_start = *text == '/' || *text == '\\';
		if (strncasecmp(text, "%2f", 3) == 0) {
			text += 2;
			is_start = true;
		}
	}
	return false;
}

bool fonds_form_is_absolute_path(const char *text)
{
	if (*text == '/' || *text == '\\' ||
		strncasecmp(text, "file:/", 6) == 0)
		return true;
	return is_letter(text[0]) && text[1] == ':' &&
	       (text[2] == '/' || text[2] == '\\');
}
