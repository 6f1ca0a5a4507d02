/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <strings.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-model.h"

static enum fonds_status check_objects(
	const struct fonds_premis *premis, struct fonds_error **error)
{
	if (premis->objects.count == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a PREMIS description needs an object");
	for (size_t i = 0; i < premis->objects.count; i++) {
		const struct fonds_premis_object *object =
			premis->objects.items[i];

		if (object->kind != FONDS_PREMIS_FILE)
			continue;
		if (!object->is_set)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"file '%s' has no size and digest",
				object->uuid);
		if (object->formats.count == 0)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"file '%s' has no format", object->uuid);
	}
	return FONDS_OK;
}

/* An event that nothing took part in says nothing. */
static enum fonds_status check_events(
	const struct fonds_premis *premis, struct fonds_error **error)
{
	for (size_t i = 0; i < premis->events.count; i++) {
		const struct fonds_premis_event *event =
			premis->events.items[i];

		if (event->object_links.count == 0)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"event '%s' has no object", event->uuid);
	}
	return FONDS_OK;
}

static int compare_uuids(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcasecmp(*x, *y);
}

static size_t collect_uuids(const struct fonds_premis *premis, const char **ret)
{
	size_t n = 0;

	for (size_t i = 0; i < premis->objects.count; i++) {
		const struct fonds_premis_object *object =
			premis->objects.items[i];

		ret[n++] = object->uuid;
	}
	for (size_t i = 0; i < premis->events.count; i++) {
		const struct fonds_premis_event *event =
			premis->events.items[i];

		ret[n++] = event->uuid;
	}
	for (size_t i = 0; i < premis->agents.count; i++) {
		const struct fonds_premis_agent *agent =
			premis->agents.items[i];

		ret[n++] = agent->uuid;
	}
	for (size_t i = 0; i < premis->rights.count; i++) {
		const struct fonds_premis_rights *rights =
			premis->rights.items[i];

		ret[n++] = rights->uuid;
	}
	return n;
}

static enum fonds_status check_uuids(
	const struct fonds_premis *premis, struct fonds_error **error)
{
	size_t count = premis->objects.count + premis->events.count +
		       premis->agents.count + premis->rights.count;
	fonds_cleanup(fonds_freep)
		const char **uuids = malloc((count + 1) * sizeof(*uuids));

	if (!uuids)
		return fonds_fail_nomem(error);
	count = collect_uuids(premis, uuids);
	qsort(uuids, count, sizeof(*uuids), compare_uuids);
	for (size_t i = 1; i < count; i++) {
		if (strcasecmp(uuids[i - 1], uuids[i]) == 0)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"the identifier '%s' stands twice", uuids[i]);
	}
	return FONDS_OK;
}

enum fonds_status fonds_premis_check(
	struct fonds_premis *premis, struct fonds_error **error)
{
	enum fonds_status status;

	if (!premis)
		return fonds_fail_nomem(error);
	status = fonds_arena_check(
		&premis->arena, "the PREMIS description", error);
	if (status != FONDS_OK)
		return status;
	if (premis->problem)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "%s", premis->problem);
	status = check_objects(premis, error);
	if (status == FONDS_OK)
		status = check_events(premis, error);
	if (status == FONDS_OK)
		status = check_uuids(premis, error);
	return status;
}
