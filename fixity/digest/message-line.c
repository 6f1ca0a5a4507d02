/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The messages lie in batches, of which there is a ring: one is filled by the
 * thread that uses the line, those before it are hashed, the oldest is given
 * back when all hashers are through with it. Each hasher has some of the
 * algorithms and takes every batch.
 */
#include "fixity/digest/message-line.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/message-batch.h"

#define BATCHES 6

/* A thread that hashes with some of the algorithms. */
struct hasher {
	struct fonds_message_line *line;
	struct fonds_batch_hasher *work;
	pthread_t thread;
	bool runs;
};

struct fonds_message_line {
	struct fonds_message_line_options options;
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	struct fonds_message_batch *batches[BATCHES];
	struct hasher hashers[FONDS_HASHER_MAX];
	size_t hasher_count;

	/* Of batches, counted from the first: of the using thread alone. */
	size_t filling;
	size_t taken;

	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t given;                  /* to the hashers */
	size_t done[FONDS_HASHER_MAX]; /* by each hasher */
	bool stops;
	enum fonds_status status; /* of hashing */
	struct fonds_error *failed;
};

static struct fonds_message_batch *batch_at(
	const struct fonds_message_line *line, size_t number)
{
	return line->batches[number % BATCHES];
}

/* The next batch for this hasher, or NULL when it is to end. */
static struct fonds_message_batch *wait_for_batch(
	struct fonds_message_line *line, size_t hasher)
{
	struct fonds_message_batch *batch = NULL;

	(void)pthread_mutex_lock(&line->lock);
	while (!line->stops && line->done[hasher] == line->given)
		(void)pthread_cond_wait(&line->changed, &line->lock);
	if (!line->stops)
		batch = batch_at(line, line->done[hasher]);
	(void)pthread_mutex_unlock(&line->lock);
	return batch;
}

static void report(struct fonds_message_line *line, size_t hasher,
	enum fonds_status status, struct fonds_error *failed)
{
	(void)pthread_mutex_lock(&line->lock);
	line->done[hasher]++;
	if (status < 0 && line->status == FONDS_OK) {
		line->status = status;
		line->failed = fonds_steal(&failed);
	}
	(void)pthread_cond_broadcast(&line->changed);
	(void)pthread_mutex_unlock(&line->lock);
	fonds_error_free(failed);
}

static void *hasher_main(void *payload)
{
	struct hasher *hasher = payload;
	struct fonds_message_line *line = hasher->line;
	size_t index = (size_t)(hasher - line->hashers);
	struct fonds_message_batch *batch = wait_for_batch(line, index);

	while (batch) {
		struct fonds_error *failed = NULL;
		enum fonds_status status = fonds_batch_hasher_run(
			hasher->work, batch, &failed);

		report(line, index, status, failed);
		batch = wait_for_batch(line, index);
	}
	return NULL;
}

static enum fonds_status start(
	struct hasher *hasher, struct fonds_error **error)
{
	sigset_t all, before;
	int failure;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	failure = pthread_create(&hasher->thread, NULL, hasher_main, hasher);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	hasher->runs = failure == 0;
	if (hasher->runs)
		return FONDS_OK;
	errno = failure;
	return fonds_fail_errno(error, "cannot start a thread");
}

/* The algorithms are dealt out one by one. */
static enum fonds_status start_hashers(
	struct fonds_message_line *line, struct fonds_error **error)
{
	size_t count = line->options.algorithm_count;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t jobs = line->options.jobs;
	enum fonds_status status = FONDS_OK;

	if (jobs == 0)
		jobs = processors > 0 ? (size_t)processors : 1;
	jobs = jobs < count ? jobs : count;
	while (status == FONDS_OK && line->hasher_count < jobs) {
		struct hasher *hasher = &line->hashers[line->hasher_count];

		hasher->line = line;
		status = fonds_batch_hasher_new(line->algorithms, count,
			line->hasher_count++, jobs, &hasher->work, error);
		if (status == FONDS_OK)
			status = start(hasher, error);
	}
	return status;
}

static enum fonds_status fill(
	struct fonds_message_line *line, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < BATCHES; i++)
		status = fonds_message_batch_new(line->options.algorithm_count,
			&line->batches[i], error);
	return status == FONDS_OK ? start_hashers(line, error) : status;
}

enum fonds_status fonds_message_line_new(
	const struct fonds_message_line_options *options,
	struct fonds_message_line **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_message_line_freep) struct fonds_message_line *line =
		calloc(1, sizeof(*line));
	enum fonds_status status;

	if (!line)
		return fonds_fail_nomem(error);
	(void)pthread_mutex_init(&line->lock, NULL);
	(void)pthread_cond_init(&line->changed, NULL);
	line->options = *options;
	for (size_t i = 0; i < options->algorithm_count; i++)
		line->algorithms[i] = options->algorithms[i];
	line->options.algorithms = line->algorithms;
	status = fill(line, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&line);
	return FONDS_OK;
}

