/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/validation.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bagit/validate.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

/* Names and messages of a million findings, with room to spare. */
#define ARENA_MAX ((size_t)2 << 30)
#define MESSAGE_MAX ((size_t)4 << 20)

enum fonds_status fonds_validation_new(
	struct fonds_validation **ret, struct fonds_error **error)
{
	struct fonds_validation *validation = calloc(1, sizeof(*validation));

	if (!validation)
		return fonds_fail_nomem(error);
	fonds_arena_init(&validation->arena, ARENA_MAX);
	validation->level = FONDS_BAG_LEVEL_FULL;
	*ret = validation;
	return FONDS_OK;
}

void fonds_validation_free(struct fonds_validation *validation)
{
	if (!validation)
		return;
	fonds_arena_clear(&validation->arena);
	free(validation->items);
	free(validation);
}

void fonds_validation_freep(struct fonds_validation **validation)
{
	fonds_validation_free(*validation);
}

static void count_one(
	struct fonds_validation *validation, enum fonds_finding_code code)
{
	if (fonds_finding_code_info(code)->severity == FONDS_SEVERITY_ERROR)
		validation->errors++;
	else
		validation->warnings++;
	validation->not_fetched += code == BAG_PAYLOAD_NOT_FETCHED;
}

static bool grow(struct fonds_validation *validation)
{
	size_t capacity = validation->capacity ? 2 * validation->capacity : 16;
	struct fonds_findings_item *items;

	if (validation->count < validation->capacity)
		return true;
	items = reallocarray(validation->items, capacity, sizeof(*items));
	if (!items)
		return false;
	validation->items = items;
	validation->capacity = capacity;
	return true;
}

/* NULL stays NULL; a failure stays in the arena. */
static const char *keep(struct fonds_validation *validation, const char *text)
{
	return text ? fonds_arena_dup(&validation->arena, text) : NULL;
}

static void append(struct fonds_validation *validation,
	enum fonds_finding_code code, const char *path,
	struct fonds_finding_values values, const char *message)
{
	const struct fonds_finding_code_info *info = fonds_finding_code_info(
		code);
	struct fonds_finding finding = {
		.code = info->name,
		.severity = info->severity,
		.section = info->section,
		.remedy = info->remedy,
	};

	if (!grow(validation)) {
		validation->status = FONDS_ERR_NOMEM;
		return;
	}
	finding.path = keep(validation, path);
	finding.message = keep(validation, message);
	finding.expected = keep(validation, values.expected);
	finding.actual = keep(validation, values.actual);
	if (validation->arena.status < 0) {
		validation->status = validation->arena.status;
		return;
	}
	count_one(validation, code);
	validation->items[validation->count] = (struct fonds_findings_item){
		.finding = finding,
		.order = validation->count,
	};
	validation->count++;
}

__attribute__((format(printf, 5, 0))) static void add_formatted(
	struct fonds_validation *validation, enum fonds_finding_code code,
	const char *path, struct fonds_finding_values values,
	const char *format, va_list args)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer raw;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer safe;

	fonds_buffer_init(&raw, MESSAGE_MAX);
	fonds_buffer_init(&safe, 10 * MESSAGE_MAX);
	if (validation->status < 0)
		return;
	if (validation->count >= FONDS_FINDINGS_MAX) {
		count_one(validation, code);
		return;
	}
	if (validation->count == FONDS_FINDINGS_MAX - 1) {
		append(validation, BAG_FINDINGS_LIMIT, NULL,
			(struct fonds_finding_values){ 0 },
			"there is more wrong than is told here");
		return;
	}
	fonds_buffer_vprintf(&raw, format, args);
	fonds_text_sanitize(&safe, fonds_buffer_text(&raw), raw.size);
	if (raw.status < 0 || safe.status < 0) {
		validation->status = raw.status < 0 ? raw.status : safe.status;
		return;
	}
	append(validation, code, path, values, fonds_buffer_text(&safe));
}

void fonds_validation_add(struct fonds_validation *validation,
	enum fonds_finding_code code, const char *path, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_formatted(validation, code, path,
		(struct fonds_finding_values){ 0 }, format, args);
	va_end(args);
}

void fonds_validation_add_values(struct fonds_validation *validation,
	enum fonds_finding_code code, const char *path,
	struct fonds_finding_values values, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_formatted(validation, code, path, values, format, args);
	va_end(args);
}

enum fonds_status fonds_validation_check(
	const struct fonds_validation *validation, struct fonds_error **error)
{
	if (validation->status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (validation->status < 0)
		return fonds_fail(error, validation->status,
			"the findings are too many or too long to keep");
	return fonds_arena_check(
		&validation->arena, "the outcome of the validation", error);
}

static int compare_items(const void *left, const void *right)
{
	const struct fonds_findings_item *a = left;
	const struct fonds_findings_item *b = right;
	const char *a_path = a->finding.path ? a->finding.path : "";
	const char *b_path = b->finding.path ? b->finding.path : "";
	int order = strcmp(a_path, b_path);

	if (order == 0)
		order = strcmp(a->finding.code, b->finding.code);
	if (order == 0)
		order = a->order < b->order ? -1 : 1;
	return order;
}

void fonds_validation_sort(struct fonds_validation *validation)
{
	if (validation->count > 0)
		qsort(validation->items, validation->count,
			sizeof(*validation->items), compare_items);
}

bool fonds_validation_is_valid(const struct fonds_validation *validation)
{
	return validation->errors == 0 &&
	       !(validation->strict && validation->warnings > 0);
}

bool fonds_validation_is_holey(const struct fonds_validation *validation)
{
	return validation->not_fetched > 0 &&
	       validation->errors == validation->not_fetched &&
	       !(validation->strict && validation->warnings > 0);
}

enum fonds_bag_level fonds_validation_level(
	const struct fonds_validation *validation)
{
	return validation->level;
}

bool fonds_validation_earlier(const struct fonds_validation *validation,
	struct fonds_earlier_reading *ret)
{
	if (validation->earlier.files == 0)
		return false;
	*ret = validation->earlier;
	return true;
}

bool fonds_validation_has_sizes(const struct fonds_validation *validation)
{
	return validation->level >= FONDS_BAG_LEVEL_FAST;
}

size_t fonds_validation_count(const struct fonds_validation *validation)
{
	return validation->count;
}

const struct fonds_finding *fonds_validation_get(
	const struct fonds_validation *validation, size_t index)
{
	if (index >= validation->count)
		return NULL;
	return &validation->items[index].finding;
}

const char *fonds_validation_bag_info(
	const struct fonds_validation *validation, const char *label)
{
	return fonds_bag_info_find(&validation->info, label);
}
