/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "metadata/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

/* What is given is text that XML can hold, and never empty. */
static void check_string(const char *text)
{
	if (!text)
		return;
	require(*text != '\0' && fonds_utf8_is_valid(text, strlen(text)));
	for (; *text; text++)
		require((unsigned char)*text >= 0x20 || *text == '\n');
}

static void check_list(const struct fonds_text_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		require(list->items[i] != NULL);
		check_string(list->items[i]);
	}
}

static void check_record(const struct fonds_record *record)
{
	const char *const strings[] = { record->title, record->date_text,
		record->summary, record->url, record->record_number,
		record->rights, record->credits, record->classification,
		record->upload_date, record->citation, record->citation_title,
		record->citation_date, record->publisher, record->source,
		record->reference };
	const struct fonds_text_list *const lists[] = { &record->archives,
		&record->authors, &record->contributors, &record->translators,
		&record->transcribers, &record->people, &record->places,
		&record->subjects, &record->donors, &record->warnings };

	require(record->title != NULL && record->language_count <= 8);
	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		check_string(strings[i]);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		check_list(lists[i]);
	for (const struct fonds_record_level *level = record->levels; level;
		level = level->next) {
		require(level->value != NULL);
		check_string(level->value);
	}
	for (const struct fonds_record_note *note = record->notes; note;
		note = note->next) {
		require(note->label != NULL && note->value != NULL);
		check_string(note->label);
		check_string(note->value);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_record *record = NULL;

	if (fonds_record_parse((const char *)data, size, &record, NULL) < 0) {
		require(record == NULL);
		return 0;
	}
	check_record(record);
	for (const struct fonds_record_text *text = record->texts; text;
		text = text->next) {
		require(text->size > 0 &&
			fonds_utf8_is_valid(text->data, text->size));
		/* In the text form a text is a part of what was given. */
		require(record->is_json || record->is_csv ||
			memmem(data, size, text->data, text->size));
	}
	fonds_record_free(record);
	return 0;
}
