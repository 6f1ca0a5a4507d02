/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/validate.h"

#include <errno.h>
#include <string.h>

#include "bagit/bag-info-read.h"
#include "bagit/complete.h"
#include "bagit/fetch.h"
#include "bagit/manifest.h"
#include "bagit/state.h"
#include "bagit/verify.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"

/*
 * The steps, in an order that lets each trust the ones before it:
 *
 *	what is there      walk, bagit.txt
 *	what is claimed    bag-info.txt, manifests, fetch.txt
 *	tag files          verified first: they tell which manifests are intact
 *	payload files      judged by the manifests that are
 *	what is missing    and what is there unlisted
 */
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

static enum fonds_status read_manifests(
	struct fonds_bag_state *state, bool is_tag, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < state->manifest_count; i++)
		if (state->manifests[i].is_tag == is_tag)
			status = fonds_bag_manifest_read(state, i, error);
	return status;
}

/* A tag manifest that lists what is not there may itself be damaged. */
static void suspect_tag_manifests(struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->inventory.absent_count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.absent[i];
		const struct fonds_bag_claim *claim = entry->claims;

		for (; claim; claim = claim->next) {
			struct fonds_bag_manifest *manifest =
				&state->manifests[claim->manifest];

			if (manifest->is_tag && manifest->suspect_line == 0)
				manifest->suspect_line = claim->line;
		}
	}
}

static enum fonds_status read_claims(
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

static bool is_bad(const struct fonds_bag_entry *entry)
{
	return entry->outcome == FONDS_BAG_DAMAGED ||
	       entry->outcome == FONDS_BAG_UNREADABLE;
}

/* What is in fetch.txt and not there; called before the payload is judged. */
static void count_to_fetch(struct fonds_bag_state *state)
{
	struct fonds_validation *validation = state->validation;

	for (size_t i = 0; i < state->inventory.absent_count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.absent[i];

		if (entry->fetch_line == 0)
			continue;
		validation->fetch_files++;
		if (entry->size == FONDS_BAG_SIZE_UNKNOWN ||
			__builtin_add_overflow(validation->fetch_bytes,
				entry->size, &validation->fetch_bytes))
			validation->fetch_unknown++;
	}
}

/* What the tag manifests say decides which manifests judge the payload. */
static void settle_trust(struct fonds_bag_state *state)
{
	const struct fonds_bag_entry *info = fonds_inventory_find(
		&state->inventory, "bag-info.txt");

	for (size_t i = 0; i < state->manifest_count; i++)
		if (!state->manifests[i].is_tag &&
			is_bad(state->manifests[i].entry))
			state->manifests[i].is_damaged = true;
	state->bag_info_is_damaged = info && is_bad(info);
}

static enum fonds_status check_claims(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	enum fonds_status status;

	suspect_tag_manifests(state);
	fonds_bag_verify_plan(state);
	status = fonds_bag_verify(state, false, error);
	if (status < 0)
		return status;
	settle_trust(state);
	if (fonds_bag_looks_at(state, FONDS_BAG_LEVEL_FULL))
		status = fonds_bag_verify(state, true, error);
	if (status == FONDS_OK)
		status = fonds_bag_complete_check(state, error);
	if (status == FONDS_OK &&
		fonds_bag_looks_at(state, FONDS_BAG_LEVEL_COMPLETENESS))
		status = fonds_bag_collisions_check(state, error);
	count_to_fetch(state);
	fonds_bag_oxum_check(state);
	return status;
}

static enum fonds_status run_steps(
	struct fonds_bag_state *state, struct fonds_error **error)
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
	/* Any folder at all: more findings about it would help nobody. */
	if (!has_declaration && state->manifest_count == 0)
		return fonds_validation_check(state->validation, error);
	keep_algorithms(state);
	fonds_bag_report_walk(state);
	status = read_claims(state, error);
	if (status == FONDS_OK)
		status = check_claims(state, error);
	if (status == FONDS_OK)
		status = fonds_validation_check(state->validation, error);
	return status;
}

static bool is_level(enum fonds_bag_level level)
{
	return level >= FONDS_BAG_LEVEL_DEFAULT &&
	       level <= FONDS_BAG_LEVEL_FULL;
}

enum fonds_status fonds_bag_check_run(const struct fonds_bag_check *check,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	struct fonds_bag_state state = { .check = check, .encoding = "UTF-8" };
	enum fonds_status status;

	if (!is_level(check->level) ||
		(check->file && check->level != FONDS_BAG_LEVEL_DEFAULT &&
			check->level != FONDS_BAG_LEVEL_FULL))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"there is no such level, or it reads no payload");
	status = fonds_validation_new(&validation, error);
	if (status < 0)
		return status;
	state.validation = validation;
	validation->strict = check->strict;
	if (check->level != FONDS_BAG_LEVEL_DEFAULT)
		validation->level = check->level;
	fonds_inventory_init(&state.inventory);
	state.inventory.leaves_sizes = !fonds_validation_has_sizes(validation);
	status = run_steps(&state, error);
	fonds_inventory_clear(&state.inventory);
	if (status < 0)
		return status;
	fonds_validation_sort(validation);
	*ret = fonds_steal(&validation);
	return FONDS_OK;
}

static enum fonds_status open_tree(
	const char *path, struct fonds_tree **ret, struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	enum fonds_status status = fonds_dir_tree_new(path, ret, &why);

	if (status < 0 && why && fonds_error_errno(why) == ENOTDIR) {
		fonds_error_free(why);
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a folder, so it is not a bag", path);
	}
	if (error)
		*error = why;
	else
		fonds_error_free(why);
	return status;
}

enum fonds_status fonds_bag_validate(const char *path,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	struct fonds_bag_check check = { 0 };
	enum fonds_status status;

	if (!path || !ret ||
		(options && options->struct_size < sizeof(*options)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no path, no place for the result, or options "
			"without their size");
	status = open_tree(path, &tree, error);
	if (status < 0)
		return status;
	check.tree = tree;
	if (options) {
		check.jobs = options->jobs;
		check.progress = options->progress;
		check.progress_payload = options->payload;
		check.level = options->level;
		check.strict = options->strict;
	}
	status = fonds_bag_check_run(&check, &validation, error);
	if (status < 0)
		return status;
	validation->path = fonds_arena_dup(&validation->arena, path);
	status = fonds_validation_check(validation, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&validation);
	return FONDS_OK;
}
