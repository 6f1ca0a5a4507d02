/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "metadata/record.h"

#define HEAD "**T**\n\nSource:\n\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

/* Names are taken out of the source, not made. */
static void check_names(
	const struct fonds_record *record, const struct fonds_text_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		require(strstr(record->source, list->items[i]) != NULL);
}

static void check_levels(const struct fonds_record *record)
{
	size_t count = 0;

	for (const struct fonds_record_level *level = record->levels; level;
		level = level->next) {
		size_t first = strcspn(level->value, ",");
		char *part = strndup(level->value, first);

		require(part && strstr(record->reference, part) != NULL);
		require(strcmp(level->kind, "archive") != 0 || count == 0);
		free(part);
		count++;
	}
	require(count <= 16 && record->warnings.count < 64);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t head = strlen(HEAD);
	char *page = malloc(head + size);
	struct fonds_record *record = NULL;

	require(page != NULL);
	memcpy(page, HEAD, head);
	if (size > 0)
		memcpy(page + head, data, size);
	if (fonds_record_parse(page, head + size, &record, NULL) == FONDS_OK &&
		record->source) {
		check_names(record, &record->contributors);
		check_names(record, &record->transcribers);
		if (record->reference)
			check_levels(record);
	}
	fonds_record_free(record);
	free(page);
	return 0;
}
