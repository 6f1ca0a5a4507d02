/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine computes the same algorithms for every file of a check, so those
 * that the list names are gathered in a first pass over its text, which costs
 * little beside reading the files. Neighbouring lines for one file are one
 * item, so that the file is read once; lines of it that stand apart are items
 * of their own, and what they add is registered with the others.
 */
#include "ingest/accession-checksums.h"

#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "fixity/algorithm.h"
#include "fixity/checksum-list.h"
#include "fixity/digest-flight.h"
#include "ingest/path-set.h"

#define LIST_SIZE_MAX ((size_t)4 << 30)

struct reading {
	struct fonds_accession_list *files;
	struct fonds_accession_findings *findings;
	const struct fonds_accession_options *options;
	const char *folder;
	const char *path; /* of the list */
	struct fonds_buffer text;
	struct fonds_checksum_list *list;
	struct fonds_shared_tree *tree;
	struct fonds_digest_flights flights;
	struct fonds_digest_flight *pending; /* the next line may be its, too */
	struct fonds_buffer name;            /* of the entry at hand */
	struct fonds_path_set named;
	bool is_over; /* the list has been read to its end */
	bool has_itself;
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;
};

static void reading_clear(struct reading *reading)
{
	fonds_digest_flights_clear(&reading->flights);
	fonds_shared_tree_drop(reading->tree);
	fonds_checksum_list_free(reading->list);
	fonds_path_set_clear(&reading->named);
	fonds_buffer_clear(&reading->name);
	fonds_buffer_clear(&reading->text);
}

/* Without "." components and doubled slashes, as a walk would give it. */
static void clean_path(struct fonds_buffer *name, const char *path)
{
	while (*path) {
		size_t size = strcspn(path, "/");

		if (size > 0 && !(size == 1 && *path == '.')) {
			if (name->size > 0)
				fonds_buffer_add_char(name, '/');
			fonds_buffer_add(name, path, size);
		}
		path += size + (path[size] == '/');
	}
}

/* The entry's path in the folder into reading->name; false: it has none. */
static bool take_name(
	struct reading *reading, const struct fonds_checksum_entry *entry)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *own = NULL;
	const char *path = entry->path;

	fonds_buffer_reset(&reading->name);
	if (*path == '/')
		path = fonds_path_below(reading->folder, path);
	if (path)
		clean_path(&reading->name, path);
	return fonds_bag_path_found(fonds_buffer_text(&reading->name), &own,
		       NULL) == FONDS_OK;
}

static enum fonds_status flight_new(struct reading *reading, const char *name,
	struct fonds_digest_flight **ret, struct fonds_error **error)
{
	struct fonds_digest_flight *flight;
	enum fonds_status status;

	status = fonds_digest_flight_begin(&reading->flights, reading->tree,
		NULL, name, FONDS_HASHER_MAX, &flight, error);
	if (status == FONDS_OK)
		status = fonds_bag_path_found(name, &flight->path, error);
	if (status < 0)
		return status;
	flight->item.path = flight->path;
	flight->item.expected = flight->digests;
	*ret = flight;
	return FONDS_OK;
}

static bool has_algorithm(const struct fonds_digest_flight *flight,
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < flight->item.expected_count; i++)
		if (flight->digests[i].algorithm == algorithm)
			return true;
	return false;
}

/* Another line for the same file, that says what is not said yet? */
static bool continues(
	const struct reading *reading, const struct fonds_checksum_entry *entry)
{
	const struct fonds_digest_flight *flight = reading->pending;

	if (!flight || flight->item.size != entry->size ||
		strcmp(flight->name, fonds_buffer_text(&reading->name)) != 0)
		return false;
	for (size_t i = 0; i < entry->digest_count; i++)
		if (has_algorithm(flight, entry->digests[i].algorithm))
			return false;
	return true;
}

static struct fonds_check_item *give_pending(struct reading *reading)
{
	struct fonds_digest_flight *flight = fonds_steal(&reading->pending);

	return flight ? &flight->item : NULL;
}

static enum fonds_status take_entry(struct reading *reading,
	const struct fonds_checksum_entry *entry,
	struct fonds_check_item **item, struct fonds_error **error)
{
	enum fonds_status status;

