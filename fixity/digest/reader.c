/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/reader.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/hasher-group.h"

/*
 * There are twice as many places as the widest kernel has lanes: while some
 * files wait until there are enough to fill the lanes, others are read. All
 * buffers together should fit into a processor's second level cache, because
 * what was just read is hashed next.
 */
#define PLACES 32
#define BUFFER_SIZE ((size_t)64 * 1024)

struct place {
	struct fonds_check_task *task; /* NULL: free */
	struct fonds_reading reading;
	uint8_t *buffer; /* made when the place is first used */
};

struct fonds_reader {
	struct fonds_check_shared *shared;
	struct fonds_judge *judge;
	struct fonds_hasher_group *group;
	struct fonds_task_list waiting; /* for a descriptor */
	size_t load;                    /* of the places */
	size_t limit; /* as many files may be open at a time */
	struct place places[PLACES];
};

static void vacate(struct fonds_reader *reader, size_t i)
{
	struct place *place = &reader->places[i];

	fonds_reading_clear(&place->reading);
	place->task = NULL;
	reader->load--;
}

/* The file of a place has come to its end or failed: error is taken. */
static void finish(struct fonds_reader *reader, size_t i,
	enum fonds_status status, struct fonds_error *error,
	struct fonds_task_list *finished)
{
	struct place *place = &reader->places[i];

	if (status < 0)
		fonds_hasher_group_drop(reader->group, i);
	fonds_reading_clear(&place->reading);
	fonds_judge_task(
		reader->judge, place->task, &place->reading, status, error);
	fonds_task_list_push(finished, place->task);
	vacate(reader, i);
}

static enum fonds_status feed(
	struct fonds_reader *reader, size_t i, struct fonds_error **error)
{
	struct place *place = &reader->places[i];
	struct fonds_reading *reading = &place->reading;
	enum fonds_status status;
	size_t n = 0;

	status = fonds_reading_read(
		reading, place->buffer, BUFFER_SIZE, &n, error);
	if (status < 0)
		return status;
	return fonds_hasher_group_feed(
		reader->group, i, place->buffer, n, reading->is_at_end, error);
}

static enum fonds_status end(
	struct fonds_reader *reader, size_t i, struct fonds_error **error)
{
	struct place *place = &reader->places[i];
	enum fonds_status status;

	status = fonds_hasher_group_finish(
		reader->group, i, place->task->digests, error);
	if (status < 0)
		return status;
	return fonds_reading_end(&place->reading, error);
}

/* A descriptor less than was thought: wait for one of our own to be closed. */
static bool is_to_wait(const struct fonds_reader *reader,
	const struct fonds_reading *reading, enum fonds_status status,
	const struct fonds_error *error)
{
	return status == FONDS_ERR_IO && !reading->is_opened &&
	       fonds_judge_is_own_failure(status, error) && reader->load > 1;
}

static bool is_for_pipeline(const struct fonds_check_task *task,
	const struct fonds_reading *reading)
{
	return reading->before.size >= FONDS_LARGE_FILE && !task->is_for_lanes;
}

static enum fonds_status make_buffer(
	struct place *place, struct fonds_error **error)
{
	if (!place->buffer)
		place->buffer = aligned_alloc(
			FONDS_READ_ALIGNMENT, BUFFER_SIZE);
	return place->buffer ? FONDS_OK : fonds_fail_nomem(error);
}

/* Open the file of a place and read the first of it. */
static void begin(struct fonds_reader *reader, size_t i,
	struct fonds_task_list *finished, struct fonds_task_list *large)
{
	struct place *place = &reader->places[i];
	struct fonds_reading *reading = &place->reading;
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_reading_open(reading, &error);

	if (is_to_wait(reader, reading, status, error)) {
		fonds_error_free(error);
		fonds_task_list_push(&reader->waiting, place->task);
		vacate(reader, i);
		reader->limit = reader->load;
		return;
	}
	if (status == FONDS_OK && is_for_pipeline(place->task, reading)) {
		fonds_task_list_push(large, place->task);
		vacate(reader, i);
		return;
	}
	if (status == FONDS_OK)
		status = make_buffer(place, &error);
	if (status == FONDS_OK)
		status = fonds_hasher_group_start(reader->group, i, &error);
	if (status == FONDS_OK)
		status = feed(reader, i, &error);
	if (status < 0)
		finish(reader, i, status, error, finished);
}

