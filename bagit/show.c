/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/show.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/bag-info-read.h"
#include "bagit/fetch.h"
#include "bagit/look.h"
#include "bagit/packed/archive-file.h"
#include "bagit/packed/packed-tree.h"
#include "bagit/validate.h"
#include "base/cleanup.h"
#include "base/error.h"

#define ARENA_MAX ((size_t)64 << 20)
#define PAYLOAD "data/"
#define PAYLOAD_SIZE (sizeof(PAYLOAD) - 1)

void fonds_bag_summary_free(struct fonds_bag_summary *summary)
{
	if (!summary)
		return;
	fonds_validation_free(summary->looked);
	fonds_arena_clear(&summary->arena);
	free(summary);
}

void fonds_bag_summary_freep(struct fonds_bag_summary **summary)
{
	fonds_bag_summary_free(*summary);
}

/* Put it where its bytes place it, if it is among the largest. */
static void add_share(
	struct fonds_bag_shares *shares, const struct fonds_bag_share *share)
{
	size_t at = shares->count;

	shares->total++;
	while (at > 0 && shares->items[at - 1].bytes < share->bytes)
		at--;
	if (at == FONDS_SHARES_MAX)
		return;
	if (shares->count < FONDS_SHARES_MAX)
		shares->count++;
	memmove(&shares->items[at + 1], &shares->items[at],
		(shares->count - at - 1) * sizeof(*share));
	shares->items[at] = *share;
}

/* The size of the name of the folder at the top that a file is in. */
static size_t top_size(const char *path)
{
	const char *slash = strchr(path + PAYLOAD_SIZE, '/');

	return slash ? (size_t)(slash - path) + 1 : PAYLOAD_SIZE;
}

/*
 * Folders are one after the other, as paths are sorted by bytes; only the
 * files at the top of the payload stand between them.
 */
struct gatherer {
	struct fonds_bag_summary *summary;
	struct fonds_bag_share top;    /* the files right in data/ */
	struct fonds_bag_share folder; /* the one under way; path borrowed */
	size_t folder_size;
};

static void end_folder(struct gatherer *gatherer)
{
	if (gatherer->folder.files > 0)
		add_share(&gatherer->summary->folders, &gatherer->folder);
	gatherer->folder = (struct fonds_bag_share){ 0 };
}

static void gather_payload(
	struct gatherer *gatherer, const struct fonds_bag_entry *entry)
{
	const struct fonds_bag_share share = { entry->path, 1, entry->size };
	struct fonds_bag_share *into = &gatherer->folder;
	size_t size = top_size(entry->path);

	add_share(&gatherer->summary->largest, &share);
	if (size == PAYLOAD_SIZE) {
		into = &gatherer->top;
	} else if (!into->path || size != gatherer->folder_size ||
		   memcmp(into->path, entry->path, size) != 0) {
		end_folder(gatherer);
		into->path = entry->path;
		gatherer->folder_size = size;
	}
	into->files++;
	into->bytes += entry->size;
}

/* The paths are those of files, and of an inventory that is about to go. */
static void keep_paths(struct fonds_bag_summary *summary)
{
	struct fonds_arena *arena = &summary->arena;

	for (size_t i = 0; i < summary->folders.count; i++) {
		struct fonds_bag_share *share = &summary->folders.items[i];

		share->path = fonds_arena_dup_bytes(
			arena, share->path, top_size(share->path));
	}
	for (size_t i = 0; i < summary->largest.count; i++) {
		struct fonds_bag_share *share = &summary->largest.items[i];

		share->path = fonds_arena_dup(arena, share->path);
	}
}

static void gather_files(struct fonds_bag_summary *summary,
	const struct fonds_inventory *inventory)
{
	struct gatherer gatherer = { .summary = summary };

	for (size_t i = 0; i < inventory->count; i++) {
		const struct fonds_bag_entry *entry = inventory->entries[i];

		if (entry->kind != FONDS_ENTRY_FILE)
			continue;
		if (entry->is_payload)
			gather_payload(&gatherer, entry);
		else
			summary->tag_files++;
	}
	end_folder(&gatherer);
	gatherer.top.path = PAYLOAD;
	if (gatherer.top.files > 0)
		add_share(&summary->folders, &gatherer.top);
	keep_paths(summary);
}

static void gather_manifests(
	struct fonds_bag_summary *summary, const struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->manifest_count; i++) {
		const struct fonds_bag_manifest *manifest =
			&state->manifests[i];
		const char *name = fonds_algorithm_name(manifest->algorithm);

		if (manifest->algorithm == 0)
			fonds_text_list_add(&summary->arena, &summary->unknown,
				manifest->entry->path);
		else if (manifest->is_tag &&
			 !fonds_text_list_has(&summary->tag_algorithms, name))
			fonds_text_list_add(&summary->arena,
				&summary->tag_algorithms, name);
	}
}

