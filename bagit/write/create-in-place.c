/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A folder becomes a bag where it lies. Its files are hashed where they are;
 * the tag files are written into the hidden folder of a change; and the
 * journal then has every step: what is at the top goes into the hidden data/,
 * that takes its place, and the tag files follow, bagit.txt last. Nothing of
 * the payload is ever copied or written to.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bagit/write/change.h"
#include "bagit/write/hash-rows.h"
#include "bagit/write/new-bag.h"
#include "bagit/write/planned-view.h"
#include "bagit/write/result.h"
#include "bagit/write/source.h"
#include "base/cleanup.h"
#include "base/dir-list.h"
#include "base/dir-tree.h"
#include "base/error.h"

#define HIDDEN_DATA FONDS_CHANGE_FOLDER "/data"

/* As the walk has it: what it cannot list at once, it does not list. */
#define ENTRIES_MAX ((size_t)16 << 20)

struct bagging {
	const struct fonds_bag_create_options *options;
	const char *path;
	struct fonds_change *change;
	struct fonds_source source;
	struct fonds_new_bag bag;
	struct fonds_bag_result *result;
};

/* In front of the steps of a resumed change nothing is known of the files. */
static enum fonds_status count_resumed(
	struct bagging *bagging, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *data = NULL;
	struct fonds_source source;
	enum fonds_status status;

	if (asprintf(&data, "%s/data", bagging->path) < 0) {
		data = NULL;
		return fonds_fail_nomem(error);
	}
	status = fonds_source_open(&source, data, FONDS_SYMLINKS_REFUSE, error);
	if (status == FONDS_OK)
		status = fonds_source_list(&source, &bagging->bag.payload,
			bagging->result->findings, error);
	fonds_source_clear(&source);
	if (status == FONDS_OK)
		fonds_bag_result_count(bagging->result, &bagging->bag.payload);
	return status;
}

static enum fonds_status resume(
	struct bagging *bagging, struct fonds_error **error)
{
	enum fonds_status status;

	bagging->result->is_resumed = true;
	if (bagging->options->dry_run)
		return FONDS_OK;
	if (fonds_change_is_pending(bagging->change))
		status = fonds_change_resume(bagging->change, error);
	else
		status = fonds_change_tidy(bagging->change, error);
	return status == FONDS_OK ? count_resumed(bagging, error) : status;
}

static enum fonds_status open_source(
	struct bagging *bagging, struct fonds_error **error)
{
	struct fonds_source *source = &bagging->source;
	enum fonds_status status = fonds_source_open(
		source, bagging->path, FONDS_SYMLINKS_REFUSE, error);

	if (status < 0)
		return status;
	if (bagging->options->symlinks != FONDS_SYMLINKS_REFUSE)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"symbolic links can neither be followed nor left out "
			"where a folder becomes a bag in its place");
	if (!bagging->options->bag_in_bag && fonds_source_is_bag(source))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a bag already: it has a bagit.txt",
			bagging->path);
	source->skips_changes = true;
	return FONDS_OK;
}

static enum fonds_status hash_files(
	struct bagging *bagging, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(
		bagging->path, &tree, error);
	const struct fonds_hash_rows hash = {
		.table = &bagging->bag.payload,
		.tree = tree,
		.jobs = bagging->options->jobs,
		.progress = bagging->options->progress,
		.payload = bagging->options->payload,
		.base = { .bytes_total = bagging->bag.payload.bytes,
			.files_total = bagging->bag.payload.count },
	};

	return status == FONDS_OK ? fonds_hash_rows(&hash, error) : status;
}

static bool is_same_list(
	const struct fonds_file_table *a, const struct fonds_file_table *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (a->rows[i]->size != b->rows[i]->size ||
			a->rows[i]->inode != b->rows[i]->inode ||
			strcmp(a->rows[i]->path, b->rows[i]->path) != 0)
			return false;
	return true;
}

