/* SPDX-License-Identifier: Apache-2.0 */
#include "description/sniff.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "description/document.h"
#include "metadata/dc-csv.h"
#include "metadata/premis-unit.h"
#include "metadata/span.h"
#include "metadata/xml-reader.h"

/* A root element, with its declarations, stands in the first so many bytes. */
#define HEAD_SIZE ((size_t)64 * 1024)

static const struct {
	const char *space;
	enum fonds_metadata_form form;
} roots[] = {
	{ FONDS_PREMIS_SPACE, FONDS_METADATA_PREMIS },
	/* Its reader knows what to say of older versions. */
	{ "info:lc/xmlns/premis-v2", FONDS_METADATA_PREMIS },
	{ "http://www.openarchives.org/OAI/2.0/oai_dc/",
		FONDS_METADATA_OAI_DC },
	{ "http://www.loc.gov/METS/", FONDS_METADATA_METS },
	{ "http://www.loc.gov/METS/v2", FONDS_METADATA_METS },
};

static enum fonds_status read_head(struct fonds_stream *stream, char *head,
	size_t *ret_size, struct fonds_error **error)
{
	size_t used = 0;

	while (used < HEAD_SIZE) {
		size_t size = 0;
		enum fonds_status status = fonds_stream_read(
			stream, head + used, HEAD_SIZE - used, &size, error);

		if (status < 0)
			return status;
		if (size == 0)
			break;
		used += size;
	}
	*ret_size = used;
	return FONDS_OK;
}

/* What is no XML of a kind known here may have Dublin Core in it. */
static enum fonds_status judge_xml(struct fonds_span head,
	enum fonds_metadata_form *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_document_clear) struct fonds_document document = {
		.tree = NULL
	};
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *reader = NULL;
	struct fonds_xml_node node;
	enum fonds_status status = fonds_document_of_memory(
		head.data, head.size, &document, error);

	if (status == FONDS_OK)
		status = fonds_document_stream(&document, &stream, error);
	if (status == FONDS_OK)
		status = fonds_xml_reader_new(
			stream, "the document", &reader, error);
	if (status == FONDS_OK)
		status = fonds_xml_reader_next(reader, &node, error);
	if (status < 0)
		return status;
	*ret = FONDS_METADATA_DC;
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (strcmp(node.space, roots[i].space) == 0)
			*ret = roots[i].form;
	return FONDS_OK;
}

static bool is_utf16(struct fonds_span head)
{
	return fonds_span_starts(head, "\xff\xfe") ||
	       fonds_span_starts(head, "\xfe\xff");
}

static enum fonds_metadata_form judge_text(struct fonds_span head)
{
	struct fonds_span rest = head;
	struct fonds_span line = { .size = 0 };

	if (fonds_span_starts(head, "{"))
		return fonds_span_find(head, "\"@context\"") < head.size
			       ? FONDS_METADATA_JSONLD
			       : FONDS_METADATA_RECORD;
	if (fonds_span_cut_line(&rest, &line) &&
		fonds_dc_csv_is_header(line.data, line.size))
		return FONDS_METADATA_CSV;
	return FONDS_METADATA_RECORD;
}

enum fonds_status fonds_sniff_form(struct fonds_stream *stream,
	enum fonds_metadata_form *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *data = malloc(HEAD_SIZE);
	struct fonds_span head = { .data = data };
	struct fonds_span text;
	enum fonds_status status;

	if (!data)
		return fonds_fail_nomem(error);
	status = read_head(stream, data, &head.size, error);
	if (status < 0)
		return status;
	text = head;
	if (fonds_span_starts(text, "\xef\xbb\xbf"))
		text = fonds_span_skip(text, 3);
	text = fonds_span_trim(text);
	if (fonds_span_starts(text, "<http") ||
		(!is_utf16(head) && !fonds_span_starts(text, "<"))) {
		*ret = judge_text(text);
		return FONDS_OK;
	}
	return judge_xml(head, ret, error);
}
