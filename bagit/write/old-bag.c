/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/old-bag.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>

#include "bagit/validate.h"
#include "bagit/write/change.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/text.h"
#include "fixity/algorithm.h"
#include "fixity/digest/check.h"

/* Enough for all that there are. */
_Static_assert(FONDS_HASHER_MAX <= 16, "fonds_file_row.listed is too small");

struct algorithms {
	enum fonds_algorithm items[FONDS_HASHER_MAX];
	size_t count;
};

static void add_manifests(struct algorithms *algorithms,
	const struct fonds_bag_state *state, bool is_tag)
{
	for (size_t i = 0; i < state->manifest_count; i++)
		if (state->manifests[i].is_tag == is_tag)
			fonds_algorithm_set_add(algorithms->items,
				&algorithms->count,
				state->manifests[i].algorithm);
}

static void find_info(
	struct fonds_old_bag *bag, const struct fonds_bag_state *state)
{
	bag->info_name = NULL;
	if (fonds_bag_tag_file(state, "bag-info.txt"))
		bag->info_name = "bag-info.txt";
	else if (state->version <= FONDS_BAGIT_0_95 &&
		 state->version != FONDS_BAGIT_UNKNOWN &&
		 fonds_bag_tag_file(state, "package-info.txt"))
		bag->info_name = "package-info.txt";
}

/* A bag without a manifest is not valid, and its tables are not asked for. */
static enum fonds_status init_tables(struct fonds_old_bag *bag,
	const struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct fonds_old_bag_options *options = bag->options;
	struct algorithms listed = { 0 };
	struct algorithms tags = { 0 };
	struct algorithms all;
	const struct algorithms *payload;
	const struct algorithms *others;
	enum fonds_status status;

	if (bag->has_tables)
		return FONDS_OK;
	find_info(bag, state);
	add_manifests(&listed, state, false);
	if (listed.count == 0)
		return FONDS_OK;
	all = listed;
	if (options->is_for_repair)
		add_manifests(&tags, state, true);
	for (size_t i = 0; i < options->also_count; i++)
		fonds_algorithm_set_add(
			all.items, &all.count, options->also[i]);
	payload = options->is_hashed ? &all : &listed;
	others = tags.count > 0 ? &tags : &all;
	status = fonds_file_table_init(
		&bag->payload, payload->items, payload->count, error);
	if (status == FONDS_OK)
		status = fonds_file_table_init(
			&bag->others, others->items, others->count, error);
	bag->has_tables = status == FONDS_OK;
	return status;
}

/* What is rewritten with the bag, or is a change under way in it. */
static bool is_known(const struct fonds_bag_state *state,
	const struct fonds_old_bag *bag, const char *path)
{
	if (strcmp(path, "bagit.txt") == 0 || strcmp(path, "fetch.txt") == 0 ||
		(bag->info_name && strcmp(path, bag->info_name) == 0))
		return true;
	for (size_t i = 0; i < state->manifest_count; i++)
		if (strcmp(state->manifests[i].entry->path, path) == 0)
			return true;
	return false;
}

/* In which algorithms is it listed? The digests listed there, too. */
static void take_claims(const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry,
	const struct fonds_file_table *table, struct fonds_file_row *row,
	struct fonds_digest digests[FONDS_HASHER_MAX])
{
	const struct fonds_bag_claim *claim = entry->claims;

	for (; claim; claim = claim->next) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[claim->manifest];

		for (size_t i = 0; i < table->algorithm_count; i++) {
			if (table->algorithms[i] != manifest->algorithm ||
				manifest->is_tag)
				continue;
			memcpy(digests[i].bytes, claim->bytes, claim->size);
			row->listed |= (uint16_t)(1U << i);
		}
	}
}

static void copy_digests(const struct fonds_file_table *table,
	struct fonds_file_row *row, const struct fonds_check_result *result)
{
	struct fonds_digest digests[FONDS_HASHER_MAX] = { 0 };

	for (size_t i = 0; i < table->algorithm_count; i++)
		for (size_t j = 0; j < result->digest_count; j++)
			if (result->digests[j].algorithm ==
				table->algorithms[i])
				digests[i] = result->digests[j];
	fonds_file_row_set(table, row, digests);
}

