/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An archive is read in one pass where that is possible. With what the files
 * are to be hashed is known from the names of the manifests: where the archive
 * lists its members quickly it is asked first, else the manifests are looked
 * for among what comes before the first file. If neither says anything, the
 * algorithms in use are taken, or from a pipe all. In the end the manifests
 * are known, and if anything is lacking the archive is read again.
 */
#include "bagit/packed/packed.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/manifest.h"
#include "bagit/packed/pass.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"

/* So many members are listed anyhow, and more where they are so large. */
#define LISTED_MIN 20000
#define LISTED_SIZE ((uint64_t)64 * 1024)

static const enum fonds_algorithm in_use[] = { FONDS_SHA256, FONDS_SHA512,
	FONDS_MD5, FONDS_SHA1 };

void fonds_packed_free(struct fonds_packed *packed)
{
	if (!packed)
		return;
	fonds_packed_records_free(packed->records);
	fonds_kept_files_clear(&packed->kept);
	fonds_packed_links_clear(&packed->links);
	fonds_top_folder_clear(&packed->top);
	free(packed->damaged);
	free(packed);
}

void fonds_packed_freep(struct fonds_packed **packed)
{
	fonds_packed_free(*packed);
}

static enum fonds_status packed_new(
	struct fonds_packed **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *packed = calloc(
		1, sizeof(*packed));
	enum fonds_status status;

	if (!packed)
		return fonds_fail_nomem(error);
	fonds_packed_links_init(&packed->links);
	status = fonds_kept_files_init(&packed->kept, error);
	if (status == FONDS_OK)
		status = fonds_packed_records_new(&packed->records, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&packed);
	return FONDS_OK;
}

void fonds_packed_plan_note(struct fonds_packed_plan *plan, const char *path)
{
	const char *slash = strchr(path, '/');
	const struct fonds_algorithm_info *info;
	bool is_tag;
	size_t size;
	const char *name = fonds_manifest_name_split(
		slash ? slash + 1 : path, &size, &is_tag);

	if (!name)
		return;
	info = fonds_algorithm_find(name, size);
	plan->has_manifest |= !is_tag;
	plan->has_tag_manifest |= is_tag;
	if (info)
		fonds_algorithm_set_add(
			plan->algorithms, &plan->count, info->algorithm);
}

/* What the manifests of the bag ask for, now that all of them are known. */
static void plan_by_kept(
	const struct fonds_packed *packed, struct fonds_packed_plan *plan)
{
	const char *top = fonds_top_folder_name(&packed->top);

	for (size_t i = 0; i < packed->kept.count; i++) {
		const char *path = fonds_top_folder_strip(
			top, packed->kept.items[i].path);

		if (path && !strchr(path, '/'))
			fonds_packed_plan_note(plan, path);
	}
}

static bool has_algorithm(
	const struct fonds_packed *packed, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < packed->algorithm_count; i++)
		if (packed->algorithms[i] == algorithm)
			return true;
	return false;
}

static bool has_algorithms(const struct fonds_packed *packed,
	const struct fonds_packed_plan *needed,
	const struct fonds_packed_pass_result *result)
{
	for (size_t i = 0; result->has_hashed && i < needed->count; i++)
		if (!has_algorithm(packed, needed->algorithms[i]))
			return false;
	return true;
}

/* By its name it was taken for payload, which it is not where the bag lies. */
static bool has_left_out_tag_file(const struct fonds_packed *packed,
	const struct fonds_packed_pass_result *result)
{
	const char *top = fonds_top_folder_name(&packed->top);

	return (result->has_left_out_below_folder && !*top) ||
	       (result->has_left_out_at_top && strcmp(top, "data") == 0);
}

/* Is the bag's file at that record one of its tag files? */
static enum fonds_status is_tag_file(struct fonds_packed *packed, uint64_t at,
	bool *ret, struct fonds_error **error)
{
	struct fonds_packed_record record;
	const char *path;
	uint64_t next;
	enum fonds_status status = fonds_packed_records_get(
		packed->records, at, &record, &next, error);

	if (status < 0)
		return status;
	path = fonds_top_folder_strip(
		fonds_top_folder_name(&packed->top), record.path);
	*ret = path && strncmp(path, "data/", 5) != 0;
	return FONDS_OK;
}

/* A tag file may be a hard link to what was left out as payload. */
static enum fonds_status find_unread_link(
	struct fonds_packed *packed, bool *ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < packed->links.count; i++) {
		const struct fonds_packed_link *link = &packed->links.items[i];
		struct fonds_packed_record record;
		bool is_wanted = false;
		uint64_t next;

		if (!link->is_found)
			continue;
		status = is_tag_file(packed, link->at, &is_wanted, error);
		if (status == FONDS_OK && is_wanted)
			status = fonds_packed_records_get(packed->records,
				link->found, &record, &next, error);
		if (status == FONDS_OK && is_wanted)
			*ret |= record.digest_count == 0 && !record.is_kept &&
				!record.is_damaged;
	}
	return status;
}

