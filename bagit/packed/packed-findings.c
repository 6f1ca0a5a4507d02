/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/packed-findings.h"

#include <string.h>

#include "bagit/packed/packed-tree.h"
#include "base/cleanup.h"
#include "base/error.h"

static const struct {
	enum fonds_status status;
	enum fonds_finding_code code;
} archive_codes[] = {
	{ FONDS_ERR_FORMAT, BAG_ARCHIVE_DAMAGED },
	{ FONDS_ERR_UNSAFE, BAG_ARCHIVE_UNSAFE },
	{ FONDS_ERR_LIMIT, BAG_ARCHIVE_LIMIT },
};

bool fonds_packed_is_finding(
	enum fonds_status status, enum fonds_finding_code *ret)
{
	for (size_t i = 0; i < sizeof(archive_codes) / sizeof(*archive_codes);
		i++)
		if (archive_codes[i].status == status) {
			*ret = archive_codes[i].code;
			return true;
		}
	return false;
}

/* Up to 0.97 the standard had a section on it; 1.0 no longer has. */
static enum fonds_finding_code top_code(const struct fonds_bag_state *state)
{
	return state->version == FONDS_BAGIT_1_0 ? BAG_ARCHIVE_TOP
						 : BAG_ARCHIVE_TOP_OLD;
}

void fonds_packed_report_top(
	const struct fonds_top_folder *top, struct fonds_bag_state *state)
{
	const char *name = fonds_top_folder_name(top);
	const char *beside = fonds_top_folder_beside(top);

	if (!*name)
		fonds_validation_add(state->validation, top_code(state), NULL,
			"the files of the bag lie at the top of the archive, "
			"not in one folder");
	if (beside)
		fonds_validation_add(state->validation, top_code(state), beside,
			"it lies in the archive beside the folder '%s' of the "
			"bag, perhaps with others",
			name);
	if (top->other)
		fonds_validation_add(state->validation, BAG_ARCHIVE_BAGS,
			top->other,
			"the archive holds more than one bag: this folder has "
			"a bagit.txt, and so has '%s'",
			name);
}

/* path is that in the bag; NULL: it lies beside it. */
static void report_link(struct fonds_validation *validation,
	const struct fonds_packed_link *link, const char *path,
	const char *member)
{
	if (!link->is_found)
		fonds_validation_add(validation, BAG_ARCHIVE_LINK,
			path ? path : member,
			"it is a hard link to '%s', which no member before it "
			"is",
			link->target);
	else if (path && !strchr(path, '/') && fonds_kept_files_want(path))
		fonds_validation_add(validation, BAG_ARCHIVE_LINK, path,
			"it is a hard link to '%s', through which it is not "
			"read: only unpacked can this bag be judged",
			link->target);
}

static enum fonds_status report_links(struct fonds_packed *packed,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const char *top = fonds_top_folder_name(&packed->top);

	for (size_t i = 0; i < packed->links.count; i++) {
		const struct fonds_packed_link *link = &packed->links.items[i];
		struct fonds_packed_record record;
		uint64_t next;
		enum fonds_status status = fonds_packed_records_get(
			packed->records, link->at, &record, &next, error);

		if (status < 0)
			return status;
		report_link(state->validation, link,
			fonds_top_folder_strip(top, record.path), record.path);
	}
	return FONDS_OK;
}

static enum fonds_status report_damaged(struct fonds_packed *packed,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const char *top = fonds_top_folder_name(&packed->top);
	struct fonds_packed_record record;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < packed->damaged_count;
		i++) {
		const char *path;
		uint64_t next;

		status = fonds_packed_records_get(packed->records,
			packed->damaged[i], &record, &next, error);
		if (status < 0)
			break;
		path = fonds_top_folder_strip(top, record.path);
		fonds_validation_add(state->validation, BAG_ARCHIVE_DAMAGED,
			path ? path : record.path, "%s", record.text);
		status = fonds_validation_check(state->validation, error);
	}
	return status;
}

static void report_repeated(const struct fonds_inventory *inventory,
	struct fonds_validation *validation)
{
	const struct fonds_text_list *list = &inventory->repeated;

