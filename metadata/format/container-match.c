/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/container-match.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format/sequence-match.h"
#include "metadata/format/signature-builder.h"

/*
 * Every inner file of every signature has a slot, which says whether the
 * container at hand has it, and where its sequences are. The slots of one path
 * lie side by side under a place, so that a file is looked for once.
 */
struct slot {
	const struct fonds_inner_file *file;
	const char *name; /* its path, as paths are looked for */
	struct fonds_byte_match *matches; /* of its sequences, at least one */
	bool is_there;
};

struct place {
	const char *name;
	struct fonds_container_want want;
	struct slot **slots;
	size_t count;
	bool is_given;
};

struct fonds_container_match {
	struct fonds_arena arena; /* what everything but scratch lies in */
	const struct fonds_signature_set *set;
	enum fonds_container kind;
	struct slot *slots; /* in the order of the signatures */
	size_t slot_count;
	struct slot **by_path;
	struct place *places; /* sorted */
	size_t place_count;
	struct fonds_byte_match *matches; /* of all slots */
	struct fonds_byte_match *listed;  /* of one hit */
	char *name;                       /* of the path at hand */
	size_t name_max;
	struct fonds_pattern_scratch scratch;
	bool is_partial;
};

/* How endless a search in an inner file is: they are small, as a rule. */
#define INNER_ENDLESS FONDS_REACH_MAX

/* Less than the set itself takes, which has other things in it. */
#define FONDS_CONTAINER_MATCH_MAX FONDS_SIGNATURE_SET_MAX

static size_t match_count(const struct fonds_inner_file *file)
{
	return file->count ? file->count : 1;
}

static bool is_of_kind(const struct fonds_container_match *match,
	const struct fonds_container_signature *signature)
{
	return signature->kind == match->kind;
}

/* Slots, and the matches of all of them. */
static void count_parts(struct fonds_container_match *match, size_t *matches)
{
	const struct fonds_signature_set *set = match->set;

	for (size_t i = 0; i < set->container_count; i++) {
		const struct fonds_container_signature *signature =
			&set->containers[i];

		if (!is_of_kind(match, signature))
			continue;
		match->slot_count += signature->count;
		for (size_t j = 0; j < signature->count; j++) {
			size_t length = strlen(signature->files[j].path);

			*matches += match_count(&signature->files[j]);
			if (length > match->name_max)
				match->name_max = length;
		}
	}
}

/*
 * The name of a path, under which it is looked for: without a '/' behind it,
 * and in OLE2 without control characters in front of its parts, which say
 * what kind of stream it is. False: longer than any.
 */
static bool take_name(
	const struct fonds_container_match *match, const char *path)
{
	size_t used = 0;

	for (const char *at = path; *at; at++) {
		bool begins = at == path || at[-1] == '/';

		if (match->kind == FONDS_CONTAINER_OLE2 && begins &&
			(unsigned char)*at < ' ')
			continue;
		if (*at == '/' && !at[1])
			break;
		if (used == match->name_max)
			return false;
		match->name[used++] = *at;
	}
	match->name[used] = '\0';
	return true;
}

static bool allocate(struct fonds_container_match *match)
{
	struct fonds_arena *arena = &match->arena;
	size_t matches = 0;

	count_parts(match, &matches);
	match->name = fonds_arena_alloc(arena, match->name_max + 1);
	match->slots = fonds_arena_alloc(
		arena, match->slot_count * sizeof(*match->slots));
	match->by_path = fonds_arena_alloc(
		arena, match->slot_count * sizeof(struct slot *));
	match->places = fonds_arena_alloc(
		arena, match->slot_count * sizeof(*match->places));
	match->matches = fonds_arena_alloc(
		arena, matches * sizeof(*match->matches));
	match->listed = fonds_arena_alloc(
		arena, matches * sizeof(*match->listed));
	return match->name && match->slots && match->by_path && match->places &&
	       match->matches && match->listed;
}

/* False: no memory. */
static bool fill_slots(struct fonds_container_match *match,
	const struct fonds_container_signature *signature, struct slot **slot,
	struct fonds_byte_match **matches)
{
	for (size_t i = 0; i < signature->count; i++, ++*slot) {
		const struct fonds_inner_file *file = &signature->files[i];

		(void)take_name(match, file->path);
		match->by_path[*slot - match->slots] = *slot;
		**slot = (struct slot){
			.file = file,
			.name = fonds_arena_dup(&match->arena, match->name),
			.matches = *matches,
		};
		if (!(*slot)->name)
			return false;
		*matches += match_count(file);
	}
	return true;
}

static bool fill_all_slots(struct fonds_container_match *match)
{
	const struct fonds_signature_set *set = match->set;
	struct fonds_byte_match *matches = match->matches;
	struct slot *slot = match->slots;

	for (size_t i = 0; i < set->container_count; i++)
		if (is_of_kind(match, &set->containers[i]) &&
			!fill_slots(
				match, &set->containers[i], &slot, &matches))
			return false;
	return true;
}

static int compare_slots(const void *a, const void *b)
{
	const struct slot *const *first = a;
	const struct slot *const *second = b;

	return strcmp((*first)->name, (*second)->name);
}

static void want(struct fonds_signature_reach *reach, const struct slot *slot)
{
	for (size_t i = 0; i < slot->file->count; i++)
		fonds_signature_reach_add(
			reach, &slot->file->sequences[i], INNER_ENDLESS);
	reach->whole_max = reach->head + reach->tail;
}

