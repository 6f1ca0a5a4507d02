/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/hasher-group.h"

#include <stdlib.h>

#include "base/error.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/lanes.h"

/* An algorithm that has kernels: its messages, by their numbers. */
struct lane_algorithm {
	size_t index; /* among those asked for */
	struct fonds_lanes *lanes;
	struct fonds_message *messages;
	struct fonds_message **pointers; /* to all of them, for run */
};

struct fonds_hasher_group {
	size_t size;
	size_t lane_count;
	struct lane_algorithm by_lanes[FONDS_HASHER_MAX];

	/* The algorithms without: a hasher of all these for each message. */
	size_t rest_count;
	enum fonds_algorithm rest[FONDS_HASHER_MAX];
	size_t rest_index[FONDS_HASHER_MAX];
	struct fonds_hasher **hashers; /* NULL until the number is used */
};

static void lane_algorithm_clear(struct lane_algorithm *by)
{
	fonds_lanes_free(by->lanes);
	free(by->messages);
	free(by->pointers);
}

static enum fonds_status add_lanes(struct fonds_hasher_group *group,
	size_t index, struct fonds_lanes *lanes, struct fonds_error **error)
{
	struct lane_algorithm *by = &group->by_lanes[group->lane_count++];

	by->index = index;
	by->lanes = lanes;
	by->messages = calloc(group->size, sizeof(*by->messages));
	by->pointers = calloc(group->size, sizeof(struct fonds_message *));
	if (!by->messages || !by->pointers)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < group->size; i++)
		by->pointers[i] = &by->messages[i];
	return FONDS_OK;
}

static enum fonds_status add_algorithm(struct fonds_hasher_group *group,
	enum fonds_algorithm algorithm, size_t index,
	struct fonds_error **error)
{
	struct fonds_lanes *lanes = NULL;
	enum fonds_status status = fonds_lanes_new(algorithm, &lanes, error);

	if (status < 0)
		return status;
	if (lanes)
		return add_lanes(group, index, lanes, error);
	group->rest[group->rest_count] = algorithm;
	group->rest_index[group->rest_count++] = index;
	return FONDS_OK;
}

static enum fonds_status fill(struct fonds_hasher_group *group,
	const enum fonds_algorithm *algorithms, size_t algorithm_count,
	struct fonds_error **error)
{
	group->hashers = calloc(group->size, sizeof(struct fonds_hasher *));
	if (!group->hashers)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < algorithm_count; i++) {
		enum fonds_status status = add_algorithm(
			group, algorithms[i], i, error);

		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

enum fonds_status fonds_hasher_group_new(const enum fonds_algorithm *algorithms,
	size_t algorithm_count, size_t size, struct fonds_hasher_group **ret,
	struct fonds_error **error)
{
	struct fonds_hasher_group *group;
	enum fonds_status status;

	if (algorithm_count > FONDS_HASHER_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"more than %d message digest algorithms at once",
			FONDS_HASHER_MAX);
	group = calloc(1, sizeof(*group));
	if (!group)
		return fonds_fail_nomem(error);
	group->size = size;
	status = fill(group, algorithms, algorithm_count, error);
	if (status < 0) {
		fonds_hasher_group_free(group);
		return status;
	}
	*ret = group;
	return FONDS_OK;
}

static enum fonds_status start_rest(struct fonds_hasher_group *group,
	size_t message, struct fonds_error **error)
{
	enum fonds_status status;

	if (!group->hashers[message]) {
		status = fonds_hasher_new(group->rest, group->rest_count,
			&group->hashers[message], error);
		if (status < 0)
			return status;
	}
	return fonds_hasher_start(group->hashers[message], error);
}

enum fonds_status fonds_hasher_group_start(struct fonds_hasher_group *group,
	size_t message, struct fonds_error **error)
{
	for (size_t i = 0; i < group->lane_count; i++) {
		struct lane_algorithm *by = &group->by_lanes[i];

		fonds_message_start(by->lanes, &by->messages[message]);
	}
	if (group->rest_count == 0)
		return FONDS_OK;
	return start_rest(group, message, error);
}

enum fonds_status fonds_hasher_group_feed(struct fonds_hasher_group *group,
	size_t message, const void *data, size_t size, bool is_last,
	struct fonds_error **error)
{
	for (size_t i = 0; i < group->lane_count; i++) {
		struct lane_algorithm *by = &group->by_lanes[i];

		fonds_message_feed(
			by->lanes, &by->messages[message], data, size, is_last);
	}
	if (group->rest_count == 0)
		return FONDS_OK;
	return fonds_hasher_update(group->hashers[message], data, size, error);
}

bool fonds_hasher_group_is_waiting(
	const struct fonds_hasher_group *group, size_t message)
{
	for (size_t i = 0; i < group->lane_count; i++)
		if (fonds_message_is_waiting(
			    &group->by_lanes[i].messages[message]))
			return true;
	return false;
}

void fonds_hasher_group_run(struct fonds_hasher_group *group, bool flush)
{
	for (size_t i = 0; i < group->lane_count; i++) {
		struct lane_algorithm *by = &group->by_lanes[i];

		fonds_lanes_run(by->lanes, by->pointers, group->size, flush);
	}
}

enum fonds_status fonds_hasher_group_finish(struct fonds_hasher_group *group,
	size_t message, struct fonds_digest *ret, struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];
	enum fonds_status status;

	for (size_t i = 0; i < group->lane_count; i++) {
		struct lane_algorithm *by = &group->by_lanes[i];

		fonds_message_finish(
			by->lanes, &by->messages[message], &ret[by->index]);
	}
	if (group->rest_count == 0)
		return FONDS_OK;
	status = fonds_hasher_finish(group->hashers[message], digests, error);
	for (size_t i = 0; status == FONDS_OK && i < group->rest_count; i++)
		ret[group->rest_index[i]] = digests[i];
	return status;
}

void fonds_hasher_group_drop(struct fonds_hasher_group *group, size_t message)
{
	for (size_t i = 0; i < group->lane_count; i++)
		group->by_lanes[i].messages[message] =
			(struct fonds_message){ 0 };
}

void fonds_hasher_group_free(struct fonds_hasher_group *group)
{
	if (!group)
		return;
	for (size_t i = 0; i < group->lane_count; i++)
		lane_algorithm_clear(&group->by_lanes[i]);
	for (size_t i = 0; group->hashers && i < group->size; i++)
		fonds_hasher_free(group->hashers[i]);
	free(group->hashers);
	free(group);
}
