/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/split-tags.h"

#include <stdio.h>

#include "bagit/write/bag-group.h"
#include "bagit/write/result.h"
#include "bagit/write/tag-set.h"
#include "bagit/write/upgrade-notes.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

void fonds_split_tags_init(struct fonds_split_tags *tags)
{
	fonds_bag_tags_init(&tags->tags);
	fonds_bag_tags_init(&tags->given);
}

void fonds_split_tags_clear(struct fonds_split_tags *tags)
{
	fonds_bag_tags_clear(&tags->tags);
	fonds_bag_tags_clear(&tags->given);
}

static bool is_given(const struct fonds_split_tags *tags, const char *label)
{
	return fonds_bag_info_find(&tags->given.info, label) != NULL;
}

enum fonds_status fonds_split_tags_read(struct fonds_split_tags *tags,
	const struct fonds_bag_split_options *options,
	struct fonds_error **error)
{
	const struct fonds_bag_info *given = &tags->given.info;
	const struct fonds_bag_info_entry *group;
	enum fonds_status status = fonds_bag_tags_read_given(&tags->given,
		options->tags_from, options->tags, options->tag_count, error);

	if (status < 0)
		return status;
	if (is_given(tags, FONDS_BAG_COUNT))
		return fonds_fail(error, FONDS_ERR_INVALID,
			FONDS_BAG_COUNT " is counted when a bag is split, and "
					"cannot be given");
	group = fonds_bag_info_next(given, NULL, FONDS_BAG_GROUP);
	if (group && fonds_bag_info_next(given, group, FONDS_BAG_GROUP))
		return fonds_fail(error, FONDS_ERR_INVALID,
			FONDS_BAG_GROUP " is given more than once");
	return FONDS_OK;
}

/* A name is bytes, and not all of them may stand in bag-info.txt. */
static enum fonds_status set_name(struct fonds_bag_tags *tags, const char *name,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *text = NULL;
	struct fonds_bag_info_entry entry;

	if (asprintf(&text, FONDS_BAG_GROUP ": %s", name) < 0) {
		text = NULL;
		return fonds_fail_nomem(error);
	}
	if (fonds_bag_tag_split(tags, text, &entry, NULL) < 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' cannot stand in bag-info.txt: give a tag "
			"'" FONDS_BAG_GROUP ": ...'",
			name);
	(void)fonds_bag_tags_set(tags, FONDS_BAG_GROUP, entry.value);
	return FONDS_OK;
}

static enum fonds_status set_group(struct fonds_split_tags *tags,
	const char *name, struct fonds_error **error)
{
	const char *identifier = fonds_bag_info_find(
		&tags->tags.info, "External-Identifier");

	if (is_given(tags, FONDS_BAG_GROUP))
		return FONDS_OK;
	if (!identifier || !*identifier)
		return set_name(&tags->tags, name, error);
	(void)fonds_bag_tags_set(&tags->tags, FONDS_BAG_GROUP, identifier);
	return FONDS_OK;
}

static void check_group(const struct fonds_split_tags *tags,
	const struct fonds_old_bag *bag, struct fonds_validation *findings)
{
	static const char *const labels[] = { FONDS_BAG_GROUP,
		FONDS_BAG_COUNT };

	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		const char *value = fonds_bag_info_find(
			&bag->validation->info, labels[i]);

		if (value && !is_given(tags, FONDS_BAG_GROUP))
			fonds_validation_add(findings, BAG_SPLIT_GROUP,
				bag->info_name,
				"the bag is of a group already: '%s: %s'",
				labels[i], value);
	}
}

enum fonds_status fonds_split_tags_make(struct fonds_split_tags *tags,
	const struct fonds_old_bag *bag, const char *name, int64_t time,
	struct fonds_bag_result *result, struct fonds_error **error)
{
	char date[FONDS_CLOCK_DATE_SIZE];
	enum fonds_status status = fonds_upgrade_tags(
		bag, &tags->tags, NULL, error);

	if (status < 0)
		return status;
	check_group(tags, bag, result->findings);
	(void)fonds_bag_tags_set(&tags->tags, "Bagging-Date",
		fonds_clock_format_date(time, date));
	fonds_bag_tags_replace(&tags->tags, &tags->given);
	status = set_group(tags, name, error);
	if (status == FONDS_OK)
		status = fonds_bag_tags_check(&tags->tags, error);
	if (status < 0)
		return status;
	fonds_bag_notes_hint(&result->notes, "bag-info.txt",
		FONDS_BAG_GROUP ": %s",
		fonds_bag_info_find(&tags->tags.info, FONDS_BAG_GROUP));
	return fonds_bag_tags_check_lines(&tags->tags, error);
}

enum fonds_status fonds_split_tags_set(struct fonds_split_tags *tags,
	const struct fonds_split_plan *plan, size_t index,
	struct fonds_error **error)
{
	const struct fonds_split_part *part = &plan->parts[index];
	const struct fonds_bag_tag_facts facts = {
		.bytes = part->bytes,
		.files = part->count,
	};
	struct fonds_bag_tags *all = &tags->tags;
	const char *size = fonds_bag_tags_size(all, part->bytes);
	const char *count = fonds_arena_printf(
		&all->arena, "%zu of %zu", index + 1, plan->count);

	if (count)
		(void)fonds_bag_tags_set(all, FONDS_BAG_COUNT, count);
	if (size && !is_given(tags, "Bag-Size"))
		(void)fonds_bag_tags_set(all, "Bag-Size", size);
	fonds_bag_tags_complete(all, &facts);
	return fonds_bag_tags_check(all, error);
}