/*
 * Listing takes some microseconds a member, reading about one for each two
 * kilobytes: with many small files it would double the work.
 */
static bool is_worth_listing(const struct fonds_progress *totals)
{
	return totals->files_total < LISTED_MIN ||
	       totals->bytes_total / totals->files_total >= LISTED_SIZE;
}

static enum fonds_status list_all(const struct fonds_packed_options *options,
	struct fonds_packed_plan *plan, bool *ret_is_whole,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(options->tree, &walk, error);

	*ret_is_whole = false;
	while (status == FONDS_OK && is_worth_listing(&plan->totals)) {
		status = fonds_walk_next(walk, &entry, error);
		*ret_is_whole = status == FONDS_OK && !entry;
		if (status < 0 || !entry)
			break;
		fonds_packed_plan_note(plan, entry->path);
		plan->totals.files_total++;
		if (entry->kind == FONDS_ENTRY_FILE && !entry->same_as &&
			options->reads_payload)
			plan->totals.bytes_total += entry->size;
	}
	return status;
}

/* The names alone, where that is quick; else nothing is known beforehand. */
static enum fonds_status list(const struct fonds_packed_options *options,
	struct fonds_packed_plan *plan, struct fonds_error **error)
{
	bool is_whole = false;
	enum fonds_status status;

	if (!fonds_tree_traits(options->tree).lists_quickly)
		return FONDS_OK;
	status = list_all(options, plan, &is_whole, error);
	plan->is_final = plan->count > 0;
	if (status == FONDS_OK && !is_whole)
		*plan = (struct fonds_packed_plan){ 0 };
	return status;
}

/* For what comes before any manifest. */
static void guess(const struct fonds_packed_options *options,
	struct fonds_packed_plan *plan)
{
	if (!fonds_tree_traits(options->tree).walks_again) {
		for (int i = FONDS_MD5; i <= FONDS_BLAKE2B_512; i++)
			fonds_algorithm_set_add(plan->fallback,
				&plan->fallback_count, (enum fonds_algorithm)i);
		return;
	}
	for (size_t i = 0; i < sizeof(in_use) / sizeof(*in_use); i++)
		fonds_algorithm_set_add(
			plan->fallback, &plan->fallback_count, in_use[i]);
}

static enum fonds_status pass(const struct fonds_packed_options *options,
	const struct fonds_packed_plan *plan, struct fonds_packed **ret,
	struct fonds_packed_pass_result *result, struct fonds_error **error)
{
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *packed = NULL;
	enum fonds_status status = packed_new(&packed, error);

	if (status == FONDS_OK)
		status = fonds_packed_pass_run(
			options, plan, packed, result, error);
	if (status == FONDS_OK)
		status = fonds_packed_links_resolve(
			&packed->links, packed->records, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&packed);
	return status;
}

/* By what the first pass found: nothing is left to be guessed. */
static enum fonds_status read_again(const struct fonds_packed_options *options,
	const struct fonds_packed_plan *needed, bool lacks_tag_file,
	struct fonds_packed **packed, struct fonds_error **error)
{
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *first = NULL;
	struct fonds_packed_options again = *options;
	struct fonds_packed_plan plan = *needed;
	struct fonds_packed_pass_result result = { 0 };

	if (!fonds_tree_traits(options->tree).walks_again)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' would have to be read twice, because %s: save "
			"it to a file and give that",
			options->name,
			lacks_tag_file
				? "which of its files are payload is only "
				  "known at its end"
				: "not all of its manifests come before the "
				  "files they list");
	plan.is_final = true;
	again.reads_payload |= lacks_tag_file;
	first = fonds_steal(packed);
	return pass(&again, &plan, packed, &result, error);
}

enum fonds_status fonds_packed_read(const struct fonds_packed_options *options,
	struct fonds_packed **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_packed_freep) struct fonds_packed *packed = NULL;
	struct fonds_packed_plan plan = { 0 };
	struct fonds_packed_plan needed = { 0 };
	struct fonds_packed_pass_result result = { 0 };
	bool lacks_tag_file;
	enum fonds_status status = list(options, &plan, error);

	guess(options, &plan);
	if (status == FONDS_OK)
		status = pass(options, &plan, &packed, &result, error);
	if (status < 0)
		return status;
	plan_by_kept(packed, &needed);
	needed.totals = plan.totals;
	lacks_tag_file = has_left_out_tag_file(packed, &result);
	if (!options->reads_payload && !lacks_tag_file)
		status = find_unread_link(packed, &lacks_tag_file, error);
	if (status == FONDS_OK &&
		(lacks_tag_file || !has_algorithms(packed, &needed, &result)))
		status = read_again(
			options, &needed, lacks_tag_file, &packed, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&packed);
	return FONDS_OK;
}
