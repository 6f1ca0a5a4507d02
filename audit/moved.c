/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/moved.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define LEAST_CAPACITY ((size_t)64)
#define DIGESTS_MAX \
	((size_t)FONDS_MOVED_MAX * FONDS_ALGORITHM_COUNT * \
		sizeof(struct fonds_digest))

void fonds_moved_clear(struct fonds_moved *moved)
{
	for (size_t i = 0; i < moved->count; i++)
		fonds_bag_path_free(moved->files[i].path);
	free(moved->files);
	fonds_arena_clear(&moved->arena);
	*moved = (struct fonds_moved){ 0 };
}

struct search {
	struct fonds_moved *moved;
	struct fonds_tree *tree;
	fonds_alive_fn *alive;
	void *payload;
};

static bool grow(struct fonds_moved *moved)
{
	size_t capacity = moved->capacity > 0 ? 2 * moved->capacity
					      : LEAST_CAPACITY;
	void *files = reallocarray(
		moved->files, capacity, sizeof(*moved->files));

	if (!files)
		return false;
	moved->files = files;
	moved->capacity = capacity;
	return true;
}

/* False for what cannot be the new place of anything. */
static bool get_size(struct fonds_tree *tree, const struct fonds_bag_path *path,
	uint64_t *ret)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state state = { 0 };

	if (fonds_tree_open(tree, path, &stream, NULL) < 0 ||
		fonds_stream_state(stream, &state, NULL) < 0)
		return false;
	*ret = state.size;
	return state.size > 0;
}

static enum fonds_status add_file(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	const struct search *search = payload;
	struct fonds_moved *moved = search->moved;
	struct fonds_moved_file *file;
	enum fonds_status status;
	uint64_t size = 0;

	if (entry->kind != FONDS_ENTRY_FILE || moved->count == FONDS_MOVED_MAX)
		return FONDS_OK;
	status = fonds_bag_path_found(entry->path, &path, error);
	if (status < 0 || !get_size(search->tree, path, &size))
		return status;
	if (moved->count == moved->capacity && !grow(moved))
		return fonds_fail_nomem(error);
	file = &moved->files[moved->count++];
	*file = (struct fonds_moved_file){
		.item = {
			.tree = search->tree,
			.path = path,
			.weight = size,
			.size = FONDS_SIZE_UNKNOWN,
		},
		.path = path,
		.size = size,
	};
	path = NULL;
	return FONDS_OK;
}

static enum fonds_status alive(void *payload, struct fonds_error **error)
{
	const struct search *search = payload;

	return search->alive ? search->alive(search->payload, error) : FONDS_OK;
}

static int compare_sizes(const void *a, const void *b)
{
	const struct fonds_moved_file *first = a, *second = b;

	if (first->size != second->size)
		return first->size < second->size ? -1 : 1;
	return strcmp(fonds_bag_path_text(first->path),
		fonds_bag_path_text(second->path));
}

enum fonds_status fonds_moved_search(struct fonds_moved *moved,
	struct fonds_catalog *catalog, int64_t holding,
	const struct fonds_place *place, fonds_alive_fn *alive_fn,
	void *payload, struct fonds_error **error)
{
	struct search search = { moved, place->tree, alive_fn, payload };
	enum fonds_status status;

	if (moved->is_searched)
		return FONDS_OK;
	fonds_arena_init(&moved->arena, DIGESTS_MAX);
	status = fonds_unregistered_each(
		catalog, holding, place, alive, add_file, &search, error);
	if (status < 0) {
		fonds_moved_clear(moved);
		return status;
	}
	moved->is_searched = true;
	if (moved->count > 0)
		qsort(moved->files, moved->count, sizeof(*moved->files),
			compare_sizes);
	return FONDS_OK;
}

