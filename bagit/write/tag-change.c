/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/tag-change.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bagit/state.h"
#include "bagit/write/change.h"
#include "bagit/write/manifest-copy.h"
#include "bagit/write/replace-tags.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/new-file.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"

/*
 * The tag manifests are copied byte for byte, but for the hex digits of the
 * file's lines, which validation has found: so nothing is claimed anew of any
 * other file, and a bag of any version stays what it is.
 */
#define PIECE ((size_t)64 * 1024)

#define LINES_MAX 4 /* of one file in one manifest */

struct tag_manifest {
	struct fonds_bag_path *path;
	enum fonds_algorithm algorithm;
	uint32_t lines[LINES_MAX]; /* that list the file */
	size_t line_count;
};

struct fonds_tag_change {
	const char *bag;
	struct fonds_bag_path *path;
	unsigned jobs;
	bool is_dry_run;
	fonds_tag_change_fn *decide;
	void *payload;
	bool is_resumed;
	bool is_utf8;
	bool has_file;
	struct fonds_change *change; /* NULL in a dry run */
	struct fonds_tree *tree;
	struct tag_manifest manifests[FONDS_BAG_MANIFEST_MAX];
	size_t manifest_count;

	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t algorithm_count;
	struct fonds_hasher *hasher;
	struct fonds_digest digests[FONDS_HASHER_MAX];
	struct fonds_new_file file;
	bool is_begun;
	enum fonds_status status; /* of writing */
	struct fonds_error *failed;
};

static enum fonds_status take_line(struct tag_manifest *manifest,
	const struct fonds_bag_claim *claim, struct fonds_error **error)
{
	if (manifest->line_count == LINES_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"%s lists a file more than %d times",
			fonds_bag_path_text(manifest->path), LINES_MAX);
	manifest->lines[manifest->line_count++] = claim->line;
	return FONDS_OK;
}

/* The tag manifest at that index of the state, if it lists the file. */
static enum fonds_status take_manifest(struct fonds_tag_change *change,
	const struct fonds_bag_state *state, size_t index,
	const struct fonds_bag_entry *entry, struct fonds_error **error)
{
	const struct fonds_bag_manifest *from = &state->manifests[index];
	struct tag_manifest *to = &change->manifests[change->manifest_count];
	const struct fonds_bag_claim *claim = entry->claims;
	enum fonds_status status = fonds_bag_path_new(
		from->entry->path, strlen(from->entry->path), &to->path, error);

	if (status < 0)
		return status;
	change->manifest_count++;
	to->algorithm = from->algorithm;
	for (; status == FONDS_OK && claim; claim = claim->next)
		if (claim->manifest == index)
			status = take_line(to, claim, error);
	if (to->line_count > 0)
		fonds_algorithm_set_add(change->algorithms,
			&change->algorithm_count, to->algorithm);
	return status;
}

static enum fonds_status take_checked(
	void *writer, struct fonds_bag_state *state, struct fonds_error **error)
{
	struct fonds_tag_change *change = writer;
	const struct fonds_bag_entry *entry = fonds_bag_tag_file(
		state, fonds_bag_path_text(change->path));
	enum fonds_status status = FONDS_OK;

	change->is_utf8 = strcasecmp(state->encoding, "UTF-8") == 0;
	change->has_file = entry != NULL;
	for (size_t i = 0;
		entry && status == FONDS_OK && i < state->manifest_count; i++)
		if (state->manifests[i].is_tag)
			status = take_manifest(change, state, i, entry, error);
	return status;
}

/* At this level nothing is found that is of the payload itself. */
static enum fonds_status check_findings(const struct fonds_tag_change *change,
	const struct fonds_validation *validation, enum fonds_status status,
	struct fonds_error **error)
{
	const struct fonds_finding *finding;

	for (size_t i = 0; (finding = fonds_validation_get(validation, i)); i++)
		if (finding->severity == FONDS_SEVERITY_ERROR)
			return fonds_fail(error, status,
				"the tag files of '%s' are not sound: %s %s: "
				"%s",
				change->bag, finding->code,
				finding->path ? finding->path : "",
				finding->message);
	return FONDS_OK;
}

static enum fonds_status look(struct fonds_tag_change *change, void *writer,
	struct fonds_validation **ret, struct fonds_error **error)
{
	const struct fonds_bag_check check = {
		.tree = change->tree,
		.jobs = change->jobs,
		.level = FONDS_BAG_LEVEL_STRUCTURE,
		.checked = writer ? take_checked : NULL,
		.writer = writer,
	};

