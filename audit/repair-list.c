/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/repair-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/incident.h"

static const bool is_wrong[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_CORRUPT] = true,
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = true,
	[FONDS_VERDICT_MISSING] = true,
	[FONDS_VERDICT_UNREADABLE] = true,
};

/* The list grows in the arena, whose maximum is its limit. */
static void add(struct fonds_audit_repair *repair,
	const struct fonds_holding_file *file)
{
	struct fonds_repair_file *files = repair->files;

	if (repair->count == repair->capacity) {
		size_t capacity = repair->capacity ? 2 * repair->capacity : 64;

		files = fonds_arena_alloc(
			&repair->arena, capacity * sizeof(*files));
		if (!files)
			return;
		if (repair->count > 0)
			memcpy(files, repair->files,
				repair->count * sizeof(*files));
		repair->files = files;
		repair->capacity = capacity;
	}
	files[repair->count++] = (struct fonds_repair_file){
		.path = fonds_arena_dup(&repair->arena, file->path),
		.size = file->size,
	};
}

static enum fonds_status check_list(
	const struct fonds_audit_repair *repair, struct fonds_error **error)
{
	return fonds_arena_check(
		&repair->arena, "the list of files to repair", error);
}

static enum fonds_status add_named(struct fonds_audit_repair *repair,
	struct fonds_catalog *catalog, const char *path,
	struct fonds_error **error)
{
	struct fonds_holding_file file;
	enum fonds_status status = fonds_holding_file_get(
		catalog, repair->holding, path, &file, error);

	if (status < 0)
		return status;
	add(repair, &file);
	return check_list(repair, error);
}

/* A file of which an incident is open, ok though it may be by its last check. */
struct open_incidents {
	struct fonds_audit_repair *repair;
	struct fonds_catalog *catalog;
};

static enum fonds_status add_of_incident(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct open_incidents *open = payload;
	struct fonds_holding_file file;
	enum fonds_status status;

	if (*incident->path == '\0')
		return FONDS_OK;
	status = fonds_holding_file_get(
		open->catalog, incident->holding, incident->path, &file, &why);
	if (status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK; /* of an unexpected file */
	if (status < 0)
		return fonds_error_move(&why, status, error);
	if (file.checked_at != 0 && is_wrong[file.verdict])
		return FONDS_OK; /* it is in the list by its verdict */
	add(open->repair, &file);
	return check_list(open->repair, error);
}

static enum fonds_status add_by_verdict(struct fonds_audit_repair *repair,
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		NULL;
	const struct fonds_holding_file *file = NULL;
	enum fonds_status status = fonds_holding_files_new(
		catalog, repair->holding, NULL, NULL, &files, error);

	while (status == FONDS_OK) {
		status = fonds_holding_files_next(files, &file, error);
		if (status < 0 || !file)
			return status;
		if (file->checked_at != 0 && is_wrong[file->verdict])
			add(repair, file);
		status = check_list(repair, error);
	}
	return status;
}

static enum fonds_status add_wrong(struct fonds_audit_repair *repair,
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	const struct fonds_incident_filter filter = {
		.is_open_only = true,
		.holding = repair->holding,
	};
	struct open_incidents open = { repair, catalog };
	enum fonds_status status = add_by_verdict(repair, catalog, error);

	return status == FONDS_OK ? fonds_incident_each(catalog, &filter,
					    add_of_incident, &open, error)
				  : status;
}

static int compare_files(const void *a, const void *b)
{
	const struct fonds_repair_file *left = a;
	const struct fonds_repair_file *right = b;

	return strcmp(left->path, right->path);
}

static void sort(struct fonds_audit_repair *repair)
{
	struct fonds_repair_file *files = repair->files;
	size_t kept = 0;

	if (repair->count == 0)
		return;
	qsort(files, repair->count, sizeof(*files), compare_files);
	for (size_t i = 0; i < repair->count; i++)
		if (kept == 0 ||
			strcmp(files[kept - 1].path, files[i].path) != 0)
			files[kept++] = files[i];
	repair->count = kept;
}

enum fonds_status fonds_repair_list(struct fonds_audit_repair *repair,
	struct fonds_catalog *catalog, const char *const *paths, size_t count,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (count == 0)
		status = add_wrong(repair, catalog, error);
	for (size_t i = 0; i < count && status == FONDS_OK; i++)
		status = add_named(repair, catalog, paths[i], error);
	if (status == FONDS_OK)
		sort(repair);
	return status;
}
