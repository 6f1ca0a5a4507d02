/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/term-nearest.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "metadata/vocabulary-table.h"

#define SHOWN 3
#define WORD_MAX_SIZE 64 /* what is longer is compared by its beginning */

struct near_term {
	const struct fonds_term *term;
	size_t distance;
};

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Levenshtein's distance, without case, row by row. */
static size_t letters_between(const char *a, const char *b)
{
	size_t row[WORD_MAX_SIZE + 1];
	size_t size = strnlen(b, WORD_MAX_SIZE);

	for (size_t j = 0; j <= size; j++)
		row[j] = j;
	for (size_t i = 0; a[i] && i < WORD_MAX_SIZE; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < size; j++) {
			size_t above = row[j + 1];
			bool is_same = tolower((unsigned char)a[i]) ==
				       tolower((unsigned char)b[j]);

			row[j + 1] = least(above + 1, row[j] + 1,
				diagonal + (is_same ? 0 : 1));
			diagonal = above;
		}
	}
	return row[size];
}

static size_t distance_of(const struct fonds_term *term, const char *word)
{
	size_t size = strlen(word);

	if (size > 2 && strncasecmp(term->label, word, size) == 0)
		return 0;
	return letters_between(term->label, word);
}

/* Kept in order; of two as near, the first of the vocabulary. */
static void enter(struct near_term near[SHOWN], struct near_term term)
{
	for (size_t i = 0; i < SHOWN; i++) {
		struct near_term kept = near[i];

		if (kept.term && kept.distance <= term.distance)
			continue;
		near[i] = term;
		term = kept;
		if (!term.term)
			return;
	}
}

void fonds_term_nearest(
	struct fonds_buffer *buffer, const char *scheme, const char *word)
{
	struct near_term near[SHOWN] = { { NULL, 0 } };

	for (size_t i = 0; i < fonds_term_table_size; i++) {
		const struct fonds_term *term = &fonds_term_table[i];

		if (strcmp(term->scheme, scheme) == 0 && !term->is_deprecated)
			enter(near, (struct near_term){
					    term, distance_of(term, word) });
	}
	for (size_t i = 0; i < SHOWN && near[i].term; i++)
		fonds_buffer_printf(buffer, "%s'%s' (%s)", i > 0 ? ", " : "",
			near[i].term->label, near[i].term->code);
}
