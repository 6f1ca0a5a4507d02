/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/identification.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "metadata/format/signature-model.h"

/* Every format may hit, with all its sequences, and not much more than that. */
#define IDENTIFICATION_MAX ((size_t)16 * 1024 * 1024)

void fonds_identification_init(struct fonds_identification *found)
{
	*found = (struct fonds_identification){ 0 };
	fonds_arena_init(&found->arena, IDENTIFICATION_MAX);
}

void fonds_identification_clear(struct fonds_identification *found)
{
	fonds_arena_clear(&found->arena);
	fonds_identification_init(found);
}

/* Room for one more hit; what it moves out of is left to the arena. */
static bool grow(struct fonds_identification *found)
{
	size_t capacity = found->capacity ? found->capacity * 2 : 8;
	struct fonds_format_hit *hits;

	if (found->count < found->capacity)
		return true;
	hits = fonds_arena_alloc(&found->arena, capacity * sizeof(*hits));
	if (!hits)
		return false;
	if (found->count)
		memcpy(hits, found->hits, found->count * sizeof(*hits));
	found->hits = hits;
	found->capacity = capacity;
	return true;
}

static const struct fonds_byte_match *copy_matches(
	struct fonds_arena *arena, const struct fonds_format_hit *hit)
{
	struct fonds_byte_match *copy = fonds_arena_alloc(
		arena, hit->match_count * sizeof(*copy));

	for (size_t i = 0; copy && i < hit->match_count; i++) {
		copy[i] = hit->matches[i];
		copy[i].path = fonds_arena_dup(arena, hit->matches[i].path);
	}
	return copy;
}

void fonds_identification_add(
	struct fonds_identification *found, const struct fonds_format_hit *hit)
{
	struct fonds_format_hit *added;

	if (!grow(found))
		return;
	added = &found->hits[found->count++];
	*added = *hit;
	added->matches = copy_matches(&found->arena, hit);
	added->signature = fonds_arena_dup(&found->arena, hit->signature);
	added->outranked_by = NULL;
}

void fonds_identification_add_extension(struct fonds_identification *found,
	const struct fonds_signature_set *set, const char *name)
{
	const struct fonds_pronom_format *const *formats;
	const struct fonds_extension *extensions;
	size_t count;

	if (found->count)
		return;
	count = fonds_signature_set_by_extension(set, name, &formats);
	if (count == 0)
		return;
	extensions = set->extensions + (formats - set->extension_formats);
	for (size_t i = 0; i < count; i++) {
		struct fonds_format_hit hit = {
			.format = formats[i],
			.basis = FONDS_HIT_EXTENSION,
			.signature = extensions[i].text,
		};

		fonds_identification_add(found, &hit);
	}
}

static uint64_t matched_bytes(const struct fonds_format_hit *hit)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < hit->match_count; i++)
		sum += hit->matches[i].length;
	return sum;
}

/* The better basis first, then what matched more, then the older format. */
static int compare_hits(const void *a, const void *b)
{
	const struct fonds_format_hit *first = a;
	const struct fonds_format_hit *second = b;
	uint64_t bytes[] = { matched_bytes(first), matched_bytes(second) };

	if (!first->outranked_by != !second->outranked_by)
		return first->outranked_by ? 1 : -1;
	if (first->basis != second->basis)
		return first->basis < second->basis ? -1 : 1;
	if (bytes[0] != bytes[1])
		return bytes[0] > bytes[1] ? -1 : 1;
	if (first->format != second->format)
		return first->format < second->format ? -1 : 1;
	return strcmp(first->signature, second->signature);
}

static void sort(struct fonds_identification *found)
{
	if (found->count)
		qsort(found->hits, found->count, sizeof(*found->hits),
			compare_hits);
}

static bool has_format(const struct fonds_identification *found, size_t count,
	const struct fonds_pronom_format *format)
{
	for (size_t i = 0; i < count; i++)
		if (found->hits[i].format == format)
			return true;
	return false;
}

/* Sorted: the first hit of a format is its best. */
static void drop_repeated(struct fonds_identification *found)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++)
		if (!has_format(found, kept, found->hits[i].format))
			found->hits[kept++] = found->hits[i];
	found->count = kept;
}

