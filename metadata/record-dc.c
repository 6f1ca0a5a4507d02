/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/record-dc.h"

#include <ctype.h>
#include <string.h>

#include "base/error.h"
#include "metadata/record-parse.h"

/*
 * The crosswalk of dublin-core.c, backwards. A property goes where that one
 * took it from; where two fields went into one property (people and subjects),
 * the first of them gets all.
 */

/* A note is not made again when it is among so many of the last. */
#define NOTES_COMPARED 256

struct walk {
	struct fonds_record *record;
	const struct fonds_dc_set *set;
	const struct fonds_dc_description *original;    /* or NULL */
	const struct fonds_dc_description *translation; /* or NULL */
	const struct fonds_dc_description *from;        /* whose turn it is */
};

typedef void take_fn(struct walk *walk, const struct fonds_dc_term *term);

static bool is_uri(const struct fonds_dc_term *term)
{
	return (term->encoding && strcmp(term->encoding, "URI") == 0) ||
	       strncmp(term->value, "urn:", 4) == 0 ||
	       strncmp(term->value, "http://", 7) == 0 ||
	       strncmp(term->value, "https://", 8) == 0;
}

static const char *first_uri(
	const struct fonds_dc_description *description, const char *name)
{
	for (size_t i = 0; i < description->count; i++)
		if (strcmp(description->terms[i].name, name) == 0 &&
			is_uri(&description->terms[i]))
			return description->terms[i].value;
	return NULL;
}

/* By what it says of itself: simple Dublin Core has the source only. */
static bool is_translation(const struct fonds_dc_description *description)
{
	return first_uri(description, "isVersionOf") ||
	       first_uri(description, "source");
}

static bool names(const struct fonds_dc_description *description,
	const struct fonds_dc_description *other)
{
	const char *about = other->about;

	for (size_t i = 0; about && i < description->count; i++)
		if (strcmp(description->terms[i].value, about) == 0)
			return true;
	return false;
}

bool fonds_dc_set_pair(const struct fonds_dc_set *set,
	const struct fonds_dc_description **ret_original,
	const struct fonds_dc_description **ret_translation)
{
	size_t translation;

	*ret_original = NULL;
	*ret_translation = NULL;
	if (set->count == 1 && is_translation(set->items[0]))
		*ret_translation = set->items[0];
	else if (set->count == 1)
		*ret_original = set->items[0];
	if (set->count != 2)
		return set->count == 1;
	translation = is_translation(set->items[0]) ? 0 : 1;
	if (!is_translation(set->items[translation]) ||
		!names(set->items[translation], set->items[1 - translation]))
		return false;
	*ret_translation = set->items[translation];
	*ret_original = set->items[1 - translation];
	return true;
}

static void add_note(struct walk *walk, const char *label, const char *value)
{
	const struct fonds_record_note *note = walk->record->notes;

	for (size_t i = 0; note && i < NOTES_COMPARED; i++) {
		if (strcmp(note->label, label) == 0 &&
			strcmp(note->value, value) == 0)
			return;
		note = note->next;
	}
	fonds_record_note(
		walk->record, fonds_span_of(label), fonds_span_of(value));
}

/* The field of that key; a second value of a text is a note. */
static void put(
	struct walk *walk, const char *key, const struct fonds_dc_term *term)
{
	const struct fonds_record_field *field = fonds_record_field_by_key(key);
	struct fonds_span value = fonds_span_of(term->value);
	const char *const *single;
	const struct fonds_text_list *list;
	const char *tidy;

	single = fonds_record_field_single(field, walk->record);
	list = fonds_record_field_list(field, walk->record);
	tidy = field->kind == FONDS_RECORD_PARAGRAPHS
		       ? fonds_record_paragraphs(walk->record, value)
		       : fonds_record_line(walk->record, value);
	if (!tidy || (list && fonds_text_list_has(list, tidy)) ||
		(single && *single && strcmp(*single, tidy) == 0))
		return;
	if (single && *single)
		add_note(walk, term->name, term->value);
	else
		fonds_record_field_add(walk->record, field, value);
}

static void take_title(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "title", term);
}

static void take_summary(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "summary", term);
}

static void take_creator(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "authors", term);
}

static void take_contributor(
	struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk,
		walk->from == walk->translation ? "translators"
						: "contributors",
		term);
}

static void take_publisher(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "publisher", term);
}

static void take_subject(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "subjects_discussed", term);
}

static void take_place(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "associated_places", term);
}

static void take_date(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "original_publication_date", term);
}

static void take_available(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "original_upload_date", term);
}

static void take_rights(struct walk *walk, const struct fonds_dc_term *term)
{
	put(walk, "rights", term);
}

static bool is_quoted(const char *text)
{
	return *text == '"' || strncmp(text, "\xe2\x80\x9c", 3) == 0;
}

static bool is_word(const char *text)
{
	while (*text && !isspace((unsigned char)*text))
		text++;
	return *text == '\0';
}

/*
 * A citation begins with the title in quotes; else, of what is not the
 * translation, it is the reference.
 */
static void take_citation(struct walk *walk, const struct fonds_dc_term *term)
{
	if (walk->from == walk->translation || is_quoted(term->value))
		put(walk, "citation", term);
	else
		put(walk, "source", term);
}

/*
 * The address, the number; and in simple Dublin Core what was a citation or a
 * reference before.
 */
