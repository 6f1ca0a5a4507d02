/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "metadata/check-premis.h"

/*
 * A term says twice what it is: by its label, in a language, and by its
 * valueURI, for programs. Both must say the same, be of the vocabulary for the
 * unit, and not be deprecated. A term of an authority of one's own is as good,
 * when it says whose it is.
 */

/* Vocabularies that were for a unit before, and are deprecated as a whole. */
static const struct {
	const char *unit;
	const char *scheme;
} former[] = {
	{ "act", "actionsGranted" },
	{ "linkingAgentRole", "linkingAgentRoleEvent" },
	{ "relatedEnvironmentPurpose", "environmentPurpose" },
	{ "inhibitorTarget", "inhibitorTarget" },
};

/* What stands behind the address of the vocabularies; NULL: another one. */
static const char *after_base(const char *uri)
{
	static const char base[] = "://id.loc.gov/vocabulary/preservation";
	size_t size = sizeof(base) - 1;

	if (!uri || strncasecmp(uri, "http", 4) != 0)
		return NULL;
	uri += 4;
	if (*uri == 's' || *uri == 'S')
		uri++;
	if (strncasecmp(uri, base, size) != 0)
		return NULL;
	uri += size;
	if (*uri == '\0')
		return uri;
	return *uri == '/' ? uri + 1 : NULL;
}

/* "eventType/ing"; NULL when the vocabularies have no such address. */
static const struct fonds_term *term_at(const char *path)
{
	const char *slash = strchr(path, '/');
	char scheme[64];

	if (!slash || (size_t)(slash - path) >= sizeof(scheme))
		return NULL;
	memcpy(scheme, path, (size_t)(slash - path));
	scheme[slash - path] = '\0';
	return fonds_term_known(scheme, slash + 1);
}

static const struct fonds_term *former_term(const char *unit, const char *label)
{
	for (size_t i = 0; i < sizeof(former) / sizeof(former[0]); i++)
		if (strcmp(former[i].unit, unit) == 0)
			return fonds_term_labelled(former[i].scheme, label);
	return NULL;
}

static bool is_alike(const struct fonds_term *term, const char *label)
{
	const struct fonds_term *other = fonds_term_like(term->scheme, label);

	return other && strcmp(other->label, term->label) == 0;
}

static void tell_deprecated(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, const struct fonds_term *term)
{
	fonds_check_node(check, CHECK_PREMIS_TERM_DEPRECATED, node, NULL,
		"'%s' of the vocabulary '%s' is deprecated", term->label,
		term->scheme);
}

/* A label that is not the one of the term that the unit means. */
static void check_label(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, const struct fonds_term *term,
	enum fonds_check_code code)
{
	if (strcmp(term->label, node->value) == 0)
		return;
	if (strcmp(term->code, node->value) == 0)
		code = CHECK_PREMIS_TERM_CODE;
	else if (is_alike(term, node->value))
		code = CHECK_PREMIS_TERM_SPELLING;
	fonds_check_node(check, code, node, term->label,
		"the label of '%s' is not that of its term", node->name);
}

static void check_uri(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, const char *path)
{
	const struct fonds_term *term = term_at(path);
	const char *scheme = node->unit->scheme;
	bool is_digest = scheme &&
			 strcmp(scheme, "cryptographicHashFunctions") == 0;

	if (!term) {
		fonds_check_node(check, CHECK_PREMIS_TERM_URI_UNKNOWN, node,
			NULL, "the vocabularies have no term '%s'", path);
		return;
	}
	if (term->is_deprecated)
		tell_deprecated(check, node, term);
	else if (scheme && strcmp(scheme, term->scheme) != 0)
		fonds_check_node(check, CHECK_PREMIS_TERM_SCHEME, node, scheme,
			"the URI of '%s' is of the vocabulary '%s'", node->name,
			term->scheme);
	check_label(check, node, term,
		is_digest ? CHECK_PREMIS_DIGEST_ALGORITHM
			  : CHECK_PREMIS_TERM_URI);
}

/* Does it say whose term it is, when it is none of the vocabulary's? */
static bool has_own_authority(const struct fonds_premis_node *node)
{
	const char *uri = fonds_premis_node_attribute(node, "valueURI");
	const char *list = fonds_premis_node_attribute(node, "authorityURI");
	const char *name = fonds_premis_node_attribute(node, "authority");

	if (after_base(list))
		return false;
	return (uri && *uri) || (list && *list) ||
	       (name && *name && !fonds_term_has_scheme(name, strlen(name)));
}

