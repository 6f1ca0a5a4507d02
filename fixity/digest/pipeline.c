/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/pipeline.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/hasher.h"

/*
 * A ring of segments, and strands that go through them: one reads, one for
 * each algorithm hashes. A strand is on one thread at a time, and each thread
 * takes whichever strand can go on, first the one that is furthest behind: it
 * is the one that the end will wait for. So no thread belongs to a strand, and
 * one thread alone also gets there.
 */
#define SEGMENTS 16
#define SEGMENT_SIZE ((size_t)256 * 1024)
#define READING FONDS_HASHER_MAX /* the strand that reads */

struct strand {
	uint64_t done; /* segments */
	bool is_taken; /* by a thread */
};

struct fonds_pipeline {
	struct fonds_check_shared *shared;
	size_t hasher_count;
	struct fonds_hasher *hashers[FONDS_HASHER_MAX];
	uint8_t *data;
	size_t sizes[SEGMENTS];
	struct fonds_reading *reading;

	pthread_mutex_t lock; /* for all that follows */
	pthread_cond_t changed;
	unsigned waiting; /* threads */
	struct strand strands[FONDS_HASHER_MAX + 1];
	bool is_read;
	enum fonds_status status;
	struct fonds_error *error;
};

static uint8_t *segment(const struct fonds_pipeline *pipeline, uint64_t n)
{
	return pipeline->data + n % SEGMENTS * SEGMENT_SIZE;
}

static uint64_t read_so_far(const struct fonds_pipeline *pipeline)
{
	return pipeline->strands[READING].done;
}

/* How far the hashing is that has come least far. */
static uint64_t hashed_so_far(const struct fonds_pipeline *pipeline)
{
	uint64_t least = read_so_far(pipeline);

	for (size_t i = 0; i < pipeline->hasher_count; i++)
		if (pipeline->strands[i].done < least)
			least = pipeline->strands[i].done;
	return least;
}

static bool is_over(const struct fonds_pipeline *pipeline)
{
	if (pipeline->status < 0)
		return true;
	return pipeline->is_read &&
	       hashed_so_far(pipeline) == read_so_far(pipeline);
}

static bool can_read(const struct fonds_pipeline *pipeline)
{
	return !pipeline->is_read && !pipeline->strands[READING].is_taken &&
	       read_so_far(pipeline) - hashed_so_far(pipeline) < SEGMENTS;
}

/* The strand to be taken next, or NULL when there is none. */
static struct strand *choose(struct fonds_pipeline *pipeline)
{
	struct strand *chosen = NULL;

	for (size_t i = 0; i < pipeline->hasher_count; i++) {
		struct strand *strand = &pipeline->strands[i];

		if (strand->is_taken || strand->done == read_so_far(pipeline))
			continue;
		if (!chosen || strand->done < chosen->done)
			chosen = strand;
	}
	if (!chosen && can_read(pipeline))
		chosen = &pipeline->strands[READING];
	return chosen;
}

/* Without the lock, from here to work(). */
static enum fonds_status read_segment(
	struct fonds_pipeline *pipeline, uint64_t n, struct fonds_error **error)
{
	return fonds_reading_read(pipeline->reading, segment(pipeline, n),
		SEGMENT_SIZE, &pipeline->sizes[n % SEGMENTS], error);
}

static enum fonds_status work(struct fonds_pipeline *pipeline, size_t index,
	struct fonds_error **error)
{
	uint64_t n = pipeline->strands[index].done;

	if (index == READING)
		return read_segment(pipeline, n, error);
	return fonds_hasher_update(pipeline->hashers[index],
		segment(pipeline, n), pipeline->sizes[n % SEGMENTS], error);
}

/* With the lock, which is given up meanwhile. */
static void step(struct fonds_pipeline *pipeline, struct strand *strand)
{
	size_t index = (size_t)(strand - pipeline->strands);
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	enum fonds_status status;

	strand->is_taken = true;
	(void)pthread_mutex_unlock(&pipeline->lock);
	status = work(pipeline, index, &error);
	(void)pthread_mutex_lock(&pipeline->lock);
	strand->is_taken = false;
	strand->done++;
	if (index == READING)
		pipeline->is_read = pipeline->reading->is_at_end;
	if (status < 0 && pipeline->status == FONDS_OK) {
		pipeline->status = status;
		pipeline->error = fonds_steal(&error);
	}
	if (pipeline->waiting > 0)
		(void)pthread_cond_broadcast(&pipeline->changed);
}

