/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"

/* A line of detail for each file, of a few hundred bytes and at times a path. */
#define DETAILS_MAX ((size_t)64 << 20)

enum fonds_status fonds_shard_init(
	struct fonds_shard *shard, struct fonds_error **error)
{
	struct fonds_shard_file *files = calloc(
		FONDS_SHARD_FILES, sizeof(*files));

	if (!files)
		return fonds_fail_nomem(error);
	*shard = (struct fonds_shard){ .files = files };
	fonds_arena_init(&shard->details, DETAILS_MAX);
	return FONDS_OK;
}

static void empty(struct fonds_shard *shard)
{
	for (size_t i = 0; i < shard->count; i++)
		fonds_bag_path_free(shard->files[i].path);
	fonds_arena_clear(&shard->details);
	fonds_arena_init(&shard->details, DETAILS_MAX);
	shard->count = 0;
	shard->given = 0;
	shard->bytes = 0;
}

void fonds_shard_clear(struct fonds_shard *shard)
{
	if (!shard->files)
		return;
	empty(shard);
	fonds_arena_clear(&shard->details);
	free(shard->files);
	*shard = (struct fonds_shard){ 0 };
}

/* One algorithm a shard: the checker computes the same for all its files. */
static bool has_room(
	const struct fonds_shard *shard, const struct fonds_catalog_file *file)
{
	if (shard->count == 0)
		return true;
	return shard->count < FONDS_SHARD_FILES &&
	       shard->bytes + file->size <= FONDS_SHARD_BYTES &&
	       shard->files[0].expected.algorithm == file->digest.algorithm;
}

static enum fonds_status add(struct fonds_shard *shard,
	const struct fonds_catalog_file *from, struct fonds_error **error)
{
	struct fonds_shard_file *file = &shard->files[shard->count];
	enum fonds_status status;

	*file = (struct fonds_shard_file){
		.expected = from->digest,
		.verdict = FONDS_VERDICT_NOT_CHECKED,
	};
	status = fonds_bag_path_new(
		from->path, strlen(from->path), &file->path, error);
	if (status < 0)
		return status;
	file->item = (struct fonds_check_item){
		.path = file->path,
		.size = from->size,
		.expected = &file->expected,
		.expected_count = 1,
		.payload = file,
	};
	shard->count++;
	shard->bytes += from->size;
	return FONDS_OK;
}

enum fonds_status fonds_shard_load(struct fonds_shard *shard,
	struct fonds_catalog_cursor *cursor, struct fonds_error **error)
{
	enum fonds_status status;

	empty(shard);
	for (;;) {
		if (!shard->pending) {
			status = fonds_catalog_cursor_next(
				cursor, &shard->pending, error);
			if (status < 0)
				return status;
		}
		if (!shard->pending || !has_room(shard, shard->pending))
			return FONDS_OK;
		status = add(shard, shard->pending, error);
		if (status < 0)
			return status;
		shard->pending = NULL;
	}
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct fonds_shard *shard = payload;

	(void)error;
	*item = NULL;
	if (shard->given < shard->count)
		*item = &shard->files[shard->given++].item;
	return FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fonds_shard *shard = payload;
	struct fonds_shard_file *file = item->payload;

	if (result->verdict != FONDS_VERDICT_OK)
		file->detail = fonds_arena_dup(
			&shard->details, result->detail ? result->detail : "");
	file->verdict = result->verdict;
	file->bytes_read = result->size;
	file->has_actual = result->digests && result->digest_count > 0;
	if (file->has_actual)
		file->actual = result->digests[0];
	file->found_at = fonds_clock_now();
	file->is_checked = true;
	return fonds_arena_check(
		&shard->details, "the list of findings", error);
}

enum fonds_status fonds_shard_check(struct fonds_shard *shard,
	struct fonds_tree *tree, struct fonds_check *check,
	struct fonds_error **error)
{
	for (size_t i = 0; i < shard->count; i++)
		shard->files[i].item.tree = tree;
	check->algorithms = &shard->files[0].expected.algorithm;
	check->algorithm_count = 1;
	check->next = next;
	check->done = done;
	check->payload = shard;
	return fonds_check_run(check, error);
}

static enum fonds_status record_finding(const struct fonds_shard_file *file,
	struct fonds_catalog *catalog, int64_t run, int64_t bag,
	struct fonds_error **error)
{
	const struct fonds_run_finding finding = {
		.run = run,
		.bag = bag,
		.path = fonds_bag_path_text(file->path),
		.verdict = file->verdict,
		.expected_size = file->item.size,
		.actual_size = file->has_actual ? file->bytes_read : UINT64_MAX,
		.expected = &file->expected,
		.actual = file->has_actual ? &file->actual : NULL,
		.detail = file->detail ? file->detail : "",
		.found_at = file->found_at,
	};

	return fonds_history_finding(catalog, &finding, error);
}

enum fonds_status fonds_shard_record(const struct fonds_shard *shard,
	struct fonds_catalog *catalog, int64_t run, int64_t bag,
	struct fonds_error **error)
{
	enum fonds_status status;

	for (size_t i = 0; i < shard->count; i++) {
		const struct fonds_shard_file *file = &shard->files[i];

		if (!file->is_checked)
			continue;
		status = fonds_history_file(catalog, run, bag,
			fonds_bag_path_text(file->path), file->verdict,
			file->bytes_read, error);
		if (status < 0)
			return status;
		if (file->verdict == FONDS_VERDICT_OK)
			continue;
		status = record_finding(file, catalog, run, bag, error);
		if (status < 0)
			return status;
	}
	return fonds_history_flush(catalog, error);
}
