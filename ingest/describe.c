/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/describe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fonds/version.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "ingest/describe-folder.h"
#include "metadata/dublin-core.h"
#include "metadata/premis-entities.h"

/*
 * The model, two intellectual entities and what represents them:
 *
 *	original      <- derivation, through the creation of the translation -
 *	translation
 *	    is represented by: the record as received, the text extracted from
 *	    it, the translation given; the original by the files given for it
 *	    and by its transcript
 *
 * A record in the original's own language has the original only.
 */

#define XML_MAX ((size_t)256 * 1024 * 1024)

enum entity {
	ENTITY_SUBJECT, /* the translation if there is one, else the original */
	ENTITY_ORIGINAL,
	ENTITY_TRANSLATION,
};

/* Which representation a file belongs to, and what that represents. */
static const struct role_info {
	enum fonds_role representation;
	enum entity entity;
	const char *name;
} role_table[FONDS_ROLE_COUNT] = {
	[FONDS_ROLE_RECORD] = { FONDS_ROLE_RECORD, ENTITY_SUBJECT, "record" },
	[FONDS_ROLE_TRANSCRIPT] = { FONDS_ROLE_TRANSCRIPT, ENTITY_ORIGINAL,
		"transcript" },
	[FONDS_ROLE_TRANSLATION_TEXT] = { FONDS_ROLE_TRANSLATION_TEXT,
		ENTITY_TRANSLATION, "translation-text" },
	[FONDS_ROLE_TRANSLATION] = { FONDS_ROLE_TRANSLATION, ENTITY_TRANSLATION,
		"translation-given" },
	[FONDS_ROLE_ORIGINAL] = { FONDS_ROLE_ORIGINAL, ENTITY_ORIGINAL,
		"original" },
	[FONDS_ROLE_CONTENT] = { FONDS_ROLE_CONTENT, ENTITY_SUBJECT,
		"content" },
	[FONDS_ROLE_ATTACHMENT] = { FONDS_ROLE_RECORD, ENTITY_SUBJECT,
		"record" },
};

/* What is under way; status stays with the first failure. */
struct describing {
	const struct fonds_ingest_plan *plan;
	struct fonds_entity_names identity;
	struct fonds_premis *premis;
	struct fonds_premis_agent *software;
	struct fonds_premis_entities entities;
	struct fonds_premis_object *representations[FONDS_ROLE_COUNT];
	struct fonds_premis_object **files;
	char now[FONDS_CLOCK_TIME_SIZE];
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status;
	struct fonds_error **error;
};

/* A fonds_premis_identify_fn. */
static enum fonds_status identify_for_entities(const char *role,
	const char *detail, char ret[FONDS_PREMIS_UUID_SIZE], void *payload,
	struct fonds_error **error)
{
	const struct describing *d = payload;

	return fonds_entity_name(&d->identity, role, detail, ret, error);
}

/* An identifier, valid until the next call. */
static const char *identify(
	struct describing *d, const char *role, const char *detail)
{
	if (d->status == FONDS_OK)
		d->status = fonds_entity_name(
			&d->identity, role, detail, d->uuid, d->error);
	return d->uuid;
}

static struct fonds_premis_event *begin_event(struct describing *d,
	const char *name, const char *type, const char *detail,
	const char *outcome)
{
	struct fonds_premis_event *event = fonds_premis_event_add(d->premis,
		identify(d, "event", name), type, d->now, detail, outcome);

	fonds_premis_event_agent(d->premis, event, d->software, "exe");
	return event;
}

static struct fonds_premis_object *representation_of(
	struct describing *d, enum fonds_role role)
{
	const struct role_info *info = &role_table[role];
	struct fonds_premis_object **slot =
		&d->representations[info->representation];
	struct fonds_premis_object *entity = fonds_premis_entities_subject(
		&d->entities);

	if (*slot)
		return *slot;
	if (info->entity == ENTITY_ORIGINAL)
		entity = d->entities.original;
	*slot = fonds_premis_object_add(d->premis, FONDS_PREMIS_REPRESENTATION,
		identify(d, "representation", info->name));
	fonds_premis_relate(
		d->premis, *slot, entity, "str", "rep", "isr", NULL);
	return *slot;
}

/* A format of PRONOM, or one that libmagic told by its MIME type alone. */
static void add_format(struct describing *d, struct fonds_premis_object *object,
	const struct fonds_identify_hit *hit)
{
	const char *puid = *hit->puid ? hit->puid : NULL;

	fonds_premis_file_format(d->premis, object, hit->name,
		*hit->version ? hit->version : NULL, puid ? "PRONOM" : NULL,
		puid, hit->note);
}

