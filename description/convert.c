/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"
#include "description/conversion.h"

#define DOCUMENT_MAX ((size_t)512 * 1024 * 1024)

/* Of a value in a list for people, in bytes. */
#define SHOWN_MAX 100

static const char *const form_names[] = {
	[FONDS_METADATA_RECORD] = "record",
	[FONDS_METADATA_DC] = "dc",
	[FONDS_METADATA_OAI_DC] = "oai_dc",
	[FONDS_METADATA_PREMIS] = "premis",
	[FONDS_METADATA_CSV] = "csv",
	[FONDS_METADATA_JSONLD] = "jsonld",
	[FONDS_METADATA_METS] = "mets",
};

#define FORM_COUNT (sizeof(form_names) / sizeof(form_names[0]))

const char *fonds_metadata_form_name(enum fonds_metadata_form form)
{
	return (size_t)form < FORM_COUNT ? form_names[form] : NULL;
}

enum fonds_metadata_form fonds_metadata_form_find(const char *name)
{
	for (size_t i = 1; i < FORM_COUNT; i++)
		if (strcmp(form_names[i], name) == 0)
			return (enum fonds_metadata_form)i;
	return FONDS_METADATA_ANY;
}

static void conversion_freep(struct fonds_conversion **conversion)
{
	fonds_conversion_free(*conversion);
}

static struct fonds_conversion *conversion_new(enum fonds_metadata_form to)
{
	struct fonds_conversion *conversion = calloc(1, sizeof(*conversion));

	if (!conversion)
		return NULL;
	conversion->to = to;
	fonds_pivot_init(&conversion->pivot);
	fonds_buffer_init(&conversion->document, DOCUMENT_MAX);
	fonds_loss_list_init(&conversion->losses);
	return conversion;
}

void fonds_conversion_free(struct fonds_conversion *conversion)
{
	if (!conversion)
		return;
	fonds_pivot_clear(&conversion->pivot);
	fonds_buffer_clear(&conversion->document);
	fonds_loss_list_clear(&conversion->losses);
	free(conversion);
}

/* Then files and events are enough. */
static bool wraps_premis(const struct fonds_conversion *conversion)
{
	return conversion->pivot.premis_path &&
	       (conversion->to == FONDS_METADATA_PREMIS ||
		       conversion->to == FONDS_METADATA_METS);
}

static enum fonds_status make(
	struct fonds_conversion *conversion, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (conversion->pivot.set.count == 0 && !wraps_premis(conversion))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"nothing is described there that has a title or the "
			"like: no intellectual entity");
	status = fonds_conversion_make(conversion, error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(
			&conversion->document, "the document", error);
	return status == FONDS_OK ? fonds_conversion_compare(conversion, error)
				  : status;
}

enum fonds_status fonds_metadata_convert(const char *input,
	enum fonds_metadata_form to,
	const struct fonds_convert_options *options,
	struct fonds_conversion **ret, struct fonds_error **error)
{
	fonds_cleanup(
		conversion_freep) struct fonds_conversion *conversion = NULL;
	struct fonds_error *why = NULL;
	enum fonds_metadata_form from = options ? options->from
						: FONDS_METADATA_ANY;
	enum fonds_status status;

	if (!input || !ret || !fonds_metadata_form_name(to) ||
		(from != FONDS_METADATA_ANY && !fonds_metadata_form_name(from)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no input, no form that is known, or no place for the "
			"result");
	conversion = conversion_new(to);
	if (!conversion)
		return fonds_fail_nomem(error);
	status = fonds_pivot_read(&conversion->pivot, input, from, error);
	if (status < 0)
		return status;
	status = make(conversion, &why);
	if (status < 0) {
		(void)fonds_error_prefix(&why, "'%s' as %s", input,
			fonds_metadata_form_name(to));
		return fonds_error_move(&why, status, error);
	}
	*ret = fonds_steal(&conversion);
	return FONDS_OK;
}

enum fonds_status fonds_conversion_write(
	const struct fonds_conversion *conversion, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	fonds_output_add(&output, fonds_buffer_text(&conversion->document),
		conversion->document.size);
	return fonds_output_finish(&output, error);
}

enum fonds_status fonds_conversion_save(
	const struct fonds_conversion *conversion, const char *path,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status = fonds_atomic_file_begin(
		path, false, &file, error);

	if (status == FONDS_OK)
		status = fonds_atomic_file_write(file,
			fonds_buffer_text(&conversion->document),
			conversion->document.size, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

size_t fonds_conversion_lost(const struct fonds_conversion *conversion)
{
	return conversion->losses.count;
}

/* On one line, cut between two characters. */
static void write_shown(struct fonds_output *output, const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	size_t size = strlen(text);
	bool is_cut = size > SHOWN_MAX;

	if (is_cut)
		size = fonds_utf8_valid_prefix(text, SHOWN_MAX);
	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_sanitize(&buffer, text, size);
	if (buffer.status < 0 && output->buffer.status == FONDS_OK)
		output->buffer.status = buffer.status;
	fonds_output_add_text(output, fonds_buffer_text(&buffer));
	fonds_output_add_text(output, is_cut ? "..." : "");
}

static void write_text(
	struct fonds_output *output, const struct fonds_conversion *conversion)
{
	for (size_t i = 0; i < conversion->losses.count; i++) {
		const struct fonds_loss *loss = &conversion->losses.items[i];

		fonds_output_add_text(output, "lost: ");
		write_shown(output, loss->name);
		fonds_output_add_text(output, " '");
		write_shown(output, loss->value);
		fonds_output_add_text(output, "' ");
		write_shown(output, loss->why);
		fonds_output_add_char(output, '\n');
	}
}

static void write_json(
	struct fonds_output *output, const struct fonds_conversion *conversion)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_text(&json, "from",
		fonds_metadata_form_name(conversion->pivot.from));
	fonds_json_boolean(&json, "from_bag", conversion->pivot.is_bag);
	fonds_json_text(&json, "to", fonds_metadata_form_name(conversion->to));
	fonds_json_begin_array(&json, "lost");
	for (size_t i = 0; i < conversion->losses.count; i++) {
		const struct fonds_loss *loss = &conversion->losses.items[i];

		fonds_json_begin_object(&json, NULL);
		fonds_json_text(&json, "name", loss->name);
		fonds_json_text(&json, "value", loss->value);
		fonds_json_text(&json, "why", loss->why);
		fonds_json_end_object(&json);
	}
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_conversion_write_losses(
	const struct fonds_conversion *conversion, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, conversion);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, conversion);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"what was lost is listed as text or JSON");
	return fonds_output_finish(&output, error);
}
