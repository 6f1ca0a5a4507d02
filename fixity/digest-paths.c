/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names on a command line, made into items for the engine: a file is a tree
 * of its own, a folder a tree that is walked. The walk is a step ahead of the
 * engine by what the engine has under way and no more, so that memory does
 * not grow with the number of files; a folder is let go when its walk and its
 * last file are done.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "fixity/digest-flight.h"
#include "fixity/digest-run.h"
#include "fixity/digest/judge.h"

struct source {
	struct fonds_digest_run run;
	fonds_digest_name_fn *next;
	void *next_payload;
	bool has_read_stdin;
	struct fonds_digest_flights flights;

	/* The folder that is walked at the moment. */
	const char *folder;
	struct fonds_shared_tree *tree;
	struct fonds_walk *walk;
};

static void leave_folder(struct source *source)
{
	fonds_walk_free(source->walk);
	fonds_shared_tree_drop(source->tree);
	source->walk = NULL;
	source->tree = NULL;
	source->folder = NULL;
}

static void source_clear(struct source *source)
{
	leave_folder(source);
	fonds_digest_flights_clear(&source->flights);
	fonds_digest_run_clear(&source->run);
}

static enum fonds_status leave_out(struct source *source, const char *path,
	enum fonds_verdict verdict, int sys_errno, const char *detail,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *name = malloc(
		fonds_digest_join(source->folder, path, NULL));
	const struct fonds_digest_result result = {
		.path = name,
		.verdict = verdict,
		.sys_errno = sys_errno,
		.detail = sys_errno ? fonds_digest_reason(sys_errno) : detail,
		.expected_size = UINT64_MAX,
	};

	if (!name)
		return fonds_fail_nomem(error);
	(void)fonds_digest_join(source->folder, path, name);
	return fonds_digest_run_leave_out(&source->run, &result, error);
}

/* It cannot be opened, or a folder not listed to its end: so it is told. */
static enum fonds_status give_up(struct source *source, const char *name,
	enum fonds_status status, struct fonds_error **failure,
	struct fonds_error **error)
{
	int sys_errno = *failure ? fonds_error_errno(*failure) : 0;

	leave_folder(source);
	if (fonds_judge_is_own_failure(status, *failure)) {
		if (error)
			*error = fonds_steal(failure);
		return status;
	}
	return leave_out(source, name, fonds_check_open_verdict(sys_errno),
		sys_errno,
		*failure ? fonds_error_message(*failure) : "not listed", error);
}

static enum fonds_status enter_folder(
	struct source *source, const char *name, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	struct fonds_tree *tree = NULL;
	enum fonds_status status;

	status = fonds_dir_tree_new(name, &tree, &failure);
	if (status == FONDS_OK)
		status = fonds_shared_tree_new(tree, &source->tree, &failure);
	if (status == FONDS_OK)
		status = fonds_walk_new(
			source->tree->tree, &source->walk, &failure);
	if (status < 0)
		return give_up(source, name, status, &failure, error);
	fonds_walk_leave_sizes(source->walk);
	source->folder = name;
	return FONDS_OK;
}

static enum fonds_status begin_in_folder(struct source *source,
	const struct fonds_tree_entry *entry, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct fonds_digest_flight *flight;
	enum fonds_status status;

	status = fonds_digest_flight_begin(&source->flights, source->tree,
		source->folder, entry->path, 0, &flight, error);
	if (status < 0)
		return status;
	status = fonds_bag_path_found(entry->path, &flight->path, error);
	if (status < 0)
		return status;
	flight->item.path = flight->path;
	flight->item.inode = entry->inode;
	*item = &flight->item;
	return FONDS_OK;
}

static enum fonds_status take_entry(struct source *source,
	const struct fonds_tree_entry *entry, struct fonds_check_item **item,
	struct fonds_error **error)
{
	switch (entry->kind) {
	case FONDS_ENTRY_FILE:
		return begin_in_folder(source, entry, item, error);
	case FONDS_ENTRY_EMPTY_FOLDER:
		return FONDS_OK;
	case FONDS_ENTRY_SYMLINK:
		return leave_out(source, entry->path, FONDS_VERDICT_UNREADABLE,
			0, "a symbolic link, not followed below a folder",
			error);
	case FONDS_ENTRY_SPECIAL:
		return leave_out(source, entry->path, FONDS_VERDICT_UNREADABLE,
			0, "neither a file nor a folder", error);
	case FONDS_ENTRY_UNREADABLE:
		break;
	}
	return leave_out(source, entry->path,
		fonds_check_open_verdict(entry->sys_errno), entry->sys_errno,
		NULL, error);
}

static enum fonds_status next_in_folder(struct source *source,
	struct fonds_check_item **item, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status;

	status = fonds_walk_next(source->walk, &entry, &failure);
	if (status < 0)
		return give_up(source, source->folder, status, &failure, error);
	if (entry)
		return take_entry(source, entry, item, error);
	leave_folder(source);
	return FONDS_OK;
}

