/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include <fonds/version.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "description/conversion.h"
#include "description/payload-files.h"
#include "description/record-entities.h"
#include "metadata/dc-csv.h"
#include "metadata/dc-write-jsonld.h"
#include "metadata/record-write-json.h"
#include "metadata/xml-mets.h"

/* The writers of the forms, as a table. */

#define PREMIS_MAX ((size_t)256 * 1024 * 1024)
#define PIECE_SIZE ((size_t)64 * 1024)

typedef enum fonds_status write_fn(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error);

enum fonds_status fonds_conversion_record(const struct fonds_pivot *pivot,
	const struct fonds_record **ret, struct fonds_record **ret_made,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*ret = pivot->record;
	if (!pivot->record) {
		status = fonds_record_from_dc(&pivot->set, ret_made, error);
		*ret = *ret_made;
	}
	return status;
}

static enum fonds_status write_record(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *made = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	const struct fonds_record *record;
	struct fonds_json json;
	enum fonds_status status;

	fonds_output_init(&output, fonds_output_to_buffer, document);
	status = fonds_conversion_record(pivot, &record, &made, error);
	if (status < 0)
		return status;
	fonds_json_init(&json, &output);
	status = fonds_record_write_json(record, &json, error);
	return status == FONDS_OK ? fonds_output_finish(&output, error)
				  : status;
}

static enum fonds_status write_dc(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	return fonds_dc_set_write(&pivot->set, document, error);
}

/* Harvesters want one: the translation of a pair, else the first. */
static enum fonds_status write_oai_dc(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;

	if (!fonds_dc_set_pair(&pivot->set, &original, &translation))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"oai_dc describes one thing, but %zu are described",
			pivot->set.count);
	return fonds_oai_dc_description_write(
		translation ? translation : original, document, error);
}

static enum fonds_status copy_premis(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_pivot_premis(pivot, &stream, error);
	char piece[PIECE_SIZE];
	size_t size = 1;

	while (status == FONDS_OK && size > 0) {
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &size, error);
		if (status < 0)
			break;
		fonds_buffer_add(document, piece, size);
		status = fonds_buffer_check(
			document, "the PREMIS description", error);
	}
	return status;
}

enum fonds_status fonds_conversion_premis(const struct fonds_pivot *pivot,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(fonds_record_freep) struct fonds_record *made = NULL;
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;
	const struct fonds_record *record;
	struct fonds_record_entities entities;
	enum fonds_status status = fonds_conversion_record(
		pivot, &record, &made, error);

	if (status < 0)
		return status;
	if (pivot->record) {
		status = fonds_record_entities_init(
			&entities, record, &pivot->identity, error);
	} else {
		(void)fonds_dc_set_pair(&pivot->set, &original, &translation);
		status = fonds_record_entities_named(&entities, original,
			translation, &pivot->identity, error);
	}
	return status == FONDS_OK ? fonds_record_entities_premis(
					    &entities, record, buffer, error)
				  : status;
}

static enum fonds_status write_premis(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	return pivot->premis_path
		       ? copy_premis(pivot, document, error)
		       : fonds_conversion_premis(pivot, document, error);
}

static enum fonds_status write_csv(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	enum fonds_status status;

	fonds_output_init(&output, fonds_output_to_buffer, document);
	status = fonds_dc_csv_write(&pivot->set, &output, error);
	return status == FONDS_OK ? fonds_output_finish(&output, error)
				  : status;
}

static enum fonds_status write_jsonld(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct fonds_json json;

	fonds_output_init(&output, fonds_output_to_buffer, document);
	fonds_json_init(&json, &output);
	fonds_dc_write_jsonld(&pivot->set, &json);
	return fonds_output_finish(&output, error);
}

/* What METS wraps as PREMIS, and the graph of it. */
struct wrapped {
	struct fonds_buffer bytes; /* where it was made here */
	struct fonds_document document;
	struct fonds_graph graph;
	struct fonds_payload_files files;
	struct fonds_stream *stream;
	struct fonds_stream *ids; /* the same, read before */
};

static void wrapped_init(struct wrapped *wrapped)
{
	*wrapped = (struct wrapped){ .stream = NULL };
	fonds_buffer_init(&wrapped->bytes, PREMIS_MAX);
	fonds_graph_init(&wrapped->graph);
	fonds_payload_files_init(&wrapped->files);
}

