/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-sparse.h"

#include <inttypes.h>
#include <string.h>

#include "archive/tar-header.h"
#include "base/error.h"

/* In a header of type 'S': parts, whether there are more, size with holes. */
#define PARTS_AT 386
#define PARTS 4
#define MORE_AT 482
#define SIZE_AT 483

/* In a block that goes on with the map. */
#define BLOCK_PARTS 21
#define BLOCK_MORE_AT 504

#define NUMBER_SIZE 12

/* A list of so many is what a reader has in memory. */
#define PARTS_MAX ((uint64_t)1 << 20)

/* Of a number in decimal that 63 bits hold, whatever the digits are. */
#define MOST_DIGITS 18

enum {
	SEEN_MAJOR = 1 << 0,
	SEEN_MINOR = 1 << 1,
	SEEN_NAME = 1 << 2,
	SEEN_REAL_SIZE = 1 << 3,
	SEEN_SIZE = 1 << 4,
	SEEN_COUNT = 1 << 5,
	SEEN_MAP = 1 << 6,
	SEEN_PARTS = 1 << 7,
};

static void add_part(
	struct fonds_tar_sparse *sparse, uint64_t offset, uint64_t size)
{
	sparse->is_broken |= offset < sparse->end || offset > INT64_MAX ||
			     size > INT64_MAX;
	sparse->count++;
	sparse->end = offset + size;
	sparse->bytes += size;
	sparse->is_broken |= sparse->end > INT64_MAX;
	sparse->is_broken |= sparse->count > PARTS_MAX;
}

/* A part that is not there ends the map: all that follows is zero. */
static void add_parts(struct fonds_tar_sparse *sparse, const uint8_t *parts,
	size_t count, const bool *more)
{
	size_t size = 2 * NUMBER_SIZE * count;
	size_t at = 0;

	for (; at < size && parts[at] != 0; at += (size_t)2 * NUMBER_SIZE) {
		uint64_t offset;
		uint64_t bytes;

		if (!fonds_tar_number(parts + at, NUMBER_SIZE, &offset) ||
			!fonds_tar_number(parts + at + NUMBER_SIZE, NUMBER_SIZE,
				&bytes) ||
			parts[at + NUMBER_SIZE] == 0) {
			sparse->is_broken = true;
			return;
		}
		add_part(sparse, offset, bytes);
	}
	sparse->is_broken |= at < size && *more;
	for (; at < size; at++)
		sparse->is_broken |= parts[at] != 0;
}

void fonds_tar_sparse_header(
	struct fonds_tar_sparse *sparse, const uint8_t *block, bool *more)
{
	sparse->form = FONDS_TAR_SPARSE_HEADER;
	*more = block[MORE_AT] != 0;
	sparse->is_broken |= !fonds_tar_number(
		block + SIZE_AT, NUMBER_SIZE, &sparse->size);
	add_parts(sparse, block + PARTS_AT, PARTS, more);
}

void fonds_tar_sparse_block(
	struct fonds_tar_sparse *sparse, const uint8_t *block, bool *more)
{
	*more = block[BLOCK_MORE_AT] != 0;
	add_parts(sparse, block, BLOCK_PARTS, more);
	*more = *more && !sparse->is_broken;
}

/* Digits and no more, up to an end; *at is behind the end. */
static bool read_decimal(
	const char *text, size_t size, size_t *at, char end, uint64_t *ret)
{
	size_t from = *at;

	*ret = 0;
	for (; *at < size && text[*at] >= '0' && text[*at] <= '9'; ++*at)
		*ret = 10 * *ret + (uint64_t)(text[*at] - '0');
	if (*at == from || *at - from > MOST_DIGITS ||
		(*at < size && text[*at] != end))
		return false;
	if (*at < size)
		++*at;
	return true;
}

static bool read_whole(const char *text, size_t size, uint64_t *ret)
{
	size_t at = 0;

	return read_decimal(text, size, &at, '\0', ret) && at == size;
}

/* "offset,size,offset,size" */
static bool read_map(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	size_t at = 0;

	while (at < size) {
		uint64_t offset;
		uint64_t bytes;

		if (!read_decimal(text, size, &at, ',', &offset) ||
			!read_decimal(text, size, &at, ',', &bytes))
			return false;
		add_part(sparse, offset, bytes);
	}
	return true;
}

static bool read_offset(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	bool is_first = !sparse->has_offset;

	sparse->has_offset = true;
	return read_whole(text, size, &sparse->offset) && is_first;
}

static bool read_bytes(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	uint64_t bytes;

	if (!read_whole(text, size, &bytes) || !sparse->has_offset)
		return false;
	sparse->has_offset = false;
	add_part(sparse, sparse->offset, bytes);
	return true;
}

static bool read_size(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	return read_whole(text, size, &sparse->size);
}

static bool read_count(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	return read_whole(text, size, &sparse->expected);
}

static bool is_one(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	(void)sparse;
	return size == 1 && *text == '1';
}

static bool is_zero(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	(void)sparse;
	return size == 1 && *text == '0';
}

