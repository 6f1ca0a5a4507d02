/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/validate.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "bagit/bag-info-read.h"
#include "bagit/complete.h"
#include "bagit/fetch.h"
#include "bagit/look.h"
#include "bagit/packed/validate-packed.h"
#include "bagit/profile/profile-judge.h"
#include "bagit/resume.h"
#include "bagit/state.h"
#include "bagit/verify.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"

/*
 * The steps, in an order that lets each trust the ones before it:
 *
 *	what is there      walk, bagit.txt
 *	what is claimed    bag-info.txt, manifests, fetch.txt
 *	tag files          verified first: they tell which manifests are intact
 *	payload files      judged by the manifests that are
 *	what is missing    and what is there unlisted
 */

/* A tag manifest that lists what is not there may itself be damaged. */
static void suspect_tag_manifests(struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->inventory.absent_count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.absent[i];
		const struct fonds_bag_claim *claim = entry->claims;

		for (; claim; claim = claim->next) {
			struct fonds_bag_manifest *manifest =
				&state->manifests[claim->manifest];

			if (manifest->is_tag && manifest->suspect_line == 0)
				manifest->suspect_line = claim->line;
		}
	}
}

static bool is_bad(const struct fonds_bag_entry *entry)
{
	return entry->outcome == FONDS_BAG_DAMAGED ||
	       entry->outcome == FONDS_BAG_UNREADABLE;
}

/* What the tag manifests say decides which manifests judge the payload. */
static void settle_trust(struct fonds_bag_state *state)
{
	const struct fonds_bag_entry *info = fonds_inventory_find(
		&state->inventory, "bag-info.txt");

	for (size_t i = 0; i < state->manifest_count; i++)
		if (!state->manifests[i].is_tag &&
			is_bad(state->manifests[i].entry))
			state->manifests[i].is_damaged = true;
	state->bag_info_is_damaged = info && is_bad(info);
}

static enum fonds_status check_claims(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	enum fonds_status status;

	suspect_tag_manifests(state);
	fonds_bag_verify_plan(state);
	status = fonds_bag_verify(state, false, error);
	if (status < 0)
		return status;
	settle_trust(state);
	if (fonds_bag_looks_at(state, FONDS_BAG_LEVEL_FULL))
		status = fonds_bag_verify(state, true, error);
	if (status == FONDS_OK)
		status = fonds_bag_complete_check(state, error);
	if (status == FONDS_OK &&
		fonds_bag_looks_at(state, FONDS_BAG_LEVEL_COMPLETENESS))
		status = fonds_bag_collisions_check(state, error);
	fonds_bag_count_to_fetch(state->validation, &state->inventory);
	fonds_bag_oxum_check(state);
	return status;
}

/* Only the tag files are verified: enough to believe fetch.txt. */
static enum fonds_status give_holes(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct fonds_bag_entry *fetch = fonds_bag_tag_file(
		state, "fetch.txt");
	enum fonds_status status;

	/* No payload is looked at: nobody may take this for the whole. */
	state->validation->level = FONDS_BAG_LEVEL_STRUCTURE;
	suspect_tag_manifests(state);
	status = fonds_bag_verify(state, false, error);
	if (status < 0 || !fetch || is_bad(fetch))
		return status;
	return fonds_bag_holes_give(state, error);
}

static enum fonds_status judge_by_profile(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	struct fonds_bag_view view;

	if (!state->check->profile)
		return FONDS_OK;
	fonds_bag_view_init(&view, state);
	return fonds_profile_judge(
		state->check->profile, &view, state->validation, error);
}

static enum fonds_status run_steps(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	bool is_bag = false;
	enum fonds_status status = fonds_bag_look(state, &is_bag, error);

	/* Any folder at all: more findings about it would help nobody. */
	if (status < 0 || !is_bag)
		return status;
	fonds_bag_report_walk(state);
	if (state->check->looked)
		status = state->check->looked(
			state->check->payload, state, error);
	if (status == FONDS_OK)
		status = fonds_bag_read_claims(state, error);
	if (status == FONDS_OK && state->check->hole)
		return give_holes(state, error);
	if (status == FONDS_OK)
		status = check_claims(state, error);
	if (status == FONDS_OK)
		status = judge_by_profile(state, error);
	if (status == FONDS_OK)
		status = fonds_validation_check(state->validation, error);
	if (status == FONDS_OK && state->check->checked)
		status = state->check->checked(
			state->check->writer, state, error);
	return status;
}

static bool is_level(enum fonds_bag_level level)
{
	return level >= FONDS_BAG_LEVEL_DEFAULT &&
	       level <= FONDS_BAG_LEVEL_FULL;
}

