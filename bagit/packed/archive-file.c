/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/archive-file.h"

#include <fcntl.h>
#include <unistd.h>

#include "archive/archive-tree.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"

/* One that is written to meanwhile was never what was read. */
static enum fonds_status check_unchanged(int fd, const char *name,
	const struct fonds_file_state *before, struct fonds_error **error)
{
	struct fonds_file_state after;
	enum fonds_status status = fonds_file_state_read(
		fd, name, &after, error);

	if (status < 0 || fonds_file_state_equal(before, &after))
		return status;
	return fonds_fail(error, FONDS_ERR_IO,
		"'%s' changed while it was read: let nothing write to it, and "
		"try again",
		name);
}

/* Is it a word on the archive, rather than that it could not be read? */
static bool says_something(enum fonds_status status)
{
	return status == FONDS_OK || status == FONDS_ERR_FORMAT ||
	       status == FONDS_ERR_UNSAFE || status == FONDS_ERR_LIMIT;
}

enum fonds_status fonds_archive_file_read(int fd, const char *name,
	const struct fonds_archive_file_options *options,
	struct fonds_packed **ret, enum fonds_archive_form *ret_form,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *packed = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(fonds_closep) int watched = -1;
	struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_file_state before;
	struct fonds_packed_options reading = {
		.name = name,
		.reads_payload = options->reads_payload,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
	};
	enum fonds_status status;

	if (options->any_ratio)
		limits.ratio = limits.names = UINT64_MAX;
	watched = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (watched < 0)
		status = fonds_fail_errno(error, "cannot read '%s'", name);
	else
		status = fonds_file_state_read(watched, name, &before, error);
	if (status < 0) {
		(void)close(fd);
		return status;
	}
	status = fonds_archive_tree_new(fd, name, &limits, &tree, &why);
	if (status == FONDS_OK) {
		*ret_form = fonds_archive_tree_form(tree);
		reading.tree = tree;
		status = fonds_packed_read(&reading, &packed, &why);
	}
	/* Half of one is damaged only if nobody is writing the other half. */
	if (says_something(status)) {
		enum fonds_status changed = check_unchanged(
			watched, name, &before, error);

		if (changed < 0)
			return changed;
	}
	if (status == FONDS_OK)
		*ret = fonds_steal(&packed);
	return fonds_error_move(&why, status, error);
}
