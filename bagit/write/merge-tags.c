/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/merge-tags.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bagit/write/bag-group.h"
#include "bagit/write/upgrade-notes.h"
#include "base/cleanup.h"
#include "base/error.h"

/* A line of bag-info.txt of one of the bags. */
struct tag {
	const char *label;
	const char *value;
	size_t bag;
	size_t order; /* among all lines of all bags */
	bool is_kept;
};

static const char *const counted[] = {
	"Payload-Oxum",
	"Bag-Size",
	"Bagging-Date",
};

static bool is_counted(const char *label)
{
	for (size_t i = 0; i < sizeof(counted) / sizeof(*counted); i++)
		if (strcasecmp(counted[i], label) == 0)
			return true;
	return false;
}

static bool is_wanted(const char *label, size_t bag)
{
	if (strcasecmp(label, FONDS_BAG_GROUP) == 0 ||
		strcasecmp(label, FONDS_BAG_COUNT) == 0)
		return false;
	return bag == 0 || !is_counted(label);
}

static size_t count_tags(const struct fonds_old_bag *bags, size_t count)
{
	size_t lines = 0;

	for (size_t i = 0; i < count; i++) {
		const struct fonds_bag_info_entry *entry =
			bags[i].validation->info.first;

		for (; entry; entry = entry->next)
			lines++;
	}
	return lines;
}

static size_t gather(
	const struct fonds_old_bag *bags, size_t count, struct tag *ret)
{
	size_t lines = 0;

	for (size_t i = 0; i < count; i++) {
		const struct fonds_bag_info_entry *entry =
			bags[i].validation->info.first;

		for (; entry; entry = entry->next) {
			const char *label = fonds_upgrade_label(
				&bags[i], entry->label);

			if (!is_wanted(label, i))
				continue;
			ret[lines] = (struct tag){
				.label = label,
				.value = entry->value,
				.bag = i,
				.order = lines,
			};
			lines++;
		}
	}
	return lines;
}

static bool is_same(const struct tag *a, const struct tag *b)
{
	return strcasecmp(a->label, b->label) == 0 &&
	       strcmp(a->value, b->value) == 0;
}

static int by_order(const void *left, const void *right)
{
	const struct tag *a = left;
	const struct tag *b = right;

	return a->order < b->order ? -1 : a->order > b->order;
}

/* The order of the lines is that of the bags, too. */
static int by_text(const void *left, const void *right)
{
	const struct tag *a = left;
	const struct tag *b = right;
	int order = strcasecmp(a->label, b->label);

	if (order == 0)
		order = strcmp(a->value, b->value);
	return order != 0 ? order : by_order(left, right);
}

/* Sorted, so that all that is the same stands together, bag after bag. */
static void choose(struct tag *tags, size_t count)
{
	size_t kept = 0;    /* of those that are the same */
	size_t in_this = 0; /* of those in the bag under way */

	for (size_t i = 0; i < count; i++) {
		bool goes_on = i > 0 && is_same(&tags[i - 1], &tags[i]);

		if (!goes_on)
			kept = 0;
		if (!goes_on || tags[i - 1].bag != tags[i].bag)
			in_this = 0;
		tags[i].is_kept = ++in_this > kept;
		kept += tags[i].is_kept;
	}
}

static void append(const struct fonds_old_bag *bags, const struct tag *tag,
	struct fonds_bag_tags *tags, struct fonds_bag_notes *notes)
{
	fonds_bag_tags_append(tags, tag->label, tag->value);
	if (tag->bag > 0)
		fonds_bag_notes_hint(notes, "bag-info.txt",
			"'%s: %s' comes from '%s'", tag->label, tag->value,
			bags[tag->bag].path);
}

enum fonds_status fonds_merge_tags(const struct fonds_old_bag *bags,
	size_t count, struct fonds_bag_tags *tags,
	struct fonds_bag_notes *notes, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct tag *lines = NULL;
	size_t line_count = count_tags(bags, count);
	enum fonds_status status;

	lines = calloc(line_count > 0 ? line_count : 1, sizeof(*lines));
	if (!lines)
		return fonds_fail_nomem(error);
	line_count = gather(bags, count, lines);
	qsort(lines, line_count, sizeof(*lines), by_text);
	choose(lines, line_count);
	qsort(lines, line_count, sizeof(*lines), by_order);
	for (size_t i = 0; i < line_count; i++)
		if (lines[i].is_kept)
			append(bags, &lines[i], tags, notes);
	status = fonds_bag_tags_check(tags, error);
	return status == FONDS_OK ? fonds_bag_notes_check(notes, error)
				  : status;
}
