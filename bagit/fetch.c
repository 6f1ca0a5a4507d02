/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/fetch.h"

#include <inttypes.h>
#include <stdio.h>

#include "bagit/listing.h"
#include "bagit/state.h"
#include "base/cleanup.h"
#include "base/error.h"

#define FETCH_NAME "fetch.txt"

static bool is_claimed_by(const struct fonds_bag_entry *entry, size_t manifest)
{
	const struct fonds_bag_claim *claim = entry->claims;

	while (claim && claim->manifest != manifest)
		claim = claim->next;
	return claim != NULL;
}

/* 1.0 wants it in every payload manifest, older versions in one. */
static bool is_listed_enough(const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry)
{
	if (state->version != FONDS_BAGIT_1_0)
		return entry->claims != NULL;
	for (size_t i = 0; i < state->manifest_count; i++)
		if (!state->manifests[i].is_tag && !is_claimed_by(entry, i))
			return false;
	return true;
}

static void compare_length(struct fonds_bag_state *state, size_t line,
	const struct fonds_bag_entry *entry, uint64_t length)
{
	char expected[24];
	char actual[24];
	struct fonds_finding_values values = { expected, actual };

	if (!entry->is_on_disk || entry->size == length ||
		!fonds_bag_looks_at(state, FONDS_BAG_LEVEL_FAST))
		return;
	(void)snprintf(expected, sizeof(expected), "%" PRIu64, length);
	(void)snprintf(actual, sizeof(actual), "%" PRIu64, entry->size);
	fonds_validation_add_values(state->validation, BAG_FETCH_LENGTH,
		FETCH_NAME, values,
		"line %zu: '%s' is there and has another length", line,
		entry->path);
}

/* Where the caller will fetch it: what the line says. */
static void note_hole(struct fonds_bag_state *state, size_t number,
	const struct fonds_fetch_line *line, struct fonds_bag_entry *entry)
{
	struct fonds_arena *arena = &state->inventory.arena;
	struct fonds_bag_hole_note *note = fonds_arena_alloc(
		arena, sizeof(*note));
	const char *url = fonds_arena_dup_bytes(
		arena, line->url, line->url_size);

	if (!note || !url) {
		state->validation->findings.status = arena->status;
		return;
	}
	note->entry = entry;
	note->url = url;
	note->line = (uint32_t)number;
	note->has_length = line->has_length;
	note->length = line->length;
	*state->holes_end = note;
	state->holes_end = &note->next;
}

static void take_entry(struct fonds_bag_state *state, size_t number,
	const struct fonds_fetch_line *line, struct fonds_bag_entry *entry)
{
	struct fonds_validation *validation = state->validation;

	if (!fonds_fetch_url_is_absolute(line->url, line->url_size))
		fonds_validation_add(validation, BAG_FETCH_URL, FETCH_NAME,
			"line %zu: '%.*s' is no absolute URL", number,
			(int)line->url_size, line->url);
	if (!entry->is_payload) {
		fonds_validation_add(validation, BAG_FETCH_NOT_PAYLOAD,
			FETCH_NAME, "line %zu: '%s' is not in data/", number,
			entry->path);
		return;
	}
	if (!is_listed_enough(state, entry))
		fonds_validation_add(validation, BAG_FETCH_UNLISTED, FETCH_NAME,
			"line %zu: '%s' is not listed in %s", number,
			entry->path,
			state->version == FONDS_BAGIT_1_0
				? "every payload manifest"
				: "a payload manifest");
	if (line->has_length)
		compare_length(state, number, entry, line->length);
	if (entry->fetch_line > 0)
		return;
	if (!entry->is_on_disk && state->check->hole)
		note_hole(state, number, line, entry);
	entry->fetch_line = (uint32_t)number;
	if (!entry->is_on_disk)
		entry->size = line->has_length ? line->length
					       : FONDS_BAG_SIZE_UNKNOWN;
}

static enum fonds_status take_line(struct fonds_bag_state *state,
	const struct fonds_bag_line *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_validation *validation = state->validation;
	struct fonds_listed_path listed = { 0 };
	struct fonds_listing listing = { 0 };
	struct fonds_fetch_line line;
	enum fonds_status status;

	if (text->is_too_long)
		return FONDS_OK;
	if (text->size == 0) {
		fonds_validation_add(validation, BAG_BLANK_LINE, FETCH_NAME,
			"line %zu: it is blank", text->number);
		return FONDS_OK;
	}
	status = fonds_fetch_line_parse(text->data, text->size, &line, &why);
	if (status == FONDS_ERR_FORMAT)
		fonds_validation_add(validation, BAG_FETCH_LINE, FETCH_NAME,
			"line %zu: %s", text->number, fonds_error_message(why));
	if (status < 0)
		return FONDS_OK;
	listed.text = line.path;
	listed.size = line.path_size;
	status = fonds_listing_resolve(
		&state->inventory, state->version, &listed, &listing, error);
	if (status < 0)
		return status;
	if (listing.is_unencoded)
		fonds_validation_add(validation, BAG_PATH_ENCODING, FETCH_NAME,
			"line %zu: the path has a %% that is not written %%25",
			text->number);
	if (listing.entry)
		take_entry(state, text->number, &line, listing.entry);
	else
		fonds_validation_add(validation, BAG_PATH_UNSAFE, FETCH_NAME,
			"line %zu: '%.*s' leads out of the bag, or would on "
			"some system",
			text->number, (int)line.path_size, line.path);
	return FONDS_OK;
}

static enum fonds_status read_lines(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_text_freep) struct fonds_bag_text *text = NULL;
	struct fonds_bag_line line;
	enum fonds_status status;
	bool has = true;

	status = fonds_bag_text_open(state->check->tree, FETCH_NAME,
		state->encoding, FONDS_MANIFEST_FILE_MAX, &text, error);
	while (status == FONDS_OK && has) {
		status = fonds_bag_text_next(text, &line, &has, error);
		if (status == FONDS_OK && has)
			status = take_line(state, &line, error);
		if (status == FONDS_OK)
			status = fonds_validation_check(
				state->validation, error);
	}
	if (text)
		fonds_bag_report_text(
			state, FETCH_NAME, fonds_bag_text_traits(text));
	return status;
}

enum fonds_status fonds_fetch_read(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	enum fonds_status status;

	if (!fonds_bag_tag_file(state, FETCH_NAME))
		return FONDS_OK;
	status = read_lines(state, &why);
	if (status == FONDS_OK)
		return fonds_validation_check(state->validation, error);
	return fonds_bag_report_unreadable(
		state, FETCH_NAME, status, &why, error);
}

void fonds_bag_count_to_fetch(struct fonds_validation *validation,
	const struct fonds_inventory *inventory)
{
	for (size_t i = 0; i < inventory->absent_count; i++) {
		const struct fonds_bag_entry *entry = inventory->absent[i];

		if (entry->fetch_line == 0)
			continue;
		validation->fetch_files++;
		if (entry->size == FONDS_BAG_SIZE_UNKNOWN ||
			__builtin_add_overflow(validation->fetch_bytes,
				entry->size, &validation->fetch_bytes))
			validation->fetch_unknown++;
	}
}
