/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/existing-bag.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>

#include "bagit/manifest.h"
#include "bagit/state.h"
#include "bagit/validate.h"
#include "bagit/write/change.h"
#include "base/cleanup.h"
#include "base/dir-list.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/check.h"

#define ENTRIES_MAX ((size_t)16 << 20)

bool fonds_existing_bag_is_current(const struct fonds_existing_bag *bag)
{
	const struct fonds_validation *validation = bag->validation;

	return validation->version && validation->encoding &&
	       strcmp(validation->version, "1.0") == 0 &&
	       strcasecmp(validation->encoding, "UTF-8") == 0;
}

void fonds_existing_bag_clear(struct fonds_existing_bag *bag)
{
	fonds_validation_free(bag->validation);
	fonds_bag_tags_clear(&bag->tags);
	fonds_file_table_clear(&bag->payload);
	fonds_file_table_clear(&bag->tag_files);
	*bag = (struct fonds_existing_bag){ 0 };
}

static void take_name(struct fonds_existing_bag *bag, const char *name)
{
	const struct fonds_algorithm_info *info;
	bool is_tag;
	size_t size;
	const char *algorithm = fonds_manifest_name_split(name, &size, &is_tag);

	info = algorithm ? fonds_algorithm_find(algorithm, size) : NULL;
	if (info && is_tag)
		fonds_algorithm_set_add(bag->tag_algorithms,
			&bag->tag_algorithm_count, info->algorithm);
	else if (info)
		fonds_algorithm_set_add(bag->payload_algorithms,
			&bag->payload_algorithm_count, info->algorithm);
}

static enum fonds_status find_manifests(struct fonds_existing_bag *bag,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_dir_list_clear) struct fonds_dir_list list = { 0 };
	fonds_cleanup(fonds_closep) int fd = open(
		path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int sys_errno = errno;
	enum fonds_status status = FONDS_OK;

	if (fd >= 0)
		status = fonds_dir_list_read(
			&list, fd, ENTRIES_MAX, false, path, &sys_errno, error);
	if (status < 0)
		return status;
	if (fd < 0 || sys_errno != 0) {
		errno = sys_errno;
		return fonds_fail_errno(error, "cannot open folder '%s'", path);
	}
	for (size_t i = 0; i < list.count; i++)
		take_name(bag, fonds_dir_list_name(&list, &list.items[i]));
	return FONDS_OK;
}

/* The algorithms that every file is hashed with. */
static enum fonds_status init_tables(struct fonds_existing_bag *bag,
	const struct fonds_existing_bag_options *options,
	struct fonds_error **error)
{
	enum fonds_algorithm all[FONDS_HASHER_MAX];
	size_t count = 0;
	enum fonds_status status;

	for (size_t i = 0; i < bag->payload_algorithm_count; i++)
		fonds_algorithm_set_add(
			all, &count, bag->payload_algorithms[i]);
	for (size_t i = 0; i < bag->tag_algorithm_count; i++)
		fonds_algorithm_set_add(all, &count, bag->tag_algorithms[i]);
	for (size_t i = 0; i < options->algorithm_count; i++)
		fonds_algorithm_set_add(all, &count, options->algorithms[i]);
	if (count == 0)
		fonds_algorithm_set_add(all, &count, FONDS_SHA256);
	status = fonds_file_table_init(&bag->payload, all, count, error);
	if (status == FONDS_OK)
		status = fonds_file_table_init(
			&bag->tag_files, all, count, error);
	return status;
}

static const struct fonds_digest *find_digest(
	const struct fonds_digest *digests, size_t count,
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < count; i++)
		if (digests[i].algorithm == algorithm)
			return &digests[i];
	return NULL;
}

static enum fonds_status take_file(void *writer, struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fonds_existing_bag *bag = writer;
	struct fonds_file_table *table = entry->is_payload ? &bag->payload
							   : &bag->tag_files;
	struct fonds_digest sorted[FONDS_HASHER_MAX];
	struct fonds_file_row *row;
	enum fonds_status status;

	(void)state;
	if (fonds_change_has_path(entry->path))
		return FONDS_OK;
	for (size_t i = 0; i < table->algorithm_count; i++) {
		const struct fonds_digest *found = find_digest(result->digests,
			result->digest_count, table->algorithms[i]);

		if (!found)
			return FONDS_OK;
		sorted[i] = *found;
	}
	status = fonds_file_table_add(
		table, entry->path, result->size, &row, error);
	if (status == FONDS_OK)
		fonds_file_row_set(table, row, sorted);
	return status;
}

static enum fonds_status take_tags(
	struct fonds_existing_bag *bag, struct fonds_error **error)
{
	const struct fonds_bag_info_entry *entry = bag->validation->info.first;

	for (; entry; entry = entry->next)
		fonds_bag_tags_append(&bag->tags, entry->label, entry->value);
	return fonds_bag_tags_check(&bag->tags, error);
}

static enum fonds_status read_files(struct fonds_existing_bag *bag,
	const char *path, const struct fonds_existing_bag_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(path, &tree, error);
	const struct fonds_bag_check check = {
		.tree = tree,
		.jobs = options->jobs,
		.progress = options->progress,
		.progress_payload = options->payload,
		.hashed = take_file,
		.writer = bag,
		.algorithms = bag->payload.algorithms,
		.algorithm_count = bag->payload.algorithm_count,
	};

	if (status == FONDS_OK)
		status = fonds_bag_check_run(&check, &bag->validation, error);
	return status;
}

enum fonds_status fonds_existing_bag_read(struct fonds_existing_bag *bag,
	const char *path, const struct fonds_existing_bag_options *options,
	struct fonds_error **error)
{
	enum fonds_status status;

	*bag = (struct fonds_existing_bag){ 0 };
	fonds_bag_tags_init(&bag->tags);
	status = find_manifests(bag, path, error);
	if (status == FONDS_OK)
		status = init_tables(bag, options, error);
	if (status == FONDS_OK)
		status = read_files(bag, path, options, error);
	if (status == FONDS_OK)
		status = take_tags(bag, error);
	if (status < 0)
		return status;
	fonds_file_table_sort(&bag->payload);
	fonds_file_table_sort(&bag->tag_files);
	return FONDS_OK;
}
