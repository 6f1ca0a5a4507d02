/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "base/cleanup.h"
#include "metadata/premis-model.h"

/* A description of tens of thousands of files; more is no honest input. */
#define PREMIS_MAX ((size_t)512 * 1024 * 1024)

/* Digests of another length are truncated, or of another algorithm. */
static const struct digest_length {
	const char *algorithm;
	size_t hex_length;
} digest_lengths[] = {
	{ "md5", 32 },
	{ "sha1", 40 },
	{ "sha256", 64 },
	{ "sha384", 96 },
	{ "sha512", 128 },
};

bool fonds_premis_is_failed(const struct fonds_premis *premis)
{
	return !premis || premis->problem || premis->arena.status != FONDS_OK;
}

void fonds_premis_misuse(struct fonds_premis *premis, const char *format, ...)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	va_list args;

	fonds_buffer_init(&text, 4096);
	if (fonds_premis_is_failed(premis))
		return;
	va_start(args, format);
	fonds_buffer_vprintf(&text, format, args);
	va_end(args);
	premis->problem = text.status == FONDS_OK
				  ? fonds_arena_dup(&premis->arena,
					    fonds_buffer_text(&text))
				  : "the description is not sound";
}

const struct fonds_term *fonds_premis_term(
	struct fonds_premis *premis, const char *scheme, const char *code)
{
	const struct fonds_term *term = fonds_term_find(scheme, code);

	if (!term)
		fonds_premis_misuse(premis,
			"the PREMIS vocabulary %s has no term '%.100s'", scheme,
			code ? code : "");
	return term;
}

void fonds_premis_list_add(struct fonds_premis *premis,
	struct fonds_premis_list *list, const void *item)
{
	if (!item)
		return;
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? list->capacity * 2 : 4;
		void **items = fonds_arena_alloc(
			&premis->arena, capacity * sizeof(*items));

		if (!items)
			return;
		if (list->count > 0)
			memcpy(items, list->items,
				list->count * sizeof(*items));
		list->items = items;
		list->capacity = capacity;
	}
	memcpy(&list->items[list->count++], &item, sizeof(item));
}

/* NULL stays NULL: it was not given. */
static const char *dup_optional(struct fonds_premis *premis, const char *text)
{
	return text && *text ? fonds_arena_dup(&premis->arena, text) : NULL;
}

static const char *dup_required(
	struct fonds_premis *premis, const char *text, const char *what)
{
	if (!text || !*text)
		fonds_premis_misuse(premis, "%s is empty", what);
	return dup_optional(premis, text);
}

/* RFC 4122, 3: hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
static bool is_uuid(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	if (!text || strlen(text) != strlen(form))
		return false;
	for (size_t i = 0; form[i]; i++) {
		if (form[i] == '-' ? text[i] != '-'
				   : !isxdigit((unsigned char)text[i]))
			return false;
	}
	return true;
}

static const char *dup_uuid(struct fonds_premis *premis, const char *uuid)
{
	if (is_uuid(uuid))
		return fonds_arena_dup(&premis->arena, uuid);
	fonds_premis_misuse(premis, "'%.100s' is not a UUID", uuid ? uuid : "");
	return NULL;
}

struct fonds_premis *fonds_premis_new(void)
{
	struct fonds_premis *premis = calloc(1, sizeof(*premis));

	if (premis)
		fonds_arena_init(&premis->arena, PREMIS_MAX);
	return premis;
}

void fonds_premis_free(struct fonds_premis *premis)
{
	if (!premis)
		return;
	fonds_arena_clear(&premis->arena);
	free(premis);
}

void fonds_premis_freep(struct fonds_premis **premis)
{
	fonds_premis_free(*premis);
}

/*
 * A part of the description: memory for it when nothing failed so far. It is
 * listed by finish_part(), which forgets it when something failed meanwhile.
 */
static void *begin_part(struct fonds_premis *premis, size_t size)
{
	if (fonds_premis_is_failed(premis))
		return NULL;
	return fonds_arena_alloc(&premis->arena, size);
}

static void *finish_part(
	struct fonds_premis *premis, struct fonds_premis_list *list, void *part)
{
	fonds_premis_list_add(premis, list, part);
	return fonds_premis_is_failed(premis) ? NULL : part;
}

