/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An archival reference, "APRF, fond 3, opis 65, delo 827, listy 123, 125",
 * taken apart into its levels: the archive, then each component that begins
 * with the word of a level. Of a reference in another form only the archive
 * is told, which is its first component.
 */
#include "metadata/record-parse.h"

#define LEVELS_MAX 16

/* A value is copied for each part that is joined to it. */
#define PARTS_MAX 64
#define PART_SIZE_MAX 80

/* The words of Russian archives, abbreviated and whole, and a few others. */
static const struct level_word {
	const char *word;
	const char *kind;
} level_words[] = {
	{ "fond", "fond" },
	{ "f.", "fond" },
	{ "фонд", "fond" },
	{ "ф.", "fond" },
	{ "opis'", "opis" },
	{ "opis", "opis" },
	{ "op.", "opis" },
	{ "опись", "opis" },
	{ "оп.", "opis" },
	{ "delo", "delo" },
	{ "d.", "delo" },
	{ "дело", "delo" },
	{ "д.", "delo" },
	{ "listy", "listy" },
	{ "list", "listy" },
	{ "ll.", "listy" },
	{ "l.", "listy" },
	{ "листы", "listy" },
	{ "лист", "listy" },
	{ "лл.", "listy" },
	{ "л.", "listy" },
	{ "papka", "papka" },
	{ "p.", "papka" },
	{ "папка", "papka" },
	{ "п.", "papka" },
	{ "volume", "volume" },
	{ "vol.", "volume" },
	{ "file no.", "file" },
	{ "file", "file" },
};

struct reference {
	struct fonds_record *record;
	struct fonds_record_level *last;
	size_t count;
	size_t parts; /* joined, over all levels */
};

static bool has_digit(struct fonds_span text)
{
	for (size_t i = 0; i < text.size; i++)
		if (fonds_char_is_digit(text.data[i]))
			return true;
	return false;
}

/* The kind of level that text begins with, and its value; NULL when none. */
static const char *match_level(struct fonds_span text, struct fonds_span *ret)
{
	for (size_t i = 0; i < sizeof(level_words) / sizeof(level_words[0]);
		i++) {
		const char *word = level_words[i].word;
		struct fonds_span value;

		if (!fonds_span_starts_fold(text, word))
			continue;
		value = fonds_span_skip(text, strlen(word));
		/* "Fondation": a whole word must end here. */
		if (value.size == 0 ||
			(word[strlen(word) - 1] != '.' &&
				!fonds_char_is_blank(value.data[0])))
			continue;
		*ret = fonds_span_trim(value);
		return ret->size > 0 ? level_words[i].kind : NULL;
	}
	return NULL;
}

static void add_level(
	struct reference *reference, const char *kind, struct fonds_span value)
{
	struct fonds_record *record = reference->record;
	const char *text = fonds_record_line(record, value);
	struct fonds_record_level *level;

	if (!text || reference->count == LEVELS_MAX)
		return;
	level = fonds_arena_alloc(&record->arena, sizeof(*level));
	if (!level)
		return;
	*level = (struct fonds_record_level){ .kind = kind, .value = text };
	if (reference->last)
		reference->last->next = level;
	else
		record->levels = level;
	reference->last = level;
	reference->count++;
}

static bool is_year(struct fonds_span text)
{
	struct fonds_date date;

	return fonds_date_parse(text.data, text.size, &date);
}

/* "listy 123, 125": this belongs to the level before it. */
static bool goes_on(
	const struct reference *reference, struct fonds_span component)
{
	if (reference->count < 2 || !reference->last || component.size == 0 ||
		!fonds_char_is_digit(component.data[0]))
		return false;
	return strcmp(reference->last->kind, "listy") == 0 ||
	       !is_year(component);
}

static void extend_level(
	struct reference *reference, struct fonds_span component)
{
	char *joined;

	if (++reference->parts > PARTS_MAX || component.size > PART_SIZE_MAX)
		return;
	joined = fonds_arena_printf(&reference->record->arena, "%s, %.*s",
		reference->last->value, (int)component.size, component.data);

	if (joined)
		reference->last->value = joined;
}

/*
 * The archive, and where its name is not parted from the first level by a
 * comma ("AVPRF f. 0100") that level too.
 */
static void read_archive(
	struct reference *reference, struct fonds_span component)
{
	struct fonds_span rest = component;
	struct fonds_span word;

	while (fonds_span_cut_word(&rest, &word)) {
		struct fonds_span here = { word.data,
			component.size - (size_t)(word.data - component.data) };
		struct fonds_span archive = { component.data,
			(size_t)(word.data - component.data) };
		struct fonds_span value;
		const char *kind = match_level(here, &value);

		if (!kind || archive.size == 0 || !has_digit(value))
			continue;
		add_level(reference, "archive", archive);
		add_level(reference, kind, value);
		return;
	}
	add_level(reference, "archive", component);
}

void fonds_record_read_levels(
	struct fonds_record *record, struct fonds_span text)
{
	struct reference reference = { .record = record };
	struct fonds_span component;

	while (fonds_span_cut(&text, ",", &component)) {
		struct fonds_span value;
		const char *kind;

		component = fonds_span_trim(component);
		if (component.size == 0)
			continue;
		kind = match_level(component, &value);
		if (reference.count == 0 && !kind)
			read_archive(&reference, component);
		else if (kind)
			add_level(&reference, kind, value);
		else if (goes_on(&reference, component))
			extend_level(&reference, component);
	}
}
