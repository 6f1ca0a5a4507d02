/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "metadata/check-premis.h"
#include "metadata/country.h"

/* The information that belongs to each basis of rights. */
static const struct basis {
	const char *code; /* of rightsBasis */
	const char *unit;
} bases[] = {
	{ "cop", "copyrightInformation" },
	{ "lic", "licenseInformation" },
	{ "sta", "statuteInformation" },
	{ "oth", "otherRightsInformation" },
};

static void check_basis(struct fonds_metadata_check *check,
	const struct fonds_premis_node *statement)
{
	const struct fonds_premis_node *basis = fonds_premis_node_child(
		statement, "rightsBasis");
	const struct basis *row = NULL;

	for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++)
		if (fonds_check_term_is(basis, bases[i].code))
			row = &bases[i];
	if (row && !fonds_premis_node_child(statement, row->unit))
		fonds_check_node(check, CHECK_PREMIS_RIGHTS_BASIS, basis,
			row->unit, "what belongs to this basis is not there");
}

/* A country, or a part of one: ISO 3166-1, 3166-2 ("US-CA"). */
static bool is_jurisdiction(const char *text)
{
	char country[3] = "";
	const char *part = text + 3;
	size_t size = strlen(text);

	if (size < 4 || text[2] != '-')
		return fonds_country_is_code(text);
	memcpy(country, text, 2);
	return size <= 6 && fonds_country_is_code(country) &&
	       strspn(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == size - 3;
}

static void check_jurisdiction(struct fonds_metadata_check *check,
	const struct fonds_premis_node *information, const char *unit)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		information, unit);

	if (node && node->value && !is_jurisdiction(node->value))
		fonds_check_node(check, CHECK_PREMIS_JURISDICTION, node,
			"two letters of ISO 3166-1",
			"it is no code of a country");
}

static void check_all(struct fonds_metadata_check *check,
	const struct fonds_premis_node *statement, const char *information,
	const char *unit)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		statement, information);

	for (; node; node = fonds_premis_node_again(node))
		check_jurisdiction(check, node, unit);
}

void fonds_check_rights(struct fonds_metadata_check *check,
	const struct fonds_premis_node *rights)
{
	const struct fonds_premis_node *statement = fonds_premis_node_child(
		rights, "rightsStatement");

	for (; statement; statement = fonds_premis_node_again(statement)) {
		check_basis(check, statement);
		check_all(check, statement, "copyrightInformation",
			"copyrightJurisdiction");
		check_all(check, statement, "statuteInformation",
			"statuteJurisdiction");
		if (!fonds_premis_node_child(
			    statement, "linkingObjectIdentifier"))
			fonds_check_node(check, CHECK_PREMIS_RIGHTS_OBJECT,
				statement, "linkingObjectIdentifier",
				"the statement is about no object");
	}
}
