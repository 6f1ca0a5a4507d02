/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The five real field records and the real page, field by field: what is not
 * written here by hand must not be there. Long prose is told by its first
 * words and its size in bytes. Lists are parted by "|".
 */
#include <stdio.h>
#include <stdlib.h>

#include "record-helper.h"

#define SHARED_MAX ((size_t)1024 * 1024)
#define JOINED_MAX 4096

struct prose {
	const char *beginning;
	size_t size;
};

/* The names are those of struct fonds_record; NULL and "" are empty. */
static const struct expected {
	const char *title;
	const char *date_text;
	const char *edtf; /* in all of these a single day */
	struct prose summary;
	const char *url;
	const char *record_number;
	struct prose rights;
	const char *credits;
	const char *classification;
	const char *upload_date;
	const char *citation;
	const char *citation_title;
	const char *citation_date;
	const char *publisher;
	const char *source;
	const char *reference;
	const char *levels;
	const char *archives;
	const char *authors;
	const char *contributors;
	const char *translators;
	const char *transcribers;
	const char *people;
	const char *places;
	const char *subjects;
	const char *donors;
	const char *languages;
	const char *texts; /* "translation eng, assumed, 9132" */
	const char *notes;
	const char *warnings;
} objects[] = {
	{
		.title = "Letter, Jawaharlal Nehru to All Provincial Premiers",
		.date_text = "April 1, 1949",
		.edtf = "1949-04-01",
		.summary = { "Nehru briefs the Provincial Premiers", 244 },
		.url = "https://digitalarchive.wilsoncenter.org/document/"
		       "letter-jawaharlal-nehru-all-provincial-premiers",
		.record_number = "300653",
		.rights = { "The History and Public Policy Program", 523 },
		.classification = "Secret",
		.upload_date = "2023-10-10",
		.publisher = "Wilson Center Digital Archive",
		.source = "Nehru Memorial Museum and Library, File No. JNSG, "
			  "vol. 21-1.",
		.reference = "Nehru Memorial Museum and Library, File No. "
			     "JNSG, vol. 21-1",
		.levels = "archive=Nehru Memorial Museum and Library|file=JNSG|"
			  "volume=21-1",
		.archives = "Nehru Memorial Museum and Library (NMML)",
		.authors = "Nehru, Jawaharlal",
		.places = "India|China|Southeast Asia|Pakistan",
		.subjects = "India--Foreign relations--Pakistan",
		.languages = "eng",
		.texts = "transcript eng, 21978",
		.notes = "page_number=0|page_number_one_indexed=1|"
			 "page_position=1|"
			 "scraped_at=2025-10-07T12:40:14.712690",
	},
	{
		.title = "Economic Cooperation Division [Ministry of Foreign "
			 "Affairs, Japan], 'Main Points of Meeting Between "
			 "Prime Minister Sato and National Defense Minister "
			 "Chiang Ching-kuo'",
		.date_text = "November 24, 1967",
		.edtf = "1967-11-24",
		.summary = { "The Japanese Foreign Ministry provides", 135 },
		.url = "https://digitalarchive.wilsoncenter.org/document/"
		       "economic-cooperation-division-ministry-foreign-affairs-"
		       "japan-main-points-meeting-between",
		.record_number = "300641",
		.rights = { "The History and Public Policy Program", 523 },
		.credits = "This document was made possible with support from "
			   "Chun & Jane Chiu Family Foundation",
		.classification = "Secret",
		.upload_date = "2023-10-05",
		.publisher = "Wilson Center Digital Archive",
		.source = "Diplomatic Archives of the Ministry of Foreign "
			  "Affairs of Japan, File A’0392 (Microfilm). "
			  "Contributed by Robert Hoppens and translated by "
			  "Stephen Mercado.",
		.reference = "Diplomatic Archives of the Ministry of Foreign "
			     "Affairs of Japan, File A’0392 (Microfilm)",
		.levels = "archive=Diplomatic Archives of the Ministry of "
			  "Foreign Affairs of Japan|file=A’0392 (Microfilm)",
		.archives = "Diplomatic Archives of the Ministry of Foreign "
			    "Affairs of Japan",
		.authors = "Japan. Foreign Ministry",
		.contributors = "Robert Hoppens",
		.translators = "Stephen Mercado",
		.people = "Satō, Eisaku|Chiang, Ching-kuo (Jiang Jingguo)",
		.places = "Japan|Taiwan",
		.subjects = "Japan--Foreign relations--Taiwan|Japan--Economic "
			    "policy|Taiwan--Economic policy",
		.donors = "Chun & Jane Chiu Family Foundation",
		.languages = "jpn",
		.texts = "translation eng, assumed, 9132",
		.notes = "page_number=0|page_number_one_indexed=1|"
			 "page_position=2|"
			 "scraped_at=2025-10-07T12:40:22.494587",
		.warnings = "the record does not say in which language its "
			    "text is; English was assumed",
	},
	{
		.title = "Petition on Opposition to the Coming to Japan of "
			 "Taiwan’s National Defense Minister Chiang",
		.date_text = "November 6, 1967",
		.edtf = "1967-11-06",
		.summary = { "Kawase Ikkan insists that", 161 },
		.url = "https://digitalarchive.wilsoncenter.org/document/"
		       "petition-opposition-coming-japan-taiwans-national-"
		       "defense-minister-chiang",
		.record_number = "300639",
		.rights = { "The History and Public Policy Program", 523 },
		.credits = "This document was made possible with support from "
			   "Chun & Jane Chiu Family Foundation",
		.upload_date = "2023-10-05",
		.publisher = "Wilson Center Digital Archive",
		.source = "Diplomatic Archives of the Ministry of Foreign "
			  "Affairs of Japan, File A’0392 (Microfilm). "
			  "Contributed by Robert Hoppens and translated by "
			  "Stephen Mercado.",
		.reference = "Diplomatic Archives of the Ministry of Foreign "
			     "Affairs of Japan, File A’0392 (Microfilm)",
		.levels = "archive=Diplomatic Archives of the Ministry of "
			  "Foreign Affairs of Japan|file=A’0392 (Microfilm)",
		.archives = "Diplomatic Archives of the Ministry of Foreign "
			    "Affairs of Japan",
		.authors = "Kawase, Ikkan|Japan-China Import-Export "
			   "Association",
		.contributors = "Robert Hoppens",
		.translators = "Stephen Mercado",
		.people = "Ushiba, Nobuhiko|Chiang, Ching-kuo (Jiang Jingguo)",
		.places = "Japan|Taiwan|China",
		.subjects = "Japan--Foreign relations--Taiwan|China--Foreign "
			    "relations--Japan|Japan--Politics and government--"
			    "1945-1989|Vietnam War, 1961-1975|Taiwan--"
			    "International status",
		.donors = "Chun & Jane Chiu Family Foundation",
		.languages = "jpn",
		.texts = "translation eng, assumed, 3080",
		.notes = "page_number=0|page_number_one_indexed=1|"
			 "page_position=4|"
			 "scraped_at=2025-10-07T12:40:38.021586",
		.warnings = "the record does not say in which language its "
			    "text is; English was assumed",
	},
	{
		.title = "The Chancellor's [Helmut Kohl's] Meeting with "
			 "British PM Blair on 20 October 1997, 10.30 a.m. - 3 "
			 "p.m. in Chequers",
		.date_text = "October 31, 1997",
		.edtf = "1997-10-31",
		.summary = { "Kohl and Blair examine Britain's role", 232 },
		.url = "https://digitalarchive.wilsoncenter.org/document/"
		       "chancellors-helmut-kohls-meeting-british-pm-blair-20-"
		       "october-1997-1030-am-3-pm-chequers",
		.record_number = "300242",
		.rights = { "The History and Public Policy Program", 523 },
		.upload_date = "2023-10-03",
		.publisher = "Wilson Center Digital Archive",
		.source = "BArch, B 136/59748, 403-410. Contributed, "
			  "transcribed, and translated by Stephan Kieninger.",
		.reference = "BArch, B 136/59748, 403-410",
		.levels = "archive=BArch|Signatur=B 136/59748",
		.archives = "German Federal Archives (BArch)",
		.contributors = "Stephan Kieninger",
		.translators = "Stephan Kieninger",
		.transcribers = "Stephan Kieninger",
		.people = "Bitterlich, Joachim|Kohl, Helmut|Blair, Anthony "
			  "Charles Lynton (\"Tony\")",
		.places = "Germany|Great Britain",
		.subjects = "Germany--Foreign relations--Great Britain|Europe--"
			    "Economic integration",
		.languages = "ger",
		.texts = "translation eng, assumed, 11450",
		.notes = "page_number=0|page_number_one_indexed=1|"
			 "page_position=6|"
			 "scraped_at=2025-10-07T12:40:53.682447",
		.warnings = "of the reference 'BArch, B 136/59748, 403-410' "
			    "this was not understood: '403-410'|the record is "
			    "dated October 31, 1997, but its title speaks of "
			    "1997-10-20|the record does not say in which "
			    "language its text is; English was assumed",
	},
	{
		.title = "Press Release containing a Speech by Minister of "
			 "External Affairs Frank Aiken and Draft Resolutions "
			 "on Nuclear Disarmament",
		.date_text = "October 17, 1958",
		.edtf = "1958-10-17",
		.summary = { "Aiken’s first step was a modest paragraph",
			1611 },
		.url = "https://digitalarchive.wilsoncenter.org/document/"
		       "press-release-containing-speech-minister-external-"
		       "affairs-frank-aiken-and-draft",
		.record_number = "300647",
		.rights = { "The History and Public Policy Program", 523 },
		.credits = "This document was made possible with support from "
			   "Carnegie Corporation of New York (CCNY)",
		.upload_date = "2023-10-02",
		.publisher = "Wilson Center Digital Archive",
		.source = "National Archives of Ireland, Department of Foreign "
			  "Affairs/6/440/8/1. Contributed by Mervyn "
			  "O'Driscoll.",
		.reference = "National Archives of Ireland, Department of "
			     "Foreign Affairs/6/440/8/1",
		.levels = "archive=National Archives of Ireland",
		.archives = "National Archives of Ireland",
		.contributors = "Mervyn O'Driscoll",
		.places = "Ireland",
		.subjects = "Nuclear disarmament|United Nations--Ireland",
		.donors = "Carnegie Corporation of New York (CCNY)|University "
			  "of Southampton",
		.languages = "eng",
		.texts = "transcript eng, 22979",
		.notes = "scraped_at=2025-10-07T10:09:02.533674|page_number=2",
		.warnings = "of the reference 'National Archives of Ireland, "
			    "Department of Foreign Affairs/6/440/8/1' this was "
			    "not understood: 'Department of Foreign Affairs/6/"
			    "440/8/1'",
	},
};

