/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "bagit/complete.h"

static const struct {
	enum fonds_finding_code code;
	const char *what;
	bool is_told;
} kinds[] = {
	[FONDS_ENTRY_FILE] = { .is_told = false },
	[FONDS_ENTRY_EMPTY_FOLDER] = { BAG_EMPTY_FOLDER,
		"the folder is empty, and no manifest can list it", true },
	[FONDS_ENTRY_SYMLINK] = { BAG_SYMLINK,
		"it is a symbolic link, which is never followed", true },
	[FONDS_ENTRY_SPECIAL] = { BAG_SPECIAL_FILE,
		"it is a device, a FIFO or a socket", true },
};

static void report_entry(
	struct fonds_bag_state *state, const struct fonds_bag_entry *entry)
{
	struct fonds_validation *validation = state->validation;

	if (entry->is_unsafe)
		fonds_validation_add(validation, BAG_PATH_UNSAFE, entry->path,
			"no manifest may list such a name, and it was not "
			"opened");
	if (entry->kind == FONDS_ENTRY_UNREADABLE)
		fonds_validation_add(validation, BAG_FOLDER_UNREADABLE,
			entry->path, "the folder cannot be listed: %s",
			strerrordesc_np(entry->sys_errno));
	/* An empty payload is an empty data/. */
	else if (kinds[entry->kind].is_told && strcmp(entry->path, "data") != 0)
		fonds_validation_add(validation, kinds[entry->kind].code,
			entry->path, "%s", kinds[entry->kind].what);
}

/* Is data a folder? Then it is empty, unlistable, or something lies in it. */
static bool has_data(const struct fonds_bag_state *state)
{
	const struct fonds_bag_entry *entry = fonds_inventory_find(
		&state->inventory, "data");

	if (entry)
		return entry->kind == FONDS_ENTRY_EMPTY_FOLDER ||
		       entry->kind == FONDS_ENTRY_UNREADABLE;
	for (size_t i = 0; i < state->inventory.count; i++)
		if (state->inventory.entries[i]->is_payload)
			return true;
	return false;
}

void fonds_bag_report_walk(struct fonds_bag_state *state)
{
	bool has_payload = fonds_bag_looks_at(
		state, FONDS_BAG_LEVEL_COMPLETENESS);

	for (size_t i = 0; i < state->inventory.count; i++)
		if (has_payload || !state->inventory.entries[i]->is_payload)
			report_entry(state, state->inventory.entries[i]);
	if (!has_data(state))
		fonds_validation_add(state->validation, BAG_DATA_MISSING,
			"data", "the payload folder is missing");
}
