/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "record-helper.h"

static struct fonds_record *parse_source(const char *source)
{
	char text[2048];

	(void)snprintf(
		text, sizeof(text), "**A letter**\n\nSource:\n\n%s\n", source);
	return parse_record(text);
}

static void assert_levels(const struct fonds_record *record, const char *joined)
{
	char text[1024] = "";

	for (const struct fonds_record_level *level = record->levels; level;
		level = level->next) {
		size_t used = strlen(text);

		(void)snprintf(text + used, sizeof(text) - used, "%s%s=%s",
			used ? "|" : "", level->kind, level->value);
	}
	assert_string_equal(joined, text);
}

/* A source and what it must be taken apart into. */
static const struct source_case {
	const char *source;
	const char *reference;
	const char *levels;
	const char *contributors;
	const char *transcribers;
	const char *translators;
} cases[] = {
	{ "RGANI, f. 5, op. 49, d. 131, ll. 193-194. Translated by Gary "
	  "Goldberg.",
		"RGANI, f. 5, op. 49, d. 131, ll. 193-194",
		"archive=RGANI|fond=5|opis=49|delo=131|listy=193-194", "", "",
		"Gary Goldberg" },
	{ "APRF, fond 3, opis 65, delo 827, listy 123, 125",
		"APRF, fond 3, opis 65, delo 827, listy 123, 125",
		"archive=APRF|fond=3|opis=65|delo=827|listy=123, 125", "", "",
		"" },
	{ "APRF, fond 3, opis' 65, delo 827, listy 123, 125",
		"APRF, fond 3, opis' 65, delo 827, listy 123, 125",
		"archive=APRF|fond=3|opis=65|delo=827|listy=123, 125", "", "",
		"" },
	{ "AVPRF f. 0100, op. 34, 1946, p. 253, d. 18. Obtained and translated "
	  "for CWIHP by Austin Jersild.",
		"AVPRF f. 0100, op. 34, 1946, p. 253, d. 18",
		"archive=AVPRF|fond=0100|opis=34|papka=253|delo=18",
		"Austin Jersild", "", "Austin Jersild" },
	{ "BArch, B 136/59748, 403-410. Contributed, transcribed, and "
	  "translated by Stephan Kieninger.",
		"BArch, B 136/59748, 403-410",
		"archive=BArch|Signatur=B 136/59748", "Stephan Kieninger",
		"Stephan Kieninger", "Stephan Kieninger" },
	{ "National Archives of Ireland, Department of Foreign "
	  "Affairs/6/440/8/1. Contributed by Mervyn O'Driscoll.",
		"National Archives of Ireland, Department of Foreign "
		"Affairs/6/440/8/1",
		"archive=National Archives of Ireland", "Mervyn O'Driscoll", "",
		"" },
	{ "Diplomatic Archives, File A 0392 (Microfilm). Contributed by Robert "
	  "Hoppens and translated by Stephen Mercado.",
		"Diplomatic Archives, File A 0392 (Microfilm)",
		"archive=Diplomatic Archives|file=A 0392 (Microfilm)",
		"Robert Hoppens", "", "Stephen Mercado" },
	{ "Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1.",
		"Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1",
		"archive=Nehru Memorial Museum and "
		"Library|file=JNSG|volume=21-1",
		"", "", "" },
	{ "RGASPI, F. 558, Op. 11, D. 334, L. 12, 1950. Translated by A. M. "
	  "Smith, I.V. Petrov, Jr., and A. Lee.",
		"RGASPI, F. 558, Op. 11, D. 334, L. 12, 1950",
		"archive=RGASPI|fond=558|opis=11|delo=334|listy=12, 1950", "",
		"", "A. M. Smith|I.V. Petrov, Jr.|A. Lee" },
	{ "\xd0\xa0\xd0\x93\xd0\x90\xd0\x9d\xd0\x98, \xd1\x84. 5, "
	  "\xd0\xbe\xd0\xbf. 30, \xd0\xb4. 7, \xd0\xbb\xd0\xbb. 1-2.",
		"\xd0\xa0\xd0\x93\xd0\x90\xd0\x9d\xd0\x98, \xd1\x84. 5, "
		"\xd0\xbe\xd0\xbf. 30, \xd0\xb4. 7, \xd0\xbb\xd0\xbb. 1-2",
		"archive=\xd0\xa0\xd0\x93\xd0\x90\xd0\x9d\xd0\x98|fond=5|opis="
		"30|delo=7|listy=1-2",
		"", "", "" },
	{ "Document obtained by Wu Li. Translated from Chinese by Bo Chen for "
	  "the project; transcribed by Eva K. Novak.",
		NULL, "", "Wu Li", "Eva K. Novak", "Bo Chen" },
	{ "Translated by Ann Lee. TsAMO, fond 5", "TsAMO, fond 5",
		"archive=TsAMO|fond=5", "", "", "Ann Lee" },
	{ "TsAMO, fond 5; translated by Ann Lee & Wu Li", "TsAMO, fond 5",
		"archive=TsAMO|fond=5", "", "", "Ann Lee|Wu Li" },
	{ "X, fond 1. Translated by Ann Lee and edited by Wu Li.", "X, fond 1",
		"archive=X|fond=1", "", "", "Ann Lee" },
	{ "X, fond 1. Obtained by Ann Lee for the Project and Archive, and "
	  "translated by Wu Li for CWIHP and NKIDP.",
		"X, fond 1", "archive=X|fond=1", "Ann Lee", "", "Wu Li" },
	{ "X, fond 1. Acquired by Paul von Berg, Ali al-Amin and Jean de la "
	  "Tour.",
		"X, fond 1", "archive=X|fond=1",
		"Paul von Berg|Ali al-Amin|Jean de la Tour", "", "" },
	{ "X, fond 1. Published in Bulletin 6, pp. 3-4. Translated by Ann Lee.",
		"X, fond 1", "archive=X|fond=1", "", "", "Ann Lee" },
	{ "A book translated by hand", "A book translated by hand",
		"archive=A book translated by hand", "", "", "" },
	{ "RGANI f. 5 op. 49 d. 131 ll. 193-194",
		"RGANI f. 5 op. 49 d. 131 ll. "
		"193-194",
		"archive=RGANI|fond=5|opis=49|delo=131|listy=193-194", "", "",
		"" },
	{ "AVPRF, f. 0102, op. 6, por. 22, p. 56, l. 12ob",
		"AVPRF, f. 0102, op. 6, por. 22, p. 56, l. 12ob",
		"archive=AVPRF|fond=0102|opis=6|portsiia=22|papka=56|listy="
		"12ob",
		"", "", "" },
	{ "AVPRF; Fond 0102; Opis' 6; Papka 20; Delo 5; Listy 1-3, 7",
		"AVPRF; Fond 0102; Opis' 6; Papka 20; Delo 5; Listy 1-3, 7",
		"archive=AVPRF|fond=0102|opis=6|papka=20|delo=5|listy=1-3, 7",
		"", "", "" },
	{ "Архив МИД, Ф. 3, Оп. 65, Д. 827, Л. 123",
		"Архив МИД, Ф. 3, Оп. 65, Д. 827, Л. 123",
		"archive=Архив МИД|fond=3|opis=65|delo=827|listy=123", "", "",
		"" },
	{ "PA AA, Bestand B 130, Bd. 5, Bl. 12-14",
		"PA AA, Bestand B 130, Bd. 5, Bl. 12-14",
		"archive=PA AA|Bestand=B 130|Band=5|Blatt=12-14", "", "", "" },
	{ "SAPMO-BArch, DY 30/3295, Bl. 7", "SAPMO-BArch, DY 30/3295, Bl. 7",
		"archive=SAPMO-BArch|Signatur=DY 30/3295|Blatt=7", "", "", "" },
	{ "Landesarchiv, B 136/59748", "Landesarchiv, B 136/59748",
		"archive=Landesarchiv", "", "", "" },
	{ "National Archives, Record Group 59, Box 5, Folder Korea, pp. 3-4",
		"National Archives, Record Group 59, Box 5, Folder Korea, pp. "
		"3-4",
		"archive=National Archives|record group=59|box=5|folder=Korea|"
		"pages=3-4",
		"", "", "" },
	{ "National Archives, RG 59, vol. 3, p. 12",
		"National Archives, RG 59, vol. 3, p. 12",
		"archive=National Archives|record group=59|volume=3|pages=12",
		"", "", "" },
	{ "X, p. 12", "X, p. 12", "archive=X", "", "", "" },
	{ "List of archives, list of files, file 5",
		"List of archives, list of files, file 5",
		"archive=List of archives|file=5", "", "", "" },
	{ "Fondation X, opisany 5", "Fondation X, opisany 5",
		"archive=Fondation X", "", "", "" },
};