	for (size_t i = 0; i < list->count; i++)
		fonds_validation_add(validation, BAG_ARCHIVE_DUPLICATE,
			list->items[i],
			"the archive holds more than one member of this name");
}

/* Is a file what this path has above it? Then the path of that, in buffer. */
static bool has_file_above(const struct fonds_inventory *inventory,
	const char *path, struct fonds_buffer *buffer)
{
	for (const char *slash = strchr(path, '/'); slash;
		slash = strchr(slash + 1, '/')) {
		const struct fonds_bag_entry *above;

		fonds_buffer_reset(buffer);
		fonds_buffer_add(buffer, path, (size_t)(slash - path));
		above = fonds_inventory_find(
			inventory, fonds_buffer_text(buffer));
		if (above && above->kind != FONDS_ENTRY_EMPTY_FOLDER)
			return true;
	}
	return false;
}

static bool is_in_same_folder(const char *a, const char *b)
{
	const char *slash = strrchr(a, '/');
	size_t size = slash ? (size_t)(slash - a) + 1 : 0;

	return strncmp(a, b, size) == 0 && !strchr(b + size, '/');
}

/* Sorted, so what is one path stands side by side, and most of a folder. */
static enum fonds_status report_clashes(const struct fonds_inventory *inventory,
	struct fonds_validation *validation, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer above;
	const char *before = "";

	fonds_buffer_init(&above, SIZE_MAX);
	for (size_t i = 0; i < inventory->count; i++) {
		const char *path = inventory->entries[i]->path;

		if (!is_in_same_folder(before, path) &&
			has_file_above(inventory, path, &above))
			fonds_validation_add(validation, BAG_ARCHIVE_CLASH,
				path,
				"its folder '%s' is another member of the "
				"archive, and no folder",
				fonds_buffer_text(&above));
		before = path;
	}
	return fonds_buffer_check(&above, "a path", error);
}

/* A member beside the bag's folder is no part of it, but may do harm. */
static void report_harm(const char *top, struct fonds_validation *validation,
	const struct fonds_bag_entry *entry)
{
	if (entry->is_unsafe)
		fonds_validation_add(validation, BAG_PATH_UNSAFE, entry->path,
			"a member of the archive has such a name, and it was "
			"not opened");
	if (entry->kind == FONDS_ENTRY_SYMLINK)
		fonds_validation_add(validation, BAG_SYMLINK, entry->path,
			"beside the folder of the bag there is a symbolic "
			"link");
	if (entry->kind == FONDS_ENTRY_SPECIAL)
		fonds_validation_add(validation, BAG_SPECIAL_FILE, entry->path,
			"beside the folder of the bag there is a device, a "
			"FIFO or a socket");
	if (entry->kind == FONDS_ENTRY_FILE && strcmp(entry->path, top) == 0)
		fonds_validation_add(validation, BAG_ARCHIVE_CLASH, entry->path,
			"the folder of the bag is also a file of the archive");
}

/* Whoever unpacks the archive unpacks them too. */
static enum fonds_status report_strays(struct fonds_packed *packed,
	struct fonds_validation *validation, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_inventory_clear) struct fonds_inventory strays;
	enum fonds_status status;

	fonds_inventory_init(&strays);
	if (!fonds_top_folder_beside(&packed->top))
		return FONDS_OK;
	status = fonds_packed_beside_tree_new(packed, &tree, error);
	if (status == FONDS_OK)
		status = fonds_inventory_walk(&strays, tree, error);
	if (status < 0)
		return status;
	for (size_t i = 0; i < strays.count; i++)
		report_harm(fonds_top_folder_name(&packed->top), validation,
			strays.entries[i]);
	report_repeated(&strays, validation);
	return report_clashes(&strays, validation, error);
}

enum fonds_status fonds_packed_report(struct fonds_packed *packed,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_packed_report_top(&packed->top, state);
	report_repeated(&state->inventory, state->validation);
	status = report_strays(packed, state->validation, error);
	if (status == FONDS_OK)
		status = report_damaged(packed, state, error);
	if (status == FONDS_OK)
		status = report_links(packed, state, error);
	if (status == FONDS_OK)
		status = report_clashes(
			&state->inventory, state->validation, error);
	return status == FONDS_OK
		       ? fonds_validation_check(state->validation, error)
		       : status;
}
