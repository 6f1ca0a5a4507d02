/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-end.h"

#include <inttypes.h>
#include <stdlib.h>

#include <fonds/text.h>

#include "audit/late-events.h"
#include "audit/shard-damage.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

#define NS_OF_MS 1000000

static const char gone[] =
	"its folder, or the volume, was taken away while it was read";

static enum fonds_status alive(void *payload, struct fonds_error **error)
{
	return fonds_session_alive(payload, error);
}

static void unlink_shard(
	struct fonds_session *session, const struct fonds_shard_check *shard)
{
	struct fonds_shard_check **at = &session->open;

	while (*at && *at != shard)
		at = &(*at)->next;
	if (!*at)
		return;
	*at = shard->next;
	session->open_count--;
}

static void forget(
	struct fonds_session *session, struct fonds_shard_check *shard)
{
	unlink_shard(session, shard);
	if (session->current == shard)
		session->current = NULL;
	if (session->pending == shard)
		session->pending = NULL;
	if (session->seeking == shard)
		session->seeking = NULL;
	if (shard->place->moved_for == shard)
		shard->place->moved_for = NULL;
	fonds_places_give(&session->places, shard->place);
	fonds_shard_check_free(shard);
}

static enum fonds_status stop(struct fonds_session *session,
	const struct fonds_open_place *place,
	const struct fonds_anomaly_place *found, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *location = fonds_text_printable(
		place->location);

	if (!location)
		return fonds_fail_nomem(error);
	return fonds_session_end(session, FONDS_RUN_STOPPED, error,
		"too much is wrong to be true: of %" PRIu64 " files of %s '%s' "
		"that were looked at, %" PRIu64 " are missing, corrupt or "
		"cannot be read; look at the disk, the mount or the network "
		"before the files, or audit with --keep-going",
		found->looked_at,
		found->volume != 0 ? "the volume of" : "holding", location,
		found->bad);
}

enum fonds_status fonds_shard_count(struct fonds_session *session,
	struct fonds_shard_check *shard, enum fonds_verdict verdict,
	uint64_t files, struct fonds_error **error)
{
	struct fonds_open_place *place = shard->place;
	const struct fonds_anomaly_place *found = NULL;
	enum fonds_status status = fonds_anomaly_count(&session->anomaly,
		place->volume, place->holding, verdict, files, &found, error);

	if (status < 0 || !found || session->options.keeps_going)
		return status;
	/* A place that is gone is one fact, and has its own verdict. */
	if (!fonds_place_holds(&place->place))
		return FONDS_OK;
	return stop(session, place, found, error);
}

/* One finding for the whole; not one for each of its shards. */
void fonds_shard_tell_offline(
	struct fonds_session *session, struct fonds_shard_check *shard)
{
	if (session->told_offline == shard->claim.holding)
		return;
	session->told_offline = shard->claim.holding;
	(void)fonds_finding_rows_add(&shard->rows, "",
		FONDS_VERDICT_VOLUME_OFFLINE,
		fonds_arena_dup(&shard->rows.texts,
			shard->place->place.detail ? shard->place->place.detail
						   : gone),
		fonds_clock_now());
}

static uint64_t take_busy_ms(
	struct fonds_session *session, const struct fonds_shard_check *shard)
{
	int64_t now = fonds_clock_steady_ns();
	int64_t since = session->recorded_ns > shard->begun_ns
				? session->recorded_ns
				: shard->begun_ns;

	session->recorded_ns = now;
	return now > since ? (uint64_t)(now - since) / NS_OF_MS : 0;
}

/*
 * The event is written by whoever records the inventory: it comes last, and
 * once in a run.
 */
static enum fonds_status write_event(struct fonds_session *session,
	const struct fonds_shard_check *shard, struct fonds_error **error)
{
	const struct fonds_open_place *place = shard->place;
	bool is_done = false;
	enum fonds_status status;

	if (!session->options.write_events ||
		shard->claim.kind != FONDS_SHARD_INVENTORY ||
		place->kind != FONDS_HOLDING_BAG)
		return FONDS_OK;
	status = fonds_work_holding_is_done(session->catalog, session->run,
		place->holding, &is_done, error);
	if (status < 0 || !is_done)
		return status;
	return fonds_session_tell_bag(session, place, error);
}

static void count_progress(
	struct fonds_session *session, const struct fonds_shard_check *shard)
{
	uint64_t unread = shard->claim.files;

	for (size_t i = 0; i < shard->files.count; i++)
		unread -= shard->files.items[i].was_counted;
	session->progress.files_done += unread;
}

/* Whoever slept longer than its lease should hear of it. */
static void tell_refused(
	struct fonds_session *session, const struct fonds_shard_check *shard)
{
	fonds_session_tell(session,
		"what was found in a part of holding %" PRId64
		" is refused: the lease had ended, and another auditor took "
		"it over, or the run was closed (see --lease)",
		shard->claim.holding);
}

enum fonds_status fonds_shard_record(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	bool is_accepted = false;
	enum fonds_status status = fonds_shard_check_record(shard,
		session->catalog, take_busy_ms(session, shard), &is_accepted,
		error);

	if (status < 0)
		return status;
	count_progress(session, shard);
	fonds_shard_queue_wake(&session->queue, shard->claim.holding);
	if (is_accepted)
		status = write_event(session, shard, error);
	else
		tell_refused(session, shard);
	forget(session, shard);
	return status;
}

