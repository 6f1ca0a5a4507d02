/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

/* Texts of a hundred thousand findings, with room to spare. */
#define ARENA_MAX ((size_t)256 << 20)
#define PLACE_MAX ((size_t)16 * 1024)

/* A value in a finding is cut there: a person reads it. */
#define VALUE_MAX 400
#define SIBLINGS_MAX 1000

static struct fonds_finding finding_of(enum fonds_check_code code)
{
	const struct fonds_check_code_info *info = fonds_check_code_info(code);

	return (struct fonds_finding){
		.code = info->name,
		.severity = info->severity,
		.section = info->section,
		.remedy = info->remedy,
	};
}

enum fonds_status fonds_metadata_check_new(
	struct fonds_metadata_check **ret, struct fonds_error **error)
{
	struct fonds_metadata_check *check = calloc(1, sizeof(*check));

	if (!check)
		return fonds_fail_nomem(error);
	fonds_arena_init(&check->arena, ARENA_MAX);
	check->findings.arena = &check->arena;
	check->findings.maximum = FONDS_CHECK_FINDINGS_MAX;
	check->findings.limit = finding_of(CHECK_METADATA_FINDINGS_LIMIT);
	check->findings.limit.message = "there is more wrong than is told here";
	check->now = fonds_clock_now();
	check->root = "";
	*ret = check;
	return FONDS_OK;
}

void fonds_metadata_check_free(struct fonds_metadata_check *check)
{
	if (!check)
		return;
	fonds_finding_list_clear(&check->findings);
	fonds_arena_clear(&check->arena);
	free(check);
}

void fonds_metadata_check_freep(struct fonds_metadata_check **check)
{
	fonds_metadata_check_free(*check);
}

/* Does a character of UTF-8 go on there? */
static bool is_inside(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static const char *cut(const char *text, char ret[VALUE_MAX + 4])
{
	size_t size = VALUE_MAX;

	if (!text || strlen(text) <= VALUE_MAX)
		return text;
	while (size > 0 && is_inside(text[size]))
		size--;
	memcpy(ret, text, size);
	memcpy(ret + size, "...", 4);
	return ret;
}

__attribute__((format(printf, 4, 0))) static void add(
	struct fonds_metadata_check *check, enum fonds_check_code code,
	const struct fonds_check_spot *spot, const char *format, va_list args)
{
	struct fonds_finding finding = finding_of(code);
	char expected[VALUE_MAX + 4];
	char actual[VALUE_MAX + 4];

	finding.path = check->file;
	if (spot) {
		finding.line = spot->line;
		finding.place = spot->place;
		finding.expected = cut(spot->expected, expected);
		finding.actual = cut(spot->actual, actual);
	}
	fonds_finding_list_add(&check->findings, &finding, format, args);
}

void fonds_check_add(struct fonds_metadata_check *check,
	enum fonds_check_code code, const struct fonds_check_spot *spot,
	const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(check, code, spot, format, args);
	va_end(args);
}

static bool is_same_name(
	const struct fonds_premis_node *a, const struct fonds_premis_node *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->space, b->space) == 0;
}

/*
 * The step of a node in the place: with its number where it has a namesake.
 * Among more siblings than that it is not counted, or whoever makes a file of
 * nothing but errors would have us count all day; the line says it too.
 */
static void add_step(
	struct fonds_buffer *buffer, const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *other = node->parent->children;
	unsigned long number = 1;
	bool is_alone = true;
	unsigned seen = 0;

	for (; other != node && seen < SIBLINGS_MAX; other = other->next) {
		number += is_same_name(other, node);
		seen++;
	}
	fonds_buffer_printf(
		buffer, "/%.200s", *node->name ? node->name : "text()");
	if (other != node) {
		fonds_buffer_add_text(buffer, "[...]");
		return;
	}
	for (other = node->next; other && is_alone && seen < SIBLINGS_MAX;
		other = other->next, seen++)
		is_alone = !is_same_name(other, node);
	if (number > 1 || !is_alone)
		fonds_buffer_printf(buffer, "[%lu]", number);
}

static void add_place(const struct fonds_metadata_check *check,
	struct fonds_buffer *buffer, const struct fonds_premis_node *node)
{
	if (node->parent) {
		add_place(check, buffer, node->parent);
		add_step(buffer, node);
		return;
	}
	fonds_buffer_printf(buffer, "%s/%.200s", check->root,
		*node->name ? node->name : "text()");
	if (*check->root)
		fonds_buffer_printf(buffer, "[%lu]", check->ordinal);
}

void fonds_check_node(struct fonds_metadata_check *check,
	enum fonds_check_code code, const struct fonds_premis_node *node,
	const char *expected, const char *format, ...)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer place;
	struct fonds_check_spot spot = {
		.line = node->line,
		.expected = expected,
		.actual = node->value,
	};
	va_list args;

	fonds_buffer_init(&place, PLACE_MAX);
	add_place(check, &place, node);
	spot.place = place.status == FONDS_OK ? fonds_buffer_text(&place)
					      : NULL;
	if (place.status == FONDS_ERR_NOMEM)
		check->findings.status = FONDS_ERR_NOMEM;
	va_start(args, format);
	add(check, code, &spot, format, args);
	va_end(args);
}

static const struct {
	enum fonds_status status;
	enum fonds_check_code code;
} refusals[] = {
	{ FONDS_ERR_FORMAT, CHECK_XML_MALFORMED },
	{ FONDS_ERR_UNSAFE, CHECK_XML_UNSAFE },
	{ FONDS_ERR_LIMIT, CHECK_XML_LIMIT },
};

/* "NAME: line 7: what": the name and the line stand in the finding already. */
static const char *without_place(
	const char *message, const char *name, unsigned long *line)
{
	size_t size = name ? strlen(name) : 0;
	char *end;

	*line = 0;
	if (strncmp(message, name ? name : "", size) == 0 &&
		strncmp(message + size, ": ", 2) == 0)
		message += size + 2;
	if (strncmp(message, "line ", 5) != 0)
		return message;
	*line = strtoul(message + 5, &end, 10);
	return strncmp(end, ": ", 2) == 0 ? end + 2 : message;
}

enum fonds_status fonds_check_refused(struct fonds_metadata_check *check,
	enum fonds_status status, struct fonds_error **own,
	struct fonds_error **error)
{
	size_t i = 0;

	while (i < sizeof(refusals) / sizeof(refusals[0]) &&
		refusals[i].status != status)
		i++;
	if (i < sizeof(refusals) / sizeof(refusals[0])) {
		struct fonds_check_spot spot = { 0 };
		const char *message = without_place(
			fonds_error_message(*own), check->file, &spot.line);

		check->refusals++;
		fonds_check_add(check, refusals[i].code, &spot, "%s", message);
		fonds_error_freep(own);
		*own = NULL;
		return FONDS_OK;
	}
	return fonds_error_move(own, status, error);
}

enum fonds_status fonds_check_status(
	const struct fonds_metadata_check *check, struct fonds_error **error)
{
	return fonds_finding_list_check(&check->findings, error);
}