static void stop(struct fonds_message_line *line)
{
	(void)pthread_mutex_lock(&line->lock);
	line->stops = true;
	(void)pthread_cond_broadcast(&line->changed);
	(void)pthread_mutex_unlock(&line->lock);
}

void fonds_message_line_free(struct fonds_message_line *line)
{
	if (!line)
		return;
	stop(line);
	for (size_t i = 0; i < line->hasher_count; i++) {
		if (line->hashers[i].runs)
			(void)pthread_join(line->hashers[i].thread, NULL);
		fonds_batch_hasher_free(line->hashers[i].work);
	}
	for (size_t i = 0; i < BATCHES; i++)
		fonds_message_batch_free(line->batches[i]);
	(void)pthread_cond_destroy(&line->changed);
	(void)pthread_mutex_destroy(&line->lock);
	fonds_error_free(line->failed);
	free(line);
}

void fonds_message_line_freep(struct fonds_message_line **line)
{
	fonds_message_line_free(*line);
}

static bool is_hashed(const struct fonds_message_line *line, size_t number)
{
	for (size_t i = 0; i < line->hasher_count; i++)
		if (line->done[i] <= number)
			return false;
	return true;
}

/* Until the oldest batch that was given has been hashed. */
static enum fonds_status wait_for_oldest(
	struct fonds_message_line *line, struct fonds_error **error)
{
	enum fonds_status status;

	(void)pthread_mutex_lock(&line->lock);
	while (line->status == FONDS_OK && !is_hashed(line, line->taken))
		(void)pthread_cond_wait(&line->changed, &line->lock);
	status = line->status;
	if (status < 0 && error)
		*error = fonds_steal(&line->failed);
	(void)pthread_mutex_unlock(&line->lock);
	return status;
}

static enum fonds_status take_oldest(
	struct fonds_message_line *line, struct fonds_error **error)
{
	struct fonds_message_batch *batch = batch_at(line, line->taken);
	const struct fonds_message_line_options *options = &line->options;
	enum fonds_status status = wait_for_oldest(line, error);
	struct fonds_batch_result result;

	for (size_t i = 0; status == FONDS_OK &&
			   fonds_message_batch_get(batch, &i, &result);
		i++)
		status = options->done(options->payload, result.note,
			result.note_size, result.digests, error);
	/* After a failure others may still hash it. */
	if (status < 0)
		return status;
	line->taken++;
	fonds_message_batch_reset(batch);
	return FONDS_OK;
}

/* The batch is full: let it be hashed, and go on with the next. */
static enum fonds_status give(
	struct fonds_message_line *line, struct fonds_error **error)
{
	fonds_message_batch_cut(batch_at(line, line->filling),
		batch_at(line, line->filling + 1));
	line->filling++;
	(void)pthread_mutex_lock(&line->lock);
	line->given = line->filling;
	(void)pthread_cond_broadcast(&line->changed);
	(void)pthread_mutex_unlock(&line->lock);
	if (line->filling - line->taken < BATCHES - 1)
		return FONDS_OK;
	return take_oldest(line, error);
}

void fonds_message_line_begin(struct fonds_message_line *line)
{
	fonds_message_batch_begin(batch_at(line, line->filling));
}

enum fonds_status fonds_message_line_room(struct fonds_message_line *line,
	void **ret, size_t *ret_size, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!fonds_message_batch_room(
		    batch_at(line, line->filling), ret, ret_size)) {
		status = give(line, error);
		(void)fonds_message_batch_room(
			batch_at(line, line->filling), ret, ret_size);
	}
	return status;
}

void fonds_message_line_add(struct fonds_message_line *line, size_t size)
{
	fonds_message_batch_add(batch_at(line, line->filling), size);
}

/* A batch has always a place for one more part when it is asked. */
static enum fonds_status make_place(
	struct fonds_message_line *line, struct fonds_error **error)
{
	if (!fonds_message_batch_is_full(batch_at(line, line->filling)))
		return FONDS_OK;
	return give(line, error);
}

enum fonds_status fonds_message_line_end(struct fonds_message_line *line,
	bool is_whole, const void *note, size_t size,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_message_batch_end(
		batch_at(line, line->filling), is_whole, note, size, error);

	return status == FONDS_OK ? make_place(line, error) : status;
}

enum fonds_status fonds_message_line_skip(struct fonds_message_line *line,
	const void *note, size_t size, struct fonds_error **error)
{
	enum fonds_status status = fonds_message_batch_skip(
		batch_at(line, line->filling), note, size, error);

	return status == FONDS_OK ? make_place(line, error) : status;
}

enum fonds_status fonds_message_line_drain(
	struct fonds_message_line *line, struct fonds_error **error)
{
	enum fonds_status status = give(line, error);

	while (status == FONDS_OK && line->taken < line->filling)
		status = take_oldest(line, error);
	return status;
}
