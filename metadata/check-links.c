/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/check-links.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

/* So much of identifiers is kept for messages, and so long is one. */
#define TEXTS_MAX ((size_t)16 << 20)
#define TEXT_MAX ((size_t)200)
#define IDENTIFIER_MAX ((size_t)64 << 20)

#define ENDS(from, to) FONDS_LINK_END_##from, FONDS_LINK_END_##to
#define NO_BACK FONDS_LINK_KINDS

static const struct fonds_link_kind_info kinds[FONDS_LINK_KINDS] = {
	[FONDS_LINK_OBJECT_EVENT] = { ENDS(OBJECT, EVENT),
		"linkingEventIdentifier", CHECK_PREMIS_LINK_EVENT,
		FONDS_LINK_EVENT_OBJECT },
	[FONDS_LINK_OBJECT_RIGHTS] = { ENDS(OBJECT, RIGHTS),
		"linkingRightsStatementIdentifier", CHECK_PREMIS_LINK_RIGHTS,
		FONDS_LINK_RIGHTS_OBJECT },
	[FONDS_LINK_RELATED_OBJECT] = { ENDS(OBJECT, OBJECT),
		"relatedObjectIdentifier", CHECK_PREMIS_RELATED_OBJECT,
		NO_BACK },
	[FONDS_LINK_RELATED_EVENT] = { ENDS(OBJECT, EVENT),
		"relatedEventIdentifier", CHECK_PREMIS_RELATED_EVENT, NO_BACK },
	[FONDS_LINK_EVENT_AGENT] = { ENDS(EVENT, AGENT),
		"linkingAgentIdentifier", CHECK_PREMIS_LINK_AGENT,
		FONDS_LINK_AGENT_EVENT },
	[FONDS_LINK_EVENT_OBJECT] = { ENDS(EVENT, OBJECT),
		"linkingObjectIdentifier", CHECK_PREMIS_LINK_OBJECT,
		FONDS_LINK_OBJECT_EVENT },
	[FONDS_LINK_AGENT_EVENT] = { ENDS(AGENT, EVENT),
		"linkingEventIdentifier", CHECK_PREMIS_LINK_AGENT_EVENT,
		FONDS_LINK_EVENT_AGENT },
	[FONDS_LINK_AGENT_RIGHTS] = { ENDS(AGENT, RIGHTS),
		"linkingRightsStatementIdentifier",
		CHECK_PREMIS_LINK_AGENT_RIGHTS, FONDS_LINK_RIGHTS_AGENT },
	[FONDS_LINK_AGENT_ENVIRONMENT] = { ENDS(AGENT, OBJECT),
		"linkingEnvironmentIdentifier", CHECK_PREMIS_LINK_ENVIRONMENT,
		NO_BACK },
	[FONDS_LINK_RIGHTS_OBJECT] = { ENDS(RIGHTS, OBJECT),
		"linkingObjectIdentifier", CHECK_PREMIS_LINK_RIGHTS_OBJECT,
		FONDS_LINK_OBJECT_RIGHTS },
	[FONDS_LINK_RIGHTS_AGENT] = { ENDS(RIGHTS, AGENT),
		"linkingAgentIdentifier", CHECK_PREMIS_LINK_RIGHTS_AGENT,
		FONDS_LINK_AGENT_RIGHTS },
};

static const char *const end_names[FONDS_LINK_ENDS] = { "object", "event",
	"agent", "rights" };

const struct fonds_link_kind_info *fonds_link_kind_info(
	enum fonds_link_kind kind)
{
	return &kinds[kind];
}

enum fonds_status fonds_check_links_new(
	struct fonds_check_links **ret, struct fonds_error **error)
{
	struct fonds_check_links *links = calloc(1, sizeof(*links));
	enum fonds_status status;

	if (!links)
		return fonds_fail_nomem(error);
	links->maximum = FONDS_LINKS_MAX;
	fonds_buffer_init(&links->texts, TEXTS_MAX);
	fonds_buffer_add_char(&links->texts, '\0');
	status = fonds_hash_key_new(&links->key, error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&links->texts, "a text", error);
	if (status < 0) {
		fonds_check_links_free(links);
		return status;
	}
	*ret = links;
	return FONDS_OK;
}

void fonds_check_links_free(struct fonds_check_links *links)
{
	if (!links)
		return;
	fonds_buffer_clear(&links->texts);
	free(links->entities);
	free(links->identifiers);
	free(links->links);
	free(links);
}

