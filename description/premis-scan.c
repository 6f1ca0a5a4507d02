/* SPDX-License-Identifier: Apache-2.0 */
#include "description/premis-scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "description/location.h"
#include "metadata/premis-reader.h"

/* An event links no more objects than a reader has room for. */
#define ARENA_MAX ((size_t)32 * 1024 * 1024)

/* What the look through the file needs, and nobody afterwards. */
struct scanning {
	struct fonds_premis_scan *scan;
	bool *found; /* for each that is wanted */
	struct fonds_premis_targets representations;
	struct fonds_premis_targets entities;
	size_t index;
	size_t last_object;
	size_t last_event;
};

void fonds_premis_scan_init(struct fonds_premis_scan *scan)
{
	*scan = (struct fonds_premis_scan){ .event_place =
						    FONDS_PREMIS_NOWHERE };
	fonds_arena_init(&scan->arena, ARENA_MAX);
}

void fonds_premis_scan_clear(struct fonds_premis_scan *scan)
{
	fonds_arena_clear(&scan->arena);
}

static struct fonds_premis_target *make_target(struct scanning *scanning,
	const struct fonds_premis_node *entity, const char *name,
	const char *type_name, const char *value_name)
{
	struct fonds_arena *arena = &scanning->scan->arena;
	const struct fonds_premis_node *identifier = fonds_premis_node_child(
		entity, name);
	const char *type = NULL;
	const char *value = NULL;
	struct fonds_premis_target *target;

	if (identifier) {
		type = fonds_premis_node_value(identifier, type_name);
		value = fonds_premis_node_value(identifier, value_name);
	}
	/* What has no identifier cannot be linked. */
	if (!type || !value)
		return NULL;
	target = fonds_arena_alloc(arena, sizeof(*target));
	if (!target)
		return NULL;
	target->index = scanning->index;
	target->type = fonds_arena_dup(arena, type);
	target->value = fonds_arena_dup(arena, value);
	return target;
}

static struct fonds_premis_target *make_object(
	struct scanning *scanning, const struct fonds_premis_node *entity)
{
	return make_target(scanning, entity, "objectIdentifier",
		"objectIdentifierType", "objectIdentifierValue");
}

static void add(struct fonds_premis_targets *targets,
	struct fonds_premis_target *target)
{
	if (!target)
		return;
	if (!targets->end)
		targets->end = &targets->first;
	*targets->end = target;
	targets->end = &target->next;
	targets->count++;
}

/* Does the reference mean the path? */
static bool is_path(const char *reference, const char *path)
{
	if (strncmp(reference, "./", 2) == 0)
		reference += 2;
	while (*reference && *path)
		if (fonds_location_byte(&reference) != *path++)
			return false;
	return *reference == '\0' && *path == '\0';
}

static bool lies_at(const struct fonds_premis_node *object, const char *path)
{
	const struct fonds_premis_node *storage = fonds_premis_node_child(
		object, "storage");

	for (; storage; storage = fonds_premis_node_again(storage)) {
		const struct fonds_premis_node *location =
			fonds_premis_node_child(storage, "contentLocation");
		const char *value = location ? fonds_premis_node_value(location,
						       "contentLocationValue")
					     : NULL;

		if (value && (strcmp(value, path) == 0 || is_path(value, path)))
			return true;
	}
	return false;
}

static bool is_called(const struct fonds_premis_node *object, const char *name)
{
	const struct fonds_premis_node *identifier = fonds_premis_node_child(
		object, "objectIdentifier");

	for (; identifier; identifier = fonds_premis_node_again(identifier)) {
		const char *value = fonds_premis_node_value(
			identifier, "objectIdentifierValue");

		if (value && strcmp(value, name) == 0)
			return true;
	}
	return false;
}

static bool is_wanted(
	struct scanning *scanning, const struct fonds_premis_node *object)
{
	const struct fonds_premis_scan *scan = scanning->scan;
	bool is_any = false;

	for (size_t i = 0; i < scan->wanted_count; i++) {
		if (!lies_at(object, scan->wanted[i]) &&
			!is_called(object, scan->wanted[i]))
			continue;
		scanning->found[i] = true;
		is_any = true;
	}
	return is_any;
}

