/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_BAG_FIXTURE_H
#define TESTS_BAG_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/manifest.h"
#include "bagit/validate.h"
#include "bagit/validation.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"

/* A bag in memory that a test builds, seals with manifests, and damages. */
#define BAG_FILES_MAX 32

struct bag {
	struct fonds_memory_file files[BAG_FILES_MAX];
	size_t count;
};

static inline char *bag_file(struct bag *bag, const char *path)
{
	for (size_t i = 0; i < bag->count; i++)
		if (strcmp(bag->files[i].path, path) == 0)
			return (char *)(uintptr_t)bag->files[i].data;
	return NULL;
}

static inline void bag_drop(struct bag *bag, const char *path)
{
	for (size_t i = 0; i < bag->count; i++) {
		if (strcmp(bag->files[i].path, path) != 0)
			continue;
		free((void *)(uintptr_t)bag->files[i].data);
		bag->files[i] = bag->files[--bag->count];
		return;
	}
	fail_msg("no file %s in the bag", path);
}

/* path is borrowed, the bytes are copied; a file of that name is replaced. */
static inline void bag_put_bytes(
	struct bag *bag, const char *path, const void *data, size_t size)
{
	char *copy = malloc(size + 1);

	assert_non_null(copy);
	memcpy(copy, data, size);
	copy[size] = '\0';
	if (bag_file(bag, path))
		bag_drop(bag, path);
	assert_true(bag->count < BAG_FILES_MAX);
	bag->files[bag->count++] = (struct fonds_memory_file){
		.path = path,
		.data = copy,
		.size = size,
	};
}

static inline void bag_put(struct bag *bag, const char *path, const char *text)
{
	bag_put_bytes(bag, path, text, strlen(text));
}

static inline void bag_clear(struct bag *bag)
{
	for (size_t i = 0; i < bag->count; i++)
		free((void *)(uintptr_t)bag->files[i].data);
	bag->count = 0;
}

/* Write a manifest of that name over all payload or all tag files. */
static inline void bag_seal(struct bag *bag, const char *name,
	enum fonds_algorithm algorithm, bool is_tag)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, 1 << 20);
	for (size_t i = 0; i < bag->count; i++) {
		const struct fonds_memory_file *file = &bag->files[i];
		bool is_payload = strncmp(file->path, "data/", 5) == 0;
		char hex[2 * FONDS_DIGEST_MAX + 1];
		struct fonds_digest digest;

		if (is_payload == is_tag || fonds_manifest_is_tag(file->path))
			continue;
		assert_int_equal(
			FONDS_OK, fonds_digest_memory(algorithm, file->data,
					  file->size, &digest, NULL));
		fonds_buffer_printf(&text, "%s  %s\n",
			fonds_digest_format(&digest, hex), file->path);
	}
	bag_put_bytes(bag, name, fonds_buffer_text(&text), text.size);
}

/* Three payload files, bag-info.txt, everything right. */
static inline void bag_fill(struct bag *bag)
{
	bag_put(bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	bag_put(bag, "bag-info.txt",
		"Source-Organization: An Archive\nPayload-Oxum: 16.3\n");
	bag_put(bag, "data/a.txt", "alpha\n");
	bag_put(bag, "data/b.txt", "beta\n");
	bag_put(bag, "data/sub/c.txt", "last\n");
}

static inline void bag_seal_all(struct bag *bag)
{
	bag_seal(bag, "manifest-sha256.txt", FONDS_SHA256, false);
	bag_seal(bag, "tagmanifest-sha256.txt", FONDS_SHA256, true);
}

static inline struct fonds_validation *bag_check(struct bag *bag)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;
	struct fonds_bag_check check = { .jobs = 1 };

	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	check.tree = tree;
	if (fonds_bag_check_run(&check, &validation, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return validation;
}

/* The first finding of that code and path (NULL: any path), or NULL. */
static inline const struct fonds_finding *find_finding(
	const struct fonds_validation *validation, const char *code,
	const char *path)
{
	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const struct fonds_finding *finding = fonds_validation_get(
			validation, i);

		if (strcmp(finding->code, code) == 0 &&
			(!path || (finding->path &&
					  strcmp(finding->path, path) == 0)))
			return finding;
	}
	return NULL;
}

/* Every code found, sorted as the findings are, parted by blanks. */
static inline void assert_codes(struct bag *bag, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer found;
	struct fonds_validation *validation = bag_check(bag);

	fonds_buffer_init(&found, 1 << 20);
	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const struct fonds_finding *finding = fonds_validation_get(
			validation, i);

		fonds_buffer_printf(&found, "%s%s@%s", i > 0 ? " " : "",
			finding->code, finding->path ? finding->path : "");
	}
	assert_string_equal(expected, fonds_buffer_text(&found));
	fonds_validation_free(validation);
}

static inline void assert_message(struct bag *bag, const char *code,
	const char *path, const char *message)
{
	struct fonds_validation *validation = bag_check(bag);
	const struct fonds_finding *finding = find_finding(
		validation, code, path);

	assert_non_null(finding);
	assert_string_equal(message, finding->message);
	fonds_validation_free(validation);
}

#endif
