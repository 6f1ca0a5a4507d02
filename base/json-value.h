/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_JSON_VALUE_H
#define BASE_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/json-reader.h"

/*
 * The values inside an object that was read, at any depth. All are borrowed
 * from the object and live as long as it. Each call accepts NULL and every
 * kind of value: what it has not, is absent.
 */
enum fonds_json_kind {
	FONDS_JSON_ABSENT, /* NULL was given */
	FONDS_JSON_NULL,
	FONDS_JSON_BOOLEAN,
	FONDS_JSON_NUMBER,
	FONDS_JSON_TEXT,
	FONDS_JSON_ARRAY,
	FONDS_JSON_OBJECT,
};

struct fonds_json_value;

/* The object itself as a value. */
const struct fonds_json_value *fonds_json_object_root(
	const struct fonds_json_object *object);

enum fonds_json_kind fonds_json_value_kind(
	const struct fonds_json_value *value);

/* For messages: "a number", "an object". Static. */
const char *fonds_json_kind_name(enum fonds_json_kind kind);

bool fonds_json_value_is_true(const struct fonds_json_value *value);

/* False, and *ret left alone, for all but an integer of 64 bits. */
bool fonds_json_value_integer(
	const struct fonds_json_value *value, int64_t *ret);

/* The text of a string, else NULL. */
const char *fonds_json_value_text(const struct fonds_json_value *value);

/* Of an array; NULL past the end. */
const struct fonds_json_value *fonds_json_value_item(
	const struct fonds_json_value *value, size_t index);

/* Of an object. */
const struct fonds_json_value *fonds_json_value_member(
	const struct fonds_json_value *value, const char *key);

/* Call each for every member of an object, in the order of the text. */
typedef void fonds_json_value_fn(
	const char *key, const struct fonds_json_value *value, void *payload);
void fonds_json_value_each(const struct fonds_json_value *value,
	fonds_json_value_fn *each, void *payload);

#endif
