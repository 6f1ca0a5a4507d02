/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/verify.h"

#include <stdlib.h>
#include <string.h>

#include "bagit/judge.h"
#include "bagit/resume.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/check.h"
#include "fixity/digest/hasher.h"

/* A file under way; all of them hang together, to be freed on a failure. */
struct flight {
	struct fonds_check_item item;
	struct flight *previous;
	struct flight *next;
	struct fonds_bag_entry *entry;
	struct fonds_bag_path *path;
	struct fonds_digest expected[];
};

struct verifier {
	struct fonds_bag_state *state;
	bool is_payload;
	struct fonds_resume *resume; /* of payload; or NULL */
	size_t next_index;
	struct flight *flights;
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t algorithm_count;
};

static size_t count_claims(const struct fonds_bag_entry *entry)
{
	const struct fonds_bag_claim *claim = entry->claims;
	size_t count = 0;

	for (; claim; claim = claim->next)
		count += claim->size > 0;
	return count;
}

static bool is_wanted(const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry)
{
	if (entry->is_payload &&
		!fonds_bag_looks_at(state, FONDS_BAG_LEVEL_FULL))
		return false;
	return entry->kind == FONDS_ENTRY_FILE && !entry->is_unsafe &&
	       (state->check->file || state->check->hashed ||
		       count_claims(entry) > 0);
}

void fonds_bag_verify_plan(struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->inventory.count; i++) {
		const struct fonds_bag_entry *entry =
			state->inventory.entries[i];

		if (!is_wanted(state, entry))
			continue;
		state->progress.bytes_total += entry->size;
		state->progress.files_total++;
	}
}

static void add_algorithm(
	struct verifier *verifier, enum fonds_algorithm algorithm)
{
	fonds_algorithm_set_add(
		verifier->algorithms, &verifier->algorithm_count, algorithm);
}

static void choose_algorithms(struct verifier *verifier)
{
	const struct fonds_bag_state *state = verifier->state;
	const struct fonds_bag_check *check = state->check;

	for (size_t i = 0; i < state->manifest_count; i++)
		if ((check->hashed || state->manifests[i].is_tag !=
					      verifier->is_payload) &&
			state->manifests[i].algorithm != 0)
			add_algorithm(verifier, state->manifests[i].algorithm);
	if (check->file)
		add_algorithm(verifier, FONDS_SHA256);
	for (size_t i = 0; i < state->check->algorithm_count; i++)
		add_algorithm(verifier, state->check->algorithms[i]);
}

static void flight_end(struct verifier *verifier, struct flight *flight)
{
	if (flight->previous)
		flight->previous->next = flight->next;
	else
		verifier->flights = flight->next;
	if (flight->next)
		flight->next->previous = flight->previous;
	fonds_bag_path_free(flight->path);
	free(flight);
}

static void fill_expected(
	const struct fonds_bag_state *state, struct flight *flight)
{
	const struct fonds_bag_claim *claim = flight->entry->claims;
	size_t count = 0;

	for (; claim; claim = claim->next) {
		struct fonds_digest *digest = &flight->expected[count];

		if (claim->size == 0)
			continue;
		digest->algorithm = state->manifests[claim->manifest].algorithm;
		digest->size = claim->size;
		memcpy(digest->bytes, claim->bytes, claim->size);
		count++;
	}
	flight->item.expected = flight->expected;
	flight->item.expected_count = count;
}

static enum fonds_status flight_begin(struct verifier *verifier,
	struct fonds_bag_entry *entry, struct flight **ret,
	struct fonds_error **error)
{
	size_t count = count_claims(entry);
	struct flight *flight = calloc(
		1, sizeof(*flight) + count * sizeof(struct fonds_digest));
	enum fonds_status status;