static const struct expected page = {
	.title = "Memorandum from Gromyko to Stalin, 30 September 1950, with "
		 "draft cable from Gromyko to Shtykov",
	.date_text = "September 30, 1950",
	.edtf = "1950-09-30",
	.summary = { "A message from Gromyko to Stalin relaying", 326 },
	.url = "https://wilson-center-digital-archive.dvincitest.com/document/"
	       "113724",
	.citation = "\"Memorandum from Gromyko to Stalin, 30 September 1950, "
		    "with draft cable from Gromyko to Shtykov\", September 30, "
		    "1950, Wilson Center Digital Archive, APRF, fond 3, opis "
		    "65, delo 827, listy 123, 125",
	.citation_title = "Memorandum from Gromyko to Stalin, 30 September "
			  "1950, with draft cable from Gromyko to Shtykov",
	.citation_date = "September 30, 1950",
	.publisher = "Wilson Center Digital Archive",
	.reference = "APRF, fond 3, opis 65, delo 827, listy 123, 125",
	.levels = "archive=APRF|fond=3|opis=65|delo=827|listy=123, 125",
	.languages = "rus",
	.texts = "translation eng, 2400",
	.warnings = "the record cites the Wilson Center Digital Archive "
		    "(wilsoncenter.org), but its URL is on "
		    "wilson-center-digital-archive.dvincitest.com",
};

