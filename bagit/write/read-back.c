/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/read-back.h"

#include <stdio.h>
#include <string.h>

#include "bagit/state.h"
#include "bagit/validate.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"

static enum fonds_status validate(const char *path,
	const struct fonds_bag_create_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(path, &tree, error);
	const struct fonds_bag_check check = {
		.tree = tree,
		.jobs = options->jobs,
		.bypass_cache = true,
		.progress = options->progress,
		.progress_payload = options->payload,
	};

	if (status < 0)
		return status;
	return fonds_bag_check_run(&check, ret, error);
}

/* The same again, as a finding of our own. */
static void take_finding(
	struct fonds_validation *findings, const struct fonds_finding *finding)
{
	const char *name = fonds_finding_code_info(BAG_PATH_COLLISION)->name;

	if (strcmp(finding->code, name) == 0)
		fonds_validation_add(findings, BAG_PATH_COLLISION,
			finding->path, "%s", finding->message);
}

/* What a holey bag is to lack. */
static bool is_hole(const struct fonds_bag_create_options *options,
	const struct fonds_finding *finding)
{
	const char *name =
		fonds_finding_code_info(BAG_PAYLOAD_NOT_FETCHED)->name;

	return options->fetch_base && strcmp(finding->code, name) == 0;
}

enum fonds_status fonds_bag_read_back(const char *path,
	const struct fonds_bag_create_options *options,
	struct fonds_validation *findings, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	const struct fonds_finding *finding;
	enum fonds_status status = validate(path, options, &validation, error);

	if (status < 0)
		return status;
	for (size_t i = 0; (finding = fonds_validation_get(validation, i));
		i++) {
		if (finding->severity == FONDS_SEVERITY_ERROR &&
			!is_hole(options, finding))
			return fonds_fail(error, FONDS_ERR_IO,
				"the bag reads back wrong: %s %s: %s",
				finding->code,
				finding->path ? finding->path : "",
				finding->message);
		take_finding(findings, finding);
	}
	return fonds_validation_check(findings, error);
}

static enum fonds_status read_tag_file(const char *bag, const char *name,
	struct fonds_buffer *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_dir_tree_new(bag, &tree, error);

	if (status == FONDS_OK)
		status = fonds_bag_path_new(name, strlen(name), &path, error);
	if (status == FONDS_OK)
		status = fonds_tree_read(tree, path, text, error);
	return status;
}

static enum fonds_status compare_file(const char *path, const char *other,
	const char *name, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer ours;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer theirs;
	enum fonds_status status;

	fonds_buffer_init(&ours, (size_t)FONDS_TAG_FILE_MAX);
	fonds_buffer_init(&theirs, (size_t)FONDS_TAG_FILE_MAX);
	status = read_tag_file(other, name, &ours, error);
	if (status < 0)
		return status;
	*ret = read_tag_file(path, name, &theirs, NULL) == FONDS_OK &&
	       ours.size == theirs.size &&
	       strcmp(fonds_buffer_text(&ours), fonds_buffer_text(&theirs)) ==
		       0;
	return FONDS_OK;
}

static enum fonds_status compare_tag_manifests(const char *path,
	const char *other, const struct fonds_validation *validation, bool *ret,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*ret = validation->algorithms.count > 0;
	for (size_t i = 0;
		status == FONDS_OK && *ret && i < validation->algorithms.count;
		i++) {
		char name[64];

		(void)snprintf(name, sizeof(name), "tagmanifest-%s.txt",
			validation->algorithms.items[i]);
		status = compare_file(path, other, name, ret, error);
	}
	return status;
}

enum fonds_status fonds_bags_are_equal(const char *path, const char *other,
	const struct fonds_bag_create_options *options, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	enum fonds_status status = validate(path, options, &validation, error);

	*ret = false;
	if (status < 0 ||
		!(fonds_validation_is_valid(validation) ||
			(options->fetch_base &&
				fonds_validation_is_holey(validation))))
		return status;
	return compare_tag_manifests(path, other, validation, ret, error);
}
