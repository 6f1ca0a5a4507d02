/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dc-property.h"

#include <ctype.h>
#include <string.h>

#include "metadata/date.h"
#include "metadata/language.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct fonds_dc_property properties[] = {
	{ "abstract", "description" },
	{ "accessRights", "rights" },
	{ "accrualMethod", NULL },
	{ "accrualPeriodicity", NULL },
	{ "accrualPolicy", NULL },
	{ "alternative", "title" },
	{ "audience", NULL },
	{ "available", "date" },
	{ "bibliographicCitation", "identifier" },
	{ "conformsTo", "relation" },
	{ "contributor", "contributor" },
	{ "coverage", "coverage" },
	{ "created", "date" },
	{ "creator", "creator" },
	{ "date", "date" },
	{ "dateAccepted", "date" },
	{ "dateCopyrighted", "date" },
	{ "dateSubmitted", "date" },
	{ "description", "description" },
	{ "educationLevel", NULL },
	{ "extent", "format" },
	{ "format", "format" },
	{ "hasFormat", "relation" },
	{ "hasPart", "relation" },
	{ "hasVersion", "relation" },
	{ "identifier", "identifier" },
	{ "instructionalMethod", NULL },
	{ "isFormatOf", "relation" },
	{ "isPartOf", "relation" },
	{ "isReferencedBy", "relation" },
	{ "isReplacedBy", "relation" },
	{ "isRequiredBy", "relation" },
	{ "isVersionOf", "relation" },
	{ "issued", "date" },
	{ "language", "language" },
	{ "license", "rights" },
	{ "mediator", NULL },
	{ "medium", "format" },
	{ "modified", "date" },
	{ "provenance", NULL },
	{ "publisher", "publisher" },
	{ "references", "relation" },
	{ "relation", "relation" },
	{ "replaces", "relation" },
	{ "requires", "relation" },
	{ "rights", "rights" },
	{ "rightsHolder", NULL },
	{ "source", "source" },
	{ "spatial", "coverage" },
	{ "subject", "subject" },
	{ "tableOfContents", "description" },
	{ "temporal", "coverage" },
	{ "title", "title" },
	{ "type", "type" },
	{ "valid", "date" },
};

_Static_assert(COUNT(properties) <= FONDS_DC_PROPERTIES_MAX, "raise it");

typedef bool fits_fn(const char *value);

const struct fonds_dc_property *fonds_dc_property_find(const char *name)
{
	for (size_t i = 0; i < COUNT(properties); i++)
		if (strcmp(properties[i].name, name) == 0)
			return &properties[i];
	return NULL;
}

const struct fonds_dc_property *fonds_dc_property_at(size_t index)
{
	return index < COUNT(properties) ? &properties[index] : NULL;
}

/* "host" or "host:8080"; the more exotic forms are not recognised. */
static bool is_authority(const char *text, size_t size)
{
	size_t host = 0;

	while (host < size && (isalnum((unsigned char)text[host]) ||
				      text[host] == '-' || text[host] == '.'))
		host++;
	if (host == 0 || host == size)
		return host > 0;
	if (text[host++] != ':' || size - host > 5)
		return false;
	while (host < size && isdigit((unsigned char)text[host]))
		host++;
	return host == size;
}

static size_t scheme_size(const char *text)
{
	size_t size = 0;

	if (!isalpha((unsigned char)*text))
		return 0;
	while (isalnum((unsigned char)text[size]) ||
		(text[size] && strchr("+-.", text[size])))
		size++;
	return text[size] == ':' ? size : 0;
}

bool fonds_dc_is_uri(const char *text)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-._~:/?#@!$&'()*+,;=%";
	const char *rest = text + scheme_size(text);

	if (rest == text || !*++rest)
		return false;
	if (strncmp(rest, "//", 2) == 0) {
		rest += 2;
		if (!is_authority(rest, strcspn(rest, "/?#")))
			return false;
	}
	if (rest[strspn(rest, allowed)])
		return false;
	for (const char *p = strchr(rest, '%'); p; p = strchr(p + 1, '%'))
		if (!isxdigit((unsigned char)p[1]) ||
			!isxdigit((unsigned char)p[2]))
			return false;
	rest = strchr(rest, '#');
	return !rest || !strchr(rest + 1, '#');
}

