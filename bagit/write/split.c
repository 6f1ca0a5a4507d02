/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One bag becomes several, in a new folder. The bag is read but for its
 * payload, what goes where is planned, and then part after part is copied and
 * verified while it is.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <fonds/bag-rewrite.h>

#include "bagit/write/apart.h"
#include "bagit/write/carry.h"
#include "bagit/write/new-bag.h"
#include "bagit/write/publish.h"
#include "bagit/write/replace-tags.h"
#include "bagit/write/split-plan.h"
#include "bagit/write/split-tags.h"
#include "bagit/write/tag-set.h"
#include "bagit/write/upgrade-notes.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"

struct splitting {
	const struct fonds_bag_split_options *options;
	const char *path;
	const char *folder;
	int64_t time;
	struct fonds_old_bag bag;
	struct fonds_split_plan plan;
	struct fonds_split_tags tags;
	struct fonds_progress progress; /* before the file under way */
	struct fonds_bag_result *result;
};

/* A part under way: its folder, and its files. */
struct part {
	struct fonds_staging_files files;
	struct fonds_file_table payload;
	struct fonds_file_table others;
};

static void part_clear(struct part *part)
{
	fonds_staging_files_clear(&part->files);
	fonds_closep(&part->files.fd);
	fonds_file_table_clear(&part->payload);
	fonds_file_table_clear(&part->others);
}

static enum fonds_status open_part(const struct splitting *splitting,
	const struct fonds_staging_files *staging, size_t index,
	struct part *part, struct fonds_error **error)
{
	const char *name = splitting->plan.names[index];

	part->files.name = name;
	if (mkdirat(staging->fd, name, 0777) == 0)
		part->files.fd = fonds_folder_step(
			staging->fd, name, strlen(name), O_RDONLY);
	if (part->files.fd < 0)
		return fonds_fail_errno(error,
			"cannot make folder '%s' in "
			"'%s'",
			name, staging->name);
	return fonds_new_bag_make_data(&part->files, error);
}

static enum fonds_status make_rows(const struct splitting *splitting,
	size_t index, struct part *part, struct fonds_error **error)
{
	const struct fonds_split_part *plan = &splitting->plan.parts[index];
	const struct fonds_old_bag *bag = &splitting->bag;
	const struct fonds_file_table *all = &bag->payload;
	enum fonds_status status = fonds_file_table_init(
		&part->payload, all->algorithms, all->algorithm_count, error);

	if (status == FONDS_OK)
		status = fonds_file_table_init(&part->others, all->algorithms,
			all->algorithm_count, error);
	if (status == FONDS_OK)
		status = fonds_carry_add_rows(&bag->payload, plan->first,
			plan->count, &part->payload, error);
	if (status == FONDS_OK)
		status = fonds_carry_add_rows(&bag->others, 0,
			bag->others.count, &part->others, error);
	return status;
}

static enum fonds_status carry(struct splitting *splitting, struct part *part,
	struct fonds_file_table *table, bool *ret, struct fonds_error **error)
{
	const struct fonds_bag_split_options *options = splitting->options;
	const struct fonds_carry carry = {
		.bag = &splitting->bag,
		.table = table,
		.count = table->count,
		.is_payload = table == &part->payload,
		.target_fd = part->files.fd,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.base = splitting->progress,
	};
	enum fonds_status status = fonds_carry_run(&carry, ret, error);

	splitting->progress.bytes_done += table->bytes;
	splitting->progress.files_done += table->count;
	if (status < 0 || *ret)
		return status;
	return fonds_carry_explain(&carry, splitting->result, error);
}

static enum fonds_status write_tags(struct splitting *splitting, size_t index,
	struct part *part, struct fonds_error **error)
{
	const struct fonds_tag_set set = {
		.payload = &part->payload,
		.others = &part->others,
		.tags = &splitting->tags.tags,
		.fetch = &splitting->bag.fetch,
	};
	enum fonds_status status = fonds_split_tags_set(
		&splitting->tags, &splitting->plan, index, error);

	if (status == FONDS_OK)
		status = fonds_tag_set_write(&set, &part->files, error);
	return status;
}

static enum fonds_status fill_part(struct splitting *splitting, size_t index,
	struct part *part, bool *ret, struct fonds_error **error)
{
	enum fonds_status status = make_rows(splitting, index, part, error);