/* Room for one more of an array; false when memory runs out or it is full. */
static bool make_room(struct fonds_check_links *links, void *array,
	size_t count, size_t *capacity, size_t size)
{
	void **items = array;
	size_t wanted = *capacity ? 2 * *capacity : 64;
	void *grown;

	if (links->status < 0)
		return false;
	if (links->identifier_count + links->link_count >= links->maximum ||
		links->entity_count >= links->maximum) {
		links->is_full = true;
		return false;
	}
	if (count < *capacity)
		return true;
	grown = reallocarray(*items, wanted, size);
	if (!grown) {
		links->status = FONDS_ERR_NOMEM;
		return false;
	}
	*items = grown;
	*capacity = wanted;
	return true;
}

struct fonds_link_entity *fonds_check_links_entity(
	struct fonds_check_links *links, enum fonds_link_end end)
{
	struct fonds_link_entity *entity;

	if (!make_room(links, &links->entities, links->entity_count,
		    &links->entity_capacity, sizeof(*links->entities)))
		return NULL;
	entity = &links->entities[links->entity_count++];
	*entity = (struct fonds_link_entity){
		.first = INT64_MIN, .last = INT64_MAX, .end = (uint8_t)end
	};
	return entity;
}

/* Kind of the entity, type and value: only all three are an identifier. */
static bool hash(struct fonds_check_links *links, enum fonds_link_end end,
	const char *type, const char *value, struct fonds_keyed_hash *ret)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, IDENTIFIER_MAX);
	fonds_buffer_add_char(&buffer, (char)end);
	fonds_buffer_add(&buffer, type, strlen(type) + 1);
	fonds_buffer_add_text(&buffer, value);
	if (buffer.status < 0) {
		links->status = buffer.status;
		return false;
	}
	*ret = fonds_keyed_hash(&links->key, buffer.data, buffer.size);
	return true;
}

void fonds_check_links_identifier(struct fonds_check_links *links,
	const char *type, const char *value, unsigned long line)
{
	uint32_t entity = (uint32_t)links->entity_count - 1;
	enum fonds_link_end end = links->entities[entity].end;
	struct fonds_keyed_hash key;

	if (!make_room(links, &links->identifiers, links->identifier_count,
		    &links->identifier_capacity, sizeof(*links->identifiers)) ||
		!hash(links, end, type, value, &key))
		return;
	links->identifiers[links->identifier_count++] =
		(struct fonds_link_identifier){
			.hash = key, .entity = entity, .line = (uint32_t)line
		};
}

/* Where the text is kept, or 0 where there is no more room for any. */
static uint32_t keep_text(struct fonds_check_links *links, const char *value)
{
	size_t at = links->texts.size;
	size_t size = strlen(value);

	if (size > TEXT_MAX || at + size + 1 > TEXTS_MAX)
		return 0;
	fonds_buffer_add(&links->texts, value, size + 1);
	if (links->texts.status < 0) {
		links->status = links->texts.status;
		return 0;
	}
	return (uint32_t)at;
}

struct fonds_link *fonds_check_links_link(struct fonds_check_links *links,
	enum fonds_link_kind kind, const char *type, const char *value)
{
	struct fonds_keyed_hash key;
	struct fonds_link *link;

	if (!make_room(links, &links->links, links->link_count,
		    &links->link_capacity, sizeof(*links->links)) ||
		!hash(links, kinds[kind].to, type, value, &key))
		return NULL;
	link = &links->links[links->link_count++];
	*link = (struct fonds_link){
		.hash = key,
		.from = (uint32_t)links->entity_count - 1,
		.to = UINT32_MAX,
		.text = keep_text(links, value),
		.kind = (uint8_t)kind,
	};
	return link;
}

static void add_entity(const struct fonds_metadata_check *check,
	struct fonds_buffer *place, const struct fonds_link_entity *entity)
{
	fonds_buffer_printf(
		place, "%s/%s", check->root, end_names[entity->end]);
	if (*check->root)
		fonds_buffer_printf(place, "[%u]", entity->ordinal);
	if (entity->statement > 0)
		fonds_buffer_printf(
			place, "/rightsStatement[%u]", entity->statement);
}

static void add_link(struct fonds_buffer *place, const struct fonds_link *link)
{
	bool is_related = link->kind == FONDS_LINK_RELATED_OBJECT ||
			  link->kind == FONDS_LINK_RELATED_EVENT;

	if (is_related)
		fonds_buffer_printf(place, "/relationship[%u]/%s",
			link->ordinal, kinds[link->kind].unit);
	else
		fonds_buffer_printf(place, "/%s[%u]", kinds[link->kind].unit,
			link->ordinal);
}

