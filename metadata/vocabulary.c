/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/vocabulary.h"

#include <ctype.h>
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

const struct fonds_term *fonds_term_known(const char *scheme, const char *code)
{
	struct fonds_term key = { .scheme = scheme, .code = code };

	if (!scheme || !code)
		return NULL;
	return bsearch(&key, fonds_term_table, fonds_term_table_size,
		sizeof(fonds_term_table[0]), compare);
}

const struct fonds_term *fonds_term_find(const char *scheme, const char *code)
{
	const struct fonds_term *term = fonds_term_known(scheme, code);

	return term && !term->is_deprecated ? term : NULL;
}

/* Two terms of a vocabulary may have one label: the current one is meant. */
static const struct fonds_term *search(const char *scheme, const char *label,
	bool (*is_same)(const char *a, const char *b))
{
	const struct fonds_term *found = NULL;

	for (size_t i = 0; i < fonds_term_table_size; i++) {
		const struct fonds_term *term = &fonds_term_table[i];

		if (strcmp(term->scheme, scheme) != 0 ||
			!is_same(term->label, label))
			continue;
		if (!term->is_deprecated)
			return term;
		found = term;
	}
	return found;
}

static bool is_equal(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* The next letter or digit, in lower case; 0 at the end. */
static int next_letter(const char **text)
{
	while (**text && !isalnum((unsigned char)**text))
		(*text)++;
	return **text ? tolower((unsigned char)*(*text)++) : 0;
}

static bool is_alike(const char *a, const char *b)
{
	int x;
	int y;

	do {
		x = next_letter(&a);
		y = next_letter(&b);
	} while (x == y && x != 0);
	return x == y;
}

const struct fonds_term *fonds_term_labelled(
	const char *scheme, const char *label)
{
	return search(scheme, label, is_equal);
}

const struct fonds_term *fonds_term_like(const char *scheme, const char *label)
{
	return search(scheme, label, is_alike);
}

bool fonds_term_has_scheme(const char *scheme, size_t size)
{
	for (size_t i = 0; i < fonds_term_table_size; i++)
		if (strlen(fonds_term_table[i].scheme) == size &&
			memcmp(fonds_term_table[i].scheme, scheme, size) == 0)
			return true;
	return false;
}
