/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/bag-info.h"
#include "bagit/tag-files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define TEXT_MAX ((size_t)64 << 20)

/* The lines as bagit/bag-text.h gives them, here parted by LF alone. */
static void read_all(const char *text, size_t size, struct fonds_bag_info *info,
	struct fonds_arena *arena)
{
	struct fonds_bag_info_reader reader;
	size_t number = 0;

	fonds_bag_info_begin(&reader, info, arena);
	while (size > 0) {
		const char *end = memchr(text, '\n', size);
		size_t line = end ? (size_t)(end - text) : size;

		(void)fonds_bag_info_take(&reader, text, line, ++number);
		line += end ? 1 : 0;
		text += line;
		size -= line;
	}
	fonds_bag_info_finish(&reader);
}

/* Without line ends or blank ends: these come back as they went. */
static bool is_kept(const struct fonds_bag_info_entry *entry)
{
	const char *text = entry->value;
	size_t size = strlen(text);

	return !strpbrk(text, "\r\n") && !strpbrk(entry->label, "\r\n:") &&
	       (size == 0 || (!strchr(" \t", *text) &&
				     !strchr(" \t", text[size - 1])));
}

static void check_same(const struct fonds_bag_info_entry *a,
	const struct fonds_bag_info_entry *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (strcmp(a->label, b->label) != 0 ||
			strcmp(a->value, b->value) != 0)
			abort();
	if (a || b)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_bag_info info = { 0 }, again = { 0 };
	struct fonds_buffer text;
	struct fonds_arena arena;
	bool all_kept = true;

	fonds_arena_init(&arena, TEXT_MAX);
	fonds_buffer_init(&text, TEXT_MAX);
	read_all((const char *)data, size, &info, &arena);
	for (const struct fonds_bag_info_entry *entry = info.first; entry;
		entry = entry->next) {
		all_kept &= is_kept(entry);
		fonds_bag_info_add(&text, entry->label, entry->value);
	}
	read_all(fonds_buffer_text(&text), text.size, &again, &arena);
	if (all_kept)
		check_same(info.first, again.first);
	fonds_buffer_clear(&text);
	fonds_arena_clear(&arena);
	return 0;
}
