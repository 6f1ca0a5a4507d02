/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/complete.h"

#include <string.h>

#include "bagit/judge.h"
#include "bagit/manifest.h"
#include "base/cleanup.h"
#include "base/error.h"

#define TEXT_MAX ((size_t)1 << 20)

/* Manifests as bits, by their index: FONDS_BAG_MANIFEST_MAX is 64. */
struct masks {
	uint64_t payload;
	uint64_t intact; /* of the payload manifests */
	uint64_t tag;    /* that could be read */
};

static struct masks make_masks(const struct fonds_bag_state *state)
{
	struct masks masks = { 0 };

	for (size_t i = 0; i < state->manifest_count; i++) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[i];
		uint64_t bit = (uint64_t)1 << i;

		if (manifest->is_tag) {
			masks.tag |= manifest->is_damaged ? 0 : bit;
			continue;
		}
		masks.payload |= bit;
		masks.intact |= manifest->is_damaged ? 0 : bit;
	}
	return masks;
}

static uint64_t listed_in(const struct fonds_bag_entry *entry)
{
	const struct fonds_bag_claim *claim = entry->claims;
	uint64_t mask = 0;

	for (; claim; claim = claim->next)
		mask |= (uint64_t)1 << claim->manifest;
	return mask;
}

static void add_manifests(struct fonds_buffer *buffer,
	const struct fonds_bag_state *state, uint64_t mask)
{
	const char *separator = "";

	for (size_t i = 0; i < state->manifest_count; i++) {
		if (!(mask >> i & 1))
			continue;
		fonds_buffer_printf(buffer, "%s%s", separator,
			state->manifests[i].entry->path);
		separator = ", ";
	}
}

static enum fonds_status tell(struct fonds_bag_state *state,
	enum fonds_finding_code code, const char *path,
	const struct fonds_buffer *message, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		message, "a message", error);

	if (status < 0)
		return status;
	fonds_validation_add(state->validation, code, path, "%s",
		fonds_buffer_text(message));
	return fonds_validation_check(state->validation, error);
}

/* A payload file that is there: do the manifests list it? */
static enum fonds_status check_present(struct fonds_bag_state *state,
	const struct masks *masks, const struct fonds_bag_entry *entry,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer message;
	uint64_t listed = listed_in(entry) & masks->payload;
	uint64_t damaged = masks->payload & ~masks->intact;
	bool is_strict = state->version == FONDS_BAGIT_1_0;
	enum fonds_finding_code code = BAG_PAYLOAD_UNLISTED;

	fonds_buffer_init(&message, TEXT_MAX);
	if (masks->payload == 0)
		return FONDS_OK;
	if (listed != 0) {
		if (!is_strict || (masks->intact & ~listed) == 0)
			return FONDS_OK;
		code = BAG_PAYLOAD_PARTLY_LISTED;
		fonds_buffer_add_text(&message, "it is not listed in ");
		add_manifests(&message, state, masks->intact & ~listed);
	} else if (damaged != 0 && (masks->intact == 0 || !is_strict)) {
		code = BAG_PAYLOAD_UNJUDGED;
		fonds_buffer_add_text(&message,
			"it cannot be judged: no line lists it, but a manifest "
			"is itself damaged, ");
		add_manifests(&message, state, damaged);
	} else {
		fonds_buffer_add_text(
			&message, "it is in the payload, but not listed in ");
		add_manifests(&message, state, masks->payload);
	}
	return tell(state, code, entry->path, &message, error);
}

/* The folder above path that cannot be listed, or NULL. */
static const struct fonds_bag_entry *find_unreadable_above(
	const struct fonds_bag_state *state, const char *path,
	struct fonds_buffer *buffer)
{
	for (const char *slash = strchr(path, '/'); slash;
		slash = strchr(slash + 1, '/')) {
		const struct fonds_bag_entry *entry;

		fonds_buffer_reset(buffer);
		fonds_buffer_add(buffer, path, (size_t)(slash - path));
		entry = fonds_inventory_find(
			&state->inventory, fonds_buffer_text(buffer));
		if (entry && entry->kind == FONDS_ENTRY_UNREADABLE)
			return entry;
	}
	return NULL;
}

