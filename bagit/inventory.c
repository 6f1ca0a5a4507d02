/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/inventory.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/unicode.h"

/* Some 150 million files. */
#define ARENA_MAX ((size_t)32 << 30)

struct fonds_bag_name_key {
	char *key;
	struct fonds_bag_entry *entry;
};

void fonds_inventory_init(struct fonds_inventory *inventory)
{
	*inventory = (struct fonds_inventory){ 0 };
	fonds_arena_init(&inventory->arena, ARENA_MAX);
}

/* The entries are the arena's. */
static void keep_entry(void *entry)
{
	(void)entry;
}

void fonds_inventory_clear(struct fonds_inventory *inventory)
{
	for (size_t i = 0; i < inventory->key_count; i++)
		free(inventory->keys[i].key);
	free(inventory->keys);
	tdestroy(inventory->absent_tree, keep_entry);
	free(inventory->entries);
	free(inventory->absent);
	fonds_arena_clear(&inventory->arena);
}

static int compare_paths(const void *left, const void *right)
{
	const struct fonds_bag_entry *const *a = left;
	const struct fonds_bag_entry *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

/* Of two with one path the last stays: what may do harm behind what may not. */
static int harm(const struct fonds_bag_entry *entry)
{
	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return 0;
	return entry->kind == FONDS_ENTRY_FILE ? 1 : 2;
}

/* In an archive a path may come twice; the inode is its place there. */
static int compare_places(const void *left, const void *right)
{
	const struct fonds_bag_entry *const *a = left;
	const struct fonds_bag_entry *const *b = right;
	int order = compare_paths(left, right);

	if (order == 0)
		order = harm(*a) - harm(*b);
	if (order == 0 && (*a)->inode != (*b)->inode)
		return (*a)->inode < (*b)->inode ? -1 : 1;
	return order;
}

static int compare_entries(const void *left, const void *right)
{
	const struct fonds_bag_entry *a = left;
	const struct fonds_bag_entry *b = right;

	return strcmp(a->path, b->path);
}

static enum fonds_status append(struct fonds_bag_entry ***entries,
	size_t *count, size_t *capacity, struct fonds_bag_entry *entry,
	struct fonds_error **error)
{
	if (*count == *capacity) {
		size_t wanted = *capacity ? 2 * *capacity : 64;
		struct fonds_bag_entry **grown = reallocarray(
			*entries, wanted, sizeof(*grown));

		if (!grown)
			return fonds_fail_nomem(error);
		*entries = grown;
		*capacity = wanted;
	}
	(*entries)[(*count)++] = entry;
	return FONDS_OK;
}

static enum fonds_status make_entry(struct fonds_inventory *inventory,
	const char *path, struct fonds_bag_entry **ret,
	struct fonds_error **error)
{
	struct fonds_bag_entry *entry = fonds_arena_alloc(
		&inventory->arena, sizeof(*entry));

	if (entry)
		entry->path = fonds_arena_dup(&inventory->arena, path);
	if (!entry || !entry->path)
		return fonds_arena_check(
			&inventory->arena, "the list of files", error);
	entry->is_payload = strncmp(path, "data/", 5) == 0;
	*ret = entry;
	return FONDS_OK;
}

/* May it be opened as a path of the bag? */
static enum fonds_status judge_name(
	struct fonds_bag_entry *entry, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_bag_path_new(
		entry->path, strlen(entry->path), &path, NULL);

	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	/* Only an archive has names that are another path's: "a//b". */
	entry->is_unsafe = status < 0 ||
			   strcmp(fonds_bag_path_text(path), entry->path) != 0;
	return FONDS_OK;
}

static enum fonds_status visit(const struct fonds_tree_entry *seen,
	struct fonds_inventory *inventory, struct fonds_error **error)
{
	struct fonds_bag_entry *entry = NULL;
	enum fonds_status status = make_entry(
		inventory, seen->path, &entry, error);

	if (status == FONDS_OK)
		status = judge_name(entry, error);
	if (status < 0)
		return status;
	entry->kind = (uint8_t)seen->kind;
	entry->size = seen->size;
	entry->inode = seen->inode;
	entry->sys_errno = seen->sys_errno;
	entry->is_on_disk = true;
	return append(&inventory->entries, &inventory->count,
		&inventory->capacity, entry, error);
}

static bool is_sorted(const struct fonds_inventory *inventory)
{
	for (size_t i = 1; i < inventory->count; i++)
		if (compare_paths(&inventory->entries[i - 1],
			    &inventory->entries[i]) > 0)
			return false;
	return true;
}

static enum fonds_status visit_all(struct fonds_inventory *inventory,
	struct fonds_tree *tree, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *seen = NULL;
	enum fonds_status status = fonds_walk_new(tree, &walk, error);

	if (status < 0)
		return status;
	if (inventory->leaves_sizes)
		fonds_walk_leave_sizes(walk);
	do {
		status = fonds_walk_next(walk, &seen, error);
		if (status == FONDS_OK && seen)
			status = visit(seen, inventory, error);
	} while (status == FONDS_OK && seen);
	return status;
}

/* Is there anything whose path begins with this one and a slash? */
static bool has_content(
	const struct fonds_inventory *inventory, const char *folder)
{
	size_t size = strlen(folder);
	size_t low = 0;
	size_t high = inventory->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *path = inventory->entries[middle]->path;
		int order = strncmp(path, folder, size);

		if (order < 0 ||
			(order == 0 && (unsigned char)path[size] < '/'))
			low = middle + 1;
		else
			high = middle;
	}
	return low < inventory->count &&
	       strncmp(inventory->entries[low]->path, folder, size) == 0 &&
	       inventory->entries[low]->path[size] == '/';
}

