/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/folder-description.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "ingest/folder-plan.h"
#include "metadata/record-dc.h"

/* What the path of the whole is, in the bag. */
#define WHOLE "data"

/* Sentences about one folder. */
#define TOLD_MAX 100

struct describing {
	struct fonds_ingest_plan *plan;
	const char *name; /* of the folder */
	struct fonds_text_list *told;
};

void fonds_folder_description_tell(struct fonds_ingest_plan *plan,
	struct fonds_text_list *told, const char *text)
{
	if (told->count < TOLD_MAX)
		fonds_text_list_add(&plan->arena, told, text);
}

static bool is_there(const struct fonds_ingest_plan *plan, const char *path)
{
	return path && (fonds_folder_plan_find(plan, path) ||
			       fonds_folder_plan_has_folder(plan, path));
}

/* Archivematica calls the whole "objects", and in a bag it is "data". */
static const char *below_root(const char *label)
{
	static const char *const roots[] = { "objects/", "data/" };

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (strncmp(label, roots[i], strlen(roots[i])) == 0)
			return label + strlen(roots[i]);
	return NULL;
}

/* The path in the bag that a label means, "data" for the whole; or NULL. */
static const char *resolve(struct fonds_ingest_plan *plan, const char *label)
{
	const char *below = below_root(label);
	const char *path = fonds_arena_printf(&plan->arena, "data/%s", label);

	if (strcmp(label, "objects") == 0)
		return WHOLE;
	if (is_there(plan, path))
		return path;
	if (strcmp(label, "data") == 0)
		return WHOLE;
	if (!below)
		return NULL;
	path = fonds_arena_printf(&plan->arena, "data/%s", below);
	return is_there(plan, path) ? path : NULL;
}

/* Labels become paths in the bag; of what is absent, NULL. */
static void resolve_labels(struct describing *d)
{
	struct fonds_dc_set *set = &d->plan->descriptions;

	for (size_t i = 0; i < set->count; i++) {
		struct fonds_dc_description *description = set->items[i];
		const char *path = WHOLE; /* of XML, which has no label */

		if (description->label)
			path = resolve(d->plan, description->label);
		if (!path)
			fonds_folder_description_tell(d->plan, d->told,
				fonds_arena_printf(&d->plan->arena,
					"'%s' is described, but is not in the "
					"folder",
					description->label));
		description->label = path;
	}
}

static int by_text(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*x, *y);
}

/* "a.txt" and "objects/a.txt" may be the same. */
static enum fonds_status refuse_twins(
	const struct fonds_dc_set *set, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep)
		const char **labels = calloc(set->count + 1, sizeof(*labels));
	size_t count = 0;

	if (!labels)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < set->count; i++)
		if (set->items[i]->label)
			labels[count++] = set->items[i]->label;
	qsort(labels, count, sizeof(*labels), by_text);
	for (size_t i = 1; i < count; i++)
		if (strcmp(labels[i - 1], labels[i]) == 0)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"two rows describe '%s': describe it in one",
				labels[i]);
	return FONDS_OK;
}

/* Is it the first of the others that are called so? */
static bool is_first_of_name(
	const struct fonds_dc_set *set, const struct fonds_dc_other *other)
{
	const struct fonds_dc_other *before = set->others;

	while (before != other && strcmp(before->name, other->name) != 0)
		before = before->next;
	return before == other;
}

static void tell_others(struct describing *d)
{
	const struct fonds_dc_set *set = &d->plan->descriptions;

	for (const struct fonds_dc_other *other = set->others;
		other && d->told->count < TOLD_MAX; other = other->next)
		if (is_first_of_name(set, other))
			fonds_folder_description_tell(d->plan, d->told,
				fonds_arena_printf(&d->plan->arena,
					"'%s' %s: it is kept in '%s' alone",
					other->name, other->why,
					d->plan->files[0].original_name));
}

static struct fonds_dc_description *find_whole(
	const struct fonds_ingest_plan *plan)
{
	const struct fonds_dc_set *set = &plan->descriptions;

	for (size_t i = 0; i < set->count; i++)
		if (set->items[i]->label &&
			strcmp(set->items[i]->label, WHOLE) == 0)
			return set->items[i];
	return NULL;
}

/* The description of the whole, made if need be; always with a title. */
static enum fonds_status complete_whole(
	struct describing *d, bool *ret_named, struct fonds_error **error)
{
	struct fonds_ingest_plan *plan = d->plan;
	const char *name = d->name;
	enum fonds_status status = FONDS_OK;

	plan->whole = find_whole(plan);
	if (!plan->whole) {
		plan->whole = fonds_dc_description_new(NULL);
		if (plan->whole)
			plan->whole->label = WHOLE;
		status = fonds_dc_set_add(
			&plan->descriptions, plan->whole, error);
	}
	if (status < 0) {
		plan->whole = NULL;
		return status;
	}
	*ret_named = !fonds_dc_description_value(plan->whole, "title", 0);
	if (*ret_named)
		(void)fonds_dc_description_add(plan->whole, "title", NULL, NULL,
			*name && fonds_utf8_is_valid(name, strlen(name))
				? name
				: "untitled");
	return fonds_dc_description_check(plan->whole, error);
}

/*
 * What the rest of an ingest asks of a record; its own checks are about pages
 * of an archive, and say nothing of a folder.
 */
static enum fonds_status make_record(
	struct describing *d, struct fonds_error **error)
{
	struct fonds_ingest_plan *plan = d->plan;
	struct fonds_dc_set only = { .items = &plan->whole, .count = 1 };
	struct fonds_record *record;
	bool is_named;
	enum fonds_status status = complete_whole(d, &is_named, error);

	if (status == FONDS_OK)
		status = fonds_record_from_dc(&only, &plan->record, error);
	if (status < 0)
		return status;
	if (is_named)
		fonds_folder_description_tell(d->plan, d->told,
			fonds_arena_printf(&plan->arena,
				"the folder itself has no title in its "
				"description: it is called '%s', as it is",
				plan->record->title));
	record = plan->record;
	record->warnings = (struct fonds_text_list){ 0 };
	for (size_t i = 0; i < d->told->count; i++)
		fonds_text_list_add(
			&record->arena, &record->warnings, d->told->items[i]);
	return fonds_arena_check(&record->arena, "the description", error);
}

enum fonds_status fonds_folder_description_apply(struct fonds_ingest_plan *plan,
	const char *name, struct fonds_text_list *told,
	struct fonds_error **error)
{
	struct describing d = { .plan = plan, .name = name, .told = told };
	enum fonds_status status;

	resolve_labels(&d);
	tell_others(&d);
	status = refuse_twins(&plan->descriptions, error);
	return status == FONDS_OK ? make_record(&d, error) : status;
}
