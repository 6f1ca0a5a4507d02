/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/split-plan.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/*
 * Next-fit in the order of paths, where each folder is one run of rows. Any
 * two parts that follow each other have more than maximum bytes together, also
 * where a folder moved: the first had no room for it, and the second has all
 * of it. So there are fewer than twice as many parts as there must be.
 */

/* Row after row from first on, for as long as they fit. */
static size_t find_end(
	const struct fonds_file_table *payload, size_t first, uint64_t maximum)
{
	uint64_t left = maximum;
	size_t end = first;

	while (end < payload->count && payload->rows[end]->size <= left)
		left -= payload->rows[end++]->size;
	return end;
}

/* The length of "data/a/" in "data/a/b". */
static size_t folder_size(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Where to cut so that the folder of the row at end stays together. */
static size_t find_cut(const struct fonds_file_table *payload, size_t first,
	size_t end, uint64_t maximum)
{
	const char *path = payload->rows[end]->path;
	size_t size = folder_size(path);
	size_t begin = end;
	size_t fits;

	while (begin > first &&
		strncmp(payload->rows[begin - 1]->path, path, size) == 0)
		begin--;
	if (begin == first || begin == end)
		return end;
	fits = find_end(payload, begin, maximum);
	if (fits < payload->count &&
		strncmp(payload->rows[fits]->path, path, size) == 0)
		return end;
	return begin;
}

static enum fonds_status make_room(
	struct fonds_split_plan *plan, struct fonds_error **error)
{
	size_t capacity = plan->capacity ? 2 * plan->capacity : 16;
	struct fonds_split_part *parts;

	if (plan->count == FONDS_SPLIT_PARTS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"it would be more than %d bags: let them be larger",
			FONDS_SPLIT_PARTS_MAX);
	if (plan->count < plan->capacity)
		return FONDS_OK;
	parts = reallocarray(plan->parts, capacity, sizeof(*parts));
	if (!parts)
		return fonds_fail_nomem(error);
	plan->parts = parts;
	plan->capacity = capacity;
	return FONDS_OK;
}

static enum fonds_status add_part(struct fonds_split_plan *plan,
	const struct fonds_file_table *payload, size_t first, size_t end,
	struct fonds_error **error)
{
	struct fonds_split_part *part;
	enum fonds_status status = make_room(plan, error);

	if (status < 0)
		return status;
	part = &plan->parts[plan->count++];
	*part = (struct fonds_split_part){
		.first = first,
		.count = end - first,
	};
	for (size_t i = first; i < end; i++)
		part->bytes += payload->rows[i]->size;
	return FONDS_OK;
}

enum fonds_status fonds_split_plan_make(struct fonds_split_plan *plan,
	const struct fonds_file_table *payload, uint64_t maximum,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t first = 0;

	do {
		size_t end = find_end(payload, first, maximum);

		if (end == first && end < payload->count)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"'%s' is larger than a part may be",
				payload->rows[end]->path);
		if (end < payload->count)
			end = find_cut(payload, first, end, maximum);
		status = add_part(plan, payload, first, end, error);
		first = end;
	} while (status == FONDS_OK && first < payload->count);
	return status;
}

enum fonds_status fonds_split_plan_name(struct fonds_split_plan *plan,
	const char *name, struct fonds_error **error)
{
	int digits = snprintf(NULL, 0, "%zu", plan->count);

	plan->names = calloc(plan->count, sizeof(*plan->names));
	if (!plan->names)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < plan->count; i++) {
		int size = asprintf(&plan->names[i], "%s-%0*zuof%zu", name,
			digits, i + 1, plan->count);

		if (size < 0) {
			plan->names[i] = NULL;
			return fonds_fail_nomem(error);
		}
		if (size > NAME_MAX)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"'%s' is longer than a name may be",
				plan->names[i]);
	}
	return FONDS_OK;
}

void fonds_split_plan_clear(struct fonds_split_plan *plan)
{
	for (size_t i = 0; plan->names && i < plan->count; i++)
		free(plan->names[i]);
	free(plan->names);
	free(plan->parts);
	*plan = (struct fonds_split_plan){ 0 };
}