static void check_text(const char *name, const char *expected, const char *text)
{
	if (strcmp(expected ? expected : "", text ? text : "") != 0)
		fail_msg("%s: '%s', not '%s'", name, text ? text : "",
			expected ? expected : "");
	/* What was not given is NULL, never empty. */
	assert_true(!text || *text);
}

static void check_prose(
	const char *name, const struct prose *expected, const char *text)
{
	size_t size = text ? strlen(text) : 0;

	if (size != expected->size ||
		(size > 0 && strncmp(expected->beginning, text,
				     strlen(expected->beginning)) != 0))
		fail_msg("%s: %zu bytes: %s", name, size, text);
}

/* "a" or "a=b", behind those before it. */
static void join(char *joined, const char *a, const char *b)
{
	size_t used = strlen(joined);
	int size = snprintf(joined + used, JOINED_MAX - used, "%s%s%s%s",
		used ? "|" : "", a, b ? "=" : "", b ? b : "");

	assert_in_range(size, 1, JOINED_MAX - used - 1);
}

static void check_list(const char *name, const char *expected,
	const struct fonds_text_list *list)
{
	char joined[JOINED_MAX] = "";

	for (size_t i = 0; i < list->count; i++)
		join(joined, list->items[i], NULL);
	check_text(name, expected, *joined ? joined : NULL);
}

