/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A batch: the records one after the other, read and named on the calling
 * thread, which makes names and messages the same in every run; the bags made
 * by others.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bagit/write/apart.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "ingest/batch-names.h"
#include "ingest/batch-result.h"
#include "ingest/batch-source.h"
#include "ingest/batch-work.h"
#include "ingest/result.h"

#define JOBS_MAX 64U
#define RECORDS_SIZE ((size_t)32 * 1024 * 1024) /* under way, together */

struct batch {
	const char *folder;
	const struct fonds_batch_options *options;
	struct fonds_batch_source *source;
	struct fonds_batch_names names;
	struct fonds_batch_work work;
	struct fonds_batch_result *result;
	size_t bytes; /* of the records under way */
	bool is_read; /* to the end */
};

/* Bags among the records would be records to the next run. */
static enum fonds_status check_apart(
	const char *path, const char *folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = open(
		path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_inside = false;
	enum fonds_status status;

	if (fd < 0)
		return FONDS_OK;
	status = fonds_bag_is_inside(folder, fd, &is_inside, error);
	if (status == FONDS_OK && is_inside)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the bags would lie among the records in '%s': choose "
			"another folder",
			path);
	return status;
}

/* *ret: it is there now. */
static enum fonds_status make_folder(const char *folder, bool is_dry_run,
	bool *ret, struct fonds_error **error)
{
	struct stat st;

	*ret = true;
	if (!is_dry_run && mkdir(folder, 0777) == 0)
		return fonds_file_sync_parent(folder, error);
	if (stat(folder, &st) == 0 && S_ISDIR(st.st_mode))
		return FONDS_OK;
	*ret = false;
	if (is_dry_run && errno == ENOENT)
		return FONDS_OK;
	return fonds_fail_errno(
		error, "cannot make the folder '%s' for the bags", folder);
}

static void fill_options(struct batch *batch)
{
	struct fonds_ingest_options all = FONDS_INGEST_OPTIONS_INIT;

	all.original_language = batch->options->original_language;
	all.translation_language = batch->options->translation_language;
	all.source_organization = batch->options->source_organization;
	all.catalog = batch->options->catalog;
	all.dry_run = batch->options->dry_run;
	batch->work.options = all;
}

/*
 * The name of the bag, and of the record in it: of a file its own, else the
 * record's number, which does not change when a line is put before it. What
 * cannot be read has no number; its plan will say why.
 */
static void choose_name(const struct fonds_batch_record *record,
	char ret[FONDS_BATCH_NAME_MAX + 1])
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *parsed = NULL;

	ret[0] = '\0';
	if (!record->is_named &&
		fonds_record_parse(record->data, record->size, &parsed, NULL) ==
			FONDS_OK &&
		parsed->record_number)
		fonds_batch_name(parsed->record_number, ret);
	if (!ret[0])
		fonds_batch_name(record->name, ret);
}

static enum fonds_status plan_record(const struct batch *batch,
	const struct fonds_batch_record *record, const char *bag,
	struct fonds_batch_task *task, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *name = NULL;

	if (asprintf(&name, "%s%s", record->is_named ? record->name : bag,
		    record->ending) < 0) {
		name = NULL;
		return fonds_fail_nomem(error);
	}
	return fonds_ingest_plan_from(name, record->data, record->size,
		&batch->work.options, &task->plan, error);
}

static enum fonds_status name_bag(struct batch *batch,
	const struct fonds_batch_record *record, const char *name,
	struct fonds_batch_task *task, struct fonds_error **error)
{
	uint64_t before = 0;
	enum fonds_status status = fonds_batch_names_add(
		&batch->names, name, record->number, &before, error);

	if (status < 0)
		return status;
	if (before > 0)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"its bag would be called '%s', as that of record %llu: "
			"give it a number of its own",
			name, (unsigned long long)before);
	if (asprintf(&task->bag, "%s/%s", batch->folder, name) < 0) {
		task->bag = NULL;
		return fonds_fail_nomem(error);
	}
	return FONDS_OK;
}

/* What the source, not the record, has wrong. */
static enum fonds_status take_problem(
	const struct fonds_error *problem, struct fonds_error **error)
{
	return fonds_fail(error, fonds_error_status(problem), "%s",
		fonds_error_message(problem));
}

static enum fonds_status prepare(struct batch *batch,
	const struct fonds_batch_record *record, struct fonds_batch_task *task)
{
	char name[FONDS_BATCH_NAME_MAX + 1];
	enum fonds_status status;

	if (record->problem)
		return take_problem(record->problem, &task->error);
	choose_name(record, name);
	status = plan_record(batch, record, name, task, &task->error);
	if (status == FONDS_OK)
		status = name_bag(batch, record, name, task, &task->error);
	return status;
}

/* Memory that runs out is not the fault of the record. */
static enum fonds_status add_record(struct batch *batch,
	const struct fonds_batch_record *record, struct fonds_error **error)
{
	struct fonds_batch_task *task = fonds_batch_work_free_task(
		&batch->work);

	task->where = strdup(record->where);
	if (!task->where)
		return fonds_fail_nomem(error);
	task->bytes = record->size;
	task->status = prepare(batch, record, task);
	if (task->status < 0) {
		task->kind = FONDS_BATCH_FAILED;
		task->is_done = true;
	}
	batch->bytes += task->bytes;
	fonds_batch_work_give(&batch->work);
	return FONDS_OK;
}

