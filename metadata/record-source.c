/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A source string: the archival reference, "RGANI, f. 5, op. 49, d. 131, ll.
 * 193-194.", and behind it sentences of thanks, "Contributed by Robert
 * Hoppens and translated by Stephen Mercado." A sentence has clauses; a
 * clause has roles ("obtained and translated"), perhaps some words ("for
 * CWIHP"), "by", and names. What is not such a sentence is the reference.
 */
#include "metadata/record-parse.h"

#define NAME_MAX_SIZE 200
#define WORDS_BEFORE_BY_MAX 8

enum role {
	ROLE_CONTRIBUTOR = 1 << 0,
	ROLE_TRANSLATOR = 1 << 1,
	ROLE_TRANSCRIBER = 1 << 2,
};

static const struct {
	const char *word;
	enum role role;
} role_words[] = {
	{ "contributed", ROLE_CONTRIBUTOR },
	{ "obtained", ROLE_CONTRIBUTOR },
	{ "provided", ROLE_CONTRIBUTOR },
	{ "donated", ROLE_CONTRIBUTOR },
	{ "supplied", ROLE_CONTRIBUTOR },
	{ "acquired", ROLE_CONTRIBUTOR },
	{ "procured", ROLE_CONTRIBUTOR },
	{ "translated", ROLE_TRANSLATOR },
	{ "translation", ROLE_TRANSLATOR },
	{ "transcribed", ROLE_TRANSCRIBER },
};

struct clause {
	struct fonds_record *record;
	unsigned roles;
	struct fonds_span name; /* being read; empty between names */
	bool is_ended;          /* the name had its comma */

	/* Behind "for", "from": no names any more, which might be bodies. */
	bool is_skipping;
	bool has_skipped; /* words that are neither a role nor a name */
};

/* No more notes are looked through for one that says the same. */
#define NOTES_SEEN_MAX 64

static struct fonds_span without_punctuation(struct fonds_span word)
{
	while (word.size > 0 && strchr(",;.", word.data[word.size - 1]))
		word.size--;
	return word;
}

static bool ends_with_any(struct fonds_span word, const char *characters)
{
	return word.size > 0 && strchr(characters, word.data[word.size - 1]);
}

/* 0 when the word is none of a role. */
static unsigned role_of(struct fonds_span word)
{
	word = without_punctuation(word);
	for (size_t i = 0; i < sizeof(role_words) / sizeof(role_words[0]); i++)
		if (fonds_span_equal_fold(word, role_words[i].word))
			return (unsigned)role_words[i].role;
	return 0;
}

static bool is_one_of(
	struct fonds_span word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fonds_span_equal(word, words[i]))
			return true;
	return false;
}

static bool is_and(struct fonds_span word)
{
	static const char *const words[] = { "and", "&" };

	return is_one_of(word, words, 2);
}

/* What ends the names of a clause without ending it. */
static bool is_stop_word(struct fonds_span word)
{
	static const char *const words[] = { "for", "from", "with", "in", "to",
		"on", "at", "as" };

	return is_one_of(word, words, sizeof(words) / sizeof(words[0]));
}

static bool is_name_suffix(struct fonds_span word)
{
	static const char *const words[] = { "Jr", "Sr", "II", "III" };

	return is_one_of(without_punctuation(word), words, 4);
}

/* "A.", "I.V.", "Jr.": a dot that does not end the sentence. */
static bool is_abbreviation(struct fonds_span word)
{
	static const char *const words[] = { "Jr", "Sr", "Dr", "St", "Prof",
		"Mr", "Mrs", "Ms" };
	size_t letters = 0;

	word = without_punctuation(word);
	if (fonds_span_find(word, ".") < word.size ||
		is_one_of(word, words, sizeof(words) / sizeof(words[0])))
		return true;
	for (size_t i = 0; i < word.size; i++)
		letters += ((unsigned char)word.data[i] & 0xc0) != 0x80;
	return letters == 1;
}

static bool ends_sentence(struct fonds_span word)
{
	return ends_with_any(word, ".") && !is_abbreviation(word);
}

