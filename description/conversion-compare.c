/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "description/conversion.h"
#include "description/record-entities.h"
#include "metadata/dc-property.h"

/*
 * What was written is read back and compared with what was there: as records
 * where the input was one, since a record says more than Dublin Core can; else
 * statement by statement.
 */

static const char not_of_form[] = "is not held";

/* What has no field of a record is kept there as a note, by its name. */
static enum fonds_status add_notes(const struct fonds_record *record,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	const struct fonds_record_note *note = record->notes;
	struct fonds_dc_description *d = fonds_dc_description_new(NULL);
	enum fonds_status status = fonds_dc_set_add(set, d, error);

	for (; status == FONDS_OK && note; note = note->next) {
		if (fonds_dc_property_find(note->label))
			(void)fonds_dc_description_add(
				d, note->label, NULL, NULL, note->value);
		status = fonds_dc_description_check(d, error);
	}
	return status;
}

/* The document as a set. What has no reader says what the pivot said. */
static enum fonds_status read_back(const struct fonds_conversion *conversion,
	const struct fonds_document *document, struct fonds_dc_set *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *record = NULL;
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;
	struct fonds_record_entities entities;
	enum fonds_status status;

	if (conversion->to != FONDS_METADATA_RECORD)
		return fonds_pivot_read_set(
			document, conversion->to, ret, error);
	status = fonds_record_parse(fonds_buffer_text(&conversion->document),
		conversion->document.size, &record, error);
	if (status < 0)
		return status;
	(void)fonds_dc_set_pair(
		&conversion->pivot.set, &original, &translation);
	status = fonds_record_entities_named(&entities, original, translation,
		&conversion->pivot.identity, error);
	if (status < 0)
		return status;
	/* The translation's language is that of its text, which is not here. */
	entities.dc.translation_language_count = 0;
	status = fonds_dc_describe_all(record, &entities.dc, ret, error);
	return status == FONDS_OK ? add_notes(record, ret, error) : status;
}

static bool has_reader(enum fonds_metadata_form form)
{
	return form < FONDS_METADATA_JSONLD;
}

static enum fonds_status compare_as_record(
	const struct fonds_conversion *conversion,
	const struct fonds_dc_set *after, struct fonds_loss_list *list,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *record = NULL;
	enum fonds_status status = fonds_record_from_dc(after, &record, error);

	if (status < 0)
		return status;
	fonds_loss_compare_records(conversion->pivot.record, record, list);
	/* A list that is not whole would say that less was lost. */
	return fonds_loss_check(list, error);
}

static enum fonds_status compare_json(
	struct fonds_conversion *conversion, struct fonds_error **error)
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *record = NULL;
	enum fonds_status status = fonds_record_parse(
		fonds_buffer_text(&conversion->document),
		conversion->document.size, &record, error);

	if (status == FONDS_OK)
		fonds_loss_compare_records(
			conversion->pivot.record, record, &conversion->losses);
	return status;
}

/* METS holds what Dublin Core holds, and what PREMIS does. */
static enum fonds_status compare_mets(
	struct fonds_conversion *conversion, struct fonds_error **error)
{
	fonds_cleanup(fonds_document_clear) struct fonds_document document = {
		.tree = NULL
	};
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer premis;
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	fonds_cleanup(fonds_loss_list_clear) struct fonds_loss_list of_premis;
	fonds_cleanup(fonds_loss_list_clear) struct fonds_loss_list of_dc;
	enum fonds_status status;

	fonds_buffer_init(&premis, conversion->document.maximum);
	fonds_dc_set_init(&set);
	fonds_loss_list_init(&of_premis);
	fonds_loss_list_init(&of_dc);
	status = fonds_conversion_premis(&conversion->pivot, &premis, error);
	if (status == FONDS_OK)
		status = fonds_document_of_memory(
			premis.data, premis.size, &document, error);
	if (status == FONDS_OK)
		status = fonds_pivot_read_set(
			&document, FONDS_METADATA_PREMIS, &set, error);
	if (status == FONDS_OK)
		status = compare_as_record(conversion, &set, &of_premis, error);
	if (status == FONDS_OK)
		status = compare_as_record(
			conversion, &conversion->pivot.set, &of_dc, error);
	if (status < 0)
		return status;
	fonds_loss_add_common(&of_dc, &of_premis, &conversion->losses);
	return FONDS_OK;
}

static enum fonds_status compare_record(struct fonds_conversion *conversion,
	const struct fonds_document *document, struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	enum fonds_status status;

	fonds_dc_set_init(&set);
	if (conversion->to == FONDS_METADATA_RECORD)
		return compare_json(conversion, error);
	if (conversion->to == FONDS_METADATA_METS)
		return compare_mets(conversion, error);
	if (!has_reader(conversion->to))
		return compare_as_record(conversion, &conversion->pivot.set,
			&conversion->losses, error);
	status = read_back(conversion, document, &set, error);
	return status == FONDS_OK ? compare_as_record(conversion, &set,
					    &conversion->losses, error)
				  : status;
}

/* What a person knows an event, an agent, a file by. */
static void lose_node(
	const struct fonds_graph_node *node, struct fonds_loss_list *list)
{
	const char *first = node->type ? node->type : node->name;
	const char *shown;

	if (node->kind == FONDS_GRAPH_FILE && node->location)
		first = node->location;
	else if (node->kind == FONDS_GRAPH_AGENT && node->name)
		first = node->name;
	shown = fonds_arena_printf(&list->arena, "%s%s%s",
		first ? first : fonds_graph_identifier(node),
		node->date ? ", " : "", node->date ? node->date : "");
	if (shown)
		fonds_loss_add(list, fonds_graph_kind_name(node->kind), shown,
			not_of_form);
}

static void compare_graph(struct fonds_conversion *conversion)
{
	const struct fonds_graph_node *node = conversion->pivot.graph.first;

	if (conversion->to == FONDS_METADATA_PREMIS ||
		conversion->to == FONDS_METADATA_METS)
		return;
	for (; node; node = node->next)
		if (node->kind != FONDS_GRAPH_ENTITY)
			lose_node(node, &conversion->losses);
}

static enum fonds_status compare_set(struct fonds_conversion *conversion,
	const struct fonds_document *document, struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	enum fonds_status status = FONDS_OK;
	bool keeps_all = conversion->pivot.premis_path &&
			 (conversion->to == FONDS_METADATA_PREMIS ||
				 conversion->to == FONDS_METADATA_METS);

	fonds_dc_set_init(&set);
	if (has_reader(conversion->to)) {
		status = read_back(conversion, document, &set, error);
		if (status < 0)
			return status;
		fonds_loss_compare_dc(
			&conversion->pivot.set, &set, &conversion->losses);
	}
	if (conversion->to != FONDS_METADATA_RECORD && !keeps_all)
		fonds_loss_others(
			&conversion->pivot.set, &set, &conversion->losses);
	compare_graph(conversion);
	return status;
}

enum fonds_status fonds_conversion_compare(
	struct fonds_conversion *conversion, struct fonds_error **error)
{
	fonds_cleanup(fonds_document_clear) struct fonds_document document = {
		.tree = NULL
	};
	enum fonds_status status = fonds_document_of_memory(
		conversion->document.data, conversion->document.size, &document,
		error);

	if (status == FONDS_OK)
		status = conversion->pivot.record
				 ? compare_record(conversion, &document, error)
				 : compare_set(conversion, &document, error);
	return status == FONDS_OK ? fonds_loss_check(&conversion->losses, error)
				  : status;
}
