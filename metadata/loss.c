/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/loss.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "metadata/dc-property.h"
#include "metadata/record-parse.h"

#define LIST_MAX ((size_t)256 * 1024 * 1024)
#define NOT_HELD "is not held"

void fonds_loss_list_init(struct fonds_loss_list *list)
{
	*list = (struct fonds_loss_list){ .count = 0 };
	fonds_arena_init(&list->arena, LIST_MAX);
}

void fonds_loss_list_clear(struct fonds_loss_list *list)
{
	fonds_arena_clear(&list->arena);
	fonds_loss_list_init(list);
}

static bool make_room(struct fonds_loss_list *list)
{
	size_t capacity = list->capacity ? list->capacity * 2 : 32;
	struct fonds_loss *items;

	if (list->count < list->capacity)
		return true;
	items = fonds_arena_alloc(&list->arena, capacity * sizeof(*items));
	if (!items)
		return false;
	if (list->count > 0)
		memcpy(items, list->items, list->count * sizeof(*items));
	list->items = items;
	list->capacity = capacity;
	return true;
}

void fonds_loss_add(struct fonds_loss_list *list, const char *name,
	const char *value, const char *why)
{
	struct fonds_loss loss = {
		.name = fonds_arena_dup(&list->arena, name),
		.value = fonds_arena_dup(&list->arena, value),
		.why = fonds_arena_dup(&list->arena, why),
	};

	if (make_room(list) && list->arena.status == FONDS_OK)
		list->items[list->count++] = loss;
}

bool fonds_loss_has(
	const struct fonds_loss_list *list, const char *name, const char *value)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].name, name) == 0 &&
			strcmp(list->items[i].value, value) == 0)
			return true;
	return false;
}

enum fonds_status fonds_loss_check(
	const struct fonds_loss_list *list, struct fonds_error **error)
{
	return fonds_arena_check(
		&list->arena, "the list of what was lost", error);
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* The same property, or one that says more exactly what this one does. */
static bool is_property(const char *wanted, const char *found)
{
	const struct fonds_dc_property *property = fonds_dc_property_find(
		found);

	return strcmp(wanted, found) == 0 ||
	       (property && is_same(property->element, wanted));
}

/* What was not said cannot be lost. */
static bool is_kept(const char *wanted, const char *found)
{
	return !wanted || is_same(wanted, found);
}

/* How well a statement stands for another: 0 not at all. */
static unsigned likeness(
	const struct fonds_dc_term *wanted, const struct fonds_dc_term *found)
{
	if (strcmp(wanted->value, found->value) != 0)
		return 0;
	if (!is_property(wanted->name, found->name))
		return 1;
	return 2u + (is_kept(wanted->encoding, found->encoding) ? 1 : 0) +
	       (is_kept(wanted->language, found->language) ? 1 : 0);
}

#define LIKENESS_FULL 4

/* Statements in the order of their values, to be found quickly. */
struct index {
	const struct fonds_dc_term **terms;
	size_t count;
};

static int compare_terms(const void *a, const void *b)
{
	const struct fonds_dc_term *const *x = a;
	const struct fonds_dc_term *const *y = b;

	return strcmp((*x)->value, (*y)->value);
}

static bool index_terms(const struct fonds_dc_set *set, struct index *ret,
	struct fonds_loss_list *list)
{
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++)
		count += set->items[i]->count;
	ret->count = 0;
	ret->terms = fonds_arena_alloc(
		&list->arena, (count + 1) * sizeof(*ret->terms));
	if (!ret->terms)
		return false;
	for (size_t i = 0; i < set->count; i++)
		for (size_t j = 0; j < set->items[i]->count; j++)
			ret->terms[ret->count++] = &set->items[i]->terms[j];
	qsort(ret->terms, ret->count, sizeof(*ret->terms), compare_terms);
	return true;
}