bool fonds_pipeline_step(struct fonds_pipeline *pipeline)
{
	struct strand *strand = NULL;
	bool goes_on;

	(void)pthread_mutex_lock(&pipeline->lock);
	while (!is_over(pipeline) && !(strand = choose(pipeline))) {
		pipeline->waiting++;
		(void)pthread_cond_wait(&pipeline->changed, &pipeline->lock);
		pipeline->waiting--;
	}
	if (strand)
		step(pipeline, strand);
	goes_on = !is_over(pipeline);
	(void)pthread_mutex_unlock(&pipeline->lock);
	return goes_on;
}

enum fonds_status fonds_pipeline_start(struct fonds_pipeline *pipeline,
	struct fonds_reading *reading, struct fonds_error **error)
{
	for (size_t i = 0; i < pipeline->hasher_count; i++) {
		enum fonds_status status = fonds_hasher_start(
			pipeline->hashers[i], error);

		if (status < 0)
			return status;
	}
	for (size_t i = 0; i <= READING; i++)
		pipeline->strands[i] = (struct strand){ 0 };
	pipeline->reading = reading;
	pipeline->is_read = false;
	pipeline->status = FONDS_OK;
	return FONDS_OK;
}

enum fonds_status fonds_pipeline_end(struct fonds_pipeline *pipeline,
	struct fonds_digest *ret, struct fonds_error **error)
{
	enum fonds_status status = pipeline->status;

	if (status < 0 && error)
		*error = fonds_steal(&pipeline->error);
	fonds_error_freep(&pipeline->error);
	pipeline->error = NULL;
	for (size_t i = 0; status == FONDS_OK && i < pipeline->hasher_count;
		i++)
		status = fonds_hasher_finish(
			pipeline->hashers[i], &ret[i], error);
	return status;
}

static void pipeline_freep(struct fonds_pipeline **pipeline)
{
	fonds_pipeline_free(*pipeline);
}

static enum fonds_status make_hashers(
	struct fonds_pipeline *pipeline, struct fonds_error **error)
{
	const struct fonds_check *check = pipeline->shared->check;

	for (size_t i = 0; i < check->algorithm_count; i++) {
		enum fonds_status status = fonds_hasher_new(
			&check->algorithms[i], 1, &pipeline->hashers[i], error);

		if (status < 0)
			return status;
		pipeline->hasher_count++;
	}
	return FONDS_OK;
}

enum fonds_status fonds_pipeline_new(struct fonds_check_shared *shared,
	struct fonds_pipeline **ret, struct fonds_error **error)
{
	fonds_cleanup(pipeline_freep) struct fonds_pipeline *pipeline = calloc(
		1, sizeof(*pipeline));
	enum fonds_status status;

	if (!pipeline)
		return fonds_fail_nomem(error);
	pipeline->shared = shared;
	(void)pthread_mutex_init(&pipeline->lock, NULL);
	(void)pthread_cond_init(&pipeline->changed, NULL);
	status = make_hashers(pipeline, error);
	if (status < 0)
		return status;
	pipeline->data = aligned_alloc(
		FONDS_READ_ALIGNMENT, SEGMENTS * SEGMENT_SIZE);
	if (!pipeline->data)
		return fonds_fail_nomem(error);
	*ret = fonds_steal(&pipeline);
	return FONDS_OK;
}

void fonds_pipeline_free(struct fonds_pipeline *pipeline)
{
	if (!pipeline)
		return;
	for (size_t i = 0; i < pipeline->hasher_count; i++)
		fonds_hasher_free(pipeline->hashers[i]);
	(void)pthread_mutex_destroy(&pipeline->lock);
	(void)pthread_cond_destroy(&pipeline->changed);
	fonds_error_free(pipeline->error);
	free(pipeline->data);
	free(pipeline);
}