	return fonds_bag_check_run(&check, ret, error);
}

static enum fonds_status check_tags(
	struct fonds_tag_change *change, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	const char *path = fonds_bag_path_text(change->path);
	enum fonds_status status = look(change, change, &validation, error);

	if (status == FONDS_OK)
		status = check_findings(
			change, validation, FONDS_ERR_INVALID, error);
	if (status < 0)
		return status;
	if (!change->has_file)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"the bag '%s' has no %s", change->bag, path);
	if (!change->is_utf8)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"the tag files of '%s' are not in UTF-8: have it "
			"upgraded by 'fonds bag upgrade' first",
			change->bag);
	if (change->algorithm_count == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no tag manifest of '%s' lists %s, so nothing tells "
			"whether it is sound: look at it, and have it listed "
			"by 'fonds bag update' first",
			change->bag, path);
	return FONDS_OK;
}

/* In a dry run nothing is locked, and nothing finished. */
static enum fonds_status begin(
	struct fonds_tag_change *change, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;

	if (!change->is_dry_run)
		return fonds_replace_tags_begin(change->bag, &change->change,
			&change->is_resumed, error);
	fd = open(change->bag, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", change->bag);
	return fonds_replace_tags_check(fd, change->bag, error);
}

enum fonds_status fonds_tag_change_begin(const char *bag,
	const struct fonds_tag_change_options *options,
	struct fonds_tag_change **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tag_change_freep) struct fonds_tag_change *change =
		calloc(1, sizeof(*change));
	enum fonds_status status;

	if (!change)
		return fonds_fail_nomem(error);
	change->bag = bag;
	change->jobs = options->jobs;
	change->is_dry_run = options->is_dry_run;
	change->decide = options->decide;
	change->payload = options->payload;
	change->file = (struct fonds_new_file)FONDS_NEW_FILE_INIT;
	status = fonds_bag_path_new(
		options->path, strlen(options->path), &change->path, error);
	if (status == FONDS_OK)
		status = fonds_bag_tree_open(bag, &change->tree, error);
	if (status == FONDS_OK)
		status = begin(change, error);
	if (status == FONDS_OK)
		status = check_tags(change, error);
	if (status == FONDS_OK)
		status = fonds_hasher_new(change->algorithms,
			change->algorithm_count, &change->hasher, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&change);
	return status;
}

void fonds_tag_change_free(struct fonds_tag_change *change)
{
	if (!change)
		return;
	fonds_new_file_clear(&change->file);
	fonds_hasher_free(change->hasher);
	for (size_t i = 0; i < change->manifest_count; i++)
		fonds_bag_path_free(change->manifests[i].path);
	fonds_tree_free(change->tree);
	fonds_change_free(change->change);
	fonds_bag_path_free(change->path);
	fonds_error_freep(&change->failed);
	free(change);
}

void fonds_tag_change_freep(struct fonds_tag_change **change)
{
	fonds_tag_change_free(*change);
}

bool fonds_tag_change_is_resumed(const struct fonds_tag_change *change)
{
	return change->is_resumed;
}

enum fonds_status fonds_tag_change_open(struct fonds_tag_change *change,
	struct fonds_stream **ret, struct fonds_error **error)
{
	return fonds_tree_open(change->tree, change->path, ret, error);
}

static enum fonds_status begin_file(struct fonds_tag_change *change,
	const struct fonds_bag_path *path, struct fonds_error **error)
{
	struct fonds_staging_files *files;
	enum fonds_status status = fonds_change_files(
		change->change, &files, error);

	return status == FONDS_OK
		       ? fonds_new_file_begin(&change->file, files, path, error)
		       : status;
}

static enum fonds_status write_piece(struct fonds_tag_change *change,
	const void *data, size_t size, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!change->is_begun) {
		status = fonds_hasher_start(change->hasher, error);
		if (status == FONDS_OK && change->change)
			status = begin_file(change, change->path, error);
		change->is_begun = status == FONDS_OK;
	}
	if (status == FONDS_OK)
		status = fonds_hasher_update(change->hasher, data, size, error);
	if (status == FONDS_OK && change->change)
		status = fonds_new_file_write(&change->file, data, size, error);
	return status;
}

