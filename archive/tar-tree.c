/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-tree.h"

#include <archive.h>
#include <archive_entry.h>
#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/tar-feed.h"
#include "archive/tar-member.h"
#include "base/cleanup.h"
#include "base/error.h"

struct tar_tree {
	struct fonds_tree tree;
	struct fonds_source source; /* its copies read */
	enum fonds_archive_form form;
	struct fonds_archive_limits limits;
	locale_t locale; /* "C" */
	bool was_walked;
	char name[];
};

/*
 * In a tar a folder stands before what is in it. So one is held back until the
 * next member shows whether it is empty; libarchive then stands at that one.
 */
struct tar_walk {
	struct fonds_walk walk;
	struct tar_tree *tree;
	struct archive *archive;
	struct fonds_tar_feed feed;
	struct fonds_tar_member member; /* where libarchive stands */
	struct fonds_tar_member folder; /* held back, if has_folder */
	bool has_folder;
	bool has_member; /* read, and not given yet */
	bool is_over;
	bool is_openable;
	uint64_t count; /* of members so far */
	uint64_t bytes; /* of members so far, as their headers say */
	uint64_t names; /* bytes of their names and links */
	uint64_t given; /* bytes that streams gave */
	struct fonds_tree_entry entry;
};

struct tar_stream {
	struct fonds_stream stream;
	struct tar_walk *walk;
	uint64_t done;
	bool is_last_hole; /* all that is left to give */
};

/* libarchive's archive_read_data() leaves out the hole at the end of a file. */
static bool is_last_hole(const struct tar_stream *stream, la_ssize_t n)
{
	return n == 0 && stream->walk->member.is_sparse;
}

static enum fonds_status read_data(struct tar_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct tar_walk *walk = stream->walk;
	uint64_t left = walk->member.size - stream->done;
	locale_t before = uselocale(walk->tree->locale);
	la_ssize_t n = 0;

	if (!stream->is_last_hole)
		n = archive_read_data(walk->archive, data, size);
	(void)uselocale(before);
	if (n < 0)
		return fonds_tar_feed_explain(
			&walk->feed, walk->archive, error);
	stream->is_last_hole = is_last_hole(stream, n);
	if (stream->is_last_hole) {
		n = (la_ssize_t)(size < left ? size : left);
		memset(data, 0, (size_t)n);
	}
	if ((uint64_t)n > left || (n == 0 && left > 0))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is damaged: '%s' does not have the %" PRIu64
			" bytes that its header states",
			walk->tree->name, walk->entry.path, walk->member.size);
	*ret = (size_t)n;
	return FONDS_OK;
}

static enum fonds_status tar_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct tar_stream *stream = (struct tar_stream *)base;
	enum fonds_status status;

	*ret = 0;
	if (size == 0)
		return FONDS_OK;
	status = read_data(stream, data, size, ret, error);
	if (status < 0)
		return status;
	stream->done += *ret;
	stream->walk->given += *ret;
	return fonds_tar_feed_check_ratio(
		&stream->walk->feed, stream->walk->given, error);
}

static enum fonds_status tar_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	const struct tar_stream *stream = (struct tar_stream *)base;

	(void)error;
	*ret = (struct fonds_file_state){ .size = stream->walk->member.size };
	return FONDS_OK;
}

static void tar_close(struct fonds_stream *base)
{
	free(base);
}

static const struct fonds_stream_ops stream_ops = {
	.read = tar_read,
	.state = tar_state,
	.close = tar_close,
};

static enum fonds_status tar_open(struct fonds_walk *base,
	struct fonds_stream **ret, struct fonds_error **error)
{
	struct tar_walk *walk = (struct tar_walk *)base;
	struct tar_stream *stream;

	if (!walk->is_openable)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"what the walk stands at has no bytes to open");
	stream = calloc(1, sizeof(*stream));
	if (!stream)
		return fonds_fail_nomem(error);
	walk->is_openable = false;
	stream->stream.ops = &stream_ops;
	stream->walk = walk;
	*ret = &stream->stream;
	return FONDS_OK;
}

static enum fonds_status check_names(
	struct tar_walk *walk, struct fonds_error **error)
{
	const struct fonds_source *source = &walk->feed.source;
	uint64_t from = source->is_file ? source->size : source->at;
	uint64_t limit = walk->tree->limits.names;

