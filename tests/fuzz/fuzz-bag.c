/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/validate.h"
#include "base/memory-tree.h"

#define FILE_MAX 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input is cut at lines of "==="; the parts are files, in this order. */
static size_t cut(
	const char *text, size_t size, struct fonds_memory_file files[FILE_MAX])
{
	static const char *const names[FILE_MAX] = { "bagit.txt",
		"bag-info.txt", "manifest-md5.txt", "tagmanifest-md5.txt",
		"fetch.txt", "data/a", "data/b", "manifest-sha256.txt" };
	size_t count = 0;

	while (count < FILE_MAX) {
		const char *end = memmem(text, size, "\n===\n", 5);
		size_t part = end ? (size_t)(end - text) + 1 : size;

		files[count] = (struct fonds_memory_file){ names[count], text,
			part };
		count++;
		if (!end)
			break;
		text += part + 4;
		size -= part + 4;
	}
	return count;
}

/* A bag is valid exactly when no finding is an error; each has its texts. */
static void check_findings(const struct fonds_validation *validation)
{
	bool has_error = false;

	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const struct fonds_finding *finding = fonds_validation_get(
			validation, i);

		has_error |= finding->severity == FONDS_SEVERITY_ERROR;
		if (strncmp(finding->code, "BAG-", 4) != 0 ||
			!finding->message || strpbrk(finding->message, "\n\r"))
			abort();
	}
	if (has_error == fonds_validation_is_valid(validation))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_memory_file files[FILE_MAX];
	struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = { .jobs = 1 };
	size_t count = cut((const char *)data, size, files);

	if (fonds_memory_tree_new(files, count, &tree, NULL) < 0)
		abort();
	check.tree = tree;
	if (fonds_bag_check_run(&check, &validation, NULL) < 0)
		abort();
	check_findings(validation);
	fonds_validation_free(validation);
	fonds_tree_free(tree);
	return 0;
}