	if (status == FONDS_OK)
		status = carry(splitting, part, &part->payload, ret, error);
	if (status == FONDS_OK && *ret)
		status = carry(splitting, part, &part->others, ret, error);
	if (status == FONDS_OK && *ret)
		status = write_tags(splitting, index, part, error);
	return status;
}

static enum fonds_status make_part(struct splitting *splitting,
	const struct fonds_staging_files *staging, size_t index, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(part_clear) struct part part = { .files.fd = -1 };
	enum fonds_status status = open_part(
		splitting, staging, index, &part, error);

	return status == FONDS_OK
		       ? fill_part(splitting, index, &part, ret, error)
		       : status;
}

static enum fonds_status fill_staging(struct splitting *splitting,
	struct fonds_staging *staging, struct fonds_error **error)
{
	const struct fonds_bag_split_options *options = splitting->options;
	const struct fonds_split_plan *plan = &splitting->plan;
	const struct fonds_bag_publication publication = {
		.staging = staging,
		.target = splitting->folder,
		.names = (const char *const *)plan->names,
		.count = plan->count,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.findings = splitting->result->findings,
	};
	bool agrees = true;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && agrees && i < plan->count; i++)
		status = make_part(splitting, fonds_staging_files(staging), i,
			&agrees, error);
	return status == FONDS_OK && agrees
		       ? fonds_bag_publish(&publication, error)
		       : status;
}

static void count_work(struct splitting *splitting)
{
	const struct fonds_file_table *others = &splitting->bag.others;
	const struct fonds_file_table *payload = &splitting->bag.payload;
	uint64_t parts = splitting->plan.count;

	splitting->progress = (struct fonds_progress){
		.bytes_total = payload->bytes + parts * others->bytes,
		.files_total = payload->count + parts * others->count,
	};
}

static enum fonds_status make_parts(
	struct splitting *splitting, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_staging_abortp) struct fonds_staging *staging = NULL;
	enum fonds_status status = fonds_staging_begin(
		splitting->folder, &staging, error);

	if (status < 0)
		return status;
	splitting->result->is_resumed = fonds_staging_is_resumed(staging);
	count_work(splitting);
	status = fill_staging(splitting, staging, error);
	if (status < 0 || !fonds_bag_result_is_good(splitting->result))
		return status;
	return fonds_staging_finish(fonds_steal(&staging), error);
}

static void check_sizes(const struct splitting *splitting)
{
	const struct fonds_file_table *payload = &splitting->bag.payload;
	uint64_t maximum = splitting->options->max_size;

	for (size_t i = 0; i < payload->count; i++)
		if (payload->rows[i]->size > maximum)
			fonds_validation_add(splitting->result->findings,
				BAG_SPLIT_FILE_SIZE, payload->rows[i]->path,
				"it has %" PRIu64 " bytes, and a part may have "
				"%" PRIu64,
				payload->rows[i]->size, maximum);
}

static enum fonds_status note_parts(
	const struct splitting *splitting, struct fonds_error **error)
{
	const struct fonds_split_plan *plan = &splitting->plan;
	struct fonds_bag_result *result = splitting->result;
	size_t others = splitting->bag.others.count;

	if (others > 0 && plan->count > 1)
		fonds_bag_notes_hint(&result->notes, NULL,
			"other tag files (%zu) go into every bag", others);
	for (size_t i = 0; i < plan->count; i++)
		fonds_bag_notes_made(&result->notes, plan->names[i],
			"%zu file%s, %" PRIu64 " byte%s", plan->parts[i].count,
			plan->parts[i].count == 1 ? "" : "s",
			plan->parts[i].bytes,
			plan->parts[i].bytes == 1 ? "" : "s");
	result->done = fonds_arena_printf(&result->notes.arena,
		"holds %zu bag%s", plan->count, plan->count == 1 ? "" : "s");
	return fonds_bag_notes_check(&result->notes, error);
}

/* The last component of the path, or of what "." and the like stand for. */
static enum fonds_status find_name(
	const char *path, char **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	fonds_cleanup(fonds_freep) char *real = NULL;

	if (fonds_file_split(path, &parent, ret, NULL) == FONDS_OK)
		return FONDS_OK;
	real = realpath(path, NULL);
	if (!real)
		return fonds_fail_errno(error, "cannot open folder '%s'", path);
	return fonds_file_split(real, &parent, ret, error);
}

