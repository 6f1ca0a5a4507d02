/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-files.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/glob.h"

/* Paths, digests and a line of detail for each file of one shard. */
#define TEXTS_MAX ((size_t)1 << 30)

void fonds_shard_files_clear(struct fonds_shard_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		fonds_bag_path_free(files->items[i].path);
	free(files->items);
	free(files->turns);
	fonds_arena_clear(&files->arena);
	*files = (struct fonds_shard_files){ 0 };
}

static enum fonds_status add_file(struct fonds_shard_files *files,
	const struct fonds_holding_file *from, struct fonds_error **error)
{
	const char *path_glob = files->wish.path_glob;
	struct fonds_shard_file *file = &files->items[files->count];
	struct fonds_digest *digests = fonds_arena_alloc(
		&files->arena, from->digest_count * sizeof(*digests));
	enum fonds_status status;

	if (!digests)
		return fonds_arena_check(
			&files->arena, "the list of files", error);
	memcpy(digests, from->digests, from->digest_count * sizeof(*digests));
	for (size_t i = 0; i < from->digest_count; i++)
		fonds_algorithm_set_add(files->algorithms,
			&files->algorithm_count, digests[i].algorithm);
	status = fonds_bag_path_found(from->path, &file->path, error);
	if (status < 0)
		return status;
	file->item = (struct fonds_check_item){
		.path = file->path,
		.weight = from->size,
		.size = from->size,
		.expected = digests,
		.expected_count = from->digest_count,
	};
	file->change = from->change;
	file->checked_at = from->checked_at;
	file->is_selected = !path_glob ||
			    fonds_glob_matches(path_glob, from->path);
	file->verdict = file->is_selected ? FONDS_VERDICT_NOT_CHECKED
					  : FONDS_VERDICT_SKIPPED;
	file->expected = digests;
	files->count++;
	return FONDS_OK;
}

/* By the last check; those that are equal stay in the order of paths. */
static int compare_turns(const void *a, const void *b)
{
	const struct fonds_shard_file *const *first = a;
	const struct fonds_shard_file *const *second = b;

	if ((*first)->checked_at != (*second)->checked_at)
		return (*first)->checked_at < (*second)->checked_at ? -1 : 1;
	return *first < *second ? -1 : *first > *second;
}

static enum fonds_status give_turns(
	struct fonds_shard_files *files, struct fonds_error **error)
{
	files->turns = calloc(files->count + 1, sizeof(*files->turns));
	if (!files->turns)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < files->count; i++)
		if (files->items[i].is_selected)
			files->turns[files->turn_count++] = &files->items[i];
	qsort(files->turns, files->turn_count, sizeof(*files->turns),
		compare_turns);
	return FONDS_OK;
}

static enum fonds_status check_count(const struct fonds_claim *claim,
	uint64_t count, struct fonds_error **error)
{
	if (count == claim->files)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the catalog is damaged: shard %" PRId64 " of holding %" PRId64
		" has %" PRIu64 " files, but %s%" PRIu64 " are registered",
		claim->shard, claim->holding, claim->files,
		count > claim->files ? "more than " : "",
		count > claim->files ? claim->files : count);
}

static enum fonds_status read_all(struct fonds_shard_files *files,
	struct fonds_holding_files *cursor, const struct fonds_claim *claim,
	struct fonds_error **error)
{
	const struct fonds_holding_file *file = NULL;
	enum fonds_status status;

	for (;;) {
		status = fonds_holding_files_next(cursor, &file, error);
		if (status < 0)
			return status;
		if (!file)
			return check_count(claim, files->count, error);
		if (files->count == claim->files)
			return check_count(claim, claim->files + 1, error);
		status = add_file(files, file, error);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_shard_files_read(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, const struct fonds_shard_wish *wish,
	struct fonds_shard_files *ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *cursor =
		NULL;
	fonds_cleanup(
		fonds_shard_files_clear) struct fonds_shard_files files = {
		.wish = *wish,
	};
	enum fonds_status status = fonds_holding_files_new(catalog,
		claim->holding, claim->first, claim->last, &cursor, error);

	if (status < 0)
		return status;
	fonds_arena_init(&files.arena, TEXTS_MAX);
	if (claim->files <= SIZE_MAX / sizeof(*files.items) - 1)
		files.items = calloc(
			(size_t)claim->files + 1, sizeof(*files.items));
	if (!files.items)
		return fonds_fail_nomem(error);
	status = read_all(&files, cursor, claim, error);
	for (size_t i = 0; i < wish->added_count; i++)
		fonds_algorithm_set_add(files.algorithms,
			&files.algorithm_count, wish->added[i]);
	fonds_algorithm_set_sort(files.algorithms, files.algorithm_count);
	if (status == FONDS_OK)
		status = give_turns(&files, error);
	if (status < 0)
		return status;
	*ret = files;
	files = (struct fonds_shard_files){ 0 };
	return FONDS_OK;
}

static const struct fonds_digest *find_actual(
	const struct fonds_shard_files *files,
	const struct fonds_check_result *result, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < result->digest_count; i++)
		if (files->algorithms[i] == algorithm)
			return &result->digests[i];
	return NULL;
}

/* Both sides of the first digest that differs, or of the first one. */
static void take_digests(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result)
{
	struct fonds_digest *copy = fonds_arena_alloc(
		&files->arena, sizeof(*copy));

	if (!copy)
		return;
	for (size_t i = file->item.expected_count; i-- > 0;) {
		const struct fonds_digest *expected = &file->item.expected[i];
		const struct fonds_digest *actual = find_actual(
			files, result, expected->algorithm);

		if (!actual || (i > 0 && fonds_digest_equal(actual, expected)))
			continue;
		if (i == 0 && file->actual &&
			fonds_digest_equal(actual, expected))
			continue;
		*copy = *actual;
		file->actual = copy;
		file->expected = expected;
	}
}

static bool has_digest(
	const struct fonds_shard_file *file, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < file->item.expected_count; i++)
		if (file->item.expected[i].algorithm == algorithm)
			return true;
	return false;
}

/* A digest is added where there was none of its algorithm. */
static void take_added(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result)
{
	for (size_t i = 0; i < files->wish.added_count; i++) {
		enum fonds_algorithm algorithm = files->wish.added[i];
		const struct fonds_digest *actual = find_actual(
			files, result, algorithm);

		if (!actual || has_digest(file, algorithm) ||
			file->item.expected_count + file->added_count >=
				FONDS_FILE_DIGESTS_MAX)
			continue;
		if (!file->added)
			file->added = fonds_arena_alloc(&files->arena,
				files->wish.added_count * sizeof(*file->added));
		if (file->added)
			file->added[file->added_count++] = *actual;
	}
}

void fonds_shard_file_take(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result,
	int64_t found_at)
{
	file->verdict = result->verdict;
	file->size = result->size;
	file->found_at = found_at;
	file->was_read = result->digest_count > 0;
	if (result->verdict == FONDS_VERDICT_OK) {
		take_added(files, file, result);
		return;
	}
	file->detail = fonds_arena_dup(
		&files->arena, result->detail ? result->detail : "");
	if (file->was_read)
		take_digests(files, file, result);
}