/* To be listed with the other tag files: not what is written anew. */
static bool is_kept(const struct fonds_bag_state *state,
	const struct fonds_old_bag *bag, const char *path)
{
	if (fonds_change_has_path(path))
		return false;
	if (!bag->options->is_for_repair)
		return !is_known(state, bag, path);
	for (size_t i = 0; i < state->manifest_count; i++)
		if (state->manifests[i].is_tag &&
			strcmp(state->manifests[i].entry->path, path) == 0)
			return false;
	return true;
}

static enum fonds_status take_hashed(void *writer,
	struct fonds_bag_state *state, const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fonds_old_bag *bag = writer;
	struct fonds_file_table *table = entry->is_payload ? &bag->payload
							   : &bag->others;
	struct fonds_file_row *row = NULL;
	enum fonds_status status = init_tables(bag, state, error);

	if (status < 0 || !bag->has_tables ||
		(!entry->is_payload && !is_kept(state, bag, entry->path)))
		return status;
	status = fonds_file_table_add(
		table, entry->path, result->size, &row, error);
	if (status < 0)
		return status;
	row->source = row->path;
	row->inode = entry->inode;
	row->listed = UINT16_MAX;
	if (entry->is_payload) {
		struct fonds_digest listed[FONDS_HASHER_MAX] = { 0 };

		row->listed = 0;
		take_claims(state, entry, table, row, listed);
	}
	copy_digests(table, row, result);
	return FONDS_OK;
}

static enum fonds_status take_listed(struct fonds_old_bag *bag,
	const struct fonds_bag_state *state, struct fonds_error **error)
{
	struct fonds_file_row *row = NULL;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < state->inventory.count;
		i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.entries[i];
		struct fonds_digest digests[FONDS_HASHER_MAX] = { 0 };

		if (!entry->is_payload || entry->kind != FONDS_ENTRY_FILE)
			continue;
		status = fonds_file_table_add(
			&bag->payload, entry->path, entry->size, &row, error);
		if (status < 0)
			break;
		row->source = row->path;
		row->inode = entry->inode;
		take_claims(state, entry, &bag->payload, row, digests);
		fonds_file_row_set(&bag->payload, row, digests);
	}
	return status;
}

static void take_known(
	struct fonds_old_bag *bag, const struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->inventory.count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.entries[i];

		if (!entry->is_payload && entry->kind == FONDS_ENTRY_FILE &&
			is_known(state, bag, entry->path))
			fonds_text_list_add(&state->validation->arena,
				&bag->known, entry->path);
	}
}

/* Before 1.0 a manifest did not have to list every file. */
static void count_listed(const struct fonds_bag_state *state,
	uint64_t counts[FONDS_BAG_MANIFEST_MAX])
{
	for (size_t i = 0; i < state->inventory.count; i++) {
		const struct fonds_bag_claim *claim =
			state->inventory.entries[i]->claims;

		for (; claim; claim = claim->next)
			counts[claim->manifest]++;
	}
}

static void take_manifests(
	struct fonds_old_bag *bag, const struct fonds_bag_state *state)
{
	struct fonds_arena *arena = &state->validation->arena;
	uint64_t counts[FONDS_BAG_MANIFEST_MAX] = { 0 };

	count_listed(state, counts);
	for (size_t i = 0; i < state->manifest_count; i++) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[i];
		const char *path = manifest->entry->path;

		fonds_text_list_add(arena,
			manifest->is_tag ? &bag->tag_manifests
					 : &bag->manifests,
			path);
		if (!manifest->is_tag &&
			counts[i] < state->validation->payload_files)
			fonds_text_list_add(arena, &bag->partial, path);
	}
}

/*
 * A tag file that no manifest lists may have any name; to be listed in one it
 * must be UTF-8 (RFC 8493 2.3).
 */
static void check_names(
	const struct fonds_old_bag *bag, const struct fonds_bag_state *state)
{
	for (size_t i = 0; i < bag->others.count; i++) {
		const char *path = bag->others.rows[i]->path;

		if (!fonds_utf8_is_valid(path, strlen(path)))
			fonds_validation_add(state->validation,
				BAG_SOURCE_NAME_ENCODING, path,
				"its name is not UTF-8, so no manifest can "
				"list it");
	}
}

