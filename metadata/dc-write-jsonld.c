/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dc-write-jsonld.h"

#include <stdio.h>
#include <string.h>

#include "metadata/dc-property.h"

#define TYPES_NAMESPACE "http://purl.org/dc/dcmitype/"

static bool is_encoding(const struct fonds_dc_term *term, const char *name)
{
	return term->encoding && strcmp(term->encoding, name) == 0;
}

static void write_value(
	struct fonds_json *json, const struct fonds_dc_term *term)
{
	char text[96];

	fonds_json_begin_object(json, NULL);
	if (is_encoding(term, "URI")) {
		fonds_json_text(json, "@id", term->value);
	} else if (is_encoding(term, "DCMIType")) {
		(void)snprintf(text, sizeof(text), "dcmitype:%s", term->value);
		fonds_json_text(json, "@id", text);
	} else {
		fonds_json_text(json, "@value", term->value);
		if (term->encoding) {
			(void)snprintf(text, sizeof(text), "dcterms:%s",
				term->encoding);
			fonds_json_text(json, "@type", text);
		} else if (term->language) {
			fonds_json_text(json, "@language", term->language);
		}
	}
	fonds_json_end_object(json);
}

static bool is_first(
	const struct fonds_dc_description *description, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(description->terms[i].name,
			    description->terms[index].name) == 0)
			return false;
	return true;
}

/* A key stands once: all values of a property where its first one is. */
static void write_property(struct fonds_json *json,
	const struct fonds_dc_description *description, size_t index)
{
	const char *name = description->terms[index].name;
	char key[96];

	(void)snprintf(key, sizeof(key), "dcterms:%s", name);
	fonds_json_begin_array(json, key);
	for (size_t i = index; i < description->count; i++)
		if (strcmp(description->terms[i].name, name) == 0)
			write_value(json, &description->terms[i]);
	fonds_json_end_array(json);
}

static void write_node(
	struct fonds_json *json, const struct fonds_dc_description *description)
{
	fonds_json_begin_object(json, NULL);
	if (description->about)
		fonds_json_text(json, "@id", description->about);
	for (size_t i = 0; i < description->count; i++)
		if (is_first(description, i))
			write_property(json, description, i);
	fonds_json_end_object(json);
}

void fonds_dc_write_jsonld(
	const struct fonds_dc_set *set, struct fonds_json *json)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_begin_object(json, "@context");
	fonds_json_text(json, "dcterms", FONDS_DC_TERMS);
	fonds_json_text(json, "dcmitype", TYPES_NAMESPACE);
	fonds_json_end_object(json);
	fonds_json_begin_array(json, "@graph");
	for (size_t i = 0; i < set->count; i++)
		write_node(json, set->items[i]);
	fonds_json_end_array(json);
	fonds_json_end_object(json);
}
