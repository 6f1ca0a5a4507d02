/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/state.h"

#include <errno.h>

#include "base/cleanup.h"
#include "base/error.h"

bool fonds_bag_looks_at(
	const struct fonds_bag_state *state, enum fonds_bag_level level)
{
	return state->validation->level >= level;
}

enum fonds_status fonds_bag_report_unreadable(struct fonds_bag_state *state,
	const char *path, enum fonds_status status, struct fonds_error **own,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = fonds_steal(
		own);
	enum fonds_finding_code code = BAG_FILE_UNREADABLE;

	if (status != FONDS_ERR_IO && status != FONDS_ERR_UNSAFE &&
		status != FONDS_ERR_LIMIT)
		return fonds_error_move(&why, status, error);
	if (status == FONDS_ERR_LIMIT)
		code = BAG_TEXT_LIMIT;
	else if (why && fonds_error_errno(why) == ENOENT)
		code = BAG_FILE_UNSTABLE;
	fonds_validation_add(state->validation, code, path, "%s",
		why ? fonds_error_message(why) : "it cannot be read");
	return fonds_validation_check(state->validation, error);
}

void fonds_bag_report_text(struct fonds_bag_state *state, const char *path,
	const struct fonds_bag_text_traits *traits)
{
	struct fonds_validation *validation = state->validation;

	if (traits->has_bom)
		fonds_validation_add(validation, BAG_BOM, path,
			"it begins with a byte order mark, which %s must not "
			"have here",
			state->encoding);
	if (traits->lacks_bom)
		fonds_validation_add(validation, BAG_BOM_MISSING, path,
			"it is %s without a byte order mark, and was read as "
			"big-endian",
			state->encoding);
	if (traits->invalid_line > 0)
		fonds_validation_add(validation, BAG_TEXT_INVALID, path,
			"line %zu has bytes that are not %s",
			traits->invalid_line, state->encoding);
	if (traits->too_long_line > 0)
		fonds_validation_add(validation, BAG_TEXT_LIMIT, path,
			"line %zu is longer than %zu bytes",
			traits->too_long_line, FONDS_BAG_LINE_MAX);
	if (traits->is_truncated)
		fonds_validation_add(validation, BAG_TEXT_LIMIT, path,
			"it is larger than what is read of such a file");
}

struct fonds_bag_entry *fonds_bag_tag_file(
	const struct fonds_bag_state *state, const char *path)
{
	struct fonds_bag_entry *entry = fonds_inventory_find(
		&state->inventory, path);

	if (!entry || entry->kind != FONDS_ENTRY_FILE || entry->is_unsafe)
		return NULL;
	return entry;
}