/* The first whose value is not less. */
static size_t find_value(const struct index *index, const char *value)
{
	size_t low = 0;
	size_t high = index->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(index->terms[middle]->value, value) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct fonds_dc_term *best_of(const struct fonds_dc_term *wanted,
	const struct index *index, unsigned *ret_likeness)
{
	const struct fonds_dc_term *best = NULL;

	*ret_likeness = 0;
	for (size_t i = find_value(index, wanted->value); i < index->count;
		i++) {
		unsigned like = likeness(wanted, index->terms[i]);

		if (like == 0 || *ret_likeness == LIKENESS_FULL)
			break;
		if (like <= *ret_likeness)
			continue;
		*ret_likeness = like;
		best = index->terms[i];
	}
	return best;
}

static void judge_term(const struct fonds_dc_term *term,
	const struct index *after, struct fonds_loss_list *list)
{
	char name[96];
	char why[160] = NOT_HELD;
	unsigned like;
	const struct fonds_dc_term *found = best_of(term, after, &like);

	(void)snprintf(name, sizeof(name), "dcterms:%s", term->name);
	if (like == LIKENESS_FULL)
		return;
	if (like == 1)
		(void)snprintf(
			why, sizeof(why), "is written as '%s'", found->name);
	else if (like > 1 && !is_kept(term->encoding, found->encoding))
		(void)snprintf(why, sizeof(why), "is written %s%s",
			found->encoding ? "as " : "without its encoding ",
			found->encoding ? found->encoding : term->encoding);
	else if (like > 1)
		(void)snprintf(
			why, sizeof(why), "is written without its language");
	fonds_loss_add(list, name, term->value, why);
}

void fonds_loss_compare_dc(const struct fonds_dc_set *before,
	const struct fonds_dc_set *after, struct fonds_loss_list *list)
{
	struct index index;

	if (!index_terms(after, &index, list))
		return;
	for (size_t i = 0; i < before->count; i++) {
		const struct fonds_dc_description *d = before->items[i];

		for (size_t j = 0; j < d->count; j++)
			judge_term(&d->terms[j], &index, list);
	}
}

static int compare_others(const void *a, const void *b)
{
	const struct fonds_dc_other *const *x = a;
	const struct fonds_dc_other *const *y = b;
	int order = strcmp((*x)->name, (*y)->name);

	return order != 0 ? order : strcmp((*x)->value, (*y)->value);
}

/* In the order of names and values, to be found quickly. */
static const struct fonds_dc_other **sort_others(const struct fonds_dc_set *set,
	size_t *ret_count, struct fonds_loss_list *list)
{
	const struct fonds_dc_other **sorted;
	size_t count = 0;

	for (const struct fonds_dc_other *at = set->others; at; at = at->next)
		count++;
	sorted = fonds_arena_alloc(&list->arena, (count + 1) * sizeof(*sorted));
	*ret_count = count;
	count = 0;
	for (const struct fonds_dc_other *at = set->others; sorted && at;
		at = at->next)
		sorted[count++] = at;
	if (sorted)
		qsort(sorted, count, sizeof(*sorted), compare_others);
	return sorted;
}

static void lose_other(
	const struct fonds_dc_other *other, struct fonds_loss_list *list)
{
	char why[160];

	if (other->line > 0)
		(void)snprintf(why, sizeof(why), "%s (line %lu)", other->why,
			other->line);
	else
		(void)snprintf(why, sizeof(why), "%s", other->why);
	fonds_loss_add(list, other->name, other->value, why);
}

void fonds_loss_others(const struct fonds_dc_set *before,
	const struct fonds_dc_set *after, struct fonds_loss_list *list)
{
	size_t count;
	const struct fonds_dc_other **kept = sort_others(after, &count, list);

	for (const struct fonds_dc_other *other = before->others; kept && other;
		other = other->next)
		if (!bsearch(
			    &other, kept, count, sizeof(*kept), compare_others))
			lose_other(other, list);
}

/* Dates in words and in numbers are the same when the day is. */
static bool is_same_date(const char *a, const char *b)
{
	struct fonds_date x;
	struct fonds_date y;

	return a && b && fonds_date_parse(a, strlen(a), &x) &&
	       fonds_date_parse(b, strlen(b), &y) && fonds_date_equal(&x, &y);
}

static const char *label_of(const struct fonds_record_field *field)
{
	return field->key ? field->key : field->label;
}

static void compare_single(const struct fonds_record_field *field,
	const char *before, const char *after, struct fonds_loss_list *list)
{
	if (before && !is_same(before, after) && !is_same_date(before, after))
		fonds_loss_add(list, label_of(field), before, NOT_HELD);
}

/* Pairs of label and value in order, to be found quickly. */
struct pair {
	const char *label;
	const char *value;
};

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a;
	const struct pair *y = b;
	int order = strcmp(x->label, y->label);

	return order ? order : strcmp(x->value, y->value);
}

/* Those of before that are not in after, each once; both are sorted here. */
static void compare_all(struct pair *before, size_t before_count,
	struct pair *after, size_t after_count, struct fonds_loss_list *list)
{
	size_t j = 0;

	qsort(before, before_count, sizeof(*before), compare_pairs);
	qsort(after, after_count, sizeof(*after), compare_pairs);
	for (size_t i = 0; i < before_count; i++) {
		if (i > 0 && compare_pairs(&before[i - 1], &before[i]) == 0)
			continue;
		while (j < after_count &&
			compare_pairs(&after[j], &before[i]) < 0)
			j++;
		if (j == after_count ||
			compare_pairs(&after[j], &before[i]) != 0)
			fonds_loss_add(list, before[i].label, before[i].value,
				NOT_HELD);
	}
}