/*
 * Two formats that have priority over each other both stand: the signature
 * file does not say which it is.
 */
static bool is_outranked(const struct fonds_signature_set *set,
	const struct fonds_format_hit *hit, const struct fonds_format_hit *by)
{
	if (by->basis == FONDS_HIT_CONTAINER && hit->basis == FONDS_HIT_BYTES)
		return true;
	return fonds_signature_set_is_over(set, by->format, hit->format) &&
	       !fonds_signature_set_is_over(set, hit->format, by->format);
}

static void outrank(struct fonds_identification *found,
	const struct fonds_signature_set *set, struct fonds_format_hit *hit)
{
	for (size_t i = 0; !hit->outranked_by && i < found->count; i++)
		if (is_outranked(set, hit, &found->hits[i]))
			hit->outranked_by = found->hits[i].format;
}

static void let_all_stand(struct fonds_identification *found)
{
	for (size_t i = 0; i < found->count; i++)
		found->hits[i].outranked_by = NULL;
	sort(found);
}

enum fonds_status fonds_identification_rank(struct fonds_identification *found,
	const struct fonds_signature_set *set, struct fonds_error **error)
{
	enum fonds_status status = fonds_arena_check(
		&found->arena, "what a file was found to be", error);

	if (status != FONDS_OK)
		return status;
	let_all_stand(found);
	drop_repeated(found);
	for (size_t i = 0; i < found->count; i++)
		outrank(found, set, &found->hits[i]);
	sort(found);
	/* In a ring of priorities none is the first. */
	if (fonds_identification_standing(found) == 0)
		let_all_stand(found);
	return FONDS_OK;
}

size_t fonds_identification_standing(const struct fonds_identification *found)
{
	size_t count = 0;

	while (count < found->count && !found->hits[count].outranked_by)
		count++;
	return count;
}

static const char *const basis_names[] = {
	[FONDS_HIT_CONTAINER] = "container match",
	[FONDS_HIT_BYTES] = "byte match",
	[FONDS_HIT_EXTENSION] = "extension match",
};

/* The matches from first on that are in the same inner file. */
static size_t count_in_path(const struct fonds_format_hit *hit, size_t first)
{
	const char *path = hit->matches[first].path;
	size_t count = 1;

	while (path && first + count < hit->match_count &&
		hit->matches[first + count].path &&
		strcmp(hit->matches[first + count].path, path) == 0)
		count++;
	return path ? count : hit->match_count - first;
}

static void print_places(const struct fonds_byte_match *matches, size_t count,
	struct fonds_buffer *buffer)
{
	const char *between = "";

	if (count == 1) {
		fonds_buffer_printf(buffer, " at %" PRIu64 ", %" PRIu64,
			matches->offset, matches->length);
		return;
	}
	fonds_buffer_add_text(buffer, " at [");
	for (size_t i = 0; i < count; i++) {
		fonds_buffer_printf(buffer, "%s[%" PRIu64 " %" PRIu64 "]",
			between, matches[i].offset, matches[i].length);
		between = " ";
	}
	fonds_buffer_add_char(buffer, ']');
}

static void print_matches(
	const struct fonds_format_hit *hit, struct fonds_buffer *buffer)
{
	size_t count;

	for (size_t i = 0; i < hit->match_count; i += count) {
		const struct fonds_byte_match *match = &hit->matches[i];

		count = count_in_path(hit, i);
		if (match->path)
			fonds_buffer_printf(
				buffer, "%s '%s'", i ? "," : "", match->path);
		if (match->length || count > 1)
			print_places(match, count, buffer);
	}
}

void fonds_format_hit_basis(
	const struct fonds_format_hit *hit, struct fonds_buffer *buffer)
{
	fonds_buffer_add_text(buffer, basis_names[hit->basis]);
	if (hit->basis == FONDS_HIT_EXTENSION) {
		fonds_buffer_printf(buffer, " '%s'", hit->signature);
		return;
	}
	print_matches(hit, buffer);
	fonds_buffer_printf(buffer, " (signature %s)", hit->signature);
}
