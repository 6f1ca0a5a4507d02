/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/sequence-match.h"

#include "base/error.h"

enum fonds_status fonds_format_view_check(
	const struct fonds_format_view *view, struct fonds_error **error)
{
	if (view->head_size > view->size || view->tail_size > view->size ||
		view->head_size > FONDS_PATTERN_GAP_MAX ||
		view->tail_size > FONDS_PATTERN_GAP_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the view of a file does not fit its size");
	return FONDS_OK;
}

bool fonds_format_view_is_whole(const struct fonds_format_view *view)
{
	return view->head_size == view->size;
}

static struct fonds_pattern_bytes head_of(const struct fonds_format_view *view)
{
	return (struct fonds_pattern_bytes){
		.data = view->head,
		.size = (uint32_t)view->head_size,
	};
}

/* A head that is all of the file is its own tail. */
static struct fonds_pattern_bytes tail_of(const struct fonds_format_view *view)
{
	if (view->head_size == view->size)
		return head_of(view);
	return (struct fonds_pattern_bytes){
		.data = view->tail,
		.size = (uint32_t)view->tail_size,
	};
}

static bool match_end(struct fonds_pattern_scratch *scratch,
	const struct fonds_sequence *sequence,
	const struct fonds_format_view *view, struct fonds_byte_match *ret)
{
	struct fonds_pattern_bytes tail = tail_of(view);
	struct fonds_interval place;

	tail.from_end = true;
	if (!fonds_pattern_match(scratch, &sequence->pattern, &tail,
		    sequence->least, sequence->most, &place))
		return false;
	*ret = (struct fonds_byte_match){
		.offset = view->size - place.last,
		.length = place.last - place.first,
	};
	return true;
}

/* In bytes that begin at this offset of the file. */
static bool match_in(struct fonds_pattern_scratch *scratch,
	const struct fonds_sequence *sequence,
	const struct fonds_pattern_bytes *bytes, uint64_t offset,
	struct fonds_byte_match *ret)
{
	struct fonds_interval place;

	if (!fonds_pattern_match(scratch, &sequence->pattern, bytes,
		    sequence->least, sequence->most, &place))
		return false;
	*ret = (struct fonds_byte_match){
		.offset = offset + place.first,
		.length = place.last - place.first,
	};
	return true;
}

bool fonds_sequence_match(struct fonds_pattern_scratch *scratch,
	const struct fonds_sequence *sequence,
	const struct fonds_format_view *view, struct fonds_byte_match *ret)
{
	struct fonds_pattern_bytes head = head_of(view);
	struct fonds_pattern_bytes tail = tail_of(view);

	if (sequence->anchor == FONDS_ANCHOR_END)
		return match_end(scratch, sequence, view, ret);
	if (match_in(scratch, sequence, &head, 0, ret))
		return true;
	return sequence->anchor == FONDS_ANCHOR_NONE &&
	       view->head_size < view->size &&
	       match_in(scratch, sequence, &tail, view->size - view->tail_size,
		       ret);
}

enum fonds_status fonds_sequence_check(
	struct fonds_pattern_scratch *scratch, struct fonds_error **error)
{
	if (fonds_pattern_scratch_has_failed(scratch)) {
		fonds_pattern_scratch_clear(scratch);
		return fonds_fail_nomem(error);
	}
	if (scratch->budget == 0)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the signatures take too long over this file");
	return FONDS_OK;
}
