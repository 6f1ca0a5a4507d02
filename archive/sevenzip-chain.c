/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-chain.h"

#include <inttypes.h>
#include <string.h>

#include "archive/byte-file.h"
#include "base/error.h"

/* The byte before the identifier of a coder. */
#define ID_SIZE 0x0f
#define IS_COMPLEX 0x10
#define HAS_PROPERTIES 0x20
#define RESERVED 0xc0

#define LZMA2_DICTIONARY_MAX 40

/* What libarchive allows to stand behind what: see its reader of 7z. */
enum role {
	DECODER = 'D',
	LZMA1 = '1',
	LZMA2 = '2',
	X86_FILTER = 'X',   /* not left to libarchive, which loses bytes */
	LZMA_FILTER = 'd',  /* of liblzma, behind both kinds of LZMA */
	LZMA2_FILTER = 'b', /* the same, but keeps back its last bytes */
	BCJ2 = 'B',
};

enum memory {
	NO_MEMORY,
	LZMA_MEMORY,
	LZMA2_MEMORY,
	PPMD_MEMORY
};

/* Methods.txt of the LZMA SDK. */
static const struct method {
	const char *id;
	uint8_t id_size;
	uint8_t properties;
	char role;
	enum memory memory;
} methods[] = {
	{ "\x00", 1, 0, DECODER, NO_MEMORY },
	{ "\x21", 1, 1, LZMA2, LZMA2_MEMORY },
	{ "\x03\x01\x01", 3, 5, LZMA1, LZMA_MEMORY },
	{ "\x03\x04\x01", 3, 5, DECODER, PPMD_MEMORY },
	{ "\x04\x01\x08", 3, 0, DECODER, NO_MEMORY },          /* Deflate */
	{ "\x04\x02\x02", 3, 0, DECODER, NO_MEMORY },          /* BZip2 */
	{ "\x03", 1, 1, LZMA_FILTER, NO_MEMORY },              /* Delta */
	{ "\x03\x03\x01\x03", 4, 0, X86_FILTER, NO_MEMORY },   /* BCJ, x86 */
	{ "\x03\x03\x02\x05", 4, 0, LZMA2_FILTER, NO_MEMORY }, /* PowerPC */
	{ "\x03\x03\x04\x01", 4, 0, LZMA2_FILTER, NO_MEMORY }, /* IA-64 */
	{ "\x03\x03\x05\x01", 4, 0, LZMA2_FILTER, NO_MEMORY }, /* ARM */
	{ "\x03\x03\x07\x01", 4, 0, LZMA2_FILTER, NO_MEMORY }, /* ARM Thumb */
	{ "\x03\x03\x08\x05", 4, 0, LZMA2_FILTER, NO_MEMORY }, /* SPARC */
	{ "\x03\x03\x01\x1b", 4, 0, BCJ2, NO_MEMORY },
};

/* Every method of encryption begins so. */
static const uint8_t encryption[] = { 0x06, 0xf1 };

/*
 * The roles of the coders in their order, and the bytes behind them: a pair of
 * input and output for each connection, then, if there are several, the inputs
 * that packed streams go into.
 */
static const struct shape {
	const char *roles; /* '*': any decoder */
	const char *links;
	uint8_t links_size;
	uint8_t packed;
} shapes[] = {
	{ "*", "", 0, 1 },
	{ "*X", "\1\0", 2, 1 },
	{ "1d", "\1\0", 2, 1 },
	{ "2d", "\1\0", 2, 1 },
	{ "2b", "\1\0", 2, 1 },
	{ "***B", "\5\0\4\1\3\2\2\6\1\0", 10, 4 },
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* A chain being taken. */
struct taking {
	struct fonds_sevenzip_cursor *cursor;
	const char *file;
	char roles[FONDS_SEVENZIP_CODERS_MAX + 1];
	size_t coders;
	const uint8_t *behind_first; /* of them */
	uint64_t memory;
};

static enum fonds_status fail_unknown(
	const struct taking *taking, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
		"'%s' is packed by a method, or by several together, that is "
		"not known here: unpack it by the program that made it",
		taking->file);
}

static const struct method *find_method(const uint8_t *id, size_t size)
{
	for (size_t i = 0; i < COUNT(methods); i++)
		if (methods[i].id_size == size &&
			memcmp(methods[i].id, id, size) == 0)
			return &methods[i];
	return NULL;
}

static uint64_t memory_of(enum memory memory, const uint8_t *properties)
{
	unsigned exponent;

	switch (memory) {
	case LZMA_MEMORY:
	case PPMD_MEMORY:
		return fonds_le32(properties + 1);
	case LZMA2_MEMORY:
		/* 2 or 3 times a power of 2, by turns. */
		exponent = properties[0] > LZMA2_DICTIONARY_MAX
				   ? LZMA2_DICTIONARY_MAX
				   : properties[0];
		return (uint64_t)(2 | (exponent & 1)) << (exponent / 2 + 11);
	case NO_MEMORY:
		break;
	}
	return 0;
}

/* BCJ2 alone has other than one input and one output. */
static bool takes_streams(
	struct fonds_sevenzip_cursor *cursor, char role, unsigned flags)
{
	uint64_t in, out;

	if (!(flags & IS_COMPLEX))
		return role != BCJ2;
	in = fonds_sevenzip_number(cursor);
	out = fonds_sevenzip_number(cursor);
	return role == BCJ2 && in == 4 && out == 1;
}

