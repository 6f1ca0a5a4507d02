/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "metadata/check-dc.h"
#include "metadata/dc-property.h"
#include "metadata/language.h"
#include "metadata/value-form.h"

/*
 * The encoding schemes of DCMI (DCMI Metadata Terms, and the schemas for
 * qualified Dublin Core of 2008-02-11), and which properties they go with: by
 * the element that a property is or refines, but for three.
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

struct place_of_name {
	const char *name;
	unsigned place;
};

static const struct place_of_name properties[] = {
	{ "extent", OTHERS },
	{ "spatial", PLACES },
	{ "temporal", DATES },
};

static const struct place_of_name elements[] = {
	{ "coverage", DATES | PLACES },
	{ "date", DATES },
	{ "format", FORMATS },
	{ "language", LANGUAGES },
	{ "subject", SUBJECTS },
	{ "type", TYPES },
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static unsigned find_place(
	const struct place_of_name *table, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(table[i].name, name) == 0)
			return table[i].place;
	return 0;
}

static unsigned place_of(const struct fonds_dc_property *property)
{
	unsigned place = find_place(
		properties, COUNT(properties), property->name);

	if (!place && property->element)
		place = find_place(
			elements, COUNT(elements), property->element);
	return place ? place : OTHERS;
}

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
	return fonds_dc_encoding_fits("DCMIType", text);
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

#define ENCODINGS COUNT(encodings)

/* NULL: not of DCMI, or not to stand there. */
static const struct fonds_dc_property *property_of(
	const struct fonds_check_property *property)
{
	bool is_dc = strcmp(property->space, FONDS_DC_ELEMENTS) == 0;
	bool is_terms = strcmp(property->space, FONDS_DC_TERMS) == 0;
	const struct fonds_dc_property *found = fonds_dc_property_find(
		property->name);
	bool is_element = found && found->element &&
			  strcmp(found->element, found->name) == 0;

	if (is_dc)
		return is_element ? found : NULL;
	return is_terms && !property->is_simple ? found : NULL;
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
	const struct fonds_dc_property *known = property_of(property);

	if (!known)
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
	if (property->encoding && known)
		check_encoding(check, property, place_of(known), spot);
}
