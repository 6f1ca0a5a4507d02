/* SPDX-License-Identifier: Apache-2.0 */
#include "base/unicode.h"

#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

/*
 * The lowest form two names can share (Unicode 3.13, D145): decomposed first,
 * since folding may not see a letter through the marks before it, then folded
 * if asked, and composed.
 */
static char *normalised(const char *name, int fold_case)
{
	utf8proc_option_t options = UTF8PROC_NULLTERM | UTF8PROC_STABLE;
	utf8proc_option_t fold = fold_case ? UTF8PROC_CASEFOLD : 0;
	utf8proc_uint8_t *decomposed = NULL;
	utf8proc_uint8_t *composed = NULL;

	if (utf8proc_map((const utf8proc_uint8_t *)name, 0, &decomposed,
		    options | UTF8PROC_DECOMPOSE) < 0)
		return NULL;
	if (utf8proc_map(decomposed, 0, &composed,
		    options | UTF8PROC_COMPOSE | fold) < 0)
		composed = NULL;
	free(decomposed);
	return (char *)composed;
}

static bool is_ascii(const char *name)
{
	unsigned char seen = 0;

	for (; *name; name++)
		seen |= (unsigned char)*name;
	return seen < 0x80;
}

/* ASCII has one normal form, and folds as lower case: most names are so. */
static char *folded_ascii(const char *name, int fold_case)
{
	char *key = strdup(name);

	for (char *c = key; fold_case && c && *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return key;
}

static char *make_key(const char *name, int fold_case)
{
	if (is_ascii(name))
		return folded_ascii(name, fold_case);
	if (fonds_utf8_is_valid(name, strlen(name)))
		return normalised(name, fold_case);
	return strdup(name);
}

enum fonds_status fonds_unicode_key(
	const char *name, int fold_case, char **ret, struct fonds_error **error)
{
	char *key = make_key(name, fold_case);

	/* On valid text utf8proc fails for want of memory only. */
	if (!key)
		return fonds_fail_nomem(error);
	*ret = key;
	return FONDS_OK;
}