/* The first one that is not smaller. */
static size_t find_size(const struct fonds_moved *moved, uint64_t size)
{
	size_t low = 0, high = moved->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (moved->files[middle].size < size)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What was computed by other algorithms must be computed anew. */
static void choose_algorithms(
	struct fonds_moved *moved, const struct fonds_shard_files *files)
{
	size_t size = files->algorithm_count * sizeof(files->algorithms[0]);

	if (moved->algorithm_count == files->algorithm_count &&
		memcmp(moved->algorithms, files->algorithms, size) == 0)
		return;
	memcpy(moved->algorithms, files->algorithms, size);
	moved->algorithm_count = files->algorithm_count;
	for (size_t i = 0; i < moved->count; i++) {
		moved->files[i].digests = NULL;
		moved->files[i].is_read = false;
	}
	fonds_arena_clear(&moved->arena);
	fonds_arena_init(&moved->arena, DIGESTS_MAX);
}

static size_t want_size(struct fonds_moved *moved, uint64_t size)
{
	size_t count = 0;

	for (size_t i = find_size(moved, size);
		i < moved->count && moved->files[i].size == size; i++) {
		struct fonds_moved_file *file = &moved->files[i];

		if (file->is_read || file->is_taken || file->is_wanted)
			continue;
		file->is_wanted = true;
		count++;
	}
	return count;
}

size_t fonds_moved_want(
	struct fonds_moved *moved, const struct fonds_shard_files *files)
{
	size_t count = 0;

	choose_algorithms(moved, files);
	moved->next = 0;
	for (size_t i = 0; i < files->count; i++)
		if (files->items[i].verdict == FONDS_VERDICT_MISSING)
			count += want_size(moved, files->items[i].item.size);
	moved->wanted = count;
	return count;
}

struct fonds_moved_file *fonds_moved_next(struct fonds_moved *moved)
{
	while (moved->next < moved->count) {
		struct fonds_moved_file *file = &moved->files[moved->next++];

		if (!file->is_wanted)
			continue;
		file->is_wanted = false;
		moved->wanted--;
		return file;
	}
	return NULL;
}

enum fonds_status fonds_moved_take(struct fonds_moved *moved,
	struct fonds_moved_file *file, const struct fonds_check_result *result,
	struct fonds_error **error)
{
	struct fonds_digest *copy;

	file->is_read = true;
	if (result->verdict != FONDS_VERDICT_OK || result->digest_count == 0 ||
		result->size != file->size)
		return FONDS_OK;
	copy = fonds_arena_alloc(
		&moved->arena, result->digest_count * sizeof(*copy));
	if (!copy)
		return fonds_arena_check(
			&moved->arena, "the list of moved files", error);
	memcpy(copy, result->digests, result->digest_count * sizeof(*copy));
	file->digests = copy;
	return FONDS_OK;
}

static const struct fonds_digest *find_digest(const struct fonds_moved *moved,
	const struct fonds_moved_file *file, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < moved->algorithm_count; i++)
		if (moved->algorithms[i] == algorithm)
			return &file->digests[i];
	return NULL;
}

static bool is_same(const struct fonds_moved *moved,
	const struct fonds_moved_file *there,
	const struct fonds_check_item *item)
{
	if (!there->digests || there->is_taken)
		return false;
	for (size_t i = 0; i < item->expected_count; i++) {
		const struct fonds_digest *actual = find_digest(
			moved, there, item->expected[i].algorithm);

		if (!actual || !fonds_digest_equal(actual, &item->expected[i]))
			return false;
	}
	return item->expected_count > 0;
}

static struct fonds_moved_file *find_new_place(
	struct fonds_moved *moved, const struct fonds_check_item *item)
{
	size_t i = find_size(moved, item->size);

	for (; i < moved->count && moved->files[i].size == item->size; i++)
		if (is_same(moved, &moved->files[i], item))
			return &moved->files[i];
	return NULL;
}

void fonds_moved_match(
	struct fonds_moved *moved, struct fonds_shard_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct fonds_shard_file *file = &files->items[i];
		struct fonds_moved_file *there;

		if (file->verdict != FONDS_VERDICT_MISSING)
			continue;
		there = find_new_place(moved, &file->item);
		if (!there)
			continue;
		there->is_taken = true;
		file->verdict = FONDS_VERDICT_MOVED;
		file->size = there->size;
		file->moved_to = fonds_arena_dup(
			&files->arena, fonds_bag_path_text(there->path));
		file->detail = "it is elsewhere in the holding, under a name "
			       "that is not registered: its size and its "
			       "digests are the same";
	}
}
