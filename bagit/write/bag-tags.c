/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/bag-tags.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <fonds/version.h>

#include "bagit/bag-text.h"
#include "bagit/state.h"
#include "bagit/tag-files.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#define OXUM "Payload-Oxum"

/* The text of a file and what is made of it, with room to spare. */
#define ARENA_MAX ((size_t)8 * FONDS_TAG_FILE_MAX)

void fonds_bag_tags_init(struct fonds_bag_tags *tags)
{
	*tags = (struct fonds_bag_tags){ 0 };
	fonds_arena_init(&tags->arena, ARENA_MAX);
}

void fonds_bag_tags_clear(struct fonds_bag_tags *tags)
{
	fonds_arena_clear(&tags->arena);
	tags->info = (struct fonds_bag_info){ 0 };
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A tab may stand in a value; nothing else that a terminal obeys. */
static bool has_controls(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < 0x20 && *text != '\t') ||
			*text == 0x7f)
			return true;
	return false;
}

static enum fonds_status check_text(
	const char *text, struct fonds_error **error)
{
	size_t size = strlen(text);

	if (size >= FONDS_BAG_LINE_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a tag of %zu bytes is longer than a line may be",
			size);
	if (!fonds_utf8_is_valid(text, size))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the tag '%s' is not UTF-8", text);
	if (has_controls(text))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the tag '%s' has control characters", text);
	return FONDS_OK;
}

