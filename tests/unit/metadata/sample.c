/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/metadata/sample.h"

#include <stdlib.h>

#define UUID(n) "00000000-0000-5000-8000-0000000000" n

const char sample_hostile[] =
	"]]> & <script>alert(\"1\")</script> \x01\x1b[31m \xef\xbf\xbe \xff "
	"\xed\xa0\x80 'quoted'\r\nline \xd0\x9c";

static struct fonds_premis_object *add_file(struct fonds_premis *premis,
	const char *uuid, const char *name, const char *location)
{
	struct fonds_premis_object *file = fonds_premis_object_add(
		premis, FONDS_PREMIS_FILE, uuid);

	fonds_premis_file_set(premis, file, 3204, "sha256",
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8"
		"55",
		name, location);
	fonds_premis_file_format(premis, file, "Plain Text File", NULL,
		"PRONOM", "x-fmt/111", "all bytes are text in UTF-8");
	fonds_premis_file_format(premis, file, "text/plain", NULL,
		"IANA Media Types", "text/plain", NULL);
	return file;
}

/* The event, its program, and the objects from which and into which. */
static struct fonds_premis_event *add_event(struct fonds_premis *premis,
	const char *uuid, const char *type, const char *outcome,
	struct fonds_premis_agent *agent, struct fonds_premis_object *source,
	struct fonds_premis_object *result)
{
	struct fonds_premis_event *event = fonds_premis_event_add(premis, uuid,
		type, "2024-05-06T07:08:09Z", "a detail", outcome);

	if (agent)
		fonds_premis_event_agent(premis, event, agent, "exe");
	if (source)
		fonds_premis_event_object(premis, event, source, "sou");
	if (result)
		fonds_premis_event_object(premis, event, result, "out");
	return event;
}

struct fonds_premis *sample_premis(const char *text)
{
	struct fonds_premis *p = fonds_premis_new();
	struct fonds_premis_agent *program = fonds_premis_agent_add(
		p, UUID("01"), "sof", "fonds", "0.1.0", "a program");
	struct fonds_premis_agent *translator = fonds_premis_agent_add(
		p, UUID("02"), "per", text, NULL, NULL);
	struct fonds_premis_object *original = fonds_premis_object_add(
		p, FONDS_PREMIS_INTELLECTUAL_ENTITY, UUID("03"));
	struct fonds_premis_object *translation = fonds_premis_object_add(
		p, FONDS_PREMIS_INTELLECTUAL_ENTITY, UUID("04"));
	struct fonds_premis_object *received = fonds_premis_object_add(
		p, FONDS_PREMIS_REPRESENTATION, UUID("05"));
	struct fonds_premis_object *alone = fonds_premis_object_add(
		p, FONDS_PREMIS_REPRESENTATION, UUID("06"));
	struct fonds_premis_object *record = add_file(
		p, UUID("07"), "a record.txt", "data/record/a record: 1%.txt");
	struct fonds_premis_object *words = add_file(
		p, UUID("08"), NULL, "data/translation/eng/words.txt");
	struct fonds_premis_event *translating = fonds_premis_event_add(
		p, UUID("09"), "cre", "1950-09-30/..", "translation", "suc");
	struct fonds_premis_event *extraction = add_event(
		p, UUID("0a"), "ext", "suc", program, record, words);
	struct fonds_premis_event *validation = add_event(
		p, UUID("0b"), "val", "war", program, record, NULL);
	struct fonds_premis_rights *rights = fonds_premis_rights_add(
		p, UUID("0c"), "unk", "us", text);

	fonds_premis_object_identify(
		p, original, "archival reference", "APRF, fond 3");
	fonds_premis_object_identify(
		p, translation, "URL", "https://example.org/document/1");
	fonds_premis_object_property(p, original, "title", text);

	fonds_premis_event_agent(p, translating, translator, "imp");
	fonds_premis_event_object(p, translating, original, "sou");
	fonds_premis_event_object(p, translating, translation, "out");
	fonds_premis_event_note(p, validation, text);
	fonds_premis_event_note(p, validation, "a second note");

	fonds_premis_relate(
		p, original, translation, "der", "iso", "hss", translating);
	fonds_premis_relate(
		p, translation, received, "str", "isr", "rep", NULL);
	fonds_premis_relate(p, translation, alone, "str", "isr", "rep", NULL);
	fonds_premis_relate(p, received, record, "str", "inc", "isi", NULL);
	fonds_premis_relate(p, alone, words, "str", "inc", "isi", NULL);
	fonds_premis_relate(p, record, words, "der", "iso", "hss", extraction);
	fonds_premis_rights_object(p, rights, original);
	fonds_premis_rights_object(p, rights, translation);
	return p;
}

static struct fonds_record_level *add_level(struct fonds_record *record,
	const char *kind, const char *value, struct fonds_record_level *next)
{
	struct fonds_record_level *level = fonds_arena_alloc(
		&record->arena, sizeof(*level));

	level->kind = kind;
	level->value = value;
	level->next = next;
	return level;
}

static void add_levels(struct fonds_record *record)
{
	struct fonds_record_level *level = NULL;

	level = add_level(record, "listy", "123, 125", level);
	level = add_level(record, "delo", "827", level);
	level = add_level(record, "opis", "65", level);
	level = add_level(record, "fond", "3", level);
	record->levels = add_level(record, "archive", "APRF", level);
}

struct fonds_record *sample_record(const char *title)
{
	static const struct fonds_language russian = { "rus", "Russian", "ru" };
	struct fonds_record *record = calloc(1, sizeof(*record));

	if (!record)
		abort();
	fonds_arena_init(&record->arena, 1 << 20);
	record->title = title;
	record->citation_title = title;
	record->date_text = "September 30, 1950";
	record->has_date = true;
	record->date = (struct fonds_date){ 1950, 9, 30 };
	record->summary = title;
	record->url = "https://example.org/document/1";
	record->record_number = "113724";
	record->rights = title;
	record->upload_date = "2011-11-20";
	record->citation = "\"A memorandum\", September 30, 1950, An Archive";
	record->publisher = "An Archive";
	record->reference = "APRF, fond 3, opis 65, delo 827, listy 123, 125";
	add_levels(record);
	fonds_text_list_add(&record->arena, &record->authors, "A. Author");
	fonds_text_list_add(
		&record->arena, &record->contributors, "A. Contributor");
	fonds_text_list_add(
		&record->arena, &record->translators, "A. Translator");
	fonds_text_list_add(&record->arena, &record->subjects, "A subject");
	fonds_text_list_add(&record->arena, &record->people, "A subject");
	fonds_text_list_add(&record->arena, &record->people, "A person");
	fonds_text_list_add(&record->arena, &record->places, "Korea");
	record->languages[0] = &russian;
	record->language_count = 1;
	return record;
}

void sample_record_free(struct fonds_record *record)
{
	fonds_arena_clear(&record->arena);
	free(record);
}

static const struct fonds_language english = { "eng", "English", "en" };
static const struct fonds_language *const english_only[] = { &english };
static const char *plain_text[] = { "text/plain" };

const struct fonds_dc_entities sample_entities = {
	.original = "urn:uuid:" UUID("03"),
	.translation = "urn:uuid:" UUID("04"),
	.translation_languages = english_only,
	.translation_language_count = 1,
	.translation_formats = { .items = plain_text, .count = 1 },
};