	if (!take_name(reading, entry)) {
		fonds_accession_findings_line(reading->findings, reading->path,
			entry->line, false,
			"it names a file outside of the folder");
		return fonds_buffer_check(
			&reading->name, "a path in the list", error);
	}
	if (!continues(reading, entry)) {
		*item = give_pending(reading);
		status = flight_new(reading, fonds_buffer_text(&reading->name),
			&reading->pending, error);
		if (status < 0)
			return status;
		reading->pending->item.size = entry->size;
		reading->pending->line = entry->line;
	}
	for (size_t i = 0; i < entry->digest_count; i++)
		reading->pending
			->digests[reading->pending->item.expected_count++] =
			entry->digests[i];
	return FONDS_OK;
}

/* The list was read before: its file must still have these bytes. */
static enum fonds_status add_list_itself(struct reading *reading,
	struct fonds_check_item **item, struct fonds_error **error)
{
	const char *name = fonds_path_below(reading->folder, reading->path);
	struct fonds_digest_flight *flight;
	enum fonds_status status;

	if (reading->has_itself || !name)
		return FONDS_OK;
	reading->has_itself = true;
	status = flight_new(reading, name, &flight, error);
	if (status < 0)
		return status;
	flight->item.size = reading->text.size;
	flight->item.expected_count = 1;
	*item = &flight->item;
	return fonds_digest_memory(FONDS_SHA256,
		fonds_buffer_text(&reading->text), reading->text.size,
		&flight->digests[0], error);
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct reading *reading = payload;
	const struct fonds_checksum_entry *entry = NULL;
	const struct fonds_checksum_problem *problem = NULL;
	enum fonds_status status = FONDS_OK;

	*item = NULL;
	while (status == FONDS_OK && !*item && !reading->is_over) {
		status = fonds_checksum_list_next(
			reading->list, &entry, &problem, error);
		if (status < 0)
			return status;
		if (entry)
			status = take_entry(reading, entry, item, error);
		else if (problem)
			fonds_accession_findings_line(reading->findings,
				reading->path, problem->line, problem->is_note,
				problem->text);
		else
			reading->is_over = true;
	}
	if (status == FONDS_OK && !*item)
		*item = give_pending(reading);
	if (status == FONDS_OK && !*item)
		status = add_list_itself(reading, item, error);
	return status;
}

/* Of the digests computed: SHA-256, those of the list, those asked for. */
static bool is_wanted(const struct reading *reading,
	const struct fonds_check_item *item, enum fonds_algorithm algorithm)
{
	const struct fonds_accession_options *options = reading->options;

	for (size_t i = 0; i < item->expected_count; i++)
		if (item->expected[i].algorithm == algorithm)
			return true;
	for (size_t i = 0; i < options->algorithm_count; i++)
		if (options->algorithms[i] == algorithm)
			return true;
	return algorithm == FONDS_SHA256;
}

static enum fonds_status keep(struct reading *reading,
	const struct fonds_check_item *item, const char *name,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_ALGORITHM_COUNT];
	struct fonds_accession_file file = {
		.path = name,
		.size = result->size,
		.digests = digests,
		.state = result->state,
	};
	uint64_t *marks = NULL;
	bool is_new = false;
	enum fonds_status status = fonds_path_set_add(
		&reading->named, name, &is_new, &marks, error);

	if (status < 0)
		return status;
	for (size_t i = 0; i < result->digest_count; i++) {
		enum fonds_algorithm algorithm = result->digests[i].algorithm;
		uint64_t bit = fonds_path_set_bit(algorithm);

		if ((*marks & bit) != 0 || !is_wanted(reading, item, algorithm))
			continue;
		*marks |= bit;
		digests[file.digest_count++] = result->digests[i];
	}
	file.is_again = !is_new;
	return fonds_accession_list_add(reading->files, &file, error);
}

static const char *remedy_for(enum fonds_verdict verdict)
{
	switch (verdict) {
	case FONDS_VERDICT_MISSING:
		return "put the file in its place, or mend the list";
	case FONDS_VERDICT_CORRUPT:
		return "restore the file from another copy, or mend the list "
		       "where it is known to be wrong";
	default:
		return NULL;
	}
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct reading *reading = payload;
	struct fonds_digest_flight *flight = item->payload;
	bool is_new;
	enum fonds_status status;

	if (result->verdict == FONDS_VERDICT_OK) {
		status = keep(reading, item, flight->name, result, error);
	} else {
		status = fonds_path_set_add(
			&reading->named, flight->name, &is_new, NULL, error);
		fonds_accession_findings_result(reading->findings, flight->name,
			result, remedy_for(result->verdict));
	}
	fonds_digest_flight_end(&reading->flights, flight);
	return status;
}

