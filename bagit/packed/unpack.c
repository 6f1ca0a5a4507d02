/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An archive becomes the folder of a bag: its members are written into a
 * hidden folder as they come, the folder of the bag is taken out of what is
 * there then, validated from the medium, and only after that gets its name.
 */
#include <fonds/bag-pack.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive-tree.h"
#include "bagit/packed/extract.h"
#include "bagit/packed/packed-findings.h"
#include "bagit/packed/validate-packed.h"
#include "bagit/write/result.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/same-tree.h"
#include "base/staging.h"

struct unpacking {
	const struct fonds_bag_unpack_options *options;
	const char *name; /* of the archive, for messages */
	const char *folder;
	struct fonds_tree *tree;
	struct fonds_staging *staging;
	struct fonds_extraction extraction;
	struct fonds_bag_result *result;
};

/* What is wrong with the archive is a finding, as in its validation. */
static enum fonds_status settle(struct unpacking *unpacking,
	enum fonds_status status, struct fonds_error **own,
	struct fonds_error **error)
{
	enum fonds_finding_code code;

	if (status == FONDS_OK)
		return FONDS_OK;
	if (!*own || !fonds_packed_is_finding(status, &code))
		return fonds_error_move(own, status, error);
	fonds_validation_add(unpacking->result->findings, code, NULL, "%s",
		fonds_error_message(*own));
	fonds_error_freep(own);
	return fonds_validation_check(unpacking->result->findings, error);
}

static bool is_refused(const struct unpacking *unpacking)
{
	return fonds_validation_errors(unpacking->result->findings) > 0;
}

static enum fonds_status open_archive(
	struct unpacking *unpacking, int fd, struct fonds_error **error)
{
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_error *own = NULL;
	enum fonds_status status;

	if (unpacking->options->any_ratio)
		limits.ratio = limits.names = UINT64_MAX;
	status = fonds_archive_tree_new(
		fd, unpacking->name, &limits, &unpacking->tree, &own);
	return settle(unpacking, status, &own, error);
}

static enum fonds_status extract(
	struct unpacking *unpacking, struct fonds_error **error)
{
	struct fonds_staging_files *files = fonds_staging_files(
		unpacking->staging);
	struct fonds_extraction *extraction = &unpacking->extraction;
	struct fonds_error *own = NULL;
	enum fonds_status status;

	extraction->tree = unpacking->tree;
	extraction->folder_fd = files->fd;
	extraction->folder = files->name;
	extraction->progress = unpacking->options->progress;
	extraction->payload = unpacking->options->payload;
	extraction->findings = unpacking->result->findings;
	status = fonds_extract(extraction, &own);
	return settle(unpacking, status, &own, error);
}

/* Until now the hidden folder holds what the archive holds. */
static enum fonds_status take_out_bag(
	struct unpacking *unpacking, struct fonds_error **error)
{
	const char *top = fonds_top_folder_name(&unpacking->extraction.top);
	enum fonds_status status = FONDS_OK;

	if (*top)
		status = fonds_staging_hoist(unpacking->staging, top, error);
	if (status < 0)
		return status;
	return fonds_staging_sync(unpacking->staging, error);
}

static enum fonds_status report_top(void *payload,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct unpacking *unpacking = payload;

	fonds_packed_report_top(&unpacking->extraction.top, state);
	return fonds_validation_check(state->validation, error);
}

static enum fonds_status validate(
	struct unpacking *unpacking, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = {
		.jobs = unpacking->options->jobs,
		.bypass_cache = true,
		.progress = unpacking->options->progress,
		.progress_payload = unpacking->options->payload,
		.looked = report_top,
		.payload = unpacking,
	};
	enum fonds_status status = fonds_dir_tree_new(
		fonds_staging_path(unpacking->staging), &tree, error);

	if (status < 0)
		return status;
	check.tree = tree;
	status = fonds_bag_check_run(&check, &validation, error);
	if (status == FONDS_OK)
		fonds_bag_result_take(unpacking->result, validation);
	return status;
}

/*
 * The kill came between giving the name and cleaning up: is it that one? A bag
 * that others made may have files that no manifest lists, or be kept although
 * it is not valid, so that only the bytes tell.
 */
static enum fonds_status compare(
	struct unpacking *unpacking, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *there = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *made = NULL;
	bool is_same = false;
	enum fonds_status status = fonds_bag_tree_open(
		unpacking->folder, &there, error);

	if (status == FONDS_OK)
		status = fonds_dir_tree_new(
			fonds_staging_path(unpacking->staging), &made, error);
	if (status == FONDS_OK)
		status = fonds_trees_are_same(there, made, &is_same, error);
	if (status < 0 || is_same)
		return status;
	return fonds_fail(error, FONDS_ERR_EXISTS, "'%s' is there already",
		unpacking->folder);
}

