/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "metadata/check-dc.h"
#include "metadata/language.h"
#include "metadata/value-form.h"

/*
 * The properties and encoding schemes of DCMI (DCMI Metadata Terms, and the
 * schemas for qualified Dublin Core of 2008-02-11), and which schemes go with
 * which properties.
 */
enum place {
	ANYWHERE = 0,
	DATES = 1,
	LANGUAGES = 2,
	TYPES = 4,
	FORMATS = 8,
	SUBJECTS = 16,
	PLACES = 32,
	OTHERS = 64,
};

static const struct {
	const char *name;
	bool is_element; /* one of the fifteen */
	unsigned place;
} properties[] = {
	{ "title", true, OTHERS },
	{ "creator", true, OTHERS },
	{ "subject", true, SUBJECTS },
	{ "description", true, OTHERS },
	{ "publisher", true, OTHERS },
	{ "contributor", true, OTHERS },
	{ "date", true, DATES },
	{ "type", true, TYPES },
	{ "format", true, FORMATS },
	{ "identifier", true, OTHERS },
	{ "source", true, OTHERS },
	{ "language", true, LANGUAGES },
	{ "relation", true, OTHERS },
	{ "coverage", true, DATES | PLACES },
	{ "rights", true, OTHERS },
	{ "alternative", false, OTHERS },
	{ "tableOfContents", false, OTHERS },
	{ "abstract", false, OTHERS },
	{ "created", false, DATES },
	{ "valid", false, DATES },
	{ "available", false, DATES },
	{ "issued", false, DATES },
	{ "modified", false, DATES },
	{ "dateAccepted", false, DATES },
	{ "dateCopyrighted", false, DATES },
	{ "dateSubmitted", false, DATES },
	{ "extent", false, OTHERS },
	{ "medium", false, FORMATS },
	{ "isVersionOf", false, OTHERS },
	{ "hasVersion", false, OTHERS },
	{ "isReplacedBy", false, OTHERS },
	{ "replaces", false, OTHERS },
	{ "isRequiredBy", false, OTHERS },
	{ "requires", false, OTHERS },
	{ "isPartOf", false, OTHERS },
	{ "hasPart", false, OTHERS },
	{ "isReferencedBy", false, OTHERS },
	{ "references", false, OTHERS },
	{ "isFormatOf", false, OTHERS },
	{ "hasFormat", false, OTHERS },
	{ "conformsTo", false, OTHERS },
	{ "spatial", false, PLACES },
	{ "temporal", false, DATES },
	{ "audience", false, OTHERS },
	{ "accrualMethod", false, OTHERS },
	{ "accrualPeriodicity", false, OTHERS },
	{ "accrualPolicy", false, OTHERS },
	{ "instructionalMethod", false, OTHERS },
	{ "provenance", false, OTHERS },
	{ "rightsHolder", false, OTHERS },
	{ "mediator", false, OTHERS },
	{ "educationLevel", false, OTHERS },
	{ "accessRights", false, OTHERS },
	{ "license", false, OTHERS },
	{ "bibliographicCitation", false, OTHERS },
};

#define PROPERTIES (sizeof(properties) / sizeof(properties[0]))

static bool is_iso639_2(const char *text)
{
	const struct fonds_language *language = fonds_language_find(
		text, strlen(text));

	/* By its code, not its name: "Rus" would be found as well. */
	return strlen(text) == 3 && language &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz") == 3;
}

static bool is_iso639_3(const char *text)
{
	return strlen(text) == 3 &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz") == 3;
}

static bool is_dcmi_type(const char *text)
{
	static const char *const types[] = { "Collection", "Dataset", "Event",
		"Image", "InteractiveResource", "MovingImage", "PhysicalObject",
		"Service", "Software", "Sound", "StillImage", "Text" };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i], text) == 0)
			return true;
	return false;
}

