/* SPDX-License-Identifier: Apache-2.0 */
/* Which files at the top of a bag are manifests, and of what algorithm. */
#include <string.h>

#include "bagit/manifest.h"
#include "fixity/algorithm.h"

#define SUFFIX ".txt"
#define SUFFIX_SIZE (sizeof(SUFFIX) - 1)

static const struct {
	const char *text;
	bool is_tag;
} prefixes[] = {
	{ "manifest-", false },
	{ "tagmanifest-", true },
};

const char *fonds_manifest_name_split(
	const char *path, size_t *ret_size, bool *ret_is_tag)
{
	size_t size = strlen(path);

	if (strchr(path, '/'))
		return NULL;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
		size_t prefix = strlen(prefixes[i].text);

		if (size < prefix + SUFFIX_SIZE ||
			strncmp(path, prefixes[i].text, prefix) != 0 ||
			strcmp(path + size - SUFFIX_SIZE, SUFFIX) != 0)
			continue;
		*ret_size = size - prefix - SUFFIX_SIZE;
		*ret_is_tag = prefixes[i].is_tag;
		return path + prefix;
	}
	return NULL;
}

bool fonds_manifest_is_tag(const char *path)
{
	bool is_tag = false;
	size_t size;

	return fonds_manifest_name_split(path, &size, &is_tag) && is_tag;
}

static bool is_repeated(const struct fonds_bag_state *state,
	const struct fonds_bag_manifest *manifest)
{
	for (size_t i = 0; i < state->manifest_count; i++)
		if (state->manifests[i].is_tag == manifest->is_tag &&
			state->manifests[i].algorithm == manifest->algorithm)
			return true;
	return false;
}

static void report_name(struct fonds_bag_state *state,
	const struct fonds_bag_manifest *manifest, const char *name,
	size_t size)
{
	struct fonds_validation *validation = state->validation;
	const char *path = manifest->entry->path;
	const char *proper;

	if (manifest->algorithm == 0) {
		fonds_validation_add(validation, BAG_ALGORITHM_UNKNOWN, path,
			"the digests in it cannot be checked: '%.*s' is no "
			"known algorithm",
			(int)size, name);
		return;
	}
	proper = fonds_algorithm_name(manifest->algorithm);
	if (strlen(proper) != size || memcmp(proper, name, size) != 0)
		fonds_validation_add(validation, BAG_MANIFEST_NAME, path,
			"the algorithm is written '%s' in a file name", proper);
	if (is_repeated(state, manifest))
		fonds_validation_add(validation, BAG_MANIFEST_REPEATED, path,
			"there is another manifest for %s", proper);
}

static void take_entry(
	struct fonds_bag_state *state, struct fonds_bag_entry *entry)
{
	struct fonds_bag_manifest manifest = { .entry = entry };
	const struct fonds_algorithm_info *info;
	size_t size;
	const char *name = fonds_manifest_name_split(
		entry->path, &size, &manifest.is_tag);

	if (!name || entry->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return;
	if (state->manifest_count == FONDS_BAG_MANIFEST_MAX) {
		fonds_validation_add(state->validation, BAG_MANIFEST_LIMIT,
			entry->path,
			"it was not read: there are more than %d manifests",
			FONDS_BAG_MANIFEST_MAX);
		return;
	}
	info = fonds_algorithm_find(name, size);
	if (info) {
		manifest.algorithm = info->algorithm;
		manifest.digest_size = info->size;
	}
	report_name(state, &manifest, name, size);
	state->manifests[state->manifest_count++] = manifest;
}

void fonds_bag_manifests_find(struct fonds_bag_state *state)
{
	for (size_t i = 0; i < state->inventory.count; i++)
		take_entry(state, state->inventory.entries[i]);
}
