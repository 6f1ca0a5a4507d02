/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/validate-packed.h"

#include "bagit/packed/archive-file.h"
#include "bagit/packed/packed-findings.h"
#include "bagit/packed/packed-tree.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"

struct packed_check {
	struct fonds_packed *packed;
	struct fonds_packed_reading reading;
};

static enum fonds_status tell_known(void *payload,
	const struct fonds_bag_entry *entry, struct fonds_check_result *ret,
	struct fonds_error **error)
{
	struct packed_check *check = payload;

	return fonds_packed_known(&check->reading, entry->inode, ret, error);
}

/* The manifests are known here, and with them what kept files are hashed by. */
static enum fonds_status look(void *payload, struct fonds_bag_state *state,
	struct fonds_error **error)
{
	struct packed_check *check = payload;

	for (size_t i = 0; i < state->manifest_count; i++)
		if (state->manifests[i].algorithm != 0)
			fonds_algorithm_set_add(check->reading.algorithms,
				&check->reading.algorithm_count,
				state->manifests[i].algorithm);
	return fonds_packed_report(check->packed, state, error);
}

static enum fonds_status check_packed(struct fonds_packed *packed,
	enum fonds_archive_form form,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct packed_check payload = {
		.packed = packed,
		.reading = { .packed = packed },
	};
	struct fonds_bag_check check = {
		.level = options->level,
		.strict = options->strict,
		.profile = options->profile,
		.media_type = fonds_archive_form_info(form)->media_type,
		.known = tell_known,
		.looked = look,
		.payload = &payload,
	};
	enum fonds_status status = fonds_packed_tree_new(packed, &tree, error);

	if (status < 0)
		return status;
	check.tree = tree;
	return fonds_bag_check_run(&check, ret, error);
}

/* It is not read to its end, so nothing is said of the bag in it. */
static enum fonds_status tell_archive(enum fonds_finding_code code,
	const struct fonds_error *why,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	enum fonds_status status = fonds_validation_new(ret, error);

	if (status < 0)
		return status;
	(*ret)->strict = options->strict;
	if (options->level != FONDS_BAG_LEVEL_DEFAULT)
		(*ret)->level = options->level;
	fonds_validation_add(*ret, code, NULL, "%s",
		why ? fonds_error_message(why) : "it cannot be read");
	return FONDS_OK;
}

enum fonds_status fonds_bag_validate_packed(int fd, const char *name,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *packed = NULL;
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	static const struct fonds_validate_options defaults =
		FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_archive_file_options reading = { 0 };
	enum fonds_archive_form form = FONDS_ARCHIVE_TAR;
	enum fonds_finding_code code = BAG_ARCHIVE_DAMAGED;
	enum fonds_status status;

	if (!options)
		options = &defaults;
	reading.reads_payload = options->level == FONDS_BAG_LEVEL_DEFAULT ||
				options->level == FONDS_BAG_LEVEL_FULL;
	reading.any_ratio = options->any_ratio;
	reading.jobs = options->jobs;
	reading.progress = options->progress;
	reading.payload = options->payload;
	status = fonds_archive_file_read(
		fd, name, &reading, &packed, &form, &why);
	if (status < 0 && !fonds_packed_is_finding(status, &code))
		return fonds_error_move(&why, status, error);
	if (status < 0)
		status = tell_archive(code, why, options, &validation, error);
	else
		status = check_packed(
			packed, form, options, &validation, error);
	if (status < 0)
		return status;
	validation->path = fonds_arena_dup(&validation->arena, name);
	status = fonds_validation_check(validation, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&validation);
	return FONDS_OK;
}
