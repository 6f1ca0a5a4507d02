/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "metadata/premis-model.h"
#include "metadata/premis-unit.h"
#include "metadata/xml-writer.h"

/*
 * The elements in the order that the schema of PREMIS 3.0 demands. A term of
 * the vocabularies is its label, with the address of its list (authorityURI)
 * and its own (valueURI).
 */

/* Where a registry's keys have addresses. */
static const struct registry {
	const char *name;
	const char *uri_base;
} registries[] = {
	{ "PRONOM", "http://www.nationalarchives.gov.uk/pronom/" },
	{ "IANA Media Types", "https://www.iana.org/assignments/media-types/" },
};

static const char *const kind_names[] = {
	[FONDS_PREMIS_INTELLECTUAL_ENTITY] = "intellectualEntity",
	[FONDS_PREMIS_REPRESENTATION] = "representation",
	[FONDS_PREMIS_FILE] = "file",
};

static void write_uri(struct fonds_xml_writer *xml, const char *attribute,
	const char *list, const char *code)
{
	char uri[160];

	(void)snprintf(uri, sizeof(uri), "%s%s%s%s", FONDS_TERM_URI_BASE, list,
		code ? "/" : "", code ? code : "");
	fonds_xml_attribute(xml, attribute, uri);
}

static void write_term(struct fonds_xml_writer *xml, const char *element,
	const struct fonds_term *term)
{
	fonds_xml_start(xml, element);
	fonds_xml_attribute(xml, "authority", term->scheme);
	write_uri(xml, "authorityURI", term->scheme, NULL);
	write_uri(xml, "valueURI", term->scheme, term->code);
	fonds_xml_text(xml, term->label);
	fonds_xml_end(xml);
}

/* PREMIS names the three elements of every identifier after its owner. */
static void start_identifier(struct fonds_xml_writer *xml, const char *element,
	const char *type, const char *value)
{
	char name[64];

	fonds_xml_start(xml, element);
	(void)snprintf(name, sizeof(name), "%sType", element);
	fonds_xml_element(xml, name, type);
	(void)snprintf(name, sizeof(name), "%sValue", element);
	fonds_xml_element(xml, name, value);
}

static void write_identifier(struct fonds_xml_writer *xml, const char *element,
	const char *type, const char *value)
{
	start_identifier(xml, element, type, value);
	fonds_xml_end(xml);
}

static void write_link(struct fonds_xml_writer *xml, const char *element,
	const char *uuid, const char *role_element,
	const struct fonds_premis_list *roles)
{
	start_identifier(xml, element, "UUID", uuid);
	for (size_t i = 0; roles && i < roles->count; i++)
		write_term(xml, role_element, roles->items[i]);
	fonds_xml_end(xml);
}

static void write_event_links(
	struct fonds_xml_writer *xml, const struct fonds_premis_list *links)
{
	for (size_t i = 0; i < links->count; i++) {
		const struct fonds_premis_link *link = links->items[i];

		write_link(xml, "linkingEventIdentifier", link->event->uuid,
			NULL, NULL);
	}
}

static void write_object_links(
	struct fonds_xml_writer *xml, const struct fonds_premis_list *links)
{
	for (size_t i = 0; i < links->count; i++) {
		const struct fonds_premis_link *link = links->items[i];

		write_link(xml, "linkingObjectIdentifier", link->object->uuid,
			"linkingObjectRole", &link->roles);
	}
}

static void write_registry(
	struct fonds_xml_writer *xml, const struct fonds_premis_format *format)
{
	const struct fonds_term *role = fonds_term_find(
		"formatRegistryRole", "spe");

	fonds_xml_start(xml, "formatRegistry");
	fonds_xml_element(xml, "formatRegistryName", format->registry);
	fonds_xml_start(xml, "formatRegistryKey");
	for (size_t i = 0; i < sizeof(registries) / sizeof(registries[0]);
		i++) {
		char uri[320];

		if (strcmp(registries[i].name, format->registry) != 0)
			continue;
		(void)snprintf(uri, sizeof(uri), "%s%.200s",
			registries[i].uri_base, format->key);
		fonds_xml_attribute(xml, "valueURI", uri);
	}
	fonds_xml_text(xml, format->key);
	fonds_xml_end(xml);
	if (role)
		write_term(xml, "formatRegistryRole", role);
	fonds_xml_end(xml);
}

