/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/finding-rows.h"

#include <stdlib.h>

#include "base/error.h"

#define TEXTS_MAX ((size_t)1 << 30)
#define LEAST_CAPACITY ((size_t)16)

void fonds_finding_rows_init(struct fonds_finding_rows *rows)
{
	*rows = (struct fonds_finding_rows){ 0 };
	fonds_arena_init(&rows->texts, TEXTS_MAX);
}

void fonds_finding_rows_clear(struct fonds_finding_rows *rows)
{
	free(rows->items);
	fonds_arena_clear(&rows->texts);
	*rows = (struct fonds_finding_rows){ 0 };
}

static bool grow(struct fonds_finding_rows *rows)
{
	size_t capacity = rows->capacity > 0 ? 2 * rows->capacity
					     : LEAST_CAPACITY;
	void *items = reallocarray(rows->items, capacity, sizeof(*rows->items));

	if (!items)
		return false;
	rows->items = items;
	rows->capacity = capacity;
	return true;
}

struct fonds_audit_finding *fonds_finding_rows_add(
	struct fonds_finding_rows *rows, const char *path,
	enum fonds_verdict verdict, const char *detail, int64_t found_at)
{
	struct fonds_audit_finding *row;

	if (rows->count == rows->capacity && !grow(rows)) {
		rows->has_failed = true;
		return NULL;
	}
	row = &rows->items[rows->count++];
	*row = (struct fonds_audit_finding){
		.path = path,
		.verdict = verdict,
		.expected_size = UINT64_MAX,
		.actual_size = UINT64_MAX,
		.damage_offset = UINT64_MAX,
		.detail = detail,
		.found_at = found_at,
	};
	return row;
}

enum fonds_status fonds_finding_rows_check(
	const struct fonds_finding_rows *rows, struct fonds_error **error)
{
	if (rows->has_failed)
		return fonds_fail_nomem(error);
	return fonds_arena_check(&rows->texts, "the list of findings", error);
}
