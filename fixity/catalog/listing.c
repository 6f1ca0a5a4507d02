/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/listing.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

#define ESCAPED_MAX ((size_t)16 << 20)

enum fonds_status fonds_listing_begin(struct fonds_listing *listing,
	const char *things, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	listing->format = format;
	fonds_output_init(&listing->output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		return FONDS_OK;
	if (format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%s are written as text or JSON", things);
	fonds_json_init(&listing->json, &listing->output);
	fonds_json_begin_object(&listing->json, NULL);
	fonds_json_begin_array(&listing->json, things);
	return FONDS_OK;
}

enum fonds_status fonds_listing_end(struct fonds_listing *listing,
	enum fonds_status status, struct fonds_error **error)
{
	if (status == FONDS_OK && listing->format == FONDS_FORMAT_JSON) {
		fonds_json_end_array(&listing->json);
		fonds_json_end_object(&listing->json);
	}
	if (status == FONDS_OK)
		status = fonds_output_finish(&listing->output, error);
	fonds_output_clear(&listing->output);
	return status;
}

typedef void escape_fn(
	struct fonds_buffer *buffer, const char *text, size_t size);

static void add_escaped(
	struct fonds_output *output, const char *text, escape_fn *escape)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, ESCAPED_MAX);
	escape(&buffer, text, strlen(text));
	/* The output stays failed, and is asked at its end. */
	if (buffer.status < 0 && output->buffer.status == FONDS_OK)
		output->buffer.status = buffer.status;
	fonds_output_add_text(output, fonds_buffer_text(&buffer));
}

void fonds_listing_name(struct fonds_output *output, const char *name)
{
	add_escaped(output, name, fonds_text_escape);
}

void fonds_listing_prose(struct fonds_output *output, const char *text)
{
	add_escaped(output, text, fonds_text_sanitize);
}

static void add_label(struct fonds_output *output, const char *label)
{
	fonds_output_printf(
		output, "  %s:%*s", label, (int)(21 - strlen(label)), "");
}

void fonds_listing_field(
	struct fonds_output *output, const char *label, const char *text)
{
	if (*text == '\0')
		return;
	add_label(output, label);
	fonds_listing_prose(output, text);
	fonds_output_add_char(output, '\n');
}

void fonds_listing_number(
	struct fonds_output *output, const char *label, uint64_t number)
{
	add_label(output, label);
	fonds_output_printf(output, "%" PRIu64 "\n", number);
}

const char *fonds_listing_time(int64_t time, char text[FONDS_CLOCK_TIME_SIZE])
{
	if (time == 0)
		return "never";
	return fonds_clock_format_time(time, text);
}

void fonds_listing_json_time(
	struct fonds_json *json, const char *key, int64_t time)
{
	char text[FONDS_CLOCK_TIME_SIZE];

	if (time == 0)
		fonds_json_null(json, key);
	else
		fonds_json_text(json, key, fonds_clock_format_time(time, text));
}

void fonds_listing_json_number(
	struct fonds_json *json, const char *key, int64_t number)
{
	if (number == 0)
		fonds_json_null(json, key);
	else
		fonds_json_number(json, key, (uint64_t)number);
}

static void json_name_or_null(
	struct fonds_json *json, const char *key, const char *name)
{
	if (*name != '\0')
		fonds_json_name(json, key, name);
	else
		fonds_json_null(json, key);
}

void fonds_listing_json_holding(
	struct fonds_json *json, const struct fonds_holding *holding)
{
	static const char *const sources[] = {
		[FONDS_DIGESTS_SUPPLIED] = "supplied",
		[FONDS_DIGESTS_GENERATED] = "generated",
	};

	fonds_json_number(json, "number", (uint64_t)holding->number);
	fonds_json_text(json, "identifier", holding->identifier);
	fonds_json_text(json, "kind", fonds_holding_kind_name(holding->kind));
	fonds_json_boolean(json, "is_file", holding->is_file);
	fonds_json_name(json, "collection", holding->collection_name);
	json_name_or_null(json, "volume", holding->volume_name);
	fonds_json_name(json, "location", holding->location);
	fonds_json_name(
		json, "external_identifier", holding->external_identifier);
	fonds_json_name(json, "description", holding->description);
	fonds_json_name(
		json, "source_organization", holding->source_organization);
	fonds_json_text(json, "digest_source", sources[holding->digests]);
	json_name_or_null(json, "source", holding->source);
	fonds_listing_json_time(json, "added_at", holding->added_at);
	json_name_or_null(json, "added_by", holding->agent);
	fonds_listing_json_time(json, "removed_at", holding->removed_at);
}

void fonds_listing_json_verdicts(struct fonds_json *json, const char *key,
	const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	fonds_json_begin_object(json, key);
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		fonds_json_number(json,
			fonds_verdict_name((enum fonds_verdict)i), verdicts[i]);
	fonds_json_end_object(json);
}

void fonds_listing_verdicts(struct fonds_output *output,
	const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	const char *separator = "";

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		if (verdicts[i] == 0)
			continue;
		fonds_output_printf(output, "%s%" PRIu64 " %s", separator,
			verdicts[i], fonds_verdict_name((enum fonds_verdict)i));
		separator = ", ";
	}
	if (*separator == '\0')
		fonds_output_add_text(output, "nothing");
}

const char *fonds_listing_digest(
	const struct fonds_digest *digest, char text[FONDS_LISTING_DIGEST_SIZE])
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	(void)snprintf(text, FONDS_LISTING_DIGEST_SIZE, "%s:%s",
		fonds_algorithm_name(digest->algorithm),
		fonds_digest_format(digest, hex));
	return text;
}
