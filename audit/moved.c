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
		moved->files[i].is_sought = false;
	}
	moved->sorted = 0;
	fonds_arena_clear(&moved->arena);
	fonds_arena_init(&moved->arena, DIGESTS_MAX);
}

/* Many missing files may have one size: its files are gone through once. */
static size_t want_size(struct fonds_moved *moved, uint64_t size)
{
	size_t first = find_size(moved, size);
	size_t count = 0;

	if (first == moved->count || moved->files[first].is_sought)
		return 0;
	for (size_t i = first; i < moved->count && moved->files[i].size == size;
		i++) {
		struct fonds_moved_file *file = &moved->files[i];

		if (file->is_read || file->is_taken || file->is_wanted)
			continue;
		file->is_wanted = true;
		count++;
	}
	moved->files[first].is_sought = moved->files[first].size == size;
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
	moved->sorted = 0;
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

/* Where the digest of this algorithm is among those of a file. */
static size_t find_algorithm(
	const struct fonds_moved *moved, enum fonds_algorithm algorithm)
{
	size_t i = 0;

	while (i < moved->algorithm_count && moved->algorithms[i] != algorithm)
		i++;
	return i;
}

static bool is_same(const struct fonds_moved *moved,
	const struct fonds_moved_file *there,
	const struct fonds_check_item *item)
{
	if (there->is_taken)
		return false;
	for (size_t i = 0; i < item->expected_count; i++) {
		const struct fonds_digest *expected = &item->expected[i];
		size_t at = find_algorithm(moved, expected->algorithm);

		if (at == moved->algorithm_count ||
			!fonds_digest_equal(&there->digests[at], expected))
			return false;
	}
	return true;
}

/* By size and this digest, if it has one; those without come last. */
static int compare_key(const struct fonds_moved_file *file, uint64_t size,
	size_t at, const struct fonds_digest *digest)
{
	if (file->size != size)
		return file->size < size ? -1 : 1;
	if (!file->digests)
		return digest ? 1 : 0;
	return digest ? memcmp(file->digests[at].bytes, digest->bytes,
				digest->size)
		      : -1;
}

static int compare_digests(const void *a, const void *b, void *payload)
{
	const struct fonds_moved_file *first = a, *second = b;
	const size_t *at = payload;
	int order = compare_key(first, second->size, *at,
		second->digests ? &second->digests[*at] : NULL);

	return order != 0 ? order : compare_sizes(a, b);
}

static void sort_by(struct fonds_moved *moved, enum fonds_algorithm algorithm)
{
	size_t at = find_algorithm(moved, algorithm);

	if (moved->sorted == algorithm)
		return;
	qsort_r(moved->files, moved->count, sizeof(*moved->files),
		compare_digests, &at);
	for (size_t i = 0; i < moved->count; i++)
		moved->files[i].taken = 0;
	moved->sorted = algorithm;
}

/* The first one that has this size and this digest, or comes after it. */
static size_t find_key(const struct fonds_moved *moved, size_t at,
	uint64_t size, const struct fonds_digest *digest)
{
	size_t low = 0, high = moved->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_key(&moved->files[middle], size, at, digest) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Those of one size and digest are a group, which may be large, too: how many
 * of them were taken, from its first one on, is kept there.
 */
static struct fonds_moved_file *find_new_place(
	struct fonds_moved *moved, const struct fonds_check_item *item)
{
	const struct fonds_digest *digest = &item->expected[0];
	size_t at = find_algorithm(moved, digest->algorithm);
	size_t first = find_key(moved, at, item->size, digest);
	struct fonds_moved_file *group = &moved->files[first];

	if (first == moved->count)
		return NULL;
	while (first + group->taken < moved->count &&
		group[group->taken].is_taken)
		group->taken++;
	for (size_t i = first + group->taken;
		i < moved->count &&
		compare_key(&moved->files[i], item->size, at, digest) == 0;
		i++)
		if (is_same(moved, &moved->files[i], item))
			return &moved->files[i];
	return NULL;
}

static void match(struct fonds_moved *moved, struct fonds_shard_files *files,
	struct fonds_shard_file *file)
{
	struct fonds_moved_file *there = find_new_place(moved, &file->item);

	if (!there)
		return;
	there->is_taken = true;
	file->verdict = FONDS_VERDICT_MOVED;
	file->size = there->size;
	file->moved_to = fonds_arena_dup(
		&files->arena, fonds_bag_path_text(there->path));
	file->detail = "it is elsewhere in the holding, under a name that is "
		       "not registered: its size and its digests are the same";
}

/* Of these algorithms each is the first of some of the files, mostly of all. */
static void match_by(struct fonds_moved *moved, struct fonds_shard_files *files,
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < files->count; i++) {
		struct fonds_shard_file *file = &files->items[i];

		if (file->verdict != FONDS_VERDICT_MISSING ||
			file->item.expected_count == 0 ||
			file->item.expected[0].algorithm != algorithm)
			continue;
		sort_by(moved, algorithm);
		match(moved, files, file);
	}
}

void fonds_moved_match(
	struct fonds_moved *moved, struct fonds_shard_files *files)
{
	for (size_t i = 0; i < moved->algorithm_count; i++)
		match_by(moved, files, moved->algorithms[i]);
}
