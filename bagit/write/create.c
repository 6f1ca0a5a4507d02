/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A bag made elsewhere: list the source, copy it into the staging while
 * hashing, write the tag files, read all of it back, give it its name.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bagit/write/apart.h"
#include "bagit/write/copy.h"
#include "bagit/write/hash-rows.h"
#include "bagit/write/new-bag.h"
#include "bagit/write/planned-view.h"
#include "bagit/write/read-back.h"
#include "bagit/write/result.h"
#include "bagit/write/source.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file.h"
#include "base/staging.h"

struct creating {
	const struct fonds_bag_create_options *options;
	const char *target;
	struct fonds_source source;
	struct fonds_new_bag bag;
	struct fonds_bag_result *result;
	struct fonds_staging *staging;
};

static enum fonds_status open_source(
	struct creating *creating, const char *path, struct fonds_error **error)
{
	enum fonds_status status = fonds_source_open(
		&creating->source, path, creating->options->symlinks, error);

	if (status < 0)
		return status;
	if (!creating->options->bag_in_bag &&
		fonds_source_is_bag(&creating->source))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a bag already: it has a bagit.txt", path);
	if (creating->options->fetch_base &&
		(creating->source.file ||
			creating->options->symlinks != FONDS_SYMLINKS_REFUSE))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a holey bag is made of a folder, without following "
			"or skipping symbolic links");
	if (creating->source.file)
		return FONDS_OK;
	return fonds_bag_check_apart(creating->target, creating->source.fd,
		creating->source.path, error);
}

static enum fonds_status copy_payload(
	struct creating *creating, struct fonds_error **error)
{
	const struct fonds_staging_files *files = fonds_staging_files(
		creating->staging);
	const struct fonds_bag_copy copy = {
		.table = &creating->bag.payload,
		.count = creating->bag.payload.count,
		.source_fd = creating->source.fd,
		.source_name = creating->source.path,
		.follows = creating->source.file ||
			   creating->options->symlinks == FONDS_SYMLINKS_FOLLOW,
		.target_fd = files->fd,
		.jobs = creating->options->jobs,
		.progress = creating->options->progress,
		.payload = creating->options->payload,
		.base = { .bytes_total = creating->bag.payload.bytes,
			.files_total = creating->bag.payload.count },
	};

	return fonds_bag_copy_run(&copy, error);
}

/* A holey bag: the payload is hashed where it lies, and stays there. */
static enum fonds_status hash_payload(
	struct creating *creating, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(
		creating->source.path, &tree, error);
	const struct fonds_hash_rows hash = {
		.table = &creating->bag.payload,
		.tree = tree,
		.jobs = creating->options->jobs,
		.progress = creating->options->progress,
		.payload = creating->options->payload,
		.base = { .bytes_total = creating->bag.payload.bytes,
			.files_total = creating->bag.payload.count },
	};

	return status == FONDS_OK ? fonds_hash_rows(&hash, error) : status;
}

static enum fonds_status fill_staging(
	struct creating *creating, struct fonds_error **error)
{
	struct fonds_staging_files *files = fonds_staging_files(
		creating->staging);
	enum fonds_status status = fonds_new_bag_make_data(files, error);

	if (status == FONDS_OK)
		status = creating->bag.fetch_base
				 ? hash_payload(creating, error)
				 : copy_payload(creating, error);
	if (status == FONDS_OK)
		status = fonds_new_bag_write_tags(&creating->bag, files, error);
	/* The rows are no longer needed, and reading back needs the memory. */
	fonds_file_table_clear(&creating->bag.payload);
	if (status == FONDS_OK)
		status = fonds_staging_sync(creating->staging, error);
	return status;
}

/*
 * The kill came between giving the name and cleaning up, or somebody else
 * made a bag there meanwhile: it is ours when it is the one just built.
 */
static enum fonds_status compare_with_target(
	const struct creating *creating, struct fonds_error **error)
{
	bool is_same_bag = false;
	enum fonds_status status = fonds_bags_are_equal(creating->target,
		fonds_staging_path(creating->staging), creating->options,
		&is_same_bag, error);

	if (status < 0 || is_same_bag)
		return status;
	return fonds_fail(error, FONDS_ERR_EXISTS, "'%s' is there already",
		creating->target);
}

static enum fonds_status make(
	struct creating *creating, struct fonds_error **error)
{
	enum fonds_status status = fill_staging(creating, error);

	if (status == FONDS_OK)
		status = fonds_bag_read_back(
			fonds_staging_path(creating->staging),
			creating->options, creating->result->findings, error);
	if (status < 0)
		return status;
	if (fonds_staging_has_target(creating->staging))
		return compare_with_target(creating, error);
	return fonds_staging_publish(creating->staging, error);
}

static enum fonds_status make_in_staging(
	struct creating *creating, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_staging_abortp) struct fonds_staging *staging = NULL;
	enum fonds_status status = fonds_staging_begin(
		creating->target, &staging, error);

	if (status < 0)
		return status;
	creating->staging = staging;
	creating->result->is_resumed = fonds_staging_is_resumed(staging);
	status = make(creating, error);
	if (status < 0)
		return status;
	return fonds_staging_finish(fonds_steal(&staging), error);
}

static enum fonds_status create(struct creating *creating, const char *source,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_new_bag_init(
		&creating->bag, creating->options, error);

	if (status == FONDS_OK)
		status = open_source(creating, source, error);
	if (status == FONDS_OK)
		status = fonds_staging_check(creating->target, error);
	if (status == FONDS_OK)
		status = fonds_source_list(&creating->source,
			&creating->bag.payload, creating->result->findings,
			error);
	if (status == FONDS_OK)
		status = fonds_new_bag_judge(&creating->bag, creating->options,
			creating->result->findings, error);
	if (status < 0)
		return status;
	fonds_bag_result_count(creating->result, &creating->bag.payload);
	if (!fonds_bag_result_is_good(creating->result) ||
		creating->options->dry_run)
		return FONDS_OK;
	return make_in_staging(creating, error);
}

enum fonds_status fonds_bag_create(const char *source, const char *bag,
	const struct fonds_bag_create_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_create_options defaults =
		FONDS_BAG_CREATE_OPTIONS_INIT;
	struct creating creating = { .options = options ? options : &defaults,
		.target = bag,
		.source = FONDS_SOURCE_INIT };
	enum fonds_status status;

	if (!source || !bag || !ret ||
		creating.options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no source, no bag, no place for the result, or "
			"options without their size");
	status = fonds_bag_result_new(bag, &creating.result, error);
	if (status < 0)
		return status;
	creating.result->is_dry_run = creating.options->dry_run;
	creating.result->done = creating.options->fetch_base
					? "is made, its payload to be fetched"
					: "is made";
	creating.result->would_be = "can be made";
	creating.result->not_done = "is not made";
	status = create(&creating, source, error);
	fonds_source_clear(&creating.source);
	fonds_new_bag_clear(&creating.bag);
	if (status < 0) {
		fonds_bag_result_free(creating.result);
		return status;
	}
	fonds_validation_sort(creating.result->findings);
	*ret = creating.result;
	return FONDS_OK;
}