void fonds_check_link(struct fonds_metadata_check *check,
	enum fonds_check_code code, const struct fonds_link *link,
	const char *expected, const char *format, ...)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer place;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer message;
	struct fonds_check_spot spot = { .line = link->line,
		.expected = expected };
	va_list args;

	fonds_buffer_init(&place, 1024);
	fonds_buffer_init(&message, 1024);
	add_entity(check, &place, &check->links->entities[link->from]);
	add_link(&place, link);
	va_start(args, format);
	fonds_buffer_vprintf(&message, format, args);
	va_end(args);
	if (place.status < 0 || message.status < 0) {
		check->findings.status = FONDS_ERR_NOMEM;
		return;
	}
	spot.place = fonds_buffer_text(&place);
	if (link->text > 0)
		spot.actual = check->links->texts.data + link->text;
	fonds_check_add(check, code, &spot, "%s", fonds_buffer_text(&message));
}

static int compare_hashes(
	const struct fonds_keyed_hash *a, const struct fonds_keyed_hash *b)
{
	for (size_t i = 0; i < 2; i++)
		if (a->words[i] != b->words[i])
			return a->words[i] < b->words[i] ? -1 : 1;
	return 0;
}

static int compare_identifiers(const void *a, const void *b)
{
	const struct fonds_link_identifier *x = a;
	const struct fonds_link_identifier *y = b;
	int order = compare_hashes(&x->hash, &y->hash);

	if (order == 0 && x->entity != y->entity)
		order = x->entity < y->entity ? -1 : 1;
	if (order == 0 && x->line != y->line)
		order = x->line < y->line ? -1 : 1;
	return order;
}

/* The first that has it, where several do; NULL: none. */
static const struct fonds_link_identifier *find_identifier(
	const struct fonds_check_links *links,
	const struct fonds_keyed_hash *hash_of)
{
	size_t low = 0;
	size_t high = links->identifier_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_hashes(&links->identifiers[middle].hash, hash_of) <
			0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == links->identifier_count ||
		compare_hashes(&links->identifiers[low].hash, hash_of) != 0)
		return NULL;
	return &links->identifiers[low];
}

static void find_duplicates(struct fonds_metadata_check *check)
{
	const struct fonds_check_links *links = check->links;

	for (size_t i = 1; i < links->identifier_count; i++) {
		const struct fonds_link_identifier *a =
			&links->identifiers[i - 1];
		const struct fonds_link_identifier *b = &links->identifiers[i];
		bool is_same = a->entity == b->entity;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer place;
		struct fonds_check_spot spot = { .line = b->line };

		fonds_buffer_init(&place, 1024);
		if (compare_hashes(&a->hash, &b->hash) != 0)
			continue;
		add_entity(check, &place, &links->entities[b->entity]);
		spot.place = fonds_buffer_text(&place);
		fonds_check_add(check,
			is_same ? CHECK_PREMIS_ID_REPEATED
				: CHECK_PREMIS_ID_DUPLICATE,
			&spot, "the same identifier stands in line %u",
			a->line);
	}
}

static void resolve_one(
	struct fonds_metadata_check *check, struct fonds_link *link)
{
	struct fonds_check_links *links = check->links;
	const struct fonds_link_kind_info *kind = &kinds[link->kind];
	const struct fonds_link_identifier *identifier = find_identifier(
		links, &link->hash);

	links->entities[link->from].is_used = true;
	if (!identifier) {
		fonds_check_link(check, kind->code, link, NULL,
			"no %s has the identifier that is named here",
			end_names[kind->to]);
		return;
	}
	link->to = identifier->entity;
	links->entities[link->to].is_used = true;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	if (a == b)
		return 0;
	return a < b ? -1 : 1;
}

static int compare_links(const void *a, const void *b)
{
	const struct fonds_link *x = a;
	const struct fonds_link *y = b;
	int order = compare_numbers(x->from, y->from);

	if (order == 0)
		order = compare_numbers(x->kind, y->kind);
	if (order == 0)
		order = compare_numbers(x->to, y->to);
	if (order == 0 && x->kind == FONDS_LINK_RELATED_OBJECT)
		order = compare_numbers(x->subtype, y->subtype);
	return order;
}

static int compare_links_and_lines(const void *a, const void *b)
{
	const struct fonds_link *x = a;
	const struct fonds_link *y = b;
	int order = compare_links(x, y);

	if (order == 0)
		order = compare_numbers(x->line, y->line);
	return order ? order : compare_numbers(x->ordinal, y->ordinal);
}

const struct fonds_link *fonds_check_links_find(
	const struct fonds_check_links *links, uint32_t from,
	enum fonds_link_kind kind, uint32_t to, uint8_t subtype)
{
	struct fonds_link key = { .from = from,
		.to = to,
		.kind = (uint8_t)kind,
		.subtype = subtype };