static void add_formats(struct describing *d,
	struct fonds_premis_object *object,
	const struct fonds_ingest_format *format)
{
	char charset[64];

	for (size_t i = 0; i < format->count; i++)
		add_format(d, object, &format->hits[i]);
	(void)snprintf(charset, sizeof(charset), "character encoding %s",
		format->charset);
	fonds_premis_file_format(d->premis, object, format->mime, NULL,
		"IANA Media Types", format->mime,
		*format->charset ? charset : NULL);
}

static void describe_file(struct describing *d, size_t index)
{
	const struct fonds_ingest_file *file = &d->plan->files[index];
	const char *path = fonds_bag_path_text(file->path);
	char hex[2 * FONDS_DIGEST_MAX + 1];
	struct fonds_premis_object *object = fonds_premis_object_add(
		d->premis, FONDS_PREMIS_FILE, identify(d, "file", path));

	d->files[index] = object;
	fonds_premis_file_set(d->premis, object, file->size, "sha256",
		fonds_digest_format(&file->digest, hex), file->original_name,
		path);
	add_formats(d, object, &file->format);
	fonds_premis_relate(d->premis, representation_of(d, file->role), object,
		"str", "inc", "isi", NULL);
}

/* A text extracted from the record: derived from its file by an event. */
static void describe_extraction(struct describing *d, size_t index)
{
	const struct fonds_ingest_file *file = &d->plan->files[index];
	struct fonds_premis_event *event;

	if (file->role != FONDS_ROLE_TRANSCRIPT &&
		file->role != FONDS_ROLE_TRANSLATION_TEXT)
		return;
	event = fonds_premis_event_add(d->premis,
		identify(
			d, "event/extraction", fonds_bag_path_text(file->path)),
		"ext", d->now,
		d->plan->record->is_json || d->plan->record->is_csv
			? "the text was taken out of the record and decoded"
			: "the text was taken out of the record, byte for byte",
		"suc");
	fonds_premis_event_agent(d->premis, event, d->software, "exe");
	fonds_premis_event_object(d->premis, event, d->files[0], "sou");
	fonds_premis_event_object(d->premis, event, d->files[index], "out");
	fonds_premis_relate(d->premis, d->files[index], d->files[0], "der",
		"hss", "iso", event);
}

static void link_files(struct describing *d, struct fonds_premis_event *event,
	const char *role)
{
	for (size_t i = 0; i < d->plan->file_count; i++)
		fonds_premis_event_object(d->premis, event, d->files[i], role);
}

static void describe_validation(struct describing *d)
{
	const struct fonds_text_list *warnings = &d->plan->record->warnings;
	struct fonds_premis_event *event = begin_event(d, "validation", "val",
		d->plan->is_folder ? "the description was read and compared "
				     "with the files"
				   : "the record was read and compared with "
				     "itself and its source",
		warnings->count > 0 ? "war" : "suc");

	for (size_t i = 0; i < warnings->count; i++)
		fonds_premis_event_note(d->premis, event, warnings->items[i]);
	fonds_premis_event_object(d->premis, event, d->files[0], "sou");
}

/* What there is to say of the identification of a file; "" for most. */
static const char *problem_of(const struct fonds_ingest_format *format)
{
	if (*format->warning || fonds_ingest_format_is_known(format))
		return format->warning;
	return "no match";
}

static void describe_identification(struct describing *d)
{
	const struct fonds_ingest_plan *plan = d->plan;
	struct fonds_premis_event *event;
	bool is_whole = true;

	for (size_t i = 0; i < plan->file_count; i++)
		is_whole &= !*problem_of(&plan->files[i].format);
	event = begin_event(d, "format", "for",
		"the format of each file was told from its content",
		is_whole ? "suc" : "war");
	for (size_t i = 0; i < plan->file_count; i++) {
		const struct fonds_ingest_file *file = &plan->files[i];
		char note[1024];

		if (!*problem_of(&file->format))
			continue;
		(void)snprintf(note, sizeof(note), "%.400s: %.600s",
			fonds_bag_path_text(file->path),
			problem_of(&file->format));
		fonds_premis_event_note(d->premis, event, note);
	}
	link_files(d, event, "sou");
}

static void describe_events(struct describing *d)
{
	struct fonds_premis_event *event;

	event = begin_event(d, "ingestion", "ing",
		d->plan->is_folder
			? "the folder was taken in, with its description"
			: "the record and the files given with it were taken "
			  "in",
		"suc");
	fonds_premis_event_object(d->premis, event,
		fonds_premis_entities_subject(&d->entities), "out");
	link_files(d, event, "out");
	describe_validation(d);
	for (size_t i = 0; i < d->plan->file_count; i++)
		describe_extraction(d, i);
	event = begin_event(d, "message-digest", "mes",
		"SHA-256 was computed of each file while it was copied", "suc");
	link_files(d, event, "sou");
	describe_identification(d);
	event = begin_event(
		d, "package", "ipc", "a BagIt bag was made (RFC 8493)", "suc");
	for (size_t i = 0; i < FONDS_ROLE_COUNT; i++)
		if (d->representations[i])
			fonds_premis_event_object(
				d->premis, event, d->representations[i], "out");
}