static const struct {
	const char *name;
	unsigned places;
	bool (*has_form)(const char *text); /* NULL: any text */
	enum fonds_check_code code;
} encodings[] = {
	{ "W3CDTF", DATES, fonds_form_is_w3cdtf, CHECK_DC_DATE },
	{ "Period", DATES, NULL, CHECK_DC_DATE },
	{ "ISO639-2", LANGUAGES, is_iso639_2, CHECK_DC_LANGUAGE },
	{ "ISO639-3", LANGUAGES, is_iso639_3, CHECK_DC_LANGUAGE },
	{ "RFC1766", LANGUAGES, fonds_form_is_language_tag, CHECK_DC_LANGUAGE },
	{ "RFC3066", LANGUAGES, fonds_form_is_language_tag, CHECK_DC_LANGUAGE },
	{ "RFC4646", LANGUAGES, fonds_form_is_language_tag, CHECK_DC_LANGUAGE },
	{ "RFC5646", LANGUAGES, fonds_form_is_language_tag, CHECK_DC_LANGUAGE },
	{ "DCMIType", TYPES, is_dcmi_type, CHECK_DC_TYPE },
	{ "IMT", FORMATS, fonds_form_is_mime, CHECK_DC_FORMAT },
	{ "LCSH", SUBJECTS, NULL, CHECK_DC_ENCODING_PLACE },
	{ "MESH", SUBJECTS, NULL, CHECK_DC_ENCODING_PLACE },
	{ "DDC", SUBJECTS, NULL, CHECK_DC_ENCODING_PLACE },
	{ "LCC", SUBJECTS, NULL, CHECK_DC_ENCODING_PLACE },
	{ "UDC", SUBJECTS, NULL, CHECK_DC_ENCODING_PLACE },
	{ "NLM", SUBJECTS, NULL, CHECK_DC_ENCODING_PLACE },
	{ "Point", PLACES, NULL, CHECK_DC_ENCODING_PLACE },
	{ "Box", PLACES, NULL, CHECK_DC_ENCODING_PLACE },
	{ "ISO3166", PLACES, NULL, CHECK_DC_ENCODING_PLACE },
	{ "TGN", PLACES, NULL, CHECK_DC_ENCODING_PLACE },
	{ "URI", ANYWHERE, fonds_form_is_uri, CHECK_DC_URI },
};

#define ENCODINGS (sizeof(encodings) / sizeof(encodings[0]))

static size_t property_of(const struct fonds_check_property *property)
{
	bool is_dc = strcmp(property->space, FONDS_DC_SPACE) == 0;
	bool is_terms = strcmp(property->space, FONDS_DCTERMS_SPACE) == 0;
	bool is_allowed = is_dc || (is_terms && !property->is_simple);
	size_t i = 0;

	while (i < PROPERTIES &&
		strcmp(properties[i].name, property->name) != 0)
		i++;
	if (i < PROPERTIES && is_dc && !properties[i].is_element)
		return PROPERTIES;
	return is_allowed ? i : PROPERTIES;
}

static void check_encoding(struct fonds_metadata_check *check,
	const struct fonds_check_property *property, unsigned place,
	const struct fonds_check_spot *spot)
{
	size_t i = 0;

	while (i < ENCODINGS &&
		strcmp(encodings[i].name, property->encoding) != 0)
		i++;
	if (i == ENCODINGS)
		fonds_check_add(check, CHECK_DC_ENCODING_UNKNOWN, spot,
			"'%s' is no encoding scheme of DCMI",
			property->encoding);
	else if (encodings[i].places && !(encodings[i].places & place))
		fonds_check_add(check, CHECK_DC_ENCODING_PLACE, spot,
			"'%s' is no encoding scheme for '%s'",
			property->encoding, property->name);
	else if (encodings[i].has_form && *property->value &&
		 !encodings[i].has_form(property->value))
		fonds_check_add(check, encodings[i].code, spot,
			"the value of '%s' has not the form of '%s'",
			property->name, property->encoding);
}

void fonds_check_dc_property(struct fonds_metadata_check *check,
	const struct fonds_check_property *property,
	const struct fonds_check_spot *spot)
{
	size_t index = property_of(property);

	if (index == PROPERTIES)
		fonds_check_add(check, CHECK_DC_PROPERTY_UNKNOWN, spot,
			"'%s' of the namespace '%s' is no property %s",
			property->name, property->space,
			property->is_simple ? "of simple Dublin Core"
					    : "of DCMI");
	if (!*property->value)
		fonds_check_add(check, CHECK_DC_VALUE_EMPTY, spot,
			"'%s' is empty", property->name);
	if (property->tag && !fonds_form_is_language_tag(property->tag))
		fonds_check_add(check, CHECK_DC_LANG_TAG, spot,
			"xml:lang is '%s'", property->tag);
	if (property->encoding && index < PROPERTIES)
		check_encoding(check, property, properties[index].place, spot);
}
