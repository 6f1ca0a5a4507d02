/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two bags besides their files. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bagit/diff.h"
#include "base/cleanup.h"
#include "base/error.h"

/* The lines of bag-info.txt by label, equal ones in their order. */
struct labels {
	const struct fonds_bag_info_entry **items;
	size_t count;
	size_t at; /* where the merge is */
};

static int compare_labels(const void *left, const void *right)
{
	const struct fonds_bag_info_entry *const *a = left;
	const struct fonds_bag_info_entry *const *b = right;
	int order = strcasecmp((*a)->label, (*b)->label);

	if (order == 0)
		order = ((*a)->line > (*b)->line) - ((*a)->line < (*b)->line);
	return order;
}

static enum fonds_status sort_labels(const struct fonds_bag_info *info,
	struct labels *ret, struct fonds_error **error)
{
	const struct fonds_bag_info_entry *entry = info->first;
	size_t count = 0;

	for (; entry; entry = entry->next)
		count++;
	ret->items = calloc(count + 1, sizeof(*ret->items));
	if (!ret->items)
		return fonds_fail_nomem(error);
	for (entry = info->first; entry; entry = entry->next)
		ret->items[ret->count++] = entry;
	if (count > 0)
		qsort(ret->items, count, sizeof(*ret->items), compare_labels);
	return FONDS_OK;
}

static bool are_equal(
	const struct fonds_text_list *a, const struct fonds_text_list *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->items[i], b->items[i]) != 0)
			return false;
	return true;
}

static void add_field(struct fonds_bag_diff *diff, const char *name,
	bool is_bag_info, const struct fonds_text_list values[2])
{
	struct fonds_diff_field *field;

	if (are_equal(&values[0], &values[1]))
		return;
	field = fonds_arena_alloc(&diff->arena, sizeof(*field));
	if (!field)
		return;
	field->name = fonds_arena_dup(&diff->arena, name);
	field->is_bag_info = is_bag_info;
	field->values[0] = values[0];
	field->values[1] = values[1];
	*diff->fields_end = field;
	diff->fields_end = &field->next;
}

/* Take the values of one label; label is the least that is left. */
static void take_values(struct fonds_bag_diff *diff, struct labels *labels,
	const char *label, struct fonds_text_list *ret)
{
	while (labels->at < labels->count &&
		strcasecmp(labels->items[labels->at]->label, label) == 0)
		fonds_text_list_add(
			&diff->arena, ret, labels->items[labels->at++]->value);
}

static const char *least_label(const struct labels labels[2])
{
	const char *least = NULL;

	for (int i = 0; i < 2; i++) {
		const char *label;

		if (labels[i].at == labels[i].count)
			continue;
		label = labels[i].items[labels[i].at]->label;
		if (!least || strcasecmp(label, least) < 0)
			least = label;
	}
	return least;
}

static enum fonds_status compare_bag_info(
	struct fonds_bag_diff *diff, struct fonds_error **error)
{
	struct labels labels[2] = { 0 };
	enum fonds_status status = FONDS_OK;
	const char *label;

	for (int i = 0; status == FONDS_OK && i < 2; i++)
		status = sort_labels(
			&diff->sides[i].validation->info, &labels[i], error);
	while (status == FONDS_OK && (label = least_label(labels))) {
		struct fonds_text_list values[2] = { 0 };

		for (int i = 0; i < 2; i++)
			take_values(diff, &labels[i], label, &values[i]);
		add_field(diff, label, true, values);
	}
	free(labels[0].items);
	free(labels[1].items);
	return status;
}

static void compare_texts(struct fonds_bag_diff *diff, const char *name,
	const char *old_text, const char *new_text)
{
	struct fonds_text_list values[2] = { 0 };

	fonds_text_list_add(&diff->arena, &values[0], old_text);
	fonds_text_list_add(&diff->arena, &values[1], new_text);
	add_field(diff, name, false, values);
}

enum fonds_status fonds_bag_diff_fields(
	struct fonds_bag_diff *diff, struct fonds_error **error)
{
	const struct fonds_diff_side *a = &diff->sides[0];
	const struct fonds_diff_side *b = &diff->sides[1];
	const struct fonds_text_list manifests[2] = { a->validation->algorithms,
		b->validation->algorithms };
	const struct fonds_text_list tag_manifests[2] = { a->tag_algorithms,
		b->tag_algorithms };
	enum fonds_status status;

	compare_texts(diff, "version", a->validation->version,
		b->validation->version);
	compare_texts(diff, "encoding", a->validation->encoding,
		b->validation->encoding);
	add_field(diff, "manifests", false, manifests);
	add_field(diff, "tag manifests", false, tag_manifests);
	status = compare_bag_info(diff, error);
	if (status < 0)
		return status;
	return fonds_arena_check(&diff->arena, "the differences", error);
}