/* Is the next one of the same path? */
static bool is_repeated(const struct fonds_inventory *inventory, size_t index)
{
	return index + 1 < inventory->count &&
	       strcmp(inventory->entries[index]->path,
		       inventory->entries[index + 1]->path) == 0;
}

/* A folder that is given again is the same folder. */
static void note_repeated(struct fonds_inventory *inventory, size_t index)
{
	const struct fonds_bag_entry *entry = inventory->entries[index];
	const struct fonds_bag_entry *next = inventory->entries[index + 1];
	const struct fonds_text_list *list = &inventory->repeated;

	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER &&
		next->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return;
	if (list->count == 0 ||
		strcmp(list->items[list->count - 1], entry->path) != 0)
		fonds_text_list_add(
			&inventory->arena, &inventory->repeated, entry->path);
}

/*
 * An archive may give a folder before it is known what is in it, and a path
 * more than once: the last of them stays.
 */
static enum fonds_status drop_needless(
	struct fonds_inventory *inventory, struct fonds_error **error)
{
	size_t kept = 0;

	for (size_t i = 0; i < inventory->count; i++) {
		struct fonds_bag_entry *entry = inventory->entries[i];

		/* What stands before i has been moved, not changed in order. */
		if (is_repeated(inventory, i))
			note_repeated(inventory, i);
		else if (entry->kind != FONDS_ENTRY_EMPTY_FOLDER ||
			 !has_content(inventory, entry->path))
			inventory->entries[kept++] = entry;
	}
	inventory->count = kept;
	return fonds_arena_check(&inventory->arena, "the list of files", error);
}

enum fonds_status fonds_inventory_walk(struct fonds_inventory *inventory,
	struct fonds_tree *tree, struct fonds_error **error)
{
	enum fonds_status status = visit_all(inventory, tree, error);

	if (status < 0)
		return status;
	/* A walk is sorted already, but for folders that are empty. */
	if (!is_sorted(inventory))
		qsort(inventory->entries, inventory->count,
			sizeof(struct fonds_bag_entry *), compare_places);
	if (!fonds_tree_traits(tree).is_sorted)
		return drop_needless(inventory, error);
	return FONDS_OK;
}

static struct fonds_bag_entry **find(
	const struct fonds_inventory *inventory, const char *path)
{
	const struct fonds_bag_entry wanted = { .path = path };
	const struct fonds_bag_entry *key = &wanted;

	if (inventory->count == 0)
		return NULL;
	return bsearch(&key, inventory->entries, inventory->count,
		sizeof(struct fonds_bag_entry *), compare_paths);
}

struct fonds_bag_entry *fonds_inventory_find(
	const struct fonds_inventory *inventory, const char *path)
{
	struct fonds_bag_entry **found = find(inventory, path);

	return found ? *found : NULL;
}

bool fonds_inventory_index(
	const struct fonds_inventory *inventory, const char *path, size_t *ret)
{
	struct fonds_bag_entry **found = find(inventory, path);

	if (found)
		*ret = (size_t)(found - inventory->entries);
	return found;
}

struct fonds_bag_entry *fonds_inventory_find_next(
	struct fonds_inventory *inventory, const char *path)
{
	struct fonds_bag_entry **found = NULL;

