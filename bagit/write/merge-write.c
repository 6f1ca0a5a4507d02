/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The new bag of a merge. Files are copied bag by bag, each with all
 * algorithms that its bag has, for a bag older than 1.0 need not list a file
 * in each of its manifests; the new manifests have those that all bags have.
 */
#include <stdio.h>

#include "bagit/write/carry.h"
#include "bagit/write/hash-rows.h"
#include "bagit/write/merge.h"
#include "bagit/write/new-bag.h"
#include "bagit/write/publish.h"
#include "bagit/write/tag-set.h"
#include "base/cleanup.h"
#include "base/error.h"

struct writing {
	struct fonds_merging *merging;
	struct fonds_staging *staging;
	struct fonds_file_table payload; /* of the new bag */
	struct fonds_file_table others;
	struct fonds_fetch_list fetch;
	size_t next_payload; /* file of the plan */
	size_t next_other;
	struct fonds_progress progress; /* before the files under way */
};

/* Files of one bag under way. */
struct batch {
	struct fonds_old_bag *bag;
	struct fonds_file_table copied;
	struct fonds_file_table same; /* as in another bag, which are read */
	bool is_payload;
};

static void batch_clear(struct batch *batch)
{
	fonds_file_table_clear(&batch->copied);
	fonds_file_table_clear(&batch->same);
}

static enum fonds_status add_apart(const struct fonds_merge_file *file,
	struct fonds_file_table *to, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct fonds_file_row *row = NULL;
	enum fonds_status status;

	if (asprintf(&path, "merged/%u/%s", file->bag + 1U, file->row->path) <
		0) {
		path = NULL;
		return fonds_fail_nomem(error);
	}
	status = fonds_file_table_add(to, path, file->row->size, &row, error);
	if (status < 0)
		return status;
	row->source = file->row->path;
	row->inode = file->row->inode;
	return FONDS_OK;
}

static enum fonds_status add_file(struct batch *batch,
	const struct fonds_merge_file *file, struct fonds_error **error)
{
	if (file->fate == FONDS_MERGE_APART)
		return add_apart(file, &batch->copied, error);
	return fonds_carry_add_row(file->row,
		file->fate == FONDS_MERGE_SAME ? &batch->same : &batch->copied,
		error);
}

static enum fonds_status fill_batch(struct batch *batch,
	const struct fonds_merge_plan *plan, size_t *next, uint32_t bag,
	struct fonds_error **error)
{
	const struct fonds_file_table *all = &batch->bag->payload;
	enum fonds_status status = fonds_file_table_init(
		&batch->copied, all->algorithms, all->algorithm_count, error);

	if (status == FONDS_OK)
		status = fonds_file_table_init(&batch->same, all->algorithms,
			all->algorithm_count, error);
	while (status == FONDS_OK && *next < plan->count &&
		plan->files[*next].bag == bag)
		status = add_file(batch, &plan->files[(*next)++], error);
	return status;
}

/* The findings of the bag become ours, which explaining would replace. */
static enum fonds_status explain(struct writing *writing,
	const struct fonds_carry *carry, struct fonds_error **error)
{
	struct fonds_bag_result *result = writing->merging->result;
	struct fonds_validation *ours = fonds_steal(&result->findings);
	struct fonds_validation *theirs;
	enum fonds_status status = fonds_carry_explain(carry, result, error);

	theirs = result->findings;
	result->findings = ours;
	if (status == FONDS_OK)
		status = fonds_merge_take_findings(
			writing->merging, carry->bag->path, theirs, error);
	fonds_validation_free(theirs);
	return status;
}

static enum fonds_status hash_same(const struct writing *writing,
	struct batch *batch, struct fonds_error **error)
{
	const struct fonds_bag_merge_options *options =
		writing->merging->options;
	const struct fonds_hash_rows hash = {
		.table = &batch->same,
		.tree = batch->bag->tree,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.base = writing->progress,
	};

	return fonds_hash_rows(&hash, error);
}

static void count_done(
	struct writing *writing, const struct fonds_file_table *table)
{
	writing->progress.bytes_done += table->bytes;
	writing->progress.files_done += table->count;
}

static enum fonds_status carry_batch(struct writing *writing,
	struct batch *batch, bool *ret, struct fonds_error **error)
{
	const struct fonds_bag_merge_options *options =
		writing->merging->options;
	struct fonds_carry carry = {
		.bag = batch->bag,
		.table = &batch->copied,
		.count = batch->copied.count,
		.is_payload = batch->is_payload,
		.target_fd = fonds_staging_files(writing->staging)->fd,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.base = writing->progress,
	};
	enum fonds_status status = fonds_carry_run(&carry, ret, error);

	count_done(writing, &batch->copied);
	if (status == FONDS_OK && *ret && batch->same.count > 0) {
		status = hash_same(writing, batch, error);
		carry.table = &batch->same;
		carry.count = batch->same.count;
		if (status == FONDS_OK)
			status = fonds_carry_compare(&carry, ret, error);
		count_done(writing, &batch->same);
	}
	if (status < 0 || *ret)
		return status;
	return explain(writing, &carry, error);
}

