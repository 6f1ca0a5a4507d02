/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/diff.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/validate.h"
#include "base/cleanup.h"
#include "base/error.h"

/*
 * Both bags are lists of files sorted by path, and one pass over them finds
 * what is in one only, and what differs. What is in one only is then sorted
 * by digest, and a second pass finds what was moved.
 */
#define PIECE_SIZE ((size_t)16 * 1024)
#define ARENA_MAX ((size_t)256 << 20)

void fonds_bag_diff_free(struct fonds_bag_diff *diff)
{
	if (!diff)
		return;
	fonds_diff_side_clear(&diff->sides[0]);
	fonds_diff_side_clear(&diff->sides[1]);
	fonds_arena_clear(&diff->arena);
	free(diff->items);
	free(diff);
}

void fonds_bag_diff_freep(struct fonds_bag_diff **diff)
{
	fonds_bag_diff_free(*diff);
}

static enum fonds_status add(struct fonds_bag_diff *diff,
	enum fonds_difference_kind kind, const char *path, const char *old_path,
	struct fonds_error **error)
{
	if (diff->count == diff->capacity) {
		size_t capacity = diff->capacity ? 2 * diff->capacity : 64;
		struct fonds_difference *grown = reallocarray(
			diff->items, capacity, sizeof(*grown));

		if (!grown)
			return fonds_fail_nomem(error);
		diff->items = grown;
		diff->capacity = capacity;
	}
	diff->items[diff->count++] = (struct fonds_difference){ kind, path,
		old_path };
	diff->counts[kind]++;
	return FONDS_OK;
}

static bool has_same_digest(
	const struct fonds_diff_file *a, const struct fonds_diff_file *b)
{
	return a->digest_size == b->digest_size &&
	       memcmp(a->bytes, b->bytes, a->digest_size) == 0;
}

/* Fill a piece as far as the file goes; false when it cannot be read. */
static bool read_piece(
	struct fonds_stream *stream, char piece[PIECE_SIZE], size_t *ret)
{
	size_t got = 1;

	for (*ret = 0; *ret < PIECE_SIZE && got > 0; *ret += got) {
		got = 0;
		if (fonds_stream_read(stream, piece + *ret, PIECE_SIZE - *ret,
			    &got, NULL) < 0)
			return false;
	}
	return true;
}

static enum fonds_difference_kind compare_streams(
	struct fonds_stream *a, struct fonds_stream *b)
{
	char pieces[2][PIECE_SIZE];
	size_t sizes[2] = { 1, 1 };

	while (sizes[0] > 0) {
		if (!read_piece(a, pieces[0], &sizes[0]) ||
			!read_piece(b, pieces[1], &sizes[1]))
			return FONDS_DIFFERENCE_UNKNOWN;
		if (sizes[0] != sizes[1] ||
			memcmp(pieces[0], pieces[1], sizes[0]) != 0)
			return FONDS_DIFFERENCE_CHANGED;
	}
	return 0;
}

/* Two tag files that no manifest helps to compare: they are small. */
static enum fonds_status compare_bytes(const struct fonds_bag_diff *diff,
	const char *text, enum fonds_difference_kind *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *a = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *b = NULL;
	enum fonds_status status = fonds_bag_path_new(
		text, strlen(text), &path, NULL);

	if (status == FONDS_OK)
		status = fonds_tree_open(diff->sides[0].tree, path, &a, NULL);
	if (status == FONDS_OK)
		status = fonds_tree_open(diff->sides[1].tree, path, &b, NULL);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	*ret = status == FONDS_OK ? compare_streams(a, b)
				  : FONDS_DIFFERENCE_UNKNOWN;
	return FONDS_OK;
}

static enum fonds_status compare_file(struct fonds_bag_diff *diff,
	const struct fonds_diff_file *a, const struct fonds_diff_file *b,
	struct fonds_error **error)
{
	enum fonds_difference_kind kind = FONDS_DIFFERENCE_CHANGED;
	enum fonds_status status = FONDS_OK;
	bool is_sized = a->size != FONDS_BAG_SIZE_UNKNOWN &&
			b->size != FONDS_BAG_SIZE_UNKNOWN;