static void add_name(struct fonds_record *record, struct fonds_text_list *list,
	const char *name)
{
	/* A record has a handful of names; the rest need not be unique. */
	if (list->count < 64 && fonds_text_list_has(list, name))
		return;
	fonds_text_list_add(&record->arena, list, name);
}

/* Without the comma or the dot behind it; "Jr." keeps its own. */
static struct fonds_span without_end(struct fonds_span name)
{
	struct fonds_span rest;
	struct fonds_span word = { .size = 0 };

	while (ends_with_any(name, ",;"))
		name.size--;
	rest = name;
	while (fonds_span_cut_word(&rest, &word))
		;
	return is_abbreviation(word) ? name : without_punctuation(name);
}

static void end_name(struct clause *clause)
{
	struct fonds_record *record = clause->record;
	struct fonds_span span = clause->name;
	const char *name;

	span = without_end(span);
	clause->name.size = 0;
	clause->is_ended = false;
	if (span.size == 0 || span.size > NAME_MAX_SIZE)
		return;
	name = fonds_record_line(record, span);
	if (!name)
		return;
	if (clause->roles & ROLE_CONTRIBUTOR)
		add_name(record, &record->contributors, name);
	if (clause->roles & ROLE_TRANSLATOR)
		add_name(record, &record->translators, name);
	if (clause->roles & ROLE_TRANSCRIBER)
		add_name(record, &record->transcribers, name);
}

static void extend_name(struct clause *clause, struct fonds_span word)
{
	if (clause->is_ended && !is_name_suffix(word))
		end_name(clause);
	if (clause->name.size == 0)
		clause->name = word;
	clause->name.size = (size_t)(word.data + word.size - clause->name.data);
	clause->is_ended = ends_with_any(word, ",;");
}

/*
 * "Obtained and translated for CWIHP by": the roles, 0 when this is no such
 * beginning. *rest goes on behind "by"; *ret_all: there was nothing else.
 */
static unsigned cut_roles(struct fonds_span *rest, bool *ret_all)
{
	struct fonds_span after = *rest;
	struct fonds_span word;
	unsigned roles = 0;
	size_t count = 0;

	*ret_all = true;

	while (fonds_span_cut_word(&after, &word)) {
		unsigned role = role_of(word);

		if (roles == 0 && role == 0)
			return 0;
		if (fonds_span_equal_fold(word, "by")) {
			*rest = after;
			return roles;
		}
		if (++count > WORDS_BEFORE_BY_MAX || ends_sentence(word))
			return 0;
		roles |= role;
		*ret_all &= role != 0 || is_and(word);
	}
	return 0;
}

/* Does a clause begin behind this "and"? */
static bool clause_follows(struct fonds_span rest)
{
	bool is_all;

	return cut_roles(&rest, &is_all) != 0;
}

/* "and edited by": what begins with a small letter is no name. */
static bool may_be_name(const struct clause *clause, struct fonds_span word)
{
	static const char *const particles[] = { "de", "du", "di", "da", "dos",
		"van", "von", "der", "den", "ter", "al", "el", "bin", "ibn" };

	return clause->name.size > 0 || word.size == 0 || word.data[0] < 'a' ||
	       word.data[0] > 'z' || fonds_span_find(word, "-") < word.size ||
	       is_one_of(word, particles,
		       sizeof(particles) / sizeof(particles[0]));
}

/* The names of one clause. True when the sentence goes on with another. */
static bool read_names(struct clause *clause, struct fonds_span *rest)
{
	struct fonds_span before = *rest;
	struct fonds_span word;

	while (fonds_span_cut_word(rest, &word)) {
		struct fonds_span bare = without_punctuation(word);

		if (role_of(word) && clause_follows(before)) {
			*rest = before;
			return true;
		}
		before = *rest;
		if (is_and(bare)) {
			end_name(clause);
			continue;
		}
		if (is_stop_word(bare) || !may_be_name(clause, bare)) {
			end_name(clause);
			clause->is_skipping = true;
			clause->has_skipped = true;
		}
		if (!clause->is_skipping)
			extend_name(clause, word);
		if (ends_sentence(word))
			return false;
	}
	return false;
}

static struct fonds_span without_end_of_sentence(struct fonds_span part)
{
	return fonds_span_trim(without_punctuation(fonds_span_trim(part)));
}

