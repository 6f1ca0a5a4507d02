/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of checksums, made into items with expected digests. The engine
 * computes the same algorithms for every file of a check, so each list is a
 * check of its own, with the algorithms that its lines name: these are
 * gathered in a first pass over the text, which costs little beside reading
 * the files.
 *
 * Neighbouring lines for one file (cksum -a, hashdeep and fonds itself write
 * one for each algorithm) are one item, so that the file is read once.
 */
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "fixity/algorithm.h"
#include "fixity/checksum-list.h"
#include "fixity/digest-flight.h"
#include "fixity/digest-run.h"

#define LIST_SIZE_MAX ((size_t)4 << 30)

struct list_check {
	struct fonds_digest_run run;
	const char *name;
	struct fonds_buffer text;
	struct fonds_checksum_list *list;
	struct fonds_digest_flights flights;
	struct fonds_digest_flight *pending; /* the next line may be its, too */
	bool has_files;
};

/* Forget the list, keep what is summed up over all of them. */
static void close_list(struct list_check *check)
{
	fonds_checksum_list_free(check->list);
	fonds_buffer_clear(&check->text);
	fonds_digest_flights_clear(&check->flights);
	check->list = NULL;
	check->pending = NULL;
	check->run.algorithm_count = 0;
	check->has_files = false;
}

static void list_check_clear(struct list_check *check)
{
	close_list(check);
	fonds_digest_run_clear(&check->run);
}

static enum fonds_status flight_new(struct list_check *check,
	const struct fonds_checksum_entry *entry, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_shared_tree_dropp) struct fonds_shared_tree *shared =
		NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_digest_flight *flight;
	enum fonds_status status;

	status = fonds_file_tree_new(entry->path, true, &tree, error);
	if (status == FONDS_OK)
		status = fonds_shared_tree_new(tree, &shared, error);
	if (status == FONDS_OK)
		status = fonds_digest_flight_begin(&check->flights, shared,
			NULL, entry->path, FONDS_HASHER_MAX, &flight, error);
	if (status < 0)
		return status;
	flight->line = entry->line;
	flight->item.path = fonds_file_tree_path(tree);
	flight->item.size = entry->size;
	flight->item.expected = flight->digests;
	check->pending = flight;
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
static bool continues(const struct fonds_digest_flight *flight,
	const struct fonds_checksum_entry *entry)
{
	if (strcmp(flight->name, entry->path) != 0 ||
		flight->item.size != entry->size)
		return false;
	for (size_t i = 0; i < entry->digest_count; i++)
		if (has_algorithm(flight, entry->digests[i].algorithm))
			return false;
	return true;
}

/* Each algorithm is there once, so there is room. */
static void add_digests(struct fonds_digest_flight *flight,
	const struct fonds_checksum_entry *entry)
{
	for (size_t i = 0; i < entry->digest_count; i++)
		flight->digests[flight->item.expected_count++] =
			entry->digests[i];
}

static enum fonds_status give_problem(struct list_check *check,
	const struct fonds_checksum_problem *problem,
	struct fonds_error **error)
{
	const struct fonds_digest_problem told = {
		.list = check->name,
		.line = problem->line,
		.is_note = problem->is_note,
		.text = problem->text,
	};

	return fonds_digest_run_problem(&check->run, &told, error);
}

static struct fonds_check_item *give_pending(struct list_check *check)
{
	struct fonds_digest_flight *flight = fonds_steal(&check->pending);

	if (!flight)
		return NULL;
	fonds_digest_run_item(&check->run);
	return &flight->item;
}

static enum fonds_status take_entry(struct list_check *check,
	const struct fonds_checksum_entry *entry,
	struct fonds_check_item **item, struct fonds_error **error)
{
	enum fonds_status status;

	check->has_files = true;
	if (!check->pending || !continues(check->pending, entry)) {
		*item = give_pending(check);
		status = flight_new(check, entry, error);
		if (status < 0)
			return status;
	}
	add_digests(check->pending, entry);
	return FONDS_OK;
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct list_check *check = payload;
	enum fonds_status status = FONDS_OK;

