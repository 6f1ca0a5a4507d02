/* SPDX-License-Identifier: Apache-2.0 */
/* What the reader gives can be written again and read to the same members. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-reader.h"
#include "base/json-writer.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum fonds_status rewrite(const char *key, size_t index,
	const char *value, void *payload, struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	(void)key;
	(void)index;
	if (value && !fonds_utf8_is_valid(value, strlen(value)))
		abort();
	fonds_json_text(json, NULL, key);
	fonds_json_text(json, NULL, value);
	return FONDS_OK;
}

/* All keys and values, one after the other, as one array. */
static void write_members(
	const struct fonds_json_object *object, struct fonds_buffer *buffer)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct fonds_json json;

	fonds_output_init(&output, fonds_output_to_buffer, buffer);
	fonds_json_init(&json, &output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_begin_array(&json, "members");
	if (fonds_json_object_each(object, rewrite, &json, NULL) < 0)
		abort();
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
	if (fonds_output_finish(&output, NULL) < 0)
		abort();
}

struct comparison {
	const struct fonds_json_object *written;
	size_t count;
};

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static enum fonds_status compare(const char *key, size_t index,
	const char *value, void *payload, struct fonds_error **error)
{
	struct comparison *comparison = payload;
	size_t at = comparison->count;

	(void)error;
	(void)index;
	comparison->count += 2;
	if (!is_same(key, fonds_json_object_item(
				  comparison->written, "members", at)) ||
		!is_same(value, fonds_json_object_item(comparison->written,
					"members", at + 1)))
		abort();
	return FONDS_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *read = NULL;
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *again = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct comparison comparison = { 0 };

	fonds_buffer_init(&buffer, SIZE_MAX);
	if (fonds_json_object_parse((const char *)data, size, &read, &error) <
		0) {
		if (read || !error)
			abort();
		return 0;
	}
	write_members(read, &buffer);
	if (fonds_json_object_parse(buffer.data, buffer.size, &again, &error) <
		0)
		abort();
	comparison.written = again;
	if (fonds_json_object_each(read, compare, &comparison, NULL) < 0)
		abort();
	return 0;
}