static bool take_any(
	struct fonds_tar_sparse *sparse, const char *text, size_t size)
{
	(void)sparse;
	(void)text;
	return size > 0;
}

#define PREFIX "GNU.sparse."

static const struct {
	const char *key; /* behind the prefix */
	unsigned seen;
	bool comes_again;
	bool (*read)(
		struct fonds_tar_sparse *sparse, const char *text, size_t size);
} records[] = {
	{ "major", SEEN_MAJOR, false, is_one },
	{ "minor", SEEN_MINOR, false, is_zero },
	{ "name", SEEN_NAME, false, take_any },
	{ "realsize", SEEN_REAL_SIZE, false, read_size },
	{ "size", SEEN_SIZE, false, read_size },
	{ "numblocks", SEEN_COUNT, false, read_count },
	{ "map", SEEN_MAP, false, read_map },
	{ "offset", SEEN_PARTS, true, read_offset },
	{ "numbytes", SEEN_PARTS, true, read_bytes },
};

bool fonds_tar_sparse_record(struct fonds_tar_sparse *sparse, const char *key,
	const char *value, size_t value_size, bool *is_name)
{
	*is_name = false;
	if (strncmp(key, PREFIX, strlen(PREFIX)) != 0)
		return false;
	key += strlen(PREFIX);
	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++) {
		if (strcmp(records[i].key, key) != 0)
			continue;
		if ((sparse->seen & records[i].seen) && !records[i].comes_again)
			sparse->is_broken = true;
		if (!records[i].read(sparse, value, value_size))
			sparse->is_broken = true;
		sparse->seen |= records[i].seen;
		*is_name = records[i].seen == SEEN_NAME;
		return true;
	}
	sparse->is_broken = true;
	return true;
}

static const struct {
	unsigned seen; /* with or without a name */
	enum fonds_tar_sparse_form form;
} sets[] = {
	{ 0, FONDS_TAR_NOT_SPARSE },
	{ SEEN_MAJOR | SEEN_MINOR | SEEN_NAME | SEEN_REAL_SIZE,
		FONDS_TAR_SPARSE_DATA },
	{ SEEN_SIZE | SEEN_COUNT | SEEN_PARTS, FONDS_TAR_SPARSE_RECORDS },
	{ SEEN_SIZE | SEEN_COUNT | SEEN_MAP, FONDS_TAR_SPARSE_RECORDS },
	{ SEEN_SIZE | SEEN_COUNT | SEEN_MAP | SEEN_NAME,
		FONDS_TAR_SPARSE_RECORDS },
};

static enum fonds_status fail(struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"where it has holes is not said as GNU tar says it, and "
		"readers do not agree on its bytes");
}

enum fonds_status fonds_tar_sparse_settle(
	struct fonds_tar_sparse *sparse, struct fonds_error **error)
{
	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++)
		if (sets[i].seen == sparse->seen && !sparse->is_broken) {
			sparse->form = sets[i].form;
			return FONDS_OK;
		}
	return fail(error);
}

/* How many parts there are, then offset and size of each. */
static void take_number(struct fonds_tar_sparse *sparse)
{
	uint64_t number = sparse->number;

	sparse->is_broken |= sparse->digits == 0;
	sparse->number = 0;
	sparse->digits = 0;
	if (!sparse->has_expected) {
		sparse->has_expected = true;
		sparse->expected = number;
	} else if (!sparse->has_offset) {
		sparse->has_offset = true;
		sparse->offset = number;
	} else {
		sparse->has_offset = false;
		add_part(sparse, sparse->offset, number);
	}
}

static bool has_all(const struct fonds_tar_sparse *sparse)
{
	return sparse->is_broken ||
	       (sparse->has_expected && !sparse->has_offset &&
		       sparse->count >= sparse->expected);
}

/* Each number on its line; behind the last one the block is filled up. */
void fonds_tar_sparse_data(
	struct fonds_tar_sparse *sparse, const uint8_t *block, bool *more)
{
	for (size_t i = 0; i < FONDS_TAR_BLOCK && !has_all(sparse); i++) {
		if (block[i] == '\n') {
			take_number(sparse);
			continue;
		}
		sparse->is_broken |= block[i] < '0' || block[i] > '9' ||
				     ++sparse->digits > MOST_DIGITS;
		sparse->number = 10 * sparse->number + (block[i] - '0');
	}
	*more = !has_all(sparse);
}

enum fonds_status fonds_tar_sparse_check(const struct fonds_tar_sparse *sparse,
	uint64_t stored, struct fonds_error **error)
{
	bool is_counted = sparse->form != FONDS_TAR_SPARSE_HEADER;
	bool is_text = sparse->form == FONDS_TAR_SPARSE_DATA;

	if (sparse->count > PARTS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"it has more than %" PRIu64 " parts between holes",
			PARTS_MAX);
	if (sparse->is_broken || sparse->has_offset ||
		(is_counted && sparse->count != sparse->expected) ||
		(is_text && !sparse->has_expected) ||
		sparse->end != sparse->size || sparse->bytes != stored)
		return fail(error);
	return FONDS_OK;
}