static enum fonds_status plan_parts(
	struct splitting *splitting, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *name = NULL;
	struct fonds_bag_result *result = splitting->result;
	const struct fonds_old_bag *bag = &splitting->bag;
	enum fonds_status status = find_name(splitting->path, &name, error);

	if (status == FONDS_OK)
		status = fonds_split_tags_make(&splitting->tags, bag, name,
			splitting->time, result, error);
	if (status < 0)
		return status;
	check_sizes(splitting);
	status = fonds_validation_check(result->findings, error);
	if (status < 0 || !fonds_bag_result_is_good(result))
		return status;
	status = fonds_split_plan_make(&splitting->plan, &bag->payload,
		splitting->options->max_size, error);
	if (status == FONDS_OK)
		status = fonds_split_plan_name(&splitting->plan, name, error);
	if (status < 0)
		return status;
	fonds_upgrade_note(bag, &bag->payload, false, &result->notes);
	return note_parts(splitting, error);
}

static enum fonds_status split_read(
	struct splitting *splitting, struct fonds_error **error)
{
	struct fonds_bag_result *result = splitting->result;
	struct fonds_old_bag *bag = &splitting->bag;
	enum fonds_status status;

	if (!fonds_validation_is_valid(bag->validation)) {
		fonds_validation_free(result->findings);
		result->findings = fonds_steal(&bag->validation);
		return FONDS_OK;
	}
	fonds_bag_result_count(result, &bag->payload);
	status = plan_parts(splitting, error);
	if (status < 0 || splitting->options->dry_run ||
		!fonds_bag_result_is_good(result))
		return status;
	return make_parts(splitting, error);
}

/* What is copied is verified while it is, and not before. */
static enum fonds_status split(
	struct splitting *splitting, struct fonds_error **error)
{
	const struct fonds_bag_split_options *options = splitting->options;
	const struct fonds_old_bag_options read = {
		.is_hashed = options->dry_run,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
	};
	enum fonds_status status = fonds_bagging_date_parse(
		options->bagging_date, &splitting->time, error);

	if (status == FONDS_OK)
		status = fonds_split_tags_read(
			&splitting->tags, options, error);
	if (status == FONDS_OK)
		status = fonds_staging_check(splitting->folder, error);
	if (status == FONDS_OK)
		status = fonds_old_bag_read(
			&splitting->bag, splitting->path, &read, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_check(
			splitting->bag.fd, splitting->path, error);
	if (status == FONDS_OK)
		status = fonds_bag_check_apart(splitting->folder,
			splitting->bag.fd, splitting->path, error);
	return status == FONDS_OK ? split_read(splitting, error) : status;
}

static enum fonds_status check_arguments(const struct splitting *splitting,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	const struct fonds_bag_split_options *options = splitting->options;

	if (!splitting->path || !splitting->folder || !ret || !options ||
		options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bag, no folder, no place for the result, or "
			"options without their size");
	if (options->max_size == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"it is not said how large a part may be");
	return FONDS_OK;
}

enum fonds_status fonds_bag_split(const char *bag, const char *folder,
	const struct fonds_bag_split_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	struct splitting splitting = {
		.options = options,
		.path = bag,
		.folder = folder,
		.bag = FONDS_OLD_BAG_INIT,
	};
	enum fonds_status status = check_arguments(&splitting, ret, error);

	if (status == FONDS_OK)
		status = fonds_bag_result_new(folder, &splitting.result, error);
	if (status < 0)
		return status;
	splitting.result->is_dry_run = options->dry_run;
	splitting.result->has_notes = true;
	splitting.result->would_be = "can be made";
	splitting.result->not_done = "is not made";
	fonds_split_tags_init(&splitting.tags);
	status = split(&splitting, error);
	fonds_old_bag_clear(&splitting.bag);
	fonds_split_tags_clear(&splitting.tags);
	fonds_split_plan_clear(&splitting.plan);
	if (status < 0) {
		fonds_bag_result_free(splitting.result);
		return status;
	}
	fonds_validation_sort(splitting.result->findings);
	*ret = splitting.result;
	return FONDS_OK;
}