static enum fonds_status take_rest(struct fonds_old_bag *bag,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	enum fonds_status status = init_tables(bag, state, error);

	if (status < 0 || !bag->has_tables)
		return status;
	if (!bag->options->is_hashed)
		status = take_listed(bag, state, error);
	if (status == FONDS_OK)
		status = fonds_fetch_list_read(&bag->fetch, state, error);
	fonds_file_table_sort(&bag->payload);
	fonds_file_table_sort(&bag->others);
	check_names(bag, state);
	return status;
}

static enum fonds_status take_checked(
	void *writer, struct fonds_bag_state *state, struct fonds_error **error)
{
	struct fonds_old_bag *bag = writer;
	enum fonds_status status = FONDS_OK;

	bag->version = state->version;
	bag->is_utf8 = strcasecmp(state->encoding, "UTF-8") == 0;
	find_info(bag, state);
	take_known(bag, state);
	take_manifests(bag, state);
	if (bag->options->is_for_repair ||
		fonds_validation_is_valid(state->validation))
		status = take_rest(bag, state, error);
	return status == FONDS_OK
		       ? fonds_validation_check(state->validation, error)
		       : status;
}

enum fonds_status fonds_old_bag_open(
	struct fonds_old_bag *bag, struct fonds_error **error)
{
	bag->fd = open(bag->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (bag->fd >= 0)
		return fonds_dir_tree_new(bag->path, &bag->tree, error);
	if (errno == ENOTDIR)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a folder, so it is not a bag", bag->path);
	return fonds_fail_errno(error, "cannot open folder '%s'", bag->path);
}

enum fonds_status fonds_old_bag_read(struct fonds_old_bag *bag,
	const char *path, const struct fonds_old_bag_options *options,
	struct fonds_error **error)
{
	struct fonds_bag_check check = {
		.jobs = options->jobs,
		.progress = options->progress,
		.progress_payload = options->payload,
		.level = options->is_hashed ? FONDS_BAG_LEVEL_FULL
					    : FONDS_BAG_LEVEL_FAST,
		.algorithms = options->also,
		.algorithm_count = options->also_count,
		.hashed = take_hashed,
		.checked = take_checked,
		.writer = bag,
	};
	enum fonds_status status;

	*bag = (struct fonds_old_bag)FONDS_OLD_BAG_INIT;
	bag->path = path;
	bag->options = options;
	fonds_fetch_list_init(&bag->fetch);
	status = fonds_old_bag_open(bag, error);
	if (status < 0)
		return status;
	check.tree = bag->tree;
	return fonds_bag_check_run(&check, &bag->validation, error);
}

void fonds_old_bag_close(struct fonds_old_bag *bag)
{
	fonds_tree_freep(&bag->tree);
	bag->tree = NULL;
	fonds_closep(&bag->fd);
	bag->fd = -1;
}

void fonds_old_bag_clear(struct fonds_old_bag *bag)
{
	fonds_file_table_clear(&bag->payload);
	fonds_file_table_clear(&bag->others);
	fonds_fetch_list_clear(&bag->fetch);
	fonds_validation_freep(&bag->validation);
	fonds_old_bag_close(bag);
}

void fonds_old_bag_add_tags(
	const struct fonds_old_bag *bag, struct fonds_bag_tags *tags)
{
	const struct fonds_bag_info_entry *entry = bag->validation->info.first;

	for (; entry; entry = entry->next)
		fonds_bag_tags_append(tags, entry->label, entry->value);
}

bool fonds_file_row_agrees(const struct fonds_file_table *expected,
	const struct fonds_file_row *expected_row,
	const struct fonds_file_table *actual,
	const struct fonds_file_row *actual_row)
{
	struct fonds_digest a;
	struct fonds_digest b;
	size_t compared = 0;

	for (size_t i = 0; i < expected->algorithm_count; i++) {
		if (!(expected_row->listed >> i & 1))
			continue;
		fonds_file_row_get(expected, expected_row, i, &a);
		for (size_t j = 0; j < actual->algorithm_count; j++) {
			if (actual->algorithms[j] != a.algorithm)
				continue;
			fonds_file_row_get(actual, actual_row, j, &b);
			if (memcmp(a.bytes, b.bytes, a.size) != 0)
				return false;
			compared++;
		}
	}
	return compared > 0;
}