	if (!is_sized || a->size == b->size) {
		if (a->bytes && b->bytes)
			kind = has_same_digest(a, b) ? 0 : kind;
		else if (a->is_payload || diff->is_read)
			kind = FONDS_DIFFERENCE_UNKNOWN;
		else
			status = compare_bytes(diff, a->path, &kind, error);
	}
	if (status < 0 || kind == 0)
		return status;
	return add(diff, kind, b->path, NULL, error);
}

/* Files of one side only, as pointers: to be sorted by digest. */
struct lone {
	const struct fonds_diff_file **files;
	size_t count;
};

static int compare_by_digest(const void *left, const void *right)
{
	const struct fonds_diff_file *a = *(
		const struct fonds_diff_file *const *)left;
	const struct fonds_diff_file *b = *(
		const struct fonds_diff_file *const *)right;
	int order = a->is_payload - b->is_payload;

	if (order == 0)
		order = a->digest_size - b->digest_size;
	if (order == 0 && a->digest_size > 0)
		order = memcmp(a->bytes, b->bytes, a->digest_size);
	return order;
}

static int compare_by_digest_then_path(const void *left, const void *right)
{
	const struct fonds_diff_file *const *a = left;
	const struct fonds_diff_file *const *b = right;
	int order = compare_by_digest(left, right);

	return order != 0 ? order : strcmp((*a)->path, (*b)->path);
}

/* Every empty file has the digest of every other: none was moved. */
static bool may_move(const struct fonds_diff_file *file)
{
	return file->bytes && file->size > 0;
}

static void sort_lone(struct lone *lone)
{
	if (lone->count > 0)
		qsort(lone->files, lone->count, sizeof(*lone->files),
			compare_by_digest_then_path);
}

static enum fonds_status tell_lone(struct fonds_bag_diff *diff,
	struct lone *removed, struct lone *added, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t i = 0;
	size_t j = 0;

	sort_lone(removed);
	sort_lone(added);
	while (status == FONDS_OK && (i < removed->count || j < added->count)) {
		const struct fonds_diff_file *a = i < removed->count
							  ? removed->files[i]
							  : NULL;
		const struct fonds_diff_file *b = j < added->count
							  ? added->files[j]
							  : NULL;
		int order = !a ? 1 : !b ? -1 : compare_by_digest(&a, &b);

		if (order == 0 && may_move(a) && may_move(b)) {
			status = add(diff, FONDS_DIFFERENCE_MOVED, b->path,
				a->path, error);
			i++;
			j++;
		} else if (order <= 0) {
			status = add(diff, FONDS_DIFFERENCE_REMOVED, a->path,
				NULL, error);
			i++;
		} else {
			status = add(diff, FONDS_DIFFERENCE_ADDED, b->path,
				NULL, error);
			j++;
		}
	}
	return status;
}

static enum fonds_status merge(struct fonds_bag_diff *diff,
	struct lone *removed, struct lone *added, struct fonds_error **error)
{
	const struct fonds_diff_side *a = &diff->sides[0];
	const struct fonds_diff_side *b = &diff->sides[1];
	enum fonds_status status = FONDS_OK;
	size_t i = 0;
	size_t j = 0;

	while (status == FONDS_OK && (i < a->count || j < b->count)) {
		int order = i == a->count   ? 1
			    : j == b->count ? -1
					    : strcmp(a->files[i].path,
						      b->files[j].path);

		if (order < 0)
			removed->files[removed->count++] = &a->files[i++];
		else if (order > 0)
			added->files[added->count++] = &b->files[j++];
		else
			status = compare_file(
				diff, &a->files[i++], &b->files[j++], error);
	}
	return status;
}

static int compare_differences(const void *left, const void *right)
{
	const struct fonds_difference *a = left;
	const struct fonds_difference *b = right;
	int order = strcmp(a->path, b->path);

	return order != 0 ? order : (int)a->kind - (int)b->kind;
}

static enum fonds_status compare_files(
	struct fonds_bag_diff *diff, struct fonds_error **error)
{
	struct lone removed = {
		calloc(diff->sides[0].count + 1, sizeof(*removed.files)), 0
	};
	struct lone added = {
		calloc(diff->sides[1].count + 1, sizeof(*added.files)), 0
	};
	enum fonds_status status = FONDS_OK;

