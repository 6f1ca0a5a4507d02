/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/hash-rows.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/check.h"

/* A file under way; all hang together, to be freed after a failure. */
struct flight {
	struct fonds_check_item item;
	struct flight *previous;
	struct flight *next;
	struct fonds_file_row *row;
	struct fonds_bag_path *path;
	struct fonds_digest expected[];
};

struct run {
	const struct fonds_hash_rows *hash;
	size_t next_row;
	struct flight *flights;
};

static void flight_end(struct run *run, struct flight *flight)
{
	if (flight->previous)
		flight->previous->next = flight->next;
	else
		run->flights = flight->next;
	if (flight->next)
		flight->next->previous = flight->previous;
	fonds_bag_path_free(flight->path);
	free(flight);
}

static void expect(const struct fonds_hash_rows *hash, struct flight *flight)
{
	const struct fonds_file_table *table = hash->table;

	if (!hash->compares)
		return;
	for (size_t i = 0; i < table->algorithm_count; i++)
		fonds_file_row_get(table, flight->row, i, &flight->expected[i]);
	flight->item.expected = flight->expected;
	flight->item.expected_count = table->algorithm_count;
}

static enum fonds_status flight_begin(struct run *run,
	struct fonds_file_row *row, struct fonds_check_item **ret,
	struct fonds_error **error)
{
	const struct fonds_hash_rows *hash = run->hash;
	struct flight *flight = calloc(
		1, sizeof(*flight) + hash->table->algorithm_count *
					     sizeof(struct fonds_digest));
	enum fonds_status status;

	if (!flight)
		return fonds_fail_nomem(error);
	status = fonds_bag_path_found(
		hash->by_path ? row->path : row->source, &flight->path, error);
	if (status < 0) {
		free(flight);
		return status;
	}
	flight->row = row;
	flight->item.tree = hash->tree;
	flight->item.path = flight->path;
	flight->item.size = FONDS_SIZE_UNKNOWN;
	flight->item.inode = row->inode;
	flight->item.weight = row->size;
	flight->item.payload = flight;
	expect(hash, flight);
	flight->next = run->flights;
	if (flight->next)
		flight->next->previous = flight;
	run->flights = flight;
	*ret = &flight->item;
	return FONDS_OK;
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct run *run = payload;
	const struct fonds_file_table *table = run->hash->table;

	*item = NULL;
	if (run->next_row == table->count)
		return FONDS_OK;
	return flight_begin(run, table->rows[run->next_row++], item, error);
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct run *run = payload;
	struct flight *flight = item->payload;
	struct fonds_file_row *row = flight->row;
	enum fonds_status status = FONDS_OK;

	if (result->verdict != FONDS_VERDICT_OK)
		status = fonds_fail(error, FONDS_ERR_IO, "'%s': %s", row->path,
			result->detail);
	else if (result->size != row->size)
		status = fonds_fail(error, FONDS_ERR_IO,
			"'%s' changed since it was listed", row->path);
	else if (!run->hash->compares)
		fonds_file_row_set(run->hash->table, row, result->digests);
	flight_end(run, flight);
	return status;
}

enum fonds_status fonds_hash_rows(
	const struct fonds_hash_rows *hash, struct fonds_error **error)
{
	struct run run = { .hash = hash, .next_row = hash->first };
	const struct fonds_check check = {
		.algorithms = hash->table->algorithms,
		.algorithm_count = hash->table->algorithm_count,
		.jobs = hash->jobs,
		.bypass_cache = hash->compares,
		.next = next,
		.done = done,
		.payload = &run,
		.progress = hash->progress,
		.progress_payload = hash->payload,
		.base = hash->base,
	};
	enum fonds_status status = fonds_check_run(&check, error);

	while (run.flights)
		flight_end(&run, run.flights);
	return status;
}