/* By what an event names it. */
static bool has_identifier(const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *identifier = fonds_premis_node_child(
		object, "objectIdentifier");

	return identifier &&
	       fonds_premis_node_value(identifier, "objectIdentifierType") &&
	       fonds_premis_node_value(identifier, "objectIdentifierValue");
}

static void take_object(
	struct scanning *scanning, const struct fonds_premis_node *object)
{
	struct fonds_premis_scan *scan = scanning->scan;
	const char *kind = object->unit->name;

	scanning->last_object = scanning->index;
	if (!scan->name) {
		const struct fonds_premis_target *first = make_object(
			scanning, object);

		scan->name = first ? first->value : NULL;
	}
	if (scan->wanted_count > 0) {
		if (has_identifier(object) && is_wanted(scanning, object))
			add(&scan->objects, make_object(scanning, object));
	} else if (strcmp(kind, "representation") == 0) {
		add(&scanning->representations, make_object(scanning, object));
	} else if (strcmp(kind, "intellectualEntity") == 0) {
		add(&scanning->entities, make_object(scanning, object));
	}
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void take_agent(
	struct scanning *scanning, const struct fonds_premis_node *agent)
{
	struct fonds_premis_scan *scan = scanning->scan;

	scan->agent_place = scanning->index;
	if (!scan->agent || scan->known_agent ||
		!is_same(fonds_premis_node_value(agent, "agentName"),
			scan->agent) ||
		!is_same(fonds_premis_node_value(agent, "agentVersion"),
			scan->agent_version))
		return;
	scan->known_agent = make_target(scanning, agent, "agentIdentifier",
		"agentIdentifierType", "agentIdentifierValue");
}

static void take_entity(
	struct scanning *scanning, const struct fonds_premis_node *entity)
{
	const char *number = entity->unit ? entity->unit->number : "";

	if (strcmp(number, "1") == 0)
		take_object(scanning, entity);
	if (strcmp(number, "3") == 0)
		take_agent(scanning, entity);
	if (strcmp(number, "2") == 0) {
		scanning->last_event = scanning->index;
		scanning->scan->event_count++;
	}
	scanning->index++;
}

static enum fonds_status read_all(struct scanning *scanning,
	struct fonds_stream *stream, const char *what,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	const struct fonds_premis_node *entity = NULL;
	enum fonds_status status = fonds_premis_reader_new(
		stream, what, &reader, error);

	do {
		if (status == FONDS_OK)
			status = fonds_premis_reader_next(
				reader, &entity, error);
		if (status < 0 || !entity)
			return status;
		take_entity(scanning, entity);
		status = fonds_arena_check(&scanning->scan->arena,
			"the number of objects that an event would link",
			error);
	} while (status == FONDS_OK);
	return status;
}

static enum fonds_status choose(
	struct scanning *scanning, const char *what, struct fonds_error **error)
{
	struct fonds_premis_scan *scan = scanning->scan;

	for (size_t i = 0; i < scan->wanted_count; i++)
		if (!scanning->found[i])
			return fonds_fail(error, FONDS_ERR_NOT_FOUND,
				"%s describes no object '%s', by path in the "
				"bag or by identifier",
				what, scan->wanted[i]);
	if (scan->wanted_count == 0)
		scan->objects = scanning->representations.count > 0
					? scanning->representations
					: scanning->entities;
	if (scan->objects.count == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"%s has no %s with an identifier to link the event "
			"with%s",
			what,
			scan->wanted_count > 0
				? "such object"
				: "representation or intellectual entity",
			scan->wanted_count > 0 ? ""
					       : ": name the objects that it "
						 "happened to");
	scan->event_place = scanning->last_event != FONDS_PREMIS_NOWHERE
				    ? scanning->last_event
				    : scanning->last_object;
	return FONDS_OK;
}

enum fonds_status fonds_premis_scan_run(struct fonds_premis_scan *scan,
	struct fonds_stream *stream, const char *what,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) bool *found = calloc(
		scan->wanted_count + 1, sizeof(*found));
	struct scanning scanning = {
		.scan = scan,
		.found = found,
		.last_object = FONDS_PREMIS_NOWHERE,
		.last_event = FONDS_PREMIS_NOWHERE,
	};
	enum fonds_status status;

	if (!found)
		return fonds_fail_nomem(error);
	scan->agent_place = FONDS_PREMIS_NOWHERE;
	status = read_all(&scanning, stream, what, error);
	return status == FONDS_OK ? choose(&scanning, what, error) : status;
}
