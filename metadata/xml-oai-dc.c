/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "metadata/dc-property.h"
#include "metadata/dublin-core.h"
#include "metadata/xml-writer.h"

/*
 * Simple Dublin Core for OAI-PMH: the fifteen elements, without encodings. A
 * property that refines an element is written as that element (DCMI's
 * "dumb-down" rule), all others have the element's own name.
 */

#define OAI_NAMESPACE "http://www.openarchives.org/OAI/2.0/oai_dc/"
#define OAI_SCHEMA "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
#define XSI_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"

/* NULL: simple Dublin Core has no element for it. */
static const char *simple_name(const struct fonds_dc_term *term)
{
	const struct fonds_dc_property *property = fonds_dc_property_find(
		term->name);

	return property ? property->element : NULL;
}

/* Two properties may become the same statement. */
static bool was_written(const struct fonds_dc_description *description,
	size_t index, const char *element)
{
	const char *value = description->terms[index].value;

	for (size_t i = 0; i < index; i++) {
		const struct fonds_dc_term *other = &description->terms[i];
		const char *name = simple_name(other);

		if (name && strcmp(other->value, value) == 0 &&
			strcmp(name, element) == 0)
			return true;
	}
	return false;
}

static void write_terms(struct fonds_xml_writer *xml,
	const struct fonds_dc_description *description)
{
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];
		const char *element = simple_name(term);
		char name[64];

		if (!element || was_written(description, i, element))
			continue;
		(void)snprintf(name, sizeof(name), "dc:%s", element);
		fonds_xml_start(xml, name);
		if (term->language)
			fonds_xml_attribute(xml, "xml:lang", term->language);
		fonds_xml_text(xml, term->value);
		fonds_xml_end(xml);
	}
}

enum fonds_status fonds_oai_dc_description_write(
	const struct fonds_dc_description *description,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_writer_freep) struct fonds_xml_writer *xml = NULL;
	enum fonds_status status = fonds_xml_writer_new(buffer, &xml, error);

	if (status != FONDS_OK)
		return status;
	fonds_xml_start(xml, "oai_dc:dc");
	fonds_xml_attribute(xml, "xmlns:oai_dc", OAI_NAMESPACE);
	fonds_xml_attribute(xml, "xmlns:dc", FONDS_DC_ELEMENTS);
	fonds_xml_attribute(xml, "xmlns:xsi", XSI_NAMESPACE);
	fonds_xml_attribute(
		xml, "xsi:schemaLocation", OAI_NAMESPACE " " OAI_SCHEMA);
	write_terms(xml, description);
	fonds_xml_end(xml);
	return fonds_xml_finish(xml, "the Dublin Core description", error);
}

enum fonds_status fonds_oai_dc_write(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_description_freep) struct fonds_dc_description
		*description = NULL;
	enum fonds_status status = fonds_dc_describe(record, entities,
		entities->translation ? FONDS_DC_TRANSLATION
				      : FONDS_DC_ORIGINAL,
		&description, error);

	return status == FONDS_OK ? fonds_oai_dc_description_write(
					    description, buffer, error)
				  : status;
}
