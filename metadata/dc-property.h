/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DC_PROPERTY_H
#define METADATA_DC_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The properties of DCMI (DCMI Metadata Terms, /terms/ namespace) and the
 * encodings of their values, as the XML schemas of 2008-02-11 have them.
 */
struct fonds_dc_property {
	const char *name; /* "created" */

	/* Of the fifteen that it is or refines: "date"; NULL: none. */
	const char *element;
};

#define FONDS_DC_TERMS "http://purl.org/dc/terms/"
#define FONDS_DC_ELEMENTS "http://purl.org/dc/elements/1.1/"

/* There are not more of them than this. */
#define FONDS_DC_PROPERTIES_MAX 64

/* NULL: DCMI has no such property. The case of letters counts. */
const struct fonds_dc_property *fonds_dc_property_find(const char *name);

/* By index, from 0; NULL past the end. */
const struct fonds_dc_property *fonds_dc_property_at(size_t index);

/* The name of an encoding ("W3CDTF"), static; NULL: there is none such. */
const char *fonds_dc_encoding_find(const char *name);

/* Is the value one of that encoding, so that the schema takes it? */
bool fonds_dc_encoding_fits(const char *encoding, const char *value);

/*
 * A URI of RFC 3986 in its plain form: with a scheme, and where it has an
 * authority, with a host and at most a port.
 */
bool fonds_dc_is_uri(const char *text);

/* A tag of BCP 47, by its form. */
bool fonds_dc_is_language_tag(const char *text);

#endif
