/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define ARENA_MAX ((size_t)4 << 30)

void fonds_packed_links_init(struct fonds_packed_links *links)
{
	*links = (struct fonds_packed_links){ 0 };
	fonds_arena_init(&links->arena, ARENA_MAX);
}

void fonds_packed_links_clear(struct fonds_packed_links *links)
{
	free(links->items);
	fonds_arena_clear(&links->arena);
}

enum fonds_status fonds_packed_links_add(struct fonds_packed_links *links,
	uint64_t at, const char *target, struct fonds_error **error)
{
	struct fonds_packed_link link = {
		.at = at,
		.target = fonds_arena_dup(&links->arena, target),
	};

	if (!link.target)
		return fonds_arena_check(
			&links->arena, "the list of hard links", error);
	if (links->count == links->capacity) {
		size_t wanted = links->capacity ? 2 * links->capacity : 16;
		struct fonds_packed_link *grown = reallocarray(
			links->items, wanted, sizeof(*grown));

		if (!grown)
			return fonds_fail_nomem(error);
		links->items = grown;
		links->capacity = wanted;
	}
	links->items[links->count++] = link;
	return FONDS_OK;
}

static int compare_targets(const void *left, const void *right)
{
	const struct fonds_packed_link *const *a = left;
	const struct fonds_packed_link *const *b = right;

	return strcmp((*a)->target, (*b)->target);
}

/* Links sorted by target; the first of those with one target speaks for all. */
struct wanted {
	struct fonds_packed_link **links;
	size_t count;
};

/* The first link to that path, or NULL. */
static struct fonds_packed_link *find_wanted(
	const struct wanted *wanted, const char *path)
{
	size_t low = 0;
	size_t high = wanted->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(wanted->links[middle]->target, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == wanted->count ||
		strcmp(wanted->links[low]->target, path) != 0)
		return NULL;
	return wanted->links[low];
}

/* What came last under a name before the link is what it means. */
static void offer(const struct wanted *wanted, const char *path, uint64_t found,
	uint64_t size)
{
	struct fonds_packed_link *first = find_wanted(wanted, path);

	if (!first)
		return;
	first->is_seen = true;
	first->seen = found;
	first->seen_size = size;
}

static void take(const struct wanted *wanted, struct fonds_packed_link *link)
{
	const struct fonds_packed_link *first = find_wanted(
		wanted, link->target);

	if (!first || !first->is_seen)
		return;
	link->is_found = true;
	link->found = first->seen;
	link->size = first->seen_size;
}

/* In their order: a link to a link is to what that one was found to be. */
static enum fonds_status search(struct fonds_packed_links *links,
	const struct wanted *wanted, struct fonds_packed_records *records,
	struct fonds_error **error)
{
	struct fonds_packed_link *link = links->items;
	struct fonds_packed_record record = { 0 };
	uint64_t next = 0;

	for (;;) {
		uint64_t at = next;
		enum fonds_status status = fonds_packed_records_get(
			records, at, &record, &next, error);

		if (status < 0 || !record.path)
			return status;
		if (record.is_link) {
			take(wanted, link);
			if (link->is_found)
				offer(wanted, record.path, link->found,
					link->size);
			link++;
		} else if (record.kind == FONDS_ENTRY_FILE) {
			offer(wanted, record.path, at, record.size);
		}
	}
}

enum fonds_status fonds_packed_links_resolve(struct fonds_packed_links *links,
	struct fonds_packed_records *records, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct fonds_packed_link **sorted = NULL;
	struct wanted wanted = { .count = links->count };

	if (links->count == 0)
		return FONDS_OK;
	sorted = calloc(links->count, sizeof(struct fonds_packed_link *));
	if (!sorted)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < links->count; i++)
		sorted[i] = &links->items[i];
	qsort(sorted, links->count, sizeof(struct fonds_packed_link *),
		compare_targets);
	wanted.links = sorted;
	return search(links, &wanted, records, error);
}

static int compare_places(const void *left, const void *right)
{
	const struct fonds_packed_link *a = left;
	const struct fonds_packed_link *b = right;

	return a->at < b->at ? -1 : a->at > b->at;
}

const struct fonds_packed_link *fonds_packed_links_find(
	const struct fonds_packed_links *links, uint64_t at)
{
	const struct fonds_packed_link wanted = { .at = at };

	if (links->count == 0)
		return NULL;
	return bsearch(&wanted, links->items, links->count, sizeof(wanted),
		compare_places);
}
