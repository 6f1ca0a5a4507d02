/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

#define LEASE_SECONDS 60

/* One thread reads this in less than a second: below it nobody waits long. */
#define BLOCKS_FROM ((uint64_t)256 << 20)

void fonds_session_init(struct fonds_session *session,
	struct fonds_catalog *catalog,
	const struct fonds_audit_options *options)
{
	*session = (struct fonds_session){
		.catalog = catalog,
		.options = *options,
		.is_due_only = options->due_only,
		.wish = {
			.path_glob = options->path_glob,
			.added = options->added_algorithms,
			.added_count = options->added_algorithm_count,
		},
		.blocks_from = BLOCKS_FROM,
		.end = FONDS_RUN_INTERRUPTED,
		.recorded_ns = fonds_clock_steady_ns(),
	};
	if (session->options.lease_seconds == 0)
		session->options.lease_seconds = LEASE_SECONDS;
	fonds_places_init(
		&session->places, catalog, session->options.bypass_cache);
	fonds_budget_begin(&session->budget, options->max_files,
		options->max_bytes, options->max_seconds,
		fonds_clock_steady_ns());
}

void fonds_session_clear(struct fonds_session *session)
{
	struct fonds_shard_check *shard;

	while ((shard = session->open)) {
		session->open = shard->next;
		fonds_places_give(&session->places, shard->place);
		fonds_shard_check_free(shard);
	}
	fonds_places_clear(&session->places);
	fonds_shard_queue_clear(&session->queue);
	fonds_anomaly_clear(&session->anomaly);
	fonds_policy_list_clear(&session->policies);
	fonds_error_free(session->error);
	free(session->why);
	*session = (struct fonds_session){ 0 };
}

/* A file may have grown, but done never passes total. */
static struct fonds_progress clamp(const struct fonds_progress *progress)
{
	struct fonds_progress clamped = *progress;

	if (clamped.bytes_done > clamped.bytes_total)
		clamped.bytes_done = clamped.bytes_total;
	if (clamped.files_done > clamped.files_total)
		clamped.files_done = clamped.files_total;
	return clamped;
}

enum fonds_status fonds_session_alive(
	struct fonds_session *session, struct fonds_error **error)
{
	const struct fonds_audit_options *options = &session->options;
	struct fonds_progress progress = clamp(&session->progress);

	if (options->progress &&
		options->progress(&progress, options->payload) != 0)
		session->is_interrupted = true;
	if (session->is_interrupted)
		return fonds_fail(error, FONDS_ERR_CANCELLED,
			"the audit was interrupted");
	return fonds_heartbeat_beat(&session->heartbeat, error);
}

/* What the engine has read of this check is added to what was before. */
int fonds_session_progress(const struct fonds_progress *progress, void *payload)
{
	struct fonds_session *session = payload;
	uint64_t bytes = session->bytes_before + progress->bytes_done;

	if (bytes > session->progress.bytes_done)
		session->progress.bytes_done = bytes;
	fonds_error_freep(&session->error);
	session->error = NULL;
	session->status = fonds_session_alive(session, &session->error);
	return session->status < 0;
}

void fonds_session_skip(
	struct fonds_session *session, uint64_t files, uint64_t bytes)
{
	session->progress.files_done += files;
	session->progress.bytes_done += bytes;
	session->bytes_before += bytes;
}

void fonds_session_tell(struct fonds_session *session, const char *format, ...)
{
	fonds_cleanup(fonds_freep) char *text = NULL;
	va_list args;
	int n;

	if (!session->options.notice)
		return;
	va_start(args, format);
	n = vasprintf(&text, format, args);
	va_end(args);
	if (n < 0)
		text = NULL;
	if (text)
		session->options.notice(text, session->options.payload);
}

/* That a budget was used up is no matter beside what is wrong. */
static const unsigned weights[FONDS_RUN_STATE_COUNT] = {
	[FONDS_RUN_PARTIAL] = 1,
	[FONDS_RUN_STOPPED] = 2,
	[FONDS_RUN_INVALID] = 3, /* nothing that was found can be believed */
};

enum fonds_status fonds_session_end(struct fonds_session *session,
	enum fonds_run_state state, struct fonds_error **error,
	const char *format, ...)
{
	va_list args;
	int n;

	session->is_ending = true;
	if (session->why && weights[state] <= weights[session->end])
		return FONDS_OK;
	free(session->why);
	session->end = state;
	va_start(args, format);
	n = vasprintf(&session->why, format, args);
	va_end(args);
	if (n >= 0)
		return FONDS_OK;
	session->why = NULL;
	return fonds_fail_nomem(error);
}
