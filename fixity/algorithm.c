/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/algorithm.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MAX_SIZE 32 /* of a name without punctuation */

static const struct fonds_algorithm_info algorithms[] = {
	{ FONDS_MD5, "md5", "MD5", "MD5", 16 },
	{ FONDS_SHA1, "sha1", "SHA1", "SHA1", 20 },
	{ FONDS_SHA224, "sha224", "SHA2-224", "SHA224", 28 },
	{ FONDS_SHA256, "sha256", "SHA2-256", "SHA256", 32 },
	{ FONDS_SHA384, "sha384", "SHA2-384", "SHA384", 48 },
	{ FONDS_SHA512, "sha512", "SHA2-512", "SHA512", 64 },
	{ FONDS_SHA3_224, "sha3224", "SHA3-224", "SHA3-224", 28 },
	{ FONDS_SHA3_256, "sha3256", "SHA3-256", "SHA3-256", 32 },
	{ FONDS_SHA3_384, "sha3384", "SHA3-384", "SHA3-384", 48 },
	{ FONDS_SHA3_512, "sha3512", "SHA3-512", "SHA3-512", 64 },
	{ FONDS_BLAKE2B_512, "blake2b512", "BLAKE2B-512", "BLAKE2b", 64 },
};

_Static_assert(
	sizeof(algorithms) / sizeof(algorithms[0]) == FONDS_ALGORITHM_COUNT,
	"the header says how many there are");

const struct fonds_algorithm_info *fonds_algorithm_info(
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < FONDS_ALGORITHM_COUNT; i++)
		if (algorithms[i].algorithm == algorithm)
			return &algorithms[i];
	return NULL;
}

/* Not isalnum() and tolower(): the locale must not matter. */
static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

/* False when there is no room, so no algorithm has this name. */
static bool normalise(const char *name, size_t size, char ret[NAME_MAX_SIZE])
{
	size_t used = 0;

	for (size_t i = 0; i < size; i++) {
		if (!is_digit(name[i]) && !is_letter(name[i]))
			continue;
		if (used + 1 == NAME_MAX_SIZE)
			return false;
		ret[used++] = lower(name[i]);
	}
	ret[used] = '\0';
	return true;
}

const struct fonds_algorithm_info *fonds_algorithm_find(
	const char *name, size_t size)
{
	char normal[NAME_MAX_SIZE];

	if (!normalise(name, size, normal))
		return NULL;
	for (size_t i = 0; i < FONDS_ALGORITHM_COUNT; i++)
		if (strcmp(algorithms[i].name, normal) == 0)
			return &algorithms[i];
	return NULL;
}

static bool is_name(const char *name, size_t size, const char *other)
{
	if (strlen(other) != size)
		return false;
	for (size_t i = 0; i < size; i++)
		if (lower(name[i]) != lower(other[i]))
			return false;
	return true;
}

const struct fonds_algorithm_info *fonds_algorithm_find_tag(
	const char *name, size_t size)
{
	for (size_t i = 0; i < FONDS_ALGORITHM_COUNT; i++)
		if (is_name(name, size, algorithms[i].tag) ||
			is_name(name, size, algorithms[i].openssl_name))
			return &algorithms[i];
	return fonds_algorithm_find(name, size);
}

bool fonds_algorithm_from_name(const char *name, enum fonds_algorithm *ret)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_find(
		name, strlen(name));

	if (info)
		*ret = info->algorithm;
	return info != NULL;
}

const char *fonds_algorithm_name(enum fonds_algorithm algorithm)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_info(
		algorithm);

	return info ? info->name : "unknown";
}

/* The value of a hex digit and 1, so that what is none has 0. */
static const uint8_t hex_values[256] = {
	['0'] = 1,
	['1'] = 2,
	['2'] = 3,
	['3'] = 4,
	['4'] = 5,
	['5'] = 6,
	['6'] = 7,
	['7'] = 8,
	['8'] = 9,
	['9'] = 10,
	['a'] = 11,
	['b'] = 12,
	['c'] = 13,
	['d'] = 14,
	['e'] = 15,
	['f'] = 16,
	['A'] = 11,
	['B'] = 12,
	['C'] = 13,
	['D'] = 14,
	['E'] = 15,
	['F'] = 16,
};

static unsigned hex_value(char c)
{
	return hex_values[(unsigned char)c];
}

void fonds_algorithm_set_add(enum fonds_algorithm *items, size_t *count,
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < *count; i++)
		if (items[i] == algorithm)
			return;
	if (algorithm != 0 && *count < FONDS_ALGORITHM_COUNT)
		items[(*count)++] = algorithm;
}

void fonds_algorithm_set_add_all(enum fonds_algorithm *items, size_t *count,
	const enum fonds_algorithm *added, size_t added_count)
{
	for (size_t i = 0; i < added_count; i++)
		fonds_algorithm_set_add(items, count, added[i]);
}

static int compare(const void *a, const void *b)
{
	const enum fonds_algorithm *first = a, *second = b;

	return *first < *second ? -1 : *first > *second;
}

void fonds_algorithm_set_sort(enum fonds_algorithm *items, size_t count)
{
	qsort(items, count, sizeof(*items), compare);
}

size_t fonds_hex_span(const char *text, size_t size)
{
	size_t i = 0;

	while (i < size && hex_value(text[i]) > 0)
		i++;
	return i;
}

bool fonds_digest_parse(enum fonds_algorithm algorithm, const char *hex,
	size_t size, struct fonds_digest *ret)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_info(
		algorithm);
	struct fonds_digest digest = { .algorithm = algorithm };

	if (!info || size != 2 * (size_t)info->size)
		return false;
	digest.size = info->size;
	for (size_t i = 0; i < info->size; i++) {
		unsigned high = hex_value(hex[2 * i]);
		unsigned low = hex_value(hex[2 * i + 1]);

		if (high == 0 || low == 0)
			return false;
		digest.bytes[i] = (uint8_t)((high - 1) << 4 | (low - 1));
	}
	*ret = digest;
	return true;
}

bool fonds_digest_equal(
	const struct fonds_digest *a, const struct fonds_digest *b)
{
	return a->algorithm == b->algorithm && a->size == b->size &&
	       memcmp(a->bytes, b->bytes, a->size) == 0;
}

char *fonds_digest_format(
	const struct fonds_digest *digest, char hex[2 * FONDS_DIGEST_MAX + 1])
{
	static const char digits[] = "0123456789abcdef";
	size_t size = digest->size < FONDS_DIGEST_MAX ? digest->size
						      : FONDS_DIGEST_MAX;

	for (size_t i = 0; i < size; i++) {
		hex[2 * i] = digits[digest->bytes[i] >> 4];
		hex[2 * i + 1] = digits[digest->bytes[i] & 15];
	}
	hex[2 * size] = '\0';
	return hex;
}
