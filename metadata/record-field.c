/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/record-parse.h"

/* More items than this in one list of languages is not a list of languages. */
#define LANGUAGE_NAMES_MAX 32

#define FIELD(name) offsetof(struct fonds_record, name)

static const struct fonds_record_field fields[] = {
	{ "Title", "title", FONDS_RECORD_LINE, FIELD(title) },
	{ "Date", "original_publication_date", FONDS_RECORD_LINE,
		FIELD(date_text) },
	{ "Citation", "citation", FONDS_RECORD_LINE, FIELD(citation) },
	{ "URL", "document_url", FONDS_RECORD_LINE, FIELD(url) },
	{ "Summary", "summary", FONDS_RECORD_PARAGRAPHS, FIELD(summary) },
	{ "Original Language", "language", FONDS_RECORD_LANGUAGES, 0 },
	{ "Language", NULL, FONDS_RECORD_LANGUAGES, 0 },
	{ "Contents", NULL, FONDS_RECORD_CONTENTS, 0 },
	{ "Source", "source", FONDS_RECORD_LINE, FIELD(source) },
	{ "Rights", "rights", FONDS_RECORD_PARAGRAPHS, FIELD(rights) },
	{ "Credits", "credits", FONDS_RECORD_PARAGRAPHS, FIELD(credits) },
	{ "Donor(s)", "donors", FONDS_RECORD_LIST, FIELD(donors) },
	{ "Author(s)", "authors", FONDS_RECORD_LIST, FIELD(authors) },
	{ "Translator(s)", "translators", FONDS_RECORD_LIST,
		FIELD(translators) },
	/* Who gave it, who typed it off: else they stand in the source. */
	{ "Contributor(s)", "contributors", FONDS_RECORD_LIST,
		FIELD(contributors) },
	{ "Transcriber(s)", "transcribers", FONDS_RECORD_LIST,
		FIELD(transcribers) },
	{ "Publisher", "publisher", FONDS_RECORD_LINE, FIELD(publisher) },
	{ "Associated Places", "associated_places", FONDS_RECORD_LIST,
		FIELD(places) },
	{ "Subjects Discussed", "subjects_discussed", FONDS_RECORD_LIST,
		FIELD(subjects) },
	{ "Associated People & Organizations", "associated_people_orgs",
		FONDS_RECORD_LIST, FIELD(people) },
	/*
	 * In the archive's records these are the persons who speak in the
	 * document; who gave it to the archive stands in the source string.
	 */
	{ "Document Contributor(s)", "document_contributors", FONDS_RECORD_LIST,
		FIELD(people) },
	{ "Original Uploaded Date", "original_upload_date", FONDS_RECORD_LINE,
		FIELD(upload_date) },
	{ "Original Archive", "original_archive_title", FONDS_RECORD_LIST,
		FIELD(archives) },
	{ "Record ID", "record_id", FONDS_RECORD_LINE, FIELD(record_number) },
	{ "Original Classification", "original_classification",
		FONDS_RECORD_LINE, FIELD(classification) },
};

#define FIELD_COUNT (sizeof(fields) / sizeof(fields[0]))

/* "Author(s)" stands for "Author" and "Authors" too. */
static bool is_label(struct fonds_span text, const char *label)
{
	struct fonds_span stem = fonds_span_of(label);

	if (fonds_span_equal_fold(text, label))
		return true;
	if (!fonds_span_ends(stem, "(s)"))
		return false;
	stem.size -= strlen("(s)");
	if (text.size == stem.size + 1 &&
		fonds_char_lower(text.data[stem.size]) == 's')
		text.size--;
	return fonds_span_same_fold(text, stem);
}

const struct fonds_record_field *fonds_record_field_by_label(
	struct fonds_span label)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (is_label(label, fields[i].label))
			return &fields[i];
	return NULL;
}

const struct fonds_record_field *fonds_record_field_by_key(const char *key)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i].key && strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

const struct fonds_record_field *fonds_record_field_at(size_t index)
{
	return index < FIELD_COUNT ? &fields[index] : NULL;
}

const char *const *fonds_record_field_single(
	const struct fonds_record_field *field,
	const struct fonds_record *record)
{
	if (field->kind != FONDS_RECORD_LINE &&
		field->kind != FONDS_RECORD_PARAGRAPHS)
		return NULL;
	return (const char *const *)((const char *)record + field->offset);
}

const struct fonds_text_list *fonds_record_field_list(
	const struct fonds_record_field *field,
	const struct fonds_record *record)
{
	if (field->kind != FONDS_RECORD_LIST)
		return NULL;
	return (const struct fonds_text_list *)((const char *)record +
						field->offset);
}

