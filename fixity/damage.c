/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/damage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE ((size_t)64 * 1024)
#define SECTOR 512 /* of 4,096 bytes each is a multiple of it */

static const char *const names[] = {
	[FONDS_DAMAGE_NONE] = NULL,
	[FONDS_DAMAGE_ONE_BIT] = "one bit",
	[FONDS_DAMAGE_ONE_BYTE] = "one byte",
	[FONDS_DAMAGE_ZEROS] = "zeros",
	[FONDS_DAMAGE_SECTOR] = "sector",
	[FONDS_DAMAGE_TRUNCATED] = "truncated",
	[FONDS_DAMAGE_LONGER] = "longer",
	[FONDS_DAMAGE_SCATTERED] = "scattered",
	[FONDS_DAMAGE_BLOCKS] = "blocks",
};

const char *fonds_damage_pattern_name(enum fonds_damage_pattern pattern)
{
	return names[pattern];
}

/* One of the two sides, a piece at a time. */
struct side {
	struct fonds_stream *stream;
	uint8_t *data;
	size_t size;    /* in data */
	uint64_t total; /* read so far */
};

struct comparison {
	struct side bad;
	struct side good;
	uint64_t first; /* that differ; meant where differing is not 0 */
	uint64_t last;
	uint64_t differing;
	unsigned bits;    /* of the first of them */
	uint64_t nonzero; /* on the bad side, from the first on; else the end */
};

/* Fills the piece, but at the end: a stream may give less than asked for. */
static enum fonds_status read_piece(
	struct side *side, struct fonds_error **error)
{
	side->size = 0;
	for (;;) {
		size_t got = 0;
		enum fonds_status status = fonds_stream_read(side->stream,
			side->data + side->size, PIECE - side->size, &got,
			error);

		if (status < 0)
			return status;
		side->size += got;
		side->total += got;
		if (got == 0 || side->size == PIECE)
			return FONDS_OK;
	}
}

static void compare_byte(struct comparison *comparison, uint64_t offset,
	uint8_t bad, uint8_t good)
{
	if (bad != good) {
		if (comparison->differing++ == 0) {
			comparison->first = offset;
			comparison->bits = (unsigned)__builtin_popcount(
				bad ^ good);
		}
		comparison->last = offset;
	}
	if (comparison->differing > 0 && bad != 0 &&
		comparison->nonzero == UINT64_MAX)
		comparison->nonzero = offset;
}

/* Of the bytes that both have; the pieces begin at the same offset. */
static void compare_pieces(struct comparison *comparison)
{
	const struct side *bad = &comparison->bad;
	const struct side *good = &comparison->good;
	uint64_t offset = bad->total - bad->size;
	size_t size = bad->size < good->size ? bad->size : good->size;

	if (memcmp(bad->data, good->data, size) == 0 &&
		(comparison->differing == 0 ||
			comparison->nonzero != UINT64_MAX))
		return;
	for (size_t i = 0; i < size; i++)
		compare_byte(
			comparison, offset + i, bad->data[i], good->data[i]);
}

static enum fonds_status compare_all(
	struct comparison *comparison, struct fonds_error **error)
{
	do {
		enum fonds_status status = read_piece(&comparison->bad, error);

		if (status == FONDS_OK)
			status = read_piece(&comparison->good, error);
		if (status < 0)
			return status;
		compare_pieces(comparison);
	} while (comparison->bad.size > 0 || comparison->good.size > 0);
	return FONDS_OK;
}

static bool is_same_size(const struct comparison *comparison)
{
	return comparison->bad.total == comparison->good.total;
}

static bool is_none(const struct comparison *comparison)
{
	return comparison->differing == 0 && is_same_size(comparison);
}

static bool is_truncated(const struct comparison *comparison)
{
	return comparison->differing == 0 &&
	       comparison->bad.total < comparison->good.total;
}

static bool is_longer(const struct comparison *comparison)
{
	return comparison->differing == 0 &&
	       comparison->bad.total > comparison->good.total;
}

static bool is_one_byte(const struct comparison *comparison)
{
	return comparison->differing == 1 && is_same_size(comparison);
}

static bool is_one_bit(const struct comparison *comparison)
{
	return is_one_byte(comparison) && comparison->bits == 1;
}

static bool is_zeros(const struct comparison *comparison)
{
	return is_same_size(comparison) &&
	       comparison->nonzero > comparison->last;
}

/* By chance a byte of another sector is the same, but not half of them. */
static bool is_sectors(const struct comparison *comparison)
{
	uint64_t end = comparison->last + 1;

	return is_same_size(comparison) && comparison->first % SECTOR == 0 &&
	       (end % SECTOR == 0 || end == comparison->good.total) &&
	       comparison->differing >= (end - comparison->first) / 2;
}

static bool is_any(const struct comparison *comparison)
{
	(void)comparison;
	return true;
}

