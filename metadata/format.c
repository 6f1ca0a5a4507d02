/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-reader.h"
#include "metadata/format-magic.h"
#include "metadata/format-text.h"

/*
 * PRONOM has no signature for plain text (x-fmt/111) nor for JSON (fmt/817),
 * so these are told by reading: bytes that are valid UTF-8 without NUL are
 * text. Formats that are text in their bytes but not for reading (PDF, HTML,
 * RTF) announce themselves in the first bytes and are left to libmagic.
 */

struct fonds_format_identifier {
	struct fonds_magic *magic;
};

struct known_format {
	const char *name;
	const char *puid;
	const char *mime;
};

/* Names, keys and media types as PRONOM has them. */
static const struct known_format plain_text = {
	"Plain Text File",
	"x-fmt/111",
	"text/plain",
};
static const struct known_format json = {
	"JSON Data Interchange Format",
	"fmt/817",
	"application/json",
};
static const struct known_format xml = {
	"Extensible Markup Language",
	"fmt/101",
	"application/xml",
};

/* PRONOM has no empty file; the type is the one that libmagic gives. */
static const struct known_format empty = {
	"Empty file",
	"",
	"application/x-empty",
};

static const char *const markers[] = {
	"%PDF-",
	"%!PS",
	"{\\rtf",
	"<!doctype html",
	"<html",
};

enum fonds_status fonds_format_identifier_new(
	struct fonds_format_identifier **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_format_identifier_freep) struct fonds_format_identifier
		*identifier = calloc(1, sizeof(*identifier));
	enum fonds_status status;

	if (!identifier)
		return fonds_fail_nomem(error);
	status = fonds_magic_new(&identifier->magic, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&identifier);
	return status;
}

void fonds_format_identifier_free(struct fonds_format_identifier *identifier)
{
	if (!identifier)
		return;
	fonds_magic_free(identifier->magic);
	free(identifier);
}

void fonds_format_identifier_freep(struct fonds_format_identifier **identifier)
{
	fonds_format_identifier_free(*identifier);
}

static void set(struct fonds_format_identity *ret,
	const struct known_format *format, enum fonds_text_encoding encoding,
	const char *note)
{
	*ret = (struct fonds_format_identity){ 0 };
	(void)snprintf(ret->name, sizeof(ret->name), "%s", format->name);
	(void)snprintf(ret->puid, sizeof(ret->puid), "%s", format->puid);
	(void)snprintf(ret->mime, sizeof(ret->mime), "%s", format->mime);
	(void)snprintf(ret->charset, sizeof(ret->charset), "%s",
		fonds_text_encoding_name(encoding));
	(void)snprintf(ret->note, sizeof(ret->note), "%s", note);
}

static enum fonds_status by_magic(struct fonds_format_identifier *identifier,
	const void *data, size_t size, struct fonds_format_identity *ret,
	struct fonds_error **error)
{
	const char *mime = NULL;
	int version = fonds_magic_version();
	enum fonds_status status = fonds_magic_mime(
		identifier->magic, data, size, &mime, error);

	if (status != FONDS_OK)
		return status;
	*ret = (struct fonds_format_identity){ 0 };
	(void)snprintf(ret->name, sizeof(ret->name), "%s", mime);
	(void)snprintf(ret->mime, sizeof(ret->mime), "%s", mime);
	(void)snprintf(ret->note, sizeof(ret->note),
		"told by libmagic %d.%02d, by its MIME type only",
		version / 100, version % 100);
	return FONDS_OK;
}

static size_t skip_space(const char *text, size_t size)
{
	size_t n = 0;

	while (n < size && strchr(" \t\r\n", text[n]))
		n++;
	return n;
}

static bool has_marker(const char *text, size_t size)
{
	for (size_t i = 0; i < sizeof(markers) / sizeof(markers[0]); i++) {
		size_t length = strlen(markers[i]);

		if (size >= length &&
			strncasecmp(text, markers[i], length) == 0)
			return true;
	}
	return false;
}

