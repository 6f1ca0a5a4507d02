/* SPDX-License-Identifier: Apache-2.0 */
/* What files were found to be, as text, JSON or CSV. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <fonds/identify.h>

#include "base/clock.h"
#include "base/csv-writer.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/output.h"

struct form;

struct fonds_identify_writer {
	const struct form *form;
	struct fonds_output output;
	struct fonds_json json;
	struct fonds_csv csv;
};

struct form {
	void (*begin)(struct fonds_identify_writer *writer);
	void (*result)(struct fonds_identify_writer *writer,
		const struct fonds_identify_result *result);
	void (*end)(struct fonds_identify_writer *writer,
		const struct fonds_identify_summary *summary);
};

static const char *const basis_names[] = {
	[FONDS_IDENTIFY_CONTAINER] = "container",
	[FONDS_IDENTIFY_BYTES] = "bytes",
	[FONDS_IDENTIFY_TEXT] = "text",
	[FONDS_IDENTIFY_MIME] = "mime",
	[FONDS_IDENTIFY_EXTENSION] = "extension",
};

/* The columns of siegfried 1.11, without those that its options add. */
static const char *const columns[] = { "filename", "filesize", "modified",
	"errors", "namespace", "id", "format", "version", "mime", "class",
	"basis", "warning" };

const char *fonds_identify_basis_name(enum fonds_identify_basis basis)
{
	if ((size_t)basis >= sizeof(basis_names) / sizeof(*basis_names))
		return "unknown";
	return basis_names[basis];
}

static void begin_nothing(struct fonds_identify_writer *writer)
{
	(void)writer;
}

static bool is_by_name(const struct fonds_identify_hit *hit)
{
	return hit->basis == FONDS_IDENTIFY_EXTENSION;
}

static void text_hit(struct fonds_output *output,
	const struct fonds_identify_hit *hit, const char *charset)
{
	if (*hit->puid)
		fonds_output_printf(output, "%s ", hit->puid);
	fonds_output_add_name(output, hit->name);
	if (*hit->version)
		fonds_output_printf(output, " %s", hit->version);
	if (*charset)
		fonds_output_printf(output, ", %s", charset);
	fonds_output_printf(
		output, " [%s]\n", fonds_identify_basis_name(hit->basis));
}

/* What the name alone could mean, in one line: there may be many. */
static void text_by_name(struct fonds_output *output,
	const struct fonds_identify_hit *hits, size_t hit_count)
{
	for (size_t i = 0; i < hit_count; i++)
		fonds_output_printf(
			output, "%s%s", i > 0 ? ", " : "", hits[i].puid);
	fonds_output_add_text(output, " [extension]\n");
}

static void text_result(struct fonds_identify_writer *writer,
	const struct fonds_identify_result *result)
{
	struct fonds_output *output = &writer->output;
	size_t i = 0;

	if (result->detail)
		return;
	fonds_output_add_name(output, result->path);
	fonds_output_add_text(output, ": ");
	if (result->standing == 0)
		fonds_output_add_text(output, "unknown\n");
	for (; i < result->standing && !is_by_name(&result->hits[i]); i++) {
		fonds_output_add_text(output, i > 0 ? "    or         " : "");
		text_hit(output, &result->hits[i], result->charset);
	}
	if (i < result->standing) {
		fonds_output_add_text(output,
			i > 0 ? "    by name    " : "unknown; by name ");
		text_by_name(output, result->hits + i, result->standing - i);
	}
	if (!*result->warning || result->standing == 0 ||
		strcmp(result->warning, "match on extension only") == 0)
		return;
	fonds_output_add_text(output, "    warning    ");
	fonds_output_add_name(output, result->warning);
	fonds_output_add_char(output, '\n');
}

static void text_end(struct fonds_identify_writer *writer,
	const struct fonds_identify_summary *summary)
{
	fonds_output_printf(&writer->output,
		"%" PRIu64 " files: %" PRIu64 " identified, %" PRIu64
		" unknown, %" PRIu64 " not read (%s)\n",
		summary->files, summary->identified, summary->unknown,
		summary->failed, summary->signatures);
}

static void json_begin(struct fonds_identify_writer *writer)
{
	fonds_json_begin_object(&writer->json, NULL);
	fonds_json_begin_array(&writer->json, "files");
}

static void json_hit(
	struct fonds_json *json, const struct fonds_identify_hit *hit)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "puid", *hit->puid ? hit->puid : NULL);
	fonds_json_text(json, "name", hit->name);
	fonds_json_text(json, "version", *hit->version ? hit->version : NULL);
	fonds_json_text(json, "mime", *hit->mime ? hit->mime : NULL);
	fonds_json_text(json, "basis", fonds_identify_basis_name(hit->basis));
	fonds_json_text(json, "note", hit->note);
	fonds_json_text(json, "outranked_by",
		*hit->outranked_by ? hit->outranked_by : NULL);
	fonds_json_end_object(json);
}

static void json_modified(
	struct fonds_json *json, const struct fonds_identify_result *result)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_json_text(json, "modified",
		result->has_modified
			? fonds_clock_format_time(result->modified, time)
			: NULL);
}

