/* SPDX-License-Identifier: Apache-2.0 */
/* A profile is read or refused; a valid one judges a bag, and is written. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/profile/profile.h"
#include "bagit/validate.h"
#include "base/memory-tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct fonds_memory_file files[] = {
	{ "bag-info.txt", "A: b\nContact-Name: c\na: d\n", 25 },
	{ "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
		54 },
	{ "data/a", "a", 1 },
	{ "data/b/c.txt", "", 0 },
	{ "manifest-md5.txt", "", 0 },
	{ "meta/x.xml", "", 0 },
};

/* Each finding has its texts; it is valid exactly without errors. */
static void check_defects(const struct fonds_profile *profile)
{
	const struct fonds_finding *finding;
	bool has_error = false;

	for (size_t i = 0; (finding = fonds_profile_get(profile, i)); i++) {
		has_error |= finding->severity == FONDS_SEVERITY_ERROR;
		if (strncmp(finding->code, "BAG-PROFILE-", 12) != 0 ||
			!finding->message || strpbrk(finding->message, "\n\r"))
			abort();
	}
	if (has_error == fonds_profile_is_valid(profile))
		abort();
}

static void judge(const struct fonds_profile *profile)
{
	struct fonds_validation *validation = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_bag_check check = { .jobs = 1, .profile = profile };

	if (fonds_memory_tree_new(
		    files, sizeof(files) / sizeof(*files), &tree, NULL) < 0)
		abort();
	check.tree = tree;
	if (fonds_bag_check_run(&check, &validation, NULL) < 0)
		abort();
	fonds_validation_free(validation);
	fonds_tree_free(tree);
}

static int drop(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_profile *profile = NULL;

	if (fonds_profile_parse("p", (const char *)data, size, &profile, NULL) <
		0)
		abort();
	check_defects(profile);
	if (fonds_profile_is_valid(profile))
		judge(profile);
	if (fonds_profile_write(profile, FONDS_FORMAT_TEXT, drop, NULL, NULL) <
			0 ||
		fonds_profile_write(
			profile, FONDS_FORMAT_JSON, drop, NULL, NULL) < 0)
		abort();
	fonds_profile_free(profile);
	return 0;
}
