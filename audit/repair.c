/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The repair of a holding: its lock, its place, what was interrupted before,
 * the files, the copy, and then each file in turn.
 */
#include "audit/repair.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/good-copy.h"
#include "audit/place.h"
#include "audit/repair-file.h"
#include "audit/repair-list.h"
#include "audit/settle-repair.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "description/settle-change.h"

#define TEXTS_MAX ((size_t)1 << 30)
#define REASON_MAX ((size_t)1 << 20)

static const struct outcome {
	const char *name;
	bool is_good;
} outcomes[] = {
	[FONDS_REPAIR_OPEN] = { "not repaired", false },
	[FONDS_REPAIR_MADE] = { "repaired", true },
	[FONDS_REPAIR_WOULD] = { "would be repaired", true },
	[FONDS_REPAIR_NOT_NEEDED] = { "not needed", true },
	[FONDS_REPAIR_NO_COPY] = { "no copy", false },
	[FONDS_REPAIR_BAD_COPY] = { "the copy is wrong", false },
	[FONDS_REPAIR_NOT_JUDGED] = { "not judged", false },
	[FONDS_REPAIR_NOT_WRITTEN] = { "not written", false },
	[FONDS_REPAIR_NOT_READ_BACK] = { "not read back", false },
};

const char *fonds_repair_outcome_name(enum fonds_repair_outcome outcome)
{
	return outcomes[outcome].name;
}

bool fonds_repair_outcome_is_good(enum fonds_repair_outcome outcome)
{
	return outcomes[outcome].is_good;
}

/* The holding, as long as it is needed. */
struct target {
	struct fonds_catalog *catalog;
	const char *id;
	struct fonds_arena *arena;
	struct fonds_holding holding;
};

static enum fonds_status take_holding(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct target *target = payload;
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status;

	if (holding->removed_at != 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"holding %lld was removed: nobody is responsible for "
			"it any more",
			(long long)holding->number);
	status = fonds_holding_path(target->catalog, holding, &path, error);
	if (status < 0)
		return status;
	target->holding = *holding;
	target->holding.identifier = NULL;
	target->holding.volume_name = fonds_arena_dup(
		target->arena, holding->volume_name);
	target->holding.location = fonds_arena_dup(
		target->arena, holding->location);
	return fonds_arena_check(target->arena, "the holding", error);
}

static enum fonds_status check_options(
	const struct fonds_audit_repair_options *options,
	struct fonds_error **error)
{
	if (!options->from || *options->from == '\0')
		return fonds_fail(
			error, FONDS_ERR_INVALID, "a repair needs a good copy");
	if (!options->dry_run && (!options->by || *options->by == '\0'))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a repair needs the name of who makes it");
	return FONDS_OK;
}

/* A disk that is not mounted would take every file as missing. */
static enum fonds_status open_place(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_place *place,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_place_open(
		catalog, holding, false, place, error);

	if (status == FONDS_OK && place->verdict != FONDS_VERDICT_OK)
		return fonds_fail(error, FONDS_ERR_IO,
			"nothing of holding %lld can be repaired: %s",
			(long long)holding->number, place->detail);
	return status;
}

/* What was interrupted before must have its end before anything is begun. */
static enum fonds_status settle_before(struct fonds_catalog *catalog,
	const struct fonds_place *place, struct fonds_audit_repair *repair,
	struct fonds_error **error)
{
	enum fonds_settlement settlement = FONDS_SETTLED;
	enum fonds_status status = fonds_settle_change(
		catalog, repair->holding, place->tree, &settlement, error);

	if (status == FONDS_OK && settlement != FONDS_SETTLED)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"a change of the tag files of holding %lld was "
			"interrupted: give the command that made it again, "
			"then repair",
			(long long)repair->holding);
	if (status == FONDS_OK)
		status = fonds_settle_repairs(catalog, repair->holding, place,
			true, &repair->settled, error);
	return status;
}

static enum fonds_status count_repair(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	struct fonds_repair_job *job = payload;

	(void)repair;
	(void)error;
	job->number++;
	return FONDS_OK;
}

static enum fonds_status look_at_all(
	struct fonds_repair_job *job, struct fonds_error **error)
{
	struct fonds_audit_repair *repair = job->repair;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; i < repair->count && status == FONDS_OK; i++) {
		status = fonds_repair_file_look(job, &repair->files[i], error);
		if (repair->files[i].outcome == FONDS_REPAIR_OPEN) {
			job->progress.files_total++;
			job->progress.bytes_total += repair->files[i].size;
		}
	}
	return status;
}