	return bsearch(&key, links->links, links->link_count,
		sizeof(*links->links), compare_links);
}

/* Two relationships may go through the same event. */
static void find_repeated(struct fonds_metadata_check *check, size_t index)
{
	const struct fonds_link *link = &check->links->links[index];

	if (index == 0 || link->to == UINT32_MAX ||
		link->kind == FONDS_LINK_RELATED_EVENT ||
		compare_links(link - 1, link) != 0)
		return;
	fonds_check_link(check, CHECK_PREMIS_LINK_DUPLICATE, link, NULL,
		"the same link stands in line %u", link[-1].line);
}

static void find_back(
	struct fonds_metadata_check *check, const struct fonds_link *link)
{
	enum fonds_link_kind back = kinds[link->kind].back;

	if (back == FONDS_LINK_KINDS || link->to == UINT32_MAX ||
		fonds_check_links_find(
			check->links, link->to, back, link->from, 0))
		return;
	fonds_check_link(check, CHECK_PREMIS_LINK_BACK, link, kinds[back].unit,
		"the %s in line %u does not name this %s",
		end_names[kinds[link->kind].to],
		check->links->entities[link->to].line,
		end_names[kinds[link->kind].from]);
}

/* When was each object made, at the earliest, by the events that say so? */
static void take_creations(struct fonds_check_links *links)
{
	for (size_t i = 0; i < links->link_count; i++) {
		const struct fonds_link *link = &links->links[i];
		const struct fonds_link_entity *event =
			&links->entities[link->from];
		struct fonds_link_entity *object;

		if (link->kind != FONDS_LINK_EVENT_OBJECT ||
			link->to == UINT32_MAX || !event->is_creation ||
			link->subtype != FONDS_LINK_OUTCOME)
			continue;
		object = &links->entities[link->to];
		if (event->first > object->first)
			object->first = event->first;
	}
}

static void find_early(
	struct fonds_metadata_check *check, const struct fonds_link *link)
{
	const struct fonds_check_links *links = check->links;
	const struct fonds_link_entity *event = &links->entities[link->from];

	if (link->kind == FONDS_LINK_EVENT_OBJECT && link->to != UINT32_MAX &&
		!event->is_creation &&
		event->last < links->entities[link->to].first)
		fonds_check_link(check, CHECK_PREMIS_EVENT_EARLY, link, NULL,
			"the event is dated before the object in line %u was "
			"created",
			links->entities[link->to].line);
}

static void find_unused(struct fonds_metadata_check *check)
{
	const struct fonds_check_links *links = check->links;

	for (size_t i = 0; i < links->entity_count; i++) {
		const struct fonds_link_entity *entity = &links->entities[i];
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer place;
		struct fonds_check_spot spot = { .line = entity->line };

		fonds_buffer_init(&place, 1024);
		if (entity->end != FONDS_LINK_END_AGENT || entity->is_used)
			continue;
		add_entity(check, &place, entity);
		spot.place = fonds_buffer_text(&place);
		fonds_check_add(check, CHECK_PREMIS_AGENT_UNUSED, &spot,
			"nothing names the agent");
	}
}

static enum fonds_status check_room(
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	if (check->links->status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (check->links->status < 0)
		return fonds_fail(error, check->links->status,
			"the identifiers are too long to compare");
	if (check->links->is_full)
		fonds_check_add(check, CHECK_PREMIS_LIMIT, NULL,
			"what is beyond the first %zu identifiers and links "
			"was not resolved",
			check->links->maximum);
	return FONDS_OK;
}

enum fonds_status fonds_check_links_resolve(
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	struct fonds_check_links *links = check->links;
	enum fonds_status status = check_room(check, error);

	/* Half of the links would say nothing of the other half. */
	if (status < 0 || links->is_full)
		return status;
	if (links->identifier_count > 0)
		qsort(links->identifiers, links->identifier_count,
			sizeof(*links->identifiers), compare_identifiers);
	find_duplicates(check);
	for (size_t i = 0; i < links->link_count; i++)
		resolve_one(check, &links->links[i]);
	if (links->link_count > 0)
		qsort(links->links, links->link_count, sizeof(*links->links),
			compare_links_and_lines);
	take_creations(links);
	for (size_t i = 0; i < links->link_count; i++) {
		find_repeated(check, i);
		find_back(check, &links->links[i]);
		find_early(check, &links->links[i]);
	}
	find_unused(check);
	return fonds_check_relationships(check, error);
}