static void sources_are_taken_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct source_case *expected = &cases[i];
		struct fonds_record *record = parse_source(expected->source);

		assert_string_equal(expected->source, record->source);
		if (expected->reference)
			assert_string_equal(
				expected->reference, record->reference);
		else
			assert_null(record->reference);
		assert_levels(record, expected->levels);
		assert_list(&record->contributors, expected->contributors);
		assert_list(&record->transcribers, expected->transcribers);
		assert_list(&record->translators, expected->translators);
		fonds_record_free(record);
	}
}

static void a_publication_is_told_apart(void **state)
{
	static const char *const sources[] = {
		"X, fond 1. Published in Bulletin 6, pp. 3-4. Translated by A.",
		"X. Translated by Wu Li. Published in Bulletin 6, pp. 3-4.",
		"Published in Bulletin 6, pp. 3-4.",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		struct fonds_record *record = parse_source(sources[i]);

		assert_string_equal("Publication", record->notes->label);
		assert_string_equal("Published in Bulletin 6, pp. 3-4",
			record->notes->value);
		assert_null(record->notes->next);
		fonds_record_free(record);
	}
}

static void what_of_a_reference_is_not_understood_is_told(void **state)
{
	static const struct {
		const char *source;
		const char *told; /* NULL: all of it was understood */
	} told[] = {
		{ "RGANI, f. 5, op. 49, d. 131, ll. 193-194", NULL },
		{ "BArch, B 136/59748, Bl. 403-410", NULL },
		{ "X", NULL },
		{ "AVPRF f. 0100, op. 34, 1946, p. 253, d. 18", "'1946'" },
		{ "BArch, B 136/59748, 403-410", "'403-410'" },
		{ "X, p. 12", "'p. 12'" },
		{ "X, fond 1, Foreign Affairs/6/440",
			"'Foreign Affairs/6/440'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct fonds_record *record = parse_source(told[i].source);

		assert_int_equal(told[i].told != NULL,
			has_warning(record, "of the reference"));
		if (told[i].told)
			assert_true(has_warning(record, told[i].told));
		fonds_record_free(record);
	}
}

static void a_sentence_that_is_not_understood_becomes_a_note(void **state)
{
	struct fonds_record *record = parse_source(
		"TsAMO, fond 5. Translated by Ann Lee. See Bulletin 5.");

	(void)state;
	assert_string_equal("TsAMO, fond 5", record->reference);
	assert_string_equal("Source", record->notes->label);
	assert_string_equal("See Bulletin 5", record->notes->value);
	fonds_record_free(record);
}

/* Who edited it is no field; that it was for somebody is none either. */
static void thanks_that_say_more_are_kept_as_a_note(void **state)
{
	static const char *const sources[] = {
		"Obtained and translated for CWIHP by Austin Jersild",
		"Translated by Ann Lee and edited by Wu Li",
		"Obtained by Ann Lee for the Project, and translated by Wu Li",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		struct fonds_record *record;
		char text[256];

		(void)snprintf(
			text, sizeof(text), "X, fond 1. %s. Y.", sources[i]);
		record = parse_source(text);
		assert_string_equal("Source", record->notes->label);
		assert_string_equal(sources[i], record->notes->value);
		assert_string_equal("Y", record->notes->next->value);
		assert_null(record->notes->next->next);
		fonds_record_free(record);
	}
}

static void a_note_that_is_there_already_is_not_made_again(void **state)
{
	struct fonds_record *record = parse_record(
		"{\"title\": \"A\", \"source\": \"X. Translated by Ann Lee and "
		"edited by Wu Li. Published in Y. Translated by Bo.\", "
		"\"Publication\": [\"Published in Y\"], \"Source\": "
		"[\"Translated "
		"by Ann Lee and edited by Wu Li\"]}");

	(void)state;
	assert_string_equal("Published in Y", record->notes->value);
	assert_non_null(record->notes->next);
	assert_null(record->notes->next->next);
	fonds_record_free(record);
}

static void a_translator_named_twice_is_entered_once(void **state)
{
	struct fonds_record *record = parse_record(
		"**T**\n\nTranslators: Ann Lee\n\n"
		"Source: X, fond 1. Translated by Ann Lee and Wu Li.\n");

	(void)state;
	assert_list(&record->translators, "Ann Lee|Wu Li");
	fonds_record_free(record);
}

static void what_is_told_is_cut_between_characters(void **state)
{
	char source[600] = "X, fond 1, ";
	struct fonds_record *record;

	(void)state;
	for (int i = 0; i < 120; i++)
		strcat(source, "\xe2\x82\xac");
	record = parse_source(source);
	assert_true(has_warning(record, "of the reference 'X, fond 1, "));
	for (size_t i = 0; i < record->warnings.count; i++)
		assert_true(fonds_utf8_is_valid(record->warnings.items[i],
			strlen(record->warnings.items[i])));
	fonds_record_free(record);
}

static void the_levels_of_a_hostile_reference_are_bounded(void **state)
{
	static char text[64 * 1024];
	size_t used = (size_t)snprintf(
		text, sizeof(text), "**T**\n\nSource: X, fond 1");
	struct fonds_record *record;
	size_t count = 0;

	(void)state;
	while (used + 20 < sizeof(text))
		used += (size_t)snprintf(
			text + used, sizeof(text) - used, ", f. 1, l. 2, 3");
	record = parse_record(text);
	for (struct fonds_record_level *level = record->levels; level;
		level = level->next)
		count++;
	assert_in_range(count, 2, 16);
	assert_true(has_warning(record, "more was not understood"));
	assert_in_range(record->warnings.count, 9, 20);
	fonds_record_free(record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources_are_taken_apart),
		cmocka_unit_test(a_publication_is_told_apart),
		cmocka_unit_test(what_of_a_reference_is_not_understood_is_told),
		cmocka_unit_test(
			a_sentence_that_is_not_understood_becomes_a_note),
		cmocka_unit_test(thanks_that_say_more_are_kept_as_a_note),
		cmocka_unit_test(
			a_note_that_is_there_already_is_not_made_again),
		cmocka_unit_test(a_translator_named_twice_is_entered_once),
		cmocka_unit_test(what_is_told_is_cut_between_characters),
		cmocka_unit_test(the_levels_of_a_hostile_reference_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
