/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/planned-view.h"

#include <stdio.h>
#include <string.h>

#include "bagit/profile/profile-judge.h"
#include "base/error.h"

#define IDENTIFIER_LABEL "BagIt-Profile-Identifier"
#define NAME_SIZE 64

/* The tag files that will be there: two, and two for each algorithm. */
#define TAG_FILES_MAX (2 + 2 * FONDS_HASHER_MAX)

struct plan {
	const struct fonds_file_table *payload;
	char tag_files[TAG_FILES_MAX][NAME_SIZE];
	size_t tag_file_count;
};

/* The payload first, then the tag files; their sizes matter to no rule. */
static struct fonds_bag_view_file file_at(void *payload, size_t index)
{
	const struct plan *plan = payload;
	struct fonds_bag_view_file file = { .has_size = true };

	if (index < plan->payload->count) {
		file.path = plan->payload->rows[index]->path;
		file.size = plan->payload->rows[index]->size;
		return file;
	}
	index -= plan->payload->count;
	if (index < plan->tag_file_count)
		file.path = plan->tag_files[index];
	return file;
}

static void add_tag_file(
	struct plan *plan, const char *prefix, const char *name)
{
	(void)snprintf(plan->tag_files[plan->tag_file_count++], NAME_SIZE,
		"%s%s.txt", prefix, name);
}

static void plan_files(
	struct plan *plan, const struct fonds_file_table *payload)
{
	*plan = (struct plan){ .payload = payload };
	add_tag_file(plan, "", "bagit");
	add_tag_file(plan, "", "bag-info");
	for (size_t i = 0; i < payload->algorithm_count; i++) {
		const char *name = fonds_algorithm_name(payload->algorithms[i]);

		add_tag_file(plan, "manifest-", name);
		add_tag_file(plan, "tagmanifest-", name);
	}
}

/* bag-info.txt as it will be: with what is counted and added. */
static enum fonds_status complete_tags(struct fonds_new_bag *bag,
	const struct fonds_profile *profile, struct fonds_error **error)
{
	const struct fonds_bag_tag_facts facts = {
		.bytes = bag->payload.bytes,
		.files = bag->payload.count,
		.time = bag->time,
	};

	if (!fonds_bag_info_find(&bag->tags.info, IDENTIFIER_LABEL))
		fonds_bag_tags_append(
			&bag->tags, IDENTIFIER_LABEL, profile->identifier);
	fonds_bag_tags_complete(&bag->tags, &facts);
	return fonds_bag_tags_check(&bag->tags, error);
}

enum fonds_status fonds_new_bag_judge(struct fonds_new_bag *bag,
	const struct fonds_bag_create_options *options,
	struct fonds_validation *findings, struct fonds_error **error)
{
	const struct fonds_profile *profile = options->profile;
	const struct fonds_file_table *payload = &bag->payload;
	struct fonds_bag_view view = {
		.version = "1.0",
		.info = &bag->tags.info,
		.has_fetch = bag->fetch_base && payload->count > 0,
		.form = FONDS_BAG_VIEW_UNDECIDED,
		.file = file_at,
	};
	enum fonds_status status;
	struct plan plan;

	if (!profile)
		return FONDS_OK;
	if (!fonds_profile_is_valid(profile))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the profile is itself not valid, so no bag can be "
			"made by it");
	status = complete_tags(bag, profile, error);
	if (status < 0)
		return status;
	plan_files(&plan, payload);
	view.payload = &plan;
	for (size_t i = 0; i < payload->algorithm_count; i++) {
		fonds_bag_view_add_manifest(
			&view, payload->algorithms[i], false);
		fonds_bag_view_add_manifest(
			&view, payload->algorithms[i], true);
	}
	return fonds_profile_judge(profile, &view, findings, error);
}
