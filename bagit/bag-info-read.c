/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/bag-info-read.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "base/error.h"

#define OXUM_LABEL "Payload-Oxum"
#define OXUM_SIZE 48

/* The name changed with 0.96; a bag is read by either, the newer first. */
static const char *const names[] = { "bag-info.txt", "package-info.txt" };

static struct fonds_bag_entry *find_file(const struct fonds_bag_state *state)
{
	bool is_old = state->version != FONDS_BAGIT_UNKNOWN &&
		      state->version <= FONDS_BAGIT_0_95;
	struct fonds_bag_entry *entry = fonds_bag_tag_file(state, names[0]);

	if (!entry && is_old)
		entry = fonds_bag_tag_file(state, names[1]);
	return entry;
}

static void take_line(struct fonds_bag_state *state, const char *path,
	struct fonds_bag_info_reader *reader, const struct fonds_bag_line *line)
{
	enum fonds_bag_info_line kind;

	if (line->is_too_long || line->size == 0)
		return;
	kind = fonds_bag_info_take(
		reader, line->data, line->size, line->number);
	if (kind == FONDS_BAG_INFO_LINE_BAD)
		fonds_validation_add(state->validation, BAG_INFO_LINE, path,
			"line %zu is neither 'Label: value' nor the "
			"continuation of one, or has a NUL byte in it",
			line->number);
	/* Older versions let white space stand around the colon. */
	if (kind == FONDS_BAG_INFO_LINE_LOOSE &&
		state->version == FONDS_BAGIT_1_0)
		fonds_validation_add(state->validation, BAG_INFO_STYLE, path,
			"line %zu: a label is followed by a colon and a blank",
			line->number);
}

static enum fonds_status read_lines(struct fonds_bag_state *state,
	const char *path, struct fonds_bag_info_reader *reader,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_text_freep) struct fonds_bag_text *text = NULL;
	struct fonds_bag_line line;
	enum fonds_status status;
	bool has = true;

	status = fonds_bag_text_open(state->check->tree, path, state->encoding,
		FONDS_TAG_FILE_MAX, &text, error);
	while (status == FONDS_OK && has) {
		status = fonds_bag_text_next(text, &line, &has, error);
		if (status == FONDS_OK && has)
			take_line(state, path, reader, &line);
	}
	if (text)
		fonds_bag_report_text(state, path, fonds_bag_text_traits(text));
	return status;
}

enum fonds_status fonds_bag_info_read(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct fonds_bag_entry *entry = find_file(state);
	struct fonds_bag_info_reader reader;
	struct fonds_error *why = NULL;
	enum fonds_status status;

	if (!entry)
		return FONDS_OK;
	fonds_bag_info_begin(
		&reader, &state->validation->info, &state->validation->arena);
	status = read_lines(state, entry->path, &reader, &why);
	fonds_bag_info_finish(&reader);
	if (status < 0)
		return fonds_bag_report_unreadable(
			state, entry->path, status, &why, error);
	return fonds_validation_check(state->validation, error);
}

/* Files that are still to be fetched count neither here nor there. */
static bool is_waiting_for_fetch(const struct fonds_bag_state *state)
{
	const struct fonds_inventory *inventory = &state->inventory;

	for (size_t i = 0; i < inventory->absent_count; i++)
		if (inventory->absent[i]->fetch_line > 0)
			return true;
	return false;
}

static void compare(struct fonds_bag_state *state, const char *path,
	const char *stated, const struct fonds_oxum *oxum)
{
	struct fonds_validation *validation = state->validation;
	struct fonds_finding_values values = { .expected = stated };
	char actual[OXUM_SIZE];

	if (!fonds_bag_looks_at(state, FONDS_BAG_LEVEL_FAST) ||
		is_waiting_for_fetch(state))
		return;
	if (oxum->bytes == validation->payload_bytes &&
		oxum->files == validation->payload_files)
		return;
	(void)snprintf(actual, sizeof(actual), "%" PRIu64 ".%" PRIu64,
		validation->payload_bytes, validation->payload_files);
	values.actual = actual;
	fonds_validation_add_values(validation, BAG_OXUM_WRONG, path, values,
		"the payload has not the bytes and files that " OXUM_LABEL
		" states%s",
		state->bag_info_is_damaged
			? ", but the file that states it is itself damaged"
			: "");
}

void fonds_bag_oxum_check(struct fonds_bag_state *state)
{
	struct fonds_validation *validation = state->validation;
	const struct fonds_bag_entry *entry = find_file(state);
	const struct fonds_bag_info_entry *found = fonds_bag_info_next(
		&validation->info, NULL, OXUM_LABEL);
	size_t count = 0;

	for (; entry && found; found = fonds_bag_info_next(
				       &validation->info, found, OXUM_LABEL)) {
		struct fonds_finding_values values = { .actual = found->value };
		struct fonds_oxum oxum;

		if (count++ == 1)
			fonds_validation_add(validation, BAG_OXUM_REPEATED,
				entry->path,
				"line %zu states " OXUM_LABEL " again",
				found->line);
		if (fonds_oxum_parse(found->value, &oxum))
			compare(state, entry->path, found->value, &oxum);
		else
			fonds_validation_add_values(validation,
				BAG_OXUM_MALFORMED, entry->path, values,
				"line %zu: " OXUM_LABEL " is not BYTES.FILES",
				found->line);
	}
	if (count == 0 && validation->level == FONDS_BAG_LEVEL_FAST)
		fonds_validation_add(validation, BAG_OXUM_MISSING, NULL,
			"no " OXUM_LABEL " says how large the payload is, so "
			"its size was not checked");
}