struct fonds_premis_object *fonds_premis_object_add(struct fonds_premis *premis,
	enum fonds_premis_kind kind, const char *uuid)
{
	struct fonds_premis_object *object = begin_part(
		premis, sizeof(*object));

	if (!object)
		return NULL;
	object->kind = kind;
	object->uuid = dup_uuid(premis, uuid);
	return finish_part(premis, &premis->objects, object);
}

/* May object be changed? That there is none is a misuse if nothing failed. */
static bool has_object(
	struct fonds_premis *premis, const struct fonds_premis_object *object)
{
	if (fonds_premis_is_failed(premis))
		return false;
	if (!object)
		fonds_premis_misuse(premis, "something is said of no object");
	return object != NULL;
}

static bool has_pair(const struct fonds_premis_list *list, const char *type,
	const char *value)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct fonds_premis_pair *pair = list->items[i];

		if (strcmp(pair->type, type) == 0 &&
			strcmp(pair->value, value) == 0)
			return true;
	}
	return false;
}

static void add_pair(struct fonds_premis *premis,
	struct fonds_premis_list *list, const char *type, const char *value,
	const char *what)
{
	struct fonds_premis_pair *pair = begin_part(premis, sizeof(*pair));

	if (!pair)
		return;
	pair->type = dup_required(premis, type, what);
	pair->value = dup_required(premis, value, what);
	if (fonds_premis_is_failed(premis) || has_pair(list, type, value))
		return;
	fonds_premis_list_add(premis, list, pair);
}

void fonds_premis_object_identify(struct fonds_premis *premis,
	struct fonds_premis_object *object, const char *type, const char *value)
{
	if (has_object(premis, object))
		add_pair(premis, &object->identifiers, type, value,
			"an identifier");
}

void fonds_premis_object_property(struct fonds_premis *premis,
	struct fonds_premis_object *object, const char *type, const char *value)
{
	if (has_object(premis, object))
		add_pair(premis, &object->properties, type, value,
			"a significant property");
}

static bool is_file(
	struct fonds_premis *premis, const struct fonds_premis_object *file)
{
	if (!has_object(premis, file))
		return false;
	if (file->kind == FONDS_PREMIS_FILE)
		return true;
	fonds_premis_misuse(premis, "object '%s' is not a file", file->uuid);
	return false;
}

/*
 * 1.7.1: a URI reference (RFC 3986, 4.1) relative to the bag. All but the
 * unreserved characters and the slash is encoded; a colon too, since in the
 * first segment it would end a scheme.
 */
static const char *encode_path(struct fonds_premis *premis, const char *path)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-._~/";
	static const char digits[] = "0123456789ABCDEF";
	char *uri = fonds_arena_alloc(&premis->arena, strlen(path) * 3 + 1);
	char *end = uri;

	for (; uri && *path; path++) {
		unsigned char byte = (unsigned char)*path;

		if (strchr(plain, *path)) {
			*end++ = *path;
			continue;
		}
		*end++ = '%';
		*end++ = digits[byte >> 4];
		*end++ = digits[byte & 15];
	}
	return uri;
}

static void check_digest(struct fonds_premis *premis,
	const struct fonds_term *algorithm, const char *hex)
{
	size_t length = strlen(hex);

	if (strspn(hex, "0123456789abcdefABCDEF") != length)
		fonds_premis_misuse(premis, "a digest is not hexadecimal");
	for (size_t i = 0;
		i < sizeof(digest_lengths) / sizeof(digest_lengths[0]); i++) {
		if (strcmp(digest_lengths[i].algorithm, algorithm->code) == 0 &&
			digest_lengths[i].hex_length != length)
			fonds_premis_misuse(premis,
				"a digest of %zu characters is not %s", length,
				algorithm->label);
	}
}

