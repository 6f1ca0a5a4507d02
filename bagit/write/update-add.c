/* SPDX-License-Identifier: Apache-2.0 */
/* The files that an update copies into the bag. */
#include <string.h>

#include "bagit/write/copy.h"
#include "bagit/write/hash-rows.h"
#include "bagit/write/source.h"
#include "bagit/write/update.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "base/text.h"

static enum fonds_status check_path(const struct fonds_updating *updating,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_bag_path_freep) struct fonds_bag_path *parsed = NULL;
	enum fonds_status status = fonds_bag_path_new(
		path, strlen(path), &parsed, error);

	if (status == FONDS_ERR_NOMEM)
		return status;
	if (status < 0 || !fonds_bag_path_is_payload(parsed) ||
		strcmp(path, fonds_bag_path_text(parsed)) != 0 ||
		!fonds_utf8_is_valid(path, strlen(path)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no path below data/ that a manifest can list",
			path);
	if (fonds_update_names(updating->options->removals,
		    updating->options->removal_count, path))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is to be added and to be removed", path);
	return FONDS_OK;
}

/* The row is the table's last. */
static enum fonds_status copy_row(struct fonds_updating *updating,
	const struct fonds_source *source, struct fonds_error **error)
{
	struct fonds_staging_files *files = NULL;
	enum fonds_status status = fonds_change_files(
		updating->change, &files, error);
	const struct fonds_bag_copy copy = {
		.table = &updating->additions,
		.first = updating->additions.count - 1,
		.count = 1,
		.source_fd = source->fd,
		.source_name = source->path,
		.follows = true,
		.target_fd = files ? files->fd : -1,
		.jobs = 1,
		.progress = updating->options->progress,
		.payload = updating->options->payload,
		.base = { .bytes_total = updating->additions.bytes,
			.files_total = updating->options->addition_count },
	};

	return status == FONDS_OK ? fonds_bag_copy_run(&copy, error) : status;
}

/* The same in a dry run, without the copy. */
static enum fonds_status hash_row(struct fonds_updating *updating,
	const struct fonds_source *source, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_file_table *additions = &updating->additions;
	struct fonds_file_row *row = additions->rows[additions->count - 1];
	enum fonds_status status = fonds_file_tree_new(
		source->path, true, &tree, error);
	const struct fonds_hash_rows hash = {
		.table = additions,
		.first = additions->count - 1,
		.tree = tree,
		.jobs = 1,
		.progress = updating->options->progress,
		.payload = updating->options->payload,
	};

	if (status < 0)
		return status;
	row->source = fonds_bag_path_text(fonds_file_tree_path(tree));
	status = fonds_hash_rows(&hash, error);
	row->source = NULL;
	return status;
}

static enum fonds_status add_row(const struct fonds_source *source,
	const char *path, struct fonds_file_table *table,
	struct fonds_error **error)
{
	struct fonds_file_row *row;
	struct stat st;
	enum fonds_status status;

	if (fonds_source_stat(source, &st) < 0)
		return fonds_fail_errno(
			error, "cannot open '%s'", source->path);
	status = fonds_file_table_add(
		table, path, (uint64_t)st.st_size, &row, error);
	if (status < 0)
		return status;
	row->inode = st.st_ino;
	row->source = fonds_arena_dup(&table->arena, source->file);
	return fonds_arena_check(&table->arena, "the list of files", error);
}

static enum fonds_status add_one(struct fonds_updating *updating,
	const struct fonds_bag_addition *addition, struct fonds_error **error)
{
	fonds_cleanup(fonds_source_clear) struct fonds_source source =
		FONDS_SOURCE_INIT;
	enum fonds_status status = check_path(updating, addition->path, error);

	if (status == FONDS_OK)
		status = fonds_source_open(&source, addition->source,
			FONDS_SYMLINKS_REFUSE, error);
	if (status < 0)
		return status;
	if (!source.file)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a folder, not a file", addition->source);
	status = add_row(&source, addition->path, &updating->additions, error);
	if (status < 0)
		return status;
	return updating->options->dry_run ? hash_row(updating, &source, error)
					  : copy_row(updating, &source, error);
}

/* What was copied is compared with what lies on the medium. */
static enum fonds_status read_back(
	struct fonds_updating *updating, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_staging_files *files = NULL;
	enum fonds_status status = fonds_change_files(
		updating->change, &files, error);
	struct fonds_hash_rows hash = {
		.table = &updating->additions,
		.by_path = true,
		.compares = true,
		.jobs = updating->options->jobs,
	};

	if (status == FONDS_OK)
		status = fonds_staging_files_sync(files, error);
	if (status == FONDS_OK)
		status = fonds_dir_tree_new(files->name, &tree, error);
	if (status < 0)
		return status;
	hash.tree = tree;
	return fonds_hash_rows(&hash, error);
}

static bool is_same(const struct fonds_file_table *table,
	const struct fonds_file_row *a, const struct fonds_file_row *b)
{
	return a->size == b->size &&
	       memcmp(a->bytes, b->bytes, table->digest_bytes) == 0;
}

/* A row that is not done is not put. */
static enum fonds_status settle(struct fonds_updating *updating,
	struct fonds_file_row *row, struct fonds_error **error)
{
	const struct fonds_bag_update_options *options = updating->options;
	struct fonds_file_row *old = fonds_file_table_find(
		&updating->bag.payload, row->path);

	if (old && is_same(&updating->additions, old, row)) {
		row->is_done = false;
		return FONDS_OK;
	}
	if (old && !fonds_update_names(
			   options->changed, options->changed_count, row->path))
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is in the bag already, with other content",
			row->path);
	if (old)
		old->is_done = false;
	updating->payload_changes = true;
	fonds_bag_result_note(
		updating->result, old ? "changed" : "added", row->path);
	return FONDS_OK;
}

enum fonds_status fonds_update_add(
	struct fonds_updating *updating, struct fonds_error **error)
{
	const struct fonds_bag_update_options *options = updating->options;
	struct fonds_file_table *additions = &updating->additions;
	const struct fonds_file_table *payload = &updating->bag.payload;
	enum fonds_status status = fonds_file_table_init(additions,
		payload->algorithms, payload->algorithm_count, error);

	for (size_t i = 0; status == FONDS_OK && i < options->addition_count;
		i++)
		status = add_one(updating, &options->additions[i], error);
	if (status == FONDS_OK && additions->count > 0 && !options->dry_run)
		status = read_back(updating, error);
	for (size_t i = 0; status == FONDS_OK && i < additions->count; i++)
		status = settle(updating, additions->rows[i], error);
	return status;
}
