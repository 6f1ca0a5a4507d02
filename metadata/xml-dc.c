/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/dc-property.h"
#include "metadata/dublin-core.h"
#include "metadata/xml-dc.h"

/*
 * DCMI declares properties and their encodings but no root element, so a
 * container of our own holds one record for each entity: schema/fonds-dc.xsd.
 */

#define XSI_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"

void fonds_xml_dc_terms(struct fonds_xml_writer *xml,
	const struct fonds_dc_description *description)
{
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];
		char name[64];

		(void)snprintf(name, sizeof(name), "dcterms:%s", term->name);
		fonds_xml_start(xml, name);
		if (term->encoding) {
			(void)snprintf(name, sizeof(name), "dcterms:%s",
				term->encoding);
			fonds_xml_attribute(xml, "xsi:type", name);
		}
		if (term->language)
			fonds_xml_attribute(xml, "xml:lang", term->language);
		fonds_xml_text(xml, term->value);
		fonds_xml_end(xml);
	}
}

static void write_record(struct fonds_xml_writer *xml,
	const struct fonds_dc_description *description)
{
	fonds_xml_start(xml, "record");
	fonds_xml_attribute(xml, "about", description->about);
	fonds_xml_dc_terms(xml, description);
	fonds_xml_end(xml);
}

static enum fonds_status check_about(
	const struct fonds_dc_set *set, struct fonds_error **error)
{
	if (set->count == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"there is no entity to describe");
	for (size_t i = 0; i < set->count; i++) {
		const char *about = set->items[i]->about;

		if (!about || !fonds_dc_is_uri(about))
			return fonds_fail(error, FONDS_ERR_INVALID,
				"a description is about '%s', which is no URI",
				about ? about : "");
		if (fonds_dc_set_find(set, about) != set->items[i])
			return fonds_fail(error, FONDS_ERR_INVALID,
				"two descriptions are about '%s'", about);
	}
	return FONDS_OK;
}

enum fonds_status fonds_dc_set_write(const struct fonds_dc_set *set,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_writer_freep) struct fonds_xml_writer *xml = NULL;
	enum fonds_status status = check_about(set, error);

	if (status == FONDS_OK)
		status = fonds_xml_writer_new(buffer, &xml, error);
	if (status != FONDS_OK)
		return status;
	fonds_xml_start(xml, "records");
	fonds_xml_attribute(xml, "xmlns", "urn:fonds:dc-records:1");
	fonds_xml_attribute(xml, "xmlns:dcterms", FONDS_DC_TERMS);
	fonds_xml_attribute(xml, "xmlns:xsi", XSI_NAMESPACE);
	for (size_t i = 0; i < set->count; i++)
		write_record(xml, set->items[i]);
	fonds_xml_end(xml);
	return fonds_xml_finish(xml, "the Dublin Core description", error);
}

enum fonds_status fonds_dc_write(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	enum fonds_status status;

	fonds_dc_set_init(&set);
	status = fonds_dc_describe_all(record, entities, &set, error);
	return status == FONDS_OK ? fonds_dc_set_write(&set, buffer, error)
				  : status;
}
