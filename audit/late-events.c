/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/late-events.h"

#include <stdlib.h>

#include "audit/run-told.h"
#include "base/cleanup.h"
#include "base/error.h"

#define LEAST_CAPACITY ((size_t)64)

struct numbers {
	int64_t *items;
	size_t count;
	size_t capacity;
};

static void numbers_clear(struct numbers *numbers)
{
	free(numbers->items);
}

static enum fonds_status add(
	struct numbers *numbers, int64_t number, struct fonds_error **error)
{
	size_t capacity = numbers->capacity > 0 ? 2 * numbers->capacity
						: LEAST_CAPACITY;
	int64_t *items;

	if (numbers->count == numbers->capacity) {
		items = reallocarray(numbers->items, capacity, sizeof(*items));
		if (!items)
			return fonds_fail_nomem(error);
		numbers->items = items;
		numbers->capacity = capacity;
	}
	numbers->items[numbers->count++] = number;
	return FONDS_OK;
}

static enum fonds_status add_ended(const struct fonds_run_holding *holding,
	void *payload, struct fonds_error **error)
{
	return holding->ended_at != 0 ? add(payload, holding->holding, error)
				      : FONDS_OK;
}

static enum fonds_status add_told(const struct fonds_run_event *event,
	void *payload, struct fonds_error **error)
{
	return add(payload, event->holding, error);
}

static int compare(const void *a, const void *b)
{
	const int64_t *first = a, *second = b;

	return *first < *second ? -1 : *first > *second;
}

static bool has(const struct numbers *numbers, int64_t number)
{
	return numbers->count > 0 &&
	       bsearch(&number, numbers->items, numbers->count,
		       sizeof(*numbers->items), compare);
}

static enum fonds_status read_told(const struct fonds_session *session,
	struct numbers *ret, struct fonds_error **error)
{
	enum fonds_status status = fonds_run_each_event(
		session->catalog, session->run, add_told, ret, error);

	if (status == FONDS_OK && ret->count > 0)
		qsort(ret->items, ret->count, sizeof(*ret->items), compare);
	return status;
}

/* Of a bag that another has read: those of its first file. */
static enum fonds_status find_algorithms(struct fonds_session *session,
	struct fonds_run_told *which, struct fonds_holding_file *room,
	enum fonds_algorithm *algorithms, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		NULL;
	const struct fonds_holding_file *file = NULL;
	enum fonds_status status;

	if (which->algorithm_count > 0)
		return FONDS_OK;
	status = fonds_holding_files_new(
		session->catalog, which->holding, NULL, NULL, &files, error);
	if (status == FONDS_OK)
		status = fonds_holding_files_next(files, &file, error);
	if (status < 0 || !file)
		return status;
	*room = *file;
	for (size_t i = 0; i < room->digest_count; i++)
		fonds_algorithm_set_add(algorithms, &which->algorithm_count,
			room->digests[i].algorithm);
	which->algorithms = algorithms;
	return FONDS_OK;
}

enum fonds_status fonds_session_tell_bag(struct fonds_session *session,
	const struct fonds_open_place *place, struct fonds_error **error)
{
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	struct fonds_holding_file room;
	struct fonds_run_told which = {
		.run = session->run,
		.holding = place->holding,
		.location = place->place.folder,
		.algorithms = place->algorithms,
		.algorithm_count = place->algorithm_count,
		.unseen = place->place.verdict == FONDS_VERDICT_OK
				  ? NULL
				  : "its files were not seen",
	};
	enum fonds_status status = find_algorithms(
		session, &which, &room, algorithms, error);

	return status == FONDS_OK
		       ? fonds_run_tell(session->catalog, &which, error)
		       : status;
}

/* Nobody else is at it, and nobody was since the list was made. */
static enum fonds_status is_mine(const struct fonds_session *session,
	int64_t holding, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(numbers_clear) struct numbers told = { 0 };
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = fonds_holding_lock(
		session->catalog, holding, true, &why);

	*ret = false;
	if (status == FONDS_ERR_BUSY)
		return FONDS_OK;
	if (status < 0)
		return fonds_error_move(&why, status, error);
	status = read_told(session, &told, error);
	*ret = status == FONDS_OK && !has(&told, holding);
	return status;
}

static enum fonds_status write_one(struct fonds_session *session,
	int64_t holding, struct fonds_error **error)
{
	struct fonds_open_place *place = NULL;
	bool is_done = false;
	bool is_needed = false;
	enum fonds_status status = fonds_work_holding_is_done(
		session->catalog, session->run, holding, &is_done, error);

	if (status == FONDS_OK && is_done)
		status = fonds_places_take(
			&session->places, holding, &place, error);
	if (status < 0 || !place)
		return status;
	if (place->kind == FONDS_HOLDING_BAG)
		status = is_mine(session, holding, &is_needed, error);
	if (status == FONDS_OK && is_needed)
		status = fonds_session_tell_bag(session, place, error);
	fonds_places_give(&session->places, place);
	return status;
}

enum fonds_status fonds_late_events_write(
	struct fonds_session *session, struct fonds_error **error)
{
	fonds_cleanup(numbers_clear) struct numbers ended = { 0 };
	fonds_cleanup(numbers_clear) struct numbers told = { 0 };
	enum fonds_status status = fonds_run_each_holding(
		session->catalog, session->run, add_ended, &ended, error);

	if (status == FONDS_OK)
		status = read_told(session, &told, error);
	for (size_t i = 0; status == FONDS_OK && i < ended.count; i++)
		if (!has(&told, ended.items[i]))
			status = write_one(session, ended.items[i], error);
	return status;
}