static void settle(struct fonds_reader *reader, struct fonds_check_task *task)
{
	size_t i = 0;

	while (reader->places[i].task)
		i++;
	reader->places[i].task = task;
	fonds_reading_init(
		&reader->places[i].reading, reader->shared, task->item, true);
	reader->load++;
}

static void settle_waiting(struct fonds_reader *reader)
{
	while (reader->waiting.count > 0 && reader->load < reader->limit)
		settle(reader, fonds_task_list_pop(&reader->waiting));
}

/* Open or read on, unless what was read waits to be hashed: was it so? */
static bool read_on(struct fonds_reader *reader, size_t i,
	struct fonds_task_list *finished, struct fonds_task_list *large)
{
	struct place *place = &reader->places[i];
	struct fonds_error *error = NULL;
	enum fonds_status status;

	if (!place->task || fonds_hasher_group_is_waiting(reader->group, i))
		return false;
	if (!place->reading.is_opened) {
		begin(reader, i, finished, large);
		return true;
	}
	status = feed(reader, i, &error);
	if (status < 0)
		finish(reader, i, status, error, finished);
	return true;
}

static void finish_hashed(
	struct fonds_reader *reader, size_t i, struct fonds_task_list *finished)
{
	struct place *place = &reader->places[i];
	struct fonds_error *error = NULL;
	enum fonds_status status;

	if (!place->task || !place->reading.is_at_end ||
		fonds_hasher_group_is_waiting(reader->group, i))
		return;
	status = end(reader, i, &error);
	finish(reader, i, status, error, finished);
}

void fonds_reader_step(struct fonds_reader *reader,
	struct fonds_task_list *finished, struct fonds_task_list *large)
{
	bool is_read_on = false;

	settle_waiting(reader);
	for (size_t i = 0; i < PLACES; i++)
		if (read_on(reader, i, finished, large))
			is_read_on = true;
	/* When no file could be read on, the lanes are not filled by waiting. */
	fonds_hasher_group_run(reader->group, !is_read_on);
	for (size_t i = 0; i < PLACES; i++)
		finish_hashed(reader, i, finished);
}

size_t fonds_reader_room(const struct fonds_reader *reader)
{
	size_t load = fonds_reader_load(reader);

	return load < reader->limit ? reader->limit - load : 0;
}

size_t fonds_reader_load(const struct fonds_reader *reader)
{
	return reader->load + reader->waiting.count;
}

void fonds_reader_add(
	struct fonds_reader *reader, struct fonds_task_list *tasks)
{
	while (tasks->count > 0)
		settle(reader, fonds_task_list_pop(tasks));
}

static void reader_freep(struct fonds_reader **reader)
{
	fonds_reader_free(*reader);
}

enum fonds_status fonds_reader_new(struct fonds_check_shared *shared,
	struct fonds_judge *judge, struct fonds_reader **ret,
	struct fonds_error **error)
{
	const struct fonds_check *check = shared->check;
	fonds_cleanup(reader_freep) struct fonds_reader *reader = calloc(
		1, sizeof(*reader));
	enum fonds_status status;

	if (!reader)
		return fonds_fail_nomem(error);
	reader->shared = shared;
	reader->judge = judge;
	reader->limit = shared->open_files < PLACES ? shared->open_files
						    : PLACES;
	status = fonds_hasher_group_new(check->algorithms,
		check->algorithm_count, PLACES, &reader->group, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&reader);
	return FONDS_OK;
}

void fonds_reader_free(struct fonds_reader *reader)
{
	if (!reader)
		return;
	for (size_t i = 0; i < PLACES; i++) {
		fonds_reading_clear(&reader->places[i].reading);
		free(reader->places[i].buffer);
	}
	fonds_hasher_group_free(reader->group);
	free(reader);
}
