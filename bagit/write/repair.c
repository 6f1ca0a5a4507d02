/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Only what is formally wrong with a bag is set right: all of it is read and
 * verified, each finding looked up in the table of mends, and unless every
 * error is in it nothing is done. Then the tag files that are concerned are
 * written anew from what they mean, as one change with a journal.
 */
#include <fonds/bag-rewrite.h>

#include "bagit/write/repair-plan.h"
#include "bagit/write/repair-write.h"
#include "bagit/write/replace-tags.h"
#include "bagit/write/result.h"
#include "base/cleanup.h"
#include "base/error.h"

struct repairing {
	const struct fonds_bag_repair_options *options;
	const char *path;
	struct fonds_old_bag bag;
	struct fonds_repair_plan plan;
	struct fonds_bag_result *result;
};

static enum fonds_status read_bag(
	struct repairing *repairing, struct fonds_error **error)
{
	const struct fonds_old_bag_options read = {
		.is_hashed = true,
		.is_for_repair = true,
		.jobs = repairing->options->jobs,
		.progress = repairing->options->progress,
		.payload = repairing->options->payload,
	};

	return fonds_old_bag_read(
		&repairing->bag, repairing->path, &read, error);
}

static void take_findings(
	struct repairing *repairing, struct fonds_validation **validation)
{
	struct fonds_bag_result *result = repairing->result;

	fonds_validation_free(result->findings);
	result->findings = fonds_steal(validation);
}

static enum fonds_status apply(struct repairing *repairing,
	struct fonds_change *change, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *after = NULL;
	struct fonds_text_list removed = { 0 };
	struct fonds_staging_files *files;
	enum fonds_status status = fonds_change_files(change, &files, error);

	if (status == FONDS_OK)
		status = fonds_repair_write(&repairing->bag, &repairing->plan,
			files, &removed, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_commit(change, &removed, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_read_back(repairing->path,
			repairing->options->jobs, &after, error);
	if (status < 0)
		return status;
	take_findings(repairing, &after);
	return FONDS_OK;
}

static void hint(struct repairing *repairing)
{
	struct fonds_bag_notes *notes = &repairing->result->notes;

	if (repairing->plan.forbidden > 0)
		fonds_bag_notes_hint(notes, NULL,
			"nothing is mended: %zu error%s no matter of form",
			repairing->plan.forbidden,
			repairing->plan.forbidden == 1 ? " is" : "s are");
	if (repairing->plan.unbelieved > 0)
		fonds_bag_notes_hint(notes, NULL,
			"tag files that differ from what the tag manifests "
			"list may have been tampered with: look at them, and "
			"only then have them believed");
}

/* Forbidden, nothing to do, only to be told, or to be done. */
static enum fonds_status decide(struct repairing *repairing,
	struct fonds_change *change, struct fonds_error **error)
{
	struct fonds_bag_result *result = repairing->result;
	const struct fonds_repair_plan *plan = &repairing->plan;
	bool is_wanted = plan->mended > 0 && plan->forbidden == 0;

	if (is_wanted && change)
		return apply(repairing, change, error);
	hint(repairing);
	result->is_left = plan->mended > 0 || plan->forbidden > 0;
	result->is_dry_run = is_wanted;
	if (is_wanted)
		result->not_done = "can be repaired";
	take_findings(repairing, &repairing->bag.validation);
	if (plan->mended == 0)
		result->done = "needs no repair";
	return FONDS_OK;
}

static enum fonds_status plan_and_do(struct repairing *repairing,
	struct fonds_change *change, struct fonds_error **error)
{
	struct fonds_bag_notes *notes = &repairing->result->notes;
	enum fonds_status status = read_bag(repairing, error);

	if (status == FONDS_OK && !change)
		status = fonds_replace_tags_check(
			repairing->bag.fd, repairing->path, error);
	if (status < 0)
		return status;
	fonds_repair_plan_make(&repairing->bag,
		repairing->options->believes_tag_files, &repairing->plan,
		notes);
	/* Of what is forbidden nothing would be changed. */
	if (repairing->plan.forbidden > 0) {
		fonds_bag_notes_clear(notes);
		fonds_bag_notes_init(notes);
	}
	if (repairing->bag.has_tables)
		fonds_bag_result_count(
			repairing->result, &repairing->bag.payload);
	status = fonds_bag_notes_check(notes, error);
	return status == FONDS_OK ? decide(repairing, change, error) : status;
}

static enum fonds_status repair(
	struct repairing *repairing, struct fonds_error **error)
{
	fonds_cleanup(fonds_change_freep) struct fonds_change *change = NULL;
	enum fonds_status status = FONDS_OK;

	if (repairing->options->apply)
		status = fonds_replace_tags_begin(repairing->path, &change,
			&repairing->result->is_resumed, error);
	return status == FONDS_OK ? plan_and_do(repairing, change, error)
				  : status;
}

enum fonds_status fonds_bag_repair(const char *bag,
	const struct fonds_bag_repair_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_repair_options defaults =
		FONDS_BAG_REPAIR_OPTIONS_INIT;
	struct repairing repairing = {
		.options = options ? options : &defaults,
		.path = bag,
		.bag = FONDS_OLD_BAG_INIT,
	};
	enum fonds_status status;

	if (!bag || !ret || repairing.options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bag, no place for the result, or options without "
			"their size");
	status = fonds_bag_result_new(bag, &repairing.result, error);
	if (status < 0)
		return status;
	repairing.result->has_notes = true;
	repairing.result->done = "is repaired";
	repairing.result->would_be = "can be repaired";
	repairing.result->not_done = "is not repaired";
	status = repair(&repairing, error);
	fonds_old_bag_clear(&repairing.bag);
	if (status < 0) {
		fonds_bag_result_free(repairing.result);
		return status;
	}
	fonds_validation_sort(repairing.result->findings);
	*ret = repairing.result;
	return FONDS_OK;
}
