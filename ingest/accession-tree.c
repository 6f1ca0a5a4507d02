/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-tree.h"

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest-flight.h"
#include "fixity/digest-run.h"
#include "fixity/digest/judge.h"
#include "ingest/accession-pace.h"

/* The walk is ahead of the engine by what the engine has under way. */
struct reading {
	struct fonds_accession_list *list;
	struct fonds_accession_findings *findings;
	struct fonds_shared_tree *tree;
	struct fonds_walk *walk; /* NULL: there is one file, or none any more */
	const char *name;        /* of that file, until it is under way */
	struct fonds_digest_flights flights;
};

static void reading_clear(struct reading *reading)
{
	fonds_walk_free(reading->walk);
	fonds_digest_flights_clear(&reading->flights);
	fonds_shared_tree_drop(reading->tree);
}

static enum fonds_status begin_file(struct reading *reading, const char *path,
	uint64_t inode, uint64_t size, struct fonds_check_item **ret,
	struct fonds_error **error)
{
	struct fonds_digest_flight *flight;
	enum fonds_status status;

	status = fonds_digest_flight_begin(&reading->flights, reading->tree,
		NULL, path, 0, &flight, error);
	if (status == FONDS_OK)
		status = fonds_bag_path_found(path, &flight->path, error);
	if (status < 0)
		return status;
	flight->item.path = flight->path;
	flight->item.inode = inode;
	flight->item.weight = size;
	*ret = &flight->item;
	return FONDS_OK;
}

static enum fonds_status next_in_walk(struct reading *reading,
	struct fonds_check_item **item, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = NULL;

	for (;;) {
		enum fonds_status status = fonds_walk_next(
			reading->walk, &entry, error);

		if (status < 0 || !entry)
			return status;
		if (entry->kind == FONDS_ENTRY_FILE)
			return begin_file(reading, entry->path, entry->inode,
				entry->size, item, error);
		fonds_accession_findings_entry(reading->findings, entry);
	}
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct reading *reading = payload;
	const char *name = fonds_steal(&reading->name);

	*item = NULL;
	if (reading->walk)
		return next_in_walk(reading, item, error);
	return name ? begin_file(reading, name, 0, 0, item, error) : FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct reading *reading = payload;
	struct fonds_digest_flight *flight = item->payload;
	enum fonds_status status = FONDS_OK;

	if (result->verdict == FONDS_VERDICT_OK) {
		const struct fonds_accession_file file = {
			.path = flight->name,
			.size = result->size,
			.digests = result->digests,
			.digest_count = result->digest_count,
			.state = result->state,
		};

		status = fonds_accession_list_add(reading->list, &file, error);
	} else {
		fonds_accession_findings_result(
			reading->findings, flight->name, result, NULL);
	}
	fonds_digest_flight_end(&reading->flights, flight);
	return status;
}

static enum fonds_status run(struct reading *reading,
	const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	struct fonds_check check = {
		.algorithms = algorithms,
		.jobs = options->jobs,
		.in_order = true,
		.next = next,
		.done = done,
		.payload = reading,
		.progress = options->progress,
		.progress_payload = options->payload,
	};
	enum fonds_status status;

	fonds_algorithm_set_add(
		algorithms, &check.algorithm_count, FONDS_SHA256);
	fonds_algorithm_set_add_all(algorithms, &check.algorithm_count,
		options->algorithms, options->algorithm_count);
	status = fonds_check_run(&check, error);
	if (status < 0)
		return status;
	return fonds_finding_list_check(&reading->findings->list, error);
}

static enum fonds_status open_folder(
	struct reading *reading, const char *folder, struct fonds_error **error)
{
	struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_dir_tree_new(folder, &tree, error);

	if (status < 0)
		return status;
	return fonds_shared_tree_new(tree, &reading->tree, error);
}

enum fonds_status fonds_accession_tree_read(struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(reading_clear) struct reading reading = {
		.list = list,
		.findings = findings,
	};
	enum fonds_status status = open_folder(&reading, folder, error);

	if (status == FONDS_OK)
		status = fonds_walk_new(
			reading.tree->tree, &reading.walk, error);
	return status < 0 ? status : run(&reading, options, error);
}

enum fonds_status fonds_accession_file_read(struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const char *name, const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(reading_clear) struct reading reading = {
		.list = list,
		.findings = findings,
		.name = name,
	};
	enum fonds_status status = open_folder(&reading, folder, error);

	return status < 0 ? status : run(&reading, options, error);
}

struct second_look {
	struct fonds_tree *tree;
	struct fonds_accession_findings *findings;
	struct fonds_accession_pace pace;
	uint64_t count; /* of what is there now */
};

static enum fonds_status read_state(struct fonds_tree *tree, const char *path,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *own = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_bag_path_found(path, &own, error);

	if (status == FONDS_OK)
		status = fonds_tree_open(tree, own, &stream, error);
	if (status == FONDS_OK)
		status = fonds_stream_state(stream, ret, error);
	return status;
}

static enum fonds_status look_at(const struct fonds_accession_file *file,
	void *payload, struct fonds_error **error)
{
	struct second_look *look = payload;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_file_state now;
	enum fonds_status status = read_state(
		look->tree, file->path, &now, &why);

	if (status < 0 && fonds_judge_is_own_failure(status, why))
		return fonds_error_move(&why, status, error);
	if (status < 0 || !fonds_file_state_equal(&now, &file->state))
		fonds_accession_findings_file(look->findings, file->path,
			FONDS_VERDICT_UNSTABLE, "changed since it was read",
			NULL);
	return fonds_accession_pace_step(&look->pace, error);
}

static enum fonds_status count_file(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct second_look *look = payload;

	look->count += entry->kind != FONDS_ENTRY_EMPTY_FOLDER;
	return fonds_accession_pace_step(&look->pace, error);
}

/* What came in the meantime would be found unexpected by every audit. */
static enum fonds_status look_for_new(const struct fonds_accession_list *list,
	struct second_look *look, struct fonds_error **error)
{
	enum fonds_status status = fonds_tree_walk(
		look->tree, count_file, look, error);

	if (status == FONDS_OK && look->count != list->files)
		fonds_accession_findings_file(look->findings, NULL,
			FONDS_VERDICT_UNSTABLE,
			"files came or went while the others were read", NULL);
	return status;
}

enum fonds_status fonds_accession_look_again(struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const char *name, const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct second_look look = {
		.findings = findings,
		.pace = { options->progress, options->payload, { 0 } },
	};
	enum fonds_status status = fonds_dir_tree_new(folder, &tree, error);

	look.tree = tree;
	if (status == FONDS_OK)
		status = fonds_accession_list_each(list, look_at, &look, error);
	if (status == FONDS_OK && !name)
		status = look_for_new(list, &look, error);
	if (status < 0)
		return status;
	return fonds_finding_list_check(&findings->list, error);
}
