/* SPDX-License-Identifier: Apache-2.0 */
/* The files of a bag against a profile: one pass over them, in any order. */
#include <stdlib.h>
#include <string.h>

#include "bagit/profile/path-pattern.h"
#include "bagit/profile/profile-judge.h"
#include "base/cleanup.h"
#include "base/error.h"

/* A path that must be there, or a folder ("data/a/") with something in it. */
struct required {
	const char *path;
	bool is_found;
};

/* What the rules for tag files and for payload differ in. */
static const struct {
	enum fonds_profile_list_key required, allowed;
	enum fonds_finding_code missing, forbidden;
} kinds[] = {
	{ FONDS_PROFILE_TAG_FILES_REQUIRED, FONDS_PROFILE_TAG_FILES_ALLOWED,
		BAG_RULE_TAG_FILE_MISSING, BAG_RULE_TAG_FILE_FORBIDDEN },
	{ FONDS_PROFILE_PAYLOAD_REQUIRED, FONDS_PROFILE_PAYLOAD_ALLOWED,
		BAG_RULE_PAYLOAD_MISSING, BAG_RULE_PAYLOAD_FORBIDDEN },
};

struct files_judge {
	const struct fonds_profile *profile;
	struct fonds_validation *validation;
	struct required *required[2]; /* by kind, sorted */
	size_t payload_files;
	bool is_payload_filled; /* a file of more than zero bytes */
};

static int compare_required(const void *left, const void *right)
{
	const struct required *a = left;
	const struct required *b = right;

	return strcmp(a->path, b->path);
}

static enum fonds_status begin(
	struct files_judge *judge, size_t kind, struct fonds_error **error)
{
	const struct fonds_text_list *list =
		&judge->profile->lists[kinds[kind].required].items;
	struct required *required = calloc(list->count + 1, sizeof(*required));

	if (!required)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < list->count; i++)
		required[i].path = list->items[i];
	qsort(required, list->count, sizeof(*required), compare_required);
	judge->required[kind] = required;
	return FONDS_OK;
}

static void mark(struct files_judge *judge, size_t kind, const char *path)
{
	const struct required key = { .path = path };
	struct required *found = bsearch(&key, judge->required[kind],
		judge->profile->lists[kinds[kind].required].items.count,
		sizeof(key), compare_required);

	if (found)
		found->is_found = true;
}

/* A file is in each of the folders above it. */
static void mark_folders(
	struct files_judge *judge, const char *path, struct fonds_buffer *above)
{
	const char *slash = strchr(path, '/');

	for (; slash && slash[1]; slash = strchr(slash + 1, '/')) {
		fonds_buffer_reset(above);
		fonds_buffer_add(above, path, (size_t)(slash - path) + 1);
		mark(judge, 1, fonds_buffer_text(above));
	}
}

static bool has_ends(const char *path, const char *begin, const char *end)
{
	size_t size = strlen(path);

	return size >= strlen(begin) + strlen(end) &&
	       strncmp(path, begin, strlen(begin)) == 0 &&
	       strcmp(path + size - strlen(end), end) == 0;
}

/* The tag files that every profile allows: they have rules of their own. */
static bool is_standard(const char *path)
{
	static const char *const names[] = { "bagit.txt", "bag-info.txt",
		"package-info.txt", "fetch.txt" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(path, names[i]) == 0)
			return true;
	return !strchr(path, '/') &&
	       (has_ends(path, "manifest-", ".txt") ||
		       has_ends(path, "tagmanifest-", ".txt"));
}

static bool is_allowed(
	const struct fonds_profile_list *allowed, const char *path)
{
	for (size_t i = 0; i < allowed->items.count; i++)
		if (fonds_path_pattern_matches(allowed->items.items[i], path))
			return true;
	return !allowed->is_given;
}

static void take_file(struct files_judge *judge,
	const struct fonds_bag_view_file *file, struct fonds_buffer *above)
{
	size_t kind = strncmp(file->path, "data/", 5) == 0;

	if (kind == 1)
		mark_folders(judge, file->path, above);
	if (file->is_folder)
		return;
	mark(judge, kind, file->path);
	if (kind == 1) {
		judge->payload_files++;
		judge->is_payload_filled |= !file->has_size || file->size > 0;
	} else if (is_standard(file->path)) {
		return;
	}
	if (!is_allowed(
		    &judge->profile->lists[kinds[kind].allowed], file->path))
		fonds_validation_add(judge->validation, kinds[kind].forbidden,
			file->path, "the profile does not allow this file");
}

static void finish(struct files_judge *judge, size_t kind)
{
	const struct required *required = judge->required[kind];

	for (; required->path; required++)
		if (!required->is_found)
			fonds_validation_add(judge->validation,
				kinds[kind].missing, required->path,
				"it is not there, and the profile requires "
				"it");
}

static void judge_emptiness(struct files_judge *judge)
{
	if (judge->profile->is_data_empty &&
		(judge->payload_files > 1 || judge->is_payload_filled))
		fonds_validation_add(judge->validation,
			BAG_RULE_PAYLOAD_NOT_EMPTY, "data",
			"the profile allows no file in it, or a single one of "
			"zero bytes");
}

static enum fonds_status run(struct files_judge *judge,
	const struct fonds_bag_view *view, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer above;
	enum fonds_status status = begin(judge, 0, error);

	fonds_buffer_init(&above, SIZE_MAX);
	if (status == FONDS_OK)
		status = begin(judge, 1, error);
	if (status < 0)
		return status;
	for (size_t i = 0; view->file; i++) {
		struct fonds_bag_view_file file = view->file(view->payload, i);

		if (!file.path)
			break;
		if (*file.path)
			take_file(judge, &file, &above);
	}
	finish(judge, 0);
	finish(judge, 1);
	judge_emptiness(judge);
	status = fonds_buffer_check(&above, "a path", error);
	if (status < 0)
		return status;
	return fonds_validation_check(judge->validation, error);
}

enum fonds_status fonds_profile_judge_files(const struct fonds_profile *profile,
	const struct fonds_bag_view *view, struct fonds_validation *validation,
	struct fonds_error **error)
{
	struct files_judge judge = { .profile = profile,
		.validation = validation };
	enum fonds_status status = run(&judge, view, error);

	free(judge.required[0]);
	free(judge.required[1]);
	return status;
}
