/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/bag-files.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

/* A line of detail for each file, of a few hundred bytes and at times a path. */
#define DETAILS_MAX ((size_t)64 << 20)

/* A file under way, or checked and not yet recorded: in one of two lists. */
struct file {
	struct file *previous;
	struct file *next;
	struct fonds_bag_path *path;
	struct fonds_digest expected;
	struct fonds_check_item item;
	enum fonds_verdict verdict;
	uint64_t bytes_read;
	bool has_actual; /* it was read to its end */
	struct fonds_digest actual;
	const char *detail; /* in the shard's arena */
	int64_t found_at;
};

struct shard {
	struct file *files; /* the last one first */
	struct file *first;
	size_t count;
	uint64_t bytes;
	struct fonds_arena details;
};

struct job {
	const struct fonds_bag_files *which;
	struct fonds_catalog_cursor *cursor;
	const struct fonds_catalog_file *pending; /* to be checked next */
	enum fonds_algorithm algorithm;           /* of this check */
	struct file *flights;
	struct shard shard;
	struct fonds_bag_files_seen seen;
};

static void insert(struct file **list, struct file *file)
{
	file->previous = NULL;
	file->next = *list;
	if (file->next)
		file->next->previous = file;
	*list = file;
}

static void extract(struct file **list, struct file *file)
{
	if (file->previous)
		file->previous->next = file->next;
	else
		*list = file->next;
	if (file->next)
		file->next->previous = file->previous;
}

static void free_files(struct file **list)
{
	struct file *file;

	while ((file = *list)) {
		extract(list, file);
		fonds_bag_path_free(file->path);
		free(file);
	}
}

static void shard_empty(struct shard *shard)
{
	free_files(&shard->files);
	shard->first = NULL;
	fonds_arena_clear(&shard->details);
	fonds_arena_init(&shard->details, DETAILS_MAX);
	shard->count = 0;
	shard->bytes = 0;
}

static void job_clear(struct job *job)
{
	free_files(&job->flights);
	shard_empty(&job->shard);
	fonds_arena_clear(&job->shard.details);
	fonds_catalog_cursor_free(job->cursor);
}

static enum fonds_status record_finding(const struct job *job,
	const struct file *file, struct fonds_error **error)
{
	const struct fonds_run_finding finding = {
		.run = job->which->run,
		.bag = job->which->bag,
		.path = fonds_bag_path_text(file->path),
		.verdict = file->verdict,
		.expected_size = file->item.size,
		.actual_size = file->has_actual ? file->bytes_read : UINT64_MAX,
		.expected = &file->expected,
		.actual = file->has_actual ? &file->actual : NULL,
		.detail = file->detail ? file->detail : "",
		.found_at = file->found_at,
	};

	return fonds_history_finding(job->which->catalog, &finding, error);
}

static enum fonds_status record_file(const struct job *job,
	const struct file *file, struct fonds_error **error)
{
	const struct fonds_bag_files *which = job->which;
	enum fonds_status status = fonds_history_file(which->catalog,
		which->run, which->bag, fonds_bag_path_text(file->path),
		file->verdict, file->bytes_read, error);

	if (status < 0 || file->verdict == FONDS_VERDICT_OK)
		return status;
	return record_finding(job, file, error);
}

/* Record what was checked in one transaction, and begin a new shard. */
static enum fonds_status record(struct job *job, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (const struct file *file = job->shard.first;
		file && status == FONDS_OK; file = file->previous)
		status = record_file(job, file, error);
	if (status == FONDS_OK)
		status = fonds_history_flush(job->which->catalog, error);
	shard_empty(&job->shard);
	return status;
}

static enum fonds_status add_flight(struct job *job,
	const struct fonds_catalog_file *from, struct fonds_check_item **ret,
	struct fonds_error **error)
{
	struct file *file = calloc(1, sizeof(*file));
	enum fonds_status status;

	if (!file)
		return fonds_fail_nomem(error);
	insert(&job->flights, file);
	file->expected = from->digest;
	status = fonds_bag_path_new(
		from->path, strlen(from->path), &file->path, error);
	if (status < 0)
		return status;
	file->item = (struct fonds_check_item){
		.tree = job->which->tree,
		.path = file->path,
		.size = from->size,
		.expected = &file->expected,
		.expected_count = 1,
		.payload = file,
	};
	*ret = &file->item;
	job->seen.files++;
	return FONDS_OK;
}

static enum fonds_status peek(struct job *job, struct fonds_error **error)
{
	if (job->pending)
		return FONDS_OK;
	return fonds_catalog_cursor_next(job->cursor, &job->pending, error);
}

/* A check computes the same algorithm for all its files. */
static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct job *job = payload;
	enum fonds_status status = peek(job, error);

	*item = NULL;
	if (status < 0 || !job->pending ||
		job->pending->digest.algorithm != job->algorithm)
		return status;
	status = add_flight(job, job->pending, item, error);
	job->pending = NULL;
	return status;
}

static void take_result(struct shard *shard, struct file *file,
	const struct fonds_check_result *result)
{
	if (result->verdict != FONDS_VERDICT_OK)
		file->detail = fonds_arena_dup(
			&shard->details, result->detail ? result->detail : "");
	file->verdict = result->verdict;
	file->bytes_read = result->size;
	file->has_actual = result->digests && result->digest_count > 0;
	if (file->has_actual)
		file->actual = result->digests[0];
	file->found_at = fonds_clock_now();
	insert(&shard->files, file);
	if (!shard->first)
		shard->first = file;
	shard->count++;
	shard->bytes += result->size;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct job *job = payload;
	struct shard *shard = &job->shard;
	struct file *file = item->payload;
	enum fonds_status status;

	extract(&job->flights, file);
	take_result(shard, file, result);
	status = fonds_arena_check(
		&shard->details, "the list of findings", error);
	if (status < 0 || (shard->count < FONDS_SHARD_FILES &&
				  shard->bytes < FONDS_SHARD_BYTES))
		return status;
	return record(job, error);
}

/* One check for all files in a row that have the same algorithm. */
static enum fonds_status check_row(struct job *job,
	const struct fonds_check *template, struct fonds_error **error)
{
	struct fonds_check check = *template;
	uint64_t before = job->seen.files;
	enum fonds_status status;

	job->algorithm = job->pending->digest.algorithm;
	fonds_algorithm_set_add(job->seen.algorithms,
		&job->seen.algorithm_count, job->algorithm);
	check.algorithms = &job->algorithm;
	check.algorithm_count = 1;
	check.next = next;
	check.done = done;
	check.payload = job;
	check.in_order = true; /* so findings stand in the order of paths */
	check.base.files_done += before;
	status = fonds_check_run(&check, error);
	if (status == FONDS_OK)
		return record(job, error);
	/* Keep what was finished; the first failure is the result. */
	(void)record(job, NULL);
	return status;
}

enum fonds_status fonds_bag_files_check(const struct fonds_bag_files *which,
	const struct fonds_check *check, struct fonds_bag_files_seen *ret,
	struct fonds_error **error)
{
	fonds_cleanup(job_clear) struct job job = { .which = which };
	enum fonds_status status;

	fonds_arena_init(&job.shard.details, DETAILS_MAX);
	status = fonds_catalog_files(
		which->catalog, which->bag, &job.cursor, error);
	while (status == FONDS_OK) {
		status = peek(&job, error);
		if (status < 0 || !job.pending)
			break;
		status = check_row(&job, check, error);
	}
	*ret = job.seen;
	return status;
}
