/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/check-forms.h"
#include "metadata/check-premis.h"

/* The forms by the root element, which tells them. */
static enum fonds_status check_premis_root(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	enum fonds_status status = fonds_premis_reader_new_at(
		xml, start, check->file, &reader, error);

	return status < 0 ? status : fonds_check_premis(check, reader, error);
}

static const struct {
	const char *space;
	const char *name; /* NULL: any that PREMIS has */
	enum fonds_check_form form;
	enum fonds_status (*check)(struct fonds_metadata_check *check,
		struct fonds_xml_reader *xml,
		const struct fonds_xml_node *start, struct fonds_error **error);
} roots[] = {
	{ FONDS_PREMIS_SPACE, NULL, FONDS_CHECK_PREMIS, check_premis_root },
	{ FONDS_DC_RECORDS_SPACE, "records", FONDS_CHECK_DC, fonds_check_dc },
	{ FONDS_OAI_DC_SPACE, "dc", FONDS_CHECK_OAI_DC, fonds_check_dc },
	{ FONDS_METS_SPACE, "mets", FONDS_CHECK_METS, fonds_check_mets },
};

#define ROOTS (sizeof(roots) / sizeof(roots[0]))

static size_t root_of(const struct fonds_xml_node *start)
{
	size_t i = 0;

	while (i < ROOTS &&
		(strcmp(roots[i].space, start->space) != 0 ||
			(roots[i].name &&
				strcmp(roots[i].name, start->name) != 0)))
		i++;
	if (i < ROOTS && !roots[i].name &&
		!fonds_premis_unit_find(NULL, start->name))
		return ROOTS;
	return i;
}

static void tell_root(
	struct fonds_metadata_check *check, const struct fonds_xml_node *start)
{
	struct fonds_check_spot spot = { .line = start->line, .place = "/" };

	check->refusals++;
	fonds_check_add(check, CHECK_XML_ROOT, &spot,
		"its root element is <%s> of the namespace '%s'%s", start->name,
		start->space,
		strcmp(start->space, "info:lc/xmlns/premis-v2") == 0
			? ", which is PREMIS 2"
			: "");
}

/* Behind the root only comments may stand; the parser knows. */
static enum fonds_status read_end(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, struct fonds_error **error)
{
	struct fonds_xml_node node = { .event = FONDS_XML_TEXT };
	struct fonds_error *own = NULL;

	while (node.event != FONDS_XML_EOF) {
		enum fonds_status status = fonds_xml_reader_next(
			xml, &node, &own);

		if (status < 0)
			return fonds_check_refused(check, status, &own, error);
	}
	return FONDS_OK;
}

static enum fonds_status check_root(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	enum fonds_check_form *ret, struct fonds_error **error)
{
	uint64_t refusals = check->refusals;
	size_t index = root_of(start);
	enum fonds_status status;

	if (index == ROOTS) {
		tell_root(check, start);
		return FONDS_OK;
	}
	*ret = roots[index].form;
	check->documents[*ret]++;
	status = roots[index].check(check, xml, start, error);
	if (status == FONDS_OK && check->refusals == refusals)
		status = read_end(check, xml, error);
	return status;
}

static enum fonds_status open_document(struct fonds_metadata_check *check,
	struct fonds_stream *stream, struct fonds_xml_reader **xml,
	enum fonds_check_form *ret, struct fonds_error **error)
{
	struct fonds_error *own = NULL;
	struct fonds_xml_node start;
	enum fonds_status status = fonds_xml_reader_new(
		stream, check->file, xml, &own);

	if (status == FONDS_OK)
		status = fonds_xml_reader_next(*xml, &start, &own);
	if (status < 0)
		return fonds_check_refused(check, status, &own, error);
	return check_root(check, *xml, &start, ret, error);
}

enum fonds_status fonds_check_document(struct fonds_metadata_check *check,
	const char *name, struct fonds_stream *stream,
	enum fonds_check_form *ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *xml = NULL;
	enum fonds_status status;

	*ret = FONDS_CHECK_UNKNOWN;
	check->root = "";
	check->file = fonds_arena_dup(&check->arena, name);
	if (!check->file)
		return fonds_arena_check(
			&check->arena, "the outcome of the check", error);
	status = open_document(check, stream, &xml, ret, error);
	check->root = "";
	return status < 0 ? status : fonds_check_status(check, error);
}
