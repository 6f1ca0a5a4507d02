/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run: the checker is tested, the run is joined in the catalog, canaries
 * are looked at, the shards have their turns, canaries are looked at again,
 * and the run is left. Whatever stops it, what was checked stays recorded, and
 * the run says how it ended.
 */
#include <fonds/audit.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "audit/canary-files.h"
#include "audit/canary.h"
#include "audit/check-shards.h"
#include "audit/origin.h"
#include "audit/same-place.h"
#include "audit/scope.h"
#include "audit/write-run.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/landlock.h"
#include "fixity/catalog/catalog.h"

#define CLOSE_PAUSE_MS 50
#define CLOSE_PAUSES 60

struct audit {
	struct fonds_session session;
	struct fonds_same_place place; /* of the catalog */
	bool is_joined;
	bool is_new;
	bool is_write_restricted;
};

static void audit_clear(struct audit *audit)
{
	fonds_session_clear(&audit->session);
}

static enum fonds_status check_options(
	const struct fonds_audit_options *options, struct fonds_error **error)
{
	if (options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the options were not made by "
			"FONDS_AUDIT_OPTIONS_INIT");
	for (size_t i = 0; i < options->added_algorithm_count; i++)
		if (!fonds_algorithm_info(options->added_algorithms[i]))
			return fonds_fail(error, FONDS_ERR_INVALID,
				"an algorithm is to be added that is not "
				"known");
	return FONDS_OK;
}

/*
 * An audit reads; all that it writes is in the folder of the catalog. Events
 * are written into bags: then nothing is taken away.
 */
static enum fonds_status restrict_writes(
	struct audit *audit, struct fonds_error **error)
{
	const struct fonds_session *session = &audit->session;
	fonds_cleanup(fonds_freep) char *folder = strdup(
		fonds_catalog_path(session->catalog));
	const char *const folders[] = { folder };
	char *slash = folder ? strrchr(folder, '/') : NULL;

	if (!folder)
		return fonds_fail_nomem(error);
	if (!session->options.restrict_writes ||
		session->options.write_events || !slash)
		return FONDS_OK;
	slash[slash == folder] = '\0';
	return fonds_landlock_restrict_writes(
		folders, 1, &audit->is_write_restricted, error);
}

static enum fonds_status join(struct audit *audit,
	const struct fonds_scope *scope, struct fonds_error **error)
{
	struct fonds_session *session = &audit->session;
	struct fonds_origin_texts texts;
	struct fonds_run_origin origin;
	enum fonds_status status;

	fonds_origin_get(&texts, session->options.by,
		session->options.bypass_cache, audit->is_write_restricted,
		&origin);
	status = fonds_work_join(session->catalog, &scope->work, &origin,
		&session->run, &session->auditor, &audit->is_new, error);
	if (status < 0)
		return status;
	audit->is_joined = true;
	fonds_heartbeat_begin(&session->heartbeat, session->catalog,
		session->run, session->auditor, session->options.lease_seconds);
	if (!audit->is_new)
		fonds_session_tell(session,
			"going on with run %" PRId64 " (%s)", session->run,
			scope->work.text);
	return FONDS_OK;
}

static enum fonds_status fill_queue(
	struct fonds_session *session, struct fonds_error **error)
{
	struct fonds_shard_queue *queue = &session->queue;
	enum fonds_status status = fonds_shard_queue_fill(
		queue, session->catalog, session->run, error);

	for (size_t i = 0; status == FONDS_OK && i < queue->count; i++) {
		session->progress.files_total += queue->items[i].files;
		session->progress.bytes_total += queue->items[i].bytes;
	}
	return status;
}

static enum fonds_status check_canaries(
	struct fonds_session *session, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *why = NULL;
	enum fonds_status status = fonds_canary_files_check(session->catalog,
		session->options.jobs, session->options.bypass_cache, &why,
		error);

	if (status < 0 || !why)
		return status;
	return fonds_session_end(session, FONDS_RUN_INVALID, error, "%s", why);
}

static bool is_valid(const struct fonds_session *session)
{
	return session->end != FONDS_RUN_INVALID;
}

static enum fonds_status check(
	struct fonds_session *session, struct fonds_error **error)
{
	enum fonds_status status = fill_queue(session, error);

	if (status == FONDS_OK)
		status = check_canaries(session, error);
	if (status < 0 || !is_valid(session))
		return status;
	status = fonds_check_shards(session, error);
	return status == FONDS_OK ? check_canaries(session, error) : status;
}

static enum fonds_status is_in_place(
	const struct audit *audit, struct fonds_error **error)
{
	if (fonds_same_place_holds(&audit->place))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_IO,
		"the catalog '%s' was moved or replaced during the run: what "
		"was found is not recorded there",
		audit->place.path);
}

