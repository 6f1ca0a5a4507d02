/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/pattern-match.h"

#include <string.h>

/*
 * No backtracking: the run holds all places that the operations so far can
 * have led to, and each operation makes the next such set of them. An
 * operation costs at most as much as there are bytes, so a pattern costs at
 * most its operations times the bytes, whatever is in either.
 *
 * The set does not tell where a match began. Only for a pattern that matches
 * is that asked, by halving the interval of beginnings.
 */
struct run {
	struct fonds_pattern_scratch *scratch;
	const struct fonds_pattern_bytes *bytes;
};

void fonds_pattern_scratch_clear(struct fonds_pattern_scratch *scratch)
{
	for (size_t i = 0; i < FONDS_PATTERN_DEPTH_MAX + 2; i++) {
		fonds_spots_clear(&scratch->levels[i].now);
		fonds_spots_clear(&scratch->levels[i].next);
		fonds_spots_clear(&scratch->levels[i].either);
	}
}

bool fonds_pattern_scratch_has_failed(
	const struct fonds_pattern_scratch *scratch)
{
	bool has_failed = false;

	for (size_t i = 0; i < FONDS_PATTERN_DEPTH_MAX + 2; i++)
		has_failed |= scratch->levels[i].now.has_failed ||
			      scratch->levels[i].next.has_failed ||
			      scratch->levels[i].either.has_failed;
	return has_failed;
}

static void spend(struct run *run, uint64_t units)
{
	uint64_t *budget = &run->scratch->budget;

	*budget = *budget > units ? *budget - units : 0;
}

/* The count bytes that follow the place, in the order of the file. */
static const uint8_t *bytes_at(
	const struct run *run, uint32_t place, uint32_t count)
{
	const struct fonds_pattern_bytes *bytes = run->bytes;

	if (!bytes->from_end)
		return bytes->data + place;
	return bytes->data + bytes->size - place - count;
}

static bool is_in_range(const uint8_t *code, const uint8_t *data)
{
	uint8_t count = code[2];
	const uint8_t *bounds = code + 3;
	bool is_in = memcmp(data, bounds, count) >= 0 &&
		     memcmp(data, bounds + count, count) <= 0;

	return is_in != code[1];
}

static bool is_match(const uint8_t *code, const uint8_t *data)
{
	switch ((enum fonds_pattern_op)code[0]) {
	case FONDS_OP_BYTES:
		return data[0] == code[2] &&
		       memcmp(data, code + 2, code[1]) == 0;
	case FONDS_OP_RANGE:
		return is_in_range(code, data);
	case FONDS_OP_MASK:
		return ((data[0] & code[2]) == code[2]) != code[1];
	case FONDS_OP_GAP:
	case FONDS_OP_ONE_OF:
		break;
	}
	return false;
}

static uint8_t byte_count(const uint8_t *code)
{
	switch ((enum fonds_pattern_op)code[0]) {
	case FONDS_OP_BYTES:
		return code[1];
	case FONDS_OP_RANGE:
		return code[2];
	case FONDS_OP_MASK:
	case FONDS_OP_GAP:
	case FONDS_OP_ONE_OF:
		break;
	}
	return 1;
}

/* The place from which on the search goes on quickly: libc's is. */
static uint32_t skip_to(const struct run *run, const uint8_t *code,
	uint32_t place, uint32_t last)
{
	const struct fonds_pattern_bytes *bytes = run->bytes;
	const uint8_t *data = bytes->data;
	const uint8_t *found;
	uint32_t end = bytes->size - code[1]; /* place of the first byte */

	if (code[0] != FONDS_OP_BYTES)
		return place;
	if (bytes->from_end) {
		found = memrchr(data + end - last, code[2], last - place + 1);
		return found ? end - (uint32_t)(found - data) : last + 1;
	}
	found = memchr(data + place, code[2], last - place + 1);
	return found ? (uint32_t)(found - data) : last + 1;
}

