/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-turn.h"

#include <inttypes.h>
#include <string.h>

#include "audit/late-events.h"
#include "audit/shard-damage.h"
#include "audit/unexpected.h"
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

enum fonds_status fonds_shard_turn_count(struct fonds_session *session,
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
	return fonds_session_end(session, FONDS_RUN_STOPPED, error,
		"too much is wrong to be true: of %" PRIu64 " files of %s '%s' "
		"that were looked at, %" PRIu64 " are missing, corrupt or "
		"cannot be read; look at the disk, the mount or the network "
		"before the files, or audit with --keep-going",
		found->looked_at,
		found->volume != 0 ? "the volume of" : "holding",
		place->location, found->bad);
}

/* One finding for the whole; not one for each of its shards. */
static void tell_offline(
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

static const char *const unsettled[] = {
	[FONDS_SETTLE_LATER] =
		"a change of its tag files was interrupted and is not "
		"finished: give the command that made it again",
	[FONDS_SETTLE_NEVER] =
		"a change of its tag files was interrupted, and they are "
		"neither those of before nor those of after",
};

/* With the inventory, of which each bag has one in a run. */
static void tell_unsettled(struct fonds_shard_check *shard)
{
	enum fonds_settlement settlement = shard->place->settlement;

	if (settlement != FONDS_SETTLED)
		(void)fonds_finding_rows_add(&shard->rows, "",
			FONDS_VERDICT_UNSTABLE, unsettled[settlement],
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

static enum fonds_status record(struct fonds_session *session,
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
		tell_offline(session, shard);
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
static enum fonds_status finish(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	enum fonds_status status;

	if (is_untouched(shard))
		return give_back(session, shard, error);
	look_again(session, shard);
	status = fonds_shard_turn_count(session, shard, FONDS_VERDICT_MISSING,
		fonds_shard_check_count(shard, FONDS_VERDICT_MISSING), error);
	if (status == FONDS_OK)
		status = fonds_shard_turn_count(session, shard,
			FONDS_VERDICT_MOVED,
			fonds_shard_check_count(shard, FONDS_VERDICT_MOVED),
			error);
	if (status == FONDS_OK)
		status = fonds_shard_damage_find(session, shard, error);
	return status == FONDS_OK ? record(session, shard, error) : status;
}

/* Others of the same place waited for their turn to seek. */
static enum fonds_status resume_waiting(struct fonds_session *session,
	const struct fonds_open_place *place, struct fonds_error **error)
{
	struct fonds_shard_check *shard = session->open;

	while (shard && (shard->place != place || !shard->is_waiting))
		shard = shard->next;
	if (!shard)
		return FONDS_OK;
	shard->is_waiting = false;
	return fonds_shard_turn_end(session, shard, error);
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
	status = finish(session, shard, error);
	if (status == FONDS_OK)
		status = resume_waiting(session, place, error);
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

enum fonds_status fonds_shard_turn_end(struct fonds_session *session,
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
		return finish(session, shard, error);
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

/* What is not registered in the holding. */
static enum fonds_status take_inventory(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	const struct fonds_unexpected which = {
		.run = session->run,
		.holding = shard->claim.holding,
		.place = &shard->place->place,
		.path_glob = session->wish.path_glob,
		.alive = alive,
		.payload = session,
	};

	tell_unsettled(shard);
	return fonds_unexpected_find(session->catalog, &which, &shard->rows,
		&shard->unexpected, error);
}

/* The place is not there, or may not be looked into. */
static enum fonds_status record_unseen(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	const struct fonds_place *place = &shard->place->place;
	enum fonds_status status = FONDS_OK;

	fonds_shard_check_mark_unseen(shard, place->verdict, place->detail);
	if (place->verdict == FONDS_VERDICT_VOLUME_OFFLINE)
		tell_offline(session, shard);
	else if (shard->claim.kind == FONDS_SHARD_INVENTORY)
		(void)fonds_finding_rows_add(&shard->rows, "", place->verdict,
			place->detail, fonds_clock_now());
	else
		status = fonds_shard_turn_count(session, shard, place->verdict,
			fonds_shard_check_count(shard, place->verdict), error);
	return status == FONDS_OK ? record(session, shard, error) : status;
}

/* Without files to be read: the shard is recorded. *ret is whether it was. */
static enum fonds_status do_at_once(struct fonds_session *session,
	struct fonds_shard_check *shard, bool *ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*ret = true;
	shard->is_closed = true;
	if (shard->place->place.verdict != FONDS_VERDICT_OK)
		return record_unseen(session, shard, error);
	if (shard->claim.kind == FONDS_SHARD_INVENTORY)
		status = take_inventory(session, shard, error);
	else if (shard->files.turn_count > 0)
		*ret = shard->is_closed = false;
	return status == FONDS_OK && *ret ? finish(session, shard, error)
					  : status;
}

static bool is_of_check(const struct fonds_session *session,
	const struct fonds_shard_files *files, uint64_t rate)
{
	return session->is_checking && session->rate == rate &&
	       session->algorithm_count == files->algorithm_count &&
	       memcmp(session->algorithms, files->algorithms,
		       files->algorithm_count * sizeof(files->algorithms[0])) ==
		       0;
}

static enum fonds_status choose_rate(struct fonds_session *session,
	int64_t collection, uint64_t *ret, struct fonds_error **error)
{
	const struct fonds_policy *policy = NULL;
	enum fonds_status status;

	*ret = session->options.rate;
	if (*ret != 0)
		return FONDS_OK;
	status = fonds_policy_list_get(&session->policies, session->catalog,
		collection, &policy, error);
	if (status == FONDS_OK)
		*ret = policy->rate;
	return status;
}

/* L13: before a file is read in a weaker way than was asked for. */
static void tell_how_read(
	struct fonds_session *session, const struct fonds_open_place *place)
{
	if (!session->options.bypass_cache || session->has_told_cached ||
		!place->place.was_tried ||
		place->place.read_mode != FONDS_READ_CACHED)
		return;
	session->has_told_cached = true;
	fonds_session_tell(session,
		"the files of '%s' cannot be read past the page cache: the "
		"system does not allow it there; they are read through it, "
		"and that is recorded",
		place->place.folder);
}

static enum fonds_status set_off(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error)
{
	bool is_done = false;
	uint64_t rate = 0;
	enum fonds_status status = do_at_once(session, shard, &is_done, error);

	if (status < 0 || is_done)
		return status;
	for (size_t i = 0; i < shard->files.algorithm_count; i++)
		fonds_algorithm_set_add(shard->place->algorithms,
			&shard->place->algorithm_count,
			shard->files.algorithms[i]);
	tell_how_read(session, shard->place);
	status = choose_rate(session, shard->place->collection, &rate, error);
	if (status < 0)
		return status;
	shard->rate = rate;
	if (is_of_check(session, &shard->files, rate))
		session->current = shard;
	else
		session->pending = shard;
	return FONDS_OK;
}

static enum fonds_status open_claimed(struct fonds_session *session,
	struct fonds_claim *claim, struct fonds_open_place *place,
	struct fonds_error **error)
{
	struct fonds_shard_check *shard = NULL;
	enum fonds_status status = fonds_shard_check_new(
		session->catalog, claim, place, &session->wish, &shard, error);

	if (status < 0) {
		fonds_places_give(&session->places, place);
		return status;
	}
	shard->next = session->open;
	session->open = shard;
	session->open_count++;
	return set_off(session, shard, error);
}

/* Its tag files are being changed: it has its turn when they are not. */
static enum fonds_status put_back(struct fonds_session *session,
	const struct fonds_work_item *item, struct fonds_claim *claim,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_work_give_back(
		session->catalog, claim, error);

	fonds_claim_clear(claim);
	fonds_shard_queue_put_back(&session->queue, item);
	if (!session->has_told_waiting)
		fonds_session_tell(session,
			"holding %" PRId64 " is being changed by another: it "
			"is checked when that has ended",
			item->holding);
	session->has_told_waiting = true;
	return status;
}

static enum fonds_status open_item(struct fonds_session *session,
	const struct fonds_work_item *item, struct fonds_error **error)
{
	fonds_cleanup(fonds_claim_clear) struct fonds_claim claim = { 0 };
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	struct fonds_open_place *place = NULL;
	enum fonds_status status = fonds_work_claim(session->catalog,
		session->auditor, item->shard, session->options.lease_seconds,
		&claim, &outcome, error);

	if (status < 0)
		return status;
	if (outcome == FONDS_CLAIM_OVER) {
		fonds_session_skip(session, item->files, item->bytes);
		return FONDS_OK;
	}
	if (outcome != FONDS_CLAIM_MADE) {
		fonds_shard_queue_put_back(&session->queue, item);
		return FONDS_OK;
	}
	status = fonds_places_take(
		&session->places, item->holding, &place, error);
	if (status < 0)
		return status;
	if (!place)
		return put_back(session, item, &claim, error);
	return open_claimed(session, &claim, place, error);
}

/* The window of its policy has ended: it waits for the next run. */
static enum fonds_status is_open(struct fonds_session *session,
	const struct fonds_work_item *item, bool *ret,
	struct fonds_error **error)
{
	const struct fonds_policy *policy = NULL;
	enum fonds_status status;

	*ret = true;
	if (!session->is_due_only)
		return FONDS_OK;
	status = fonds_policy_list_get(&session->policies, session->catalog,
		item->collection, &policy, error);
	if (status < 0)
		return status;
	*ret = fonds_policy_is_open(policy, fonds_clock_now());
	if (!*ret && !session->has_closed_window) {
		session->has_closed_window = true;
		fonds_session_skip(session, item->files, item->bytes);
	}
	return FONDS_OK;
}

enum fonds_status fonds_shard_turn_begin(
	struct fonds_session *session, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	const char *why = NULL;

	while (status == FONDS_OK && !session->current && !session->pending) {
		const struct fonds_work_item *item;
		int64_t now = fonds_clock_steady_ns();
		bool has_turn = true;

		if (fonds_budget_is_over(&session->budget, now, &why))
			status = fonds_session_end(
				session, FONDS_RUN_PARTIAL, error, "%s", why);
		if (status < 0 || session->is_ending ||
			session->open_count >= FONDS_OPEN_SHARDS_MAX)
			return status;
		item = fonds_shard_queue_next(&session->queue, now);
		if (!item)
			return FONDS_OK;
		status = fonds_session_alive(session, error);
		if (status == FONDS_OK)
			status = is_open(session, item, &has_turn, error);
		if (status == FONDS_OK && has_turn)
			status = open_item(session, item, error);
	}
	return status;
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
		return finish(session, shard, error);
	return give_back(session, shard, error);
}

enum fonds_status fonds_shard_turn_break_off(struct fonds_session *session,
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