static enum fonds_status describe_premis(
	struct describing *d, struct fonds_buffer *buffer)
{
	char software[64];
	enum fonds_status status;

	(void)snprintf(software, sizeof(software), "fonds/%s", fonds_version());
	(void)fonds_clock_format_time(d->plan->time, d->now);
	d->software = fonds_premis_agent_add(d->premis,
		identify(d, "agent/software", software), "sof", "fonds",
		fonds_version(), NULL);
	status = fonds_premis_entities_add(&d->entities, d->premis, d->error);
	if (status < 0)
		return status;
	for (size_t i = 0; i < d->plan->file_count; i++)
		describe_file(d, i);
	if (d->plan->is_folder && d->status == FONDS_OK)
		d->status = fonds_describe_folders(
			d->plan, d->premis, d->entities.original, d->error);
	describe_events(d);
	if (d->status < 0)
		return d->status;
	status = fonds_premis_entities_add_rights(
		&d->entities, d->premis, d->error);
	if (status < 0)
		return status;
	return fonds_premis_write(d->premis, buffer, d->error);
}

static void collect_formats(const struct fonds_ingest_plan *plan,
	struct fonds_arena *arena, struct fonds_dc_entities *entities)
{
	for (size_t i = 0; i < plan->file_count; i++) {
		const struct fonds_ingest_file *file = &plan->files[i];
		enum entity entity = role_table[file->role].entity;
		struct fonds_text_list *list = &entities->translation_formats;

		if (entity == ENTITY_SUBJECT)
			continue;
		if (entity == ENTITY_ORIGINAL)
			list = &entities->original_formats;
		if (!fonds_text_list_has(list, file->format.mime))
			fonds_text_list_add(arena, list, file->format.mime);
	}
}

static enum fonds_status describe_dc(const struct fonds_ingest_plan *plan,
	struct fonds_description *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_dc_entities entities = {
		.translation_languages = plan->translation_languages,
		.translation_language_count = plan->translation_language_count,
	};
	const struct fonds_entity_names identity = fonds_ingest_plan_names(
		plan);
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status;

	fonds_arena_init(&arena, XML_MAX);
	status = fonds_entity_name(&identity, "original", NULL, uuid, error);
	if (status < 0)
		return status;
	entities.original = fonds_arena_printf(&arena, "urn:uuid:%s", uuid);
	status = fonds_entity_name(&identity, "translation", NULL, uuid, error);
	if (status < 0)
		return status;
	if (plan->has_translation)
		entities.translation = fonds_arena_printf(
			&arena, "urn:uuid:%s", uuid);
	collect_formats(plan, &arena, &entities);
	status = fonds_arena_check(&arena, "the description", error);
	if (status < 0)
		return status;
	(void)snprintf(ret->entity, sizeof(ret->entity), "%s",
		entities.translation ? entities.translation
				     : entities.original);
	if (plan->is_folder)
		return fonds_describe_folder_dc(
			plan, ret->entity, &ret->dc, &ret->oai_dc, error);
	status = fonds_dc_write(plan->record, &entities, &ret->dc, error);
	if (status < 0)
		return status;
	return fonds_oai_dc_write(plan->record, &entities, &ret->oai_dc, error);
}

enum fonds_status fonds_describe(const struct fonds_ingest_plan *plan,
	struct fonds_description *ret, struct fonds_error **error)
{
	struct describing d = {
		.plan = plan,
		.premis = fonds_premis_new(),
		.files = calloc(plan->file_count, sizeof(*d.files)),
		.status = FONDS_OK,
		.error = error,
	};
	enum fonds_status status;

	d.identity = fonds_ingest_plan_names(plan);
	d.entities = (struct fonds_premis_entities){
		.record = plan->record,
		.has_translation = plan->has_translation,
		.translation_languages = plan->translation_languages,
		.translation_language_count = plan->translation_language_count,
		.identify = identify_for_entities,
		.payload = &d,
	};
	if (d.premis && d.files)
		status = describe_premis(&d, &ret->premis);
	else
		status = fonds_fail_nomem(error);
	fonds_premis_free(d.premis);
	free(d.files);
	return status < 0 ? status : describe_dc(plan, ret, error);
}

void fonds_description_init(struct fonds_description *description)
{
	*description = (struct fonds_description){ .entity = "" };
	fonds_buffer_init(&description->premis, XML_MAX);
	fonds_buffer_init(&description->dc, XML_MAX);
	fonds_buffer_init(&description->oai_dc, XML_MAX);
}

void fonds_description_clear(struct fonds_description *description)
{
	fonds_buffer_clear(&description->premis);
	fonds_buffer_clear(&description->dc);
	fonds_buffer_clear(&description->oai_dc);
}