/*
 * A record that was written here has these notes already, beside the source
 * that they come from.
 */
static void add_note(
	struct fonds_record *record, const char *label, struct fonds_span value)
{
	const struct fonds_record_note *note = record->notes;
	const char *line = fonds_record_line(record, value);

	for (size_t i = 0; line && note && i < NOTES_SEEN_MAX;
		i++, note = note->next)
		if (strcmp(note->label, label) == 0 &&
			strcmp(note->value, line) == 0)
			return;
	fonds_record_note(record, fonds_span_of(label), value);
}

/*
 * One sentence of thanks off rest; false when it is something else. One that
 * says more than who did what is kept as it is, too.
 */
static bool cut_thanks(struct fonds_record *record, struct fonds_span *rest)
{
	struct fonds_span sentence = fonds_span_trim(*rest);
	struct fonds_span after = sentence;
	bool goes_on = true;
	bool is_all = true;

	if (fonds_span_starts(after, "Document "))
		after = fonds_span_skip(after, strlen("Document "));
	if (!clause_follows(after))
		return false;
	while (goes_on) {
		struct clause clause = { .record = record };
		bool has_roles_only;

		clause.roles = cut_roles(&after, &has_roles_only);
		if (clause.roles == 0)
			break;
		goes_on = read_names(&clause, &after);
		end_name(&clause);
		is_all &= has_roles_only && !clause.has_skipped;
	}
	sentence.size -= after.size;
	if (!is_all)
		add_note(record, "Source", without_end_of_sentence(sentence));
	*rest = fonds_span_trim(after);
	return true;
}

/* Where thanks may begin: at the start, or behind the end of a sentence. */
static size_t find_thanks(struct fonds_span text)
{
	struct fonds_span rest = text;
	struct fonds_span word;
	bool may_begin = true;

	while (fonds_span_cut_word(&rest, &word)) {
		size_t at = (size_t)(word.data - text.data);
		struct fonds_span here = fonds_span_skip(text, at);

		if (may_begin && fonds_span_starts(here, "Document "))
			here = fonds_span_skip(here, strlen("Document "));
		if (may_begin && clause_follows(here))
			return at;
		may_begin = ends_with_any(word, ".,;)");
	}
	return text.size;
}

/* Where it is said that the document was printed; size when nowhere. */
static size_t find_publication(struct fonds_span text)
{
	static const char *const words[] = { "published in ", "printed in ",
		"reprinted in ", "first published in ",
		"originally published in ", "previously published in ",
		"also published in " };
	struct fonds_span rest = text;
	struct fonds_span word;
	bool may_begin = true;

	while (fonds_span_cut_word(&rest, &word)) {
		size_t at = (size_t)(word.data - text.data);

		for (size_t i = 0;
			may_begin && i < sizeof(words) / sizeof(words[0]); i++)
			if (fonds_span_starts_fold(
				    fonds_span_skip(text, at), words[i]))
				return at;
		may_begin = ends_with_any(word, ".;)");
	}
	return text.size;
}

/* What stands between two sentences of thanks. */
static void take_part(struct fonds_record *record, struct fonds_span part,
	struct fonds_span *reference)
{
	size_t at = find_publication(part);
	struct fonds_span printed = without_end_of_sentence(
		fonds_span_skip(part, at));

	part.size = at;
	part = without_end_of_sentence(part);
	if (reference->size == 0)
		*reference = part;
	else if (part.size > 0)
		add_note(record, "Source", part);
	if (printed.size > 0)
		add_note(record, "Publication", printed);
}

void fonds_record_read_source(
	struct fonds_record *record, struct fonds_span source)
{
	struct fonds_span rest = fonds_span_trim(source);
	struct fonds_span reference = { .size = 0 };

	while (rest.size > 0) {
		size_t at = find_thanks(rest);

		take_part(record, (struct fonds_span){ rest.data, at },
			&reference);
		rest = fonds_span_skip(rest, at);
		if (rest.size > 0 && !cut_thanks(record, &rest))
			break;
	}
	record->reference = fonds_record_line(record, reference);
	if (record->reference)
		fonds_record_read_levels(
			record, fonds_span_of(record->reference));
}