static void check_parts(
	const struct expected *expected, const struct fonds_record *record)
{
	char levels[JOINED_MAX] = "";
	char notes[JOINED_MAX] = "";
	char languages[JOINED_MAX] = "";

	for (const struct fonds_record_level *level = record->levels; level;
		level = level->next)
		join(levels, level->kind, level->value);
	for (const struct fonds_record_note *note = record->notes; note;
		note = note->next)
		join(notes, note->label, note->value);
	for (size_t i = 0; i < record->language_count; i++)
		join(languages, record->languages[i]->code, NULL);
	check_text("levels", expected->levels, *levels ? levels : NULL);
	check_text("notes", expected->notes, *notes ? notes : NULL);
	check_text("languages", expected->languages,
		*languages ? languages : NULL);
}

static void check_document(
	const struct expected *expected, const struct fonds_record *record)
{
	const struct fonds_record_text *text = record->texts;
	char told[128];

	assert_non_null(text);
	assert_null(text->next);
	(void)snprintf(told, sizeof(told), "%s %s%s, %zu",
		text->is_translation ? "translation" : "transcript",
		text->language->code, text->language_assumed ? ", assumed" : "",
		text->size);
	check_text("texts", expected->texts, told);
}

static void check_date(
	const struct expected *expected, const struct fonds_record *record)
{
	char text[FONDS_DATE_SIZE];

	check_text("date_text", expected->date_text, record->date_text);
	check_text("edtf", expected->edtf, record->edtf);
	assert_true(record->has_date);
	assert_string_equal(
		expected->edtf, fonds_date_format(&record->date, text));
}

static void check_record(
	const struct expected *expected, const struct fonds_record *record)
{
	const struct {
		const char *name;
		const char *expected;
		const char *text;
	} texts[] = {
		{ "title", expected->title, record->title },
		{ "url", expected->url, record->url },
		{ "number", expected->record_number, record->record_number },
		{ "credits", expected->credits, record->credits },
		{ "classification", expected->classification,
			record->classification },
		{ "upload_date", expected->upload_date, record->upload_date },
		{ "citation", expected->citation, record->citation },
		{ "citation_title", expected->citation_title,
			record->citation_title },
		{ "citation_date", expected->citation_date,
			record->citation_date },
		{ "publisher", expected->publisher, record->publisher },
		{ "source", expected->source, record->source },
		{ "reference", expected->reference, record->reference },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		check_text(texts[i].name, texts[i].expected, texts[i].text);
	check_prose("summary", &expected->summary, record->summary);
	check_prose("rights", &expected->rights, record->rights);
	check_date(expected, record);
	check_list("archives", expected->archives, &record->archives);
	check_list("authors", expected->authors, &record->authors);
	check_list(
		"contributors", expected->contributors, &record->contributors);
	check_list("translators", expected->translators, &record->translators);
	check_list(
		"transcribers", expected->transcribers, &record->transcribers);
	check_list("people", expected->people, &record->people);
	check_list("places", expected->places, &record->places);
	check_list("subjects", expected->subjects, &record->subjects);
	check_list("donors", expected->donors, &record->donors);
	check_list("warnings", expected->warnings, &record->warnings);
	check_parts(expected, record);
	check_document(expected, record);
}

/* A file of the reference material beside the source tree, or a skip. */
static char *read_shared(const char *name)
{
	const char *folder = getenv("FONDS_SHARED");
	char path[4096];
	char *data;
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/records/%s",
		folder ? folder : "../shared", name);
	file = fopen(path, "rbe");
	if (!file) {
		print_message("%s is not there: skipped\n", path);
		skip();
	}
	data = calloc(1, SHARED_MAX);
	assert_non_null(data);
	assert_in_range(
		fread(data, 1, SHARED_MAX - 1, file), 1000, SHARED_MAX - 2);
	(void)fclose(file);
	return data;
}

static void the_five_field_records_say_this_and_nothing_more(void **state)
{
	char *data = read_shared("wilson-center-fields.jsonl");
	char *saved = NULL;
	size_t count = 0;

	(void)state;
	for (char *line = strtok_r(data, "\n", &saved); line;
		line = strtok_r(NULL, "\n", &saved)) {
		struct fonds_record *record = parse_record(line);

		assert_true(count < sizeof(objects) / sizeof(objects[0]));
		assert_true(record->is_json);
		check_record(&objects[count++], record);
		fonds_record_free(record);
	}
	assert_int_equal(sizeof(objects) / sizeof(objects[0]), count);
	free(data);
}

static void the_page_says_this_and_nothing_more(void **state)
{
	char *data = read_shared("000_7fe6030c3b91ff7c.txt");
	struct fonds_record *record = parse_record(data);

	(void)state;
	assert_false(record->is_json);
	check_record(&page, record);
	fonds_record_free(record);
	free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_five_field_records_say_this_and_nothing_more),
		cmocka_unit_test(the_page_says_this_and_nothing_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
