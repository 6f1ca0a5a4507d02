/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/sequence-match.h"

struct fonds_format_matcher {
	const struct fonds_signature_set *set;
	struct fonds_pattern_scratch scratch;
	uint64_t *seen; /* keys that occur in the view */
	size_t seen_size;
	struct fonds_byte_match *matches; /* of one signature */
};

static size_t most_sequences(const struct fonds_signature_set *set)
{
	size_t most = 1;

	for (size_t i = 0; i < set->signature_count; i++)
		if (set->signatures[i].count > most)
			most = set->signatures[i].count;
	return most;
}

enum fonds_status fonds_format_matcher_new(
	const struct fonds_signature_set *set,
	struct fonds_format_matcher **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_format_matcher_freep) struct fonds_format_matcher
		*matcher = calloc(1, sizeof(*matcher));

	if (!matcher)
		return fonds_fail_nomem(error);
	matcher->set = set;
	matcher->seen_size = set->index.key_count / 64 + 1;
	matcher->seen = calloc(matcher->seen_size, sizeof(*matcher->seen));
	matcher->matches = calloc(
		most_sequences(set), sizeof(*matcher->matches));
	if (!matcher->seen || !matcher->matches)
		return fonds_fail_nomem(error);
	*ret = fonds_steal(&matcher);
	return FONDS_OK;
}

void fonds_format_matcher_free(struct fonds_format_matcher *matcher)
{
	if (!matcher)
		return;
	fonds_pattern_scratch_clear(&matcher->scratch);
	free(matcher->seen);
	free(matcher->matches);
	free(matcher);
}

void fonds_format_matcher_freep(struct fonds_format_matcher **matcher)
{
	fonds_format_matcher_free(*matcher);
}

static bool is_seen(const struct fonds_format_matcher *matcher, uint32_t key)
{
	return key == FONDS_KEY_NONE || matcher->seen[key / 64] >> key % 64 & 1;
}

static bool are_keys_seen(const struct fonds_format_matcher *matcher,
	const struct fonds_signature *signature)
{
	for (size_t i = 0; i < signature->count; i++)
		if (!is_seen(matcher, signature->sequences[i].key))
			return false;
	return true;
}

static void try_signature(struct fonds_format_matcher *matcher,
	const struct fonds_signature *signature,
	const struct fonds_format_view *view,
	struct fonds_identification *found)
{
	struct fonds_format_hit hit = {
		.format = signature->format,
		.basis = FONDS_HIT_BYTES,
		.signature = signature->id,
		.matches = matcher->matches,
		.match_count = signature->count,
	};

	if (!are_keys_seen(matcher, signature))
		return;
	for (size_t i = 0; i < signature->count; i++)
		if (!fonds_sequence_match(&matcher->scratch,
			    &signature->sequences[i], view,
			    &matcher->matches[i]))
			return;
	fonds_identification_add(found, &hit);
}

static void try_all(struct fonds_format_matcher *matcher,
	const struct fonds_candidates *candidates,
	const struct fonds_format_view *view,
	struct fonds_identification *found)
{
	const struct fonds_signature *signatures = matcher->set->signatures;

	for (size_t i = 0; i < candidates->count; i++)
		try_signature(matcher, &signatures[candidates->items[i]], view,
			found);
}

static void see_keys(struct fonds_format_matcher *matcher,
	const struct fonds_format_view *view)
{
	const struct fonds_signature_index *index = &matcher->set->index;

	memset(matcher->seen, 0, matcher->seen_size * sizeof(*matcher->seen));
	fonds_signature_index_scan(
		index, view->head, view->head_size, matcher->seen);
	if (view->head_size < view->size)
		fonds_signature_index_scan(
			index, view->tail, view->tail_size, matcher->seen);
}

enum fonds_status fonds_format_matcher_run(struct fonds_format_matcher *matcher,
	const struct fonds_format_view *view,
	struct fonds_identification *found, struct fonds_error **error)
{
	const struct fonds_signature_index *index = &matcher->set->index;
	enum fonds_status status = fonds_format_view_check(view, error);

	if (status != FONDS_OK)
		return status;
	if (!fonds_format_view_is_whole(view))
		found->is_partial = true;
	if (view->size == 0)
		return FONDS_OK;
	matcher->scratch.budget = FONDS_SEQUENCE_BUDGET;
	see_keys(matcher, view);
	if (view->head_size)
		try_all(matcher,
			&index->by_first_byte[*(const uint8_t *)view->head],
			view, found);
	try_all(matcher, &index->others, view, found);
	return fonds_sequence_check(&matcher->scratch, error);
}
