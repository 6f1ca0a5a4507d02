/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/mets-ids.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "metadata/span.h"

/*
 * Which attributes are IDs only the schemas know, which may be any in an
 * extension; so all are looked at, and what is none costs a longer ID.
 */

#define DIGITS_MAX 18 /* of FONDS_METS_IDS_MAX */

/* The digits at the beginning, which are taken off. */
static struct fonds_span cut_digits(struct fonds_span *rest)
{
	struct fonds_span digits = { .data = rest->data };

	while (digits.size < rest->size &&
		fonds_char_is_digit(digits.data[digits.size]))
		digits.size++;
	*rest = fonds_span_skip(*rest, digits.size);
	return digits;
}

/* "mets12-..." has the number 12; 0: the text has none. */
static uint64_t number_of(struct fonds_span text)
{
	struct fonds_span rest = fonds_span_skip(text, strlen("mets"));
	struct fonds_span digits = cut_digits(&rest);
	uint64_t number = 0;

	if (!fonds_span_starts(text, "mets") || digits.size > DIGITS_MAX ||
		!fonds_span_starts(rest, "-"))
		return 0;
	for (size_t i = 0; i < digits.size; i++)
		number = number * 10 + (uint64_t)(digits.data[i] - '0');
	return number;
}

/* Letters, "-" and digits: what an ID is when nothing stands before it. */
static bool is_plain(struct fonds_span text)
{
	size_t word = fonds_span_find(text, "-");
	struct fonds_span rest = fonds_span_skip(text, word + 1);

	for (size_t i = 0; i < word; i++)
		if (!fonds_char_is_letter(text.data[i]))
			return false;
	return word > 0 && cut_digits(&rest).size > 0 && rest.size == 0;
}

/* Blanks around an ID are none of it. */
static void note_text(struct fonds_mets_ids *ids, const char *text)
{
	struct fonds_span trimmed;
	uint64_t number;

	if (!text)
		return;
	trimmed = fonds_span_trim(fonds_span_of(text));
	number = number_of(trimmed);
	if (number == 0 && !is_plain(trimmed))
		return;
	if (ids->number <= number)
		ids->number = number + 1;
}

static void note_node(
	struct fonds_mets_ids *ids, const struct fonds_premis_node *node)
{
	const struct fonds_premis_attribute *attribute = node->attributes;

	note_text(ids, node->text);
	for (; attribute; attribute = attribute->next)
		note_text(ids, attribute->value);
}

/* Along the tree without recursion: down, else on, else up and on. */
void fonds_mets_ids_note(
	struct fonds_mets_ids *ids, const struct fonds_premis_node *entity)
{
	const struct fonds_premis_node *at = entity;

	for (;;) {
		note_node(ids, at);
		if (at->children) {
			at = at->children;
			continue;
		}
		while (at != entity && !at->next)
			at = at->parent;
		if (at == entity)
			return;
		at = at->next;
	}
}

void fonds_mets_ids_format(const struct fonds_mets_ids *ids, const char *kind,
	size_t number, char ret[FONDS_METS_ID_SIZE])
{
	if (ids->number == 0)
		(void)snprintf(
			ret, FONDS_METS_ID_SIZE, "%.20s-%zu", kind, number);
	else
		(void)snprintf(ret, FONDS_METS_ID_SIZE,
			"mets%" PRIu64 "-%.20s-%zu", ids->number, kind, number);
}
