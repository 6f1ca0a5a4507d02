/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/update.h"

#include "bagit/write/new-bag.h"
#include "base/cleanup.h"
#include "base/error.h"

/*
 * Read the bag and compare; see that only what was asked for differs; add
 * files; write what follows from all that, as one change.
 */
static enum fonds_status read_bag(
	struct fonds_updating *updating, struct fonds_error **error)
{
	const struct fonds_bag_update_options *options = updating->options;
	const struct fonds_existing_bag_options read = {
		.algorithms = options->algorithms,
		.algorithm_count = options->algorithm_count,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
	};
	enum fonds_status status = fonds_existing_bag_read(
		&updating->bag, updating->path, &read, error);

	if (status < 0 || fonds_existing_bag_is_current(&updating->bag) ||
		!updating->bag.validation->version)
		return status;
	return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
		"'%s' is a bag of version %s in %s: have it upgraded to 1.0 "
		"first",
		updating->path, updating->bag.validation->version,
		updating->bag.validation->encoding
			? updating->bag.validation->encoding
			: "no encoding");
}

static bool has_new_algorithm(const struct fonds_updating *updating)
{
	const struct fonds_bag_update_options *options = updating->options;
	const struct fonds_existing_bag *bag = &updating->bag;

	for (size_t i = 0; i < options->algorithm_count; i++) {
		bool is_there = false;

		for (size_t j = 0; j < bag->payload_algorithm_count; j++)
			is_there |= bag->payload_algorithms[j] ==
				    options->algorithms[i];
		if (!is_there)
			return true;
	}
	return false;
}

static void count(struct fonds_updating *updating)
{
	const struct fonds_file_table *tables[] = { &updating->bag.payload,
		&updating->additions };
	struct fonds_bag_result *result = updating->result;

	for (size_t t = 0; t < 2; t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			const struct fonds_file_row *row = tables[t]->rows[i];

			result->files += row->is_done;
			result->bytes += row->is_done ? row->size : 0;
		}
}

static void count_algorithms(struct fonds_updating *updating)
{
	const struct fonds_bag_update_options *options = updating->options;
	const struct fonds_existing_bag *bag = &updating->bag;
	struct fonds_bag_result *result = updating->result;

	for (size_t i = 0; i < bag->payload.algorithm_count; i++) {
		enum fonds_algorithm algorithm = bag->payload.algorithms[i];
		bool is_wanted = false;

		for (size_t j = 0; j < bag->payload_algorithm_count; j++)
			is_wanted |= bag->payload_algorithms[j] == algorithm;
		for (size_t j = 0; j < options->algorithm_count; j++)
			is_wanted |= options->algorithms[j] == algorithm;
		if (is_wanted)
			result->algorithms[result->algorithm_count++] =
				algorithm;
	}
}

static enum fonds_status apply(
	struct fonds_updating *updating, struct fonds_error **error)
{
	struct fonds_bag_result *result = updating->result;
	enum fonds_status status = fonds_update_add(updating, error);

	if (status == FONDS_OK)
		status = fonds_update_tags(updating, error);
	if (status < 0)
		return status;
	count(updating);
	count_algorithms(updating);
	if (!updating->payload_changes && !updating->tag_files_change &&
		!updating->tags_change && !has_new_algorithm(updating)) {
		result->done = result->is_resumed
				       ? "is updated"
				       : "is as it was: nothing was to be done";
		result->would_be = result->done;
		return FONDS_OK;
	}
	if (updating->options->dry_run)
		return FONDS_OK;
	status = fonds_update_write(updating, error);
	return status == FONDS_OK ? fonds_change_commit(updating->change, error)
				  : status;
}

static enum fonds_status resume(
	struct fonds_updating *updating, struct fonds_error **error)
{
	if (!fonds_change_is_pending(updating->change))
		return updating->options->dry_run
			       ? FONDS_OK
			       : fonds_change_tidy(updating->change, error);
	if (updating->options->dry_run)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"a change of '%s' was interrupted, and has to be "
			"finished first",
			updating->path);
	updating->result->is_resumed = true;
	return fonds_change_resume(updating->change, error);
}

static enum fonds_status update(
	struct fonds_updating *updating, struct fonds_error **error)
{
	const struct fonds_bag_update_options *options = updating->options;
	enum fonds_status status = fonds_bagging_date_parse(
		options->bagging_date, &updating->time, error);

	if (status == FONDS_OK)
		status = fonds_change_begin(
			updating->path, &updating->change, error);
	if (status == FONDS_OK)
		status = resume(updating, error);
	if (status == FONDS_OK)
		status = read_bag(updating, error);
	if (status == FONDS_OK)
		status = fonds_update_accept(updating, error);
	if (status < 0 || !fonds_bag_result_is_good(updating->result))
		return status;
	return apply(updating, error);
}

enum fonds_status fonds_bag_update(const char *path,
	const struct fonds_bag_update_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_update_options defaults =
		FONDS_BAG_UPDATE_OPTIONS_INIT;
	struct fonds_updating updating = {
		.options = options ? options : &defaults,
		.path = path,
	};
	enum fonds_status status;

	if (!path || !ret ||
		updating.options->struct_size < sizeof(*updating.options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bag, no place for the result, or options without "
			"their size");
	status = fonds_bag_result_new(path, &updating.result, error);
	if (status < 0)
		return status;
	updating.result->is_dry_run = updating.options->dry_run;
	updating.result->done = "is updated";
	updating.result->would_be = "can be updated";
	updating.result->not_done =
		"is not updated (what was meant is accepted by --added, "
		"--removed or --changed PATH)";
	status = update(&updating, error);
	fonds_change_free(updating.change);
	fonds_existing_bag_clear(&updating.bag);
	fonds_file_table_clear(&updating.additions);
	if (status == FONDS_OK)
		status = fonds_validation_check(
			updating.result->findings, error);
	if (status < 0) {
		fonds_bag_result_free(updating.result);
		return status;
	}
	fonds_validation_sort(updating.result->findings);
	*ret = updating.result;
	return FONDS_OK;
}
