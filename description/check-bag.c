/* SPDX-License-Identifier: Apache-2.0 */
#include "description/check-bag.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bagit/state.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "description/check-file.h"
#include "description/described-entities.h"
#include "description/described-files.h"

#define PREMIS "metadata/premis.xml"
#define DC "metadata/dc.xml"
#define OAI_DC "metadata/oai_dc.xml"

/* What can be compared when every file is read. */
static const enum fonds_algorithm all_algorithms[] = { FONDS_MD5, FONDS_SHA1,
	FONDS_SHA256, FONDS_SHA384, FONDS_SHA512 };

struct comparison {
	struct fonds_metadata_check *check;
	const struct fonds_bag_metadata *bag;
	struct fonds_tree *tree;
	struct fonds_described_files files;
	struct fonds_described_entities entities;
	bool has_premis;
	bool has_dc;
	bool is_whole; /* PREMIS was read to its end */
	bool is_whole_dc;
	bool is_bag;
};

static enum fonds_status see(const struct fonds_premis_node *entity,
	const char *about, unsigned long line, void *payload,
	struct fonds_error **error)
{
	struct comparison *comparison = payload;

	(void)error;
	if (about) {
		fonds_described_entities_record(
			&comparison->entities, about, line);
	} else if (strcmp(entity->name, "object") == 0) {
		fonds_described_entities_object(&comparison->entities, entity);
		fonds_described_files_add(&comparison->files, entity);
	}
	return FONDS_OK;
}

struct document {
	struct fonds_tree *tree;
	struct fonds_bag_path *path;
};

static enum fonds_status open_document(
	void *payload, struct fonds_stream **ret, struct fonds_error **error)
{
	const struct document *document = payload;

	return fonds_tree_open(document->tree, document->path, ret, error);
}

/* One that is there and cannot be opened is a finding. */
static enum fonds_status take_unopened(struct comparison *comparison,
	enum fonds_status status, struct fonds_error **own, bool *ret,
	struct fonds_error **error)
{
	*ret = fonds_error_errno(*own) != ENOENT;
	if (status != FONDS_ERR_IO && status != FONDS_ERR_UNSAFE)
		return fonds_error_move(own, status, error);
	if (*ret)
		fonds_check_add(comparison->check,
			CHECK_DESCRIPTION_FILE_UNREADABLE, NULL, "%s",
			fonds_error_message(*own));
	fonds_error_freep(own);
	return FONDS_OK;
}

/* *ret: it is there. */
static enum fonds_status check_document(struct comparison *comparison,
	const char *name, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct document document = { .tree = comparison->tree };
	struct fonds_check_source source = { .name = name,
		.open = open_document,
		.payload = &document,
		.opens_again = true };
	struct fonds_error *own = NULL;
	enum fonds_status status = fonds_bag_path_new(
		name, strlen(name), &path, error);

	if (status < 0)
		return status;
	document.path = path;
	comparison->check->file = name;
	status = open_document(&document, &stream, &own);
	if (status < 0)
		return take_unopened(comparison, status, &own, ret, error);
	*ret = true;
	return fonds_check_file(comparison->check, &source, stream,
		comparison->bag->schemas, error);
}

static enum fonds_status check_documents(
	struct comparison *comparison, struct fonds_error **error)
{
	struct fonds_metadata_check *check = comparison->check;
	uint64_t refusals = check->refusals;
	bool has_oai = false;
	enum fonds_status status;

	check->see = see;
	check->payload = comparison;
	status = check_document(
		comparison, PREMIS, &comparison->has_premis, error);
	comparison->is_whole = check->refusals == refusals;
	refusals = check->refusals;
	if (status == FONDS_OK)
		status = check_document(
			comparison, DC, &comparison->has_dc, error);
	comparison->is_whole_dc = check->refusals == refusals;
	check->see = NULL;
	if (status == FONDS_OK)
		status = check_document(comparison, OAI_DC, &has_oai, error);
	check->file = PREMIS;
	if (status == FONDS_OK && !comparison->has_premis)
		fonds_check_add(check, CHECK_DESCRIPTION_PREMIS_MISSING, NULL,
			"the bag has no description in PREMIS");
	check->file = DC;
	if (status == FONDS_OK && !comparison->has_dc)
		fonds_check_add(check, CHECK_DESCRIPTION_DC_MISSING, NULL,
			"the bag has no description in Dublin Core");
	return status;
}