static enum fonds_status check_label(const char *text, const char *label,
	size_t size, struct fonds_error **error)
{
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the tag '%s' has no label before its colon", text);
	if (is_blank(label[0]) || is_blank(label[size - 1]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the tag '%s' has blanks around its label", text);
	if (size == strlen(OXUM) && strncasecmp(label, OXUM, size) == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			OXUM " is counted when the bag is written, and cannot "
			     "be given");
	return FONDS_OK;
}

enum fonds_status fonds_bag_tag_split(struct fonds_bag_tags *tags,
	const char *text, struct fonds_bag_info_entry *ret,
	struct fonds_error **error)
{
	enum fonds_status status = check_text(text, error);
	const char *colon = strchr(text, ':');
	const char *value;
	size_t size;

	if (status < 0)
		return status;
	if (!colon)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the tag '%s' is not 'Label: value': it has no colon",
			text);
	status = check_label(text, text, (size_t)(colon - text), error);
	if (status < 0)
		return status;
	for (value = colon + 1; is_blank(*value); value++)
		;
	for (size = strlen(value); size > 0 && is_blank(value[size - 1]);)
		size--;
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the tag '%s' has no value", text);
	ret->label = fonds_arena_dup_bytes(
		&tags->arena, text, (size_t)(colon - text));
	ret->value = fonds_arena_dup_bytes(&tags->arena, value, size);
	return fonds_bag_tags_check(tags, error);
}

/* Behind an entry, or at the beginning. */
static void insert_behind(struct fonds_bag_tags *tags,
	struct fonds_bag_info_entry *before, const char *label,
	const char *value)
{
	struct fonds_bag_info *info = &tags->info;
	struct fonds_bag_info_entry **link = before ? &before->next
						    : &info->first;
	struct fonds_bag_info_entry *entry = fonds_arena_alloc(
		&tags->arena, sizeof(*entry));

	if (!entry)
		return;
	entry->label = fonds_arena_dup(&tags->arena, label);
	entry->value = fonds_arena_dup(&tags->arena, value);
	if (!entry->label || !entry->value)
		return;
	entry->next = *link;
	*link = entry;
	if (info->last == before)
		info->last = entry;
}

void fonds_bag_tags_append(
	struct fonds_bag_tags *tags, const char *label, const char *value)
{
	insert_behind(tags, tags->info.last, label, value);
}

void fonds_bag_tags_insert(
	struct fonds_bag_tags *tags, const char *label, const char *value)
{
	struct fonds_bag_info_entry *entry = tags->info.first;
	struct fonds_bag_info_entry *before = NULL;

	for (; entry; entry = entry->next)
		if (strcasecmp(entry->label, label) == 0)
			before = entry;
	insert_behind(tags, before ? before : tags->info.last, label, value);
}

enum fonds_status fonds_bag_tags_parse(struct fonds_bag_tags *tags,
	const char *text, struct fonds_error **error)
{
	struct fonds_bag_info_entry entry;
	enum fonds_status status = fonds_bag_tag_split(
		tags, text, &entry, error);

	if (status < 0)
		return status;
	fonds_bag_tags_append(tags, entry.label, entry.value);
	return fonds_bag_tags_check(tags, error);
}

/* A line of a file, and those that go on with it, as one. */
struct tag_lines {
	struct fonds_bag_tags *tags;
	const char *path;
	struct fonds_buffer text;
	size_t number; /* of the first line in text; 0: none */
};

static enum fonds_status flush_lines(
	struct tag_lines *lines, struct fonds_error **error)
{
	struct fonds_error *own = NULL;
	struct fonds_error **why = error ? error : &own;
	enum fonds_status status = FONDS_OK;

	if (lines->number == 0)
		return FONDS_OK;
	status = fonds_buffer_check(&lines->text, "a tag", why);
	if (status == FONDS_OK &&
		strlen(fonds_buffer_text(&lines->text)) != lines->text.size)
		status = fonds_fail(
			why, FONDS_ERR_INVALID, "the tag has a NUL in it");
	if (status == FONDS_OK)
		status = fonds_bag_tags_parse(
			lines->tags, fonds_buffer_text(&lines->text), why);
	if (status < 0)
		(void)fonds_error_prefix(
			why, "%s line %zu", lines->path, lines->number);
	fonds_error_free(own);
	lines->number = 0;
	fonds_buffer_reset(&lines->text);
	return status;
}

static enum fonds_status take_line(struct tag_lines *lines, const char *line,
	size_t size, size_t number, struct fonds_error **error)
{
	enum fonds_status status;

	if (size > 0 && is_blank(*line) && lines->number > 0) {
		while (size > 0 && is_blank(*line)) {
			line++;
			size--;
		}
		fonds_buffer_add_char(&lines->text, ' ');
		fonds_buffer_add(&lines->text, line, size);
		return FONDS_OK;
	}
	status = flush_lines(lines, error);
	if (status < 0 || size == 0)
		return status;
	lines->number = number;
	fonds_buffer_add(&lines->text, line, size);
	return FONDS_OK;
}

static enum fonds_status take_lines(struct tag_lines *lines, const char *text,
	size_t size, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	const char *end = text + size;
	size_t number = 1;

	if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	while (status == FONDS_OK && text < end) {
		const char *stop = text;

		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		status = take_line(
			lines, text, (size_t)(stop - text), number++, error);
		text = stop + 1;
		if (stop + 1 < end && *stop == '\r' && stop[1] == '\n')
			text++;
	}
	return status == FONDS_OK ? flush_lines(lines, error) : status;
}

enum fonds_status fonds_bag_tags_read(struct fonds_bag_tags *tags,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	struct tag_lines lines = { .tags = tags, .path = path };
	enum fonds_status status;

	fonds_buffer_init(&text, (size_t)FONDS_TAG_FILE_MAX);
	fonds_buffer_init(&lines.text, (size_t)FONDS_TAG_FILE_MAX);
	status = fonds_file_read(path, &text, error);
	if (status == FONDS_OK)
		status = take_lines(
			&lines, fonds_buffer_text(&text), text.size, error);
	fonds_buffer_clear(&lines.text);
	return status;
}

enum fonds_status fonds_bag_tags_read_given(struct fonds_bag_tags *tags,
	const char *from, const char *const *texts, size_t count,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (from)
		status = fonds_bag_tags_read(tags, from, error);
	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = fonds_bag_tags_parse(tags, texts[i], error);
	return status;
}

/* Take out those of the label, from entry on. */
static void drop_after(struct fonds_bag_info *info,
	struct fonds_bag_info_entry *previous, const char *label)
{
	struct fonds_bag_info_entry **link = previous ? &previous->next
						      : &info->first;

	info->last = previous;
	while (*link) {
		if (strcasecmp((*link)->label, label) == 0) {
			*link = (*link)->next;
			continue;
		}
		info->last = *link;
		link = &(*link)->next;
	}
}

void fonds_bag_tags_remove(struct fonds_bag_tags *tags, const char *label)
{
	drop_after(&tags->info, NULL, label);
}

bool fonds_bag_tags_set(
	struct fonds_bag_tags *tags, const char *label, const char *value)
{
	struct fonds_bag_info *info = &tags->info;
	struct fonds_bag_info_entry *entry = info->first;
	bool is_repeated;

	while (entry && strcasecmp(entry->label, label) != 0)
		entry = entry->next;
	if (!entry) {
		fonds_bag_tags_append(tags, label, value);
		return true;
	}
	is_repeated = fonds_bag_info_next(info, entry, label) != NULL;
	drop_after(info, entry, label);
	if (!is_repeated && strcmp(entry->value, value) == 0)
		return false;
	entry->value = fonds_arena_dup(&tags->arena, value);
	return true;
}

void fonds_bag_tags_replace(
	struct fonds_bag_tags *tags, const struct fonds_bag_tags *given)
{
	const struct fonds_bag_info_entry *entry = given->info.first;

	for (; entry; entry = entry->next) {
		const struct fonds_bag_info_entry *before = given->info.first;

		while (strcasecmp(before->label, entry->label) != 0)
			before = before->next;
		if (before == entry)
			(void)fonds_bag_tags_set(
				tags, entry->label, entry->value);
		else
			fonds_bag_tags_insert(tags, entry->label, entry->value);
	}
}

const char *fonds_bag_tags_oxum(
	struct fonds_bag_tags *tags, const struct fonds_bag_tag_facts *facts)
{
	return fonds_arena_printf(&tags->arena, "%" PRIu64 ".%" PRIu64,
		facts->bytes, facts->files);
}

/* In units of 1024, with one decimal, as people ask for it. */
const char *fonds_bag_tags_size(struct fonds_bag_tags *tags, uint64_t bytes)
{
	static const char *const units[] = { "bytes", "KiB", "MiB", "GiB",
		"TiB", "PiB", "EiB" };
	uint64_t unit = 1;
	size_t i = 0;

	while (bytes / unit >= 1024 && i + 1 < sizeof(units) / sizeof(*units)) {
		unit *= 1024;
		i++;
	}
	if (i == 0)
		return fonds_arena_printf(&tags->arena, "%" PRIu64 " %s", bytes,
			bytes == 1 ? "byte" : units[0]);
	return fonds_arena_printf(&tags->arena, "%" PRIu64 ".%" PRIu64 " %s",
		bytes / unit, bytes % unit / (unit / 1024) * 10 / 1024,
		units[i]);
}

static void append_missing(
	struct fonds_bag_tags *tags, const char *label, const char *value)
{
	if (value && !fonds_bag_info_find(&tags->info, label))
		fonds_bag_tags_append(tags, label, value);
}

void fonds_bag_tags_complete(
	struct fonds_bag_tags *tags, const struct fonds_bag_tag_facts *facts)
{
	char date[FONDS_CLOCK_DATE_SIZE];
	char agent[64];
	const char *oxum = fonds_bag_tags_oxum(tags, facts);

	(void)snprintf(agent, sizeof(agent), "fonds %s", fonds_version());
	append_missing(tags, "Bagging-Date",
		fonds_clock_format_date(facts->time, date));
	if (oxum)
		(void)fonds_bag_tags_set(tags, OXUM, oxum);
	append_missing(
		tags, "Bag-Size", fonds_bag_tags_size(tags, facts->bytes));
	append_missing(tags, "Bag-Software-Agent", agent);
}

void fonds_bag_tags_add_text(
	const struct fonds_bag_tags *tags, struct fonds_buffer *buffer)
{
	const struct fonds_bag_info_entry *entry = tags->info.first;

	for (; entry; entry = entry->next)
		fonds_bag_info_add(buffer, entry->label, entry->value);
}

enum fonds_status fonds_bag_tags_check(
	const struct fonds_bag_tags *tags, struct fonds_error **error)
{
	return fonds_arena_check(&tags->arena, "bag-info.txt", error);
}
