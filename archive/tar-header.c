/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/tar-header.h"

#include <string.h>

#include "base/error.h"

/* Where the fields stand, and how many bytes they have. */
#define NAME_AT 0
#define NAME_SIZE 100
#define SIZE_AT 124
#define SIZE_SIZE 12
#define SUM_AT 148
#define SUM_SIZE 8
#define TYPE_AT 156
#define LINK_AT 157
#define LINK_SIZE 100
#define MAGIC_AT 257
#define PREFIX_AT 345
#define PREFIX_SIZE 155

/* GNU tar keeps there where the holes of a file are, and its size with them. */
#define HOLES_AT 386
#define HOLES_SIZE (495 - 386)

static const struct {
	char type;
	enum fonds_tar_role role;
} types[] = {
	{ '\0', FONDS_TAR_FILE },
	{ '0', FONDS_TAR_FILE },
	{ '1', FONDS_TAR_HARD_LINK },
	{ '2', FONDS_TAR_SYMLINK },
	{ '3', FONDS_TAR_SPECIAL },
	{ '4', FONDS_TAR_SPECIAL },
	{ '5', FONDS_TAR_FOLDER },
	{ '6', FONDS_TAR_SPECIAL },
	{ '7', FONDS_TAR_FILE },
	{ 'K', FONDS_TAR_LONG_LINK },
	{ 'L', FONDS_TAR_LONG_NAME },
	{ 'S', FONDS_TAR_SPARSE },
	{ 'X', FONDS_TAR_PAX }, /* as Solaris wrote it before there was pax */
	{ 'g', FONDS_TAR_GLOBAL },
	{ 'x', FONDS_TAR_PAX },
};

static bool is_octal(uint8_t c)
{
	return c >= '0' && c <= '7';
}

static uint32_t sum_bytes(const uint8_t *data, size_t size)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < size; i++)
		sum += data[i];
	return sum;
}

/* Old tars added up what their compiler took for signed characters. */
static uint32_t count_high(const uint8_t *data, size_t size)
{
	uint32_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += data[i] >> 7;
	return count;
}

/* The bytes added up, those of the sum itself taken as spaces. */
bool fonds_tar_block_is_header(const uint8_t *block)
{
	const uint8_t *field = block + SUM_AT;
	int32_t sum;
	int32_t stated = 0;
	size_t i = 0;

	while (i < SUM_SIZE && field[i] == ' ')
		i++;
	for (; i < SUM_SIZE && is_octal(field[i]); i++)
		stated = 8 * stated + (field[i] - '0');
	sum = (int32_t)(sum_bytes(block, FONDS_TAR_BLOCK) -
			sum_bytes(field, SUM_SIZE) + SUM_SIZE * ' ');
	if (sum == stated)
		return true;
	return sum - 256 * (int32_t)(count_high(block, FONDS_TAR_BLOCK) -
				     count_high(field, SUM_SIZE)) ==
	       stated;
}

bool fonds_tar_block_is_zero(const uint8_t *block)
{
	return block[0] == 0 &&
	       memcmp(block, block + 1, FONDS_TAR_BLOCK - 1) == 0;
}

/* GNU tar: the first byte is 0x80 where the number is not below zero. */
static bool read_base_256(const uint8_t *field, size_t size, uint64_t *ret)
{
	uint64_t value = 0;

	for (size_t i = 1; i < size; i++) {
		if (value >> 55)
			return false;
		value = value << 8 | field[i];
	}
	*ret = value;
	return field[0] == 0x80;
}

bool fonds_tar_number(const uint8_t *field, size_t size, uint64_t *ret)
{
	uint64_t value = 0;
	size_t i = 0;

	if (field[0] & 0x80)
		return read_base_256(field, size, ret);
	*ret = 0;
	if (field[0] == 0)
		return memcmp(field, field + 1, size - 1) == 0;
	while (i < size && field[i] == ' ')
		i++;
	if (i == size || !is_octal(field[i]))
		return false;
	for (; i < size && is_octal(field[i]); i++)
		value = value << 3 | (uint64_t)(field[i] - '0');
	*ret = value;
	return i == size || field[i] == ' ' || field[i] == 0;
}

/* POSIX leaves the capital letters to vendors; the rest is to be a file. */
static bool find_role(uint8_t type, enum fonds_tar_role *ret)
{
	*ret = FONDS_TAR_FILE;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (types[i].type == (char)type) {
			*ret = types[i].role;
			return true;
		}
	return type < 'A' || type > 'Z';
}

/* libarchive believes the holes of a file that is not of the type for it. */
static bool has_hidden_holes(
	const struct fonds_tar_header *header, bool is_of_gnu)
{
	const uint8_t *holes = header->block + HOLES_AT;

	if (header->role == FONDS_TAR_SPARSE)
		return !is_of_gnu;
	return is_of_gnu &&
	       (holes[0] != 0 || memcmp(holes, holes + 1, HOLES_SIZE - 1) != 0);
}

/* "ustar" and a NUL is POSIX, "ustar" and two spaces GNU tar. */
static enum fonds_status read_magic(
	struct fonds_tar_header *header, struct fonds_error **error)
{
	const uint8_t *magic = header->block + MAGIC_AT;
	bool is_of_gnu = memcmp(magic, "ustar  ", 8) == 0;
	bool is_of_posix = memcmp(magic, "ustar", 6) == 0;

	if (memcmp(magic, "ustar", 5) == 0 && !is_of_gnu && !is_of_posix)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"its header is neither that of POSIX nor of GNU tar, "
			"and readers do not agree on its name");
	header->has_prefix = is_of_posix && header->block[PREFIX_AT] != 0;
	if (has_hidden_holes(header, is_of_gnu))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"readers do not agree on whether it has holes");
	return FONDS_OK;
}

enum fonds_status fonds_tar_header_read(const uint8_t *block,
	struct fonds_tar_header *ret, struct fonds_error **error)
{
	const char type[] = { (char)block[TYPE_AT], '\0' };

	*ret = (struct fonds_tar_header){ .block = block };
	if (!find_role(block[TYPE_AT], &ret->role))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"it is of the type '%s', and readers do not agree on "
			"what that is",
			type);
	if (!fonds_tar_number(block + SIZE_AT, SIZE_SIZE, &ret->size))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the size in its header is no number that a tar can "
			"have");
	return read_magic(ret, error);
}

static void add_field(
	struct fonds_buffer *buffer, const uint8_t *field, size_t size)
{
	fonds_buffer_add(buffer, field, strnlen((const char *)field, size));
}

void fonds_tar_header_name(
	const struct fonds_tar_header *header, struct fonds_buffer *name)
{
	if (header->has_prefix) {
		add_field(name, header->block + PREFIX_AT, PREFIX_SIZE);
		fonds_buffer_add_char(name, '/');
	}
	add_field(name, header->block + NAME_AT, NAME_SIZE);
}

void fonds_tar_header_link(
	const struct fonds_tar_header *header, struct fonds_buffer *link)
{
	add_field(link, header->block + LINK_AT, LINK_SIZE);
}