/* The first that holds. */
static const struct {
	enum fonds_damage_pattern pattern;
	bool (*holds)(const struct comparison *comparison);
} patterns[] = {
	{ FONDS_DAMAGE_NONE, is_none },
	{ FONDS_DAMAGE_TRUNCATED, is_truncated },
	{ FONDS_DAMAGE_LONGER, is_longer },
	{ FONDS_DAMAGE_ONE_BIT, is_one_bit },
	{ FONDS_DAMAGE_ONE_BYTE, is_one_byte },
	{ FONDS_DAMAGE_ZEROS, is_zeros },
	{ FONDS_DAMAGE_SECTOR, is_sectors },
	{ FONDS_DAMAGE_SCATTERED, is_any },
};

static enum fonds_damage_pattern find_pattern(
	const struct comparison *comparison)
{
	size_t i = 0;

	while (!patterns[i].holds(comparison))
		i++;
	return patterns[i].pattern;
}

static uint64_t smaller(uint64_t one, uint64_t other)
{
	return one < other ? one : other;
}

static uint64_t larger(uint64_t one, uint64_t other)
{
	return one > other ? one : other;
}

/* What only one of the two has is damage, too. */
static struct fonds_damage describe(const struct comparison *comparison)
{
	uint64_t bad = comparison->bad.total;
	uint64_t good = comparison->good.total;
	uint64_t common = smaller(bad, good);
	uint64_t rest = larger(bad, good) - common;
	struct fonds_damage damage = {
		.pattern = find_pattern(comparison),
		.bytes = comparison->differing + rest,
		.actual_size = bad,
		.expected_size = good,
	};

	if (damage.bytes == 0)
		return damage;
	damage.offset = comparison->differing > 0 ? comparison->first : common;
	damage.length = rest > 0 ? common + rest : comparison->last + 1;
	damage.length -= damage.offset;
	return damage;
}

enum fonds_status fonds_damage_compare(struct fonds_stream *bad,
	struct fonds_stream *good, struct fonds_damage *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) uint8_t *data = malloc(2 * PIECE);
	struct comparison comparison = {
		.bad = { .stream = bad, .data = data },
		.good = { .stream = good },
		.nonzero = UINT64_MAX,
	};
	enum fonds_status status;

	if (!data)
		return fonds_fail_nomem(error);
	comparison.good.data = data + PIECE;
	status = compare_all(&comparison, error);
	if (status == FONDS_OK)
		*ret = describe(&comparison);
	return status;
}

void fonds_damage_init_blocks(struct fonds_damage *damage)
{
	*damage = (struct fonds_damage){ .is_by_blocks = true };
}

void fonds_damage_add_block(
	struct fonds_damage *damage, uint64_t offset, uint64_t size)
{
	if (damage->bytes == 0)
		damage->offset = offset;
	damage->bytes += size;
	damage->length = offset + size - damage->offset;
	damage->pattern = FONDS_DAMAGE_BLOCKS;
}

/* None of the blocks that were read had it. */
static void add_rest(struct fonds_damage *damage, uint64_t from, uint64_t to,
	enum fonds_damage_pattern pattern)
{
	bool has_blocks = damage->bytes > 0;

	if (from >= to)
		return;
	fonds_damage_add_block(damage, from, to - from);
	if (!has_blocks)
		damage->pattern = pattern;
}

/*
 * What is behind the last block that should be there was in none of them, and
 * neither was what is not there any more: of a block that ends too early all
 * that it should have is bad already.
 */
void fonds_damage_finish_blocks(struct fonds_damage *damage,
	uint64_t actual_size, uint64_t expected_size)
{
	uint64_t end = damage->offset + damage->length;

	damage->actual_size = actual_size;
	damage->expected_size = expected_size;
	add_rest(damage, expected_size, actual_size, FONDS_DAMAGE_LONGER);
	add_rest(damage, larger(actual_size, end), expected_size,
		FONDS_DAMAGE_TRUNCATED);
}

/* What is said before the offset: of how many bytes, and in what words. */
static const struct {
	bool tells_length;
	const char *words;
} phrases[] = {
	[FONDS_DAMAGE_ZEROS] = { true, "bytes of zeros" },
	[FONDS_DAMAGE_SECTOR] = { true, "bytes in whole sectors" },
	[FONDS_DAMAGE_TRUNCATED] = { true, "bytes missing" },
	[FONDS_DAMAGE_LONGER] = { true, "bytes too many" },
	[FONDS_DAMAGE_SCATTERED] = { true, "bytes with differences" },
	[FONDS_DAMAGE_BLOCKS] = { true, "bytes with bad blocks" },
	[FONDS_DAMAGE_ONE_BIT] = { false, "1 bit" },
	[FONDS_DAMAGE_ONE_BYTE] = { false, "1 byte" },
};

char *fonds_damage_text(
	const struct fonds_damage *damage, char text[FONDS_DAMAGE_TEXT_SIZE])
{
	const char *words = phrases[damage->pattern].words;
	size_t size = FONDS_DAMAGE_TEXT_SIZE;

	if (!words)
		(void)snprintf(text, size, "no damage");
	else if (phrases[damage->pattern].tells_length)
		(void)snprintf(text, size, "%llu %s at offset %llu",
			(unsigned long long)damage->length, words,
			(unsigned long long)damage->offset);
	else
		(void)snprintf(text, size, "%s at offset %llu", words,
			(unsigned long long)damage->offset);
	return text;
}
