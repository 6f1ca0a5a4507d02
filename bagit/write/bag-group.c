/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/bag-group.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Far more bags than anybody has, and no number that overflows. */
#define DIGITS_MAX 9

static bool take_number(const char **text, uint64_t *ret)
{
	size_t count = 0;

	*ret = 0;
	for (; **text >= '0' && **text <= '9'; (*text)++) {
		if (++count > DIGITS_MAX)
			return false;
		*ret = *ret * 10 + (uint64_t)(**text - '0');
	}
	return *ret > 0;
}

static bool take_blanks(const char **text)
{
	size_t count = strspn(*text, " \t");

	*text += count;
	return count > 0;
}

bool fonds_bag_count_parse(const char *text, struct fonds_bag_count *ret)
{
	ret->total = 0;
	if (!take_number(&text, &ret->number) || !take_blanks(&text) ||
		strncmp(text, "of", 2) != 0)
		return false;
	text += 2;
	if (!take_blanks(&text))
		return false;
	if (strcmp(text, "?") == 0)
		return true;
	return take_number(&text, &ret->total) && *text == '\0' &&
	       ret->number <= ret->total;
}

/* The one value of a label; NULL after a finding. */
static const char *get_one(const struct fonds_bag_member *member,
	const char *label, struct fonds_validation *findings)
{
	const struct fonds_bag_info_entry *entry = fonds_bag_info_next(
		member->info, NULL, label);

	if (entry && !fonds_bag_info_next(member->info, entry, label))
		return entry->value;
	fonds_validation_add(findings, BAG_MERGE_GROUP, member->path,
		entry ? "bag-info.txt has more than one %s"
		      : "bag-info.txt has no %s, so it is of no group",
		label);
	return NULL;
}

static bool read_member(
	struct fonds_bag_member *member, struct fonds_validation *findings)
{
	const char *count;

	member->identifier = get_one(member, FONDS_BAG_GROUP, findings);
	count = get_one(member, FONDS_BAG_COUNT, findings);
	if (!member->identifier || !count)
		return false;
	if (!fonds_bag_count_parse(count, &member->count)) {
		fonds_validation_add(findings, BAG_MERGE_GROUP, member->path,
			"the Bag-Count '%s' is not of the form '2 of 3'",
			count);
		return false;
	}
	if (member->count.total == 0) {
		fonds_validation_add(findings, BAG_MERGE_GROUP, member->path,
			"the Bag-Count '%s' does not say how many bags there "
			"are",
			count);
		return false;
	}
	return true;
}

static bool is_with(const struct fonds_bag_member *member,
	const struct fonds_bag_member *first, struct fonds_validation *findings)
{
	if (strcmp(member->identifier, first->identifier) != 0) {
		fonds_validation_add(findings, BAG_MERGE_GROUP, member->path,
			"it is of the group '%s', '%s' is of the group '%s'",
			member->identifier, first->path, first->identifier);
		return false;
	}
	if (member->count.total == first->count.total)
		return true;
	fonds_validation_add(findings, BAG_MERGE_GROUP, member->path,
		"its group is of %" PRIu64 " bags, that of '%s' is of %" PRIu64,
		member->count.total, first->path, first->count.total);
	return false;
}

static int compare_members(const void *left, const void *right)
{
	const struct fonds_bag_member *a = left;
	const struct fonds_bag_member *b = right;

	if (a->count.number != b->count.number)
		return a->count.number < b->count.number ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

static void tell_missing(uint64_t from, uint64_t to, uint64_t total,
	struct fonds_validation *findings)
{
	if (from == to)
		fonds_validation_add(findings, BAG_MERGE_GROUP, NULL,
			"bag %" PRIu64 " of %" PRIu64 " is missing", from,
			total);
	else if (from < to)
		fonds_validation_add(findings, BAG_MERGE_GROUP, NULL,
			"bags %" PRIu64 " to %" PRIu64 " of %" PRIu64
			" are missing",
			from, to, total);
}

/* Of members that are sorted. */
static void check_numbers(const struct fonds_bag_member *members, size_t count,
	struct fonds_validation *findings)
{
	uint64_t total = members[0].count.total;
	uint64_t next = 1;

	for (size_t i = 0; i < count; i++) {
		uint64_t number = members[i].count.number;

		if (number < next)
			fonds_validation_add(findings, BAG_MERGE_GROUP,
				members[i].path,
				"it is bag %" PRIu64 " of %" PRIu64
				", and so is '%s'",
				number, total, members[i - 1].path);
		else
			tell_missing(next, number - 1, total, findings);
		next = number + 1;
	}
	tell_missing(next, total, total, findings);
}

void fonds_bag_group_check(struct fonds_bag_member *members, size_t count,
	struct fonds_validation *findings)
{
	bool are_members = count > 0;
	bool are_together = true;

	for (size_t i = 0; i < count; i++)
		are_members &= read_member(&members[i], findings);
	for (size_t i = 1; are_members && i < count; i++)
		are_together &= is_with(&members[i], &members[0], findings);
	if (!are_members || !are_together)
		return;
	qsort(members, count, sizeof(*members), compare_members);
	check_numbers(members, count, findings);
}