int fonds_tag_change_write(const void *data, size_t size, void *payload)
{
	struct fonds_tag_change *change = payload;

	if (change->status == FONDS_OK)
		change->status = write_piece(
			change, data, size, &change->failed);
	if (change->status == FONDS_OK)
		return 0;
	return change->status == FONDS_ERR_NOMEM ? ENOMEM : EIO;
}

enum fonds_status fonds_tag_change_check(
	const struct fonds_tag_change *change, struct fonds_error **error)
{
	if (change->status == FONDS_OK)
		return FONDS_OK;
	return fonds_fail(error, change->status, "%s",
		fonds_error_message(change->failed));
}

static enum fonds_status copy_pieces(struct fonds_tag_change *change,
	struct fonds_manifest_copy *copy, struct fonds_stream *stream,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_freep) char *data = malloc(PIECE);
	enum fonds_status status = FONDS_OK;
	size_t size = 1;

	fonds_buffer_init(&out, PIECE * 2);
	if (!data)
		return fonds_fail_nomem(error);
	while (status == FONDS_OK && size > 0) {
		status = fonds_stream_read(stream, data, PIECE, &size, error);
		if (status == FONDS_OK)
			fonds_manifest_copy_add(copy, data, size, &out);
		if (status == FONDS_OK)
			status = fonds_buffer_check(
				&out, "a piece of a tag manifest", error);
		if (status == FONDS_OK)
			status = fonds_new_file_write(&change->file,
				fonds_buffer_text(&out), out.size, error);
		fonds_buffer_reset(&out);
	}
	return status;
}

static const struct fonds_digest *digest_of(
	const struct fonds_tag_change *change, enum fonds_algorithm algorithm)
{
	size_t i = 0;

	while (change->algorithms[i] != algorithm)
		i++;
	return &change->digests[i];
}

static enum fonds_status write_manifest(struct fonds_tag_change *change,
	const struct tag_manifest *manifest, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	struct fonds_manifest_copy copy;
	enum fonds_status status = fonds_tree_open(
		change->tree, manifest->path, &stream, error);

	(void)fonds_digest_format(digest_of(change, manifest->algorithm), hex);
	fonds_manifest_copy_init(
		&copy, manifest->lines, manifest->line_count, hex);
	if (status == FONDS_OK)
		status = begin_file(change, manifest->path, error);
	if (status == FONDS_OK)
		status = copy_pieces(change, &copy, stream, error);
	if (status == FONDS_OK && copy.replaced != manifest->line_count)
		status = fonds_fail(error, FONDS_ERR_IO,
			"'%s' changed while it was read",
			fonds_bag_path_text(manifest->path));
	return status == FONDS_OK ? fonds_new_file_finish(&change->file, error)
				  : status;
}

static enum fonds_status write_manifests(
	struct fonds_tag_change *change, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < change->manifest_count;
		i++)
		if (change->manifests[i].line_count > 0)
			status = write_manifest(
				change, &change->manifests[i], error);
	return status;
}

static enum fonds_status ask_to_decide(
	struct fonds_tag_change *change, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *new_files = NULL;
	struct fonds_staging_files *files;
	enum fonds_status status;

	if (!change->decide)
		return FONDS_OK;
	status = fonds_change_files(change->change, &files, error);
	if (status == FONDS_OK)
		status = fonds_dir_tree_new(files->name, &new_files, error);
	return status == FONDS_OK
		       ? change->decide(new_files, change->payload, error)
		       : status;
}

/* Nothing is removed: each old file gets a new one of its name. */
static enum fonds_status put_into_place(
	struct fonds_tag_change *change, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *after = NULL;
	const struct fonds_text_list none = { 0 };
	enum fonds_status status = fonds_new_file_finish(&change->file, error);

	if (status == FONDS_OK)
		status = write_manifests(change, error);
	if (status == FONDS_OK)
		status = ask_to_decide(change, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_commit(
			change->change, &none, error);
	if (status == FONDS_OK)
		status = look(change, NULL, &after, error);
	return status == FONDS_OK
		       ? check_findings(change, after, FONDS_ERR_IO, error)
		       : status;
}

enum fonds_status fonds_tag_change_commit(
	struct fonds_tag_change *change, struct fonds_error **error)
{
	enum fonds_status status = fonds_tag_change_check(change, error);

	if (status < 0)
		return status;
	if (!change->is_begun)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"nothing was written of %s",
			fonds_bag_path_text(change->path));
	status = fonds_hasher_finish(change->hasher, change->digests, error);
	if (status < 0 || !change->change)
		return status;
	return put_into_place(change, error);
}
