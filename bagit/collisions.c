/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names that differ only in case or Unicode normal form: one of them is lost
 * when the bag comes to a system that folds them (RFC 8493 6.1.1). Folded
 * names are hashed and sorted, so that a name costs 16 bytes; a hash that is
 * not unique is settled by the names themselves.
 */
#include <stdlib.h>
#include <string.h>

#include "bagit/complete.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/unicode.h"

struct folded {
	uint64_t hash;
	const struct fonds_bag_entry *entry;
};

/* FNV-1a. */
static uint64_t hash_text(const char *text)
{
	uint64_t hash = 14695981039346656037u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211u;
	return hash;
}

static int compare_folded(const void *left, const void *right)
{
	const struct folded *a = left;
	const struct folded *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return strcmp(a->entry->path, b->entry->path);
}

static enum fonds_status compare_names(const char *a, const char *b,
	bool *ret_same, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *a_key = NULL;
	fonds_cleanup(fonds_freep) char *b_key = NULL;
	enum fonds_status status = fonds_unicode_key(a, 1, &a_key, error);

	if (status == FONDS_OK)
		status = fonds_unicode_key(b, 1, &b_key, error);
	if (status == FONDS_OK)
		*ret_same = strcmp(a, b) != 0 && strcmp(a_key, b_key) == 0;
	return status;
}

static enum fonds_status report_equal(struct fonds_bag_state *state,
	const struct folded *folded, size_t count, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 1; status == FONDS_OK && i < count; i++) {
		const char *before = folded[i - 1].entry->path;
		const char *path = folded[i].entry->path;
		bool is_same = false;

		if (folded[i].hash != folded[i - 1].hash)
			continue;
		status = compare_names(before, path, &is_same, error);
		if (status == FONDS_OK && is_same)
			fonds_validation_add(state->validation,
				BAG_PATH_COLLISION, path,
				"it differs only in case or Unicode normal "
				"form from '%s'",
				before);
		if (status == FONDS_OK)
			status = fonds_validation_check(
				state->validation, error);
	}
	return status;
}

enum fonds_status fonds_bag_collisions_check(
	struct fonds_bag_state *state, struct fonds_error **error)
{
	const struct fonds_inventory *inventory = &state->inventory;
	size_t count = inventory->count + inventory->absent_count;
	fonds_cleanup(fonds_freep) struct folded *folded = calloc(
		count + 1, sizeof(*folded));

	if (!folded)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < count; i++) {
		fonds_cleanup(fonds_freep) char *key = NULL;
		const struct fonds_bag_entry *entry = fonds_inventory_get(
			inventory, i);
		enum fonds_status status = fonds_unicode_key(
			entry->path, 1, &key, error);

		if (status < 0)
			return status;
		folded[i].hash = hash_text(key);
		folded[i].entry = entry;
	}
	qsort(folded, count, sizeof(*folded), compare_folded);
	return report_equal(state, folded, count, error);
}
