/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-list.h"

#include <inttypes.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "fixity/name-uuid.h"

/* About 200 bytes and the name for each file: tens of millions of files. */
#define LIST_MAX ((size_t)8 * 1024 * 1024 * 1024)
#define LOCATION_MAX ((size_t)1024 * 1024)

void fonds_accession_list_init(struct fonds_accession_list *list)
{
	*list = (struct fonds_accession_list){ .count = 0 };
	fonds_arena_init(&list->arena, LIST_MAX);
}

void fonds_accession_list_clear(struct fonds_accession_list *list)
{
	fonds_arena_clear(&list->arena);
	fonds_validation_free(list->validation);
	list->validation = NULL;
	list->files = NULL;
	list->count = 0;
}

static enum fonds_status take_file(void *payload, const char *path,
	uint64_t size, const struct fonds_digest *sha256,
	struct fonds_error **error)
{
	struct fonds_accession_list *list = payload;
	struct fonds_accession_file *file = fonds_arena_alloc(
		&list->arena, sizeof(*file));
	const char *copy = fonds_arena_dup(&list->arena, path);

	if (!file || !copy)
		return fonds_arena_check(
			&list->arena, "the list of files", error);
	file->path = copy;
	file->size = size;
	file->digest = *sha256;
	file->next = list->files;
	list->files = file;
	list->count++;
	return FONDS_OK;
}

enum fonds_status fonds_accession_list_read(struct fonds_accession_list *list,
	const char *folder, const struct fonds_validate_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_bag_check check = {
		.file = take_file,
		.payload = list,
	};
	enum fonds_status status = fonds_dir_tree_new(folder, &tree, error);

	if (status < 0)
		return status;
	check.tree = tree;
	if (options) {
		check.jobs = options->jobs;
		check.progress = options->progress;
		check.progress_payload = options->payload;
	}
	return fonds_bag_check_run(&check, &list->validation, error);
}

/*
 * An accession is an act, at a time and a place, on certain bytes: its
 * identifier is made of these.
 */
static enum fonds_status identify(const struct fonds_accession_list *list,
	const char *location, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	enum fonds_status status;

	fonds_buffer_init(&name, LOCATION_MAX);
	fonds_buffer_printf(&name, "accession:%" PRId64 ":", fonds_clock_now());
	for (const struct fonds_accession_file *file = list->files; file;
		file = file->next)
		if (strncmp(file->path, "tagmanifest-", 12) == 0)
			fonds_buffer_printf(&name,
				"%s:", fonds_digest_format(&file->digest, hex));
	fonds_buffer_add_text(&name, location);
	status = fonds_buffer_check(&name, "the place of the bag", error);
	if (status < 0)
		return status;
	return fonds_name_uuid(fonds_buffer_text(&name), ret, error);
}

static const char *info(
	const struct fonds_accession_list *list, const char *label)
{
	const char *value = fonds_validation_bag_info(list->validation, label);

	return value ? value : "";
}

enum fonds_status fonds_accession_list_register(
	const struct fonds_accession_list *list, struct fonds_catalog *catalog,
	const char *location, int64_t *ret_number, struct fonds_error **error)
{
	char identifier[FONDS_UUID_SIZE];
	struct fonds_catalog_bag bag = {
		.identifier = identifier,
		.location = location,
		.external_identifier = info(list, "External-Identifier"),
		.description = info(list, "External-Description"),
		.source_organization = info(list, "Source-Organization"),
	};
	enum fonds_status status = identify(list, location, identifier, error);

	if (status < 0)
		return status;
	status = fonds_catalog_accession_begin(
		catalog, &bag, ret_number, error);
	if (status < 0)
		return status;
	for (const struct fonds_accession_file *file = list->files; file;
		file = file->next) {
		status = fonds_catalog_accession_file(
			catalog, file->path, file->size, &file->digest, error);
		if (status < 0) {
			fonds_catalog_accession_rollback(catalog);
			return status;
		}
	}
	return FONDS_OK;
}
