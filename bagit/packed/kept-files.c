/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/kept-files.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/manifest.h"
#include "bagit/packed/spool.h"
#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)64 * 1024)
#define ARENA_MAX ((size_t)1 << 30)

/* Of all of them: a bag of a hundred million files has less. */
#define BYTES_MAX ((uint64_t)64 << 30)

static const char *const names[] = { "bagit.txt", "bag-info.txt",
	"package-info.txt", "fetch.txt" };

struct kept_stream {
	struct fonds_stream stream;
	struct fonds_spool *spool;
	uint64_t size;
	uint64_t at;
	uint64_t left;
};

enum fonds_status fonds_kept_files_init(
	struct fonds_kept_files *kept, struct fonds_error **error)
{
	*kept = (struct fonds_kept_files){ 0 };
	fonds_arena_init(&kept->arena, ARENA_MAX);
	return fonds_spool_new(&kept->spool, error);
}

void fonds_kept_files_clear(struct fonds_kept_files *kept)
{
	fonds_spool_free(kept->spool);
	fonds_arena_clear(&kept->arena);
	free(kept->items);
}

static bool is_known(const char *name)
{
	size_t size;
	bool is_tag;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return fonds_manifest_name_split(name, &size, &is_tag) != NULL;
}

bool fonds_kept_files_want(const char *path)
{
	const char *slash = strchr(path, '/');

	return is_known(slash ? slash + 1 : path);
}

static enum fonds_status read_all(struct fonds_kept_files *kept,
	struct fonds_walk *walk, struct fonds_kept_file *file,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status;
	uint64_t at;
	size_t n = 1;

	if (!piece)
		return fonds_fail_nomem(error);
	status = fonds_spool_append(kept->spool, "", 0, &file->at, error);
	if (status == FONDS_OK)
		status = fonds_walk_open(walk, &stream, error);
	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, piece, PIECE_SIZE, &n, error);
		if (status < 0)
			return status;
		file->size += n;
		kept->bytes += n;
		if (kept->bytes > BYTES_MAX)
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"the tag files have more than %llu bytes",
				(unsigned long long)BYTES_MAX);
		status = fonds_spool_append(kept->spool, piece, n, &at, error);
	}
	return status;
}

static enum fonds_status append(struct fonds_kept_files *kept,
	const struct fonds_kept_file *file, struct fonds_error **error)
{
	if (kept->count == kept->capacity) {
		size_t wanted = kept->capacity ? 2 * kept->capacity : 16;
		struct fonds_kept_file *grown = reallocarray(
			kept->items, wanted, sizeof(*grown));

		if (!grown)
			return fonds_fail_nomem(error);
		kept->items = grown;
		kept->capacity = wanted;
	}
	kept->items[kept->count++] = *file;
	return fonds_arena_check(&kept->arena, "the list of tag files", error);
}

enum fonds_status fonds_kept_files_add(struct fonds_kept_files *kept,
	const char *path, struct fonds_walk *walk, struct fonds_kept_file *ret,
	struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	struct fonds_kept_file file = {
		.path = fonds_arena_dup(&kept->arena, path),
	};
	enum fonds_status status = read_all(kept, walk, &file, &why);

	if (status == FONDS_ERR_FORMAT && why)
		file.why = fonds_arena_dup(
			&kept->arena, fonds_error_message(why));
	else if (status < 0)
		return fonds_error_move(&why, status, error);
	fonds_error_free(why);
	status = append(kept, &file, error);
	if (status == FONDS_OK)
		*ret = file;
	return status;
}

const struct fonds_kept_file *fonds_kept_files_find(
	const struct fonds_kept_files *kept, const char *path)
{
	for (size_t i = kept->count; i > 0; i--)
		if (strcmp(kept->items[i - 1].path, path) == 0)
			return &kept->items[i - 1];
	return NULL;
}

static enum fonds_status kept_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct kept_stream *stream = (struct kept_stream *)base;
	size_t n = size < stream->left ? size : (size_t)stream->left;
	enum fonds_status status = FONDS_OK;

	if (n > 0)
		status = fonds_spool_read(
			stream->spool, stream->at, data, n, error);
	if (status < 0)
		return status;
	stream->at += n;
	stream->left -= n;
	*ret = n;
	return FONDS_OK;
}

static enum fonds_status kept_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	(void)error;
	*ret = (struct fonds_file_state){
		.size = ((struct kept_stream *)base)->size,
	};
	return FONDS_OK;
}

static void kept_close(struct fonds_stream *base)
{
	free(base);
}

static const struct fonds_stream_ops stream_ops = {
	.read = kept_read,
	.state = kept_state,
	.close = kept_close,
};

enum fonds_status fonds_kept_files_open(const struct fonds_kept_files *kept,
	const struct fonds_kept_file *file, struct fonds_stream **ret,
	struct fonds_error **error)
{
	struct kept_stream *stream;

	if (file->why)
		return fonds_fail(error, FONDS_ERR_IO, "%s", file->why);
	stream = malloc(sizeof(*stream));
	if (!stream)
		return fonds_fail_nomem(error);
	*stream = (struct kept_stream){
		.stream = { &stream_ops },
		.spool = kept->spool,
		.size = file->size,
		.at = file->at,
		.left = file->size,
	};
	*ret = &stream->stream;
	return FONDS_OK;
}
