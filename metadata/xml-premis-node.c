/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-premis-node.h"

#include <stdio.h>
#include <string.h>

/*
 * Elements have no prefix: the default namespace is declared wherever it
 * changes. Attributes cannot do without, so those of a namespace get a prefix
 * made here. Prefixes that the file declared are declared again, since a value
 * may use them (xsi:type="premis:file"); of PREMIS itself a kind is written
 * without.
 */

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"
#define NAME_SIZE 300

static bool is_kind(const struct fonds_premis_node *node,
	const struct fonds_premis_attribute *attribute)
{
	return strcmp(attribute->space, FONDS_XSI_SPACE) == 0 &&
	       strcmp(attribute->name, "type") == 0 &&
	       strcmp(node->space, FONDS_PREMIS_SPACE) == 0 &&
	       fonds_premis_unit_kind(attribute->value);
}

/* A declaration of the file's: not of the prefixes that are made here. */
static void write_declaration(struct fonds_xml_writer *xml,
	const struct fonds_premis_attribute *attribute)
{
	char name[NAME_SIZE];

	if (!*attribute->name || strcmp(attribute->name, "xsi") == 0 ||
		strncmp(attribute->name, "fonds-", 6) == 0 ||
		strlen(attribute->name) + sizeof("xmlns:") > sizeof(name))
		return;
	(void)snprintf(name, sizeof(name), "xmlns:%s", attribute->name);
	fonds_xml_attribute(xml, name, attribute->value);
}

static void write_foreign(struct fonds_xml_writer *xml,
	const struct fonds_premis_attribute *attribute, unsigned number)
{
	char name[NAME_SIZE];

	(void)snprintf(name, sizeof(name), "xmlns:fonds-%u", number);
	fonds_xml_attribute(xml, name, attribute->space);
	(void)snprintf(
		name, sizeof(name), "fonds-%u:%.250s", number, attribute->name);
	fonds_xml_attribute(xml, name, attribute->value);
}

static void write_attribute(struct fonds_xml_writer *xml,
	const struct fonds_premis_node *node,
	const struct fonds_premis_attribute *attribute, unsigned number)
{
	char name[NAME_SIZE];

	if (strcmp(attribute->space, FONDS_XMLNS_SPACE) == 0) {
		write_declaration(xml, attribute);
	} else if (is_kind(node, attribute)) {
		const char *colon = strrchr(attribute->value, ':');

		fonds_xml_attribute(
			xml, "xsi:type", colon ? colon + 1 : attribute->value);
	} else if (!*attribute->space) {
		fonds_xml_attribute(xml, attribute->name, attribute->value);
	} else if (strcmp(attribute->space, XML_SPACE) == 0 ||
		   strcmp(attribute->space, FONDS_XSI_SPACE) == 0) {
		bool is_xml = strcmp(attribute->space, XML_SPACE) == 0;

		(void)snprintf(name, sizeof(name), "%s:%.250s",
			is_xml ? "xml" : "xsi", attribute->name);
		fonds_xml_attribute(xml, name, attribute->value);
	} else {
		write_foreign(xml, attribute, number);
	}
}

static void begin(struct fonds_xml_writer *xml,
	const struct fonds_premis_node *node, const char *outer)
{
	const struct fonds_premis_attribute *attribute = node->attributes;

	fonds_xml_start(xml, node->name);
	if (!outer || strcmp(outer, node->space) != 0)
		fonds_xml_attribute(xml, "xmlns", node->space);
	if (!outer)
		fonds_xml_attribute(xml, "xmlns:xsi", FONDS_XSI_SPACE);
	for (unsigned i = 0; attribute; attribute = attribute->next, i++)
		write_attribute(xml, node, attribute, i);
}

/* Up and down without recursion: how deep a file is, is the file's say. */
void fonds_xml_premis_node(
	struct fonds_xml_writer *xml, const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *at = node;

	for (;;) {
		if (!*at->name) {
			fonds_xml_text(xml, at->text ? at->text : "");
		} else {
			begin(xml, at, at == node ? NULL : at->parent->space);
			if (at->children) {
				at = at->children;
				continue;
			}
			if (at->text)
				fonds_xml_text(xml, at->text);
			fonds_xml_end(xml);
		}
		while (at != node && !at->next) {
			at = at->parent;
			fonds_xml_end(xml);
		}
		if (at == node)
			return;
		at = at->next;
	}
}