static void wrapped_clear(struct wrapped *wrapped)
{
	fonds_stream_close(wrapped->stream);
	fonds_stream_close(wrapped->ids);
	fonds_document_clear(&wrapped->document);
	fonds_graph_clear(&wrapped->graph);
	fonds_buffer_clear(&wrapped->bytes);
	fonds_payload_files_clear(&wrapped->files);
}

/*
 * A set of several documents makes no PREMIS: then METS wraps the Dublin Core
 * alone, which holds all that was there.
 */
static enum fonds_status make_wrapped(const struct fonds_pivot *pivot,
	struct wrapped *wrapped, struct fonds_error **error)
{
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;
	enum fonds_status status;

	if (!fonds_dc_set_pair(&pivot->set, &original, &translation) ||
		!fonds_dc_description_value(
			original ? original : translation, "title", 0))
		return FONDS_OK;
	status = fonds_conversion_premis(pivot, &wrapped->bytes, error);
	if (status == FONDS_OK)
		status = fonds_document_of_memory(wrapped->bytes.data,
			wrapped->bytes.size, &wrapped->document, error);
	if (status == FONDS_OK)
		status = fonds_document_stream(
			&wrapped->document, &wrapped->stream, error);
	if (status == FONDS_OK)
		status = fonds_graph_read(wrapped->stream,
			"the PREMIS description", &wrapped->graph, error);
	fonds_stream_close(fonds_steal(&wrapped->stream));
	if (status == FONDS_OK)
		status = fonds_document_stream(
			&wrapped->document, &wrapped->stream, error);
	if (status == FONDS_OK)
		status = fonds_document_stream(
			&wrapped->document, &wrapped->ids, error);
	return status;
}

static enum fonds_status wrap(const struct fonds_pivot *pivot,
	struct wrapped *wrapped, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (pivot->is_bag)
		status = fonds_payload_files_list(
			&wrapped->files, pivot->tree, &pivot->graph, error);
	if (status < 0)
		return status;
	if (!pivot->premis_path)
		return make_wrapped(pivot, wrapped, error);
	status = fonds_pivot_premis(pivot, &wrapped->ids, error);
	return status == FONDS_OK
		       ? fonds_pivot_premis(pivot, &wrapped->stream, error)
		       : status;
}

static enum fonds_status write_mets(const struct fonds_pivot *pivot,
	struct fonds_buffer *document, struct fonds_error **error)
{
	fonds_cleanup(wrapped_clear) struct wrapped wrapped;
	char created[FONDS_CLOCK_TIME_SIZE];
	char program[64];
	struct fonds_mets mets = {
		.set = &pivot->set,
		.created = created,
		.program = program,
	};
	int64_t now;
	enum fonds_status status;

	wrapped_init(&wrapped);
	status = fonds_clock_stated(&now, error);
	if (status == FONDS_OK)
		status = wrap(pivot, &wrapped, error);
	if (status < 0)
		return status;
	(void)fonds_clock_format_time(now, created);
	(void)snprintf(program, sizeof(program), "fonds %s", fonds_version());
	mets.graph = pivot->premis_path ? &pivot->graph : &wrapped.graph;
	mets.premis = wrapped.stream;
	mets.premis_ids = wrapped.ids;
	mets.files = wrapped.files.items;
	mets.file_count = wrapped.files.count;
	return fonds_mets_write(&mets, document, error);
}

static write_fn *const writers[] = {
	[FONDS_METADATA_RECORD] = write_record,
	[FONDS_METADATA_DC] = write_dc,
	[FONDS_METADATA_OAI_DC] = write_oai_dc,
	[FONDS_METADATA_PREMIS] = write_premis,
	[FONDS_METADATA_CSV] = write_csv,
	[FONDS_METADATA_JSONLD] = write_jsonld,
	[FONDS_METADATA_METS] = write_mets,
};

enum fonds_status fonds_conversion_make(
	struct fonds_conversion *conversion, struct fonds_error **error)
{
	return writers[conversion->to](
		&conversion->pivot, &conversion->document, error);
}
