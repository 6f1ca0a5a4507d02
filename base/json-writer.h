/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_JSON_WRITER_H
#define BASE_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/output.h"

/*
 * Writes one JSON document (RFC 8259), indented by two spaces, ending in a
 * newline. key is NULL for the root and inside arrays. Control characters,
 * and all that fonds_text_is_unsafe() names, are written as \u escapes: the
 * document is safe on a terminal and loses nothing.
 */
struct fonds_json {
	struct fonds_output *output;
	unsigned depth;
	bool follows; /* something stands before in this object or array */
};

void fonds_json_init(struct fonds_json *json, struct fonds_output *output);
void fonds_json_begin_object(struct fonds_json *json, const char *key);
void fonds_json_end_object(struct fonds_json *json);
void fonds_json_begin_array(struct fonds_json *json, const char *key);
void fonds_json_end_array(struct fonds_json *json);

/* text NULL writes null; bytes that are not UTF-8 become U+FFFD. */
void fonds_json_text(
	struct fonds_json *json, const char *key, const char *text);

/*
 * A name that may be any bytes: as fonds_json_text(), and when it is not
 * UTF-8 a second member "KEY_base64" (RFC 4648 4) with the exact bytes. Only
 * inside objects.
 */
void fonds_json_name(
	struct fonds_json *json, const char *key, const char *name);

/* A string by itself, quoted and escaped, for who writes lines of JSON. */
void fonds_json_add_string(struct fonds_output *output, const char *text);

void fonds_json_number(
	struct fonds_json *json, const char *key, uint64_t number);
void fonds_json_boolean(struct fonds_json *json, const char *key, bool value);
void fonds_json_null(struct fonds_json *json, const char *key);

#endif