	if (!removed.files || !added.files)
		status = fonds_fail_nomem(error);
	if (status == FONDS_OK)
		status = merge(diff, &removed, &added, error);
	if (status == FONDS_OK)
		status = tell_lone(diff, &removed, &added, error);
	if (diff->count > 0)
		qsort(diff->items, diff->count, sizeof(*diff->items),
			compare_differences);
	free(removed.files);
	free(added.files);
	return status;
}

static enum fonds_status read_sides(struct fonds_bag_diff *diff,
	const struct fonds_bag_diff_options *options,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	diff->is_read = true;
	diff->algorithm = FONDS_SHA256;
	for (int i = 0; status == FONDS_OK && i < 2; i++)
		status = fonds_diff_side_read(&diff->sides[i], options->jobs,
			options->progress, options->payload, error);
	return status;
}

static enum fonds_status list_sides(
	struct fonds_bag_diff *diff, struct fonds_error **error)
{
	enum fonds_algorithm tag = fonds_diff_shared_algorithm(
		&diff->sides[0], &diff->sides[1], true);
	enum fonds_status status = FONDS_OK;

	diff->algorithm = fonds_diff_shared_algorithm(
		&diff->sides[0], &diff->sides[1], false);
	for (int i = 0; status == FONDS_OK && i < 2; i++)
		status = fonds_diff_side_list(
			&diff->sides[i], diff->algorithm, tag, error);
	return status;
}

/* A failure names the bag that it is of. */
static enum fonds_status load_side(struct fonds_bag_diff *diff, int i,
	struct fonds_tree *tree, const char *path, struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	enum fonds_status status = fonds_diff_side_load(
		&diff->sides[i], tree, &why);

	if (status == FONDS_OK)
		return FONDS_OK;
	if (path)
		(void)fonds_error_prefix(&why, "'%s'", path);
	return fonds_error_move(&why, status, error);
}

enum fonds_status fonds_bag_diff_trees(struct fonds_tree *old_tree,
	struct fonds_tree *new_tree, const char *const paths[2],
	const struct fonds_bag_diff_options *options,
	struct fonds_bag_diff **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_diff_freep) struct fonds_bag_diff *diff =
		calloc(1, sizeof(*diff));
	enum fonds_status status;

	if (!diff)
		return fonds_fail_nomem(error);
	fonds_arena_init(&diff->arena, ARENA_MAX);
	diff->fields_end = &diff->fields;
	for (int i = 0; i < 2; i++)
		diff->paths[i] = fonds_arena_dup(&diff->arena, paths[i]);
	status = load_side(diff, 0, old_tree, paths[0], error);
	if (status == FONDS_OK)
		status = load_side(diff, 1, new_tree, paths[1], error);
	if (status == FONDS_OK)
		status = list_sides(diff, error);
	if (status == FONDS_OK && options->read)
		status = read_sides(diff, options, error);
	if (status == FONDS_OK)
		status = compare_files(diff, error);
	if (status == FONDS_OK)
		status = fonds_bag_diff_fields(diff, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&diff);
	return status;
}

enum fonds_status fonds_bag_diff(const char *old_path, const char *new_path,
	const struct fonds_bag_diff_options *options,
	struct fonds_bag_diff **ret, struct fonds_error **error)
{
	const struct fonds_bag_diff_options defaults =
		FONDS_BAG_DIFF_OPTIONS_INIT;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *old_tree = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *new_tree = NULL;
	const char *const paths[2] = { old_path, new_path };
	enum fonds_status status;

	if (!old_path || !new_path || !ret ||
		(options && options->struct_size < sizeof(*options)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no paths, no place for the result, or options "
			"without their size");
	status = fonds_bag_tree_open(old_path, &old_tree, error);
	if (status == FONDS_OK)
		status = fonds_bag_tree_open(new_path, &new_tree, error);
	if (status < 0)
		return status;
	return fonds_bag_diff_trees(old_tree, new_tree, paths,
		options ? options : &defaults, ret, error);
}

bool fonds_bag_diff_is_same(const struct fonds_bag_diff *diff)
{
	return diff->count == 0 && !diff->fields;
}

size_t fonds_bag_diff_count(const struct fonds_bag_diff *diff)
{
	return diff->count;
}

const struct fonds_difference *fonds_bag_diff_get(
	const struct fonds_bag_diff *diff, size_t index)
{
	return index < diff->count ? &diff->items[index] : NULL;
}
