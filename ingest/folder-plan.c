/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The description is read before the folder is walked, and its bytes are kept:
 * what is described in the bag is what lies in it. The files behind it are in
 * the order of their paths, which is that of the walk, so that a path is found
 * by halving.
 */
#include "ingest/folder-plan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory-tree.h"
#include "base/text.h"
#include "ingest/folder-description.h"
#include "metadata/dc-csv.h"
#include "metadata/xml-dc-read.h"

#define TABLE "metadata/metadata.csv"
#define NAME "description"

struct gathering {
	struct fonds_ingest_plan *plan;
	const char *folder;   /* as the user named it */
	char *real_folder;    /* without symbolic links */
	const char *relative; /* the description's path in it; or NULL */
	char *real_description;
	struct fonds_text_list told; /* warnings, until there is a record */
};

static void gathering_clear(struct gathering *gathering)
{
	free(gathering->real_folder);
	free(gathering->real_description);
}

static enum fonds_status refuse_record_options(
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	if (options->original_count == 0 && options->translation_count == 0 &&
		options->attachment_count == 0 &&
		!options->translation_language)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"a folder is taken in as it is: --original, --translation, "
		"--translation-language and --attach are for records");
}

/* A bag in a bag would say the same twice, of other paths. */
static enum fonds_status refuse_bag(
	const char *folder, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *declaration = NULL;
	struct stat st;

	if (asprintf(&declaration, "%s/bagit.txt", folder) < 0) {
		declaration = NULL;
		return fonds_fail_nomem(error);
	}
	if (lstat(declaration, &st) < 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"'%s' is a bag already: register it as it is with 'fonds "
		"catalog add', or take in its payload alone, '%s/data' with "
		"--metadata FILE",
		folder, folder);
}

/* Where the description lies, and whether that is inside the folder. */
static enum fonds_status find_description(struct gathering *gathering,
	const char *given, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *usual = NULL;
	size_t size;

	if (asprintf(&usual, "%s/" TABLE, gathering->folder) < 0) {
		usual = NULL;
		return fonds_fail_nomem(error);
	}
	gathering->real_folder = realpath(gathering->folder, NULL);
	if (!gathering->real_folder)
		return fonds_fail_errno(
			error, "cannot open '%s'", gathering->folder);
	gathering->real_description = realpath(given ? given : usual, NULL);
	if (!gathering->real_description && !given && errno == ENOENT)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' has no " TABLE " that describes it: give "
			"--metadata FILE",
			gathering->folder);
	if (!gathering->real_description)
		return fonds_fail_errno(
			error, "cannot open '%s'", given ? given : usual);
	size = strlen(gathering->real_folder);
	if (strncmp(gathering->real_description, gathering->real_folder,
		    size) == 0 &&
		gathering->real_description[size] == '/')
		gathering->relative = gathering->real_description + size + 1;
	return FONDS_OK;
}

static bool is_xml(const struct fonds_buffer *bytes)
{
	const char *text = fonds_buffer_text(bytes);

	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	return text[strspn(text, " \t\r\n")] == '<';
}

static enum fonds_status read_stream(struct fonds_ingest_plan *plan,
	const char *what, struct fonds_stream *stream,
	struct fonds_error **error)
{
	enum fonds_status status;

	if (!is_xml(&plan->record_bytes)) {
		status = fonds_dc_csv_read(
			stream, FONDS_DC_CSV_FILES, &plan->descriptions, error);
		if (status < 0)
			(void)fonds_error_prefix(error, "'%s'", what);
		return status;
	}
	status = fonds_dc_read(stream, what, &plan->descriptions, error);
	if (status == FONDS_OK && plan->descriptions.count != 1)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' describes %zu things: of a folder it must "
			"describe the whole, or be a table of its files",
			what, plan->descriptions.count);
	return status;
}