static void write_format(
	struct fonds_xml_writer *xml, const struct fonds_premis_format *format)
{
	fonds_xml_start(xml, "format");
	if (format->name) {
		fonds_xml_start(xml, "formatDesignation");
		fonds_xml_element(xml, "formatName", format->name);
		fonds_xml_element(xml, "formatVersion", format->version);
		fonds_xml_end(xml);
	}
	if (format->registry)
		write_registry(xml, format);
	fonds_xml_element(xml, "formatNote", format->note);
	fonds_xml_end(xml);
}

/* 1.5; compositionLevel 0: what is described is not packed in anything. */
static void write_characteristics(
	struct fonds_xml_writer *xml, const struct fonds_premis_object *file)
{
	char size[24];

	fonds_xml_start(xml, "objectCharacteristics");
	fonds_xml_element(xml, "compositionLevel", "0");
	fonds_xml_start(xml, "fixity");
	write_term(xml, "messageDigestAlgorithm", file->algorithm);
	fonds_xml_element(xml, "messageDigest", file->digest);
	fonds_xml_end(xml);
	(void)snprintf(size, sizeof(size), "%" PRIu64, file->size);
	fonds_xml_element(xml, "size", size);
	for (size_t i = 0; i < file->formats.count; i++)
		write_format(xml, file->formats.items[i]);
	fonds_xml_end(xml);
}

/* 1.7.1 */
static void write_storage(struct fonds_xml_writer *xml, const char *location)
{
	const struct fonds_term *type = fonds_term_find(
		"contentLocationType", "uri");

	fonds_xml_start(xml, "storage");
	fonds_xml_start(xml, "contentLocation");
	if (type)
		write_term(xml, "contentLocationType", type);
	fonds_xml_element(xml, "contentLocationValue", location);
	fonds_xml_end(xml);
	fonds_xml_end(xml);
}

static void write_relationship(struct fonds_xml_writer *xml,
	const struct fonds_premis_relationship *relationship)
{
	fonds_xml_start(xml, "relationship");
	write_term(xml, "relationshipType", relationship->type);
	write_term(xml, "relationshipSubType", relationship->subtype);
	write_identifier(xml, "relatedObjectIdentifier", "UUID",
		relationship->target->uuid);
	if (relationship->event)
		write_identifier(xml, "relatedEventIdentifier", "UUID",
			relationship->event->uuid);
	fonds_xml_end(xml);
}

static void write_properties(struct fonds_xml_writer *xml,
	const struct fonds_premis_list *properties)
{
	for (size_t i = 0; i < properties->count; i++) {
		const struct fonds_premis_pair *pair = properties->items[i];

		fonds_xml_start(xml, "significantProperties");
		fonds_xml_element(xml, "significantPropertiesType", pair->type);
		fonds_xml_element(
			xml, "significantPropertiesValue", pair->value);
		fonds_xml_end(xml);
	}
}

static void write_object(
	struct fonds_xml_writer *xml, const struct fonds_premis_object *object)
{
	fonds_xml_start(xml, "object");
	fonds_xml_attribute(xml, "xsi:type", kind_names[object->kind]);
	write_identifier(xml, "objectIdentifier", "UUID", object->uuid);
	for (size_t i = 0; i < object->identifiers.count; i++) {
		const struct fonds_premis_pair *pair =
			object->identifiers.items[i];

		write_identifier(
			xml, "objectIdentifier", pair->type, pair->value);
	}
	write_properties(xml, &object->properties);
	if (object->kind == FONDS_PREMIS_FILE) {
		write_characteristics(xml, object);
		fonds_xml_element(xml, "originalName", object->original_name);
		if (object->content_location)
			write_storage(xml, object->content_location);
	}
	for (size_t i = 0; i < object->relationships.count; i++)
		write_relationship(xml, object->relationships.items[i]);
	write_event_links(xml, &object->event_links);
	for (size_t i = 0; i < object->rights_links.count; i++) {
		const struct fonds_premis_link *link =
			object->rights_links.items[i];

		write_link(xml, "linkingRightsStatementIdentifier",
			link->rights->uuid, NULL, NULL);
	}
	fonds_xml_end(xml);
}

