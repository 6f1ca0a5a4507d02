/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/check-shards.h"

#include <string.h>
#include <time.h>

#include "audit/late-events.h"
#include "audit/shard-end.h"
#include "audit/shard-turn.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

#define PAUSE_MS 100 /* while others are waited for */

/*
 * Where time is limited, so much is given ahead at most: what is given is
 * read to its end.
 */
#define AHEAD_BYTES ((uint64_t)64 << 20)
#define AHEAD_SECONDS 2

static bool is_ahead_enough(const struct fonds_session *session)
{
	uint64_t limit = session->rate > 0 ? AHEAD_SECONDS * session->rate
					   : AHEAD_BYTES;

	return fonds_budget_has_end(&session->budget) &&
	       session->bytes_ahead >= limit;
}

/* Files that may be the missing ones, under another name. */
static void give_sought(
	struct fonds_session *session, struct fonds_check_item **item)
{
	struct fonds_shard_check *shard = session->seeking;
	struct fonds_moved_file *file;

	if (!shard || shard->place->moved_for != shard)
		return;
	file = fonds_moved_next(&shard->place->moved);
	if (!file)
		return;
	file->item.payload = shard;
	shard->under_way++;
	*item = &file->item;
}

/* No file of the current shard is given any more. */
static enum fonds_status close_current(
	struct fonds_session *session, struct fonds_error **error)
{
	struct fonds_shard_check *shard = session->current;

	session->current = NULL;
	shard->is_closed = true;
	return shard->under_way == 0 ? fonds_shard_end(session, shard, error)
				     : FONDS_OK;
}

static enum fonds_status give_file(struct fonds_session *session,
	struct fonds_check_item **item, struct fonds_error **error)
{
	struct fonds_shard_check *shard = session->current;
	struct fonds_shard_file *file;
	const char *why = NULL;
	enum fonds_status status;

	if (session->is_ending || shard->given == shard->files.turn_count)
		return close_current(session, error);
	file = shard->files.turns[shard->given];
	if (!fonds_budget_take(&session->budget, file->item.size,
		    fonds_clock_steady_ns(), &why)) {
		status = fonds_session_end(
			session, FONDS_RUN_PARTIAL, error, "%s", why);
		return status == FONDS_OK ? close_current(session, error)
					  : status;
	}
	shard->given++;
	shard->under_way++;
	session->bytes_ahead += file->item.size;
	*item = &file->item;
	return FONDS_OK;
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct fonds_session *session = payload;
	enum fonds_status status = FONDS_OK;

	*item = NULL;
	give_sought(session, item);
	while (status == FONDS_OK && !*item) {
		if (session->current && is_ahead_enough(session)) {
			*item = &fonds_check_later;
			break;
		}
		if (!session->current)
			status = fonds_shard_turn_begin(session, error);
		if (status < 0 || !session->current)
			break;
		status = give_file(session, item, error);
		if (status == FONDS_OK && !*item)
			give_sought(session, item);
	}
	/* Shards that are open may need more, but for one to begin a check. */
	if (!*item && session->open_count > (session->pending ? 1 : 0))
		*item = &fonds_check_later;
	return status;
}

static void tell_if_cached(struct fonds_session *session,
	const struct fonds_shard_check *shard,
	const struct fonds_check_result *result)
{
	if (!session->options.bypass_cache || session->has_told_cached ||
		result->digest_count == 0 || result->size == 0 ||
		result->read_mode != FONDS_READ_CACHED)
		return;
	session->has_told_cached = true;
	fonds_session_tell(session,
		"not every file of '%s' can be read past the page cache: how "
		"many were is recorded",
		shard->place->place.folder);
}

static enum fonds_status take_file(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_shard_file *file,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	session->bytes_ahead -= file->item.size;
	session->progress.files_done++;
	file->was_counted = true;
	fonds_shard_file_take(&shard->files, file, result, fonds_clock_now());
	if (result->digest_count > 0 && result->read_mode != FONDS_READ_CACHED)
		shard->past_cache++;
	tell_if_cached(session, shard, result);
	/* A missing one may have been moved; that is not known yet. */
	if (result->verdict == FONDS_VERDICT_MISSING)
		return FONDS_OK;
	return fonds_shard_count(session, shard, result->verdict, 1, error);
}

static bool is_stopped(const struct fonds_session *session)
{
	return session->is_ending && session->end == FONDS_RUN_STOPPED;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fonds_session *session = payload;
	struct fonds_shard_check *shard = item->payload;
	enum fonds_status status;

	shard->under_way--;
	shard->bytes += result->size;
	if (shard->is_seeking)
		status = fonds_moved_take(&shard->place->moved,
			(struct fonds_moved_file *)item, result, error);
	else
		status = take_file(session, shard,
			(struct fonds_shard_file *)item, result, error);
	if (status == FONDS_OK && shard->is_closed && shard->under_way == 0 &&
		!(shard->is_seeking && shard->place->moved.wanted > 0))
		status = fonds_shard_end(session, shard, error);
	/* What is under way is not waited for. */
	if (status == FONDS_OK && is_stopped(session))
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	return status;
}

static enum fonds_status check_kind(
	struct fonds_session *session, struct fonds_error **error)
{
	struct fonds_shard_check *shard = session->pending;
	struct fonds_check check = {
		.algorithms = session->algorithms,
		.algorithm_count = shard->files.algorithm_count,
		.jobs = session->options.jobs,
		.bypass_cache = session->options.bypass_cache,
		.rate = shard->rate,
		.next = next,
		.done = done,
		.payload = session,
		.progress = fonds_session_progress,
		.progress_payload = session,
	};
	enum fonds_status status;

	session->pending = NULL;
	session->current = shard;
	session->rate = shard->rate;
	session->algorithm_count = shard->files.algorithm_count;
	memcpy(session->algorithms, shard->files.algorithms,
		sizeof(session->algorithms));
	session->bytes_ahead = 0;
	session->bytes_before = session->progress.bytes_done;
	session->is_checking = true;
	status = fonds_check_run(&check, error);
	session->is_checking = false;
	/* What stopped it from within a report says more than "stopped". */
	if (status == FONDS_ERR_CANCELLED && session->status < 0)
		return fonds_error_move(
			&session->error, session->status, error);
	return status;
}

static enum fonds_status wait_for_others(
	struct fonds_session *session, struct fonds_error **error)
{
	const struct timespec pause = { .tv_nsec = PAUSE_MS * 1000000L };

	(void)clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
	return fonds_session_alive(session, error);
}

static enum fonds_status check_all(
	struct fonds_session *session, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK) {
		if (!session->pending)
			status = fonds_shard_turn_begin(session, error);
		if (status < 0)
			return status;
		if (session->pending)
			status = check_kind(session, error);
		else if (session->is_ending ||
			 !fonds_shard_queue_is_waiting(&session->queue))
			return FONDS_OK;
		else
			status = wait_for_others(session, error);
	}
	return status;
}

enum fonds_status fonds_check_shards(
	struct fonds_session *session, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = check_all(session, &why);
	bool is_stop = status == FONDS_ERR_CANCELLED && is_stopped(session);

	if (status < 0 && !is_stop) {
		/* The first failure is the result. */
		(void)fonds_shard_break_off(session, false, NULL);
		return fonds_error_move(&why, status, error);
	}
	status = fonds_shard_break_off(session, true, error);
	if (status == FONDS_OK && session->options.write_events)
		status = fonds_late_events_write(session, error);
	if (status == FONDS_OK && session->has_closed_window)
		status = fonds_session_end(session, FONDS_RUN_PARTIAL, error,
			"the window of its policy ended");
	return status;
}
