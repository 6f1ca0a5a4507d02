/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dc-description.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define DESCRIPTION_MAX ((size_t)64 * 1024 * 1024)

/* Of a set: what stands besides its descriptions. */
#define SET_MAX ((size_t)64 * 1024 * 1024)

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

struct fonds_dc_description *fonds_dc_description_new(const char *about)
{
	struct fonds_dc_description *description = calloc(
		1, sizeof(*description));

	if (!description)
		return NULL;
	fonds_arena_init(&description->arena, DESCRIPTION_MAX);
	description->about = fonds_arena_dup(&description->arena, about);
	return description;
}

void fonds_dc_description_free(struct fonds_dc_description *description)
{
	if (!description)
		return;
	fonds_arena_clear(&description->arena);
	free(description);
}

void fonds_dc_description_freep(struct fonds_dc_description **description)
{
	fonds_dc_description_free(*description);
}

static bool has_term(const struct fonds_dc_description *description,
	const char *name, const char *value)
{
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];

		if (is_same(term->name, name) && is_same(term->value, value))
			return true;
	}
	return false;
}

/* An array in an arena with room for one more; NULL when memory ran out. */
static void *make_room(struct fonds_arena *arena, void *items, size_t count,
	size_t *capacity, size_t size)
{
	size_t wanted = *capacity ? *capacity * 2 : 32;
	void *larger;

	if (count < *capacity)
		return items;
	larger = fonds_arena_alloc(arena, wanted * size);
	if (!larger)
		return NULL;
	if (count > 0)
		memcpy(larger, items, count * size);
	*capacity = wanted;
	return larger;
}

bool fonds_dc_description_add(struct fonds_dc_description *description,
	const char *name, const char *encoding, const char *language,
	const char *value)
{
	struct fonds_arena *arena = &description->arena;
	struct fonds_dc_term term;
	struct fonds_dc_term *terms;

	if (has_term(description, name, value))
		return true;
	if (description->count == FONDS_DC_TERMS_MAX)
		return false;
	term.name = fonds_arena_dup(arena, name);
	term.encoding = fonds_arena_dup(arena, encoding);
	term.language = fonds_arena_dup(arena, language);
	term.value = fonds_arena_dup(arena, value);
	terms = make_room(arena, description->terms, description->count,
		&description->capacity, sizeof(*terms));
	if (arena->status != FONDS_OK || !terms)
		return true;
	description->terms = terms;
	description->terms[description->count++] = term;
	return true;
}

const char *fonds_dc_description_value(
	const struct fonds_dc_description *description, const char *name,
	size_t index)
{
	for (size_t i = 0; i < description->count; i++)
		if (strcmp(description->terms[i].name, name) == 0 &&
			index-- == 0)
			return description->terms[i].value;
	return NULL;
}

enum fonds_status fonds_dc_description_check(
	const struct fonds_dc_description *description,
	struct fonds_error **error)
{
	return fonds_arena_check(
		&description->arena, "the Dublin Core description", error);
}

void fonds_dc_set_init(struct fonds_dc_set *set)
{
	*set = (struct fonds_dc_set){ .count = 0 };
	fonds_arena_init(&set->arena, SET_MAX);
}

void fonds_dc_set_clear(struct fonds_dc_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		fonds_dc_description_free(set->items[i]);
	fonds_arena_clear(&set->arena);
	fonds_dc_set_init(set);
}

enum fonds_status fonds_dc_set_add(struct fonds_dc_set *set,
	struct fonds_dc_description *description, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_dc_description_freep) struct fonds_dc_description *own =
		description;
	struct fonds_dc_description **items;

	if (!own)
		return fonds_fail_nomem(error);
	if (set->count == FONDS_DC_SET_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"more than %d things are described", FONDS_DC_SET_MAX);
	items = make_room(&set->arena, set->items, set->count, &set->capacity,
		sizeof(*items));
	if (!items)
		return fonds_arena_check(
			&set->arena, "the Dublin Core description", error);
	set->items = items;
	set->items[set->count++] = fonds_steal(&own);
	return FONDS_OK;
}

void fonds_dc_set_other(struct fonds_dc_set *set, const char *name,
	const char *value, const char *why, unsigned long line)
{
	struct fonds_dc_other *other = fonds_arena_alloc(
		&set->arena, sizeof(*other));

	if (!other)
		return;
	*other = (struct fonds_dc_other){
		.name = fonds_arena_dup(&set->arena, name),
		.value = fonds_arena_dup(&set->arena, value),
		.why = fonds_arena_dup(&set->arena, why),
		.line = line,
	};
	if (set->arena.status != FONDS_OK)
		return;
	if (set->last_other)
		set->last_other->next = other;
	else
		set->others = other;
	set->last_other = other;
}

void fonds_dc_set_label(
	struct fonds_dc_set *set, const char *label, const char *value)
{
	struct fonds_dc_other *before = set->last_other;

	fonds_dc_set_other(set, label, value, "is not of Dublin Core", 0);
	if (set->last_other != before)
		set->last_other->is_label = true;
}

static const char *urn_in(const struct fonds_dc_description *description)
{
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];

		if (strcmp(term->name, "identifier") == 0 &&
			strncmp(term->value, "urn:", 4) == 0)
			return term->value;
	}
	return NULL;
}

void fonds_dc_set_name(struct fonds_dc_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		struct fonds_dc_description *description = set->items[i];
		const char *urn = urn_in(description);

		if (!description->about && urn && !fonds_dc_set_find(set, urn))
			description->about = urn;
	}
}

struct fonds_dc_description *fonds_dc_set_find(
	const struct fonds_dc_set *set, const char *about)
{
	for (size_t i = 0; i < set->count; i++)
		if (is_same(set->items[i]->about, about))
			return set->items[i];
	return NULL;
}