static void write_outcome(
	struct fonds_xml_writer *xml, const struct fonds_premis_event *event)
{
	fonds_xml_start(xml, "eventOutcomeInformation");
	write_term(xml, "eventOutcome", event->outcome);
	for (size_t i = 0; i < event->notes.count; i++) {
		fonds_xml_start(xml, "eventOutcomeDetail");
		fonds_xml_element(
			xml, "eventOutcomeDetailNote", event->notes.items[i]);
		fonds_xml_end(xml);
	}
	fonds_xml_end(xml);
}

static void write_event(
	struct fonds_xml_writer *xml, const struct fonds_premis_event *event)
{
	fonds_xml_start(xml, "event");
	write_identifier(xml, "eventIdentifier", "UUID", event->uuid);
	write_term(xml, "eventType", event->type);
	fonds_xml_element(xml, "eventDateTime", event->date);
	if (event->detail) {
		fonds_xml_start(xml, "eventDetailInformation");
		fonds_xml_element(xml, "eventDetail", event->detail);
		fonds_xml_end(xml);
	}
	write_outcome(xml, event);
	for (size_t i = 0; i < event->agent_links.count; i++) {
		const struct fonds_premis_link *link =
			event->agent_links.items[i];

		write_link(xml, "linkingAgentIdentifier", link->agent->uuid,
			"linkingAgentRole", &link->roles);
	}
	write_object_links(xml, &event->object_links);
	fonds_xml_end(xml);
}

static void write_agent(
	struct fonds_xml_writer *xml, const struct fonds_premis_agent *agent)
{
	fonds_xml_start(xml, "agent");
	write_identifier(xml, "agentIdentifier", "UUID", agent->uuid);
	fonds_xml_element(xml, "agentName", agent->name);
	write_term(xml, "agentType", agent->type);
	fonds_xml_element(xml, "agentVersion", agent->version);
	fonds_xml_element(xml, "agentNote", agent->note);
	write_event_links(xml, &agent->event_links);
	fonds_xml_end(xml);
}

static void write_rights(
	struct fonds_xml_writer *xml, const struct fonds_premis_rights *rights)
{
	const struct fonds_term *basis = fonds_term_find("rightsBasis", "cop");

	fonds_xml_start(xml, "rights");
	fonds_xml_start(xml, "rightsStatement");
	write_identifier(
		xml, "rightsStatementIdentifier", "UUID", rights->uuid);
	if (basis)
		write_term(xml, "rightsBasis", basis);
	fonds_xml_start(xml, "copyrightInformation");
	write_term(xml, "copyrightStatus", rights->status);
	fonds_xml_start(xml, "copyrightJurisdiction");
	fonds_xml_attribute(xml, "authority", "ISO 3166-1");
	fonds_xml_text(xml, rights->jurisdiction);
	fonds_xml_end(xml);
	fonds_xml_element(xml, "copyrightNote", rights->note);
	fonds_xml_end(xml);
	write_object_links(xml, &rights->object_links);
	fonds_xml_end(xml);
	fonds_xml_end(xml);
}

static void write_parts(
	struct fonds_xml_writer *xml, const struct fonds_premis *premis)
{
	for (size_t i = 0; i < premis->objects.count; i++)
		write_object(xml, premis->objects.items[i]);
	for (size_t i = 0; i < premis->events.count; i++)
		write_event(xml, premis->events.items[i]);
	for (size_t i = 0; i < premis->agents.count; i++)
		write_agent(xml, premis->agents.items[i]);
	for (size_t i = 0; i < premis->rights.count; i++)
		write_rights(xml, premis->rights.items[i]);
}

enum fonds_status fonds_premis_write(struct fonds_premis *premis,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_writer_freep) struct fonds_xml_writer *xml = NULL;
	enum fonds_status status = fonds_premis_check(premis, error);

	if (status == FONDS_OK)
		status = fonds_xml_writer_new(buffer, &xml, error);
	if (status != FONDS_OK)
		return status;
	fonds_xml_start(xml, "premis");
	fonds_xml_attribute(xml, "xmlns", FONDS_PREMIS_SPACE);
	fonds_xml_attribute(xml, "xmlns:xsi", FONDS_XSI_SPACE);
	fonds_xml_attribute(xml, "xsi:schemaLocation",
		FONDS_PREMIS_SPACE " " FONDS_PREMIS_SCHEMA);
	fonds_xml_attribute(xml, "version", "3.0");
	write_parts(xml, premis);
	fonds_xml_end(xml);
	return fonds_xml_finish(xml, "the PREMIS description", error);
}
