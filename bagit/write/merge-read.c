/* SPDX-License-Identifier: Apache-2.0 */
/* The bags of a merge, and what is to become of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/write/apart.h"
#include "bagit/write/bag-group.h"
#include "bagit/write/merge-tags.h"
#include "bagit/write/merge.h"
#include "bagit/write/replace-tags.h"
#include "bagit/write/tag-set.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/algorithm.h"

/* Where a path of the bag lies, as a person would write it. */
static enum fonds_status join(const char *bag, const char *path, char **ret,
	struct fonds_error **error)
{
	size_t size = strlen(bag);

	while (size > 1 && bag[size - 1] == '/')
		size--;
	if (asprintf(ret, "%.*s%s%s", (int)size, bag, path ? "/" : "",
		    path ? path : "") >= 0)
		return FONDS_OK;
	*ret = NULL;
	return fonds_fail_nomem(error);
}

enum fonds_status fonds_merge_take_findings(struct fonds_merging *merging,
	const char *path, const struct fonds_validation *findings,
	struct fonds_error **error)
{
	const struct fonds_finding *finding;
	struct fonds_validation *ours = merging->result->findings;

	for (size_t i = 0; (finding = fonds_validation_get(findings, i)); i++) {
		fonds_cleanup(fonds_freep) char *where = NULL;
		const struct fonds_finding_values values = {
			.expected = finding->expected,
			.actual = finding->actual,
		};
		enum fonds_status status = join(
			path, finding->path, &where, error);

		if (status < 0)
			return status;
		fonds_validation_add_values(ours,
			fonds_finding_code_find(finding->code), where, values,
			"%s", finding->message);
	}
	return fonds_validation_check(ours, error);
}

static enum fonds_status read_bag(
	struct fonds_merging *merging, size_t index, struct fonds_error **error)
{
	const struct fonds_bag_merge_options *options = merging->options;
	const struct fonds_old_bag_options read = {
		.is_hashed = options->dry_run,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
	};
	const char *path = merging->paths[index];
	struct fonds_old_bag *bag = &merging->bags[index];
	enum fonds_status status = fonds_old_bag_read(bag, path, &read, error);

	if (status == FONDS_OK)
		status = fonds_replace_tags_check(bag->fd, path, error);
	if (status == FONDS_OK)
		status = fonds_bag_check_apart(
			merging->output, bag->fd, path, error);
	fonds_old_bag_close(bag);
	if (status < 0 || fonds_validation_is_valid(bag->validation))
		return status;
	return fonds_merge_take_findings(merging, path, bag->validation, error);
}

enum fonds_status fonds_merge_read(
	struct fonds_merging *merging, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	merging->bags = calloc(merging->count, sizeof(*merging->bags));
	if (!merging->bags)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < merging->count; i++)
		merging->bags[i] = (struct fonds_old_bag)FONDS_OLD_BAG_INIT;
	for (size_t i = 0; status == FONDS_OK && i < merging->count; i++)
		status = read_bag(merging, i, error);
	return status;
}

static enum fonds_status sort_bags(struct fonds_merging *merging,
	const struct fonds_bag_member *members, struct fonds_error **error)
{
	struct fonds_old_bag *sorted = calloc(merging->count, sizeof(*sorted));

	if (!sorted)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < merging->count; i++)
		sorted[i] = merging->bags[members[i].index];
	free(merging->bags);
	merging->bags = sorted;
	return FONDS_OK;
}

static enum fonds_status check_group(
	struct fonds_merging *merging, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct fonds_bag_member *members = calloc(
		merging->count, sizeof(*members));
	struct fonds_validation *findings = merging->result->findings;
	enum fonds_status status;

	if (!members)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < merging->count; i++)
		members[i] = (struct fonds_bag_member){
			.path = merging->bags[i].path,
			.info = &merging->bags[i].validation->info,
			.index = i,
		};
	fonds_bag_group_check(members, merging->count, findings);
	status = fonds_validation_check(findings, error);
	if (status < 0 || !fonds_validation_is_valid(findings))
		return status;
	return sort_bags(merging, members, error);
}

static void choose_algorithms(struct fonds_merging *merging)
{
	const struct fonds_file_table *first = &merging->bags[0].payload;

	for (size_t i = 0; i < first->algorithm_count; i++) {
		enum fonds_algorithm algorithm = first->algorithms[i];
		size_t having = 1;

		while (having < merging->count &&
			fonds_file_table_algorithm(
				&merging->bags[having].payload, algorithm) !=
				FONDS_HASHER_MAX)
			having++;
		if (having == merging->count)
			merging->algorithms[merging->algorithm_count++] =
				algorithm;
	}
	if (merging->algorithm_count == 0)
		fonds_validation_add(merging->result->findings,
			BAG_MERGE_ALGORITHM, NULL,
			"there is no algorithm that all bags have a manifest "
			"of");
}