/* What was read is what is there now, or nothing can be said of it. */
static void look_again(
	struct fonds_session *session, struct fonds_shard_check *shard)
{
	struct fonds_open_place *place = shard->place;

	if (place->place.verdict != FONDS_VERDICT_OK ||
		fonds_place_holds(&place->place))
		return;
	if (fonds_shard_check_has_failures(shard)) {
		fonds_shard_check_mark_gone(shard, gone);
		fonds_shard_tell_offline(session, shard);
		return;
	}
	if (place->is_told_replaced)
		return;
	place->is_told_replaced = true;
	(void)fonds_finding_rows_add(&shard->rows, "", FONDS_VERDICT_UNSTABLE,
		"the folder was moved or replaced while it was read: what was "
		"read is not what is there now",
		fonds_clock_now());
}

/* It was claimed, and ended before a file was begun: it is for others. */
static bool is_untouched(const struct fonds_shard_check *shard)
{
	return shard->given == 0 && shard->files.turn_count > 0 &&
	       shard->place->place.verdict == FONDS_VERDICT_OK;
}

static enum fonds_status give_back(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	enum fonds_status status = fonds_work_give_back(
		session->catalog, &shard->claim, error);

	forget(session, shard);
	return status;
}

/* Missing files are counted when it is known that they were not moved. */
enum fonds_status fonds_shard_finish(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	enum fonds_status status;

	if (is_untouched(shard))
		return give_back(session, shard, error);
	look_again(session, shard);
	status = fonds_shard_count(session, shard, FONDS_VERDICT_MISSING,
		fonds_shard_check_count(shard, FONDS_VERDICT_MISSING), error);
	if (status == FONDS_OK)
		status = fonds_shard_count(session, shard, FONDS_VERDICT_MOVED,
			fonds_shard_check_count(shard, FONDS_VERDICT_MOVED),
			error);
	if (status == FONDS_OK)
		status = fonds_shard_damage_find(session, shard, error);
	return status == FONDS_OK ? fonds_shard_record(session, shard, error)
				  : status;
}

static struct fonds_shard_check *find_waiting(
	const struct fonds_session *session)
{
	struct fonds_shard_check *shard = session->open;

	while (shard && !shard->is_waiting)
		shard = shard->next;
	return shard;
}

/* One shard seeks at a time, and those of all places wait for it. */
static enum fonds_status resume_waiting(
	struct fonds_session *session, struct fonds_error **error)
{
	struct fonds_shard_check *shard;
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK && !session->seeking &&
		(shard = find_waiting(session))) {
		shard->is_waiting = false;
		status = fonds_shard_end(session, shard, error);
	}
	return status;
}

static enum fonds_status end_seeking(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	struct fonds_open_place *place = shard->place;
	enum fonds_status status;

	fonds_moved_match(&place->moved, &shard->files);
	place->moved_for = NULL;
	session->seeking = NULL;
	/* The place stays open for those that wait. */
	place->shards++;
	status = fonds_shard_finish(session, shard, error);
	if (status == FONDS_OK)
		status = resume_waiting(session, error);
	fonds_places_give(&session->places, place);
	return status;
}

/* *ret is whether files must be read before it can be said. */
static enum fonds_status seek(struct fonds_session *session,
	struct fonds_shard_check *shard, bool *ret, struct fonds_error **error)
{
	struct fonds_open_place *place = shard->place;
	enum fonds_status status = fonds_moved_search(&place->moved,
		session->catalog, place->holding, &place->place, alive, session,
		error);

	*ret = false;
	if (status < 0 || place->moved.count == 0)
		return status;
	*ret = fonds_moved_want(&place->moved, &shard->files) > 0;
	place->moved_for = shard;
	shard->is_seeking = *ret;
	return FONDS_OK;
}

enum fonds_status fonds_shard_end(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	struct fonds_open_place *place = shard->place;
	bool is_seeking = false;
	enum fonds_status status;

	if (shard->is_seeking)
		return end_seeking(session, shard, error);
	if (place->place.name || place->place.verdict != FONDS_VERDICT_OK ||
		fonds_shard_check_count(shard, FONDS_VERDICT_MISSING) == 0 ||
		!fonds_place_holds(&place->place))
		return fonds_shard_finish(session, shard, error);
	if (session->seeking || place->moved_for) {
		shard->is_waiting = true;
		return FONDS_OK;
	}
	status = seek(session, shard, &is_seeking, error);
	if (status < 0)
		return status;
	if (!is_seeking)
		return end_seeking(session, shard, error);
	session->seeking = shard;
	return FONDS_OK;
}

/*
 * A shard that was not read to its end. What goes on later checks it whole; but
 * what was found wrong in it is told now, whether the run goes on or not.
 */
static enum fonds_status break_off(struct fonds_session *session,
	struct fonds_shard_check *shard, bool keeps_all,
	struct fonds_error **error)
{
	if (keeps_all || fonds_shard_check_has_evidence(shard))
		return fonds_shard_finish(session, shard, error);
	return give_back(session, shard, error);
}

enum fonds_status fonds_shard_break_off(struct fonds_session *session,
	bool keeps_all, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status first = FONDS_OK;

	while (session->open) {
		struct fonds_shard_check *shard = session->open;
		enum fonds_status status = break_off(
			session, shard, keeps_all, first < 0 ? NULL : &why);

		if (status < 0 && first == FONDS_OK)
			first = status;
		/* What failed is not tried again. */
		if (status < 0 && session->open == shard)
			forget(session, shard);
	}
	return first < 0 ? fonds_error_move(&why, first, error) : FONDS_OK;
}