/* A finding on a file of the bag, in the line that describes it. */
static void tell(struct comparison *comparison, enum fonds_check_code code,
	const struct fonds_described_file *file, const char *expected,
	const char *actual, const char *message)
{
	struct fonds_check_spot spot = {
		.line = file->line, .expected = expected, .actual = actual
	};

	comparison->check->file = PREMIS;
	fonds_check_add(comparison->check, code, &spot, "'%s': %s", file->path,
		message);
}

static void compare_size(struct comparison *comparison,
	const struct fonds_described_file *file, uint64_t size)
{
	char expected[24];
	char actual[24];

	if (file->size == UINT64_MAX || size == FONDS_BAG_SIZE_UNKNOWN ||
		file->size == size)
		return;
	(void)snprintf(expected, sizeof(expected), "%" PRIu64, size);
	(void)snprintf(actual, sizeof(actual), "%" PRIu64, file->size);
	tell(comparison, CHECK_DESCRIPTION_FILE_SIZE, file, expected, actual,
		"PREMIS gives another size");
}

/* False when PREMIS says nothing of the algorithm. */
static bool compare_digest(struct comparison *comparison,
	const struct fonds_described_file *file,
	const struct fonds_digest *digest)
{
	const struct fonds_described_digest *item = file->digests;
	char expected[2 * FONDS_DIGEST_MAX + 1];
	char actual[2 * FONDS_DIGEST_MAX + 1];
	bool is_compared = false;

	for (; item; item = item->next) {
		if (item->digest.algorithm != digest->algorithm)
			continue;
		is_compared = true;
		if (fonds_digest_equal(&item->digest, digest))
			continue;
		tell(comparison, CHECK_DESCRIPTION_FILE_DIGEST, file,
			fonds_digest_format(digest, expected),
			fonds_digest_format(&item->digest, actual),
			"PREMIS gives another digest");
	}
	return is_compared;
}

static void tell_uncompared(struct comparison *comparison,
	const struct fonds_described_file *file, bool is_compared)
{
	if (!is_compared)
		tell(comparison, CHECK_DESCRIPTION_FILE_NOT_READ, file, NULL,
			NULL, "no digest of it was compared");
}

/* The digests that manifests list of it, known or only claimed. */
static void compare_claims(struct comparison *comparison,
	const struct fonds_bag_state *state,
	const struct fonds_described_file *file,
	const struct fonds_bag_entry *entry)
{
	const struct fonds_bag_claim *claim = entry->claims;
	bool is_compared = false;

	for (; claim; claim = claim->next) {
		struct fonds_digest digest = {
			.algorithm =
				state->manifests[claim->manifest].algorithm,
			.size = claim->size,
		};

		if (claim->size == 0)
			continue;
		memcpy(digest.bytes, claim->bytes, claim->size);
		is_compared |= compare_digest(comparison, file, &digest);
	}
	tell_uncompared(comparison, file, is_compared);
}

static bool is_full(const struct comparison *comparison)
{
	return comparison->bag->level == FONDS_METADATA_LEVEL_FULL;
}

/* Called for each file that was read, at the level full. */
static enum fonds_status compare_read(void *writer,
	struct fonds_bag_state *state, const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct comparison *comparison = writer;
	struct fonds_described_file *file = fonds_described_files_find(
		&comparison->files, entry->path);
	bool is_compared = false;

	(void)state;
	if (!is_full(comparison) || !file || !result->digests)
		return FONDS_OK;
	compare_size(comparison, file, result->size);
	for (size_t i = 0; i < result->digest_count; i++)
		is_compared |= compare_digest(
			comparison, file, &result->digests[i]);
	tell_uncompared(comparison, file, is_compared);
	file->is_compared = true;
	comparison->check->files++;
	return fonds_check_status(comparison->check, error);
}

