/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-entities.h"

#include <stdio.h>
#include <string.h>

/*
 * The original is described even where no copy of it is held: a translation is
 * of something. Nobody is made its translator whom the record does not name.
 */

/* What is under way; status stays with the first failure. */
struct making {
	struct fonds_premis_entities *entities;
	struct fonds_premis *premis;
	char uuid[FONDS_PREMIS_UUID_SIZE];
	enum fonds_status status;
	struct fonds_error **error;
};

struct fonds_premis_object *fonds_premis_entities_subject(
	const struct fonds_premis_entities *entities)
{
	return entities->translation ? entities->translation
				     : entities->original;
}

/* An identifier, valid until the next call. */
static const char *identify(
	struct making *m, const char *role, const char *detail)
{
	if (m->status == FONDS_OK)
		m->status = m->entities->identify(
			role, detail, m->uuid, m->entities->payload, m->error);
	return m->uuid;
}

static void add_property(struct making *m, struct fonds_premis_object *object,
	const char *type, const char *value)
{
	if (value)
		fonds_premis_object_property(m->premis, object, type, value);
}

static void add_identifier(struct making *m, struct fonds_premis_object *object,
	const char *type, const char *value)
{
	if (value)
		fonds_premis_object_identify(m->premis, object, type, value);
}

static void describe_original(struct making *m)
{
	const struct fonds_record *record = m->entities->record;

	m->entities->original = fonds_premis_object_add(m->premis,
		FONDS_PREMIS_INTELLECTUAL_ENTITY,
		identify(m, "original", NULL));
	add_identifier(m, m->entities->original, "archival reference",
		record->reference);
	add_property(m, m->entities->original, "title", record->title);
	add_property(m, m->entities->original, "date", record->date_text);
	/* What is no single date is told in a form that programs read. */
	if (!record->has_date)
		add_property(m, m->entities->original, FONDS_PREMIS_DATE_EDTF,
			record->edtf);
	for (size_t i = 0; i < record->language_count; i++)
		add_property(m, m->entities->original, "language",
			record->languages[i]->code);
}

static void describe_translation(struct making *m)
{
	const struct fonds_premis_entities *entities = m->entities;

	if (!entities->has_translation)
		return;
	m->entities->translation = fonds_premis_object_add(m->premis,
		FONDS_PREMIS_INTELLECTUAL_ENTITY,
		identify(m, "translation", NULL));
	add_property(
		m, m->entities->translation, "title", entities->record->title);
	for (size_t i = 0; i < entities->translation_language_count; i++)
		add_property(m, m->entities->translation, "language",
			entities->translation_languages[i]->code);
}

/* A name that begins with an article is that of a body, not of a person. */
static struct fonds_premis_agent *add_translator(
	struct making *m, const char *name)
{
	bool is_body = strncasecmp(name, "the ", 4) == 0;

	if (is_body)
		name += 4;
	return fonds_premis_agent_add(m->premis,
		identify(m, "agent/translator", name), is_body ? "org" : "per",
		name, NULL, "translator, as the record names");
}

static bool is_repeated(const struct fonds_text_list *list, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(list->items[i], list->items[index]) == 0)
			return true;
	return false;
}

/*
 * A translation is later than what it translates, and that is all that is
 * known of its date: EDTF with an open end.
 */
static void describe_translating(struct making *m)
{
	const struct fonds_record *record = m->entities->record;
	struct fonds_premis_event *event;
	char date[FONDS_DATE_SIZE + 3] = "XXXX";

	if (!m->entities->translation)
		return;
	if (record->has_date) {
		(void)fonds_date_format(&record->date, date);
		strcat(date, "/.."); /* NOLINT: room is in the size */
	}
	event = fonds_premis_event_add(m->premis,
		identify(m, "event", "translation"), "cre", date,
		"translation of the original document", "suc");
	for (size_t i = 0; i < record->translators.count; i++) {
		const char *name = record->translators.items[i];

		if (is_repeated(&record->translators, i))
			continue;
		fonds_premis_event_agent(
			m->premis, event, add_translator(m, name), "imp");
	}
	fonds_premis_event_object(
		m->premis, event, m->entities->original, "sou");
	fonds_premis_event_object(
		m->premis, event, m->entities->translation, "out");
	fonds_premis_relate(m->premis, m->entities->translation,
		m->entities->original, "der", "hss", "iso", event);
}

/*
 * PREMIS asks for a jurisdiction (4.1.3.2). ZZ is among the codes that ISO
 * 3166-1 leaves to its users, and stands for a territory that is not known.
 */
static void describe_rights(struct making *m)
{
	const char *note = m->entities->record->rights;
	struct fonds_premis_rights *rights = fonds_premis_rights_add(m->premis,
		identify(m, "rights", NULL), "unk", "ZZ",
		note ? note : FONDS_PREMIS_NO_RIGHTS);

	fonds_premis_rights_object(m->premis, rights, m->entities->original);
	if (m->entities->translation)
		fonds_premis_rights_object(
			m->premis, rights, m->entities->translation);
}

/* The address and number belong to what was published: the translation. */
static void describe_publication(struct making *m)
{
	const struct fonds_record *record = m->entities->record;

	for (const struct fonds_record_note *note = record->notes; note;
		note = note->next)
		add_property(m, fonds_premis_entities_subject(m->entities),
			note->label, note->value);
	add_property(m, fonds_premis_entities_subject(m->entities),
		"original classification", record->classification);
	add_property(m, fonds_premis_entities_subject(m->entities), "credits",
		record->credits);
	for (size_t i = 0; i < record->donors.count; i++)
		add_property(m, fonds_premis_entities_subject(m->entities),
			"donor", record->donors.items[i]);
	add_identifier(m, fonds_premis_entities_subject(m->entities), "URL",
		record->url);
	add_identifier(m, fonds_premis_entities_subject(m->entities),
		"record number", record->record_number);
}

enum fonds_status fonds_premis_entities_add(
	struct fonds_premis_entities *entities, struct fonds_premis *premis,
	struct fonds_error **error)
{
	struct making m = {
		.entities = entities,
		.premis = premis,
		.status = FONDS_OK,
		.error = error,
	};

	describe_original(&m);
	describe_translation(&m);
	describe_publication(&m);
	describe_translating(&m);
	return m.status;
}

enum fonds_status fonds_premis_entities_add_rights(
	struct fonds_premis_entities *entities, struct fonds_premis *premis,
	struct fonds_error **error)
{
	struct making m = {
		.entities = entities,
		.premis = premis,
		.status = FONDS_OK,
		.error = error,
	};

	describe_rights(&m);
	return m.status;
}
