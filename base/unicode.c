/* SPDX-License-Identifier: Apache-2.0 */
#include "base/unicode.h"

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

enum fonds_status fonds_unicode_key(
	const char *name, int fold_case, char **ret, struct fonds_error **error)
{
	char *key = fonds_utf8_is_valid(name, strlen(name))
			    ? normalised(name, fold_case)
			    : strdup(name);

	/* On valid text utf8proc fails for want of memory only. */
	if (!key)
		return fonds_fail_nomem(error);
	*ret = key;
	return FONDS_OK;
}