static void add_single(struct fonds_record *record,
	const struct fonds_record_field *field, struct fonds_span value)
{
	const char **place = (const char **)((char *)record + field->offset);

	if (*place) {
		fonds_record_note(record, fonds_span_of(field->label), value);
		return;
	}
	*place = field->kind == FONDS_RECORD_PARAGRAPHS
			 ? fonds_record_paragraphs(record, value)
			 : fonds_record_line(record, value);
}

static void add_item(struct fonds_record *record,
	const struct fonds_record_field *field, struct fonds_span value)
{
	struct fonds_text_list *list =
		(struct fonds_text_list *)((char *)record + field->offset);
	const char *item = fonds_record_line(record, value);

	if (item)
		fonds_text_list_add(&record->arena, list, item);
}

/* True when the language is known; a repeated one is not entered again. */
static bool add_language(struct fonds_record *record, struct fonds_span name)
{
	const size_t maximum = sizeof(record->languages) /
			       sizeof(record->languages[0]);
	const struct fonds_language *language = fonds_language_find(
		name.data, name.size);

	if (!language)
		return false;
	for (size_t i = 0; i < record->language_count; i++)
		if (record->languages[i] == language)
			return true;
	if (record->language_count == maximum)
		return false;
	record->languages[record->language_count++] = language;
	return true;
}

static void refuse_language(struct fonds_record *record, struct fonds_span name)
{
	const char *text = fonds_record_line(record, name);

	if (!text)
		return;
	fonds_record_note(record, fonds_span_of("Original Language"), name);
	fonds_record_warn(record,
		"the record names the language '%s', which was not understood",
		text);
}

static bool cut_joint(struct fonds_span *names, struct fonds_span *ret)
{
	static const char *const joints[] = { " and ", " & " };

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
		size_t at = fonds_span_find(*names, joints[i]);

		if (at == names->size)
			continue;
		*ret = (struct fonds_span){ .data = names->data, .size = at };
		*names = fonds_span_skip(*names, at + strlen(joints[i]));
		return true;
	}
	return false;
}

/* Behind a comma: "Russian, English, and Chinese". */
static struct fonds_span without_joint(struct fonds_span name)
{
	if (fonds_span_starts_fold(name, "and "))
		name = fonds_span_skip(name, strlen("and "));
	else if (fonds_span_starts(name, "& "))
		name = fonds_span_skip(name, strlen("& "));
	return fonds_span_trim(name);
}

/* "Russian and English", where no language of the whole name is known. */
static void add_joined_languages(
	struct fonds_record *record, struct fonds_span names)
{
	struct fonds_span second = without_joint(names);
	struct fonds_span first;

	if (add_language(record, second))
		return;
	if (!cut_joint(&second, &first) || !add_language(record, first)) {
		refuse_language(record, names);
		return;
	}
	if (!add_language(record, second))
		refuse_language(record, second);
}

/* False when this is no list of languages any longer. */
static bool read_names(
	struct fonds_record *record, struct fonds_span value, size_t *count)
{
	struct fonds_span rest = value;
	struct fonds_span name;

	while (fonds_span_cut(&rest, ",", &name)) {
		name = fonds_span_trim(name);
		if (name.size == 0 || add_language(record, name))
			continue;
		if (++*count > LANGUAGE_NAMES_MAX)
			return false;
		add_joined_languages(record, name);
	}
	return true;
}

static void read_languages(struct fonds_record *record, struct fonds_span value)
{
	struct fonds_span rest = value;
	struct fonds_span part;
	size_t count = 0;

	/* A name may have a comma itself: "Greek, Modern (1453-)". */
	while (fonds_span_cut(&rest, ";/\n", &part)) {
		part = fonds_span_trim(part);
		if (add_language(record, part) ||
			read_names(record, part, &count))
			continue;
		refuse_language(record, value);
		return;
	}
}

void fonds_record_field_add(struct fonds_record *record,
	const struct fonds_record_field *field, struct fonds_span value)
{
	value = fonds_span_trim(value);
	if (value.size == 0)
		return;
	switch (field->kind) {
	case FONDS_RECORD_LINE:
	case FONDS_RECORD_PARAGRAPHS:
		add_single(record, field, value);
		break;
	case FONDS_RECORD_LIST:
		add_item(record, field, value);
		break;
	case FONDS_RECORD_LANGUAGES:
		read_languages(record, value);
		break;
	case FONDS_RECORD_CONTENTS:
		fonds_record_note(record, fonds_span_of(field->label), value);
		break;
	}
}

void fonds_record_field_read(struct fonds_record *record,
	const struct fonds_record_field *field, struct fonds_span value)
{
	struct fonds_span item;

	if (field->kind != FONDS_RECORD_LIST) {
		fonds_record_field_add(record, field, value);
		return;
	}
	while (fonds_span_cut(&value, ";\n", &item))
		fonds_record_field_add(record, field, item);
}