/* The files whose copy is wanted, in the order of their paths. */
struct wanted {
	struct fonds_repair_job *job;
	const char **paths;
	struct fonds_repair_file **files;
	size_t count;
};

static enum fonds_status list_wanted(struct fonds_repair_job *job,
	struct wanted *wanted, struct fonds_error **error)
{
	struct fonds_audit_repair *repair = job->repair;
	size_t size = (repair->count + 1) * sizeof(void *);

	wanted->job = job;
	wanted->paths = fonds_arena_alloc(&repair->arena, size);
	wanted->files = fonds_arena_alloc(&repair->arena, size);
	if (!wanted->paths || !wanted->files)
		return fonds_arena_check(
			&repair->arena, "the list of files to repair", error);
	for (size_t i = 0; i < repair->count; i++) {
		if (repair->files[i].outcome != FONDS_REPAIR_OPEN)
			continue;
		wanted->paths[wanted->count] = repair->files[i].path;
		wanted->files[wanted->count++] = &repair->files[i];
	}
	return FONDS_OK;
}

static enum fonds_status take_copy(size_t index, struct fonds_stream *stream,
	const struct fonds_error *why, void *payload,
	struct fonds_error **error)
{
	const struct wanted *wanted = payload;
	struct fonds_repair_job *job = wanted->job;
	struct fonds_repair_file *file = wanted->files[index];
	enum fonds_status status = FONDS_OK;

	if (stream) {
		status = fonds_repair_file_make(job, file, stream, error);
	} else {
		file->outcome = FONDS_REPAIR_NO_COPY;
		file->detail = fonds_arena_dup(
			&job->repair->arena, fonds_error_message(why));
	}
	job->progress.files_done++;
	if (status == FONDS_OK)
		status = fonds_arena_check(
			&job->repair->arena, "the repair", error);
	return status == FONDS_OK ? fonds_repair_job_tell(job, error) : status;
}

static enum fonds_status open_copy(const struct fonds_repair_job *job,
	const struct fonds_holding *holding, struct fonds_good_copy *copy,
	struct fonds_error **error)
{
	const struct fonds_audit_repair *repair = job->repair;
	const struct fonds_good_copy_request request = {
		.path = job->options->from,
		.may_be_file = holding->is_file ||
			       job->options->path_count == 1,
		.size = repair->count == 1 ? repair->files[0].size : 0,
		.may_be_packed = holding->kind == FONDS_HOLDING_BAG,
	};

	return fonds_good_copy_open(copy, &request, error);
}

/* Only where there is something to repair is anything made. */
static enum fonds_status repair_wanted(struct fonds_repair_job *job,
	const struct fonds_holding *holding, struct wanted *wanted,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_good_copy_clear) struct fonds_good_copy copy = { 0 };
	enum fonds_status status = open_copy(job, holding, &copy, error);

	if (status < 0 || wanted->count == 0)
		return status;
	if (!job->options->dry_run)
		status = fonds_quarantine_open(job->quarantine, job->catalog,
			holding->number, job->options->quarantine, error);
	if (status == FONDS_OK)
		status = fonds_repair_each(job->catalog, holding->number, false,
			count_repair, job, error);
	return status == FONDS_OK
		       ? fonds_good_copy_each(&copy, wanted->paths,
				 wanted->count, take_copy, wanted, error)
		       : status;
}

static enum fonds_status repair_files(struct fonds_repair_job *job,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	const struct fonds_audit_repair_options *options = job->options;
	struct wanted wanted = { 0 };
	enum fonds_status status = fonds_repair_list(job->repair, job->catalog,
		options->paths, options->path_count, error);

	if (status == FONDS_OK)
		status = look_at_all(job, error);
	if (status == FONDS_OK)
		status = list_wanted(job, &wanted, error);
	return status == FONDS_OK ? repair_wanted(job, holding, &wanted, error)
				  : status;
}

static enum fonds_status open_root(
	const struct fonds_place *place, int *ret, struct fonds_error **error)
{
	*ret = open(place->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*ret < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", place->folder);
	return FONDS_OK;
}

static enum fonds_status repair_place(struct fonds_repair_job *job,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_place_clear) struct fonds_place place = { 0 };
	fonds_cleanup(fonds_closep) int root = -1;
	enum fonds_status status = open_place(
		job->catalog, holding, &place, error);

	if (status == FONDS_OK)
		status = open_root(&place, &root, error);
	job->tree = place.tree;
	job->root = root;
	job->repair->location = fonds_arena_dup(
		&job->repair->arena, holding->location);
	if (status == FONDS_OK && !job->options->dry_run)
		status = settle_before(
			job->catalog, &place, job->repair, error);
	return status == FONDS_OK ? repair_files(job, holding, error) : status;
}

