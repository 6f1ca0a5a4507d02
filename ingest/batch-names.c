/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/batch-names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

/*
 * What is kept of a name is 64 bits of it, folded to lower case: on some
 * systems "A1" and "a1" are one folder. Two names that have them in common by
 * chance are told as one, which refuses a record and loses none; in a million
 * records that happens once in 37 million batches.
 */
struct fonds_batch_slot {
	uint64_t hash;   /* never 0 in a used slot */
	uint64_t number; /* of the record */
};

#define SLOTS_MIN ((size_t)1024)
#define NAMES_MAX ((size_t)1 << 26)

static bool stays(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '.' ||
	       (c >= 0x80 && !fonds_text_is_unsafe(c));
}

void fonds_batch_name(const char *text, char ret[FONDS_BATCH_NAME_MAX + 1])
{
	size_t left = strlen(text);
	size_t n = 0;

	while (left > 0) {
		uint32_t c = 0;
		size_t size = fonds_utf8_decode(text, left, &c);
		bool is_kept = size > 0 && stays(c) && (n > 0 || c != '.');

		size = size > 0 ? size : 1;
		if (n + size > FONDS_BATCH_NAME_MAX)
			break;
		if (is_kept)
			memcpy(ret + n, text, size);
		if (is_kept)
			n += size;
		else if (n > 0 && ret[n - 1] != '-')
			ret[n++] = '-';
		text += size;
		left -= size;
	}
	while (n > 0 && (ret[n - 1] == '-' || ret[n - 1] == '.'))
		n--;
	ret[n] = '\0';
}

static char fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* FNV-1a, and then mixed, since names that follow each other differ little. */
static uint64_t hash_of(const char *name)
{
	uint64_t hash = 0xcbf29ce484222325U;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)fold(*name)) * 0x100000001b3U;
	hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93U;
	hash ^= hash >> 32;
	return hash ? hash : 1;
}

static struct fonds_batch_slot *find(
	const struct fonds_batch_names *names, uint64_t hash)
{
	size_t at = hash & (names->capacity - 1);

	while (names->slots[at].hash && names->slots[at].hash != hash)
		at = (at + 1) & (names->capacity - 1);
	return &names->slots[at];
}

static enum fonds_status grow(
	struct fonds_batch_names *names, struct fonds_error **error)
{
	struct fonds_batch_names larger = {
		.count = names->count,
		.capacity = names->capacity ? names->capacity * 2 : SLOTS_MIN,
	};

	if (larger.capacity > NAMES_MAX * 2)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"more than %zu records in a batch: part it", NAMES_MAX);
	larger.slots = calloc(larger.capacity, sizeof(*larger.slots));
	if (!larger.slots)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < names->capacity; i++)
		if (names->slots[i].hash)
			*find(&larger, names->slots[i].hash) = names->slots[i];
	free(names->slots);
	*names = larger;
	return FONDS_OK;
}

enum fonds_status fonds_batch_names_add(struct fonds_batch_names *names,
	const char *name, uint64_t number, uint64_t *ret,
	struct fonds_error **error)
{
	struct fonds_batch_slot *slot;
	enum fonds_status status = FONDS_OK;

	if (names->count >= names->capacity / 2)
		status = grow(names, error);
	if (status < 0)
		return status;
	slot = find(names, hash_of(name));
	*ret = slot->number;
	if (slot->hash)
		return FONDS_OK;
	slot->hash = hash_of(name);
	slot->number = number;
	names->count++;
	return FONDS_OK;
}

void fonds_batch_names_clear(struct fonds_batch_names *names)
{
	free(names->slots);
	*names = (struct fonds_batch_names){ 0 };
}
