/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/publish.h"

#include <stdio.h>

#include "bagit/write/read-back.h"
#include "base/cleanup.h"
#include "base/error.h"

static enum fonds_status join(const char *folder, const char *name, char **ret,
	struct fonds_error **error)
{
	if (asprintf(ret, "%s%s%s", folder, name ? "/" : "",
		    name ? name : "") >= 0)
		return FONDS_OK;
	*ret = NULL;
	return fonds_fail_nomem(error);
}

static const char *name_of(
	const struct fonds_bag_publication *publication, size_t index)
{
	return publication->names ? publication->names[index] : NULL;
}

static enum fonds_status read_back(
	const struct fonds_bag_publication *publication, size_t index,
	const struct fonds_bag_create_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status = join(
		fonds_staging_path(publication->staging),
		name_of(publication, index), &path, error);

	if (status < 0)
		return status;
	return fonds_bag_read_back(path, options, publication->findings, error);
}

/* The kill came between giving the name and cleaning up: is it that one? */
static enum fonds_status compare(
	const struct fonds_bag_publication *publication, size_t index,
	const struct fonds_bag_create_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *made = NULL;
	fonds_cleanup(fonds_freep) char *there = NULL;
	bool is_same = false;
	enum fonds_status status = join(
		fonds_staging_path(publication->staging),
		name_of(publication, index), &made, error);

	if (status == FONDS_OK)
		status = join(publication->target, name_of(publication, index),
			&there, error);
	if (status == FONDS_OK)
		status = fonds_bags_are_equal(
			there, made, options, &is_same, error);
	if (status < 0 || is_same)
		return status;
	return fonds_fail(error, FONDS_ERR_EXISTS, "'%s' is there already",
		publication->target);
}

enum fonds_status fonds_bag_publish(
	const struct fonds_bag_publication *publication,
	struct fonds_error **error)
{
	struct fonds_bag_create_options options = FONDS_BAG_CREATE_OPTIONS_INIT;
	struct fonds_staging *staging = publication->staging;
	bool has_target = fonds_staging_has_target(staging);
	enum fonds_status status = fonds_staging_sync(staging, error);

	options.jobs = publication->jobs;
	options.progress = publication->progress;
	options.payload = publication->payload;
	for (size_t i = 0; status == FONDS_OK && i < publication->count; i++)
		status = read_back(publication, i, &options, error);
	for (size_t i = 0;
		status == FONDS_OK && has_target && i < publication->count; i++)
		status = compare(publication, i, &options, error);
	if (status < 0 || has_target)
		return status;
	return fonds_staging_publish(staging, error);
}