	walk->names += walk->member.path.size;
	if (walk->member.has_link)
		walk->names += walk->member.link.size;
	if (walk->names <= limit ||
		(walk->names - limit) / FONDS_ARCHIVE_NAMES_RATIO <= from)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"the names of the members of '%s' have more bytes than an "
		"archive of its size may have",
		walk->tree->name);
}

static enum fonds_status add_up(
	struct tar_walk *walk, struct fonds_error **error)
{
	const struct fonds_archive_limits *limits = &walk->tree->limits;

	walk->count++;
	if (walk->count > limits->members ||
		__builtin_add_overflow(
			walk->bytes, walk->member.size, &walk->bytes) ||
		walk->bytes > limits->bytes)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"'%s' has too many members, or too many bytes in them",
			walk->tree->name);
	if (check_names(walk, error) < 0)
		return FONDS_ERR_LIMIT;
	/* From a pipe it cannot be told yet. */
	if (!walk->feed.source.is_file)
		return FONDS_OK;
	return fonds_tar_feed_check_ratio(&walk->feed, walk->bytes, error);
}

/* In the "C" locale each name that is not ASCII is warned of, and exact. */
static bool is_harmless(struct archive *archive)
{
	const char *why = archive_error_string(archive);

	return why && strstr(why, "can't be converted");
}

static enum fonds_status take_member(struct tar_walk *walk,
	struct archive_entry *entry, struct fonds_error **error)
{
	la_int64_t start = archive_read_header_position(walk->archive);
	struct fonds_tar_claim claim = { 0 };
	enum fonds_status status;

	status = fonds_tar_claims_take(
		&walk->feed.scan.claims, (uint64_t)start, &claim, error);
	if (status == FONDS_OK)
		status = fonds_tar_member_take(&walk->member, entry, &claim,
			&walk->tree->limits, error);
	if (status < 0) {
		(void)fonds_error_prefix(error, "'%s'", walk->tree->name);
		return status;
	}
	walk->has_member = !walk->member.is_root;
	return add_up(walk, error);
}

static enum fonds_status finish(
	struct tar_walk *walk, struct fonds_error **error)
{
	la_int64_t mark = archive_read_header_position(walk->archive);

	walk->is_over = true;
	return fonds_tar_feed_finish(
		&walk->feed, mark < 0 ? 0 : (uint64_t)mark, error);
}

static enum fonds_status read_header(
	struct tar_walk *walk, struct fonds_error **error)
{
	struct archive_entry *entry;
	int result = archive_read_next_header(walk->archive, &entry);

	if (result == ARCHIVE_EOF)
		return finish(walk, error);
	if (result == ARCHIVE_OK ||
		(result == ARCHIVE_WARN && is_harmless(walk->archive)))
		return take_member(walk, entry, error);
	return fonds_tar_feed_explain(&walk->feed, walk->archive, error);
}

/* Until has_member or is_over. */
static enum fonds_status read_member(
	struct tar_walk *walk, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK && !walk->has_member && !walk->is_over) {
		locale_t before = uselocale(walk->tree->locale);

		status = read_header(walk, error);
		(void)uselocale(before);
	}
	return status;
}

static void hold_back(struct tar_walk *walk)
{
	struct fonds_tar_member empty = walk->folder;

	walk->folder = walk->member;
	walk->member = empty;
	walk->has_folder = true;
	walk->has_member = false;
}

static enum fonds_status tar_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct tar_walk *walk = (struct tar_walk *)base;
	const struct fonds_tar_member *given = NULL;

	walk->is_openable = false;
	while (!given) {
		enum fonds_status status = read_member(walk, error);

		if (status < 0)
			return status;
		if (walk->has_folder && walk->has_member &&
			fonds_tar_member_is_below(&walk->member, &walk->folder))
			walk->has_folder = false;
		if (walk->has_folder) {
			walk->has_folder = false;
			given = &walk->folder;
		} else if (walk->is_over) {
			return FONDS_OK;
		} else if (walk->member.kind == FONDS_ENTRY_EMPTY_FOLDER) {
			hold_back(walk);
		} else {
			walk->has_member = false;
			given = &walk->member;
		}
	}
	walk->is_openable = given->kind == FONDS_ENTRY_FILE && !given->has_link;
	fonds_tar_member_entry(given, &walk->entry);
	*ret = &walk->entry;
	return FONDS_OK;
}

