/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "description/check-bag.h"
#include "description/check-file.h"

/* What stands behind fonds_metadata_check(): a file, a FIFO or a bag. */

struct checking {
	const struct fonds_metadata_check_options *options;
	struct fonds_metadata_check *check;
	struct fonds_xml_schemas *schemas;
};

static void checking_clear(struct checking *checking)
{
	fonds_xml_schemas_free(checking->schemas);
	fonds_metadata_check_free(checking->check);
}

static enum fonds_status begin(
	struct checking *checking, const char *path, struct fonds_error **error)
{
	const struct fonds_metadata_check_options *options = checking->options;
	enum fonds_status status = fonds_metadata_check_new(
		&checking->check, error);

	if (status < 0)
		return status;
	checking->check->strict = options->strict;
	checking->check->path = fonds_arena_dup(&checking->check->arena, path);
	status = fonds_check_status(checking->check, error);
	if (status == FONDS_OK && !options->no_schema)
		status = fonds_xml_schemas_new(
			options->schema_dir, &checking->schemas, error);
	return status;
}

static enum fonds_status finish(
	struct checking *checking, struct fonds_metadata_check **ret)
{
	fonds_finding_list_sort_by_line(&checking->check->findings);
	*ret = fonds_steal(&checking->check);
	return FONDS_OK;
}

struct named {
	const char *path;
};

static enum fonds_status open_named(
	void *payload, struct fonds_stream **ret, struct fonds_error **error)
{
	const struct named *named = payload;
	struct fonds_file_stream_options options = { .name = named->path };
	int fd = open(named->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return fonds_fail_errno(error, "cannot open '%s'", named->path);
	return fonds_file_stream_new(fd, &options, ret, error);
}

static enum fonds_status check_file(struct checking *checking, const char *path,
	bool is_regular, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct named named = { path };
	struct fonds_check_source source = { .name = path,
		.open = open_named,
		.payload = &named,
		.opens_again = is_regular };
	enum fonds_status status = open_named(&named, &stream, error);

	if (status < 0)
		return status;
	return fonds_check_file(
		checking->check, &source, stream, checking->schemas, error);
}

static enum fonds_status check_bag(
	struct checking *checking, const char *path, struct fonds_error **error)
{
	const struct fonds_metadata_check_options *options = checking->options;
	struct fonds_bag_metadata bag = {
		.path = path,
		.level = options->level,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.schemas = checking->schemas,
	};

	if (bag.level == FONDS_METADATA_LEVEL_DEFAULT)
		bag.level = FONDS_METADATA_LEVEL_MANIFESTS;
	return fonds_check_bag(checking->check, &bag, error);
}

static const struct fonds_metadata_check_options defaults =
	FONDS_METADATA_CHECK_OPTIONS_INIT;

enum fonds_status fonds_metadata_check(const char *path,
	const struct fonds_metadata_check_options *options,
	struct fonds_metadata_check **ret, struct fonds_error **error)
{
	fonds_cleanup(checking_clear) struct checking checking = {
		.options = options ? options : &defaults
	};
	enum fonds_status status;
	struct stat st;

	if (stat(path, &st) != 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	status = begin(&checking, path, error);
	if (status < 0)
		return status;
	if (S_ISDIR(st.st_mode))
		status = check_bag(&checking, path, error);
	else
		status = check_file(
			&checking, path, S_ISREG(st.st_mode), error);
	return status < 0 ? status : finish(&checking, ret);
}

enum fonds_status fonds_metadata_check_stream(int fd, const char *name,
	const struct fonds_metadata_check_options *options,
	struct fonds_metadata_check **ret, struct fonds_error **error)
{
	fonds_cleanup(checking_clear) struct checking checking = {
		.options = options ? options : &defaults
	};
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_stream_options stream_options = { .name = name,
		.is_shared = true };
	struct fonds_check_source source = { .name = name };
	enum fonds_status status = begin(&checking, name, error);
	int copy;

	if (status < 0)
		return status;
	copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (copy < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	status = fonds_file_stream_new(copy, &stream_options, &stream, error);
	if (status == FONDS_OK)
		status = fonds_check_file(checking.check, &source, stream,
			checking.schemas, error);
	return status < 0 ? status : finish(&checking, ret);
}
