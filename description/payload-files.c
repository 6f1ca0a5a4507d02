/* SPDX-License-Identifier: Apache-2.0 */
#include "description/payload-files.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#define FILES_MEMORY_MAX ((size_t)512 * 1024 * 1024)

void fonds_payload_files_init(struct fonds_payload_files *files)
{
	*files = (struct fonds_payload_files){ .count = 0 };
	fonds_arena_init(&files->arena, FILES_MEMORY_MAX);
}

void fonds_payload_files_clear(struct fonds_payload_files *files)
{
	fonds_arena_clear(&files->arena);
	fonds_payload_files_init(files);
}

struct listing {
	struct fonds_payload_files *files;
	const char **known; /* sorted locations of PREMIS */
	size_t known_count;
};

static int compare(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*x, *y);
}

/* As PREMIS has it: all but the plain characters is encoded. */
static const char *encode(struct fonds_arena *arena, const char *path)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-._~/";
	static const char digits[] = "0123456789ABCDEF";
	char *uri = fonds_arena_alloc(arena, strlen(path) * 3 + 1);
	char *end = uri;

	for (; uri && *path; path++) {
		unsigned char byte = (unsigned char)*path;

		if (strchr(plain, *path)) {
			*end++ = *path;
			continue;
		}
		*end++ = '%';
		*end++ = digits[byte >> 4];
		*end++ = digits[byte & 15];
	}
	return uri;
}

static bool is_known(const struct listing *listing, const char *uri)
{
	return bsearch(&uri, listing->known, listing->known_count,
		       sizeof(*listing->known), compare) != NULL;
}

static bool make_room(struct fonds_payload_files *files)
{
	size_t capacity = files->capacity ? files->capacity * 2 : 64;
	struct fonds_mets_file *items;

	if (files->count < files->capacity)
		return true;
	items = fonds_arena_alloc(&files->arena, capacity * sizeof(*items));
	if (!items)
		return false;
	if (files->count > 0)
		memcpy(items, files->items, files->count * sizeof(*items));
	files->items = items;
	files->capacity = capacity;
	return true;
}

/* A fonds_tree_visit_fn. */
static enum fonds_status visit(const struct fonds_tree_entry *entry,
	void *payload, struct fonds_error **error)
{
	struct listing *listing = payload;
	struct fonds_payload_files *files = listing->files;
	const char *uri;

	if (entry->kind != FONDS_ENTRY_FILE ||
		strncmp(entry->path, "data/", 5) != 0)
		return FONDS_OK;
	uri = encode(&files->arena, entry->path);
	if (uri && !is_known(listing, uri) && make_room(files))
		files->items[files->count++] = (struct fonds_mets_file){
			.path = uri,
			.size = entry->size,
		};
	return fonds_arena_check(
		&files->arena, "the list of the payload", error);
}

static bool collect_known(
	struct listing *listing, const struct fonds_graph *graph)
{
	const struct fonds_graph_node *node = graph->first;
	size_t count = graph->counts[FONDS_GRAPH_FILE];

	listing->known = fonds_arena_alloc(
		&listing->files->arena, (count + 1) * sizeof(*listing->known));
	if (!listing->known)
		return false;
	for (; node; node = node->next)
		if (node->kind == FONDS_GRAPH_FILE && node->location)
			listing->known[listing->known_count++] = node->location;
	qsort(listing->known, listing->known_count, sizeof(*listing->known),
		compare);
	return true;
}

enum fonds_status fonds_payload_files_list(struct fonds_payload_files *files,
	struct fonds_tree *bag, const struct fonds_graph *graph,
	struct fonds_error **error)
{
	struct listing listing = { .files = files };

	if (!collect_known(&listing, graph))
		return fonds_arena_check(
			&files->arena, "the list of the payload", error);
	return fonds_tree_walk(bag, visit, &listing, error);
}