static void compare_file(struct comparison *comparison,
	const struct fonds_bag_state *state, struct fonds_described_file *file)
{
	const struct fonds_bag_entry *entry = fonds_inventory_find(
		&state->inventory, file->path);

	if (!entry || entry->kind != FONDS_ENTRY_FILE) {
		tell(comparison, CHECK_DESCRIPTION_FILE_ABSENT, file, NULL,
			NULL, "there is no such file in the bag");
		return;
	}
	if (is_full(comparison) && !file->is_compared) {
		tell(comparison, CHECK_DESCRIPTION_FILE_UNREADABLE, file, NULL,
			NULL, "it could not be read, or changed meanwhile");
		return;
	}
	if (is_full(comparison))
		return;
	compare_size(comparison, file, entry->size);
	compare_claims(comparison, state, file, entry);
	comparison->check->files++;
}

/* Of several for one path the first is compared, the others are told. */
static void compare_described(
	struct comparison *comparison, const struct fonds_bag_state *state)
{
	struct fonds_described_file *first = NULL;

	for (size_t i = 0; i < comparison->files.count; i++) {
		struct fonds_described_file *file = &comparison->files.items[i];

		if (first && strcmp(first->path, file->path) == 0) {
			tell(comparison, CHECK_DESCRIPTION_FILE_TWICE, file,
				NULL, NULL, "another object is it too");
			continue;
		}
		first = file;
		compare_file(comparison, state, file);
	}
}

static void find_undescribed(
	struct comparison *comparison, const struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->inventory.count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.entries[i];

		if (!entry->is_payload || entry->kind != FONDS_ENTRY_FILE ||
			fonds_described_files_find(
				&comparison->files, entry->path))
			continue;
		comparison->check->file = fonds_arena_dup(
			&comparison->check->arena, entry->path);
		fonds_check_add(comparison->check,
			CHECK_DESCRIPTION_FILE_UNDESCRIBED, NULL,
			"no object of PREMIS is this file");
	}
}

static enum fonds_status compare_all(
	void *writer, struct fonds_bag_state *state, struct fonds_error **error)
{
	struct comparison *comparison = writer;

	comparison->is_bag = true;
	if (!comparison->has_premis || !comparison->is_whole)
		return FONDS_OK;
	compare_described(comparison, state);
	find_undescribed(comparison, state);
	return fonds_check_status(comparison->check, error);
}

/* The walk of the bag, and its manifests; what is wrong there is not ours. */
static enum fonds_status compare_files(
	struct comparison *comparison, struct fonds_error **error)
{
	const struct fonds_bag_metadata *bag = comparison->bag;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = {
		.tree = comparison->tree,
		.jobs = bag->jobs,
		.progress = bag->progress,
		.progress_payload = bag->payload,
		.level = is_full(comparison) ? FONDS_BAG_LEVEL_FULL
					     : FONDS_BAG_LEVEL_FAST,
		.algorithms = all_algorithms,
		.algorithm_count = is_full(comparison)
					   ? sizeof(all_algorithms) /
						     sizeof(all_algorithms[0])
					   : 0,
		.hashed = compare_read,
		.checked = compare_all,
		.writer = comparison,
	};
	enum fonds_status status = fonds_bag_check_run(
		&check, &validation, error);

	fonds_validation_free(validation);
	if (status == FONDS_OK && !comparison->is_bag)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no bag: it has no bagit.txt", bag->path);
	return status;
}

static enum fonds_status compare(
	struct comparison *comparison, struct fonds_error **error)
{
	enum fonds_status status = check_documents(comparison, error);

	if (status < 0)
		return status;
	fonds_described_files_sort(&comparison->files);
	status = fonds_described_files_check(&comparison->files, error);
	if (status == FONDS_OK)
		status = compare_files(comparison, error);
	if (status == FONDS_OK && comparison->has_premis &&
		comparison->has_dc && comparison->is_whole &&
		comparison->is_whole_dc)
		status = fonds_described_entities_compare(&comparison->entities,
			comparison->check, PREMIS, DC, error);
	return status;
}

enum fonds_status fonds_check_bag(struct fonds_metadata_check *check,
	const struct fonds_bag_metadata *bag, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct comparison comparison = { .check = check, .bag = bag };
	enum fonds_status status = fonds_bag_tree_open(bag->path, &tree, error);

	if (status < 0)
		return status;
	comparison.tree = tree;
	fonds_described_files_init(&comparison.files);
	fonds_described_entities_init(&comparison.entities);
	status = compare(&comparison, error);
	fonds_described_files_clear(&comparison.files);
	fonds_described_entities_clear(&comparison.entities);
	check->see = NULL;
	return status < 0 ? status : fonds_check_status(check, error);
}
