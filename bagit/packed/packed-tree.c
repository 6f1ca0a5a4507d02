/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/packed-tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)64 * 1024)

struct packed_tree {
	struct fonds_tree tree;
	struct fonds_packed *packed;
	bool is_beside;
};

struct packed_walk {
	struct fonds_walk walk;
	struct fonds_packed *packed;
	bool is_beside;
	uint64_t next;
	struct fonds_packed_record record;
	struct fonds_tree_entry entry;
};

static void set_entry(struct packed_walk *walk, const char *path, uint64_t at)
{
	const struct fonds_packed_record *record = &walk->record;
	const struct fonds_packed_link *link = fonds_packed_links_find(
		&walk->packed->links, at);

	walk->entry = (struct fonds_tree_entry){
		.path = path,
		.kind = record->kind,
		.size = link ? link->size : record->size,
		.inode = at + 1,
	};
}

/* The path of a member in this tree; NULL: it is none of it. */
static const char *path_of(const struct packed_walk *walk,
	const struct fonds_packed_record *record)
{
	const char *path = fonds_top_folder_strip(
		fonds_top_folder_name(&walk->packed->top), record->path);
	bool is_in_bag = path && *path;
	bool is_folder_of_bag = path && !*path &&
				record->kind == FONDS_ENTRY_EMPTY_FOLDER;

	if (!walk->is_beside)
		return is_in_bag ? path : NULL;
	return is_in_bag || is_folder_of_bag ? NULL : record->path;
}

static enum fonds_status packed_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct packed_walk *walk = (struct packed_walk *)base;
	const char *path = NULL;

	while (!path) {
		uint64_t at = walk->next;
		enum fonds_status status = fonds_packed_records_get(
			walk->packed->records, at, &walk->record, &walk->next,
			error);

		if (status < 0 || !walk->record.path)
			return status;
		path = path_of(walk, &walk->record);
		if (path)
			set_entry(walk, path, at);
	}
	*ret = &walk->entry;
	return FONDS_OK;
}

static void packed_walk_destroy(struct fonds_walk *walk)
{
	free(walk);
}

static const struct fonds_walk_ops walk_ops = {
	.next = packed_next,
	.destroy = packed_walk_destroy,
};

static enum fonds_status packed_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct packed_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->packed = ((struct packed_tree *)base)->packed;
	walk->is_beside = ((struct packed_tree *)base)->is_beside;
	*ret = &walk->walk;
	return FONDS_OK;
}

static enum fonds_status packed_open(struct fonds_tree *base,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *whole = NULL;
	const struct fonds_packed *packed =
		((struct packed_tree *)base)->packed;
	const char *top = fonds_top_folder_name(&packed->top);
	const struct fonds_kept_file *file;

	if (asprintf(&whole, "%s%s%s", top, *top ? "/" : "",
		    fonds_bag_path_text(path)) < 0) {
		whole = NULL;
		return fonds_fail_nomem(error);
	}
	file = fonds_kept_files_find(&packed->kept, whole);
	if (!file)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s' has no bytes of its own in the archive: it is a "
			"hard link",
			fonds_bag_path_text(path));
	return fonds_kept_files_open(&packed->kept, file, ret, error);
}

static struct fonds_tree_traits packed_traits(struct fonds_tree *tree)
{
	(void)tree;
	return (struct fonds_tree_traits){
		.walks_again = true,
		.lists_quickly = true,
	};
}

static void packed_destroy(struct fonds_tree *tree)
{
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = packed_walk_new,
	.open = packed_open,
	.traits = packed_traits,
	.destroy = packed_destroy,
};

static enum fonds_status tree_new(struct fonds_packed *packed, bool is_beside,
	struct fonds_tree **ret, struct fonds_error **error)
{
	struct packed_tree *tree = calloc(1, sizeof(*tree));

	if (!tree)
		return fonds_fail_nomem(error);
	tree->tree.ops = &tree_ops;
	tree->packed = packed;
	tree->is_beside = is_beside;
	*ret = &tree->tree;
	return FONDS_OK;
}

enum fonds_status fonds_packed_tree_new(struct fonds_packed *packed,
	struct fonds_tree **ret, struct fonds_error **error)
{
	return tree_new(packed, false, ret, error);
}

enum fonds_status fonds_packed_beside_tree_new(struct fonds_packed *packed,
	struct fonds_tree **ret, struct fonds_error **error)
{
	return tree_new(packed, true, ret, error);
}

static enum fonds_status hash_stream(struct fonds_stream *stream,
	struct fonds_hasher *hasher, struct fonds_digest *digests,
	struct fonds_error **error)
{
	char piece[PIECE_SIZE];
	enum fonds_status status = fonds_hasher_start(hasher, error);
	size_t n = 1;

	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &n, error);
		if (status == FONDS_OK)
			status = fonds_hasher_update(hasher, piece, n, error);
	}
	return status == FONDS_OK ? fonds_hasher_finish(hasher, digests, error)
				  : status;
}

/* A kept file is hashed when it is asked for: then all manifests are known. */
static enum fonds_status hash_kept(
	struct fonds_packed_reading *reading, struct fonds_error **error)
{
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_packed_record *record = &reading->record;
	const struct fonds_kept_file file = {
		.at = record->content,
		.size = record->size,
	};
	enum fonds_status status = fonds_kept_files_open(
		&reading->packed->kept, &file, &stream, error);

	if (status == FONDS_OK)
		status = fonds_hasher_new(reading->algorithms,
			reading->algorithm_count, &hasher, error);
	if (status < 0)
		return status;
	record->digest_count = reading->algorithm_count;
	return hash_stream(stream, hasher, record->digests, error);
}

/* Why has been told with the findings of the archive. */
static const struct fonds_check_result unread = {
	.verdict = FONDS_VERDICT_UNREADABLE,
};

enum fonds_status fonds_packed_known(struct fonds_packed_reading *reading,
	uint64_t inode, struct fonds_check_result *ret,
	struct fonds_error **error)
{
	struct fonds_packed *packed = reading->packed;
	struct fonds_packed_record *record = &reading->record;
	const struct fonds_packed_link *link = fonds_packed_links_find(
		&packed->links, inode - 1);
	enum fonds_status status = FONDS_OK;
	uint64_t next;

	if (link && !link->is_found) {
		*ret = unread;
		return FONDS_OK;
	}
	status = fonds_packed_records_get(packed->records,
		link ? link->found : inode - 1, record, &next, error);
	if (status < 0)
		return status;
	if (record->is_damaged) {
		*ret = unread;
		return FONDS_OK;
	}
	if (record->is_kept)
		status = hash_kept(reading, error);
	*ret = (struct fonds_check_result){
		.verdict = FONDS_VERDICT_OK,
		.size = record->size,
		.digests = record->digests,
		.digest_count = record->digest_count,
	};
	return status;
}
