/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json-reader.h"

#include <stdbool.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-value.h"

struct fonds_json_object {
	json_t *root;
};

static enum fonds_status parse_failed(
	const json_error_t *details, struct fonds_error **error)
{
	switch (json_error_code(details)) {
	case json_error_out_of_memory:
		return fonds_fail_nomem(error);
	case json_error_stack_overflow:
		return fonds_fail(
			error, FONDS_ERR_LIMIT, "JSON is nested too deeply");
	default:
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"bad JSON in line %d, column %d: %s", details->line,
			details->column, details->text);
	}
}

/*
 * By its flags jansson lets pass what is refused here: without them it takes
 * no NUL in a string, nothing after the value, and 2048 levels at most.
 */
enum fonds_status fonds_json_object_parse(const char *text, size_t size,
	struct fonds_json_object **ret, struct fonds_error **error)
{
	struct fonds_json_object *object;
	json_error_t details;
	json_t *root;

	root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &details);
	if (!root)
		return parse_failed(&details, error);
	if (!json_is_object(root)) {
		json_decref(root);
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"JSON is an array, not an object");
	}
	object = calloc(1, sizeof(*object));
	if (!object) {
		json_decref(root);
		return fonds_fail_nomem(error);
	}
	object->root = root;
	*ret = object;
	return FONDS_OK;
}

void fonds_json_object_free(struct fonds_json_object *object)
{
	if (!object)
		return;
	json_decref(object->root);
	free(object);
}

void fonds_json_object_freep(struct fonds_json_object **object)
{
	fonds_json_object_free(*object);
}

const char *fonds_json_object_text(
	const struct fonds_json_object *object, const char *key)
{
	return json_string_value(json_object_get(object->root, key));
}

const char *fonds_json_object_item(
	const struct fonds_json_object *object, const char *key, size_t index)
{
	const json_t *member = json_object_get(object->root, key);

	if (json_is_array(member))
		return json_string_value(json_array_get(member, index));
	return index == 0 ? json_string_value(member) : NULL;
}

static bool is_array_of_strings(const json_t *value)
{
	if (!json_is_array(value))
		return false;
	for (size_t i = 0; i < json_array_size(value); i++)
		if (!json_is_string(json_array_get(value, i)))
			return false;
	return true;
}

static enum fonds_status give_strings(const char *key, const json_t *array,
	fonds_json_member_fn *each, void *payload, struct fonds_error **error)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *text = json_string_value(json_array_get(array, i));
		enum fonds_status status = each(key, i, text, payload, error);

		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static enum fonds_status give_rendered(const char *key, const json_t *value,
	fonds_json_member_fn *each, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *text = json_dumps(
		value, JSON_COMPACT | JSON_ENCODE_ANY);

	/* What was parsed can be rendered: nothing else can go wrong. */
	if (!text)
		return fonds_fail_nomem(error);
	return each(key, 0, text, payload, error);
}

static enum fonds_status give(const char *key, const json_t *value,
	fonds_json_member_fn *each, void *payload, struct fonds_error **error)
{
	if (json_is_string(value) || json_is_null(value))
		return each(key, 0, json_string_value(value), payload, error);
	if (is_array_of_strings(value))
		return give_strings(key, value, each, payload, error);
	return give_rendered(key, value, each, payload, error);
}

enum fonds_status fonds_json_object_each(const struct fonds_json_object *object,
	fonds_json_member_fn *each, void *payload, struct fonds_error **error)
{
	const char *key;
	json_t *value;

	json_object_foreach(object->root, key, value)
	{
		enum fonds_status status = give(
			key, value, each, payload, error);

		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

const struct fonds_json_value *fonds_json_object_root(
	const struct fonds_json_object *object)
{
	return (const struct fonds_json_value *)(const void *)object->root;
}
