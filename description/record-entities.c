/* SPDX-License-Identifier: Apache-2.0 */
#include "description/record-entities.h"

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-entities.h"

#define URN "urn:uuid:"

static enum fonds_status make_urn(const struct fonds_entity_names *identity,
	const char *role, char urn[FONDS_URN_SIZE], struct fonds_error **error)
{
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status = fonds_entity_name(
		identity, role, NULL, uuid, error);

	if (status == FONDS_OK)
		(void)snprintf(urn, FONDS_URN_SIZE, URN "%s", uuid);
	return status;
}

static void add_language(struct fonds_record_entities *entities,
	const struct fonds_language *language)
{
	size_t most = sizeof(entities->languages) /
		      sizeof(entities->languages[0]);
	size_t *count = &entities->dc.translation_language_count;

	for (size_t i = 0; i < *count; i++)
		if (entities->languages[i] == language)
			return;
	if (language && *count < most)
		entities->languages[(*count)++] = language;
}

static void begin(struct fonds_record_entities *entities,
	const struct fonds_entity_names *identity)
{
	*entities = (struct fonds_record_entities){ .identity = identity };
	entities->dc.original = entities->original;
	entities->dc.translation_languages = entities->languages;
}

enum fonds_status fonds_record_entities_init(
	struct fonds_record_entities *entities,
	const struct fonds_record *record,
	const struct fonds_entity_names *identity, struct fonds_error **error)
{
	const struct fonds_record_text *text = record->texts;
	enum fonds_status status;
	bool has_translation = false;

	begin(entities, identity);
	for (; text; text = text->next) {
		if (!text->is_translation)
			continue;
		has_translation = true;
		add_language(entities, text->language);
	}
	status = make_urn(identity, "original", entities->original, error);
	if (status == FONDS_OK && has_translation) {
		status = make_urn(
			identity, "translation", entities->translation, error);
		entities->dc.translation = entities->translation;
	}
	return status;
}

static void take_languages(struct fonds_record_entities *entities,
	const struct fonds_dc_description *translation)
{
	const char *value;

	for (size_t i = 0; (value = fonds_dc_description_value(
				    translation, "language", i));
		i++)
		add_language(
			entities, fonds_language_find(value, strlen(value)));
}

/* The name of a description as a URN of a UUID: its own, or one made of it. */
static enum fonds_status take_name(struct fonds_record_entities *entities,
	const char *role, const char *about, char urn[FONDS_URN_SIZE],
	struct fonds_error **error)
{
	struct fonds_entity_names named = *entities->identity;

	if (about && strncmp(about, URN, strlen(URN)) == 0 &&
		strlen(about) == strlen(URN) + FONDS_UUID_SIZE - 1) {
		(void)snprintf(urn, FONDS_URN_SIZE, "%s", about);
		return FONDS_OK;
	}
	if (about)
		named.url = about;
	return make_urn(&named, role, urn, error);
}

enum fonds_status fonds_record_entities_named(
	struct fonds_record_entities *entities,
	const struct fonds_dc_description *original,
	const struct fonds_dc_description *translation,
	const struct fonds_entity_names *identity, struct fonds_error **error)
{
	const char *about = original ? original->about : NULL;
	enum fonds_status status;

	begin(entities, identity);
	if (!original && translation)
		about = fonds_dc_description_value(
			translation, "isVersionOf", 0);
	status = take_name(
		entities, "original", about, entities->original, error);
	if (status < 0 || !translation)
		return status;
	take_languages(entities, translation);
	entities->dc.translation = entities->translation;
	return take_name(entities, "translation", translation->about,
		entities->translation, error);
}

/* A fonds_premis_identify_fn: the entities have their names already. */
static enum fonds_status identify(const char *role, const char *detail,
	char ret[FONDS_PREMIS_UUID_SIZE], void *payload,
	struct fonds_error **error)
{
	const struct fonds_record_entities *const *entities = payload;
	const char *urn = NULL;

	if (!detail && strcmp(role, "original") == 0)
		urn = (*entities)->original;
	else if (!detail && strcmp(role, "translation") == 0)
		urn = (*entities)->translation;
	if (!urn)
		return fonds_entity_name(
			(*entities)->identity, role, detail, ret, error);
	(void)snprintf(ret, FONDS_PREMIS_UUID_SIZE, "%.36s", urn + strlen(URN));
	return FONDS_OK;
}

enum fonds_status fonds_record_entities_premis(
	const struct fonds_record_entities *entities,
	const struct fonds_record *record, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_premis_freep) struct fonds_premis *premis =
		fonds_premis_new();
	struct fonds_premis_entities described = {
		.record = record,
		.has_translation = entities->dc.translation != NULL,
		.translation_languages = entities->languages,
		.translation_language_count =
			entities->dc.translation_language_count,
		.identify = identify,
		.payload = &entities,
	};
	enum fonds_status status;

	if (!premis)
		return fonds_fail_nomem(error);
	status = fonds_premis_entities_add(&described, premis, error);
	if (status == FONDS_OK)
		status = fonds_premis_entities_add_rights(
			&described, premis, error);
	return status == FONDS_OK ? fonds_premis_write(premis, buffer, error)
				  : status;
}