static void take_identifier(struct walk *walk, const struct fonds_dc_term *term)
{
	const char *about = walk->from->about;
	const char *value = term->value;

	if (about && strcmp(about, value) == 0)
		return;
	if (strncmp(value, "http", 4) == 0 && is_uri(term))
		put(walk, "document_url", term);
	else if (is_uri(term))
		add_note(walk, term->name, value);
	else if (is_quoted(value))
		put(walk, "citation", term);
	else
		put(walk, is_word(value) ? "record_id" : "source", term);
}

/* The translation's own language is that of its text, which is not here. */
static void take_language(struct walk *walk, const struct fonds_dc_term *term)
{
	const struct fonds_record_field *field = fonds_record_field_by_key(
		"language");

	if (walk->from != walk->translation)
		fonds_record_field_add(
			walk->record, field, fonds_span_of(term->value));
}

static void take_type(struct walk *walk, const struct fonds_dc_term *term)
{
	if (strcmp(term->value, "Text") != 0)
		add_note(walk, term->name, term->value);
}

/* Between the two, what is what follows from there being both. */
static void take_relation(struct walk *walk, const struct fonds_dc_term *term)
{
	const struct fonds_dc_description *other = walk->from == walk->original
							   ? walk->translation
							   : walk->original;

	if (other && other->about && strcmp(other->about, term->value) == 0)
		return;
	add_note(walk, term->name, term->value);
}

static void take_source(struct walk *walk, const struct fonds_dc_term *term)
{
	if (is_uri(term))
		take_relation(walk, term);
	else
		put(walk, "source", term);
}

/* "archive", "archive, fond 3", ...: said by the reference already. */
static bool is_level(const struct walk *walk, const char *value)
{
	const char *citation = walk->original ? walk->record->source : NULL;
	size_t size = strlen(value);

	return citation && strncmp(citation, value, size) == 0 &&
	       (citation[size] == ',' || citation[size] == '\0');
}

static void take_part(struct walk *walk, const struct fonds_dc_term *term)
{
	if (is_uri(term))
		take_relation(walk, term);
	else if (!is_level(walk, term->value))
		put(walk, "original_archive_title", term);
}

static const struct {
	const char *name;
	take_fn *take;
} properties[] = {
	{ "abstract", take_summary },
	{ "available", take_available },
	{ "bibliographicCitation", take_citation },
	{ "contributor", take_contributor },
	{ "coverage", take_place },
	{ "created", take_date },
	{ "creator", take_creator },
	{ "date", take_date },
	{ "description", take_summary },
	{ "hasVersion", take_relation },
	{ "identifier", take_identifier },
	{ "isVersionOf", take_relation },
	{ "language", take_language },
	{ "publisher", take_publisher },
	{ "relation", take_relation },
	{ "rights", take_rights },
	{ "source", take_source },
	{ "spatial", take_place },
	{ "subject", take_subject },
	{ "title", take_title },
	{ "type", take_type },
};

/* Those that are judged by what the others said. */
static bool is_late(const char *name)
{
	return strcmp(name, "isPartOf") == 0 ||
	       strcmp(name, "alternative") == 0;
}

static void take_late(struct walk *walk, const struct fonds_dc_term *term)
{
	const char *citation = walk->record->citation;

	if (strcmp(term->name, "isPartOf") == 0)
		take_part(walk, term);
	else if (!citation || !strstr(citation, term->value))
		add_note(walk, term->name, term->value);
}

static void take(struct walk *walk, const struct fonds_dc_term *term)
{
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		if (strcmp(properties[i].name, term->name) == 0) {
			properties[i].take(walk, term);
			return;
		}
	add_note(walk, term->name, term->value);
}

/* Records have no place for control characters. */
static bool is_plain(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < 0x20 &&
			    !fonds_char_is_blank(*text)) ||
			*text == 0x7f)
			return false;
	return true;
}

static void take_all(struct walk *walk,
	const struct fonds_dc_description *description, bool late)
{
	if (!description)
		return;
	walk->from = description;
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];

		if (is_late(term->name) != late || !is_plain(term->value))
			continue;
		if (late)
			take_late(walk, term);
		else
			take(walk, term);
	}
}

static void take_other(struct walk *walk, const struct fonds_dc_other *other)
{
	const struct fonds_record_field *field = fonds_record_field_by_label(
		fonds_span_of(other->name));

	if (other->is_label && field)
		fonds_record_field_add(
			walk->record, field, fonds_span_of(other->value));
	else
		add_note(walk, other->name, other->value);
}

/* A fonds_record_read_fn. */
static enum fonds_status read_dc(struct fonds_record *record,
	const void *payload, struct fonds_error **error)
{
	struct walk walk = { .record = record, .set = payload };

	if (!fonds_dc_set_pair(walk.set, &walk.original, &walk.translation))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a record is of one document and its translation, but "
			"%zu things are described",
			walk.set->count);
	record->is_json = true;
	for (int late = 0; late <= 1; late++) {
		take_all(&walk, walk.original, late);
		take_all(&walk, walk.translation, late);
	}
	for (const struct fonds_dc_other *other = walk.set->others; other;
		other = other->next)
		if (is_plain(other->name) && is_plain(other->value))
			take_other(&walk, other);
	return FONDS_OK;
}

enum fonds_status fonds_record_from_dc(const struct fonds_dc_set *set,
	struct fonds_record **ret, struct fonds_error **error)
{
	return fonds_record_make(read_dc, set, ret, error);
}