static void check_unknown(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	if (strcmp(node->name, "copyrightStatus") == 0)
		fonds_check_node(check, CHECK_PREMIS_COPYRIGHT_STATUS, node,
			"copyrighted, public domain or unknown",
			"it is no status of a copyright");
	else if (!has_own_authority(node))
		fonds_check_node(check, CHECK_PREMIS_TERM_UNKNOWN, node, NULL,
			"the vocabulary '%s' has no term '%s'",
			node->unit->scheme, node->value);
}

/* Without a URI of the vocabularies: what the label alone says. */
static void check_plain(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	const char *scheme = node->unit->scheme;
	const struct fonds_term *old = former_term(node->name, node->value);
	const struct fonds_term *term;

	term = scheme ? fonds_term_labelled(scheme, node->value) : NULL;
	if (term && !fonds_premis_node_attribute(node, "valueURI")) {
		fonds_check_node(check, CHECK_PREMIS_TERM_NO_URI, node, NULL,
			"'%s' has no valueURI", node->name);
		return;
	}
	if (term || (!scheme && !old))
		return;
	if (old) {
		tell_deprecated(check, node, old);
		return;
	}
	term = fonds_term_known(scheme, node->value);
	if (!term)
		term = fonds_term_like(scheme, node->value);
	if (term)
		check_label(check, node, term, CHECK_PREMIS_TERM_SPELLING);
	else
		check_unknown(check, node);
}

/* The authorityURI is that of the list which the term is of. */
static void check_authority(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, const char *path)
{
	const char *uri = fonds_premis_node_attribute(node, "authorityURI");
	const char *list = after_base(uri);
	const struct fonds_term *term = path ? term_at(path) : NULL;
	const char *scheme = term ? term->scheme : node->unit->scheme;
	char expected[160];
	size_t size;

	if (!uri || !scheme || (!list && !term))
		return;
	size = list ? strlen(list) : 0;
	if (size > 0 && list[size - 1] == '/')
		size--;
	if (list && size == strlen(scheme) && strncmp(list, scheme, size) == 0)
		return;
	(void)snprintf(
		expected, sizeof(expected), FONDS_TERM_URI_BASE "%s", scheme);
	fonds_check_node(check, CHECK_PREMIS_TERM_AUTHORITY, node, expected,
		"the authorityURI '%s' is not that of the term", uri);
}

static void check_one(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	const char *path = after_base(
		fonds_premis_node_attribute(node, "valueURI"));

	if (!node->value)
		return;
	if (path)
		check_uri(check, node, path);
	else
		check_plain(check, node);
	check_authority(check, node, path);
}

/* A subtype belongs to one type: "has part" is structural. */
static void check_subtype(struct fonds_metadata_check *check,
	const struct fonds_premis_node *relationship)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		relationship, "relationshipSubType");
	const struct fonds_premis_node *type_node = fonds_premis_node_child(
		relationship, "relationshipType");
	const struct fonds_term *subtype = node ? fonds_check_term_of(node)
						: NULL;
	const struct fonds_term *type = type_node
						? fonds_check_term_of(type_node)
						: NULL;
	const struct fonds_term *right;

	if (!subtype || !type || !subtype->broader)
		return;
	right = term_at(subtype->broader);
	if (right && right != type)
		fonds_check_node(check, CHECK_PREMIS_RELATIONSHIP_SUBTYPE,
			type_node, right->label, "'%s' is no subtype of it",
			subtype->label);
}

void fonds_check_terms(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity)
{
	const struct fonds_premis_node *child = entity->children;

	if (!entity->unit || entity->unit->value == FONDS_PREMIS_EXTENSION)
		return;
	if (entity->unit->value == FONDS_PREMIS_TERM)
		check_one(check, entity);
	if (strcmp(entity->name, "relationship") == 0)
		check_subtype(check, entity);
	for (; child; child = child->next)
		fonds_check_terms(check, child);
}

const struct fonds_term *fonds_check_term_of(
	const struct fonds_premis_node *node)
{
	const char *path = after_base(
		fonds_premis_node_attribute(node, "valueURI"));
	const struct fonds_term *term = path ? term_at(path) : NULL;

	if (term || !node->value || !node->unit || !node->unit->scheme)
		return term;
	term = fonds_term_known(node->unit->scheme, node->value);
	return term ? term : fonds_term_like(node->unit->scheme, node->value);
}

bool fonds_check_term_is(const struct fonds_premis_node *node, const char *code)
{
	const struct fonds_term *term = node ? fonds_check_term_of(node) : NULL;

	return term && strcmp(term->code, code) == 0;
}