	*item = NULL;
	while (status == FONDS_OK && !*item) {
		const struct fonds_checksum_entry *entry;
		const struct fonds_checksum_problem *problem;

		status = fonds_checksum_list_next(
			check->list, &entry, &problem, error);
		if (status < 0)
			return status;
		if (entry) {
			status = take_entry(check, entry, item, error);
			continue;
		}
		*item = give_pending(check);
		if (!problem)
			return FONDS_OK;
		status = give_problem(check, problem, error);
	}
	return status;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *found, struct fonds_error **error)
{
	struct list_check *check = payload;
	struct fonds_digest_flight *flight = item->payload;
	struct fonds_digest_result result = {
		.path = flight->name,
		.list = check->name,
		.line = flight->line,
		.expected = flight->digests,
		.expected_count = item->expected_count,
		.expected_size = item->size,
	};
	enum fonds_status status;

	status = fonds_digest_run_done(&check->run, &result, found, error);
	fonds_digest_flight_end(&check->flights, flight);
	return status;
}

static enum fonds_status read_list(
	struct list_check *check, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_status status;

	if (check->run.options.dash_is_stdin && strcmp(check->name, "-") == 0)
		status = fonds_file_tree_from_fd(
			STDIN_FILENO, "standard input", &tree, error);
	else
		status = fonds_file_tree_new(check->name, false, &tree, error);
	if (status < 0)
		return status;
	fonds_buffer_init(&check->text, LIST_SIZE_MAX);
	return fonds_tree_read(
		tree, fonds_file_tree_path(tree), &check->text, error);
}

static enum fonds_status begin_list(
	struct list_check *check, struct fonds_error **error)
{
	const struct fonds_digest_options *options = &check->run.options;
	const struct fonds_checksum_options how = {
		.assumed = options->algorithms,
		.assumed_count = options->algorithm_count,
		.ends_with_nul = options->ends_with_nul,
	};

	fonds_checksum_list_free(check->list);
	check->list = NULL;
	return fonds_checksum_list_new(fonds_buffer_text(&check->text),
		check->text.size, &how, &check->list, error);
}

static enum fonds_status gather_algorithms(
	struct list_check *check, struct fonds_error **error)
{
	const struct fonds_checksum_entry *entry;
	const struct fonds_checksum_problem *problem;
	enum fonds_status status;

	check->run.algorithm_count = 0;
	do {
		status = fonds_checksum_list_next(
			check->list, &entry, &problem, error);
		if (status < 0)
			return status;
		for (size_t i = 0; entry && i < entry->digest_count; i++)
			fonds_algorithm_set_add(check->run.algorithms,
				&check->run.algorithm_count,
				entry->digests[i].algorithm);
	} while (entry || problem);
	/* Of a list without any, only the problems are of interest. */
	if (check->run.algorithm_count == 0)
		fonds_algorithm_set_add(check->run.algorithms,
			&check->run.algorithm_count, FONDS_SHA256);
	return FONDS_OK;
}

static enum fonds_status check_list(
	struct list_check *check, struct fonds_error **error)
{
	const struct fonds_digest_problem no_files = {
		.list = check->name,
		.text = "it names no file that could be checked",
	};
	const struct fonds_check callbacks = {
		.next = next,
		.done = done,
		.payload = check,
	};
	enum fonds_status status;

	status = read_list(check, error);
	if (status == FONDS_OK)
		status = begin_list(check, error);
	if (status == FONDS_OK)
		status = gather_algorithms(check, error);
	if (status == FONDS_OK)
		status = begin_list(check, error);
	if (status == FONDS_OK)
		status = fonds_digest_run_check(&check->run, &callbacks, error);
	if (status == FONDS_OK && !check->has_files)
		status = fonds_digest_run_problem(
			&check->run, &no_files, error);
	return status;
}

enum fonds_status fonds_digest_check(const char *const *lists, size_t count,
	const struct fonds_digest_options *options,
	struct fonds_digest_summary *summary, struct fonds_error **error)
{
	fonds_cleanup(list_check_clear) struct list_check check = { 0 };
	enum fonds_status status;

	if (!lists && count > 0)
		return fonds_fail(error, FONDS_ERR_INVALID, "no lists");
	status = fonds_digest_run_init(&check.run, options, error);
	for (size_t i = 0; status == FONDS_OK && i < count; i++) {
		check.name = lists[i];
		status = check_list(&check, error);
		close_list(&check);
	}
	if (summary)
		*summary = check.run.summary;
	return status;
}