	if (!flight)
		return fonds_fail_nomem(error);
	status = fonds_bag_path_new(
		entry->path, strlen(entry->path), &flight->path, error);
	if (status < 0) {
		free(flight);
		return status;
	}
	flight->entry = entry;
	fill_expected(verifier->state, flight);
	flight->item.tree = verifier->state->check->tree;
	flight->item.path = flight->path;
	flight->item.size = FONDS_SIZE_UNKNOWN;
	flight->item.inode = entry->inode;
	flight->item.weight = entry->size;
	flight->item.payload = flight;
	flight->next = verifier->flights;
	if (flight->next)
		flight->next->previous = flight;
	verifier->flights = flight;
	*ret = flight;
	return FONDS_OK;
}

/* Is it to be judged now, and has not been by what an earlier run read? */
static bool is_next(
	const struct verifier *verifier, const struct fonds_bag_entry *entry)
{
	return entry->is_payload == verifier->is_payload &&
	       entry->outcome == FONDS_BAG_UNREAD &&
	       is_wanted(verifier->state, entry);
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct verifier *verifier = payload;
	const struct fonds_inventory *inventory = &verifier->state->inventory;
	struct flight *flight = NULL;
	enum fonds_status status;

	*item = NULL;
	while (verifier->next_index < inventory->count) {
		struct fonds_bag_entry *entry =
			inventory->entries[verifier->next_index++];

		if (!is_next(verifier, entry))
			continue;
		status = flight_begin(verifier, entry, &flight, error);
		if (status == FONDS_OK)
			*item = &flight->item;
		return status;
	}
	return FONDS_OK;
}

/* Only what two readings would agree on is worth registering. */
static enum fonds_status give_to_caller(struct verifier *verifier,
	const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	const struct fonds_bag_check *check = verifier->state->check;

	if (!result->digests ||
		(result->verdict != FONDS_VERDICT_OK &&
			result->verdict != FONDS_VERDICT_CORRUPT))
		return FONDS_OK;
	if (check->hashed)
		return check->hashed(
			check->writer, verifier->state, entry, result, error);
	if (!check->file)
		return FONDS_OK;
	for (size_t i = 0; i < result->digest_count; i++)
		if (result->digests[i].algorithm == FONDS_SHA256)
			return check->file(check->payload, entry->path,
				result->size, &result->digests[i], error);
	return FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct verifier *verifier = payload;
	struct flight *flight = item->payload;
	struct fonds_bag_state *state = verifier->state;
	enum fonds_status status;

	state->progress.bytes_done += flight->entry->size;
	state->progress.files_done++;
	status = fonds_bag_judge(state, flight->entry, result, error);
	if (status == FONDS_OK && verifier->resume)
		status = fonds_resume_note(
			verifier->resume, flight->entry, result, error);
	if (status == FONDS_OK)
		status = give_to_caller(verifier, flight->entry, result, error);
	flight_end(verifier, flight);
	return status;
}

static bool has_digest(
	const struct fonds_check_result *result, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; result->digests && i < result->digest_count; i++)
		if (result->digests[i].algorithm == algorithm)
			return true;
	return false;
}

static bool is_read(const struct fonds_check_result *result)
{
	return result->verdict == FONDS_VERDICT_OK ||
	       result->verdict == FONDS_VERDICT_CORRUPT ||
	       result->verdict == FONDS_VERDICT_CORRUPT_UNCONFIRMED;
}

/* A claim that is compared with nothing would pass: that must not be. */
static enum fonds_status check_computed(const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	const struct fonds_bag_claim *claim = entry->claims;

	if (!is_read(result))
		return FONDS_OK;
	for (; claim; claim = claim->next) {
		enum fonds_algorithm algorithm =
			state->manifests[claim->manifest].algorithm;

		if (claim->size > 0 && !has_digest(result, algorithm))
			return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
				"the %s digest of '%s' was not computed when "
				"it was read",
				fonds_algorithm_name(algorithm), entry->path);
	}
	return FONDS_OK;
}

