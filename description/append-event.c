/* SPDX-License-Identifier: Apache-2.0 */
#include "description/append-event.h"

#include <strings.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-node.h"
#include "metadata/premis-reader.h"
#include "metadata/premis-writer.h"

/* An entity with what is added to it. */
#define ARENA_MAX (FONDS_PREMIS_ENTITY_MAX + (size_t)1024 * 1024)
#define NAME_MAX_SIZE ((size_t)1024 * 1024)

/*
 * The number of events so far tells two from each other that are the same in
 * all that is said of them.
 */
enum fonds_status fonds_appended_event_init(
	struct fonds_appended_event *appended,
	const struct fonds_event_request *request,
	const struct fonds_premis_scan *scan, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;
	const struct fonds_metadata_event_options *options = request->options;
	enum fonds_status status;

	*appended = (struct fonds_appended_event){ .request = request,
		.scan = scan };
	fonds_buffer_init(&name, NAME_MAX_SIZE);
	fonds_buffer_printf(&name, "%s#event/%s/%s/%zu",
		scan->name ? scan->name : "", request->type->code,
		request->date, scan->event_count);
	status = fonds_buffer_check(&name, "the name of an event", error);
	if (status == FONDS_OK)
		status = fonds_name_uuid(
			fonds_buffer_text(&name), appended->event, error);
	if (status < 0 || !options->agent || scan->known_agent)
		return status;
	fonds_buffer_reset(&name);
	fonds_buffer_printf(&name, "%s#agent/%s/%s/%s",
		scan->name ? scan->name : "", request->agent_type->code,
		options->agent,
		options->agent_version ? options->agent_version : "");
	status = fonds_buffer_check(&name, "the name of an agent", error);
	return status == FONDS_OK ? fonds_name_uuid(fonds_buffer_text(&name),
					    appended->agent, error)
				  : status;
}

static void add_outcome(struct fonds_arena *arena,
	struct fonds_premis_node *event,
	const struct fonds_event_request *request)
{
	const struct fonds_metadata_event_options *options = request->options;
	struct fonds_premis_node *outcome;

	if (!request->outcome && options->note_count == 0)
		return;
	outcome = fonds_premis_node_add(
		arena, event, "eventOutcomeInformation", NULL);
	if (request->outcome)
		(void)fonds_premis_node_add_term(
			arena, outcome, "eventOutcome", request->outcome);
	for (size_t i = 0; i < options->note_count; i++)
		(void)fonds_premis_node_add(arena,
			fonds_premis_node_add(
				arena, outcome, "eventOutcomeDetail", NULL),
			"eventOutcomeDetailNote", options->notes[i]);
}

static void link_agent(struct fonds_arena *arena,
	struct fonds_premis_node *event,
	const struct fonds_appended_event *appended)
{
	const struct fonds_premis_target *known = appended->scan->known_agent;
	struct fonds_premis_node *link;

	if (!appended->request->agent_type)
		return;
	link = fonds_premis_node_add_identifier(arena, event,
		"linkingAgentIdentifier", known ? known->type : "UUID",
		known ? known->value : appended->agent);
	(void)fonds_premis_node_add_term(
		arena, link, "linkingAgentRole", appended->request->agent_role);
}

static struct fonds_premis_node *make_event(
	struct fonds_arena *arena, const struct fonds_appended_event *appended)
{
	const struct fonds_event_request *request = appended->request;
	const struct fonds_premis_target *target =
		appended->scan->objects.first;
	struct fonds_premis_node *event = fonds_premis_entity_new(
		arena, "event");

	(void)fonds_premis_node_add_identifier(
		arena, event, "eventIdentifier", "UUID", appended->event);
	(void)fonds_premis_node_add_term(
		arena, event, "eventType", request->type);
	(void)fonds_premis_node_add(
		arena, event, "eventDateTime", request->date);
	if (request->options->detail)
		(void)fonds_premis_node_add(arena,
			fonds_premis_node_add(
				arena, event, "eventDetailInformation", NULL),
			"eventDetail", request->options->detail);
	add_outcome(arena, event, request);
	link_agent(arena, event, appended);
	for (; target; target = target->next)
		(void)fonds_premis_node_add_identifier(arena, event,
			"linkingObjectIdentifier", target->type, target->value);
	return event;
}

static void link_event(struct fonds_arena *arena,
	struct fonds_premis_node *entity,
	const struct fonds_appended_event *appended)
{
	(void)fonds_premis_node_add_identifier(arena, entity,
		"linkingEventIdentifier", "UUID", appended->event);
}

static struct fonds_premis_node *make_agent(
	struct fonds_arena *arena, const struct fonds_appended_event *appended)
{
	const struct fonds_metadata_event_options *options =
		appended->request->options;
	struct fonds_premis_node *agent = fonds_premis_entity_new(
		arena, "agent");

	(void)fonds_premis_node_add_identifier(
		arena, agent, "agentIdentifier", "UUID", appended->agent);
	(void)fonds_premis_node_add(arena, agent, "agentName", options->agent);
	(void)fonds_premis_node_add_term(
		arena, agent, "agentType", appended->request->agent_type);
	if (options->agent_version)
		(void)fonds_premis_node_add(
			arena, agent, "agentVersion", options->agent_version);
	link_event(arena, agent, appended);
	return agent;
}

