/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/record-write-json.h"

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/record-parse.h"

#define TEXT_KEY "text_body"

/* Two keys may stand for one field: it is written under the first. */
static bool is_first_key(const struct fonds_record_field *field)
{
	const struct fonds_record_field *other;

	for (size_t i = 0; (other = fonds_record_field_at(i)) != field; i++)
		if (other->key && other->kind == field->kind &&
			other->offset == field->offset)
			return false;
	return true;
}

static void write_list(struct fonds_json *json, const char *key,
	const struct fonds_text_list *list)
{
	if (list->count == 0)
		return;
	fonds_json_begin_array(json, key);
	for (size_t i = 0; i < list->count; i++)
		fonds_json_text(json, NULL, list->items[i]);
	fonds_json_end_array(json);
}

static void write_languages(struct fonds_json *json, const char *key,
	const struct fonds_record *record)
{
	if (record->language_count == 0)
		return;
	fonds_json_begin_array(json, key);
	for (size_t i = 0; i < record->language_count; i++)
		fonds_json_text(json, NULL, record->languages[i]->name);
	fonds_json_end_array(json);
}

static void write_field(struct fonds_json *json,
	const struct fonds_record_field *field,
	const struct fonds_record *record)
{
	const char *const *single = fonds_record_field_single(field, record);
	const struct fonds_text_list *list = fonds_record_field_list(
		field, record);

	if (field->kind == FONDS_RECORD_LANGUAGES)
		write_languages(json, field->key, record);
	else if (list)
		write_list(json, field->key, list);
	else if (single && *single)
		fonds_json_text(json, field->key, *single);
}

struct place {
	const struct fonds_record_note *note;
	size_t index; /* in the record: notes of one label keep their order */
};

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a;
	const struct place *y = b;
	int order = strcmp(x->note->label, y->note->label);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* A key that means something else would be read as that. */
static bool is_taken(const char *label)
{
	return fonds_record_field_by_key(label) || strcmp(label, TEXT_KEY) == 0;
}

/* count notes of one label. */
static enum fonds_status write_label(struct fonds_json *json,
	const struct place *places, size_t count, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *key = NULL;
	const char *label = places[0].note->label;

	if (asprintf(&key, "%s%s", is_taken(label) ? "note: " : "", label) <
		0) {
		key = NULL;
		return fonds_fail_nomem(error);
	}
	fonds_json_begin_array(json, key);
	for (size_t i = 0; i < count; i++)
		fonds_json_text(json, NULL, places[i].note->value);
	fonds_json_end_array(json);
	return FONDS_OK;
}

/* A key stands once in an object, so notes of one label come together. */
static enum fonds_status write_notes(struct fonds_json *json,
	const struct fonds_record *record, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct place *places = NULL;
	enum fonds_status status = FONDS_OK;
	size_t count = 0;
	size_t same;

	for (const struct fonds_record_note *n = record->notes; n; n = n->next)
		count++;
	places = calloc(count + 1, sizeof(*places));
	if (!places)
		return fonds_fail_nomem(error);
	count = 0;
	for (const struct fonds_record_note *n = record->notes; n;
		n = n->next, count++)
		places[count] = (struct place){ .note = n, .index = count };
	qsort(places, count, sizeof(*places), compare_places);
	for (size_t i = 0; status == FONDS_OK && i < count; i += same) {
		const char *label = places[i].note->label;

		same = 1;
		while (i + same < count &&
			strcmp(places[i + same].note->label, label) == 0)
			same++;
		status = write_label(json, places + i, same, error);
	}
	return status;
}

static enum fonds_status write_text(struct fonds_json *json,
	const struct fonds_record_text *text, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *copy = NULL;

	if (!text)
		return FONDS_OK;
	copy = strndup(text->data, text->size);
	if (!copy)
		return fonds_fail_nomem(error);
	fonds_json_text(json, TEXT_KEY, copy);
	return FONDS_OK;
}

enum fonds_status fonds_record_write_json(const struct fonds_record *record,
	struct fonds_json *json, struct fonds_error **error)
{
	const struct fonds_record_field *field;
	enum fonds_status status;

	fonds_json_begin_object(json, NULL);
	for (size_t i = 0; (field = fonds_record_field_at(i)); i++)
		if (field->key && is_first_key(field))
			write_field(json, field, record);
	status = write_notes(json, record, error);
	if (status == FONDS_OK)
		status = write_text(json, record->texts, error);
	fonds_json_end_object(json);
	return status;
}