/* Some bags have manifests that the new one will not have. */
static void note_algorithms(struct fonds_merging *merging)
{
	enum fonds_algorithm all[FONDS_HASHER_MAX];
	size_t count = 0;

	for (size_t i = 0; i < merging->algorithm_count; i++)
		fonds_algorithm_set_add(all, &count, merging->algorithms[i]);
	for (size_t i = 0; i < merging->count; i++) {
		const struct fonds_file_table *table =
			&merging->bags[i].payload;

		for (size_t j = 0; j < table->algorithm_count; j++)
			fonds_algorithm_set_add(
				all, &count, table->algorithms[j]);
	}
	for (size_t i = merging->algorithm_count; i < count; i++)
		fonds_bag_notes_hint(&merging->result->notes, NULL,
			"not every bag has a manifest of %s, so the new one "
			"has none",
			fonds_algorithm_name(all[i]));
}

static enum fonds_status plan_files(struct fonds_merging *merging,
	bool is_payload, struct fonds_error **error)
{
	const struct fonds_merge_planning planning = {
		.bags = merging->bags,
		.bag_count = merging->count,
		.is_payload = is_payload,
		.keeps_apart = merging->options->keeps_apart,
		.findings = merging->result->findings,
		.notes = &merging->result->notes,
	};

	return fonds_merge_plan_make(
		is_payload ? &merging->payload : &merging->others, &planning,
		error);
}

static enum fonds_status make_tags(
	struct fonds_merging *merging, struct fonds_error **error)
{
	const struct fonds_bag_tag_facts facts = {
		.bytes = merging->payload.kept_bytes,
		.files = merging->payload.kept_files,
		.time = merging->time,
	};
	struct fonds_bag_tags *tags = &merging->tags;
	char date[FONDS_CLOCK_DATE_SIZE];
	const char *size;
	enum fonds_status status = fonds_merge_tags(merging->bags,
		merging->count, tags, &merging->result->notes, error);

	if (status < 0)
		return status;
	(void)fonds_bag_tags_set(tags, "Bagging-Date",
		fonds_clock_format_date(merging->time, date));
	size = fonds_bag_tags_size(tags, facts.bytes);
	if (size)
		(void)fonds_bag_tags_set(tags, "Bag-Size", size);
	fonds_bag_tags_replace(tags, &merging->given);
	fonds_bag_tags_complete(tags, &facts);
	status = fonds_bag_tags_check(tags, error);
	return status == FONDS_OK ? fonds_bag_tags_check_lines(tags, error)
				  : status;
}

static enum fonds_status note_bag(struct fonds_merging *merging,
	const struct fonds_old_bag *bag, struct fonds_error **error)
{
	struct fonds_bag_notes *notes = &merging->result->notes;
	const struct fonds_finding *finding;
	enum fonds_status status = FONDS_OK;

	if (bag->version < FONDS_BAGIT_1_0 || !bag->is_utf8)
		fonds_bag_notes_hint(notes, bag->path,
			"it is of version %s in %s, and becomes 1.0 in UTF-8",
			bag->validation->version, bag->validation->encoding);
	for (size_t i = 0; status == FONDS_OK &&
			   (finding = fonds_validation_get(bag->validation, i));
		i++) {
		fonds_cleanup(fonds_freep) char *where = NULL;

		if (strcmp(finding->code, "BAG-EMPTY-FOLDER") != 0)
			continue;
		status = join(bag->path, finding->path, &where, error);
		if (status == FONDS_OK)
			fonds_bag_notes_hint(notes, where,
				"the folder is empty and does not come along");
	}
	return status == FONDS_OK ? fonds_bag_notes_check(notes, error)
				  : status;
}

static void count_payload(struct fonds_merging *merging)
{
	struct fonds_bag_result *result = merging->result;

	result->files = merging->payload.kept_files;
	result->bytes = merging->payload.kept_bytes;
	result->algorithm_count = merging->algorithm_count;
	memcpy(result->algorithms, merging->algorithms,
		sizeof(result->algorithms));
}

enum fonds_status fonds_merge_prepare(
	struct fonds_merging *merging, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!merging->options->any)
		status = check_group(merging, error);
	if (status < 0 || !fonds_bag_result_is_good(merging->result))
		return status;
	choose_algorithms(merging);
	note_algorithms(merging);
	for (size_t i = 0; status == FONDS_OK && i < merging->count; i++)
		status = note_bag(merging, &merging->bags[i], error);
	if (status == FONDS_OK)
		status = plan_files(merging, true, error);
	if (status == FONDS_OK)
		status = plan_files(merging, false, error);
	if (status == FONDS_OK)
		status = make_tags(merging, error);
	count_payload(merging);
	return status;
}