enum fonds_status fonds_bag_check_run(const struct fonds_bag_check *check,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	struct fonds_bag_state state = { .check = check, .encoding = "UTF-8" };
	enum fonds_status status;

	if (!is_level(check->level) ||
		(check->file && check->level != FONDS_BAG_LEVEL_DEFAULT &&
			check->level != FONDS_BAG_LEVEL_FULL))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"there is no such level, or it reads no payload");
	status = fonds_validation_new(&validation, error);
	if (status < 0)
		return status;
	state.validation = validation;
	validation->strict = check->strict;
	if (check->level != FONDS_BAG_LEVEL_DEFAULT)
		validation->level = check->level;
	state.holes_end = &state.holes;
	fonds_inventory_init(&state.inventory);
	state.inventory.leaves_sizes = !fonds_validation_has_sizes(validation);
	status = run_steps(&state, error);
	fonds_inventory_clear(&state.inventory);
	if (status < 0)
		return status;
	fonds_validation_sort(validation);
	*ret = fonds_steal(&validation);
	return FONDS_OK;
}

enum fonds_status fonds_bag_tree_open(
	const char *path, struct fonds_tree **ret, struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	enum fonds_status status = fonds_dir_tree_new(path, ret, &why);

	if (status < 0 && why && fonds_error_errno(why) == ENOTDIR) {
		fonds_error_free(why);
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a folder, so it is not a bag", path);
	}
	return status < 0 ? fonds_error_move(&why, status, error) : FONDS_OK;
}

static enum fonds_status check_options(
	const struct fonds_validate_options *options,
	struct fonds_error **error)
{
	if (options && options->struct_size < sizeof(*options))
		return fonds_fail(
			error, FONDS_ERR_INVALID, "options without their size");
	if (options && options->profile &&
		!fonds_profile_is_valid(options->profile))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the profile is itself not valid, so no bag can be "
			"judged by it");
	return FONDS_OK;
}

/* *ret stays NULL where that is not asked for. */
static enum fonds_status begin_resume(const char *path,
	const struct fonds_validate_options *options, struct fonds_resume **ret,
	struct fonds_error **error)
{
	if (!options || !options->resume)
		return FONDS_OK;
	if (options->level != FONDS_BAG_LEVEL_DEFAULT &&
		options->level != FONDS_BAG_LEVEL_FULL)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"only a validation at the level full reads what would "
			"be kept in '%s'",
			options->resume);
	return fonds_resume_new(options->resume, path, ret, error);
}

static enum fonds_status validate_folder(const char *path,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_resume_freep) struct fonds_resume *resume = NULL;
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	struct fonds_bag_check check = { 0 };
	enum fonds_status status = begin_resume(path, options, &resume, error);

	if (status == FONDS_OK)
		status = fonds_bag_tree_open(path, &tree, error);
	if (status < 0)
		return status;
	check.tree = tree;
	check.resume = resume;
	if (options) {
		check.jobs = options->jobs;
		check.progress = options->progress;
		check.progress_payload = options->payload;
		check.level = options->level;
		check.strict = options->strict;
		check.profile = options->profile;
	}
	status = fonds_bag_check_run(&check, &validation, error);
	if (status < 0)
		return status;
	validation->path = fonds_arena_dup(&validation->arena, path);
	status = fonds_validation_check(validation, error);
	if (status == FONDS_OK && resume)
		status = fonds_resume_finish(resume, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&validation);
	return FONDS_OK;
}

int fonds_bag_archive_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat status;

	if (fd >= 0 && fstat(fd, &status) == 0 && !S_ISDIR(status.st_mode))
		return fd;
	fonds_closep(&fd);
	return -1;
}

enum fonds_status fonds_bag_validate(const char *path,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	enum fonds_status status;
	int fd;

	if (!path || !ret)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no path, or no place for the result");
	status = check_options(options, error);
	if (status < 0)
		return status;
	/* With resume the folder's way refuses what is none. */
	fd = options && options->resume ? -1 : fonds_bag_archive_open(path);
	if (fd >= 0)
		return fonds_bag_validate_packed(fd, path, options, ret, error);
	return validate_folder(path, options, ret, error);
}

enum fonds_status fonds_bag_validate_stream(int fd, const char *name,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	enum fonds_status status;
	int own;

	if (fd < 0 || !name || !ret)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no descriptor, no name, or no place for the result");
	status = check_options(options, error);
	if (status < 0)
		return status;
	if (options && options->resume)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a folder, and only the validation of a "
			"folder can be resumed",
			name);
	own = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	if (own < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	return fonds_bag_validate_packed(own, name, options, ret, error);
}
