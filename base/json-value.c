/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json-value.h"

#include <stdint.h>

#include <jansson.h>

/* A value is jansson's own, under a name that says what may be done to it. */
static const json_t *own(const struct fonds_json_value *value)
{
	return (const json_t *)(const void *)value;
}

static const struct fonds_json_value *wrap(const json_t *value)
{
	return (const struct fonds_json_value *)(const void *)value;
}

enum fonds_json_kind fonds_json_value_kind(const struct fonds_json_value *value)
{
	static const enum fonds_json_kind kinds[] = {
		[JSON_OBJECT] = FONDS_JSON_OBJECT,
		[JSON_ARRAY] = FONDS_JSON_ARRAY,
		[JSON_STRING] = FONDS_JSON_TEXT,
		[JSON_INTEGER] = FONDS_JSON_NUMBER,
		[JSON_REAL] = FONDS_JSON_NUMBER,
		[JSON_TRUE] = FONDS_JSON_BOOLEAN,
		[JSON_FALSE] = FONDS_JSON_BOOLEAN,
		[JSON_NULL] = FONDS_JSON_NULL,
	};

	return value ? kinds[json_typeof(own(value))] : FONDS_JSON_ABSENT;
}

const char *fonds_json_kind_name(enum fonds_json_kind kind)
{
	static const char *const names[] = {
		[FONDS_JSON_ABSENT] = "absent",
		[FONDS_JSON_NULL] = "null",
		[FONDS_JSON_BOOLEAN] = "true or false",
		[FONDS_JSON_NUMBER] = "a number",
		[FONDS_JSON_TEXT] = "a string",
		[FONDS_JSON_ARRAY] = "an array",
		[FONDS_JSON_OBJECT] = "an object",
	};

	return names[kind];
}

bool fonds_json_value_is_true(const struct fonds_json_value *value)
{
	return json_is_true(own(value));
}

bool fonds_json_value_integer(
	const struct fonds_json_value *value, int64_t *ret)
{
	if (!json_is_integer(own(value)))
		return false;
	*ret = json_integer_value(own(value));
	return true;
}

const char *fonds_json_value_text(const struct fonds_json_value *value)
{
	return json_string_value(own(value));
}

const struct fonds_json_value *fonds_json_value_item(
	const struct fonds_json_value *value, size_t index)
{
	return wrap(json_array_get(own(value), index));
}

const struct fonds_json_value *fonds_json_value_member(
	const struct fonds_json_value *value, const char *key)
{
	return wrap(json_object_get(own(value), key));
}

void fonds_json_value_each(const struct fonds_json_value *value,
	fonds_json_value_fn *each, void *payload)
{
	/* jansson walks only what it may change; this changes nothing. */
	json_t *object = (json_t *)(uintptr_t)value;
	const char *key;
	json_t *member;

	json_object_foreach(object, key, member)
		each(key, wrap(member), payload);
}