/* next: the places behind the bytes of an operation, from those in now. */
static void step_bytes(struct run *run, const uint8_t *code,
	const struct fonds_spots *now, struct fonds_spots *next)
{
	uint8_t count = byte_count(code);
	uint32_t size = run->bytes->size;

	fonds_spots_reset(next);
	for (size_t i = 0; count <= size && i < now->count; i++) {
		uint32_t place = now->items[i].first;
		uint32_t last = now->items[i].last;

		if (last > size - count)
			last = size - count;
		if (place > last)
			break;
		spend(run, (uint64_t)last - place + count);
		for (; place <= last; place++) {
			place = skip_to(run, code, place, last);
			if (place <= last &&
				is_match(code, bytes_at(run, place, count)))
				fonds_spots_add(
					next, place + count, place + count);
		}
	}
}

static void step_gap(struct run *run, const uint8_t *code,
	const struct fonds_spots *now, struct fonds_spots *next)
{
	spend(run, now->count + 1);
	fonds_spots_move(next, now, fonds_pattern_u32(code + 1),
		fonds_pattern_u32(code + 1 + sizeof(uint32_t)),
		run->bytes->size);
}

static void swap(struct fonds_spots *a, struct fonds_spots *b)
{
	struct fonds_spots kept = *a;

	*a = *b;
	*b = kept;
}

static void copy(struct fonds_spots *to, const struct fonds_spots *from)
{
	static const struct fonds_spots empty = { 0 };

	fonds_spots_unite(to, from, &empty);
}

static void run_code(
	struct run *run, const uint8_t *code, size_t size, unsigned level);

/* Each branch starts from the same places; they end in any of its places. */
static void step_one_of(struct run *run, const uint8_t *code, unsigned level)
{
	struct fonds_spots *now = &run->scratch->levels[level].now;
	struct fonds_spots *next = &run->scratch->levels[level].next;
	struct fonds_spots *either = &run->scratch->levels[level].either;
	struct fonds_spots *inner = &run->scratch->levels[level + 1].now;
	const uint8_t *end = code + fonds_pattern_op_size(code);
	uint32_t size;

	fonds_spots_reset(either);
	for (code += 1 + sizeof(size); code < end; code += size) {
		size = fonds_pattern_u32(code);
		code += sizeof(size);
		copy(inner, now);
		run_code(run, code, size, level + 1);
		fonds_spots_unite(next, either, inner);
		swap(next, either);
		spend(run, now->count + either->count);
	}
	swap(next, either);
}

/* Makes the level's places those behind the operations. */
static void run_code(
	struct run *run, const uint8_t *code, size_t size, unsigned level)
{
	struct fonds_spots *now = &run->scratch->levels[level].now;
	struct fonds_spots *next = &run->scratch->levels[level].next;
	const uint8_t *end = code + size;

	for (; code < end && now->count && run->scratch->budget;
		code += fonds_pattern_op_size(code)) {
		if (code[0] == FONDS_OP_ONE_OF)
			step_one_of(run, code, level);
		else if (code[0] == FONDS_OP_GAP)
			step_gap(run, code, now, next);
		else
			step_bytes(run, code, now, next);
		swap(now, next);
	}
}

static bool begins_in(struct run *run, const struct fonds_pattern *pattern,
	uint32_t least, uint32_t most, uint32_t *end)
{
	struct fonds_spots *now = &run->scratch->levels[0].now;

	fonds_spots_reset(now);
	fonds_spots_add(now, least, most);
	run_code(run, pattern->code, pattern->size, 0);
	if (!now->count || !run->scratch->budget)
		return false;
	*end = now->items[0].first;
	return true;
}

bool fonds_pattern_match(struct fonds_pattern_scratch *scratch,
	const struct fonds_pattern *pattern,
	const struct fonds_pattern_bytes *bytes, uint32_t least, uint32_t most,
	struct fonds_interval *ret)
{
	struct run run = { .scratch = scratch, .bytes = bytes };
	uint32_t end;

	if (pattern->shortest > bytes->size ||
		least > bytes->size - pattern->shortest)
		return false;
	if (most > bytes->size - pattern->shortest)
		most = bytes->size - pattern->shortest;
	if (!begins_in(&run, pattern, least, most, &end))
		return false;
	while (least < most) {
		uint32_t middle = least + (most - least) / 2;

		if (begins_in(&run, pattern, least, middle, &end))
			most = middle;
		else
			least = middle + 1;
	}
	if (!begins_in(&run, pattern, least, least, &end))
		return false; /* the budget ran out on the way */
	*ret = (struct fonds_interval){ .first = least, .last = end };
	return true;
}
