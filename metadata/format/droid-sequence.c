/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/droid-sequence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

static void put_gap(struct fonds_buffer *buffer, uint32_t least, uint32_t most)
{
	if (most == FONDS_PATTERN_ENDLESS && least == 0)
		fonds_buffer_add_char(buffer, '*');
	else if (most == FONDS_PATTERN_ENDLESS)
		fonds_buffer_printf(buffer, "{%" PRIu32 "-*}", least);
	else if (least != most)
		fonds_buffer_printf(
			buffer, "{%" PRIu32 "-%" PRIu32 "}", least, most);
	else if (least)
		fonds_buffer_printf(buffer, "{%" PRIu32 "}", least);
}

/* The gap lies between the fragment and the middle. */
static void put_fragment(struct fonds_buffer *buffer,
	const struct fonds_droid_fragment *fragment, bool with_gap)
{
	if (with_gap && !fragment->is_left)
		put_gap(buffer, fragment->least, fragment->most);
	fonds_buffer_add_text(buffer, fragment->text);
	if (with_gap && fragment->is_left)
		put_gap(buffer, fragment->least, fragment->most);
}

static bool have_same_gap(
	const struct fonds_droid_fragment *fragments, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (fragments[i].least != fragments[0].least ||
			fragments[i].most != fragments[0].most)
			return false;
	return true;
}

/* All fragments of one position. */
static void put_position(struct fonds_buffer *buffer,
	const struct fonds_droid_fragment *fragments, size_t count)
{
	bool is_same = have_same_gap(fragments, count);
	bool is_left = fragments[0].is_left;

	if (count == 1) {
		put_fragment(buffer, fragments, true);
		return;
	}
	if (is_same && !is_left)
		put_gap(buffer, fragments->least, fragments->most);
	for (size_t i = 0; i < count; i++) {
		fonds_buffer_add_char(buffer, i ? '|' : '(');
		put_fragment(buffer, &fragments[i], !is_same);
	}
	fonds_buffer_add_char(buffer, ')');
	if (is_same && is_left)
		put_gap(buffer, fragments->least, fragments->most);
}

/* As they stand in the file; those of one position as they were given. */
static int compare_fragments(const void *a, const void *b)
{
	const struct fonds_droid_fragment *first = a;
	const struct fonds_droid_fragment *second = b;
	int order = (first->position > second->position) -
		    (first->position < second->position);

	if (first->is_left != second->is_left)
		return first->is_left ? -1 : 1;
	if (order == 0)
		return (first->order > second->order) -
		       (first->order < second->order);
	return first->is_left ? -order : order;
}

static size_t count_position(
	const struct fonds_droid_fragment *fragments, size_t count)
{
	size_t same = 1;

	while (same < count && fragments[same].is_left == fragments->is_left &&
		fragments[same].position == fragments->position)
		same++;
	return same;
}

void fonds_droid_sub_put(struct fonds_buffer *buffer, const char *middle,
	struct fonds_droid_fragment *fragments, size_t count)
{
	bool has_middle = false;
	size_t same;

	if (count)
		qsort(fragments, count, sizeof(*fragments), compare_fragments);
	for (size_t i = 0; i < count; i += same) {
		if (!fragments[i].is_left && !has_middle) {
			fonds_buffer_add_text(buffer, middle);
			has_middle = true;
		}
		same = count_position(fragments + i, count - i);
		put_position(buffer, fragments + i, same);
	}
	if (!has_middle)
		fonds_buffer_add_text(buffer, middle);
}

static int compare_subs(const void *a, const void *b)
{
	const struct fonds_droid_sub *first = a;
	const struct fonds_droid_sub *second = b;

	return (first->position > second->position) -
	       (first->position < second->position);
}

/*
 * An offset is seen from the anchor: from the end, it is that of the last
 * sub-sequence, and the others have theirs before their right neighbour.
 */
enum fonds_status fonds_droid_sequence_add(
	struct fonds_signature_builder *builder, enum fonds_anchor anchor,
	struct fonds_droid_sub *subs, size_t count, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text = { 0 };
	bool from_end = anchor == FONDS_ANCHOR_END;
	const struct fonds_droid_sub *first = &subs[from_end ? count - 1 : 0];
	uint32_t most = FONDS_PATTERN_ENDLESS;
	enum fonds_status status;

	fonds_buffer_init(&text, FONDS_PATTERN_TEXT_MAX);
	qsort(subs, count, sizeof(*subs), compare_subs);
	for (size_t i = 0; i < count; i++) {
		if (i && subs[i].position == subs[i - 1].position)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"two sub-sequences at position %" PRIu32,
				subs[i].position);
		if (i)
			put_gap(&text, subs[from_end ? i - 1 : i].least,
				FONDS_PATTERN_ENDLESS);
		fonds_buffer_add_text(&text, subs[i].text);
	}
	status = fonds_buffer_check(&text, "a byte sequence", error);
	if (status != FONDS_OK)
		return status;
	/* Some have a greatest offset of 0 and mean that it is the least. */
	if (anchor != FONDS_ANCHOR_NONE)
		most = first->most < first->least ? first->least : first->most;
	return fonds_signature_builder_add_sequence(builder, anchor,
		anchor == FONDS_ANCHOR_NONE ? 0 : first->least, most,
		fonds_buffer_text(&text), error);
}