static enum fonds_status publish(
	struct unpacking *unpacking, struct fonds_error **error)
{
	struct fonds_bag_result *result = unpacking->result;
	enum fonds_status status;

	if (!fonds_bag_result_is_good(result)) {
		if (!unpacking->options->keep_invalid)
			return FONDS_OK;
		result->is_kept = true;
		result->not_done = "is unpacked, but is not valid";
	}
	if (fonds_staging_has_target(unpacking->staging))
		status = compare(unpacking, error);
	else
		status = fonds_staging_publish(unpacking->staging, error);
	if (status < 0)
		return status;
	return fonds_staging_finish(fonds_steal(&unpacking->staging), error);
}

static enum fonds_status make_folder(
	struct unpacking *unpacking, struct fonds_error **error)
{
	enum fonds_status status = fonds_staging_begin(
		unpacking->folder, &unpacking->staging, error);

	if (status < 0)
		return status;
	unpacking->result->is_resumed = fonds_staging_is_resumed(
		unpacking->staging);
	status = extract(unpacking, error);
	if (status < 0 || is_refused(unpacking))
		return status;
	status = take_out_bag(unpacking, error);
	if (status == FONDS_OK)
		status = validate(unpacking, error);
	return status == FONDS_OK ? publish(unpacking, error) : status;
}

static enum fonds_status validate_only(
	struct unpacking *unpacking, int fd, struct fonds_error **error)
{
	const struct fonds_bag_unpack_options *options = unpacking->options;
	struct fonds_validate_options validate = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;
	enum fonds_status status;

	validate.jobs = options->jobs;
	validate.progress = options->progress;
	validate.payload = options->payload;
	validate.any_ratio = options->any_ratio;
	status = fonds_bag_validate_packed(
		fd, unpacking->name, &validate, &validation, error);
	if (status == FONDS_OK)
		fonds_bag_result_take(unpacking->result, validation);
	return status;
}

static enum fonds_status unpack(
	struct unpacking *unpacking, int fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int own = fd;
	enum fonds_status status = fonds_staging_check(
		unpacking->folder, error);

	if (status == FONDS_OK)
		status = fonds_bag_result_new(
			unpacking->folder, &unpacking->result, error);
	if (status < 0)
		return status;
	unpacking->result->is_dry_run = unpacking->options->dry_run;
	unpacking->result->allows_holes = true;
	unpacking->result->done = "is unpacked";
	unpacking->result->would_be = "can be unpacked";
	unpacking->result->not_done = "is not unpacked";
	own = -1;
	if (unpacking->options->dry_run)
		return validate_only(unpacking, fd, error);
	status = open_archive(unpacking, fd, error);
	if (status < 0 || is_refused(unpacking))
		return status;
	return make_folder(unpacking, error);
}

/* fd is used up. */
static enum fonds_status run(int fd, struct unpacking *unpacking,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	enum fonds_status status = unpack(unpacking, fd, error);

	fonds_staging_abort(unpacking->staging);
	fonds_tree_free(unpacking->tree);
	fonds_top_folder_clear(&unpacking->extraction.top);
	if (status < 0) {
		fonds_bag_result_free(unpacking->result);
		return status;
	}
	fonds_validation_sort(unpacking->result->findings);
	*ret = unpacking->result;
	return FONDS_OK;
}

static bool are_options_good(const struct fonds_bag_unpack_options *options)
{
	return !options || options->struct_size >= sizeof(*options);
}

static const struct fonds_bag_unpack_options defaults =
	FONDS_BAG_UNPACK_OPTIONS_INIT;

enum fonds_status fonds_bag_unpack(const char *archive, const char *folder,
	const struct fonds_bag_unpack_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	struct unpacking unpacking = {
		.options = options ? options : &defaults,
		.name = archive,
		.folder = folder,
	};
	struct stat there;
	int fd;

	if (!archive || !folder || !ret || !are_options_good(options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no archive, no folder, no place for the result, or "
			"options without their size");
	fd = open(archive, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", archive);
	if (fstat(fd, &there) == 0 && S_ISDIR(there.st_mode)) {
		(void)close(fd);
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a folder, not a packed bag", archive);
	}
	return run(fd, &unpacking, ret, error);
}

enum fonds_status fonds_bag_unpack_stream(int fd, const char *name,
	const char *folder, const struct fonds_bag_unpack_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	struct unpacking unpacking = {
		.options = options ? options : &defaults,
		.name = name,
		.folder = folder,
	};
	int own;

	if (fd < 0 || !name || !folder || !ret || !are_options_good(options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no descriptor, no name, no folder, no place for the "
			"result, or options without their size");
	own = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	if (own < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	return run(own, &unpacking, ret, error);
}

size_t fonds_bag_pack_stem(const char *name)
{
	enum fonds_archive_form form;
	size_t ending = 0;

	if (!fonds_archive_form_of_name(name, &form, &ending))
		return 0;
	return strlen(name) - ending;
}
