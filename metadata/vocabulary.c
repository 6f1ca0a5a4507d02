/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "metadata/vocabulary-table.h"

static int compare(const void *a, const void *b)
{
	const struct fonds_term *x = a;
	const struct fonds_term *y = b;
	int order = strcmp(x->scheme, y->scheme);

	return order ? order : strcmp(x->code, y->code);
}

const struct fonds_term *fonds_term_find(const char *scheme, const char *code)
{
	struct fonds_term key = { .scheme = scheme, .code = code };

	if (!scheme || !code)
		return NULL;
	return bsearch(&key, fonds_term_table, fonds_term_table_size,
		sizeof(fonds_term_table[0]), compare);
}
