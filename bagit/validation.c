/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/validation.h"

#include <stdarg.h>
#include <stdlib.h>

#include "bagit/validate.h"
#include "base/error.h"

/* Names and messages of a million findings, with room to spare. */
#define ARENA_MAX ((size_t)2 << 30)

static struct fonds_finding finding_of(
	enum fonds_finding_code code, const char *path)
{
	const struct fonds_finding_code_info *info = fonds_finding_code_info(
		code);

	return (struct fonds_finding){
		.code = info->name,
		.severity = info->severity,
		.section = info->section,
		.remedy = info->remedy,
		.path = path,
	};
}

enum fonds_status fonds_validation_new(
	struct fonds_validation **ret, struct fonds_error **error)
{
	struct fonds_validation *validation = calloc(1, sizeof(*validation));

	if (!validation)
		return fonds_fail_nomem(error);
	fonds_arena_init(&validation->arena, ARENA_MAX);
	validation->findings.arena = &validation->arena;
	validation->findings.maximum = FONDS_FINDINGS_MAX;
	validation->findings.limit = finding_of(BAG_FINDINGS_LIMIT, NULL);
	validation->findings.limit.message =
		"there is more wrong than is told here";
	validation->level = FONDS_BAG_LEVEL_FULL;
	*ret = validation;
	return FONDS_OK;
}

void fonds_validation_free(struct fonds_validation *validation)
{
	if (!validation)
		return;
	fonds_arena_clear(&validation->arena);
	fonds_finding_list_clear(&validation->findings);
	free(validation);
}

void fonds_validation_freep(struct fonds_validation **validation)
{
	fonds_validation_free(*validation);
}

uint64_t fonds_validation_errors(const struct fonds_validation *validation)
{
	return validation->findings.totals[FONDS_SEVERITY_ERROR];
}

uint64_t fonds_validation_warnings(const struct fonds_validation *validation)
{
	return validation->findings.totals[FONDS_SEVERITY_WARNING];
}

__attribute__((format(printf, 5, 0))) static void add_formatted(
	struct fonds_validation *validation, enum fonds_finding_code code,
	const char *path, struct fonds_finding_values values,
	const char *format, va_list args)
{
	struct fonds_finding finding = finding_of(code, path);

	finding.expected = values.expected;
	finding.actual = values.actual;
	validation->not_fetched += code == BAG_PAYLOAD_NOT_FETCHED;
	fonds_finding_list_add(&validation->findings, &finding, format, args);
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
	return fonds_finding_list_check(&validation->findings, error);
}

void fonds_validation_sort(struct fonds_validation *validation)
{
	fonds_finding_list_sort(&validation->findings);
}

bool fonds_validation_is_valid(const struct fonds_validation *validation)
{
	return fonds_validation_errors(validation) == 0 &&
	       !(validation->strict &&
		       fonds_validation_warnings(validation) > 0);
}

bool fonds_validation_is_holey(const struct fonds_validation *validation)
{
	return validation->not_fetched > 0 &&
	       fonds_validation_errors(validation) == validation->not_fetched &&
	       !(validation->strict &&
		       fonds_validation_warnings(validation) > 0);
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
	return validation->findings.count;
}

const struct fonds_finding *fonds_validation_get(
	const struct fonds_validation *validation, size_t index)
{
	if (index >= validation->findings.count)
		return NULL;
	return &validation->findings.items[index].finding;
}

const char *fonds_validation_bag_info(
	const struct fonds_validation *validation, const char *label)
{
	return fonds_bag_info_find(&validation->info, label);
}
