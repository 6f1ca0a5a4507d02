/* SPDX-License-Identifier: Apache-2.0 */
#include "description/described-files.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "description/location.h"
#include "metadata/check-premis.h"
#include "metadata/value-form.h"

/* As an inventory: so many names that nobody has them by accident. */
#define ARENA_MAX ((size_t)1 << 30)

/* Codes of cryptographicHashFunctions that can be computed here. */
static const struct {
	const char *code;
	enum fonds_algorithm algorithm;
} algorithms[] = {
	{ "md5", FONDS_MD5 },
	{ "sha1", FONDS_SHA1 },
	{ "sha256", FONDS_SHA256 },
	{ "sha384", FONDS_SHA384 },
	{ "sha512", FONDS_SHA512 },
};

void fonds_described_files_init(struct fonds_described_files *files)
{
	fonds_arena_init(&files->arena, ARENA_MAX);
}

void fonds_described_files_clear(struct fonds_described_files *files)
{
	fonds_arena_clear(&files->arena);
	free(files->items);
	files->items = NULL;
	files->count = 0;
}

/* The path of a location in the bag, or NULL: a URI, absolute, upwards. */
static const char *path_of(
	struct fonds_described_files *files, const char *location)
{
	char *path;

	if (fonds_form_is_uri(location) ||
		fonds_form_is_absolute_path(location) ||
		fonds_form_has_parent(location))
		return NULL;
	while (strncmp(location, "./", 2) == 0)
		location += 2;
	path = fonds_arena_dup(&files->arena, location);
	if (path)
		fonds_location_decode(path);
	return path;
}

static const char *location_of(const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *storage = fonds_premis_node_child(
		object, "storage");

	for (; storage; storage = fonds_premis_node_again(storage)) {
		const struct fonds_premis_node *location =
			fonds_premis_node_child(storage, "contentLocation");
		const char *value = location ? fonds_premis_node_value(location,
						       "contentLocationValue")
					     : NULL;

		if (value)
			return value;
	}
	return NULL;
}

static void add_digest(struct fonds_described_files *files,
	struct fonds_described_file *file,
	const struct fonds_premis_node *fixity)
{
	const struct fonds_premis_node *algorithm = fonds_premis_node_child(
		fixity, "messageDigestAlgorithm");
	const char *hex = fonds_premis_node_value(fixity, "messageDigest");
	struct fonds_described_digest *digest;
	struct fonds_digest value;

	for (size_t i = 0; i < sizeof(algorithms) / sizeof(algorithms[0]);
		i++) {
		if (!hex ||
			!fonds_check_term_is(algorithm, algorithms[i].code) ||
			!fonds_digest_parse(algorithms[i].algorithm, hex,
				strlen(hex), &value))
			continue;
		digest = fonds_arena_alloc(&files->arena, sizeof(*digest));
		if (!digest)
			return;
		digest->digest = value;
		digest->next = (struct fonds_described_digest *)(uintptr_t)
				       file->digests;
		file->digests = digest;
	}
}

/*
 * What is packed or encrypted is described level by level; the bytes in the
 * bag are those of the outermost, whose compositionLevel is the largest.
 */
static const struct fonds_premis_node *outermost(
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		object, "objectCharacteristics");
	const struct fonds_premis_node *best = node;
	uint64_t highest = 0;

	for (; node; node = fonds_premis_node_again(node)) {
		const char *text = fonds_premis_node_value(
			node, "compositionLevel");
		uint64_t level;

		if (text && fonds_form_read_number(text, &level) &&
			level > highest) {
			highest = level;
			best = node;
		}
	}
	return best;
}

static bool make_room(struct fonds_described_files *files)
{
	size_t wanted = files->capacity ? 2 * files->capacity : 64;
	struct fonds_described_file *items;

	if (files->count < files->capacity)
		return true;
	items = reallocarray(files->items, wanted, sizeof(*items));
	if (!items) {
		files->status = FONDS_ERR_NOMEM;
		return false;
	}
	files->items = items;
	files->capacity = wanted;
	return true;
}

void fonds_described_files_add(struct fonds_described_files *files,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *part = outermost(object);
	const struct fonds_premis_node *fixity;
	struct fonds_described_file file = { .size = UINT64_MAX,
		.line = object->line };
	const char *location = location_of(object);
	const char *size;

	if (!object->unit || strcmp(object->unit->name, "file") != 0 ||
		!location || !make_room(files))
		return;
	file.path = path_of(files, location);
	if (!file.path)
		return;
	size = part ? fonds_premis_node_value(part, "size") : NULL;
	if (size && !fonds_form_read_number(size, &file.size))
		file.size = UINT64_MAX;
	fixity = part ? fonds_premis_node_child(part, "fixity") : NULL;
	for (; fixity; fixity = fonds_premis_node_again(fixity))
		add_digest(files, &file, fixity);
	files->items[files->count++] = file;
}

static int compare(const void *a, const void *b)
{
	const struct fonds_described_file *x = a;
	const struct fonds_described_file *y = b;
	int order = strcmp(x->path, y->path);

	if (order == 0 && x->line != y->line)
		order = x->line < y->line ? -1 : 1;
	return order;
}

void fonds_described_files_sort(struct fonds_described_files *files)
{
	if (files->count > 0)
		qsort(files->items, files->count, sizeof(*files->items),
			compare);
}

struct fonds_described_file *fonds_described_files_find(
	const struct fonds_described_files *files, const char *path)
{
	size_t low = 0;
	size_t high = files->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(files->items[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == files->count || strcmp(files->items[low].path, path) != 0)
		return NULL;
	return &files->items[low];
}

enum fonds_status fonds_described_files_check(
	const struct fonds_described_files *files, struct fonds_error **error)
{
	if (files->status < 0)
		return fonds_fail_nomem(error);
	return fonds_arena_check(
		&files->arena, "what is described of the files", error);
}
