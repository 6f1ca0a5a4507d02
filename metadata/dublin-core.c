/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dublin-core.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/dc-property.h"

/*
 * Which statement belongs to which entity. What the document is about holds
 * of both. Where it is kept, who wrote it and when, belongs to the original.
 * What the archive published (its page, number, citation and name) is the
 * translation where there is one, else the original itself: an identifier
 * must not stand for two things.
 */

/* The record's own prose is the archive's English. */
#define RECORD_LANGUAGE "en"

struct crosswalk {
	const struct fonds_record *record;
	const struct fonds_dc_entities *entities;
	struct fonds_dc_description *to;
	bool is_full;
};

static bool is_blank(const char *text)
{
	return !text || text[strspn(text, " \t\r\n")] == '\0';
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void add(struct crosswalk *walk, const char *name, const char *encoding,
	const char *language, const char *value)
{
	if (!is_blank(value) && !fonds_dc_description_add(walk->to, name,
					encoding, language, value))
		walk->is_full = true;
}

static void add_text(
	struct crosswalk *walk, const char *name, const char *value)
{
	add(walk, name, NULL, NULL, value);
}

static void add_prose(
	struct crosswalk *walk, const char *name, const char *value)
{
	add(walk, name, NULL, RECORD_LANGUAGE, value);
}

static void add_list(struct crosswalk *walk, const char *name,
	const struct fonds_text_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		add_text(walk, name, list->items[i]);
}

/*
 * What is no web address in its plain form is written without the encoding
 * scheme: the schema would refuse it.
 */
static bool is_web_address(const char *text)
{
	return (strncmp(text, "http://", 7) == 0 ||
		       strncmp(text, "https://", 8) == 0) &&
	       fonds_dc_is_uri(text);
}

static void add_address(struct crosswalk *walk, const char *value)
{
	if (value)
		add(walk, "identifier", is_web_address(value) ? "URI" : NULL,
			NULL, value);
}

/* A date that is understood is typed; one that is not stays as it was said. */
static void add_date(struct crosswalk *walk, const char *name,
	const struct fonds_date *date, const char *text)
{
	char w3cdtf[FONDS_DATE_SIZE];

	if (date)
		add(walk, name, "W3CDTF", NULL,
			fonds_date_format(date, w3cdtf));
	else
		add_text(walk, "date", text);
}

/* Once for each level, each with those above it; the leaves are no level. */
static void add_levels(struct crosswalk *walk)
{
	const char *path = NULL;

	for (const struct fonds_record_level *level = walk->record->levels;
		level; level = level->next) {
		if (is_blank(level->value) || fonds_record_level_is_leaf(level))
			continue;
		if (is_same(level->kind, "archive"))
			path = level->value;
		else
			path = fonds_arena_printf(&walk->to->arena, "%s%s%s %s",
				path ? path : "", path ? ", " : "", level->kind,
				level->value);
		add_text(walk, "isPartOf", path);
	}
	add_list(walk, "isPartOf", &walk->record->archives);
}

static void add_title(struct crosswalk *walk)
{
	const struct fonds_record *record = walk->record;

	add_prose(walk, "title", record->title);
	if (!is_same(record->title, record->citation_title))
		add_prose(walk, "alternative", record->citation_title);
}

/* What the document is about: the same of original and translation. */
static void add_content(struct crosswalk *walk)
{
	const struct fonds_record *record = walk->record;

	add_prose(walk, "abstract", record->summary);
	add_list(walk, "subject", &record->subjects);
	add_list(walk, "subject", &record->people);
	add_list(walk, "spatial", &record->places);
}

static void add_form(
	struct crosswalk *walk, const struct fonds_text_list *formats)
{
	add(walk, "type", "DCMIType", NULL, "Text");
	for (size_t i = 0; i < formats->count; i++)
		add(walk, "format", "IMT", NULL, formats->items[i]);
}

/* What the archive published, and under which name and number. */
static void add_publication(struct crosswalk *walk)
{
	const struct fonds_record *record = walk->record;
	const char *uploaded = record->upload_date;
	struct fonds_date date;

	add_address(walk, record->url);
	add_text(walk, "identifier", record->record_number);
	add_text(walk, "publisher", record->publisher);
	if (uploaded && fonds_date_parse(uploaded, strlen(uploaded), &date))
		add_date(walk, "available", &date, uploaded);
	add_text(walk, "bibliographicCitation", record->citation);
}

static void add_original(struct crosswalk *walk)
{
	const struct fonds_record *record = walk->record;

	add(walk, "identifier", "URI", NULL, walk->entities->original);
	if (!walk->entities->translation)
		add_publication(walk);
	add_title(walk);
	add_list(walk, "creator", &record->authors);
	add_list(walk, "contributor", &record->contributors);
	add_list(walk, "contributor", &record->transcribers);
	add_content(walk);
	add_date(walk, "created", record->has_date ? &record->date : NULL,
		record->date_text);
	for (size_t i = 0; i < record->language_count; i++)
		add(walk, "language", "ISO639-2", NULL,
			record->languages[i]->code);
	add_form(walk, &walk->entities->original_formats);
	add_levels(walk);
	add_text(walk, "bibliographicCitation", record->reference);
	add(walk, "hasVersion", "URI", NULL, walk->entities->translation);
	add_text(walk, "rights", record->rights);
}

/* The author of the original is the creator of the words translated. */
static void add_translation(struct crosswalk *walk)
{
	const struct fonds_record *record = walk->record;
	const struct fonds_dc_entities *entities = walk->entities;

	add(walk, "identifier", "URI", NULL, entities->translation);
	add_publication(walk);
	add_title(walk);
	add_list(walk, "creator", &record->authors);
	add_list(walk, "contributor", &record->translators);
	add_content(walk);
	for (size_t i = 0; i < entities->translation_language_count; i++)
		add(walk, "language", "ISO639-2", NULL,
			entities->translation_languages[i]->code);
	add_form(walk, &entities->translation_formats);
	add(walk, "isVersionOf", "URI", NULL, entities->original);
	add(walk, "source", "URI", NULL, entities->original);
	add_text(walk, "source", record->reference);
	add_text(walk, "rights", record->rights);
}

enum fonds_status fonds_dc_describe(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, enum fonds_dc_entity entity,
	struct fonds_dc_description **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_description_freep) struct fonds_dc_description
		*description = NULL;
	struct crosswalk walk = { .record = record, .entities = entities };
	const char *about = entity == FONDS_DC_ORIGINAL ? entities->original
							: entities->translation;
	enum fonds_status status;

	if (is_blank(about))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the entity to describe has no identifier");
	description = fonds_dc_description_new(about);
	if (!description)
		return fonds_fail_nomem(error);
	walk.to = description;
	if (entity == FONDS_DC_ORIGINAL)
		add_original(&walk);
	else
		add_translation(&walk);

	status = fonds_dc_description_check(description, error);
	if (status == FONDS_OK && walk.is_full)
		status = fonds_fail(error, FONDS_ERR_LIMIT,
			"the Dublin Core description has more than %d terms",
			FONDS_DC_TERMS_MAX);
	if (status == FONDS_OK)
		*ret = fonds_steal(&description);
	return status;
}

static enum fonds_status describe_into(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, enum fonds_dc_entity entity,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	struct fonds_dc_description *description = NULL;
	enum fonds_status status = fonds_dc_describe(
		record, entities, entity, &description, error);

	return status == FONDS_OK ? fonds_dc_set_add(set, description, error)
				  : status;
}

enum fonds_status fonds_dc_describe_all(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_dc_set *set,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!entities->original && !entities->translation)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"there is no entity to describe");
	if (entities->original)
		status = describe_into(
			record, entities, FONDS_DC_ORIGINAL, set, error);
	if (status == FONDS_OK && entities->translation)
		status = describe_into(
			record, entities, FONDS_DC_TRANSLATION, set, error);
	return status;
}
