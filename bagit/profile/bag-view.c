/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/profile/bag-view.h"

#include <string.h>

#define SUFFIX ".txt"

/*
 * What is only listed is no file of the bag, but for what fetch.txt names: a
 * profile judges the bag as it will be when it is complete.
 */
static struct fonds_bag_view_file file_at(void *payload, size_t index)
{
	const struct fonds_bag_state *state = payload;
	const struct fonds_bag_entry *entry = fonds_inventory_get(
		&state->inventory, index);
	struct fonds_bag_view_file file = { 0 };

	if (!entry)
		return file;
	file.path = entry->path;
	file.size = entry->size;
	file.has_size = entry->is_on_disk;
	if (entry->is_on_disk)
		file.is_folder = entry->kind == FONDS_ENTRY_EMPTY_FOLDER ||
				 entry->kind == FONDS_ENTRY_UNREADABLE;
	else if (entry->fetch_line == 0)
		file.path = "";
	return file;
}

static void add_manifest(
	struct fonds_bag_view *view, const struct fonds_bag_manifest *manifest)
{
	const char *path = manifest->entry->path;
	const char *name = strchr(path, '-') + 1;

	view->manifests[view->manifest_count++] =
		(struct fonds_bag_view_manifest){
			.algorithm = name,
			.size = strlen(name) - strlen(SUFFIX),
			.is_tag = manifest->is_tag,
		};
}

void fonds_bag_view_init(
	struct fonds_bag_view *view, struct fonds_bag_state *state)
{
	const char *media_type = state->check->media_type;

	*view = (struct fonds_bag_view){
		.version = state->validation->version,
		.info = &state->validation->info,
		.has_fetch = fonds_bag_tag_file(state, "fetch.txt") != NULL,
		.form = media_type ? FONDS_BAG_VIEW_PACKED
				   : FONDS_BAG_VIEW_FOLDER,
		.media_type = media_type,
		.file = file_at,
		.payload = state,
	};
	for (size_t i = 0; i < state->manifest_count; i++)
		add_manifest(view, &state->manifests[i]);
}

void fonds_bag_view_add_manifest(struct fonds_bag_view *view,
	enum fonds_algorithm algorithm, bool is_tag)
{
	const char *name = fonds_algorithm_name(algorithm);

	if (view->manifest_count == FONDS_BAG_MANIFEST_MAX)
		return;
	view->manifests[view->manifest_count++] =
		(struct fonds_bag_view_manifest){
			.algorithm = name,
			.size = strlen(name),
			.is_tag = is_tag,
		};
}
