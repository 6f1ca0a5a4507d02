/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-turn.h"

#include <inttypes.h>
#include <string.h>

#include "audit/shard-end.h"
#include "audit/unexpected.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

static enum fonds_status alive(void *payload, struct fonds_error **error)
{
	return fonds_session_alive(payload, error);
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
		fonds_shard_tell_offline(session, shard);
	else if (shard->claim.kind == FONDS_SHARD_INVENTORY)
		(void)fonds_finding_rows_add(&shard->rows, "", place->verdict,
			place->detail, fonds_clock_now());
	else
		status = fonds_shard_count(session, shard, place->verdict,
			fonds_shard_check_count(shard, place->verdict), error);
	return status == FONDS_OK ? fonds_shard_record(session, shard, error)
				  : status;
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
	return status == FONDS_OK && *ret
		       ? fonds_shard_finish(session, shard, error)
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
	if (*ret)
		return FONDS_OK;
	session->has_closed_window = true;
	fonds_session_skip(session, item->files, item->bytes);
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