bool fonds_dc_is_language_tag(const char *text)
{
	for (unsigned part = 0;; part++) {
		size_t size = 0;

		while (part > 0 ? isalnum((unsigned char)text[size])
				: isalpha((unsigned char)text[size]))
			size++;
		if (size == 0 || size > 8)
			return false;
		if (text[size] != '-')
			return text[size] == '\0';
		text += size + 1;
	}
}

/* Does the text begin like the form, in which 0 stands for a digit? */
static bool has_form(const char *text, const char *form)
{
	for (; *form; form++, text++)
		if (*form == '0' ? !isdigit((unsigned char)*text)
				 : *form != *text)
			return false;
	return true;
}

static unsigned two_digits(const char *text)
{
	return (unsigned)(text[0] - '0') * 10 + (unsigned)(text[1] - '0');
}

static bool is_time_zone(const char *text)
{
	if (*text == '\0' || strcmp(text, "Z") == 0)
		return true;
	return (*text == '+' || *text == '-') && has_form(text + 1, "00:00") &&
	       text[6] == '\0' && two_digits(text + 1) < 14 &&
	       two_digits(text + 4) < 60;
}

static bool is_time(const char *text)
{
	if (!has_form(text, "T00:00:00") || two_digits(text + 1) > 23 ||
		two_digits(text + 4) > 59 || two_digits(text + 7) > 59)
		return false;
	text += strlen("T00:00:00");
	if (*text == '.') {
		size_t digits = strspn(text + 1, "0123456789");

		if (digits == 0)
			return false;
		text += 1 + digits;
	}
	return is_time_zone(text);
}

/* The schema's: W3C-DTF, of a time with its seconds. */
static bool is_w3cdtf(const char *value)
{
	static const char *const forms[] = { "0000", "0000-00", "0000-00-00" };
	struct fonds_date date;

	for (size_t i = COUNT(forms); i-- > 0;) {
		size_t size = strlen(forms[i]);

		if (!has_form(value, forms[i]))
			continue;
		if (!fonds_date_parse(value, size, &date))
			return false;
		return value[size] == '\0' || (i == 2 && is_time(value + size));
	}
	return false;
}

static bool is_type(const char *value)
{
	static const char *const types[] = { "Collection", "Dataset", "Event",
		"Image", "MovingImage", "StillImage", "InteractiveResource",
		"Service", "Software", "Sound", "Text", "PhysicalObject" };

	for (size_t i = 0; i < COUNT(types); i++)
		if (strcmp(types[i], value) == 0)
			return true;
	return false;
}

/* Other codes of it than the bibliographic ones are not of this encoding. */
static bool is_iso639_2(const char *value)
{
	const struct fonds_language *language = fonds_language_find(
		value, strlen(value));

	return language && strcmp(language->code, value) == 0;
}

static bool is_media_type(const char *value)
{
	const char *slash = strchr(value, '/');

	return slash && slash > value && slash[1] &&
	       strcspn(value, " \t\r\n") == strlen(value);
}

/* Where the schema takes any text, NULL. */
static const struct {
	const char *name;
	fits_fn *fits;
} encodings[] = {
	{ "Box", NULL },
	{ "DCMIType", is_type },
	{ "DDC", NULL },
	{ "IMT", is_media_type },
	{ "ISO3166", NULL },
	{ "ISO639-2", is_iso639_2 },
	{ "ISO639-3", NULL },
	{ "LCC", NULL },
	{ "LCSH", NULL },
	{ "MESH", NULL },
	{ "Period", NULL },
	{ "Point", NULL },
	{ "RFC1766", fonds_dc_is_language_tag },
	{ "RFC3066", fonds_dc_is_language_tag },
	{ "RFC4646", fonds_dc_is_language_tag },
	{ "TGN", NULL },
	{ "UDC", NULL },
	{ "URI", fonds_dc_is_uri },
	{ "W3CDTF", is_w3cdtf },
};

const char *fonds_dc_encoding_find(const char *name)
{
	for (size_t i = 0; i < COUNT(encodings); i++)
		if (strcmp(encodings[i].name, name) == 0)
			return encodings[i].name;
	return NULL;
}

bool fonds_dc_encoding_fits(const char *encoding, const char *value)
{
	for (size_t i = 0; i < COUNT(encodings); i++)
		if (strcmp(encodings[i].name, encoding) == 0)
			return !encodings[i].fits || encodings[i].fits(value);
	return false;
}
