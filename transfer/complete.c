/* SPDX-License-Identifier: Apache-2.0 */
/* The steps of completing a bag, and what a kill between them leaves. */
#include <string.h>

#include <fonds/bag-complete.h>

#include "bagit/validate.h"
#include "bagit/validation.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "transfer/download.h"
#include "transfer/pool.h"

/*
 *	what is missing      the tag files are read and verified
 *	fetch                each file into the hidden folder, from there to
 *	                     data/ by a rename, once it is whole and sound
 *	clean up             the hidden folder goes
 *	validate             the whole bag
 *
 * A kill leaves files in data/ that are whole, and parts in the hidden folder.
 * The next run finds fewer files missing, and goes on with the parts.
 */
#define JOBS_DEFAULT 4
#define TIMEOUT_DEFAULT 60
#define TIMEOUT_MAX 86400
#define UNSTATED_DEFAULT ((uint64_t)16 << 30)

static enum fonds_status add_hole(void *payload,
	const struct fonds_bag_hole *hole, struct fonds_error **error)
{
	return fonds_completion_add(payload, hole, error);
}

static enum fonds_status find_holes(
	struct fonds_completion *completion, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_bag_check check = { .hole = add_hole,
		.payload = completion };
	struct fonds_validation *validation;
	enum fonds_status status = fonds_bag_tree_open(
		completion->path, &tree, error);

	if (status < 0)
		return status;
	check.tree = tree;
	status = fonds_bag_check_run(&check, &completion->validation, error);
	if (status < 0)
		return status;
	validation = completion->validation;
	validation->path = fonds_arena_dup(
		&validation->arena, completion->path);
	return fonds_validation_check(validation, error);
}

/* A dry run refuses what can be refused without looking. */
static enum fonds_status refuse_bad(struct fonds_completion *completion,
	const struct fonds_fill *fill, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < completion->count; i++) {
		struct fonds_completion_item *item = &completion->items[i];
		struct fonds_fetch_outcome outcome = { 0 };

		status = fonds_fill_check(fill, &item->hole, &outcome, error);
		if (status == FONDS_OK && outcome.problem != FONDS_FETCH_NONE)
			status = fonds_completion_settle(
				completion, item, &outcome, 0, error);
	}
	return status;
}

static enum fonds_status validate(struct fonds_completion *completion,
	const struct fonds_complete_options *options,
	struct fonds_error **error)
{
	struct fonds_validate_options how = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;
	enum fonds_status status;

	how.progress = options->progress;
	how.payload = options->payload;
	status = fonds_bag_validate(completion->path, &how, &validation, error);
	if (status < 0)
		return status;
	fonds_validation_free(completion->validation);
	completion->validation = validation;
	return FONDS_OK;
}

static enum fonds_status fetch_all(struct fonds_completion *completion,
	const struct fonds_fill *fill,
	const struct fonds_complete_options *options,
	struct fonds_error **error)
{
	const struct fonds_pool_options how = {
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
	};
	enum fonds_status status = fonds_download_init(error);

	if (status < 0)
		return status;
	status = fonds_pool_run(completion, fill, &how, error);
	fonds_download_finish();
	return status;
}

/* Fetch, clean up. The hidden folder stays while files are missing. */
static enum fonds_status fill_holes(struct fonds_completion *completion,
	struct fonds_fill *fill, const struct fonds_complete_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_partials_clear) struct fonds_partials partials = {
		.bag_fd = -1, .fd = -1
	};
	enum fonds_status status = fonds_partials_begin(
		&partials, completion->path, completion->count > 0, error);

	fill->partials = &partials;
	if (status == FONDS_OK && completion->count > 0)
		status = fetch_all(completion, fill, options, error);
	if (status == FONDS_OK && completion->failed == 0)
		status = fonds_partials_finish(&partials, error);
	return status;
}

static enum fonds_status run(struct fonds_completion *completion,
	const struct fonds_complete_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_roots_clear) struct fonds_roots roots = { 0 };
	struct fonds_fill fill = {
		.roots = &roots,
		.allow_private = options->allow_private,
		.timeout = options->timeout,
		.maximum_unstated = options->maximum_unstated,
	};
	enum fonds_status status = fonds_roots_open(&roots,
		options->allowed_roots, options->allowed_root_count, error);

	if (status == FONDS_OK)
		status = find_holes(completion, error);
	if (status < 0)
		return status;
	completion->is_dry_run = options->dry_run;
	if (options->dry_run)
		return refuse_bad(completion, &fill, error);
	status = fill_holes(completion, &fill, options, error);
	if (status == FONDS_OK && completion->failed == 0)
		status = validate(completion, options, error);
	return status;
}

static void set_defaults(struct fonds_complete_options *options)
{
	if (options->jobs == 0)
		options->jobs = JOBS_DEFAULT;
	if (options->jobs > FONDS_POOL_JOBS_MAX)
		options->jobs = FONDS_POOL_JOBS_MAX;
	if (options->timeout == 0)
		options->timeout = TIMEOUT_DEFAULT;
	if (options->timeout > TIMEOUT_MAX)
		options->timeout = TIMEOUT_MAX;
	if (options->maximum_unstated == 0)
		options->maximum_unstated = UNSTATED_DEFAULT;
}

enum fonds_status fonds_bag_complete(const char *path,
	const struct fonds_complete_options *options,
	struct fonds_completion **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_completion_freep) struct fonds_completion *completion =
		NULL;
	struct fonds_complete_options own = FONDS_COMPLETE_OPTIONS_INIT;
	enum fonds_status status;

	if (!path || !ret ||
		(options && options->struct_size < sizeof(*options)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no path, no place for the result, or options "
			"without their size");
	if (options)
		own = *options;
	set_defaults(&own);
	status = fonds_completion_new(path, &completion, error);
	if (status == FONDS_OK)
		status = run(completion, &own, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&completion);
	return FONDS_OK;
}
