/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/ingest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file.h"
#include "base/staging.h"
#include "ingest/accession-bag.h"
#include "ingest/accession-register.h"
#include "ingest/package.h"
#include "ingest/result.h"

/*
 * The steps, and what a kill between any two of them leaves:
 *
 *	begin, package, read back      a hidden folder; the next begin empties it
 *	register (not committed)       the same: SQLite rolls back
 *	publish                        the bag, and the hidden folder beside it
 *	commit, finish                 the bag
 *
 * So when the same command finds the bag and the hidden folder, it packages
 * once more and compares what does not depend on the time: the same means
 * that the bag is its own, and only registering is left.
 */

#define TIMELESS_MAX ((size_t)64 * 1024 * 1024)

struct ingesting {
	const struct fonds_ingest_options *options;
	const struct fonds_ingest_tools *tools;
	struct fonds_staging *staging;
	struct fonds_accession_list files; /* of the bag as it reads back */
	struct fonds_accession_bag bag;
	char *location; /* absolute; only with a catalog */
	bool has_target;
};

/*
 * The files of a bag that say what was asked for, and not when: with the same
 * input and options they are the same, but for one line.
 */
static const struct {
	const char *path;
	const char *except; /* the line that begins so is left out */
} timeless_files[] = {
	{ "manifest-sha256.txt", NULL },
	{ "metadata/dc.xml", NULL },
	{ "bag-info.txt", "Bagging-Date:" },
};

static enum fonds_status read_timeless(struct fonds_tree *tree, size_t index,
	struct fonds_buffer *ret, struct fonds_error **error)
{
	const char *name = timeless_files[index].path;
	const char *except = timeless_files[index].except;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer whole;
	const char *line;
	enum fonds_status status;

	fonds_buffer_init(&whole, TIMELESS_MAX);
	status = fonds_bag_path_new(name, strlen(name), &path, error);
	if (status == FONDS_OK)
		status = fonds_tree_read(tree, path, &whole, error);
	if (status < 0)
		return status;
	for (line = fonds_buffer_text(&whole); *line;) {
		size_t size = strcspn(line, "\n");

		size += line[size] == '\n';
		if (!except || strncmp(line, except, strlen(except)) != 0)
			fonds_buffer_add(ret, line, size);
		line += size;
	}
	return fonds_buffer_check(ret, name, error);
}

static enum fonds_status compare_file(struct fonds_tree *a,
	struct fonds_tree *b, size_t index, bool *ret_same,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer made;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer there;
	enum fonds_status status;

	fonds_buffer_init(&made, TIMELESS_MAX);
	fonds_buffer_init(&there, TIMELESS_MAX);
	status = read_timeless(a, index, &made, error);
	if (status < 0)
		return status;
	/* What cannot be read there is not what was made. */
	*ret_same = read_timeless(b, index, &there, NULL) == FONDS_OK &&
		    made.size == there.size &&
		    memcmp(fonds_buffer_text(&made), fonds_buffer_text(&there),
			    made.size) == 0;
	return FONDS_OK;
}

/* Is the bag that is there the one that an interrupted call has made? */
static enum fonds_status compare_with_target(const struct ingesting *ingesting,
	const char *bag, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *made = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *there = NULL;
	bool is_same = true;
	enum fonds_status status = fonds_dir_tree_new(
		fonds_staging_path(ingesting->staging), &made, error);

	if (status == FONDS_OK)
		status = fonds_dir_tree_new(bag, &there, error);
	for (size_t i = 0; i < sizeof(timeless_files) / sizeof(*timeless_files);
		i++) {
		if (status == FONDS_OK && is_same)
			status = compare_file(made, there, i, &is_same, error);
	}
	if (status < 0 || is_same)
		return status;
	return fonds_fail(error, FONDS_ERR_EXISTS,
		"'%s' is there already, of other input or options", bag);
}

/* What was written is read once more and must be a valid bag. */
static enum fonds_status read_back(struct ingesting *ingesting,
	const char *folder, struct fonds_error **error)
{
	struct fonds_accession_options reading = FONDS_ACCESSION_OPTIONS_INIT;
	const struct fonds_finding *finding = NULL;
	enum fonds_status status;

	reading.jobs = ingesting->tools->jobs;
	reading.progress = ingesting->options->progress;
	reading.payload = ingesting->options->payload;
	status = fonds_accession_bag_read(
		&ingesting->bag, &ingesting->files, folder, &reading, error);
	if (status < 0)
		return status;
	if (fonds_validation_is_valid(ingesting->bag.validation))
		return FONDS_OK;
	for (size_t i = 0;
		(finding = fonds_validation_get(ingesting->bag.validation, i));
		i++)
		if (finding->severity == FONDS_SEVERITY_ERROR)
			break;
	return fonds_fail(error, FONDS_ERR_IO,
		"the bag reads back wrong: %s %s: %s",
		finding ? finding->code : "",
		finding && finding->path ? finding->path : "",
		finding ? finding->message : "");
}

/* FONDS_OK with *ret_number 0: it is registered already. */
static enum fonds_status register_bag(struct ingesting *ingesting,
	int64_t *ret_number, struct fonds_error **error)
{
	struct fonds_catalog *catalog = ingesting->options->catalog;
	struct fonds_holding holding = {
		.kind = FONDS_HOLDING_BAG,
		.location = ingesting->location,
		.agent = "",
	};
	struct fonds_accession_options options = FONDS_ACCESSION_OPTIONS_INIT;
	int64_t number = 0;
	enum fonds_status status = fonds_holding_at(
		catalog, ingesting->location, &number, error);

	if (status < 0)
		return status;
	if (number != 0 && ingesting->has_target)
		return FONDS_OK;
	if (number != 0)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"a bag at '%s' is registered already",
			ingesting->location);
	fonds_accession_bag_describe(&ingesting->bag, &holding);
	options.progress = ingesting->options->progress;
	options.payload = ingesting->options->payload;
	return fonds_accession_register(&ingesting->files, NULL, catalog,
		&holding, &options, ret_number, error);
}