static void gather_fetch(
	struct fonds_bag_summary *summary, const struct fonds_inventory *files)
{
	const struct fonds_bag_entry *entry;

	for (size_t i = 0; (entry = fonds_inventory_get(files, i)); i++)
		summary->fetch_lines += entry->fetch_line > 0;
	fonds_bag_count_to_fetch(summary->looked, files);
}

/* Without the manifests no file of fetch.txt is listed: that says nothing. */
static uint64_t count_problems(const struct fonds_validation *looked)
{
	const char *unlisted =
		fonds_finding_code_info(BAG_FETCH_UNLISTED)->name;
	uint64_t count = 0;

	for (size_t i = 0; i < looked->findings.count; i++) {
		const struct fonds_finding *finding =
			&looked->findings.items[i].finding;

		count += finding->severity == FONDS_SEVERITY_ERROR &&
			 strcmp(finding->code, unlisted) != 0;
	}
	return count;
}

static enum fonds_status look(struct fonds_bag_summary *summary,
	struct fonds_bag_state *state, struct fonds_error **error)
{
	bool is_bag = false;
	enum fonds_status status = fonds_bag_look(state, &is_bag, error);

	if (status == FONDS_OK && !is_bag)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"this is not a bag: there is no bagit.txt");
	if (status == FONDS_OK)
		status = fonds_bag_info_read(state, error);
	if (status == FONDS_OK)
		status = fonds_fetch_read(state, error);
	if (status < 0)
		return status;
	summary->problems = count_problems(summary->looked);
	summary->is_version_known = state->version != FONDS_BAGIT_UNKNOWN;
	gather_files(summary, &state->inventory);
	gather_manifests(summary, state);
	gather_fetch(summary, &state->inventory);
	return fonds_arena_check(
		&summary->arena, "the summary of the bag", error);
}

enum fonds_status fonds_bag_show_tree(struct fonds_tree *tree,
	struct fonds_bag_summary **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_bag_summary_freep) struct fonds_bag_summary *summary =
		calloc(1, sizeof(*summary));
	const struct fonds_bag_check check = { .tree = tree };
	struct fonds_bag_state state = { .check = &check, .encoding = "UTF-8" };
	enum fonds_status status;

	if (!summary)
		return fonds_fail_nomem(error);
	fonds_arena_init(&summary->arena, ARENA_MAX);
	status = fonds_validation_new(&summary->looked, error);
	if (status < 0)
		return status;
	state.validation = summary->looked;
	fonds_inventory_init(&state.inventory);
	status = look(summary, &state, error);
	fonds_inventory_clear(&state.inventory);
	if (status == FONDS_OK)
		*ret = fonds_steal(&summary);
	return status;
}

/* The payload is passed over: only the names and sizes of its files count. */
static enum fonds_status show_packed(int fd, const char *path,
	struct fonds_bag_summary **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *packed = NULL;
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	const struct fonds_archive_file_options options = { .jobs = 1 };
	enum fonds_archive_form form;
	enum fonds_status status = fonds_archive_file_read(
		fd, path, &options, &packed, &form, error);

	if (status == FONDS_OK)
		status = fonds_packed_tree_new(packed, &tree, error);
	return status == FONDS_OK ? fonds_bag_show_tree(tree, ret, error)
				  : status;
}

static enum fonds_status show_folder(const char *path,
	struct fonds_bag_summary **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_error *why = NULL;
	enum fonds_status status = fonds_bag_tree_open(path, &tree, error);

	if (status < 0)
		return status;
	status = fonds_bag_show_tree(tree, ret, &why);
	if (status == FONDS_OK)
		return FONDS_OK;
	(void)fonds_error_prefix(&why, "'%s'", path);
	return fonds_error_move(&why, status, error);
}

enum fonds_status fonds_bag_show(const char *path,
	struct fonds_bag_summary **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_bag_summary_freep) struct fonds_bag_summary *summary =
		NULL;
	enum fonds_status status;
	int fd;

	if (!path || !ret)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no path, or no place for the result");
	fd = fonds_bag_archive_open(path);
	status = fd < 0 ? show_folder(path, &summary, error)
			: show_packed(fd, path, &summary, error);
	if (status < 0)
		return status;
	summary->looked->path = fonds_arena_dup(&summary->looked->arena, path);
	status = fonds_validation_check(summary->looked, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&summary);
	return status;
}
