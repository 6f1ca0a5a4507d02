/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-mets.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/dc-property.h"
#include "metadata/mets-ids.h"
#include "metadata/premis-reader.h"
#include "metadata/premis-writer.h"
#include "metadata/xml-dc.h"

/*
 * METS has an amdSec for what PREMIS says, whose parts come in an order of
 * their own: technical metadata (objects), rights, provenance (events and
 * agents). PREMIS has another. The file is read once and written as it comes:
 * where the order of METS would go back, a new amdSec begins.
 */

#define METS_NAMESPACE "http://www.loc.gov/METS/"
#define METS_SCHEMA "http://www.loc.gov/standards/mets/mets.xsd"

/* By the names of the entities of PREMIS. */
static const struct section {
	const char *entity;
	const char *element;
	const char *type;
	unsigned rank; /* in the order of METS */
} sections[] = {
	{ "object", "mets:techMD", "PREMIS:OBJECT", 0 },
	{ "rights", "mets:rightsMD", "PREMIS:RIGHTS", 1 },
	{ "event", "mets:digiprovMD", "PREMIS:EVENT", 2 },
	{ "agent", "mets:digiprovMD", "PREMIS:AGENT", 2 },
};

/* What METS calls an algorithm, by the label of the vocabulary. */
static const char *const checksum_types[] = { "Adler-32", "CRC32", "HAVAL",
	"MD5", "MNP", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "TIGER",
	"WHIRLPOOL" };

struct writing {
	const struct fonds_mets *mets;
	struct fonds_xml_writer *xml;
	struct fonds_mets_ids ids;
	struct fonds_premis_writer *premis; /* of the entities */
	bool is_amd_open;
	unsigned rank;
	size_t count;  /* of entities written */
	size_t object; /* of objects among them */
};

/* An ID, or what points to one. */
static void add_id(struct writing *w, const char *attribute, const char *kind,
	size_t number)
{
	char id[FONDS_METS_ID_SIZE];

	fonds_mets_ids_format(&w->ids, kind, number, id);
	fonds_xml_attribute(w->xml, attribute, id);
}

static void write_header(struct writing *w)
{
	fonds_xml_start(w->xml, "mets:metsHdr");
	fonds_xml_attribute(w->xml, "CREATEDATE", w->mets->created);
	fonds_xml_start(w->xml, "mets:agent");
	fonds_xml_attribute(w->xml, "ROLE", "CREATOR");
	fonds_xml_attribute(w->xml, "TYPE", "OTHER");
	fonds_xml_attribute(w->xml, "OTHERTYPE", "SOFTWARE");
	fonds_xml_element(w->xml, "mets:name", w->mets->program);
	fonds_xml_end(w->xml);
	fonds_xml_end(w->xml);
}

static void begin_wrap(struct writing *w, const char *type)
{
	fonds_xml_start(w->xml, "mets:mdWrap");
	fonds_xml_attribute(w->xml, "MDTYPE", type);
	fonds_xml_start(w->xml, "mets:xmlData");
}

static void end_wrap(struct writing *w)
{
	fonds_xml_end(w->xml);
	fonds_xml_end(w->xml);
}

static void write_descriptions(struct writing *w)
{
	for (size_t i = 0; i < w->mets->set->count; i++) {
		fonds_xml_start(w->xml, "mets:dmdSec");
		add_id(w, "ID", "dmd", i + 1);
		begin_wrap(w, "DC");
		fonds_xml_dc_terms(w->xml, w->mets->set->items[i]);
		end_wrap(w);
		fonds_xml_end(w->xml);
	}
}

/* An object that says its kind has the unit of that kind. */
static const struct section *section_of(const struct fonds_premis_node *node)
{
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (node->unit && strcmp(node->name, sections[i].entity) == 0)
			return &sections[i];
	return NULL;
}

/* A take_fn. */
static enum fonds_status write_entity(struct writing *w,
	const struct fonds_premis_node *node, struct fonds_error **error)
{
	const struct section *section = section_of(node);
	enum fonds_status status;

	if (!section)
		return FONDS_OK;
	if (w->is_amd_open && section->rank < w->rank) {
		fonds_xml_end(w->xml);
		w->is_amd_open = false;
	}
	if (!w->is_amd_open)
		fonds_xml_start(w->xml, "mets:amdSec");
	w->is_amd_open = true;
	w->rank = section->rank;
	fonds_xml_start(w->xml, section->element);
	if (section->rank == 0)
		add_id(w, "ID", "object", ++w->object);
	else
		add_id(w, "ID", "md", ++w->count);
	begin_wrap(w, section->type);
	status = fonds_premis_writer_add(w->premis, node, error);
	end_wrap(w);
	fonds_xml_end(w->xml);
	return status;
}

/* A take_fn. */
static enum fonds_status note_ids(struct writing *w,
	const struct fonds_premis_node *node, struct fonds_error **error)
{
	(void)error;
	fonds_mets_ids_note(&w->ids, node);
	return FONDS_OK;
}

typedef enum fonds_status take_fn(struct writing *w,
	const struct fonds_premis_node *node, struct fonds_error **error);

