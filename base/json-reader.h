/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_JSON_READER_H
#define BASE_JSON_READER_H

#include <stddef.h>

#include <fonds/error.h>

/*
 * Reads one JSON object (RFC 8259) strictly: duplicate members, bytes that are
 * not UTF-8, NUL in a string and anything after the value are refused with
 * FONDS_ERR_FORMAT, more than 2048 levels with FONDS_ERR_LIMIT. What it takes
 * in memory is bounded by size alone, up to some hundred bytes for each.
 */
struct fonds_json_object;

enum fonds_status fonds_json_object_parse(const char *text, size_t size,
	struct fonds_json_object **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_json_object_free(struct fonds_json_object *object);
void fonds_json_object_freep(struct fonds_json_object **object);

/* The member's string; NULL when it is absent or no string. Borrowed. */
const char *fonds_json_object_text(
	const struct fonds_json_object *object, const char *key);

/*
 * The strings of an array member, or the one string of a string member, by
 * index; NULL past the end, or when the element is no string. Borrowed.
 */
const char *fonds_json_object_item(
	const struct fonds_json_object *object, const char *key, size_t index);

/*
 * Call each for every member in the order of the text, until one call fails;
 * its status is returned. value is the string; NULL for null; for an array of
 * strings each of them in turn, by index, so that an empty array gives none;
 * for all else the member rendered as JSON.
 */
typedef enum fonds_status fonds_json_member_fn(const char *key, size_t index,
	const char *value, void *payload, struct fonds_error **error);
enum fonds_status fonds_json_object_each(const struct fonds_json_object *object,
	fonds_json_member_fn *each, void *payload, struct fonds_error **error);

#endif