/* Takes the tree of one file, also when it fails. */
static enum fonds_status begin_file(struct source *source,
	struct fonds_tree *tree, const char *name, const struct stat *st,
	struct fonds_check_item **item, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_shared_tree_dropp) struct fonds_shared_tree *shared =
		NULL;
	struct fonds_digest_flight *flight;
	enum fonds_status status;

	status = fonds_shared_tree_new(tree, &shared, error);
	if (status < 0)
		return status;
	status = fonds_digest_flight_begin(
		&source->flights, shared, NULL, name, 0, &flight, error);
	if (status < 0)
		return status;
	flight->item.path = fonds_file_tree_path(tree);
	flight->item.inode = st->st_ino;
	/* What may keep its reader waiting must not keep other files waiting. */
	flight->item.weight = S_ISREG(st->st_mode) ? (uint64_t)st->st_size
						   : FONDS_CHECK_ALONE;
	*item = &flight->item;
	return FONDS_OK;
}

static enum fonds_status begin_stdin(struct source *source, const char *name,
	struct fonds_check_item **item, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	struct fonds_tree *tree = NULL;
	struct stat st = { 0 };
	enum fonds_status status;

	if (source->has_read_stdin)
		return leave_out(source, name, FONDS_VERDICT_UNREADABLE, 0,
			"standard input can be read only once", error);
	source->has_read_stdin = true;
	status = fonds_file_tree_from_fd(
		STDIN_FILENO, "standard input", &tree, &failure);
	if (status < 0)
		return give_up(source, name, status, &failure, error);
	if (fstat(STDIN_FILENO, &st) < 0)
		st.st_mode = S_IFIFO;
	return begin_file(source, tree, name, &st, item, error);
}

/* Whatever cannot be looked at is a file: its opening will say why. */
static enum fonds_status begin_name(struct source *source, const char *name,
	struct fonds_check_item **item, struct fonds_error **error)
{
	struct fonds_tree *tree = NULL;
	struct stat st = { 0 };
	enum fonds_status status;

	if (source->run.options.dash_is_stdin && strcmp(name, "-") == 0)
		return begin_stdin(source, name, item, error);
	if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
		return enter_folder(source, name, error);
	status = fonds_file_tree_new(name, false, &tree, error);
	if (status < 0)
		return status;
	return begin_file(source, tree, name, &st, item, error);
}

/* *ret_later: there is none yet. */
static enum fonds_status next_name(struct source *source, const char **ret,
	bool *ret_later, struct fonds_error **error)
{
	int failure = source->next(ret, source->next_payload);

	*ret_later = failure == EAGAIN;
	if (failure == 0 || failure == EAGAIN)
		return FONDS_OK;
	if (failure == EINTR)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	errno = failure;
	return fonds_fail_errno(error, "cannot read the names");
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct source *source = payload;
	const char *name = NULL;
	enum fonds_status status = FONDS_OK;
	bool is_later = false;

	*item = NULL;
	while (status == FONDS_OK && !*item) {
		if (source->walk) {
			status = next_in_folder(source, item, error);
			continue;
		}
		status = next_name(source, &name, &is_later, error);
		if (status == FONDS_OK && is_later)
			*item = &fonds_check_later;
		if (status < 0 || is_later || !name)
			return status;
		status = begin_name(source, name, item, error);
	}
	if (*item && !is_later)
		fonds_digest_run_item(&source->run);
	return status;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *found, struct fonds_error **error)
{
	struct source *source = payload;
	struct fonds_digest_flight *flight = item->payload;
	struct fonds_digest_result result = {
		.path = flight->name,
		.expected_size = UINT64_MAX,
	};
	enum fonds_status status;

	status = fonds_digest_run_done(&source->run, &result, found, error);
	fonds_digest_flight_end(&source->flights, flight);
	return status;
}

enum fonds_status fonds_digest_names(fonds_digest_name_fn *next_fn,
	void *next_payload, const struct fonds_digest_options *options,
	struct fonds_digest_summary *summary, struct fonds_error **error)
{
	fonds_cleanup(source_clear) struct source source = {
		.next = next_fn,
		.next_payload = next_payload,
	};
	struct fonds_check callbacks = {
		.next = next,
		.done = done,
		.payload = &source,
	};
	enum fonds_status status;

	if (!next_fn)
		return fonds_fail(error, FONDS_ERR_INVALID, "no names");
	status = fonds_digest_run_init(&source.run, options, error);
	if (status == FONDS_OK && source.run.algorithm_count == 0)
		source.run.algorithms[source.run.algorithm_count++] =
			FONDS_SHA256;
	if (status == FONDS_OK)
		status = fonds_digest_run_check(&source.run, &callbacks, error);
	if (summary)
		*summary = source.run.summary;
	return status;
}

struct path_array {
	const char *const *paths;
	size_t left;
};

static int next_path(const char **ret, void *payload)
{
	struct path_array *array = payload;

	*ret = NULL;
	if (array->left == 0)
		return 0;
	array->left--;
	*ret = *array->paths++;
	return 0;
}

enum fonds_status fonds_digest_paths(const char *const *paths, size_t count,
	const struct fonds_digest_options *options,
	struct fonds_digest_summary *summary, struct fonds_error **error)
{
	struct path_array array = { paths, count };

	if (!paths && count > 0)
		return fonds_fail(error, FONDS_ERR_INVALID, "no paths");
	return fonds_digest_names(next_path, &array, options, summary, error);
}