static enum fonds_status read_description(
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_ingest_plan *plan = gathering->plan;
	const char *what = gathering->real_description;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_memory_file file = { .path = NAME };
	enum fonds_status status = fonds_file_read(
		what, &plan->record_bytes, error);

	file.data = fonds_buffer_text(&plan->record_bytes);
	file.size = plan->record_bytes.size;
	if (status == FONDS_OK)
		status = fonds_memory_tree_new(&file, 1, &tree, error);
	if (status == FONDS_OK)
		status = fonds_bag_path_new(NAME, strlen(NAME), &path, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(tree, path, &stream, error);
	if (status < 0)
		return status;
	return read_stream(plan, what, stream, error);
}

/* The first file of the plan: what was read, whatever the file says now. */
static enum fonds_status add_description(
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_ingest_plan *plan = gathering->plan;
	const char *name = strrchr(gathering->real_description, '/') + 1;
	struct fonds_ingest_file file = {
		.role = FONDS_ROLE_RECORD,
		.data = fonds_buffer_text(&plan->record_bytes),
		.size = plan->record_bytes.size,
	};

	file.original_name = fonds_arena_dup(
		&plan->arena, gathering->relative ? gathering->relative : name);
	if (!file.original_name)
		return fonds_fail_nomem(error);
	if (!fonds_utf8_is_valid(
		    file.original_name, strlen(file.original_name)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the name '%s' is not UTF-8, which a manifest must be: "
			"rename it",
			file.original_name);
	return fonds_ingest_plan_add(plan, &file,
		fonds_arena_printf(&plan->arena, "data/%s%s",
			gathering->relative ? "" : "metadata/",
			file.original_name),
		error);
}

static enum fonds_status refuse_entry(const struct gathering *gathering,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	if (entry->kind == FONDS_ENTRY_UNREADABLE) {
		errno = entry->sys_errno;
		return fonds_fail_errno(error, "cannot read '%s/%s'",
			gathering->folder, entry->path);
	}
	return fonds_fail(error, FONDS_ERR_INVALID,
		"'%s/%s' is %s, which a bag cannot hold: take it away, or put "
		"a file in its place",
		gathering->folder, entry->path,
		entry->kind == FONDS_ENTRY_SYMLINK ? "a symbolic link"
						   : "no file");
}

/* A fonds_tree_visit_fn. */
static enum fonds_status add_entry(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;
	struct fonds_ingest_plan *plan = gathering->plan;
	struct fonds_ingest_file file = {
		.role = FONDS_ROLE_CONTENT,
		.size = entry->size,
	};

	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER) {
		fonds_folder_description_tell(plan, &gathering->told,
			fonds_arena_printf(&plan->arena,
				"the folder '%s' is empty, which a bag does "
				"not keep",
				entry->path));
		return FONDS_OK;
	}
	if (entry->kind != FONDS_ENTRY_FILE)
		return refuse_entry(gathering, entry, error);
	if (gathering->relative &&
		strcmp(gathering->relative, entry->path) == 0)
		return FONDS_OK; /* it is there already */
	if (!fonds_utf8_is_valid(entry->path, strlen(entry->path)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the name '%s' is not UTF-8, which a manifest must be: "
			"rename it",
			entry->path);
	if (plan->file_count == FONDS_INGEST_FILES_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' has more than %d files", gathering->folder,
			FONDS_INGEST_FILES_MAX);
	file.original_name = fonds_arena_dup(&plan->arena, entry->path);
	file.source = fonds_arena_printf(
		&plan->arena, "%s/%s", gathering->folder, entry->path);
	if (!file.original_name || !file.source)
		return fonds_arena_check(
			&plan->arena, "the list of files", error);
	return fonds_ingest_plan_add(plan, &file,
		fonds_arena_printf(&plan->arena, "data/%s", entry->path),
		error);
}

/* The first file behind the description whose path is not before this. */
static size_t find_place(
	const struct fonds_ingest_plan *plan, const char *bag_path)
{
	size_t low = 1;
	size_t high = plan->file_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(fonds_bag_path_text(plan->files[middle].path),
			    bag_path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct fonds_ingest_file *fonds_folder_plan_find(
	const struct fonds_ingest_plan *plan, const char *bag_path)
{
	size_t place = find_place(plan, bag_path);

	if (strcmp(fonds_bag_path_text(plan->files[0].path), bag_path) == 0)
		return &plan->files[0];
	if (place < plan->file_count &&
		strcmp(fonds_bag_path_text(plan->files[place].path),
			bag_path) == 0)
		return &plan->files[place];
	return NULL;
}

bool fonds_folder_plan_has_folder(
	const struct fonds_ingest_plan *plan, const char *bag_path)
{
	size_t size = strlen(bag_path);

	/* What begins so stands together, but "a-b" stands before "a/b". */
	for (size_t i = find_place(plan, bag_path); i < plan->file_count; i++) {
		const char *path = fonds_bag_path_text(plan->files[i].path);

		if (strncmp(path, bag_path, size) != 0)
			return false;
		if (path[size] == '/')
			return true;
	}
	return false;
}

static enum fonds_status gather(struct gathering *gathering,
	const struct fonds_ingest_options *options, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_ingest_plan *plan = gathering->plan;
	enum fonds_status status = find_description(
		gathering, options->metadata, error);

	if (status == FONDS_OK)
		status = read_description(gathering, error);
	if (status < 0)
		return status;
	plan->files = calloc(FONDS_INGEST_FILES_MAX, sizeof(*plan->files));
	if (!plan->files)
		return fonds_fail_nomem(error);
	status = add_description(gathering, error);
	if (status == FONDS_OK)
		status = fonds_dir_tree_new(gathering->folder, &tree, error);
	if (status == FONDS_OK)
		status = fonds_tree_walk(tree, add_entry, gathering, error);
	return status;
}

enum fonds_status fonds_folder_plan_fill(struct fonds_ingest_plan *plan,
	const char *folder, const struct fonds_ingest_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(gathering_clear) struct gathering gathering = {
		.plan = plan,
		.folder = folder,
	};
	enum fonds_status status = refuse_record_options(options, error);

	plan->is_folder = true;
	if (status == FONDS_OK)
		status = refuse_bag(folder, error);
	if (status == FONDS_OK)
		status = gather(&gathering, options, error);
	if (status < 0)
		return status;
	status = fonds_folder_description_apply(plan,
		strrchr(gathering.real_folder, '/') + 1, &gathering.told,
		error);
	if (status < 0)
		return status;
	return fonds_arena_check(&plan->arena, "the list of files", error);
}