/* Hashing takes hours; what came or went meanwhile must not be bagged. */
static enum fonds_status check_unchanged(
	const struct bagging *bagging, struct fonds_error **error)
{
	const struct fonds_file_table *payload = &bagging->bag.payload;
	struct fonds_validation *ignored = NULL;
	struct fonds_file_table again;
	enum fonds_status status = fonds_validation_new(&ignored, error);

	if (status < 0)
		return status;
	status = fonds_file_table_init(
		&again, payload->algorithms, payload->algorithm_count, error);
	if (status == FONDS_OK)
		status = fonds_source_list(
			&bagging->source, &again, ignored, error);
	if (status == FONDS_OK && (fonds_validation_errors(ignored) > 0 ||
					  !is_same_list(payload, &again)))
		status = fonds_fail(error, FONDS_ERR_IO,
			"'%s' changed while its files were hashed",
			bagging->path);
	fonds_file_table_clear(&again);
	fonds_validation_free(ignored);
	return status;
}

/*
 * Can it be renamed into a folder beside it? Not what is mounted there, nor a
 * folder that may not be written to: better known before anything is moved.
 */
static enum fonds_status check_movable(const struct bagging *bagging,
	const char *name, bool is_folder, struct fonds_error **error)
{
	int fd = bagging->source.fd;
	struct stat top, st;

	if (fstat(fd, &top) < 0 ||
		fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return fonds_fail_errno(error, "cannot look at '%s' in '%s'",
			name, bagging->path);
	if (st.st_dev != top.st_dev)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' in '%s' is on another file system, and cannot "
			"be moved",
			name, bagging->path);
	if (is_folder && faccessat(fd, name, W_OK, AT_EACCESS) < 0)
		return fonds_fail_errno(
			error, "cannot move '%s' in '%s'", name, bagging->path);
	return FONDS_OK;
}

static enum fonds_status plan_entry(const struct bagging *bagging,
	const char *name, bool is_folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *to = NULL;
	enum fonds_status status;

	if (fonds_change_has_path(name))
		return FONDS_OK;
	status = check_movable(bagging, name, is_folder, error);
	if (status < 0)
		return status;
	if (asprintf(&to, HIDDEN_DATA "/%s", name) < 0) {
		to = NULL;
		return fonds_fail_nomem(error);
	}
	return fonds_change_move(bagging->change, name, to, error);
}