/* Registered and published together, or neither. */
static enum fonds_status register_and_publish(struct ingesting *ingesting,
	int64_t *ret_number, struct fonds_error **error)
{
	struct fonds_catalog *catalog = ingesting->options->catalog;
	enum fonds_status status = FONDS_OK;
	bool is_open;

	*ret_number = 0;
	if (catalog)
		status = register_bag(ingesting, ret_number, error);
	if (status < 0)
		return status;
	is_open = *ret_number > 0;
	if (!ingesting->has_target)
		status = fonds_staging_publish(ingesting->staging, error);
	if (status < 0 && is_open)
		fonds_accession_rollback(catalog);
	if (status < 0 || !is_open)
		return status;
	status = fonds_accession_commit(catalog, error);
	if (status < 0 && !ingesting->has_target)
		(void)fonds_staging_unpublish(ingesting->staging, NULL);
	return status;
}

/* A catalog takes one accession at a time. */
static enum fonds_status publish(struct ingesting *ingesting,
	int64_t *ret_number, struct fonds_error **error)
{
	pthread_mutex_t *lock = ingesting->options->catalog
					? ingesting->tools->catalog_lock
					: NULL;
	enum fonds_status status;

	if (lock)
		(void)pthread_mutex_lock(lock);
	status = register_and_publish(ingesting, ret_number, error);
	if (lock)
		(void)pthread_mutex_unlock(lock);
	return status;
}

static enum fonds_status build(struct ingesting *ingesting, const char *bag,
	struct fonds_ingest_result *result, struct fonds_error **error)
{
	const struct fonds_ingest_options *options = ingesting->options;
	struct fonds_description description;
	enum fonds_status status;

	fonds_description_init(&description);
	status = fonds_package(result->plan, ingesting->staging,
		ingesting->tools->formats, &description, options->progress,
		options->payload, error);
	memcpy(result->entity, description.entity, sizeof(result->entity));
	fonds_description_clear(&description);
	if (status < 0)
		return status;
	ingesting->has_target = fonds_staging_has_target(ingesting->staging);
	if (ingesting->has_target)
		status = compare_with_target(ingesting, bag, error);
	if (status < 0)
		return status;
	return read_back(ingesting,
		ingesting->has_target ? bag
				      : fonds_staging_path(ingesting->staging),
		error);
}

static enum fonds_status make(const char *bag,
	const struct fonds_ingest_options *options,
	const struct fonds_ingest_tools *tools,
	struct fonds_ingest_result *result, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_staging_abortp) struct fonds_staging *staging = NULL;
	struct ingesting ingesting = { .options = options, .tools = tools };
	enum fonds_status status = fonds_staging_begin(bag, &staging, error);

	if (status < 0)
		return status;
	ingesting.staging = staging;
	result->is_resumed = fonds_staging_is_resumed(staging);
	fonds_accession_bag_init(&ingesting.bag);
	if (options->catalog)
		status = fonds_file_locate(bag, &ingesting.location, error);
	if (status == FONDS_OK)
		status = build(&ingesting, bag, result, error);
	if (status == FONDS_OK)
		status = publish(&ingesting, &result->number, error);
	fonds_accession_list_clear(&ingesting.files);
	fonds_accession_bag_clear(&ingesting.bag);
	free(ingesting.location);
	if (status < 0)
		return status;
	return fonds_staging_finish(fonds_steal(&staging), error);
}

enum fonds_status fonds_ingest_run(struct fonds_ingest_plan *plan,
	const char *bag, const struct fonds_ingest_options *options,
	const struct fonds_ingest_tools *tools,
	struct fonds_ingest_result **ret, struct fonds_error **error)
{
	struct fonds_ingest_result *result = NULL;
	enum fonds_status status = fonds_ingest_result_new(
		plan, bag, &result, error);

	if (status < 0)
		return status;
	result->is_dry_run = options->dry_run != 0;
	if (result->is_dry_run)
		status = fonds_staging_check(bag, error);
	else
		status = make(bag, options, tools, result, error);
	if (status == FONDS_ERR_CANCELLED)
		(void)fonds_fail(error, status,
			"stopped: the work is undone, the same command does "
			"it");
	if (status < 0) {
		fonds_ingest_result_free(result);
		return status;
	}
	*ret = result;
	return FONDS_OK;
}

enum fonds_status fonds_ingest(const char *record, const char *bag,
	const struct fonds_ingest_options *options,
	struct fonds_ingest_result **ret, struct fonds_error **error)
{
	static const struct fonds_ingest_options defaults =
		FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_tools tools = { 0 };
	struct fonds_ingest_plan *plan = NULL;
	enum fonds_status status;

	if (!options)
		options = &defaults;
	if (options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the options were not made by "
			"FONDS_INGEST_OPTIONS_INIT");
	status = fonds_ingest_plan_new(record, options, &plan, error);
	if (status == FONDS_OK && !options->dry_run)
		status = fonds_ingest_formats_new(&tools.formats, error);
	if (status < 0) {
		fonds_ingest_plan_free(plan);
		return status;
	}
	status = fonds_ingest_run(plan, bag, options, &tools, ret, error);
	fonds_ingest_formats_free(tools.formats);
	return status;
}
