/* SPDX-License-Identifier: Apache-2.0 */
#include "description/settle-change.h"

#include <errno.h>
#include <string.h>

#include "bagit/write/change.h"
#include "bagit/write/journal.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "description/file-digest.h"
#include "fixity/algorithm.h"

#define JOURNAL FONDS_CHANGE_FOLDER "/" FONDS_JOURNAL_NAME

struct settling {
	struct fonds_tree *tree;
	bool is_old; /* so far: each of its files */
	bool is_new;
};

/* What cannot be read is neither; our own want of means says nothing. */
static enum fonds_status look_at(const struct fonds_recorded_file *file,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;
	struct settling *settling = payload;
	struct fonds_digest digest = { 0 };
	uint64_t size = 0;
	enum fonds_status status = fonds_file_digest(settling->tree, file->path,
		file->digest.algorithm, &size, &digest, &own);

	if (status < 0 && fonds_error_is_want(status, own))
		return fonds_error_move(&own, status, error);
	settling->is_old &= status == FONDS_OK && size == file->old_size &&
			    fonds_digest_equal(&digest, &file->old_digest);
	settling->is_new &= status == FONDS_OK && size == file->size &&
			    fonds_digest_equal(&digest, &file->digest);
	return FONDS_OK;
}

static enum fonds_status find_journal(
	struct fonds_tree *tree, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;
	enum fonds_status status = fonds_bag_path_new(
		JOURNAL, strlen(JOURNAL), &path, error);

	if (status < 0)
		return status;
	status = fonds_tree_open(tree, path, &stream, &own);
	if (status < 0 && fonds_error_is_want(status, own))
		return fonds_error_move(&own, status, error);
	*ret = status == FONDS_OK || (fonds_error_errno(own) != ENOENT &&
					     fonds_error_errno(own) != ENOTDIR);
	return FONDS_OK;
}

enum fonds_status fonds_settle_change(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_tree *tree, enum fonds_settlement *ret,
	struct fonds_error **error)
{
	struct settling settling = { tree, true, true };
	bool has_journal = false;
	int64_t change = 0;
	enum fonds_status status = fonds_recorded_change_pending(
		catalog, holding, &change, error);

	*ret = FONDS_SETTLED;
	if (status < 0 || change == 0)
		return status;
	status = fonds_recorded_file_each(
		catalog, change, look_at, &settling, error);
	if (status == FONDS_OK)
		status = find_journal(tree, &has_journal, error);
	if (status < 0)
		return status;
	if (settling.is_new)
		return fonds_recorded_change_settle(
			catalog, change, FONDS_RECORDED_MADE, error);
	if (settling.is_old && !has_journal)
		return fonds_recorded_change_settle(
			catalog, change, FONDS_RECORDED_WITHDRAWN, error);
	*ret = has_journal ? FONDS_SETTLE_LATER : FONDS_SETTLE_NEVER;
	return FONDS_OK;
}