static enum fonds_status begin_list(
	struct reading *reading, struct fonds_error **error)
{
	fonds_checksum_list_free(reading->list);
	reading->list = NULL;
	return fonds_checksum_list_new(fonds_buffer_text(&reading->text),
		reading->text.size, NULL, &reading->list, error);
}

static enum fonds_status gather_algorithms(
	struct reading *reading, struct fonds_error **error)
{
	const struct fonds_accession_options *options = reading->options;
	const struct fonds_checksum_entry *entry;
	const struct fonds_checksum_problem *problem;
	bool has_entry = false;
	enum fonds_status status;

	fonds_algorithm_set_add(
		reading->algorithms, &reading->algorithm_count, FONDS_SHA256);
	fonds_algorithm_set_add_all(reading->algorithms,
		&reading->algorithm_count, options->algorithms,
		options->algorithm_count);
	do {
		status = fonds_checksum_list_next(
			reading->list, &entry, &problem, error);
		if (status < 0)
			return status;
		has_entry = has_entry || entry;
		for (size_t i = 0; entry && i < entry->digest_count; i++)
			fonds_algorithm_set_add(reading->algorithms,
				&reading->algorithm_count,
				entry->digests[i].algorithm);
	} while (entry || problem);
	if (!has_entry)
		fonds_accession_findings_line(reading->findings, reading->path,
			0, false, "it names no file that could be checked");
	return FONDS_OK;
}

/* The inventory is closed: what is there is on the list. */
static enum fonds_status visit(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct reading *reading = payload;

	(void)error;
	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER ||
		fonds_path_set_has(&reading->named, entry->path))
		return FONDS_OK;
	if (entry->kind != FONDS_ENTRY_FILE)
		fonds_accession_findings_entry(reading->findings, entry);
	else
		fonds_accession_findings_file(reading->findings, entry->path,
			FONDS_VERDICT_UNEXPECTED,
			"it is in the folder, and not on the list",
			"add it to the list, or move it elsewhere");
	return FONDS_OK;
}

static enum fonds_status check_files(
	struct reading *reading, struct fonds_error **error)
{
	struct fonds_check check = {
		.algorithms = reading->algorithms,
		.algorithm_count = reading->algorithm_count,
		.jobs = reading->options->jobs,
		.in_order = true,
		.next = next,
		.done = done,
		.payload = reading,
		.progress = reading->options->progress,
		.progress_payload = reading->options->payload,
	};
	enum fonds_status status = fonds_check_run(&check, error);

	if (status == FONDS_OK)
		status = fonds_tree_walk(
			reading->tree->tree, visit, reading, error);
	if (status < 0)
		return status;
	return fonds_finding_list_check(&reading->findings->list, error);
}

static enum fonds_status open_all(
	struct reading *reading, struct fonds_error **error)
{
	struct fonds_tree *tree = NULL;
	enum fonds_status status = fonds_path_set_init(&reading->named, error);

	if (status == FONDS_OK)
		status = fonds_file_read(reading->path, &reading->text, error);
	if (status == FONDS_OK)
		status = fonds_dir_tree_new(reading->folder, &tree, error);
	if (status == FONDS_OK)
		status = fonds_shared_tree_new(tree, &reading->tree, error);
	return status;
}

enum fonds_status fonds_accession_checksums_read(
	struct fonds_accession_list *list,
	struct fonds_accession_findings *findings, const char *folder,
	const char *path, const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(reading_clear) struct reading reading = {
		.files = list,
		.findings = findings,
		.options = options,
		.folder = folder,
		.path = path,
	};
	enum fonds_status status;

	fonds_buffer_init(&reading.text, LIST_SIZE_MAX);
	fonds_buffer_init(&reading.name, FONDS_CHECKSUM_PATH_MAX);
	status = open_all(&reading, error);
	if (status == FONDS_OK)
		status = begin_list(&reading, error);
	if (status == FONDS_OK)
		status = gather_algorithms(&reading, error);
	if (status == FONDS_OK)
		status = begin_list(&reading, error);
	return status < 0 ? status : check_files(&reading, error);
}