static enum fonds_finding_code describe_absent(
	const struct fonds_bag_state *state, const struct masks *masks,
	const struct fonds_bag_entry *entry, struct fonds_buffer *message)
{
	bool is_believed = !entry->is_payload ||
			   (listed_in(entry) & masks->intact) != 0;

	if (!is_believed) {
		fonds_buffer_add_text(message,
			"it cannot be judged: it is not there, but the "
			"manifest that lists it is itself damaged, ");
		fonds_bag_add_sources(message, state, entry, true);
		return BAG_PAYLOAD_UNJUDGED;
	}
	if (entry->fetch_line > 0) {
		fonds_buffer_printf(message,
			"it is still to be fetched, as fetch.txt line %u says",
			entry->fetch_line);
		return BAG_PAYLOAD_NOT_FETCHED;
	}
	fonds_buffer_add_text(message, "it is not there, but listed in ");
	fonds_bag_add_sources(message, state, entry, false);
	if (entry->is_payload)
		return BAG_PAYLOAD_MISSING;
	fonds_bag_add_suspicion(message, state, entry);
	return BAG_TAG_MISSING;
}

static enum fonds_status check_absent(struct fonds_bag_state *state,
	const struct masks *masks, const struct fonds_bag_entry *entry,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer message;
	const struct fonds_bag_entry *folder;
	enum fonds_finding_code code = BAG_FILE_UNREADABLE;

	fonds_buffer_init(&message, TEXT_MAX);
	if (!entry->claims)
		return FONDS_OK;
	folder = find_unreadable_above(state, entry->path, &message);
	fonds_buffer_reset(&message);
	if (folder)
		fonds_buffer_printf(&message,
			"it cannot be read: the folder '%s' cannot be listed",
			folder->path);
	else
		code = describe_absent(state, masks, entry, &message);
	return tell(state, code, entry->path, &message, error);
}

/* 1.0: each tag manifest lists each payload manifest, RFC 8493 2.2.1. */
static bool is_reported_incomplete(struct fonds_bag_state *state,
	const struct masks *masks, const struct fonds_bag_entry *entry)
{
	uint64_t lacking = masks->tag & ~listed_in(entry);
	bool is_manifest = false;

	for (size_t i = 0; i < state->manifest_count; i++)
		is_manifest |= state->manifests[i].entry == entry;
	if (!is_manifest || state->version != FONDS_BAGIT_1_0)
		return false;
	for (size_t i = 0; i < state->manifest_count; i++)
		if (lacking >> i & 1)
			fonds_validation_add(state->validation,
				BAG_TAGMANIFEST_INCOMPLETE,
				state->manifests[i].entry->path,
				"it does not list the payload manifest %s",
				entry->path);
	return lacking != 0;
}

static void check_tag_listed(struct fonds_bag_state *state,
	const struct masks *masks, const struct fonds_bag_entry *entry)
{
	if (masks->tag == 0 || entry->kind != FONDS_ENTRY_FILE ||
		fonds_manifest_is_tag(entry->path))
		return;
	if (is_reported_incomplete(state, masks, entry) ||
		(listed_in(entry) & masks->tag) != 0)
		return;
	fonds_validation_add(state->validation, BAG_TAG_UNLISTED, entry->path,
		"no tag manifest lists it, so it is not verified");
}

static enum fonds_status check_entry(struct fonds_bag_state *state,
	const struct masks *masks, const struct fonds_bag_entry *entry,
	struct fonds_error **error)
{
	if (entry->is_payload &&
		!fonds_bag_looks_at(state, FONDS_BAG_LEVEL_COMPLETENESS))
		return FONDS_OK;
	if (!entry->is_on_disk)
		return check_absent(state, masks, entry, error);
	if (!entry->is_payload) {
		check_tag_listed(state, masks, entry);
		return fonds_validation_check(state->validation, error);
	}
	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER ||
		entry->kind == FONDS_ENTRY_UNREADABLE)
		return FONDS_OK;
	return check_present(state, masks, entry, error);
}

static bool has_tag_manifest(const struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->manifest_count; i++)
		if (state->manifests[i].is_tag)
			return true;
	return false;
}

enum fonds_status fonds_bag_complete_check(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct masks masks = make_masks(state);
	struct fonds_validation *validation = state->validation;
	const struct fonds_bag_entry *entry;
	enum fonds_status status = FONDS_OK;
	size_t i = 0;

	if (masks.payload == 0)
		fonds_validation_add(validation, BAG_MANIFEST_MISSING, NULL,
			"the bag has no payload manifest");
	if (!has_tag_manifest(state))
		fonds_validation_add(validation, BAG_TAGMANIFEST_MISSING, NULL,
			"the bag has no tag manifest");
	while (status == FONDS_OK &&
		(entry = fonds_inventory_get(&state->inventory, i++)))
		status = check_entry(state, &masks, entry, error);
	return status;
}