static void fill_places(struct fonds_container_match *match)
{
	struct place *place = NULL;

	qsort(match->by_path, match->slot_count, sizeof(struct slot *),
		compare_slots);
	for (size_t i = 0; i < match->slot_count; i++) {
		struct slot *slot = match->by_path[i];

		if (!place || strcmp(place->name, slot->name) != 0) {
			place = &match->places[match->place_count++];
			place->name = slot->name;
			place->slots = &match->by_path[i];
		}
		place->count++;
		want(&place->want.reach, slot);
	}
}

enum fonds_status fonds_container_match_new(
	const struct fonds_signature_set *set, enum fonds_container kind,
	struct fonds_container_match **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_container_match_freep) struct fonds_container_match
		*match = calloc(1, sizeof(*match));

	if (!match)
		return fonds_fail_nomem(error);
	fonds_arena_init(&match->arena, FONDS_CONTAINER_MATCH_MAX);
	match->set = set;
	match->kind = kind;
	if (!allocate(match) || !fill_all_slots(match))
		return fonds_arena_check(&match->arena,
			"what is looked for in containers", error);
	fill_places(match);
	*ret = fonds_steal(&match);
	return FONDS_OK;
}

void fonds_container_match_free(struct fonds_container_match *match)
{
	if (!match)
		return;
	fonds_pattern_scratch_clear(&match->scratch);
	fonds_arena_clear(&match->arena);
	free(match);
}

void fonds_container_match_freep(struct fonds_container_match **match)
{
	fonds_container_match_free(*match);
}

void fonds_container_match_begin(struct fonds_container_match *match)
{
	for (size_t i = 0; i < match->slot_count; i++)
		match->slots[i].is_there = false;
	for (size_t i = 0; i < match->place_count; i++)
		match->places[i].is_given = false;
	match->is_partial = false;
}

static int compare_place(const void *name, const void *place)
{
	return strcmp(name, ((const struct place *)place)->name);
}

static struct place *find_place(
	const struct fonds_container_match *match, const char *path)
{
	if (!take_name(match, path))
		return NULL;
	return bsearch(match->name, match->places, match->place_count,
		sizeof(*match->places), compare_place);
}

const struct fonds_container_want *fonds_container_match_want(
	const struct fonds_container_match *match, const char *path)
{
	const struct place *place = find_place(match, path);

	return place ? &place->want : NULL;
}

/* Are all its sequences in the view? */
static void look_into(struct fonds_container_match *match, struct slot *slot,
	const struct fonds_format_view *view)
{
	const struct fonds_inner_file *file = slot->file;

	slot->matches[0] = (struct fonds_byte_match){ 0 };
	for (size_t i = 0; i < file->count; i++)
		if (!fonds_sequence_match(&match->scratch, &file->sequences[i],
			    view, &slot->matches[i]))
			return;
	for (size_t i = 0; i < match_count(file); i++)
		slot->matches[i].path = file->path;
	slot->is_there = true;
}

enum fonds_status fonds_container_match_file(
	struct fonds_container_match *match, const char *path,
	const struct fonds_format_view *view, struct fonds_error **error)
{
	enum fonds_status status = fonds_format_view_check(view, error);
	struct place *place;

	if (status != FONDS_OK)
		return status;
	place = find_place(match, path);
	if (!place || place->is_given)
		return FONDS_OK;
	place->is_given = true;
	if (place->want.reach.whole_max && !fonds_format_view_is_whole(view))
		match->is_partial = true;
	match->scratch.budget = FONDS_SEQUENCE_BUDGET;
	for (size_t i = 0; i < place->count; i++)
		look_into(match, place->slots[i], view);
	return fonds_sequence_check(&match->scratch, error);
}

/* All its slots, which follow each other; NULL: one is not there. */
static const struct slot *take_slots(
	const struct fonds_container_signature *signature,
	const struct slot **next)
{
	const struct slot *first = *next;
	bool are_there = true;

	for (size_t i = 0; i < signature->count; i++)
		are_there = (*next)++->is_there && are_there;
	return are_there ? first : NULL;
}

static void add_hit(struct fonds_container_match *match,
	const struct fonds_container_signature *signature,
	const struct slot *slots, struct fonds_identification *found)
{
	struct fonds_format_hit hit = {
		.format = signature->format,
		.basis = FONDS_HIT_CONTAINER,
		.signature = signature->id,
		.matches = match->listed,
	};

	for (size_t i = 0; i < signature->count; i++) {
		size_t count = match_count(slots[i].file);

		memcpy(match->listed + hit.match_count, slots[i].matches,
			count * sizeof(*match->listed));
		hit.match_count += count;
	}
	fonds_identification_add(found, &hit);
}

enum fonds_status fonds_container_match_finish(
	struct fonds_container_match *match, struct fonds_identification *found,
	struct fonds_error **error)
{
	const struct fonds_signature_set *set = match->set;
	const struct slot *next = match->slots;

	found->is_partial |= match->is_partial;
	for (size_t i = 0; i < set->container_count; i++) {
		const struct slot *slots;

		if (!is_of_kind(match, &set->containers[i]))
			continue;
		slots = take_slots(&set->containers[i], &next);
		if (slots)
			add_hit(match, &set->containers[i], slots, found);
	}
	return fonds_arena_check(
		&found->arena, "what a file was found to be", error);
}