static struct pair *pairs_of_list(const struct fonds_text_list *items,
	const char *label, struct fonds_arena *arena)
{
	struct pair *pairs = fonds_arena_alloc(
		arena, (items->count + 1) * sizeof(*pairs));

	for (size_t i = 0; pairs && i < items->count; i++)
		pairs[i] = (struct pair){ label, items->items[i] };
	return pairs;
}

static void compare_lists(const struct fonds_record_field *field,
	const struct fonds_text_list *before,
	const struct fonds_text_list *after, struct fonds_loss_list *list)
{
	struct pair *x = pairs_of_list(before, label_of(field), &list->arena);
	struct pair *y = pairs_of_list(after, label_of(field), &list->arena);

	if (x && y)
		compare_all(x, before->count, y, after->count, list);
}

static struct pair *pairs_of_notes(const struct fonds_record *record,
	struct fonds_arena *arena, size_t *ret_count)
{
	const struct fonds_record_note *note;
	struct pair *pairs;
	size_t count = 0;

	for (note = record->notes; note; note = note->next)
		count++;
	pairs = fonds_arena_alloc(arena, (count + 1) * sizeof(*pairs));
	*ret_count = 0;
	for (note = record->notes; pairs && note; note = note->next)
		pairs[(*ret_count)++] = (struct pair){ note->label,
			note->value };
	return pairs;
}

static void compare_notes(const struct fonds_record *before,
	const struct fonds_record *after, struct fonds_loss_list *list)
{
	size_t before_count;
	size_t after_count;
	struct pair *x = pairs_of_notes(before, &list->arena, &before_count);
	struct pair *y = pairs_of_notes(after, &list->arena, &after_count);

	if (x && y)
		compare_all(x, before_count, y, after_count, list);
}

static void compare_languages(const struct fonds_record *before,
	const struct fonds_record *after, struct fonds_loss_list *list)
{
	for (size_t i = 0; i < before->language_count; i++) {
		bool is_there = false;

		for (size_t j = 0; j < after->language_count; j++)
			is_there |= before->languages[i] == after->languages[j];
		if (!is_there)
			fonds_loss_add(list, "language",
				before->languages[i]->name, NOT_HELD);
	}
}

static bool has_text(
	const struct fonds_record *record, const struct fonds_record_text *text)
{
	for (const struct fonds_record_text *other = record->texts; other;
		other = other->next)
		if (other->size == text->size &&
			memcmp(other->data, text->data, text->size) == 0 &&
			other->is_translation == text->is_translation &&
			other->language == text->language)
			return true;
	return false;
}

static void lose_text(
	const struct fonds_record_text *text, struct fonds_loss_list *list)
{
	const char *language = text->language ? text->language->name
					      : "language unknown";
	const char *shown = fonds_arena_printf(&list->arena,
		"%s, %s, %zu bytes",
		text->is_translation ? "translation" : "transcript", language,
		text->size);

	if (shown)
		fonds_loss_add(list, "text", shown, NOT_HELD);
}

/* What is derived from a field (levels, warnings) is not asked for itself. */
void fonds_loss_compare_records(const struct fonds_record *before,
	const struct fonds_record *after, struct fonds_loss_list *list)
{
	const struct fonds_record_field *field;

	for (size_t i = 0; (field = fonds_record_field_at(i)); i++) {
		const char *const *single = fonds_record_field_single(
			field, before);
		const struct fonds_text_list *items = fonds_record_field_list(
			field, before);

		if (single)
			compare_single(field, *single,
				*fonds_record_field_single(field, after), list);
		else if (items)
			compare_lists(field, items,
				fonds_record_field_list(field, after), list);
	}
	compare_languages(before, after, list);
	compare_notes(before, after, list);
	for (const struct fonds_record_text *text = before->texts; text;
		text = text->next)
		if (!has_text(after, text))
			lose_text(text, list);
}

static struct pair *pairs_of_losses(
	const struct fonds_loss_list *losses, struct fonds_arena *arena)
{
	struct pair *pairs = fonds_arena_alloc(
		arena, (losses->count + 1) * sizeof(*pairs));

	for (size_t i = 0; pairs && i < losses->count; i++)
		pairs[i] = (struct pair){ losses->items[i].name,
			losses->items[i].value };
	return pairs;
}

void fonds_loss_add_common(const struct fonds_loss_list *one,
	const struct fonds_loss_list *other, struct fonds_loss_list *list)
{
	struct pair *pairs = pairs_of_losses(other, &list->arena);

	if (!pairs)
		return;
	qsort(pairs, other->count, sizeof(*pairs), compare_pairs);
	for (size_t i = 0; i < one->count; i++) {
		const struct fonds_loss *loss = &one->items[i];
		const struct pair wanted = { loss->name, loss->value };

		if (bsearch(&wanted, pairs, other->count, sizeof(*pairs),
			    compare_pairs))
			fonds_loss_add(
				list, loss->name, loss->value, loss->why);
	}
}
