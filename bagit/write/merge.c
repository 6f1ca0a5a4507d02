/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/merge.h"

#include <stdlib.h>

#include "bagit/write/new-bag.h"
#include "base/error.h"
#include "base/staging.h"

static enum fonds_status merge(
	struct fonds_merging *merging, struct fonds_error **error)
{
	const struct fonds_bag_merge_options *options = merging->options;
	const struct fonds_bag_result *result = merging->result;
	enum fonds_status status = fonds_bagging_date_parse(
		options->bagging_date, &merging->time, error);

	if (status == FONDS_OK)
		status = fonds_bag_tags_read_given(&merging->given,
			options->tags_from, options->tags, options->tag_count,
			error);
	if (status == FONDS_OK)
		status = fonds_staging_check(merging->output, error);
	if (status == FONDS_OK)
		status = fonds_merge_read(merging, error);
	if (status == FONDS_OK && fonds_bag_result_is_good(result))
		status = fonds_merge_prepare(merging, error);
	if (status < 0 || options->dry_run || !fonds_bag_result_is_good(result))
		return status;
	return fonds_merge_write(merging, error);
}

static void clear(struct fonds_merging *merging)
{
	for (size_t i = 0; merging->bags && i < merging->count; i++)
		fonds_old_bag_clear(&merging->bags[i]);
	free(merging->bags);
	fonds_merge_plan_clear(&merging->payload);
	fonds_merge_plan_clear(&merging->others);
	fonds_bag_tags_clear(&merging->tags);
	fonds_bag_tags_clear(&merging->given);
}

static enum fonds_status check_arguments(const struct fonds_merging *merging,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	if (!merging->paths || merging->count == 0 || !merging->output || !ret)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bags, no bag to make, or no place for the result");
	for (size_t i = 0; i < merging->count; i++)
		if (!merging->paths[i])
			return fonds_fail(error, FONDS_ERR_INVALID,
				"one of the bags has no path");
	if (merging->options->struct_size < sizeof(*merging->options))
		return fonds_fail(
			error, FONDS_ERR_INVALID, "options without their size");
	return FONDS_OK;
}

enum fonds_status fonds_bag_merge(const char *const *bags, size_t count,
	const char *output, const struct fonds_bag_merge_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_merge_options defaults =
		FONDS_BAG_MERGE_OPTIONS_INIT;
	struct fonds_merging merging = {
		.options = options ? options : &defaults,
		.paths = bags,
		.count = count,
		.output = output,
	};
	enum fonds_status status = check_arguments(&merging, ret, error);

	if (status == FONDS_OK)
		status = fonds_bag_result_new(output, &merging.result, error);
	if (status < 0)
		return status;
	merging.result->is_dry_run = merging.options->dry_run;
	merging.result->has_notes = true;
	merging.result->done = "is made";
	merging.result->would_be = "can be made";
	merging.result->not_done = "is not made";
	fonds_bag_tags_init(&merging.tags);
	fonds_bag_tags_init(&merging.given);
	status = merge(&merging, error);
	clear(&merging);
	if (status < 0) {
		fonds_bag_result_free(merging.result);
		return status;
	}
	fonds_validation_sort(merging.result->findings);
	*ret = merging.result;
	return FONDS_OK;
}
