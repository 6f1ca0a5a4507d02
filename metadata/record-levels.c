/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An archival reference, "APRF, fond 3, opis 65, delo 827, listy 123, 125",
 * taken apart into its levels: the archive, then each component that begins
 * with the word of a level. What is no such component stays in the reference
 * alone, and is told: nothing is guessed.
 */
#include "metadata/record-parse.h"

#define LEVELS_MAX 16

/* A value is copied for each part that is joined to it. */
#define PARTS_MAX 64
#define PART_SIZE_MAX 80

/* No more of a reference is quoted in a sentence. */
#define QUOTED_MAX 200

/* Sentences about one reference; a longer component is not looked into. */
#define REFUSED_MAX 8
#define COMPONENT_MAX 1024

/* No reference needs more words to tell what "p." means. */
#define REFERENCE_MAX 4096

/*
 * The words of Russian, German and English archives, abbreviated and whole;
 * a longer one stands before the one that it begins with.
 */
static const struct level_word {
	const char *word;
	const char *kind;
} level_words[] = {
	{ "fond", "fond" },
	{ "f.", "fond" },
	{ "фонд", "fond" },
	{ "Фонд", "fond" },
	{ "ф.", "fond" },
	{ "Ф.", "fond" },
	{ "opis'", "opis" },
	{ "opis", "opis" },
	{ "op.", "opis" },
	{ "опись", "opis" },
	{ "оп.", "opis" },
	{ "Оп.", "opis" },
	{ "delo", "delo" },
	{ "d.", "delo" },
	{ "дело", "delo" },
	{ "д.", "delo" },
	{ "Д.", "delo" },
	{ "listy", "listy" },
	{ "list", "listy" },
	{ "ll.", "listy" },
	{ "l.", "listy" },
	{ "листы", "listy" },
	{ "лист", "listy" },
	{ "лл.", "listy" },
	{ "Лл.", "listy" },
	{ "л.", "listy" },
	{ "Л.", "listy" },
	{ "papka", "papka" },
	{ "pap.", "papka" },
	{ "папка", "papka" },
	{ "п.", "papka" },
	{ "П.", "papka" },
	{ "portsiia", "portsiia" },
	{ "portsiya", "portsiia" },
	{ "por.", "portsiia" },
	{ "порция", "portsiia" },
	{ "пор.", "portsiia" },

	{ "Bestand", "Bestand" },
	{ "Best.", "Bestand" },
	{ "Signatur", "Signatur" },
	{ "Sign.", "Signatur" },
	{ "Band", "Band" },
	{ "Bd.", "Band" },
	{ "Blatt", "Blatt" },
	{ "Bll.", "Blatt" },
	{ "Bl.", "Blatt" },

	{ "record group", "record group" },
	{ "RG", "record group" },
	{ "series", "series" },
	{ "box", "box" },
	{ "folder", "folder" },
	{ "volume", "volume" },
	{ "vol.", "volume" },
	{ "file no.", "file" },
	{ "file", "file" },
	{ "pages", "pages" },
	{ "page", "pages" },
	{ "pp.", "pages" },
};

/*
 * "p." is a papka among the levels of a Russian archive, and a page among
 * those of an English one; alone it is neither.
 */
static const struct {
	const char *neighbour;
	const char *kind;
} p_kinds[] = {
	{ "fond", "papka" },
	{ "opis", "papka" },
	{ "delo", "papka" },
	{ "record group", "pages" },
	{ "box", "pages" },
	{ "folder", "pages" },
	{ "volume", "pages" },
};

static const char *const leaf_kinds[] = { "listy", "Blatt", "pages" };

struct reference {
	struct fonds_record *record;
	const char *p_kind; /* what "p." stands for here, or NULL */
	struct fonds_record_level *last;
	size_t count;
	size_t parts;   /* joined, over all levels */
	size_t refused; /* components that were not understood */
};

/* The value behind the word of a level, if text begins with that word. */
static bool cut_level_word(
	struct fonds_span text, const char *word, struct fonds_span *ret)
{
	struct fonds_span value;

	if (!fonds_span_starts_fold(text, word))
		return false;
	value = fonds_span_skip(text, strlen(word));
	/* "Fondation": a whole word must end here. */
	if (value.size == 0 || (word[strlen(word) - 1] != '.' &&
				       !fonds_char_is_blank(value.data[0])))
		return false;
	*ret = fonds_span_trim(value);
	/* "list of names" is no level, "file JNSG" and "folder Korea" are. */
	return ret->size > 0 && !(ret->data[0] >= 'a' && ret->data[0] <= 'z');
}

/* The kind of level that text begins with, and its value; NULL when none. */
static const char *match_level(
	struct fonds_span text, const char *p_kind, struct fonds_span *ret)
{
	for (size_t i = 0; i < sizeof(level_words) / sizeof(level_words[0]);
		i++)
		if (cut_level_word(text, level_words[i].word, ret))
			return level_words[i].kind;
	return p_kind && cut_level_word(text, "p.", ret) ? p_kind : NULL;
}

/* What "p." means, by the first level that tells. */
static const char *find_p_kind(struct fonds_span text)
{
	struct fonds_span rest = text;
	struct fonds_span word;

	if (rest.size > REFERENCE_MAX)
		rest.size = REFERENCE_MAX;
	while (fonds_span_cut_word(&rest, &word)) {
		struct fonds_span here = { word.data,
			text.size - (size_t)(word.data - text.data) };
		struct fonds_span value;
		const char *kind = match_level(here, NULL, &value);

		for (size_t i = 0;
			kind && i < sizeof(p_kinds) / sizeof(p_kinds[0]); i++)
			if (strcmp(kind, p_kinds[i].neighbour) == 0)
				return p_kinds[i].kind;
	}
	return NULL;
}