/* The second pass under way. */
struct appending {
	const struct fonds_appended_event *appended;
	struct fonds_premis_writer *writer;
	const struct fonds_premis_target *target; /* the next to come */
	size_t index;
};

typedef struct fonds_premis_node *make_fn(
	struct fonds_arena *arena, const struct fonds_appended_event *appended);

static enum fonds_status write_made(const struct appending *appending,
	make_fn *make, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	const struct fonds_premis_node *node;
	enum fonds_status status;

	fonds_arena_init(&arena, ARENA_MAX);
	node = make(&arena, appending->appended);
	status = fonds_arena_check(&arena, "the PREMIS entity", error);
	return status == FONDS_OK
		       ? fonds_premis_writer_add(appending->writer, node, error)
		       : status;
}

static enum fonds_status write_linked(const struct appending *appending,
	const struct fonds_premis_node *entity, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_premis_node *copy;
	enum fonds_status status;

	fonds_arena_init(&arena, ARENA_MAX);
	copy = fonds_premis_node_copy(&arena, entity);
	link_event(&arena, copy, appending->appended);
	status = fonds_arena_check(&arena, "the PREMIS entity", error);
	return status == FONDS_OK
		       ? fonds_premis_writer_add(appending->writer, copy, error)
		       : status;
}

static bool is_linked(struct appending *appending)
{
	const struct fonds_premis_target *agent =
		appending->appended->scan->known_agent;

	if (appending->target && appending->target->index == appending->index) {
		appending->target = appending->target->next;
		return true;
	}
	return agent && agent->index == appending->index;
}

/*
 * The event's identifier comes from the number of events: where one was taken
 * out by hand, another of the same type and date may have it.
 */
static enum fonds_status check_is_new(const struct appending *appending,
	const struct fonds_premis_node *entity, struct fonds_error **error)
{
	const struct fonds_premis_node *identifier = fonds_premis_node_child(
		entity, "eventIdentifier");

	for (; identifier; identifier = fonds_premis_node_again(identifier)) {
		const char *value = fonds_premis_node_value(
			identifier, "eventIdentifierValue");

		if (value && strcasecmp(value, appending->appended->event) == 0)
			return fonds_fail(error, FONDS_ERR_EXISTS,
				"there is an event with the identifier '%s' "
				"already, of the same type and date: give a "
				"more exact date",
				value);
	}
	return FONDS_OK;
}

/* The entity, and behind it what belongs there. */
static enum fonds_status write_entity(struct appending *appending,
	const struct fonds_premis_node *entity, struct fonds_error **error)
{
	const struct fonds_premis_scan *scan = appending->appended->scan;
	bool is_new_agent = appending->appended->agent[0] != '\0';
	bool is_event_place = appending->index == scan->event_place;
	bool is_agent_place = scan->agent_place == FONDS_PREMIS_NOWHERE
				      ? is_event_place
				      : appending->index == scan->agent_place;
	enum fonds_status status = check_is_new(appending, entity, error);

	if (status == FONDS_OK)
		status = is_linked(appending)
				 ? write_linked(appending, entity, error)
				 : fonds_premis_writer_add(
					   appending->writer, entity, error);
	if (status == FONDS_OK && is_event_place)
		status = write_made(appending, make_event, error);
	if (status == FONDS_OK && is_agent_place && is_new_agent)
		status = write_made(appending, make_agent, error);
	appending->index++;
	return status;
}

/* The first pass has read a whole file: this one must be the same. */
static enum fonds_status check_all_written(const struct appending *appending,
	const char *what, struct fonds_error **error)
{
	const struct fonds_premis_scan *scan = appending->appended->scan;

	if (!appending->target && appending->index > scan->event_place)
		return FONDS_OK;
	return fonds_fail(
		error, FONDS_ERR_IO, "%s changed while it was read", what);
}

enum fonds_status fonds_appended_event_write(
	const struct fonds_appended_event *appended,
	struct fonds_stream *stream, const char *what,
	struct fonds_output *output, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	fonds_cleanup(
		fonds_premis_writer_freep) struct fonds_premis_writer *writer =
		NULL;
	struct appending appending = { .appended = appended,
		.target = appended->scan->objects.first };
	const struct fonds_premis_node *entity = NULL;
	enum fonds_status status = fonds_premis_reader_new(
		stream, what, &reader, error);

	if (status == FONDS_OK)
		status = fonds_premis_writer_new(output,
			fonds_premis_reader_root(reader), &writer, error);
	appending.writer = writer;
	while (status == FONDS_OK) {
		status = fonds_premis_reader_next(reader, &entity, error);
		if (status < 0 || !entity)
			break;
		status = write_entity(&appending, entity, error);
	}
	if (status == FONDS_OK)
		status = check_all_written(&appending, what, error);
	return status == FONDS_OK ? fonds_premis_writer_finish(writer, error)
				  : status;
}