/* Each entity of the PREMIS. */
static enum fonds_status each_entity(struct writing *w,
	struct fonds_premis_reader *reader, take_fn *take,
	struct fonds_error **error)
{
	const struct fonds_premis_node *node;
	enum fonds_status status = fonds_premis_reader_next(
		reader, &node, error);

	while (status == FONDS_OK && node) {
		status = take(w, node, error);
		if (status == FONDS_OK)
			status = fonds_premis_reader_next(reader, &node, error);
	}
	return status;
}

static enum fonds_status read_ids(struct writing *w, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	enum fonds_status status;

	if (!w->mets->premis_ids)
		return FONDS_OK;
	status = fonds_premis_reader_new(
		w->mets->premis_ids, "the PREMIS description", &reader, error);
	if (status == FONDS_OK)
		status = each_entity(w, reader, note_ids, error);
	if (status < 0 || w->ids.number <= FONDS_METS_IDS_MAX)
		return status;
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"the PREMIS description leaves no IDs to METS: one begins "
		"'mets%" PRIu64 "-'",
		FONDS_METS_IDS_MAX);
}

static enum fonds_status write_premis(
	struct writing *w, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	enum fonds_status status;

	if (!w->mets->premis)
		return FONDS_OK;
	status = fonds_premis_reader_new(
		w->mets->premis, "the PREMIS description", &reader, error);
	if (status == FONDS_OK)
		status = fonds_premis_writer_new_inside(w->xml,
			fonds_premis_reader_root(reader), &w->premis, error);
	if (status == FONDS_OK)
		status = each_entity(w, reader, write_entity, error);
	fonds_premis_writer_free(fonds_steal(&w->premis));
	if (w->is_amd_open)
		fonds_xml_end(w->xml);
	return status;
}

/* Objects are numbered through all their kinds, in the order of the file. */
static bool is_object(const struct fonds_graph_node *node)
{
	return node->kind <= FONDS_GRAPH_OBJECT;
}

static const char *checksum_type(const char *algorithm)
{
	for (size_t i = 0;
		algorithm &&
		i < sizeof(checksum_types) / sizeof(checksum_types[0]);
		i++)
		if (strcasecmp(checksum_types[i], algorithm) == 0)
			return checksum_types[i];
	return NULL;
}

static bool is_number(const char *text)
{
	size_t size = strspn(text, "0123456789");

	return size > 0 && size < 19 && text[size] == '\0';
}

static void write_place(struct writing *w, const char *uri)
{
	fonds_xml_start(w->xml, "mets:FLocat");
	fonds_xml_attribute(w->xml, "LOCTYPE", "URL");
	fonds_xml_attribute(w->xml, "xlink:type", "simple");
	fonds_xml_attribute(w->xml, "xlink:href", uri);
	fonds_xml_end(w->xml);
}

static void write_described_file(
	struct writing *w, const struct fonds_graph_node *file, size_t object)
{
	const char *mime = fonds_graph_pair_value(
		file->formats, "IANA Media Types");
	const char *type = checksum_type(file->algorithm);

	fonds_xml_start(w->xml, "mets:file");
	add_id(w, "ID", "file", object);
	if (mime)
		fonds_xml_attribute(w->xml, "MIMETYPE", mime);
	if (file->size && is_number(file->size))
		fonds_xml_attribute(w->xml, "SIZE", file->size);
	if (type && file->digest) {
		fonds_xml_attribute(w->xml, "CHECKSUM", file->digest);
		fonds_xml_attribute(w->xml, "CHECKSUMTYPE", type);
	}
	add_id(w, "ADMID", "object", object);
	if (file->location)
		write_place(w, file->location);
	fonds_xml_end(w->xml);
}

static void write_other_file(struct writing *w, size_t index)
{
	const struct fonds_mets_file *file = &w->mets->files[index];
	char size[24];

	fonds_xml_start(w->xml, "mets:file");
	add_id(w, "ID", "payload", index + 1);
	(void)snprintf(size, sizeof(size), "%" PRIu64, file->size);
	fonds_xml_attribute(w->xml, "SIZE", size);
	write_place(w, file->path);
	fonds_xml_end(w->xml);
}

static bool has_files(const struct fonds_mets *mets)
{
	return mets->file_count > 0 ||
	       fonds_graph_of_kind(mets->graph->first, FONDS_GRAPH_FILE);
}

/* Each file of the graph or of the payload, with its number. */
static void each_file(struct writing *w,
	void (*described)(struct writing *w,
		const struct fonds_graph_node *file, size_t object),
	void (*other)(struct writing *w, size_t index))
{
	const struct fonds_graph_node *node = w->mets->graph->first;
	size_t object = 0;

	for (; node; node = node->next) {
		object += is_object(node);
		if (node->kind == FONDS_GRAPH_FILE)
			described(w, node, object);
	}
	for (size_t i = 0; i < w->mets->file_count; i++)
		other(w, i);
}

