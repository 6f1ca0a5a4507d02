/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/look.h"
#include "bagit/manifest.h"
#include "base/memory-tree.h"
#include "fixity/algorithm.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first byte chooses one of each, the rest is the manifest. */
static const char *const versions[] = { "1.0", "0.97", "0.93", "2.0" };
static const char *const encodings[] = { "UTF-8", "UTF-16", "ISO-8859-1",
	"SHIFT_JIS" };
static const char *const names[] = { "manifest-md5.txt", "tagmanifest-md5.txt",
	"manifest-crc32.txt", "tagmanifest-crc32.txt" };

/* What a line without a claim is told as. */
static const char *const refusals[] = { "BAG-MANIFEST-LINE", "BAG-PATH-UNSAFE",
	"BAG-MANIFEST-NOT-PAYLOAD", "BAG-TAGMANIFEST-PAYLOAD",
	"BAG-TAGMANIFEST-ITSELF" };

static const char *const repeats[] = { "BAG-LISTED-TWICE",
	"BAG-LISTED-TWICE-OLD", "BAG-LISTED-TWICE-DIFFERS" };

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* What became of one line. */
struct fate {
	const struct fonds_bag_claim *claim;
	size_t refused;
	size_t repeated;
};

static void require(bool is_true)
{
	if (!is_true)
		abort();
}

static bool is_one_of(const char *code, const char *const *codes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(code, codes[i]) == 0)
			return true;
	return false;
}

static bool is_told(const struct fonds_validation *validation, const char *code)
{
	for (size_t i = 0; i < fonds_validation_count(validation); i++)
		if (strcmp(fonds_validation_get(validation, i)->code, code) ==
			0)
			return true;
	return false;
}

/* A claim names a path that is safe, and one that this manifest may list. */
static void check_path(const char *text, bool is_tag)
{
	struct fonds_bag_path *path = NULL;

	require(fonds_bag_path_new(text, strlen(text), &path, NULL) ==
		FONDS_OK);
	require(strcmp(fonds_bag_path_text(path), text) == 0);
	require(fonds_bag_path_is_payload(path) != is_tag);
	require(!fonds_manifest_is_tag(text));
	fonds_bag_path_free(path);
}

static void gather_claims(
	const struct fonds_bag_state *state, struct fate *fates, size_t count)
{
	const struct fonds_bag_manifest *manifest = &state->manifests[0];
	const struct fonds_bag_entry *entry;
	size_t i = 0;

	while ((entry = fonds_inventory_get(&state->inventory, i++))) {
		const struct fonds_bag_claim *claim = entry->claims;

		if (claim)
			check_path(entry->path, manifest->is_tag);
		for (; claim; claim = claim->next) {
			require(claim->line < count &&
				!fates[claim->line].claim);
			require(claim->size == manifest->digest_size);
			fates[claim->line].claim = claim;
		}
	}
}

static void gather_findings(const struct fonds_validation *validation,
	struct fate *fates, size_t count)
{
	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const struct fonds_finding *finding = fonds_validation_get(
			validation, i);
		size_t line = 0;

		if (sscanf(finding->message, "line %zu", &line) != 1)
			continue;
		require(line < count);
		fates[line].refused += is_one_of(
			finding->code, refusals, COUNT(refusals));
		fates[line].repeated += is_one_of(
			finding->code, repeats, COUNT(repeats));
	}
}

/* The digest claimed is the one that stands at the beginning of the line. */
static void check_digest(
	const struct fonds_bag_claim *claim, const struct fonds_bag_line *line)
{
	size_t at = *line->data == '\\';
	struct fonds_digest digest;

	if (claim->size == 0)
		return;
	require(line->size > at + 2 * (size_t)claim->size);
	require(fonds_digest_parse(
		FONDS_MD5, line->data + at, 2 * (size_t)claim->size, &digest));
	require(memcmp(digest.bytes, claim->bytes, claim->size) == 0);
}

/* Each line is a claim or a finding; only a repeated one may be both. */
static void check_line(const struct fonds_bag_line *line,
	const struct fate *fate, const struct fonds_validation *validation)
{
	size_t told = fate->refused + fate->repeated;

	if (line->is_too_long || line->size == 0) {
		require(!fate->claim && told == 0);
		require(is_told(validation, line->size == 0 ? "BAG-BLANK-LINE"
							    : "BAG-TEXT-"
							      "LIMIT"));
		return;
	}
	require(told <= 1 && (fate->claim || told == 1));
	if (!fate->claim)
		return;
	require(fate->refused == 0);
	check_digest(fate->claim, line);
}

static void check_lines(const struct fonds_bag_state *state, size_t size)
{
	size_t count = size + 2;
	struct fate *fates = calloc(count, sizeof(*fates));
	struct fonds_bag_text *text = NULL;
	struct fonds_bag_line line;
	bool has = true;

	require(fates != NULL);
	gather_claims(state, fates, count);
	gather_findings(state->validation, fates, count);
	require(fonds_bag_text_open(state->check->tree,
			state->manifests[0].entry->path, state->encoding,
			FONDS_MANIFEST_FILE_MAX, &text, NULL) == FONDS_OK);
	while (fonds_bag_text_next(text, &line, &has, NULL) == FONDS_OK &&
		has) {
		require(line.number < count);
		check_line(&line, &fates[line.number], state->validation);
		fates[line.number] = (struct fate){ 0 };
	}
	require(!has);
	/* None is of a line that there is not. */
	for (size_t i = 0; i < count; i++)
		require(!fates[i].claim &&
			fates[i].refused + fates[i].repeated == 0);
	fonds_bag_text_freep(&text);
	free(fates);
}

static void read_manifest(struct fonds_tree *tree, size_t size)
{
	const struct fonds_bag_check check = { .tree = tree, .jobs = 1 };
	struct fonds_bag_state state = { .check = &check, .encoding = "UTF-8" };
	bool is_bag = false;

	fonds_inventory_init(&state.inventory);
	require(fonds_validation_new(&state.validation, NULL) == FONDS_OK);
	require(fonds_bag_look(&state, &is_bag, NULL) == FONDS_OK);
	require(is_bag && state.manifest_count == 1);
	require(fonds_bag_manifest_read(&state, 0, NULL) == FONDS_OK);
	check_lines(&state, size);
	fonds_inventory_clear(&state.inventory);
	fonds_validation_free(state.validation);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Names that only one of the readings of a path finds. */
	struct fonds_memory_file files[] = { { .path = "bagit.txt" },
		{ .path = names[0] }, { .path = "data/a" },
		{ .path = "data/a%0Ab" }, { .path = "data/a\nb" },
		{ .path = "data/a%b" }, { .path = "data/a b" },
		{ .path = "data/a\\b" }, { .path = "data/\xc3\xa9" },
		{ .path = "data/\xff" }, { .path = " notes" },
		{ .path = "*notes" }, { .path = "e\xcc\x81" } };
	struct fonds_tree *tree = NULL;
	char declaration[100];

	if (size == 0)
		return 0;
	(void)snprintf(declaration, sizeof(declaration),
		"BagIt-Version: %s\nTag-File-Character-Encoding: %s\n",
		versions[data[0] % 4], encodings[data[0] / 4 % 4]);
	files[0].data = declaration;
	files[0].size = strlen(declaration);
	files[1] = (struct fonds_memory_file){ names[data[0] / 16 % 4],
		data + 1, size - 1 };
	require(fonds_memory_tree_new(files, COUNT(files), &tree, NULL) ==
		FONDS_OK);
	read_manifest(tree, size);
	fonds_tree_free(tree);
	return 0;
}