static void json_result(struct fonds_identify_writer *writer,
	const struct fonds_identify_result *result)
{
	struct fonds_json *json = &writer->json;

	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", result->path);
	fonds_json_number(json, "size", result->size);
	json_modified(json, result);
	fonds_json_begin_array(json, "formats");
	for (size_t i = 0; i < result->hit_count; i++)
		json_hit(json, &result->hits[i]);
	fonds_json_end_array(json);
	fonds_json_number(json, "standing", result->standing);
	fonds_json_text(
		json, "charset", *result->charset ? result->charset : NULL);
	fonds_json_text(
		json, "warning", *result->warning ? result->warning : NULL);
	fonds_json_text(json, "error", result->detail);
	fonds_json_end_object(json);
}

static void json_end(struct fonds_identify_writer *writer,
	const struct fonds_identify_summary *summary)
{
	struct fonds_json *json = &writer->json;

	fonds_json_end_array(json);
	fonds_json_text(json, "signatures", summary->signatures);
	fonds_json_begin_object(json, "summary");
	fonds_json_number(json, "files", summary->files);
	fonds_json_number(json, "identified", summary->identified);
	fonds_json_number(json, "unknown", summary->unknown);
	fonds_json_number(json, "failed", summary->failed);
	fonds_json_end_object(json);
	fonds_json_end_object(json);
}

static void csv_begin(struct fonds_identify_writer *writer)
{
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		fonds_csv_text(&writer->csv, columns[i]);
	fonds_csv_end_row(&writer->csv);
}

static void csv_file(
	struct fonds_csv *csv, const struct fonds_identify_result *result)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_csv_text(csv, result->path);
	fonds_csv_number(csv, result->size);
	fonds_csv_text(
		csv, result->has_modified
			     ? fonds_clock_format_time(result->modified, time)
			     : NULL);
	fonds_csv_text(csv, result->detail);
}

/* PRONOM's class of a format is not in its signature files: left empty. */
static void csv_row(struct fonds_csv *csv,
	const struct fonds_identify_result *result,
	const struct fonds_identify_hit *hit)
{
	bool is_known = hit && *hit->puid;

	csv_file(csv, result);
	fonds_csv_text(csv, result->detail ? NULL : "pronom");
	if (is_known)
		fonds_csv_text(csv, hit->puid);
	else
		fonds_csv_text(csv, result->detail ? NULL : "UNKNOWN");
	fonds_csv_text(csv, is_known ? hit->name : NULL);
	fonds_csv_text(csv, is_known ? hit->version : NULL);
	fonds_csv_text(csv, hit ? hit->mime : NULL);
	fonds_csv_text(csv, NULL);
	fonds_csv_text(csv, hit ? hit->note : NULL);
	fonds_csv_text(csv, result->warning);
	fonds_csv_end_row(csv);
}

/* A MIME type alone has a row only where no format has one. */
static void csv_result(struct fonds_identify_writer *writer,
	const struct fonds_identify_result *result)
{
	size_t rows = 0;

	for (size_t i = 0; i < result->standing; i++) {
		if (!*result->hits[i].puid)
			continue;
		csv_row(&writer->csv, result, &result->hits[i]);
		rows++;
	}
	if (rows == 0)
		csv_row(&writer->csv, result,
			result->standing > 0 ? result->hits : NULL);
}

static void csv_end(struct fonds_identify_writer *writer,
	const struct fonds_identify_summary *summary)
{
	(void)writer;
	(void)summary;
}

static const struct form forms[] = {
	[FONDS_FORMAT_TEXT] = { begin_nothing, text_result, text_end },
	[FONDS_FORMAT_JSON] = { json_begin, json_result, json_end },
	[FONDS_FORMAT_CSV] = { csv_begin, csv_result, csv_end },
};

enum fonds_status fonds_identify_writer_new(enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_identify_writer **ret, struct fonds_error **error)
{
	struct fonds_identify_writer *writer;

	if ((size_t)format >= sizeof(forms) / sizeof(*forms))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"formats are written as text, JSON or CSV only");
	writer = calloc(1, sizeof(*writer));
	if (!writer)
		return fonds_fail_nomem(error);
	writer->form = &forms[format];
	fonds_output_init(&writer->output, write, payload);
	fonds_json_init(&writer->json, &writer->output);
	fonds_csv_init(&writer->csv, &writer->output);
	writer->form->begin(writer);
	*ret = writer;
	return FONDS_OK;
}

enum fonds_status fonds_identify_writer_result(
	struct fonds_identify_writer *writer,
	const struct fonds_identify_result *result, struct fonds_error **error)
{
	writer->form->result(writer, result);
	return fonds_output_check(&writer->output, error);
}

enum fonds_status fonds_identify_writer_end(
	struct fonds_identify_writer *writer,
	const struct fonds_identify_summary *summary,
	struct fonds_error **error)
{
	writer->form->end(writer, summary);
	return fonds_output_finish(&writer->output, error);
}

void fonds_identify_writer_free(struct fonds_identify_writer *writer)
{
	if (!writer)
		return;
	fonds_output_clear(&writer->output);
	free(writer);
}
