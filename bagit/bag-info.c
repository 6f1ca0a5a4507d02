/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/bag-info.h"

#include <string.h>
#include <strings.h>

/* A tag file is no larger than this, so no value is. */
#define VALUE_MAX ((size_t)16 << 20)

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void trim(const char **text, size_t *size)
{
	while (*size > 0 && is_blank((*text)[*size - 1]))
		(*size)--;
	while (*size > 0 && is_blank(**text)) {
		(*text)++;
		(*size)--;
	}
}

void fonds_bag_info_begin(struct fonds_bag_info_reader *reader,
	struct fonds_bag_info *info, struct fonds_arena *arena)
{
	*reader = (struct fonds_bag_info_reader){ .info = info,
		.arena = arena };
	fonds_buffer_init(&reader->value, VALUE_MAX);
}

/* The value is whole: keep it, and hang its entry in. */
static void flush(struct fonds_bag_info_reader *reader)
{
	struct fonds_bag_info *info = reader->info;
	struct fonds_bag_info_entry *entry = reader->entry;

	reader->entry = NULL;
	if (!entry)
		return;
	entry->value = fonds_arena_dup(
		reader->arena, fonds_buffer_text(&reader->value));
	if (reader->value.status < 0 && reader->arena->status == FONDS_OK)
		reader->arena->status = reader->value.status;
	if (!entry->value || !entry->label)
		return;
	if (info->last)
		info->last->next = entry;
	else
		info->first = entry;
	info->last = entry;
}

static enum fonds_bag_info_line take_continuation(
	struct fonds_bag_info_reader *reader, const char *text, size_t size)
{
	if (!reader->entry)
		return FONDS_BAG_INFO_LINE_BAD;
	trim(&text, &size);
	if (reader->value.size > 0 && size > 0)
		fonds_buffer_add_char(&reader->value, ' ');
	fonds_buffer_add(&reader->value, text, size);
	return FONDS_BAG_INFO_LINE_GOOD;
}

enum fonds_bag_info_line fonds_bag_info_take(
	struct fonds_bag_info_reader *reader, const char *line, size_t size,
	size_t number)
{
	const char *colon = memchr(line, ':', size);
	struct fonds_bag_info_entry *entry;
	const char *label = line;
	const char *value;
	size_t label_size;
	size_t value_size;
	bool is_loose;

	if (size > 0 && memchr(line, '\0', size)) {
		flush(reader);
		return FONDS_BAG_INFO_LINE_BAD;
	}
	if (size > 0 && is_blank(*line))
		return take_continuation(reader, line, size);
	flush(reader);
	if (!colon || colon == line)
		return FONDS_BAG_INFO_LINE_BAD;
	value = colon + 1;
	label_size = (size_t)(colon - line);
	value_size = size - label_size - 1;
	is_loose = is_blank(colon[-1]) || (value_size > 0 && !is_blank(*value));
	trim(&label, &label_size);
	trim(&value, &value_size);
	entry = fonds_arena_alloc(reader->arena, sizeof(*entry));
	if (entry) {
		entry->label = fonds_arena_dup_bytes(
			reader->arena, label, label_size);
		entry->line = number;
		fonds_buffer_reset(&reader->value);
		fonds_buffer_add(&reader->value, value, value_size);
	}
	reader->entry = entry;
	return is_loose ? FONDS_BAG_INFO_LINE_LOOSE : FONDS_BAG_INFO_LINE_GOOD;
}

void fonds_bag_info_finish(struct fonds_bag_info_reader *reader)
{
	flush(reader);
	fonds_buffer_clear(&reader->value);
}

const struct fonds_bag_info_entry *fonds_bag_info_next(
	const struct fonds_bag_info *info,
	const struct fonds_bag_info_entry *after, const char *label)
{
	const struct fonds_bag_info_entry *entry = after ? after->next
							 : info->first;

	while (entry && strcasecmp(entry->label, label) != 0)
		entry = entry->next;
	return entry;
}

const char *fonds_bag_info_find(
	const struct fonds_bag_info *info, const char *label)
{
	const struct fonds_bag_info_entry *entry = fonds_bag_info_next(
		info, NULL, label);

	return entry ? entry->value : NULL;
}

/* Digits up to end; false for none, for anything else, and past 64 bits. */
static bool parse_number(const char *text, const char *end, uint64_t *ret)
{
	uint64_t number = 0;

	if (text == end)
		return false;
	for (; text < end; text++) {
		if (*text < '0' || *text > '9')
			return false;
		if (__builtin_mul_overflow(number, 10, &number) ||
			__builtin_add_overflow(
				number, (uint64_t)(*text - '0'), &number))
			return false;
	}
	*ret = number;
	return true;
}

bool fonds_oxum_parse(const char *text, struct fonds_oxum *ret)
{
	const char *dot = strchr(text, '.');
	struct fonds_oxum oxum;

	if (!dot || !parse_number(text, dot, &oxum.bytes) ||
		!parse_number(dot + 1, text + strlen(text), &oxum.files))
		return false;
	*ret = oxum;
	return true;
}