void fonds_premis_file_set(struct fonds_premis *premis,
	struct fonds_premis_object *file, uint64_t size, const char *algorithm,
	const char *digest_hex, const char *original_name,
	const char *content_location)
{
	if (!is_file(premis, file))
		return;
	/* The schema's size is xs:long. */
	if (size > INT64_MAX)
		fonds_premis_misuse(premis, "a size is out of range");
	file->size = size;
	file->algorithm = fonds_premis_term(
		premis, "cryptographicHashFunctions", algorithm);
	file->digest = dup_required(premis, digest_hex, "a digest");
	file->original_name = dup_optional(premis, original_name);
	if (content_location && *content_location)
		file->content_location = encode_path(premis, content_location);
	if (file->algorithm && file->digest)
		check_digest(premis, file->algorithm, file->digest);
	file->is_set = true;
}

void fonds_premis_file_format(struct fonds_premis *premis,
	struct fonds_premis_object *file, const char *name, const char *version,
	const char *registry, const char *key, const char *note)
{
	struct fonds_premis_format *format;

	if (!is_file(premis, file))
		return;
	format = begin_part(premis, sizeof(*format));
	if (!format)
		return;
	format->name = dup_optional(premis, name);
	format->version = dup_optional(premis, version);
	format->registry = dup_optional(premis, registry);
	format->key = dup_optional(premis, key);
	format->note = dup_optional(premis, note);
	if (!format->registry != !format->key)
		fonds_premis_misuse(
			premis, "a format registry and its key go together");
	else if (!format->name && !format->registry)
		fonds_premis_misuse(
			premis, "a format has neither name nor key");
	else if (!format->name && format->version)
		fonds_premis_misuse(premis, "a format version has no name");
	(void)finish_part(premis, &file->formats, format);
}

struct fonds_premis_event *fonds_premis_event_add(struct fonds_premis *premis,
	const char *uuid, const char *type, const char *date,
	const char *detail, const char *outcome)
{
	struct fonds_premis_event *event = begin_part(premis, sizeof(*event));

	if (!event)
		return NULL;
	event->uuid = dup_uuid(premis, uuid);
	event->type = fonds_premis_term(premis, "eventType", type);
	event->date = dup_required(premis, date, "the date of an event");
	event->detail = dup_optional(premis, detail);
	event->outcome = fonds_premis_term(premis, "eventOutcome", outcome);
	return finish_part(premis, &premis->events, event);
}

void fonds_premis_event_note(struct fonds_premis *premis,
	struct fonds_premis_event *event, const char *note)
{
	if (fonds_premis_is_failed(premis))
		return;
	if (!event || !note || !*note)
		fonds_premis_misuse(premis, "a note has no event or no text");
	else if (!fonds_text_list_has(&event->notes, note))
		fonds_text_list_add(&premis->arena, &event->notes, note);
}

struct fonds_premis_agent *fonds_premis_agent_add(struct fonds_premis *premis,
	const char *uuid, const char *type, const char *name,
	const char *version, const char *note)
{
	struct fonds_premis_agent *agent = begin_part(premis, sizeof(*agent));

	if (!agent)
		return NULL;
	agent->uuid = dup_uuid(premis, uuid);
	agent->type = fonds_premis_term(premis, "agentType", type);
	agent->name = dup_required(premis, name, "the name of an agent");
	agent->version = dup_optional(premis, version);
	agent->note = dup_optional(premis, note);
	return finish_part(premis, &premis->agents, agent);
}

/* ISO 3166-1, alpha-2 or alpha-3. */
static bool is_country(const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (length != 2 && length != 3)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!isalpha((unsigned char)text[i]))
			return false;
	return true;
}

struct fonds_premis_rights *fonds_premis_rights_add(struct fonds_premis *premis,
	const char *uuid, const char *status, const char *jurisdiction,
	const char *note)
{
	struct fonds_premis_rights *rights = begin_part(
		premis, sizeof(*rights));

	if (!rights)
		return NULL;
	rights->uuid = dup_uuid(premis, uuid);
	rights->status = fonds_premis_term(premis, "copyrightStatus", status);
	rights->jurisdiction = dup_optional(premis, jurisdiction);
	if (!is_country(jurisdiction))
		fonds_premis_misuse(premis, "'%.100s' is not a country code",
			jurisdiction ? jurisdiction : "");
	rights->note = dup_optional(premis, note);
	return finish_part(premis, &premis->rights, rights);
}
