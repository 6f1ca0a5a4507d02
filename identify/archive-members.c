/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/archive-members.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/temporary-file.h"

#define PIECE_SIZE ((size_t)64 * 1024)

struct members {
	const struct fonds_signature_set *set;
	struct fonds_crew *crew;
	const char *name;
	struct fonds_walk *walk;
	char *piece;
};

/* How files begin that are to be opened as containers. */
static const struct {
	const char *bytes;
	size_t size;
} containers[] = {
	{ "PK\3\4", 4 },
	{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8 },
};

static bool begins_container(const void *data, size_t size)
{
	for (size_t i = 0; i < sizeof(containers) / sizeof(*containers); i++)
		if (size >= containers[i].size &&
			memcmp(data, containers[i].bytes, containers[i].size) ==
				0)
			return true;
	return false;
}

/* The first piece decides; there are few streams that begin with so little. */
static enum fonds_status begin_spool(struct fonds_crew_task *task, size_t size,
	const char *piece, struct fonds_error **error)
{
	if (!begins_container(piece, size))
		return FONDS_OK;
	if (task->size <= FONDS_SPOOL_MAX)
		return fonds_temporary_file_new(&task->spool, error);
	task->spool_missing = "not looked into: in an archive, and too large";
	return FONDS_OK;
}

/* As much as there is until the piece is full: reads may be short. */
static enum fonds_status fill(struct fonds_stream *stream, char *piece,
	size_t *ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t n = 1;

	*ret = 0;
	while (status == FONDS_OK && n > 0 && *ret < PIECE_SIZE) {
		n = 0;
		status = fonds_stream_read(
			stream, piece + *ret, PIECE_SIZE - *ret, &n, error);
		*ret += n;
	}
	return status;
}

static enum fonds_status capture(const struct members *members,
	struct fonds_crew_task *task, struct fonds_stream *stream,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t n = PIECE_SIZE;

	for (bool is_first = true; status == FONDS_OK && n == PIECE_SIZE;
		is_first = false) {
		status = fill(stream, members->piece, &n, error);
		if (status == FONDS_OK && is_first)
			status = begin_spool(task, n, members->piece, error);
		if (status < 0)
			return status;
		fonds_file_ends_add(&task->ends, members->piece, n);
		if (task->spool >= 0)
			status = fonds_file_write_all(task->spool,
				FONDS_TEMPORARY_FILE_NAME, members->piece, n,
				error);
	}
	return status;
}

static enum fonds_status take_file(const struct members *members,
	struct fonds_crew_task *task, uint64_t size, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = FONDS_OK;

	if (!task->has_ends) {
		status = fonds_file_ends_init(&task->ends,
			fonds_signature_set_reach(members->set), error);
		task->has_ends = true;
	}
	if (status == FONDS_OK)
		status = fonds_walk_open(members->walk, &stream, error);
	if (status < 0)
		return status;
	fonds_file_ends_begin(&task->ends);
	task->is_captured = true;
	task->size = size;
	return capture(members, task, stream, error);
}

static void warn_of_link(
	struct fonds_crew_task *task, const struct fonds_tree_entry *entry)
{
	if (entry->kind != FONDS_ENTRY_FILE)
		fonds_identity_warn(&task->identity, "no file");
	else
		fonds_identity_warn(&task->identity,
			"a hard link to a member before it, see there");
}

/* A task that is not gone is emptied by the crew. */
static enum fonds_status take_member(const struct members *members,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	struct fonds_crew_task *task = NULL;
	enum fonds_status status = fonds_crew_place(
		members->crew, &task, error);

	if (status < 0)
		return status;
	if (asprintf(&task->name, "%s#%s", members->name, entry->path) < 0) {
		task->name = NULL;
		return fonds_fail_nomem(error);
	}
	task->path_at = strlen(members->name) + 1;
	if (entry->kind == FONDS_ENTRY_FILE && !entry->same_as)
		status = take_file(members, task, entry->size, error);
	else
		warn_of_link(task, entry);
	if (status == FONDS_OK)
		fonds_crew_go(members->crew);
	return status;
}

static enum fonds_status walk_all(const struct members *members,
	bool *ret_begun, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_next(
		members->walk, &entry, error);

	*ret_begun = status == FONDS_OK;
	while (status == FONDS_OK && entry) {
		if (entry->kind != FONDS_ENTRY_EMPTY_FOLDER)
			status = take_member(members, entry, error);
		if (status == FONDS_OK)
			status = fonds_walk_next(members->walk, &entry, error);
	}
	return status;
}

enum fonds_status fonds_archive_members_identify(struct fonds_tree *archive,
	const char *name, const struct fonds_signature_set *set,
	struct fonds_crew *crew, bool *ret_begun, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	struct members members = {
		.set = set,
		.crew = crew,
		.name = name,
		.piece = piece,
	};
	enum fonds_status status;

	*ret_begun = false;
	if (!piece)
		return fonds_fail_nomem(error);
	status = fonds_walk_new(archive, &walk, error);
	if (status < 0)
		return status;
	members.walk = walk;
	return walk_all(&members, ret_begun, error);
}
