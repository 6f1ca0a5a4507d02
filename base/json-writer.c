/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json-writer.h"

#include <inttypes.h>
#include <string.h>

#include "base/base64.h"
#include "base/text.h"

#define REPLACEMENT 0xfffdU

/* The escapes with a letter of their own (RFC 8259 7). */
static const char letters[] = {
	['\b'] = 'b',
	['\t'] = 't',
	['\n'] = 'n',
	['\f'] = 'f',
	['\r'] = 'r',
	['"'] = '"',
	['\\'] = '\\',
};

void fonds_json_init(struct fonds_json *json, struct fonds_output *output)
{
	*json = (struct fonds_json){ .output = output };
}

/* Beyond the first plane as a surrogate pair (RFC 8259 7). */
static void put_escape(struct fonds_output *output, uint32_t code_point)
{
	if (code_point < sizeof(letters) && letters[code_point])
		fonds_output_printf(output, "\\%c", letters[code_point]);
	else if (code_point < 0x10000)
		fonds_output_printf(output, "\\u%04" PRIx32, code_point);
	else
		fonds_output_printf(output, "\\u%04" PRIx32 "\\u%04" PRIx32,
			0xd800 + ((code_point - 0x10000) >> 10),
			0xdc00 + ((code_point - 0x10000) & 0x3ff));
}

static bool needs_escape(uint32_t code_point)
{
	return code_point == '"' || code_point == '\\' ||
	       fonds_text_is_unsafe(code_point);
}

/* Where printable ASCII that needs no escape ends: most of what is written. */
static size_t skip_plain(const char *text, size_t from, size_t size)
{
	size_t i = from;

	while (i < size && text[i] >= ' ' && text[i] <= '~' && text[i] != '"' &&
		text[i] != '\\')
		i++;
	return i;
}

/* The inside of a string; plain text is added in runs. */
static void put_escaped(struct fonds_output *output, const char *text)
{
	size_t size = strlen(text);
	size_t run = 0; /* where it began */
	size_t at = 0;

	while ((at = skip_plain(text, at, size)) < size) {
		uint32_t code_point;
		size_t n = fonds_utf8_decode(text + at, size - at, &code_point);

		if (n > 0 && !needs_escape(code_point)) {
			at += n;
			continue;
		}
		fonds_output_add(output, text + run, at - run);
		put_escape(output, n > 0 ? code_point : REPLACEMENT);
		at += n > 0 ? n : 1;
		run = at;
	}
	fonds_output_add(output, text + run, at - run);
}

static void put_string(struct fonds_output *output, const char *text)
{
	fonds_output_add_char(output, '"');
	put_escaped(output, text);
	fonds_output_add_char(output, '"');
}

static void put_line(const struct fonds_json *json)
{
	fonds_output_add_char(json->output, '\n');
	for (unsigned i = 0; i < json->depth; i++)
		fonds_output_add_text(json->output, "  ");
}

/* All that stands before a value. */
static void begin_value(
	struct fonds_json *json, const char *key, const char *suffix)
{
	if (json->follows)
		fonds_output_add_char(json->output, ',');
	if (json->depth > 0)
		put_line(json);
	json->follows = true;
	if (!key)
		return;
	fonds_output_add_char(json->output, '"');
	put_escaped(json->output, key);
	put_escaped(json->output, suffix);
	fonds_output_add_text(json->output, "\": ");
}

static void end_value(const struct fonds_json *json)
{
	if (json->depth == 0)
		fonds_output_add_char(json->output, '\n');
}

static void put_value(
	struct fonds_json *json, const char *key, const char *value)
{
	begin_value(json, key, "");
	fonds_output_add_text(json->output, value);
	end_value(json);
}

static void begin(struct fonds_json *json, const char *key, char bracket)
{
	begin_value(json, key, "");
	fonds_output_add_char(json->output, bracket);
	json->depth++;
	json->follows = false;
}

static void end(struct fonds_json *json, char bracket)
{
	json->depth--;
	if (json->follows)
		put_line(json);
	fonds_output_add_char(json->output, bracket);
	json->follows = true;
	end_value(json);
}

void fonds_json_begin_object(struct fonds_json *json, const char *key)
{
	begin(json, key, '{');
}

void fonds_json_end_object(struct fonds_json *json)
{
	end(json, '}');
}

void fonds_json_begin_array(struct fonds_json *json, const char *key)
{
	begin(json, key, '[');
}

void fonds_json_end_array(struct fonds_json *json)
{
	end(json, ']');
}

void fonds_json_text(struct fonds_json *json, const char *key, const char *text)
{
	if (!text) {
		fonds_json_null(json, key);
		return;
	}
	begin_value(json, key, "");
	put_string(json->output, text);
	end_value(json);
}

void fonds_json_add_string(struct fonds_output *output, const char *text)
{
	put_string(output, text);
}

void fonds_json_name(struct fonds_json *json, const char *key, const char *name)
{
	fonds_json_text(json, key, name);
	if (!name || fonds_utf8_is_valid(name, strlen(name)))
		return;
	begin_value(json, key, "_base64");
	fonds_output_add_char(json->output, '"');
	fonds_base64_add(json->output, name, strlen(name));
	fonds_output_add_char(json->output, '"');
}

void fonds_json_number(
	struct fonds_json *json, const char *key, uint64_t number)
{
	begin_value(json, key, "");
	fonds_output_printf(json->output, "%" PRIu64, number);
	end_value(json);
}

void fonds_json_boolean(struct fonds_json *json, const char *key, bool value)
{
	put_value(json, key, value ? "true" : "false");
}

void fonds_json_null(struct fonds_json *json, const char *key)
{
	put_value(json, key, "null");
}