	if (inventory->next_index < inventory->count)
		found = &inventory->entries[inventory->next_index];
	if (!found || strcmp((*found)->path, path) != 0)
		found = find(inventory, path);
	if (!found)
		return NULL;
	inventory->next_index = (size_t)(found - inventory->entries) + 1;
	return *found;
}

static int compare_keys(const void *left, const void *right)
{
	const struct fonds_bag_name_key *a = left;
	const struct fonds_bag_name_key *b = right;

	return strcmp(a->key, b->key);
}

static bool is_ascii(const char *text)
{
	for (; *text; text++)
		if (*text & 0x80)
			return false;
	return true;
}

/* ASCII has one form only, so only the other names need a key. */
static enum fonds_status make_keys(
	struct fonds_inventory *inventory, struct fonds_error **error)
{
	size_t count = 0;

	for (size_t i = 0; i < inventory->count; i++)
		count += !is_ascii(inventory->entries[i]->path);
	inventory->keys = calloc(count + 1, sizeof(*inventory->keys));
	if (!inventory->keys)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < inventory->count; i++) {
		struct fonds_bag_entry *entry = inventory->entries[i];
		struct fonds_bag_name_key *key =
			&inventory->keys[inventory->key_count];
		enum fonds_status status;

		if (is_ascii(entry->path) || entry->kind != FONDS_ENTRY_FILE)
			continue;
		status = fonds_unicode_key(entry->path, 0, &key->key, error);
		if (status < 0)
			return status;
		key->entry = entry;
		inventory->key_count++;
	}
	qsort(inventory->keys, inventory->key_count, sizeof(*inventory->keys),
		compare_keys);
	inventory->has_keys = true;
	return FONDS_OK;
}

enum fonds_status fonds_inventory_find_normalized(
	struct fonds_inventory *inventory, const char *path,
	struct fonds_bag_entry **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *wanted = NULL;
	const struct fonds_bag_name_key *found;
	struct fonds_bag_name_key key;
	enum fonds_status status = FONDS_OK;

	*ret = NULL;
	if (is_ascii(path))
		return FONDS_OK;
	if (!inventory->has_keys)
		status = make_keys(inventory, error);
	if (status == FONDS_OK)
		status = fonds_unicode_key(path, 0, &wanted, error);
	if (status < 0)
		return status;
	key.key = wanted;
	found = bsearch(&key, inventory->keys, inventory->key_count,
		sizeof(*inventory->keys), compare_keys);
	*ret = found ? found->entry : NULL;
	return FONDS_OK;
}

enum fonds_status fonds_inventory_absent(struct fonds_inventory *inventory,
	const char *path, struct fonds_bag_entry **ret,
	struct fonds_error **error)
{
	const struct fonds_bag_entry wanted = { .path = path };
	struct fonds_bag_entry *entry = NULL;
	void *found = tfind(&wanted, &inventory->absent_tree, compare_entries);
	enum fonds_status status;

	if (found) {
		*ret = *(struct fonds_bag_entry **)found;
		return FONDS_OK;
	}
	status = make_entry(inventory, path, &entry, error);
	if (status == FONDS_OK)
		status = append(&inventory->absent, &inventory->absent_count,
			&inventory->absent_capacity, entry, error);
	if (status < 0)
		return status;
	if (!tsearch(entry, &inventory->absent_tree, compare_entries))
		return fonds_fail_nomem(error);
	*ret = entry;
	return FONDS_OK;
}

enum fonds_status fonds_inventory_claim(struct fonds_inventory *inventory,
	struct fonds_bag_entry *entry, const struct fonds_bag_claim *claim,
	const uint8_t *digest, struct fonds_error **error)
{
	struct fonds_bag_claim **end = &entry->claims;
	struct fonds_bag_claim *copy = fonds_arena_alloc(
		&inventory->arena, sizeof(*copy) + claim->size);

	if (!copy)
		return fonds_arena_check(
			&inventory->arena, "the list of files", error);
	copy->line = claim->line;
	copy->manifest = claim->manifest;
	copy->size = claim->size;
	if (claim->size > 0)
		memcpy(copy->bytes, digest, claim->size);
	while (*end)
		end = &(*end)->next;
	*end = copy;
	return FONDS_OK;
}

struct fonds_bag_entry *fonds_inventory_get(
	const struct fonds_inventory *inventory, size_t index)
{
	if (index < inventory->count)
		return inventory->entries[index];
	index -= inventory->count;
	return index < inventory->absent_count ? inventory->absent[index]
					       : NULL;
}