static void write_files(struct writing *w)
{
	if (!has_files(w->mets))
		return;
	fonds_xml_start(w->xml, "mets:fileSec");
	fonds_xml_start(w->xml, "mets:fileGrp");
	fonds_xml_attribute(w->xml, "USE", "payload");
	each_file(w, write_described_file, write_other_file);
	fonds_xml_end(w->xml);
	fonds_xml_end(w->xml);
}

static void write_pointer(struct writing *w, const char *prefix, size_t number)
{
	fonds_xml_start(w->xml, "mets:fptr");
	add_id(w, "FILEID", prefix, number);
	fonds_xml_end(w->xml);
}

static void point_to_described(
	struct writing *w, const struct fonds_graph_node *file, size_t object)
{
	const char *label = file->location ? file->location : file->name;

	fonds_xml_start(w->xml, "mets:div");
	fonds_xml_attribute(w->xml, "TYPE", "file");
	if (label)
		fonds_xml_attribute(w->xml, "LABEL", label);
	write_pointer(w, "file", object);
	fonds_xml_end(w->xml);
}

static void point_to_other(struct writing *w, size_t index)
{
	fonds_xml_start(w->xml, "mets:div");
	fonds_xml_attribute(w->xml, "TYPE", "file");
	fonds_xml_attribute(w->xml, "LABEL", w->mets->files[index].path);
	write_pointer(w, "payload", index + 1);
	fonds_xml_end(w->xml);
}

static void write_physical(struct writing *w)
{
	fonds_xml_start(w->xml, "mets:structMap");
	fonds_xml_attribute(w->xml, "TYPE", "physical");
	fonds_xml_start(w->xml, "mets:div");
	fonds_xml_attribute(w->xml, "TYPE", "payload");
	each_file(w, point_to_described, point_to_other);
	fonds_xml_end(w->xml);
	fonds_xml_end(w->xml);
}

/* Described things and entities are the same where one names the other. */
static bool is_about(const char *about, const struct fonds_graph_node *entity)
{
	const char *identifier = fonds_graph_identifier(entity);
	const char *colon = about ? strrchr(about, ':') : NULL;

	return about && *identifier &&
	       (strcmp(about, identifier) == 0 ||
		       (colon && strcmp(colon + 1, identifier) == 0));
}

static size_t number_of(
	const struct fonds_graph *graph, const struct fonds_graph_node *wanted)
{
	size_t object = 0;

	for (const struct fonds_graph_node *node = graph->first; node;
		node = node->next) {
		object += is_object(node);
		if (node == wanted)
			break;
	}
	return object;
}

static void write_entity_div(struct writing *w, size_t index)
{
	const struct fonds_dc_description *d = w->mets->set->items[index];
	const char *title = fonds_dc_description_value(d, "title", 0);
	const struct fonds_graph_node *node = w->mets->graph->first;

	fonds_xml_start(w->xml, "mets:div");
	fonds_xml_attribute(w->xml, "TYPE", "intellectual entity");
	if (title)
		fonds_xml_attribute(w->xml, "LABEL", title);
	add_id(w, "DMDID", "dmd", index + 1);
	for (; node; node = node->next)
		if (node->kind == FONDS_GRAPH_ENTITY &&
			is_about(d->about, node)) {
			add_id(w, "ADMID", "object",
				number_of(w->mets->graph, node));
			break;
		}
	fonds_xml_end(w->xml);
}

static void write_logical(struct writing *w)
{
	fonds_xml_start(w->xml, "mets:structMap");
	fonds_xml_attribute(w->xml, "TYPE", "logical");
	fonds_xml_start(w->xml, "mets:div");
	fonds_xml_attribute(w->xml, "TYPE", "description");
	for (size_t i = 0; i < w->mets->set->count; i++)
		write_entity_div(w, i);
	fonds_xml_end(w->xml);
	fonds_xml_end(w->xml);
}

static void begin_mets(struct writing *w)
{
	fonds_xml_start(w->xml, "mets:mets");
	fonds_xml_attribute(w->xml, "xmlns:mets", METS_NAMESPACE);
	fonds_xml_attribute(
		w->xml, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	fonds_xml_attribute(w->xml, "xmlns:dcterms", FONDS_DC_TERMS);
	fonds_xml_attribute(w->xml, "xmlns:xsi", FONDS_XSI_SPACE);
	fonds_xml_attribute(
		w->xml, "xsi:schemaLocation", METS_NAMESPACE " " METS_SCHEMA);
}

enum fonds_status fonds_mets_write(const struct fonds_mets *mets,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_writer_freep) struct fonds_xml_writer *xml = NULL;
	struct writing w = { .mets = mets };
	enum fonds_status status = fonds_xml_writer_new(buffer, &xml, error);

	if (status < 0)
		return status;
	w.xml = xml;
	status = read_ids(&w, error);
	if (status < 0)
		return status;
	begin_mets(&w);
	write_header(&w);
	write_descriptions(&w);
	status = write_premis(&w, error);
	if (status < 0)
		return status;
	write_files(&w);
	write_logical(&w);
	if (has_files(mets))
		write_physical(&w);
	fonds_xml_end(w.xml);
	return fonds_xml_finish(xml, "the METS document", error);
}