static enum fonds_status leave(struct audit *audit, enum fonds_status status,
	struct fonds_error **error)
{
	struct fonds_session *session = &audit->session;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status left;

	if (status < 0) {
		/* Where even this fails, the auditor's death is noticed. */
		(void)fonds_work_leave(session->catalog, session->auditor,
			FONDS_RUN_INTERRUPTED,
			status == FONDS_ERR_CANCELLED || !error || !*error
				? "it was interrupted"
				: fonds_error_message(*error),
			NULL);
		return status;
	}
	left = fonds_work_leave(session->catalog, session->auditor,
		session->end, session->why, &why);
	return left < 0 ? fonds_error_move(&why, left, error) : FONDS_OK;
}

/*
 * The run is closed by the auditor who leaves last. Others who have nothing
 * left to do are given a moment for that; one that is stopped is not waited
 * for, since it cannot add anything.
 */
static enum fonds_status get_run(const struct audit *audit,
	struct fonds_run *ret, struct fonds_error **error)
{
	const struct timespec pause = { .tv_nsec = CLOSE_PAUSE_MS * 1000000L };
	enum fonds_status status = FONDS_OK;

	for (int i = 0; status == FONDS_OK && i < CLOSE_PAUSES; i++) {
		status = fonds_run_get(
			audit->session.catalog, audit->session.run, ret, error);
		if (status < 0 || !fonds_run_is_all_checked(ret))
			return status;
		(void)clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
	}
	return status;
}

static bool is_sound(const struct fonds_run *run)
{
	struct fonds_run closed = *run;

	if (fonds_run_is_all_checked(run))
		closed.state = FONDS_RUN_COMPLETE;
	return fonds_run_is_sound(&closed);
}

/* A pattern with a slip in it must not pass, in every run, for ever. */
static bool is_scope_missed(
	const struct audit *audit, const struct fonds_run *run)
{
	const struct fonds_audit_options *options = &audit->session.options;

	return run->files == 0 &&
	       (options->path_glob ||
		       (options->holding && options->collection));
}

static enum fonds_status summarise(const struct audit *audit,
	struct fonds_audit_summary *summary, struct fonds_error **error)
{
	struct fonds_run run;
	enum fonds_status status = get_run(audit, &run, error);

	if (status < 0)
		return status;
	*summary = (struct fonds_audit_summary){
		.run = (uint64_t)run.number,
		.state = fonds_run_state_name(run.state),
		.is_resumed = !audit->is_new,
		.holdings = run.holdings,
		.files = run.files,
		.bytes = run.bytes,
		.findings = run.findings,
		.sound = is_sound(&run) && !is_scope_missed(audit, &run),
		.is_write_restricted = audit->is_write_restricted,
	};
	memcpy(summary->verdicts, run.verdicts, sizeof(summary->verdicts));
	return FONDS_OK;
}

static enum fonds_status run_all(struct audit *audit,
	struct fonds_audit_summary *summary, struct fonds_error **error)
{
	struct fonds_session *session = &audit->session;
	fonds_cleanup(fonds_scope_clear) struct fonds_scope scope = { 0 };
	enum fonds_status status;

	fonds_same_place_note(
		&audit->place, fonds_catalog_path(session->catalog));
	status = restrict_writes(audit, error);
	if (status == FONDS_OK)
		status = fonds_canary_check(error);
	if (status == FONDS_OK)
		status = fonds_scope_resolve(
			&scope, session->catalog, &session->options, error);
	if (status == FONDS_OK)
		status = join(audit, &scope, error);
	if (status < 0)
		return status;
	status = check(session, error);
	if (status == FONDS_OK)
		status = is_in_place(audit, error);
	status = leave(audit, status, error);
	return status == FONDS_OK ? summarise(audit, summary, error) : status;
}

enum fonds_status fonds_audit_run(struct fonds_catalog *catalog,
	const struct fonds_audit_options *options,
	struct fonds_audit_summary *summary, struct fonds_error **error)
{
	const struct fonds_audit_options defaults = FONDS_AUDIT_OPTIONS_INIT;
	fonds_cleanup(audit_clear) struct audit audit = { 0 };
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;

	if (!options)
		options = &defaults;
	status = check_options(options, error);
	if (status < 0)
		return status;
	fonds_session_init(&audit.session, catalog, options);
	status = run_all(&audit, summary, &why);
	if (status == FONDS_ERR_CANCELLED)
		return fonds_fail(error, status,
			"stopped: what was checked is recorded in run %" PRId64
			", and the same command goes on with it",
			audit.session.run);
	return status < 0 ? fonds_error_move(&why, status, error) : FONDS_OK;
}