static bool has_room(struct batch *batch)
{
	return batch->bytes < RECORDS_SIZE &&
	       fonds_batch_work_free_task(&batch->work) != NULL;
}

static enum fonds_status read_on(
	struct batch *batch, struct fonds_error **error)
{
	const struct fonds_batch_record *record = NULL;
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK && !batch->is_read && has_room(batch)) {
		status = fonds_batch_source_next(batch->source, &record, error);
		if (status < 0)
			return status;
		batch->is_read = record == NULL;
		if (record)
			status = add_record(batch, record, error);
	}
	return status;
}

static void tell(struct batch *batch, const struct fonds_batch_task *task)
{
	struct fonds_batch_outcome outcome = {
		.kind = task->kind,
		.where = task->where,
		.bag = task->bag,
		.message = task->error ? fonds_error_message(task->error)
				       : NULL,
	};

	if (task->result) {
		outcome.warnings = (const char *const *)task->result->warnings;
		outcome.warning_count = task->result->warning_count;
	}
	batch->result->bytes += task->bytes;
	fonds_batch_result_add(batch->result, &outcome);
	if (batch->options->each)
		batch->options->each(&outcome, batch->options->each_payload);
}

/* After these the next record would fail as well. */
static bool ends_batch(enum fonds_status status)
{
	return status == FONDS_ERR_IO || status == FONDS_ERR_NOMEM ||
	       status == FONDS_ERR_CANCELLED;
}

/* Of a record that could not be read from its folder only it has failed. */
static bool is_fatal(const struct fonds_batch_task *task)
{
	return ends_batch(task->status) &&
	       (task->bag || task->status == FONDS_ERR_NOMEM);
}

static enum fonds_status collect(
	struct batch *batch, bool may_wait, struct fonds_error **error)
{
	struct fonds_batch_task *task;

	while ((task = fonds_batch_work_oldest(&batch->work, may_wait))) {
		if (is_fatal(task))
			return fonds_error_move(
				&task->error, task->status, error);
		tell(batch, task);
		batch->bytes -= task->bytes;
		fonds_batch_work_drop(&batch->work);
		may_wait = false;
	}
	return FONDS_OK;
}

static enum fonds_status show_progress(
	const struct batch *batch, struct fonds_error **error)
{
	const struct fonds_progress progress = {
		.bytes_done = batch->result->bytes,
		.files_done = batch->result->records,
	};

	if (!batch->options->progress || batch->options->progress(&progress,
						 batch->options->payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED,
		"stopped: the bags that were made stay, the same command goes "
		"on");
}

static enum fonds_status run(struct batch *batch, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK &&
		(!batch->is_read || batch->work.ended < batch->work.given)) {
		status = read_on(batch, error);
		if (status == FONDS_OK)
			status = collect(batch, true, error);
		if (status == FONDS_OK)
			status = show_progress(batch, error);
	}
	if (status < 0)
		atomic_store(&batch->work.stop, true);
	return status;
}

static unsigned choose_jobs(unsigned jobs)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (jobs == 0 && processors > 0)
		jobs = 4 * (unsigned)processors;
	if (jobs == 0)
		jobs = 2;
	return jobs < JOBS_MAX ? jobs : JOBS_MAX;
}

static enum fonds_status run_batch(
	struct batch *batch, struct fonds_error **error)
{
	int64_t begun = fonds_clock_steady_ns();
	enum fonds_status status;

	fill_options(batch);
	status = fonds_batch_work_start(
		&batch->work, choose_jobs(batch->options->jobs), error);
	if (status == FONDS_OK)
		status = run(batch, error);
	fonds_batch_work_end(&batch->work);
	batch->result->seconds = (double)(fonds_clock_steady_ns() - begun) /
				 1e9;
	return status;
}

enum fonds_status fonds_ingest_batch(const char *path, const char *folder,
	const struct fonds_batch_options *options,
	struct fonds_batch_result **ret, struct fonds_error **error)
{
	static const struct fonds_batch_options defaults =
		FONDS_BATCH_OPTIONS_INIT;
	struct batch batch = {
		.folder = folder,
		.options = options ? options : &defaults,
	};
	enum fonds_status status;

	if (batch.options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the options were not made by "
			"FONDS_BATCH_OPTIONS_INIT");
	status = fonds_batch_source_new(path, &batch.source, error);
	if (status == FONDS_OK)
		status = check_apart(path, folder, error);
	if (status == FONDS_OK)
		status = make_folder(folder, batch.options->dry_run != 0,
			&batch.work.has_folder, error);
	if (status == FONDS_OK)
		status = fonds_batch_result_new(
			path, folder, &batch.result, error);
	if (status == FONDS_OK)
		status = run_batch(&batch, error);
	fonds_batch_source_free(batch.source);
	fonds_batch_names_clear(&batch.names);
	if (status < 0) {
		fonds_batch_result_free(batch.result);
		return status;
	}
	batch.result->is_dry_run = batch.options->dry_run != 0;
	*ret = batch.result;
	return FONDS_OK;
}
