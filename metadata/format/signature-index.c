/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/signature-index.h"

#include <string.h>

#include "metadata/format/signature-model.h"

#define KEY_SIZE sizeof(uint32_t)

/* Of a hash table with chains; the multiplier is 2^32 / the golden ratio. */
static size_t slot_of(uint32_t bytes)
{
	return (bytes * UINT32_C(0x9E3779B1)) >> (32 - FONDS_KEY_SLOTS_LOG2);
}

static unsigned distinct_bytes(const uint8_t *data)
{
	unsigned count = 0;

	for (size_t i = 0; i < KEY_SIZE; i++)
		count += data[i] && !memchr(data, data[i], i);
	return count;
}

/*
 * The 4 bytes in a row that the pattern's bytes must have and that are least
 * like what many files have; NULL when there are none. What is in brackets
 * with alternatives does not count: the others need not have it.
 */
static const uint8_t *find_key(const struct fonds_pattern *pattern)
{
	const uint8_t *code = pattern->code;
	const uint8_t *end = code + pattern->size;
	const uint8_t *best = NULL;

	for (; code < end; code += fonds_pattern_op_size(code)) {
		if (code[0] != FONDS_OP_BYTES)
			continue;
		for (size_t i = 0; i + KEY_SIZE <= code[1]; i++)
			if (!best || distinct_bytes(code + 2 + i) >
					     distinct_bytes(best))
				best = code + 2 + i;
	}
	return best;
}

static uint32_t add_key(
	struct fonds_signature_index *index, const uint8_t *data)
{
	uint32_t bytes = fonds_pattern_u32(data);
	size_t slot = slot_of(bytes);
	uint32_t *place = &index->slots[slot];

	while (*place != FONDS_KEY_NONE) {
		if (index->keys[*place].bytes == bytes)
			return *place;
		place = &index->keys[*place].next;
	}
	*place = (uint32_t)index->key_count++;
	index->keys[*place] = (struct fonds_key){ bytes, FONDS_KEY_NONE };
	index->used[slot / 8] |= (uint8_t)(1u << slot % 8);
	return *place;
}

static void add_keys(struct fonds_signature_index *index,
	struct fonds_sequence *sequences, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const uint8_t *key = find_key(&sequences[i].pattern);

		if (key)
			sequences[i].key = add_key(index, key);
	}
}

static struct fonds_candidates *candidates_of(
	struct fonds_signature_index *index,
	const struct fonds_signature *signature)
{
	for (size_t i = 0; i < signature->count; i++) {
		const struct fonds_sequence *sequence =
			&signature->sequences[i];

		if (sequence->anchor == FONDS_ANCHOR_BEGIN &&
			sequence->most == 0 &&
			sequence->pattern.code[0] == FONDS_OP_BYTES)
			return &index->by_first_byte[sequence->pattern.code[2]];
	}
	return &index->others;
}

/* Two rounds over the signatures: to count, then to fill what has room. */
static void add_candidates(struct fonds_signature_index *index,
	const struct fonds_signature *signatures, size_t count,
	struct fonds_arena *arena)
{
	uint32_t *room = fonds_arena_alloc(arena, count * sizeof(*room));
	struct fonds_candidates *place;

	if (!room)
		return;
	for (size_t i = 0; i < count; i++)
		candidates_of(index, &signatures[i])->count++;
	for (size_t i = 0; i <= 256; i++) {
		place = i < 256 ? &index->by_first_byte[i] : &index->others;
		place->items = room;
		room += place->count;
		place->count = 0;
	}
	for (size_t i = 0; i < count; i++) {
		place = candidates_of(index, &signatures[i]);
		place->items[place->count++] = (uint32_t)i;
	}
}

void fonds_signature_index_build(struct fonds_signature_index *index,
	const struct fonds_signature *signatures, size_t count,
	struct fonds_sequence *sequences, size_t sequence_count,
	struct fonds_arena *arena)
{
	for (size_t i = 0; i < sequence_count; i++)
		sequences[i].key = FONDS_KEY_NONE;
	index->keys = fonds_arena_alloc(
		arena, sequence_count * sizeof(*index->keys));
	index->slots = fonds_arena_alloc(
		arena, FONDS_KEY_SLOTS * sizeof(*index->slots));
	index->used = fonds_arena_alloc(arena, FONDS_KEY_SLOTS / 8);
	if (!index->keys || !index->slots || !index->used)
		return;
	memset(index->slots, 0xff, FONDS_KEY_SLOTS * sizeof(*index->slots));
	add_keys(index, sequences, sequence_count);
	add_candidates(index, signatures, count, arena);
}

static void see(const struct fonds_signature_index *index, uint32_t bytes,
	uint64_t *seen)
{
	uint32_t key = index->slots[slot_of(bytes)];

	for (; key != FONDS_KEY_NONE; key = index->keys[key].next)
		if (index->keys[key].bytes == bytes)
			seen[key / 64] |= UINT64_C(1) << key % 64;
}

void fonds_signature_index_scan(const struct fonds_signature_index *index,
	const uint8_t *data, size_t size, uint64_t *seen)
{
	for (size_t i = 0; i + KEY_SIZE <= size; i++) {
		uint32_t bytes = fonds_pattern_u32(data + i);
		size_t slot = slot_of(bytes);

		if (index->used[slot / 8] & 1u << slot % 8)
			see(index, bytes, seen);
	}
}
