/* SPDX-License-Identifier: Apache-2.0 */
#include "description/event-result.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/json-writer.h"

#define ARENA_MAX ((size_t)128 * 1024 * 1024)

enum fonds_status fonds_metadata_event_new(
	struct fonds_metadata_event **ret, struct fonds_error **error)
{
	struct fonds_metadata_event *event = calloc(1, sizeof(*event));

	if (!event)
		return fonds_fail_nomem(error);
	fonds_arena_init(&event->arena, ARENA_MAX);
	*ret = event;
	return FONDS_OK;
}

void fonds_metadata_event_free(struct fonds_metadata_event *event)
{
	if (!event)
		return;
	fonds_arena_clear(&event->arena);
	free(event);
}

void fonds_metadata_event_freep(struct fonds_metadata_event **event)
{
	fonds_metadata_event_free(*event);
}

void fonds_metadata_event_fill(struct fonds_metadata_event *event,
	const char *bag, const struct fonds_appended_event *appended)
{
	const struct fonds_event_request *request = appended->request;
	const struct fonds_premis_target *known = appended->scan->known_agent;
	const struct fonds_premis_target *target =
		appended->scan->objects.first;
	struct fonds_arena *arena = &event->arena;

	event->bag = fonds_arena_dup(arena, bag);
	event->uuid = fonds_arena_dup(arena, appended->event);
	event->type = request->type->label;
	event->date = fonds_arena_dup(arena, request->date);
	event->outcome = request->outcome ? request->outcome->label : NULL;
	event->agent = fonds_arena_dup(arena, request->options->agent);
	event->is_new_agent = appended->agent[0] != '\0';
	if (event->agent)
		event->agent_identifier = fonds_arena_dup(
			arena, known ? known->value : appended->agent);
	event->is_dry_run = request->options->dry_run;
	for (; target; target = target->next)
		fonds_text_list_add(arena, &event->objects, target->value);
}

static void write_text(
	const struct fonds_metadata_event *event, struct fonds_output *output)
{
	if (event->is_resumed)
		fonds_output_add_text(output,
			"A change that was interrupted was finished first.\n");
	fonds_output_printf(output, "%s: event %s%s, %s, linked with %zu ",
		event->is_dry_run ? "would be added" : "added", event->type,
		event->outcome ? "" : " without outcome", event->date,
		event->objects.count);
	fonds_output_add_text(
		output, event->objects.count == 1 ? "object" : "objects");
	if (event->outcome)
		fonds_output_printf(output, ", outcome %s", event->outcome);
	fonds_output_printf(output, "\n  %s\n", event->uuid);
	if (event->agent) {
		fonds_output_add_text(output, "  agent: ");
		fonds_output_add_name(output, event->agent);
		fonds_output_add_text(
			output, event->is_new_agent ? ", new\n" : "\n");
	}
	if (event->registered)
		fonds_output_printf(output,
			"  catalog: %s recorded, bag %" PRId64 "\n",
			event->is_dry_run ? "would be" : "the change is",
			event->registered);
}

static void write_json(
	const struct fonds_metadata_event *event, struct fonds_output *output)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "bag", event->bag);
	fonds_json_boolean(&json, "dry_run", event->is_dry_run);
	fonds_json_boolean(&json, "resumed", event->is_resumed);
	fonds_json_text(&json, "event", event->uuid);
	fonds_json_text(&json, "type", event->type);
	fonds_json_text(&json, "date", event->date);
	fonds_json_text(&json, "outcome", event->outcome);
	fonds_json_text(&json, "agent", event->agent);
	fonds_json_text(&json, "agent_identifier", event->agent_identifier);
	fonds_json_boolean(&json, "agent_is_new", event->is_new_agent);
	fonds_json_begin_array(&json, "objects");
	for (size_t i = 0; i < event->objects.count; i++)
		fonds_json_text(&json, NULL, event->objects.items[i]);
	fonds_json_end_array(&json);
	if (event->registered)
		fonds_json_number(
			&json, "catalog_bag", (uint64_t)event->registered);
	else
		fonds_json_null(&json, "catalog_bag");
	fonds_json_end_object(&json);
}

enum fonds_status fonds_metadata_event_write(
	const struct fonds_metadata_event *event, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	struct fonds_output output;
	enum fonds_status status;

	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"an event is written as text or JSON");
	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_JSON)
		write_json(event, &output);
	else
		write_text(event, &output);
	status = fonds_output_finish(&output, error);
	fonds_output_clear(&output);
	return status;
}
