/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/path-set.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#define FIRST_CAPACITY ((size_t)1024)
#define MARKS ((uint64_t)0xffff)
#define USED ((uint64_t)1) /* no algorithm has the number 0 */

enum fonds_status fonds_path_set_init(
	struct fonds_path_set *set, struct fonds_error **error)
{
	*set = (struct fonds_path_set){ .capacity = FIRST_CAPACITY };
	set->slots = calloc(set->capacity, sizeof(*set->slots));
	if (!set->slots)
		return fonds_fail_nomem(error);
	return fonds_hash_key_new(&set->key, error);
}

void fonds_path_set_clear(struct fonds_path_set *set)
{
	free(set->slots);
	set->slots = NULL;
	set->capacity = 0;
	set->count = 0;
}

/* Where it is, or where it can be put: there is always a free slot. */
static struct fonds_keyed_hash *find_slot(struct fonds_keyed_hash *slots,
	size_t capacity, const struct fonds_keyed_hash *hash)
{
	size_t at = (size_t)hash->words[1] & (capacity - 1);

	while ((slots[at].words[0] & USED) != 0 &&
		(slots[at].words[1] != hash->words[1] ||
			(slots[at].words[0] & ~MARKS) !=
				(hash->words[0] & ~MARKS)))
		at = (at + 1) & (capacity - 1);
	return &slots[at];
}

static enum fonds_status grow(
	struct fonds_path_set *set, struct fonds_error **error)
{
	size_t capacity = 2 * set->capacity;
	struct fonds_keyed_hash *slots = calloc(capacity, sizeof(*slots));

	if (!slots)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < set->capacity; i++)
		if ((set->slots[i].words[0] & USED) != 0)
			*find_slot(slots, capacity,
				&set->slots[i]) = set->slots[i];
	free(set->slots);
	set->slots = slots;
	set->capacity = capacity;
	return FONDS_OK;
}

enum fonds_status fonds_path_set_add(struct fonds_path_set *set,
	const char *path, bool *ret_is_new, uint64_t **ret_algorithms,
	struct fonds_error **error)
{
	struct fonds_keyed_hash hash = fonds_keyed_hash(
		&set->key, path, strlen(path));
	struct fonds_keyed_hash *slot;
	enum fonds_status status = FONDS_OK;

	if (set->count >= set->capacity / 4 * 3)
		status = grow(set, error);
	if (status < 0)
		return status;
	slot = find_slot(set->slots, set->capacity, &hash);
	*ret_is_new = (slot->words[0] & USED) == 0;
	if (*ret_is_new) {
		slot->words[0] = (hash.words[0] & ~MARKS) | USED;
		slot->words[1] = hash.words[1];
		set->count++;
	}
	if (ret_algorithms)
		*ret_algorithms = &slot->words[0];
	return FONDS_OK;
}

uint64_t fonds_path_set_bit(enum fonds_algorithm algorithm)
{
	return (uint64_t)1 << (unsigned)algorithm;
}

bool fonds_path_set_has(const struct fonds_path_set *set, const char *path)
{
	struct fonds_keyed_hash hash = fonds_keyed_hash(
		&set->key, path, strlen(path));

	return (find_slot(set->slots, set->capacity, &hash)->words[0] & USED) !=
	       0;
}