/* That of a person, or where the bytes are from: a name, told in a text. */
static enum fonds_status set_reason(
	struct fonds_repair_job *job, struct fonds_error **error)
{
	const char *given = job->options->reason;
	const char *from = job->repair->from;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, REASON_MAX);
	if (given && *given != '\0') {
		fonds_buffer_add_text(&text, given);
	} else {
		fonds_buffer_add_text(&text, "repaired from ");
		fonds_text_escape(&text, from, strlen(from));
	}
	job->reason = fonds_arena_dup(
		&job->repair->arena, fonds_buffer_text(&text));
	return fonds_buffer_check(&text, "the reason of a repair", error);
}

static enum fonds_status repair_holding(struct fonds_catalog *catalog,
	const struct fonds_holding *holding,
	const struct fonds_audit_repair_options *options,
	struct fonds_audit_repair *repair, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_quarantine_clear) struct fonds_quarantine quarantine =
		FONDS_QUARANTINE_INIT;
	fonds_cleanup(fonds_freep) char *from = realpath(options->from, NULL);
	struct fonds_repair_job job = {
		.catalog = catalog,
		.options = options,
		.repair = repair,
		.root = -1,
		.quarantine = &quarantine,
	};
	enum fonds_status status;

	repair->holding = holding->number;
	repair->is_dry_run = options->dry_run;
	repair->from = fonds_arena_dup(
		&repair->arena, from ? from : options->from);
	status = set_reason(&job, error);
	return status == FONDS_OK ? repair_place(&job, holding, error) : status;
}

static enum fonds_status lock_and_repair(struct fonds_catalog *catalog,
	const struct fonds_holding *holding,
	const struct fonds_audit_repair_options *options,
	struct fonds_audit_repair *repair, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!options->dry_run)
		status = fonds_holding_lock(
			catalog, holding->number, true, error);
	if (status < 0)
		return status;
	status = repair_holding(catalog, holding, options, repair, error);
	if (!options->dry_run)
		fonds_holding_unlock(catalog, holding->number);
	return status;
}

static void freep(struct fonds_audit_repair **repair)
{
	fonds_audit_repair_free(*repair);
}

enum fonds_status fonds_audit_repair(struct fonds_catalog *catalog,
	const char *holding, const struct fonds_audit_repair_options *given,
	struct fonds_audit_repair **ret, struct fonds_error **error)
{
	fonds_cleanup(freep) struct fonds_audit_repair *repair = NULL;
	struct fonds_audit_repair_options options =
		FONDS_AUDIT_REPAIR_OPTIONS_INIT;
	struct target target = { .catalog = catalog, .id = holding };
	enum fonds_status status;

	memcpy(&options, given,
		given->struct_size < sizeof(options) ? given->struct_size
						     : sizeof(options));
	repair = calloc(1, sizeof(*repair));
	if (!repair)
		return fonds_fail_nomem(error);
	fonds_arena_init(&repair->arena, TEXTS_MAX);
	target.arena = &repair->arena;
	status = check_options(&options, error);
	if (status == FONDS_OK)
		status = fonds_holding_find(
			catalog, holding, take_holding, &target, error);
	if (status == FONDS_OK)
		status = lock_and_repair(
			catalog, &target.holding, &options, repair, error);
	if (status == FONDS_OK)
		status = fonds_arena_check(&repair->arena, "the repair", error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&repair);
	return FONDS_OK;
}

bool fonds_audit_repair_is_sound(const struct fonds_audit_repair *repair)
{
	for (size_t i = 0; i < repair->count; i++)
		if (!fonds_repair_outcome_is_good(repair->files[i].outcome))
			return false;
	return true;
}

bool fonds_audit_repair_is_finished(const struct fonds_audit_repair *repair)
{
	for (size_t i = 0; i < repair->count; i++)
		if (repair->files[i].outcome == FONDS_REPAIR_NOT_WRITTEN)
			return false;
	return true;
}

void fonds_audit_repair_free(struct fonds_audit_repair *repair)
{
	if (!repair)
		return;
	fonds_arena_clear(&repair->arena);
	free(repair);
}
