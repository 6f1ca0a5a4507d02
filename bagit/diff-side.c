/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/diff-side.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/look.h"
#include "bagit/validate.h"
#include "base/cleanup.h"
#include "base/error.h"

/* The strongest first. */
static const enum fonds_algorithm preferred[] = {
	FONDS_SHA512,
	FONDS_SHA3_512,
	FONDS_BLAKE2B_512,
	FONDS_SHA384,
	FONDS_SHA3_384,
	FONDS_SHA256,
	FONDS_SHA3_256,
	FONDS_SHA224,
	FONDS_SHA3_224,
	FONDS_SHA1,
	FONDS_MD5,
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

void fonds_diff_side_clear(struct fonds_diff_side *side)
{
	free(side->files);
	fonds_inventory_clear(&side->state.inventory);
	fonds_validation_free(side->validation);
	*side = (struct fonds_diff_side){ 0 };
}

static void keep_tag_algorithms(struct fonds_diff_side *side)
{
	for (size_t i = 0; i < side->state.manifest_count; i++) {
		const struct fonds_bag_manifest *manifest =
			&side->state.manifests[i];
		const char *name = fonds_algorithm_name(manifest->algorithm);

		if (manifest->is_tag && manifest->algorithm != 0 &&
			!fonds_text_list_has(&side->tag_algorithms, name))
			fonds_text_list_add(&side->validation->arena,
				&side->tag_algorithms, name);
	}
}

enum fonds_status fonds_diff_side_load(struct fonds_diff_side *side,
	struct fonds_tree *tree, struct fonds_error **error)
{
	bool is_bag = false;
	enum fonds_status status;

	side->tree = tree;
	side->check.tree = tree;
	side->state.check = &side->check;
	side->state.encoding = "UTF-8";
	fonds_inventory_init(&side->state.inventory);
	status = fonds_validation_new(&side->validation, error);
	if (status < 0)
		return status;
	side->state.validation = side->validation;
	status = fonds_bag_look(&side->state, &is_bag, error);
	if (status == FONDS_OK && !is_bag)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"this is not a bag: there is no bagit.txt");
	if (status == FONDS_OK)
		status = fonds_bag_read_claims(&side->state, error);
	if (status < 0)
		return status;
	keep_tag_algorithms(side);
	return fonds_validation_check(side->validation, error);
}

static bool has_manifest(const struct fonds_diff_side *side,
	enum fonds_algorithm algorithm, bool is_tag)
{
	for (size_t i = 0; i < side->state.manifest_count; i++)
		if (side->state.manifests[i].algorithm == algorithm &&
			side->state.manifests[i].is_tag == is_tag)
			return true;
	return false;
}

enum fonds_algorithm fonds_diff_shared_algorithm(
	const struct fonds_diff_side *a, const struct fonds_diff_side *b,
	bool is_tag)
{
	for (size_t i = 0; i < COUNT(preferred); i++)
		if (has_manifest(a, preferred[i], is_tag) &&
			has_manifest(b, preferred[i], is_tag))
			return preferred[i];
	return 0;
}

/* What the fields of a diff tell. */
static bool is_told_elsewhere(
	const struct fonds_diff_side *side, const struct fonds_bag_entry *entry)
{
	static const char *const names[] = { "bagit.txt", "bag-info.txt",
		"package-info.txt" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], entry->path) == 0)
			return true;
	for (size_t i = 0; i < side->state.manifest_count; i++)
		if (side->state.manifests[i].entry == entry)
			return true;
	return false;
}

static bool belongs(
	const struct fonds_diff_side *side, const struct fonds_bag_entry *entry)
{
	if (!entry->is_on_disk)
		return entry->fetch_line > 0;
	return entry->kind != FONDS_ENTRY_EMPTY_FOLDER &&
	       entry->kind != FONDS_ENTRY_UNREADABLE &&
	       !is_told_elsewhere(side, entry);
}

static struct fonds_diff_file make_file(const struct fonds_diff_side *side,
	const struct fonds_bag_entry *entry, enum fonds_algorithm algorithm)
{
	struct fonds_diff_file file = {
		.path = entry->path,
		.size = entry->size,
		.is_payload = entry->is_payload,
	};
	const struct fonds_bag_claim *claim = entry->claims;

	for (; claim && algorithm != 0; claim = claim->next) {
		const struct fonds_bag_manifest *manifest =
			&side->state.manifests[claim->manifest];

		if (manifest->algorithm != algorithm || claim->size == 0 ||
			manifest->is_tag == entry->is_payload)
			continue;
		file.bytes = claim->bytes;
		file.digest_size = claim->size;
		break;
	}
	return file;
}

static int compare_paths(const void *left, const void *right)
{
	const struct fonds_diff_file *a = left;
	const struct fonds_diff_file *b = right;

	return strcmp(a->path, b->path);
}

enum fonds_status fonds_diff_side_list(struct fonds_diff_side *side,
	enum fonds_algorithm payload, enum fonds_algorithm tag,
	struct fonds_error **error)
{
	const struct fonds_inventory *inventory = &side->state.inventory;
	const struct fonds_bag_entry *entry;

	side->files = calloc(inventory->count + inventory->absent_count + 1,
		sizeof(*side->files));
	if (!side->files)
		return fonds_fail_nomem(error);
	for (size_t i = 0; (entry = fonds_inventory_get(inventory, i)); i++)
		if (belongs(side, entry))
			side->files[side->count++] = make_file(
				side, entry, entry->is_payload ? payload : tag);
	if (side->count > 0)
		qsort(side->files, side->count, sizeof(*side->files),
			compare_paths);
	return FONDS_OK;
}

static enum fonds_status take_digest(void *payload, const char *path,
	uint64_t size, const struct fonds_digest *sha256,
	struct fonds_error **error)
{
	struct fonds_diff_side *side = payload;
	struct fonds_arena *arena = &side->state.inventory.arena;
	const struct fonds_diff_file wanted = { .path = path };
	struct fonds_diff_file *file =
		side->count == 0 ? NULL
				 : bsearch(&wanted, side->files, side->count,
					   sizeof(wanted), compare_paths);
	uint8_t *bytes;

	if (!file)
		return FONDS_OK;
	bytes = fonds_arena_alloc(arena, sha256->size);
	if (!bytes)
		return fonds_arena_check(arena, "the list of files", error);
	memcpy(bytes, sha256->bytes, sha256->size);
	file->bytes = bytes;
	file->digest_size = sha256->size;
	file->size = size;
	return FONDS_OK;
}

enum fonds_status fonds_diff_side_read(struct fonds_diff_side *side,
	unsigned jobs, fonds_progress_fn *progress, void *progress_payload,
	struct fonds_error **error)
{
	const struct fonds_bag_check check = {
		.tree = side->tree,
		.jobs = jobs,
		.progress = progress,
		.progress_payload = progress_payload,
		.file = take_digest,
		.payload = side,
	};
	struct fonds_validation *validation = NULL;
	enum fonds_status status;

	for (size_t i = 0; i < side->count; i++) {
		side->files[i].bytes = NULL;
		side->files[i].digest_size = 0;
	}
	status = fonds_bag_check_run(&check, &validation, error);
	if (status < 0)
		return status;
	side->errors = fonds_validation_errors(validation);
	fonds_validation_free(validation);
	return FONDS_OK;
}