static void walk_destroy(struct fonds_walk *base)
{
	struct tar_walk *walk = (struct tar_walk *)base;

	if (walk->archive)
		(void)archive_read_free(walk->archive);
	fonds_tar_feed_clear(&walk->feed);
	fonds_tar_member_clear(&walk->member);
	fonds_tar_member_clear(&walk->folder);
	free(walk);
}

static const struct fonds_walk_ops walk_ops = {
	.next = tar_next,
	.open = tar_open,
	.destroy = walk_destroy,
};

static enum fonds_status open_archive(
	struct tar_walk *walk, struct fonds_error **error)
{
	locale_t before = uselocale(walk->tree->locale);
	int result;

	walk->archive = archive_read_new();
	result = !walk->archive
			 ? ARCHIVE_FATAL
			 : archive_read_support_format_tar(walk->archive);
	if (result == ARCHIVE_OK)
		result = fonds_tar_feed_open(&walk->feed, walk->archive);
	(void)uselocale(before);
	if (!walk->archive)
		return fonds_fail_nomem(error);
	if (result != ARCHIVE_OK)
		return fonds_tar_feed_explain(
			&walk->feed, walk->archive, error);
	return FONDS_OK;
}

static enum fonds_status tar_walk_new(struct fonds_tree *base,
	struct fonds_walk **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *owned = NULL;
	struct tar_tree *tree = (struct tar_tree *)base;
	struct tar_walk *walk;
	enum fonds_status status;

	if (tree->was_walked && !tree->source.is_file)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' cannot be read twice", tree->name);
	walk = calloc(1, sizeof(*walk));
	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->tree = tree;
	owned = &walk->walk;
	fonds_tar_member_init(&walk->member);
	fonds_tar_member_init(&walk->folder);
	status = fonds_tar_feed_init(
		&walk->feed, &tree->source, tree->form, &tree->limits, error);
	if (status == FONDS_OK)
		status = open_archive(walk, error);
	if (status < 0)
		return status;
	tree->was_walked = true;
	*ret = fonds_steal(&owned);
	return FONDS_OK;
}

static struct fonds_tree_traits tar_traits(struct fonds_tree *base)
{
	const struct tar_tree *tree = (struct tar_tree *)base;

	return (struct fonds_tree_traits){
		.walks_again = tree->source.is_file,
		.lists_quickly = tree->source.is_file &&
				 tree->form == FONDS_ARCHIVE_TAR,
	};
}

static void tar_destroy(struct fonds_tree *base)
{
	struct tar_tree *tree = (struct tar_tree *)base;

	if (tree->locale)
		freelocale(tree->locale);
	fonds_closep(&tree->source.fd);
	free(tree);
}

static const struct fonds_tree_ops tree_ops = {
	.walk_new = tar_walk_new,
	.traits = tar_traits,
	.destroy = tar_destroy,
};

enum fonds_status fonds_tar_tree_new(const struct fonds_source *source,
	enum fonds_archive_form form, const struct fonds_archive_limits *limits,
	struct fonds_tree **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *owned = NULL;
	size_t size = strlen(source->name) + 1;
	struct tar_tree *tree = calloc(1, sizeof(*tree) + size);

	if (!tree) {
		fonds_closep(&source->fd);
		return fonds_fail_nomem(error);
	}
	tree->tree.ops = &tree_ops;
	tree->source = *source;
	tree->source.name = tree->name;
	tree->form = form;
	tree->limits = *limits;
	memcpy(tree->name, source->name, size);
	owned = &tree->tree;
	tree->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (!tree->locale)
		return fonds_fail_nomem(error);
	*ret = fonds_steal(&owned);
	return FONDS_OK;
}

bool fonds_tar_tree_form(
	const struct fonds_tree *tree, enum fonds_archive_form *ret)
{
	if (tree->ops != &tree_ops)
		return false;
	*ret = ((const struct tar_tree *)tree)->form;
	return true;
}