static enum fonds_status list_top(const struct bagging *bagging,
	struct fonds_dir_list *list, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = openat(
		bagging->source.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int sys_errno = errno;
	enum fonds_status status = FONDS_OK;

	if (fd >= 0)
		status = fonds_dir_list_read(list, fd, ENTRIES_MAX, false,
			bagging->path, &sys_errno, error);
	if (status < 0 || (fd >= 0 && sys_errno == 0))
		return status;
	errno = sys_errno;
	return fonds_fail_errno(
		error, "cannot list folder '%s'", bagging->path);
}

static enum fonds_status plan_payload(
	const struct bagging *bagging, struct fonds_error **error)
{
	struct fonds_dir_list list = { 0 };
	enum fonds_status status = list_top(bagging, &list, error);

	for (size_t i = 0; status == FONDS_OK && i < list.count; i++)
		status = plan_entry(bagging,
			fonds_dir_list_name(&list, &list.items[i]),
			list.items[i].is_folder, error);
	fonds_dir_list_clear(&list);
	return status;
}

static enum fonds_status plan_tag_file(const struct bagging *bagging,
	const char *name, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *from = NULL;

	if (asprintf(&from, FONDS_CHANGE_NEW "/%s", name) < 0) {
		from = NULL;
		return fonds_fail_nomem(error);
	}
	return fonds_change_move(bagging->change, from, name, error);
}

static enum fonds_status plan_manifests(const struct bagging *bagging,
	const char *prefix, struct fonds_error **error)
{
	const struct fonds_file_table *payload = &bagging->bag.payload;
	enum fonds_status status = FONDS_OK;
	char name[64];

	for (size_t i = 0; status == FONDS_OK && i < payload->algorithm_count;
		i++) {
		(void)snprintf(name, sizeof(name), "%s-%s.txt", prefix,
			fonds_algorithm_name(payload->algorithms[i]));
		status = plan_tag_file(bagging, name, error);
	}
	return status;
}

static enum fonds_status plan_steps(
	const struct bagging *bagging, struct fonds_error **error)
{
	enum fonds_status status;

	if (mkdirat(bagging->source.fd, HIDDEN_DATA, 0777) < 0)
		return fonds_fail_errno(error, "cannot make folder '%s/%s'",
			bagging->path, HIDDEN_DATA);
	status = plan_payload(bagging, error);
	if (status == FONDS_OK)
		status = fonds_change_move(
			bagging->change, HIDDEN_DATA, "data", error);
	if (status == FONDS_OK)
		status = plan_manifests(bagging, "manifest", error);
	if (status == FONDS_OK)
		status = plan_tag_file(bagging, "bag-info.txt", error);
	if (status == FONDS_OK)
		status = plan_manifests(bagging, "tagmanifest", error);
	if (status == FONDS_OK)
		status = plan_tag_file(bagging, "bagit.txt", error);
	return status;
}

static enum fonds_status make(
	struct bagging *bagging, struct fonds_error **error)
{
	struct fonds_staging_files *files = NULL;
	enum fonds_status status = hash_files(bagging, error);

	if (status == FONDS_OK)
		status = fonds_change_files(bagging->change, &files, error);
	if (status == FONDS_OK)
		status = fonds_new_bag_write_tags(&bagging->bag, files, error);
	if (status == FONDS_OK)
		status = plan_steps(bagging, error);
	if (status == FONDS_OK)
		status = check_unchanged(bagging, error);
	if (status == FONDS_OK)
		status = fonds_change_commit(bagging->change, error);
	return status;
}

static enum fonds_status create(
	struct bagging *bagging, struct fonds_error **error)
{
	enum fonds_status status = fonds_new_bag_init(
		&bagging->bag, bagging->options, error);

	if (status == FONDS_OK)
		status = fonds_change_begin(
			bagging->path, &bagging->change, error);
	if (status < 0)
		return status;
	if (fonds_change_is_pending(bagging->change) ||
		fonds_change_is_finished(bagging->change))
		return resume(bagging, error);
	if (bagging->options->fetch_base)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a holey bag is not made in place: its payload stays "
			"where it is");
	status = open_source(bagging, error);
	if (status == FONDS_OK)
		status = fonds_source_list(&bagging->source,
			&bagging->bag.payload, bagging->result->findings,
			error);
	if (status == FONDS_OK)
		status = fonds_new_bag_judge(&bagging->bag, bagging->options,
			bagging->result->findings, error);
	if (status < 0)
		return status;
	fonds_bag_result_count(bagging->result, &bagging->bag.payload);
	if (!fonds_bag_result_is_good(bagging->result) ||
		bagging->options->dry_run)
		return FONDS_OK;
	return make(bagging, error);
}

enum fonds_status fonds_bag_create_in_place(const char *path,
	const struct fonds_bag_create_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_create_options defaults =
		FONDS_BAG_CREATE_OPTIONS_INIT;
	struct bagging bagging = { .options = options ? options : &defaults,
		.path = path,
		.source = FONDS_SOURCE_INIT };
	enum fonds_status status;

	if (!path || !ret ||
		bagging.options->struct_size < sizeof(*bagging.options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no folder, no place for the result, or options "
			"without their size");
	status = fonds_bag_result_new(path, &bagging.result, error);
	if (status < 0)
		return status;
	bagging.result->is_dry_run = bagging.options->dry_run;
	bagging.result->done = "is a bag now";
	bagging.result->would_be = "can be made a bag";
	bagging.result->not_done = "is not made a bag";
	status = create(&bagging, error);
	fonds_change_free(bagging.change);
	fonds_source_clear(&bagging.source);
	fonds_new_bag_clear(&bagging.bag);
	if (status < 0) {
		fonds_bag_result_free(bagging.result);
		return status;
	}
	fonds_validation_sort(bagging.result->findings);
	*ret = bagging.result;
	return FONDS_OK;
}
