/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The JSON form of a record: one object, whose members are the fields of the
 * archive's own pages. A file of many such objects, one a line, is a batch.
 */
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-reader.h"
#include "metadata/record-parse.h"

struct reading {
	struct fonds_record *record;
	const struct fonds_json_object *object;
	const char *text; /* of "text_body" */
};

/* XML and text files have no place for what JSON can write as \u0001. */
static bool has_control(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < 0x20 &&
			    !fonds_char_is_blank(*text)) ||
			*text == 0x7f)
			return true;
	return false;
}

static bool is_text(
	const struct reading *reading, const char *key, size_t index)
{
	return fonds_json_object_item(reading->object, key, index) != NULL;
}

static enum fonds_status take_member(const char *key, size_t index,
	const char *value, void *payload, struct fonds_error **error)
{
	struct reading *reading = payload;
	const struct fonds_record_field *field = fonds_record_field_by_key(key);
	struct fonds_span label = fonds_span_of(*key ? key : "(no name)");

	if (!value)
		return FONDS_OK;
	if (has_control(key) || has_control(value))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the member '%s' has a control character", key);
	if (strcmp(key, "text_body") == 0 &&
		fonds_json_object_text(reading->object, key)) {
		reading->text = value;
		return FONDS_OK;
	}
	/* A number may stand for a string of digits, an object for nothing. */
	if (field &&
		(is_text(reading, key, index) || fonds_char_is_digit(*value)))
		fonds_record_field_add(
			reading->record, field, fonds_span_of(value));
	else
		fonds_record_note(reading->record, label, fonds_span_of(value));
	return FONDS_OK;
}

void fonds_record_take_text(struct fonds_record *record, const char *data)
{
	struct fonds_record_text *text;

	if (!data || fonds_span_trim(fonds_span_of(data)).size == 0)
		return;
	text = fonds_record_add_text(record, fonds_span_of(data));
	if (text)
		fonds_record_assume_language(record, text);
}

/* Is the first line an object alone, with more behind it? */
static bool has_several_lines(struct fonds_span data)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		NULL;
	struct fonds_span rest = fonds_span_trim(data);
	struct fonds_span line;

	if (!fonds_span_cut_line(&rest, &line) ||
		fonds_span_trim(rest).size == 0)
		return false;
	return fonds_json_object_parse(line.data, line.size, &object, NULL) ==
	       FONDS_OK;
}

enum fonds_status fonds_record_read_json(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *cause = NULL;
	struct reading reading = { .record = record };
	enum fonds_status status;

	status = fonds_json_object_parse(data.data, data.size, &object, &cause);
	if (status == FONDS_ERR_FORMAT && has_several_lines(data))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"several records in one file: take them in with "
			"--batch");
	if (status < 0) {
		if (error)
			*error = fonds_steal(&cause);
		return status;
	}
	reading.object = object;
	status = fonds_json_object_each(object, take_member, &reading, error);
	if (status < 0)
		return status;
	record->is_json = true;
	fonds_record_take_text(record, reading.text);
	return FONDS_OK;
}
