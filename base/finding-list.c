/* SPDX-License-Identifier: Apache-2.0 */
#include "base/finding-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

#define MESSAGE_MAX ((size_t)4 << 20)

static const char *const severities[] = {
	[FONDS_SEVERITY_NOTE] = "note",
	[FONDS_SEVERITY_WARNING] = "warning",
	[FONDS_SEVERITY_ERROR] = "error",
};

const char *fonds_severity_name(enum fonds_severity severity)
{
	size_t index = (size_t)severity;

	return index < sizeof(severities) / sizeof(severities[0])
		       ? severities[index]
		       : "unknown";
}

void fonds_finding_list_clear(struct fonds_finding_list *list)
{
	free(list->items);
	list->items = NULL;
	list->count = 0;
	list->capacity = 0;
}

static bool grow(struct fonds_finding_list *list)
{
	size_t capacity = list->capacity ? 2 * list->capacity : 16;
	struct fonds_finding_item *items;

	if (list->count < list->capacity)
		return true;
	items = reallocarray(list->items, capacity, sizeof(*items));
	if (!items)
		return false;
	list->items = items;
	list->capacity = capacity;
	return true;
}

static void append(struct fonds_finding_list *list,
	const struct fonds_finding *finding, const char *message)
{
	struct fonds_finding kept = *finding;

	if (!grow(list)) {
		list->status = FONDS_ERR_NOMEM;
		return;
	}
	kept.path = fonds_arena_dup(list->arena, finding->path);
	kept.message = fonds_arena_dup(list->arena, message);
	kept.expected = fonds_arena_dup(list->arena, finding->expected);
	kept.actual = fonds_arena_dup(list->arena, finding->actual);
	kept.place = fonds_arena_dup(list->arena, finding->place);
	if (list->arena->status < 0) {
		list->status = list->arena->status;
		return;
	}
	list->totals[kept.severity]++;
	list->items[list->count] = (struct fonds_finding_item){
		.finding = kept,
		.order = list->count,
	};
	list->count++;
}

void fonds_finding_list_add(struct fonds_finding_list *list,
	const struct fonds_finding *finding, const char *format, va_list args)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer raw;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer safe;

	fonds_buffer_init(&raw, MESSAGE_MAX);
	fonds_buffer_init(&safe, 10 * MESSAGE_MAX);
	if (list->status < 0)
		return;
	if (list->count >= list->maximum) {
		list->totals[finding->severity]++;
		return;
	}
	if (list->count == list->maximum - 1) {
		append(list, &list->limit, list->limit.message);
		return;
	}
	fonds_buffer_vprintf(&raw, format, args);
	fonds_text_sanitize(&safe, fonds_buffer_text(&raw), raw.size);
	if (raw.status < 0 || safe.status < 0) {
		list->status = raw.status < 0 ? raw.status : safe.status;
		return;
	}
	append(list, finding, fonds_buffer_text(&safe));
}

enum fonds_status fonds_finding_list_check(
	const struct fonds_finding_list *list, struct fonds_error **error)
{
	if (list->status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (list->status < 0)
		return fonds_fail(error, list->status,
			"the findings are too many or too long to keep");
	return fonds_arena_check(
		list->arena, "the outcome of the check", error);
}

static int compare_texts(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_items(const void *left, const void *right)
{
	const struct fonds_finding_item *a = left;
	const struct fonds_finding_item *b = right;
	int order = compare_texts(a->finding.path, b->finding.path);

	if (order == 0)
		order = strcmp(a->finding.code, b->finding.code);
	if (order == 0)
		order = a->order < b->order ? -1 : 1;
	return order;
}

static int compare_lines(const void *left, const void *right)
{
	const struct fonds_finding_item *a = left;
	const struct fonds_finding_item *b = right;
	int order = compare_texts(a->finding.path, b->finding.path);

	if (order == 0 && a->finding.line != b->finding.line)
		order = a->finding.line < b->finding.line ? -1 : 1;
	return order ? order : compare_items(left, right);
}

void fonds_finding_list_sort(struct fonds_finding_list *list)
{
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items),
			compare_items);
}

void fonds_finding_list_sort_by_line(struct fonds_finding_list *list)
{
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items),
			compare_lines);
}

static void write_value(
	struct fonds_output *output, const char *label, const char *value)
{
	if (!value)
		return;
	fonds_output_printf(output, "    %-9s ", label);
	fonds_output_add_name(output, value);
	fonds_output_add_char(output, '\n');
}

static void write_path(
	struct fonds_output *output, const struct fonds_finding *finding)
{
	if (!finding->path)
		return;
	fonds_output_add_name(output, finding->path);
	if (finding->line > 0)
		fonds_output_printf(output, ":%lu", finding->line);
	fonds_output_add_text(output, ": ");
}

void fonds_finding_add_text(struct fonds_output *output,
	const struct fonds_finding *finding, const char *standard)
{
	fonds_output_printf(output, "%s %s  ",
		fonds_severity_name(finding->severity), finding->code);
	write_path(output, finding);
	fonds_output_printf(output, "%s (%s%s)\n", finding->message, standard,
		finding->section);
	write_value(output, "place", finding->place);
	write_value(output, "expected", finding->expected);
	write_value(output, "actual", finding->actual);
	write_value(output, "remedy", finding->remedy);
}

static void write_json_place(
	struct fonds_json *json, const struct fonds_finding *finding)
{
	if (finding->line == 0 && !finding->place)
		return;
	if (finding->line > 0)
		fonds_json_number(json, "line", finding->line);
	else
		fonds_json_null(json, "line");
	fonds_json_text(json, "place", finding->place);
}

void fonds_finding_add_json(
	struct fonds_json *json, const struct fonds_finding *finding)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "code", finding->code);
	fonds_json_text(
		json, "severity", fonds_severity_name(finding->severity));
	if (finding->path)
		fonds_json_name(json, "path", finding->path);
	else
		fonds_json_null(json, "path");
	write_json_place(json, finding);
	fonds_json_text(json, "message", finding->message);
	fonds_json_text(json, "expected", finding->expected);
	fonds_json_text(json, "actual", finding->actual);
	fonds_json_text(json, "section", finding->section);
	fonds_json_text(json, "remedy", finding->remedy);
	fonds_json_end_object(json);
}