static enum fonds_status take_method(struct taking *taking,
	const struct method *method, unsigned flags, struct fonds_error **error)
{
	struct fonds_sevenzip_cursor *cursor = taking->cursor;
	bool is_known = takes_streams(cursor, method->role, flags);
	uint64_t size = flags & HAS_PROPERTIES ? fonds_sevenzip_number(cursor)
					       : 0;
	const uint8_t *properties = fonds_sevenzip_bytes(cursor, size);

	if (cursor->is_short)
		return fonds_sevenzip_fail(taking->file, error);
	if (!is_known || size != method->properties)
		return fail_unknown(taking, error);
	taking->memory += memory_of(method->memory, properties);
	if (taking->coders == 0)
		taking->behind_first = cursor->at;
	taking->roles[taking->coders++] = method->role;
	return FONDS_OK;
}

static enum fonds_status take_coder(
	struct taking *taking, struct fonds_error **error)
{
	unsigned flags = fonds_sevenzip_byte(taking->cursor);
	size_t size = flags & ID_SIZE;
	const uint8_t *id = fonds_sevenzip_bytes(taking->cursor, size);
	const struct method *method;

	if (!id)
		return fonds_sevenzip_fail(taking->file, error);
	if (size > sizeof(encryption) &&
		memcmp(id, encryption, sizeof(encryption)) == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is encrypted, or a part of it", taking->file);
	method = find_method(id, size);
	if (!method || flags & RESERVED)
		return fail_unknown(taking, error);
	return take_method(taking, method, flags, error);
}

static bool fits(char wanted, char role)
{
	if (wanted == '*')
		return role == DECODER || role == LZMA1 || role == LZMA2;
	return wanted == role;
}

static const struct shape *find_shape(const struct taking *taking)
{
	for (size_t i = 0; i < COUNT(shapes); i++) {
		const char *wanted = shapes[i].roles;
		size_t at = 0;

		while (wanted[at] && fits(wanted[at], taking->roles[at]))
			at++;
		if (!wanted[at] && at == taking->coders)
			return &shapes[i];
	}
	return NULL;
}

static enum fonds_status take_links(const struct taking *taking,
	const struct shape *shape, struct fonds_error **error)
{
	const uint8_t *links = fonds_sevenzip_bytes(
		taking->cursor, shape->links_size);

	if (!links)
		return fonds_sevenzip_fail(taking->file, error);
	if (memcmp(links, shape->links, shape->links_size) != 0)
		return fail_unknown(taking, error);
	return FONDS_OK;
}

static enum fonds_status fail_memory(
	const char *file, uint64_t memory, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"to unpack '%s' would take %" PRIu64
		" bytes of memory, more than is taken here",
		file, memory);
}

static struct fonds_sevenzip_chain chain_of(const struct taking *taking,
	const struct shape *shape, const uint8_t *bytes)
{
	bool is_x86 = taking->roles[taking->coders - 1] == X86_FILTER;
	const uint8_t *end = is_x86 ? taking->behind_first : taking->cursor->at;

	return (struct fonds_sevenzip_chain){
		.bytes = bytes,
		.size = (uint16_t)(end - bytes),
		.coders = (uint8_t)taking->coders,
		.packed = shape->packed,
		.is_x86 = is_x86,
	};
}

enum fonds_status fonds_sevenzip_chain_take(
	struct fonds_sevenzip_cursor *cursor, const char *file,
	struct fonds_sevenzip_chain *ret, struct fonds_error **error)
{
	struct taking taking = { .cursor = cursor, .file = file };
	uint64_t count = fonds_sevenzip_number(cursor);
	const uint8_t *bytes = cursor->at;
	const struct shape *shape;
	enum fonds_status status = FONDS_OK;

	if (count == 0)
		return fonds_sevenzip_fail(file, error);
	if (count > FONDS_SEVENZIP_CODERS_MAX)
		return fail_unknown(&taking, error);
	while (taking.coders < count && status == FONDS_OK)
		status = take_coder(&taking, error);
	if (status < 0)
		return status;
	shape = find_shape(&taking);
	if (!shape)
		return fail_unknown(&taking, error);
	status = take_links(&taking, shape, error);
	if (status < 0)
		return status;
	if (taking.memory > FONDS_SEVENZIP_MEMORY_MAX)
		return fail_memory(file, taking.memory, error);
	*ret = chain_of(&taking, shape, bytes);
	return FONDS_OK;
}

/* Of BCJ2 the first is unpacked while it is read; the others are few bytes. */
enum fonds_status fonds_sevenzip_chain_check_sizes(
	const struct fonds_sevenzip_chain *chain, const char *file,
	const uint64_t *sizes, struct fonds_error **error)
{
	const uint64_t *unpacked = sizes + chain->packed;
	uint64_t memory;

	if (chain->coders == 2 && unpacked[0] != unpacked[1])
		return fonds_sevenzip_fail(file, error);
	if (chain->packed == 1)
		return FONDS_OK;
	if (__builtin_add_overflow(unpacked[0], unpacked[1], &memory) ||
		__builtin_add_overflow(memory, sizes[1], &memory))
		memory = UINT64_MAX;
	if (memory > FONDS_SEVENZIP_MEMORY_MAX)
		return fail_memory(file, memory, error);
	return FONDS_OK;
}
