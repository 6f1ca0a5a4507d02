/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/identity.h"

#include <string.h>

#include "base/cleanup.h"

#define TEXT_MAX ((size_t)64 * 1024)

static const enum fonds_identify_basis bases[] = {
	[FONDS_HIT_CONTAINER] = FONDS_IDENTIFY_CONTAINER,
	[FONDS_HIT_BYTES] = FONDS_IDENTIFY_BYTES,
	[FONDS_HIT_EXTENSION] = FONDS_IDENTIFY_EXTENSION,
};

void fonds_identity_init(struct fonds_identity *identity)
{
	*identity = (struct fonds_identity){ .charset = "" };
	fonds_identification_init(&identity->found);
	fonds_buffer_init(&identity->warning, TEXT_MAX);
}

void fonds_identity_clear(struct fonds_identity *identity)
{
	fonds_identification_clear(&identity->found);
	fonds_buffer_clear(&identity->warning);
	*identity = (struct fonds_identity){ .charset = "" };
}

static bool has(const struct fonds_identity *identity, const char *puid)
{
	for (size_t i = 0; i < identity->count; i++)
		if (strcmp(identity->hits[i].puid, puid) == 0)
			return true;
	return false;
}

/* The arena has no way to grow a piece: a larger one takes its place. */
static bool grow(struct fonds_identity *identity)
{
	size_t capacity = identity->capacity ? 2 * identity->capacity : 4;
	struct fonds_identify_hit *hits;

	if (identity->count < identity->capacity)
		return true;
	hits = fonds_arena_alloc(
		&identity->found.arena, capacity * sizeof(*hits));
	if (!hits)
		return false;
	if (identity->count > 0)
		memcpy(hits, identity->hits, identity->count * sizeof(*hits));
	identity->hits = hits;
	identity->capacity = capacity;
	return true;
}

void fonds_identity_add(struct fonds_identity *identity,
	const struct fonds_identify_hit *hit, bool stands)
{
	if (!grow(identity))
		return;
	identity->hits[identity->count++] = *hit;
	identity->standing += stands;
}

/* PRONOM lists several with commas; the first is the one to give. */
static const char *first_of(struct fonds_arena *arena, const char *list)
{
	size_t size = strcspn(list, ",");

	return list[size] ? fonds_arena_dup_bytes(arena, list, size) : list;
}

static void add_pronom(struct fonds_identity *identity,
	const struct fonds_format_hit *hit, bool stands)
{
	struct fonds_arena *arena = &identity->found.arena;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer note;
	struct fonds_identify_hit added = {
		.puid = hit->format->puid,
		.name = hit->format->name,
		.version = hit->format->version,
		.mime = first_of(arena, hit->format->mime),
		.basis = bases[hit->basis],
		.outranked_by = hit->outranked_by ? hit->outranked_by->puid
						  : "",
	};

	fonds_buffer_init(&note, TEXT_MAX);
	fonds_format_hit_basis(hit, &note);
	if (note.status < 0)
		arena->status = note.status;
	added.note = fonds_arena_dup(arena, fonds_buffer_text(&note));
	if (added.mime && added.note)
		fonds_identity_add(identity, &added, stands);
}

enum fonds_status fonds_identity_add_found(struct fonds_identity *identity,
	const struct fonds_signature_set *set, bool stands,
	struct fonds_error **error)
{
	struct fonds_identification *found = &identity->found;
	enum fonds_status status = fonds_identification_rank(found, set, error);
	size_t standing;

	if (status < 0)
		return status;
	standing = fonds_identification_standing(found);
	for (size_t i = 0; i < found->count; i++)
		if (!has(identity, found->hits[i].format->puid))
			add_pronom(identity, &found->hits[i],
				stands && i < standing);
	return fonds_identity_check(identity, error);
}

void fonds_identity_warn(struct fonds_identity *identity, const char *text)
{
	if (identity->warning.size > 0)
		fonds_buffer_add_text(&identity->warning, "; ");
	fonds_buffer_add_text(&identity->warning, text);
}

enum fonds_status fonds_identity_check(
	const struct fonds_identity *identity, struct fonds_error **error)
{
	enum fonds_status status = fonds_arena_check(&identity->found.arena,
		"the list of formats that a file could have", error);

	if (status < 0)
		return status;
	return fonds_buffer_check(
		&identity->warning, "a warning about a file", error);
}