static void refuse(struct reference *reference, struct fonds_span part)
{
	struct fonds_record *record = reference->record;
	int whole = fonds_record_quote_size(
		fonds_span_of(record->reference), QUOTED_MAX);
	int size = fonds_record_quote_size(part, QUOTED_MAX);

	if (++reference->refused <= REFUSED_MAX)
		fonds_record_warn(record,
			"of the reference '%.*s' this was not understood: "
			"'%.*s'",
			whole, record->reference, size, part.data);
	else if (reference->refused == REFUSED_MAX + 1)
		fonds_record_warn(record,
			"of the reference '%.*s' more was not understood",
			whole, record->reference);
}

static void add_level(
	struct reference *reference, const char *kind, struct fonds_span value)
{
	struct fonds_record *record = reference->record;
	const char *text = fonds_record_line(record, value);
	struct fonds_record_level *level;

	if (reference->count == LEVELS_MAX) {
		refuse(reference, value);
		return;
	}
	if (!text)
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

bool fonds_record_level_is_leaf(const struct fonds_record_level *level)
{
	for (size_t i = 0; i < sizeof(leaf_kinds) / sizeof(leaf_kinds[0]); i++)
		if (strcmp(level->kind, leaf_kinds[i]) == 0)
			return true;
	return false;
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
		!fonds_char_is_digit(component.data[0]) ||
		strcmp(reference->last->kind, "Signatur") == 0)
		return false;
	return fonds_record_level_is_leaf(reference->last) ||
	       !is_year(component);
}

static void extend_level(
	struct reference *reference, struct fonds_span component)
{
	char *joined;

	if (++reference->parts > PARTS_MAX || component.size > PART_SIZE_MAX) {
		refuse(reference, component);
		return;
	}
	joined = fonds_arena_printf(&reference->record->arena, "%s, %.*s",
		reference->last->value, (int)component.size, component.data);

	if (joined)
		reference->last->value = joined;
}

static bool begins_with_digit(struct fonds_span value)
{
	return value.size > 0 && fonds_char_is_digit(value.data[0]);
}

/*
 * The place behind the first word where the next level with a number begins,
 * in a component without commas: "f. 5 op. 49". Its size when there is none.
 */
static size_t find_level(
	const struct reference *reference, struct fonds_span component)
{
	struct fonds_span rest = component;
	struct fonds_span word;

	(void)fonds_span_cut_word(&rest, &word);
	while (fonds_span_cut_word(&rest, &word)) {
		size_t at = (size_t)(word.data - component.data);
		struct fonds_span value;

		if (match_level(fonds_span_skip(component, at),
			    reference->p_kind, &value) &&
			begins_with_digit(value))
			return at;
	}
	return component.size;
}

/* A component that begins with the word of a level, or goes on with one. */
static void read_component(
	struct reference *reference, struct fonds_span component)
{
	while (component.size > 0) {
		size_t end = component.size > COMPONENT_MAX
				     ? component.size
				     : find_level(reference, component);
		struct fonds_span part = fonds_span_trim(
			(struct fonds_span){ component.data, end });
		struct fonds_span value;
		const char *kind = match_level(part, reference->p_kind, &value);

		if (reference->count == 0 &&
			(!kind || !begins_with_digit(value)))
			add_level(reference, "archive", part);
		else if (kind)
			add_level(reference, kind, value);
		else if (goes_on(reference, part))
			extend_level(reference, part);
		else
			refuse(reference, part);
		component = fonds_span_skip(component, end);
	}
}

/*
 * "BArch, B 136/59748": the German Federal Archives ask to be cited so, by
 * the letters and number of the Bestand and the number of the unit in it.
 */
static bool is_signature(
	const struct reference *reference, struct fonds_span component)
{
	size_t slash = fonds_span_find(component, "/");
	struct fonds_span unit = fonds_span_skip(component, slash + 1);
	size_t at = 0;

	if (reference->count != 1 ||
		!fonds_span_ends(
			fonds_span_of(reference->last->value), "BArch"))
		return false;
	while (at < component.size && fonds_char_is_upper(component.data[at]))
		at++;
	if (at == 0 || at > 4 || at >= slash || component.data[at++] != ' ' ||
		at == slash || unit.size == 0)
		return false;
	while (at < slash && fonds_char_is_digit(component.data[at]))
		at++;
	for (size_t i = 0; i < unit.size; i++)
		if (!fonds_char_is_digit(unit.data[i]))
			return false;
	return at == slash;
}

bool fonds_record_is_level(struct fonds_span component)
{
	struct fonds_span value;

	return match_level(component, NULL, &value) != NULL;
}

void fonds_record_read_levels(
	struct fonds_record *record, struct fonds_span text)
{
	struct reference reference = {
		.record = record,
		.p_kind = find_p_kind(text),
	};
	struct fonds_span component;

	while (reference.refused <= REFUSED_MAX &&
		fonds_span_cut(&text, ",;", &component)) {
		component = fonds_span_trim(component);
		if (is_signature(&reference, component))
			add_level(&reference, "Signatur", component);
		else
			read_component(&reference, component);
	}
}
