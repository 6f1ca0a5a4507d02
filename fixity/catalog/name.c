/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/name.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

static bool is_shown(uint32_t code_point)
{
	return code_point == ZERO_WIDTH_NON_JOINER ||
	       code_point == ZERO_WIDTH_JOINER ||
	       !fonds_text_is_unsafe(code_point);
}

/* name is valid UTF-8. */
static bool are_all_shown(const char *name, size_t size)
{
	uint32_t code_point = 0;

	for (size_t at = 0; at < size;) {
		at += fonds_utf8_decode(name + at, size - at, &code_point);
		if (!is_shown(code_point))
			return false;
	}
	return true;
}

enum fonds_status fonds_name_check(
	const char *what, const char *name, struct fonds_error **error)
{
	size_t size = name ? strlen(name) : 0;

	if (size == 0)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "%s is empty", what);
	if (size > FONDS_NAME_SIZE_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%s has %zu bytes, and may have %d", what, size,
			FONDS_NAME_SIZE_MAX);
	if (!fonds_utf8_is_valid(name, size))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%s '%s' is not in UTF-8", what, name);
	if (!are_all_shown(name, size))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%s '%s' has a control character", what, name);
	return FONDS_OK;
}

enum fonds_status fonds_name_check_text(
	const char *what, const char *text, struct fonds_error **error)
{
	if (text && !fonds_utf8_is_valid(text, strlen(text)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%s '%s' is not in UTF-8", what, text);
	return FONDS_OK;
}

enum fonds_status fonds_name_check_reason(
	const char *what, const char *text, struct fonds_error **error)
{
	if (!text || text[strspn(text, " \t\r\n")] == '\0')
		return fonds_fail(
			error, FONDS_ERR_INVALID, "%s is empty", what);
	return fonds_name_check_text(what, text, error);
}
