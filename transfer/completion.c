/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/completion.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "transfer/url.h"

/* Some ten million files. */
#define ARENA_MAX ((size_t)8 << 30)
#define TEXT_MAX ((size_t)16 << 20)

enum fonds_status fonds_completion_new(const char *path,
	struct fonds_completion **ret, struct fonds_error **error)
{
	struct fonds_completion *completion = calloc(1, sizeof(*completion));

	if (!completion)
		return fonds_fail_nomem(error);
	fonds_arena_init(&completion->arena, ARENA_MAX);
	completion->path = fonds_arena_dup(&completion->arena, path);
	*ret = completion;
	return fonds_arena_check(
		&completion->arena, "the list of files", error);
}

void fonds_completion_free(struct fonds_completion *completion)
{
	if (!completion)
		return;
	fonds_validation_free(completion->validation);
	fonds_arena_clear(&completion->arena);
	free(completion->items);
	free(completion);
}

void fonds_completion_freep(struct fonds_completion **completion)
{
	fonds_completion_free(*completion);
}

static enum fonds_status grow(
	struct fonds_completion *completion, struct fonds_error **error)
{
	size_t capacity = completion->capacity ? 2 * completion->capacity : 16;
	struct fonds_completion_item *items;

	if (completion->count < completion->capacity)
		return FONDS_OK;
	items = reallocarray(completion->items, capacity, sizeof(*items));
	if (!items)
		return fonds_fail_nomem(error);
	completion->items = items;
	completion->capacity = capacity;
	return FONDS_OK;
}

static const char *keep_shown_url(
	struct fonds_completion *completion, const char *url)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer shown;

	fonds_buffer_init(&shown, TEXT_MAX);
	fonds_url_add_shown(&shown, url);
	if (shown.status < 0 && completion->arena.status == FONDS_OK)
		completion->arena.status = shown.status;
	return fonds_arena_dup(&completion->arena, fonds_buffer_text(&shown));
}

static void copy_hole(struct fonds_completion *completion,
	const struct fonds_bag_hole *hole, struct fonds_bag_hole *ret)
{
	size_t size = hole->digest_count * sizeof(*hole->digests);
	struct fonds_digest *digests = fonds_arena_alloc(
		&completion->arena, size);

	*ret = *hole;
	if (digests && size > 0)
		memcpy(digests, hole->digests, size);
	ret->digests = digests;
	ret->path = fonds_arena_dup(&completion->arena, hole->path);
	ret->url = fonds_arena_dup(&completion->arena, hole->url);
}

enum fonds_status fonds_completion_add(struct fonds_completion *completion,
	const struct fonds_bag_hole *hole, struct fonds_error **error)
{
	struct fonds_completion_item *item;
	enum fonds_status status = grow(completion, error);

	if (status < 0)
		return status;
	item = &completion->items[completion->count];
	*item = (struct fonds_completion_item){ 0 };
	copy_hole(completion, hole, &item->hole);
	item->file = (struct fonds_complete_file){
		.path = item->hole.path,
		.url = keep_shown_url(completion, hole->url),
		.line = hole->line,
		.has_length = hole->has_length,
		.length = hole->length,
	};
	status = fonds_arena_check(
		&completion->arena, "the list of files", error);
	if (status == FONDS_OK)
		completion->count++;
	return status;
}

enum fonds_status fonds_completion_settle(struct fonds_completion *completion,
	struct fonds_completion_item *item,
	const struct fonds_fetch_outcome *outcome, uint64_t bytes,
	struct fonds_error **error)
{
	const struct fonds_fetch_problem_info *info = fonds_fetch_problem_info(
		outcome->problem);
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer reason;

	fonds_buffer_init(&reason, TEXT_MAX);
	if (outcome->problem == FONDS_FETCH_NONE) {
		item->file.state = FONDS_COMPLETE_FETCHED;
		completion->fetched++;
		completion->fetched_bytes += bytes;
		return FONDS_OK;
	}
	fonds_text_sanitize(&reason, outcome->reason, strlen(outcome->reason));
	item->file.state = FONDS_COMPLETE_FAILED;
	item->file.code = info->code;
	item->file.remedy = info->remedy;
	item->file.reason = fonds_arena_dup(
		&completion->arena, fonds_buffer_text(&reason));
	completion->failed++;
	if (reason.status < 0)
		return fonds_fail_nomem(error);
	return fonds_arena_check(
		&completion->arena, "the list of files", error);
}

bool fonds_completion_is_complete(const struct fonds_completion *completion)
{
	return completion->fetched == completion->count &&
	       fonds_validation_is_valid(completion->validation);
}

const struct fonds_complete_file *fonds_completion_get(
	const struct fonds_completion *completion, size_t index)
{
	return index < completion->count ? &completion->items[index].file
					 : NULL;
}

const struct fonds_validation *fonds_completion_validation(
	const struct fonds_completion *completion)
{
	return completion->validation;
}