/* What was copied, as a row of the new bag. */
static enum fonds_status keep_rows(const struct fonds_file_table *from,
	struct fonds_file_table *to, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < from->count; i++) {
		struct fonds_file_row *row = NULL;

		status = fonds_file_table_add(to, from->rows[i]->path,
			from->rows[i]->size, &row, error);
		if (status == FONDS_OK)
			fonds_file_row_convert(from, from->rows[i], to, row);
	}
	return status;
}

static enum fonds_status take_payload(struct writing *writing, uint32_t index,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(batch_clear) struct batch batch = {
		.bag = &writing->merging->bags[index],
		.is_payload = true,
	};
	enum fonds_status status = fill_batch(&batch,
		&writing->merging->payload, &writing->next_payload, index,
		error);

	if (status == FONDS_OK)
		status = carry_batch(writing, &batch, ret, error);
	if (status < 0 || !*ret)
		return status;
	status = keep_rows(&batch.copied, &writing->payload, error);
	return status == FONDS_OK
		       ? fonds_fetch_list_append(&writing->fetch,
				 &batch.bag->fetch, &batch.copied, error)
		       : status;
}

static enum fonds_status take_others(struct writing *writing, uint32_t index,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(batch_clear) struct batch batch = {
		.bag = &writing->merging->bags[index],
	};
	enum fonds_status status = fill_batch(&batch, &writing->merging->others,
		&writing->next_other, index, error);

	if (status == FONDS_OK)
		status = carry_batch(writing, &batch, ret, error);
	if (status < 0 || !*ret)
		return status;
	return keep_rows(&batch.copied, &writing->others, error);
}

/* Its rows are not needed any more, when it is taken. */
static enum fonds_status take_bag(struct writing *writing, uint32_t index,
	bool *ret, struct fonds_error **error)
{
	struct fonds_old_bag *bag = &writing->merging->bags[index];
	enum fonds_status status = fonds_old_bag_open(bag, error);

	if (status == FONDS_OK)
		status = take_payload(writing, index, ret, error);
	if (status == FONDS_OK && *ret)
		status = take_others(writing, index, ret, error);
	fonds_old_bag_close(bag);
	fonds_file_table_clear(&bag->payload);
	fonds_file_table_clear(&bag->others);
	return status;
}

static enum fonds_status take_bags(
	struct writing *writing, bool *ret, struct fonds_error **error)
{
	const struct fonds_merging *merging = writing->merging;
	struct fonds_staging_files *files = fonds_staging_files(
		writing->staging);
	enum fonds_status status = fonds_new_bag_make_data(files, error);

	if (status == FONDS_OK)
		status = fonds_file_table_init(&writing->payload,
			merging->algorithms, merging->algorithm_count, error);
	if (status == FONDS_OK)
		status = fonds_file_table_init(&writing->others,
			merging->algorithms, merging->algorithm_count, error);
	for (size_t i = 0; status == FONDS_OK && *ret && i < merging->count;
		i++)
		status = take_bag(writing, (uint32_t)i, ret, error);
	fonds_file_table_sort(&writing->payload);
	fonds_file_table_sort(&writing->others);
	return status;
}

static enum fonds_status publish(
	struct writing *writing, struct fonds_error **error)
{
	const struct fonds_merging *merging = writing->merging;
	const struct fonds_tag_set set = {
		.payload = &writing->payload,
		.others = &writing->others,
		.tags = &merging->tags,
		.fetch = &writing->fetch,
	};
	const struct fonds_bag_publication publication = {
		.staging = writing->staging,
		.target = merging->output,
		.count = 1,
		.jobs = merging->options->jobs,
		.progress = merging->options->progress,
		.payload = merging->options->payload,
		.findings = merging->result->findings,
	};
	enum fonds_status status = fonds_tag_set_write(
		&set, fonds_staging_files(writing->staging), error);

	return status == FONDS_OK ? fonds_bag_publish(&publication, error)
				  : status;
}

static void count_work(struct writing *writing)
{
	const struct fonds_merging *merging = writing->merging;

	for (size_t i = 0; i < merging->count; i++) {
		const struct fonds_old_bag *bag = &merging->bags[i];

		writing->progress.bytes_total += bag->payload.bytes +
						 bag->others.bytes;
		writing->progress.files_total += bag->payload.count +
						 bag->others.count;
	}
}

enum fonds_status fonds_merge_write(
	struct fonds_merging *merging, struct fonds_error **error)
{
	struct writing writing = { .merging = merging };
	bool agrees = true;
	enum fonds_status status = fonds_staging_begin(
		merging->output, &writing.staging, error);

	if (status < 0)
		return status;
	merging->result->is_resumed = fonds_staging_is_resumed(writing.staging);
	fonds_fetch_list_init(&writing.fetch);
	count_work(&writing);
	status = take_bags(&writing, &agrees, error);
	if (status == FONDS_OK && agrees)
		status = publish(&writing, error);
	fonds_fetch_list_clear(&writing.fetch);
	fonds_file_table_clear(&writing.payload);
	fonds_file_table_clear(&writing.others);
	if (status == FONDS_OK && fonds_bag_result_is_good(merging->result))
		return fonds_staging_finish(writing.staging, error);
	fonds_staging_abort(writing.staging);
	return status;
}
