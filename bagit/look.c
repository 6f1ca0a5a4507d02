/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/look.h"

#include <string.h>

#include "bagit/bag-info-read.h"
#include "bagit/fetch.h"
#include "bagit/manifest.h"
#include "base/cleanup.h"
#include "base/error.h"

#define DECLARATION_NAME "bagit.txt"
#define DECLARATION_MAX ((size_t)64 * 1024)

static void report_declaration(struct fonds_bag_state *state,
	const struct fonds_declaration *declaration)
{
	struct fonds_validation *validation = state->validation;
	struct fonds_finding_values values = {
		.actual = declaration->version_text,
	};

	if (declaration->has_bom)
		fonds_validation_add(validation, BAG_BOM, DECLARATION_NAME,
			"it begins with a byte order mark");
	if (declaration->is_invalid)
		fonds_validation_add(validation, BAG_TEXT_INVALID,
			DECLARATION_NAME, "it has bytes that are not UTF-8");
	if (declaration->malformed)
		fonds_validation_add(validation, BAG_DECLARATION_MALFORMED,
			DECLARATION_NAME, "%s", declaration->malformed);
	else if (declaration->is_styled)
		fonds_validation_add(validation, BAG_DECLARATION_STYLE,
			DECLARATION_NAME,
			"a label is not spelt as in 'BagIt-Version'");
	if (!declaration->malformed &&
		declaration->version == FONDS_BAGIT_UNKNOWN)
		fonds_validation_add_values(validation, BAG_VERSION_UNSUPPORTED,
			DECLARATION_NAME, values,
			"versions 0.93 to 0.97 and 1.0 are known, not this");
	if (*declaration->encoding &&
		!fonds_bag_encoding_is_known(declaration->encoding))
		fonds_validation_add(validation, BAG_ENCODING_UNKNOWN,
			DECLARATION_NAME, "'%s' is no known encoding",
			declaration->encoding);
}

static void keep_declaration(struct fonds_bag_state *state,
	const struct fonds_declaration *declaration)
{
	struct fonds_validation *validation = state->validation;
	struct fonds_arena *arena = &validation->arena;

	state->version = declaration->version;
	if (*declaration->version_text)
		validation->version = fonds_arena_dup(
			arena, declaration->version_text);
	if (*declaration->encoding)
		validation->encoding = fonds_arena_dup(
			arena, declaration->encoding);
	if (validation->encoding &&
		fonds_bag_encoding_is_known(validation->encoding))
		state->encoding = validation->encoding;
}

static enum fonds_status read_declaration(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	struct fonds_declaration declaration;
	struct fonds_error *why = NULL;
	enum fonds_status status;

	fonds_buffer_init(&text, DECLARATION_MAX);
	status = fonds_bag_path_new(
		DECLARATION_NAME, sizeof(DECLARATION_NAME) - 1, &path, error);
	if (status < 0)
		return status;
	status = fonds_tree_read(state->check->tree, path, &text, &why);
	if (status < 0)
		return fonds_bag_report_unreadable(
			state, DECLARATION_NAME, status, &why, error);
	fonds_declaration_parse(
		fonds_buffer_text(&text), text.size, &declaration);
	report_declaration(state, &declaration);
	keep_declaration(state, &declaration);
	return fonds_validation_check(state->validation, error);
}

static void report_no_declaration(struct fonds_bag_state *state)
{
	bool is_there = fonds_inventory_find(
		&state->inventory, DECLARATION_NAME);

	fonds_validation_add(state->validation, BAG_DECLARATION_MISSING,
		DECLARATION_NAME, "%s",
		is_there ? "this is not a bag: bagit.txt is not a regular file"
			 : "this is not a bag: there is no bagit.txt");
}

static void count_payload(struct fonds_bag_state *state)
{
	struct fonds_validation *validation = state->validation;

	for (size_t i = 0; i < state->inventory.count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.entries[i];

		if (!entry->is_payload || entry->kind != FONDS_ENTRY_FILE)
			continue;
		validation->payload_files++;
		validation->payload_bytes += entry->size;
	}
}

static void keep_algorithms(struct fonds_bag_state *state)
{
	struct fonds_validation *validation = state->validation;

	for (size_t i = 0; i < state->manifest_count; i++) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[i];
		const char *name = fonds_algorithm_name(manifest->algorithm);

		if (!manifest->is_tag && manifest->algorithm != 0 &&
			!fonds_text_list_has(&validation->algorithms, name))
			fonds_text_list_add(&validation->arena,
				&validation->algorithms, name);
	}
}

enum fonds_status fonds_bag_look(
	struct fonds_bag_state *state, bool *ret, struct fonds_error **error)
{
	bool has_declaration;
	enum fonds_status status = fonds_inventory_walk(
		&state->inventory, state->check->tree, error);

	if (status < 0)
		return status;
	count_payload(state);
	has_declaration = fonds_bag_tag_file(state, DECLARATION_NAME);
	if (has_declaration)
		status = read_declaration(state, error);
	else
		report_no_declaration(state);
	if (status < 0)
		return status;
	fonds_bag_manifests_find(state);
	keep_algorithms(state);
	*ret = has_declaration || state->manifest_count > 0;
	return fonds_validation_check(state->validation, error);
}

static enum fonds_status read_manifests(
	struct fonds_bag_state *state, bool is_tag, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < state->manifest_count; i++)
		if (state->manifests[i].is_tag == is_tag)
			status = fonds_bag_manifest_read(state, i, error);
	return status;
}

enum fonds_status fonds_bag_read_claims(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	enum fonds_status status = fonds_bag_info_read(state, error);

	if (status == FONDS_OK)
		status = read_manifests(state, true, error);
	if (status == FONDS_OK)
		status = read_manifests(state, false, error);
	if (status == FONDS_OK)
		status = fonds_fetch_read(state, error);
	return status;
}