/* A result that no reading of this check gave. */
static enum fonds_status judge_result(struct verifier *verifier,
	struct fonds_bag_entry *entry, const struct fonds_check_result *result,
	struct fonds_error **error)
{
	struct fonds_bag_state *state = verifier->state;
	enum fonds_status status = check_computed(state, entry, result, error);

	if (status == FONDS_OK)
		status = fonds_bag_judge(state, entry, result, error);
	if (status == FONDS_OK)
		status = give_to_caller(verifier, entry, result, error);
	return status;
}

static enum fonds_status judge_known(struct verifier *verifier,
	struct fonds_bag_entry *entry, struct fonds_error **error)
{
	const struct fonds_bag_check *check = verifier->state->check;
	struct fonds_check_result result = { 0 };
	enum fonds_status status = check->known(
		check->payload, entry, &result, error);

	if (status < 0)
		return status;
	if (!is_read(&result) && !result.detail) {
		entry->outcome = FONDS_BAG_UNREADABLE;
		return FONDS_OK;
	}
	return judge_result(verifier, entry, &result, error);
}

static enum fonds_status verify_known(
	struct verifier *verifier, struct fonds_error **error)
{
	const struct fonds_inventory *inventory = &verifier->state->inventory;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < inventory->count; i++) {
		struct fonds_bag_entry *entry = inventory->entries[i];

		if (is_next(verifier, entry))
			status = judge_known(verifier, entry, error);
	}
	return status;
}

static enum fonds_status report_progress(
	const struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct fonds_bag_check *check = state->check;

	if (!check->progress ||
		check->progress(&state->progress, check->progress_payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

/* What an earlier run read is no work of this one: it leaves the totals. */
static enum fonds_status judge_earlier(
	struct verifier *verifier, size_t index, struct fonds_error **error)
{
	struct fonds_bag_state *state = verifier->state;
	struct fonds_bag_entry *entry = state->inventory.entries[index];
	struct fonds_check_result result = { 0 };
	bool is_known = false;
	enum fonds_status status = fonds_resume_known(
		verifier->resume, state, index, &result, &is_known, error);

	if (status < 0 || !is_known)
		return status;
	state->progress.bytes_total -= entry->size;
	state->progress.files_total--;
	status = judge_result(verifier, entry, &result, error);
	return status < 0 ? status : report_progress(state, error);
}

static enum fonds_status go_on(
	struct verifier *verifier, struct fonds_error **error)
{
	const struct fonds_inventory *inventory = &verifier->state->inventory;
	enum fonds_status status;

	if (!verifier->resume)
		return FONDS_OK;
	status = fonds_resume_begin(verifier->resume, verifier->state,
		verifier->algorithms, verifier->algorithm_count, error);
	for (size_t i = 0; status == FONDS_OK && i < inventory->count; i++)
		if (is_next(verifier, inventory->entries[i]))
			status = judge_earlier(verifier, i, error);
	return status;
}

enum fonds_status fonds_bag_verify(struct fonds_bag_state *state,
	bool is_payload, struct fonds_error **error)
{
	struct verifier verifier = {
		.state = state,
		.is_payload = is_payload,
		.resume = is_payload ? state->check->resume : NULL,
	};
	struct fonds_check check = {
		.algorithms = verifier.algorithms,
		.jobs = state->check->jobs,
		.bypass_cache = state->check->bypass_cache,
		.next = next,
		.done = done,
		.payload = &verifier,
		.progress = state->check->progress,
		.progress_payload = state->check->progress_payload,
	};
	enum fonds_status status;

	if (state->check->known)
		return verify_known(&verifier, error);
	choose_algorithms(&verifier);
	check.algorithm_count = verifier.algorithm_count;
	if (check.algorithm_count == 0)
		return FONDS_OK;
	status = go_on(&verifier, error);
	if (status < 0)
		return status;
	check.base = state->progress;
	status = fonds_check_run(&check, error);
	while (verifier.flights)
		flight_end(&verifier, verifier.flights);
	return status;
}
