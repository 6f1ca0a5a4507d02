/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/container.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "archive/compound-tree.h"
#include "archive/zip-tree.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/tree.h"

/*
 * A document has tens of inner files, a large program some ten thousand. Of
 * one whose end is wanted no more is unpacked than MIDDLE_MAX.
 */
static const struct fonds_archive_limits limits = {
	.members = 65536,
	.bytes = UINT64_MAX,
	.ratio = UINT64_MAX,
	.ratio_after = UINT64_MAX,
	.name = 4096,
	.depth = 256,
	.names = (uint64_t)16 << 20,
	.directory = (uint64_t)16 << 20,
};

#define MIDDLE_MAX ((uint64_t)16 << 20)

struct look {
	struct fonds_container_match *match;
	struct fonds_walk *walk;
	const struct fonds_tree_entry *entry;
	const struct fonds_container_want *want;
};

static enum fonds_status open_tree(enum fonds_container kind, int fd,
	const char *name, struct fonds_tree **ret, struct fonds_error **error)
{
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);

	if (own < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	if (kind == FONDS_CONTAINER_ZIP)
		return fonds_zip_tree_new(own, name, &limits, ret, error);
	return fonds_compound_tree_new(own, name, &limits, ret, error);
}

/* The bytes from its beginning on, up to size of them. */
static enum fonds_status read_head(struct fonds_stream *stream, uint8_t *head,
	size_t size, size_t *ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t n = 1;

	*ret = 0;
	while (status == FONDS_OK && n > 0 && *ret < size) {
		n = 0;
		status = fonds_stream_read(
			stream, head + *ret, size - *ret, &n, error);
		*ret += n;
	}
	return status;
}

/*
 * How much of it is read: a small one whole, of others the beginning; and all
 * of it where the end is wanted and not too far away.
 */
static size_t size_wanted(
	const struct fonds_signature_reach *reach, uint64_t size)
{
	if (size <= reach->whole_max || size <= reach->head)
		return (size_t)size;
	if (reach->tail > 0 && size <= MIDDLE_MAX)
		return (size_t)size;
	return reach->head > reach->whole_max ? reach->head : reach->whole_max;
}

static enum fonds_status look_inside(
	const struct look *look, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = look->entry;
	size_t size = size_wanted(&look->want->reach, entry->size);
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_freep) uint8_t *head = malloc(size + 1);
	struct fonds_format_view view = { .size = entry->size, .head = head };
	enum fonds_status status;

	if (!head)
		return fonds_fail_nomem(error);
	status = fonds_walk_open(look->walk, &stream, error);
	if (status == FONDS_OK)
		status = read_head(stream, head, size, &view.head_size, error);
	if (status < 0)
		return status;
	if (view.head_size < size)
		view.size = view.head_size;
	return fonds_container_match_file(
		look->match, entry->path, &view, error);
}

/* That it is there may be all that is wanted of it. */
static enum fonds_status look_at(
	const struct look *look, struct fonds_error **error)
{
	const struct fonds_signature_reach *reach = &look->want->reach;
	const struct fonds_format_view none = { 0 };

	if (look->entry->kind == FONDS_ENTRY_FILE && !look->entry->same_as &&
		(reach->head > 0 || reach->tail > 0 || reach->whole_max > 0))
		return look_inside(look, error);
	return fonds_container_match_file(
		look->match, look->entry->path, &none, error);
}

/* A folder with something in it is no entry: its files tell of it. */
static enum fonds_status look_at_folders(
	struct look *look, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = look->entry;
	fonds_cleanup(fonds_freep) char *path = strdup(entry->path);
	const struct fonds_format_view none = { 0 };
	enum fonds_status status = FONDS_OK;

	if (!path)
		return fonds_fail_nomem(error);
	for (char *slash = strrchr(path, '/'); slash && status == FONDS_OK;
		slash = strrchr(path, '/')) {
		slash[1] = '\0';
		if (fonds_container_match_want(look->match, path))
			status = fonds_container_match_file(
				look->match, path, &none, error);
		slash[0] = '\0';
	}
	return status;
}

static enum fonds_status look_at_all(
	struct look *look, struct fonds_error **error)
{
	enum fonds_status status = fonds_walk_next(
		look->walk, &look->entry, error);

	while (status == FONDS_OK && look->entry) {
		look->want = fonds_container_match_want(
			look->match, look->entry->path);
		if (look->want)
			status = look_at(look, error);
		if (status == FONDS_OK)
			status = look_at_folders(look, error);
		if (status == FONDS_OK)
			status = fonds_walk_next(
				look->walk, &look->entry, error);
	}
	return status;
}

/* What the file is to blame for is a warning. */
static enum fonds_status excuse(enum fonds_status status,
	struct fonds_error **failure, struct fonds_buffer *warning,
	struct fonds_error **error)
{
	switch (status) {
	case FONDS_ERR_FORMAT:
	case FONDS_ERR_UNSAFE:
	case FONDS_ERR_LIMIT:
	case FONDS_ERR_UNSUPPORTED:
		fonds_buffer_printf(warning, "not looked into to its end: %s",
			fonds_error_message(*failure));
		return FONDS_OK;
	default:
		return fonds_error_move(failure, status, error);
	}
}

enum fonds_status fonds_container_look(struct fonds_container_match *match,
	enum fonds_container kind, int fd, const char *name,
	struct fonds_identification *found, struct fonds_buffer *warning,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	struct look look = { .match = match };
	enum fonds_status status;

	fonds_container_match_begin(match);
	status = open_tree(kind, fd, name, &tree, &failure);
	if (status == FONDS_OK)
		status = fonds_walk_new(tree, &walk, &failure);
	look.walk = walk;
	if (status == FONDS_OK)
		status = look_at_all(&look, &failure);
	if (status < 0)
		status = excuse(status, &failure, warning, error);
	if (status < 0)
		return status;
	return fonds_container_match_finish(match, found, error);
}