/* Does "before TEXT after" read as a JSON object? */
static enum fonds_status reads_as_object(const char *before, const char *text,
	size_t size, const char *after, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	enum fonds_status status;

	fonds_buffer_init(&buffer, size + 16);
	fonds_buffer_add_text(&buffer, before);
	fonds_buffer_add(&buffer, text, size);
	fonds_buffer_add_text(&buffer, after);
	status = fonds_buffer_check(&buffer, "a JSON text", error);
	if (status != FONDS_OK)
		return status;
	status = fonds_json_object_parse(
		buffer.data, buffer.size, &object, NULL);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	*ret = status == FONDS_OK;
	return FONDS_OK;
}

/*
 * The reader of base takes objects. An array is put into one, in two ways:
 * text that goes on behind its array (`[1], "b": 2`, or `[1], [2]`) may be
 * right in one of them but never in both, for as a member it needs the colon
 * that it must not have as an element.
 */
static enum fonds_status is_json(
	const char *text, size_t size, bool *ret, struct fonds_error **error)
{
	bool is_member = false;
	enum fonds_status status;

	*ret = false;
	if (size < 2 || (*text != '{' && *text != '['))
		return FONDS_OK;
	if (*text == '{')
		return reads_as_object("", text, size, "", ret, error);
	status = reads_as_object("{\"a\":", text, size, "}", &is_member, error);
	if (status != FONDS_OK || !is_member)
		return status;
	return reads_as_object("{\"a\":[", text, size, "]}", ret, error);
}

/* "<?xml" behind the byte order mark, in either order of bytes. */
static bool is_utf16_xml(
	enum fonds_text_encoding encoding, const char *data, size_t size)
{
	static const char declaration[] = "<?xml";
	size_t low = encoding == FONDS_TEXT_UTF16_BE ? 1 : 0;

	if (size < 2 + 2 * strlen(declaration))
		return false;
	for (size_t i = 0; declaration[i]; i++) {
		if (data[2 + 2 * i + low] != declaration[i] ||
			data[2 + 2 * i + 1 - low] != '\0')
			return false;
	}
	return true;
}

static enum fonds_status identify_utf8(
	struct fonds_format_identifier *identifier,
	enum fonds_text_encoding encoding, const char *data, size_t size,
	bool is_whole, struct fonds_format_identity *ret,
	struct fonds_error **error)
{
	size_t mark = fonds_text_bom_size(encoding, data, size);
	const char *text = data + mark;
	size_t space = skip_space(text, size - mark);
	bool has_json = false;
	enum fonds_status status;

	if (has_marker(text + space, size - mark - space))
		return by_magic(identifier, data, size, ret, error);
	if (fonds_text_has_xml_declaration(text, size - mark)) {
		set(ret, &xml, encoding, "begins with an XML declaration");
		return FONDS_OK;
	}
	if (is_whole && fonds_text_is_element(text, size - mark)) {
		set(ret, &xml, encoding,
			"text that begins and ends with the tags of one "
			"element");
		return FONDS_OK;
	}
	if (is_whole) {
		status = is_json(
			text + space, size - mark - space, &has_json, error);
		if (status != FONDS_OK)
			return status;
	}
	if (has_json)
		set(ret, &json, encoding, "read whole as JSON");
	else
		set(ret, &plain_text, encoding,
			is_whole ? "all bytes are text in this encoding"
				 : "the bytes at the beginning of the file "
				   "are text in this encoding");
	return FONDS_OK;
}

enum fonds_status fonds_format_identify(
	struct fonds_format_identifier *identifier, const void *data,
	size_t size, int is_whole, struct fonds_format_identity *ret,
	struct fonds_error **error)
{
	enum fonds_text_encoding encoding;

	if (size == 0 && is_whole) {
		set(ret, &empty, FONDS_TEXT_NONE, "the file has no bytes");
		return FONDS_OK;
	}
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bytes to tell a format by");
	encoding = fonds_text_encoding_of(data, size, is_whole != 0);
	if (encoding == FONDS_TEXT_NONE)
		return by_magic(identifier, data, size, ret, error);
	if (encoding == FONDS_TEXT_ASCII || encoding == FONDS_TEXT_UTF8)
		return identify_utf8(identifier, encoding, data, size,
			is_whole != 0, ret, error);
	if (is_utf16_xml(encoding, data, size))
		set(ret, &xml, encoding,
			"begins with a byte order mark and an XML declaration");
	else
		set(ret, &plain_text, encoding,
			"begins with a byte order mark; UTF-16 throughout");
	return FONDS_OK;
}
