/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/task.h"

void fonds_task_list_push(
	struct fonds_task_list *list, struct fonds_check_task *task)
{
	task->next = NULL;
	if (list->last)
		list->last->next = task;
	else
		list->first = task;
	list->last = task;
	list->count++;
}

struct fonds_check_task *fonds_task_list_pop(struct fonds_task_list *list)
{
	struct fonds_check_task *task = list->first;

	if (!task)
		return NULL;
	list->first = task->next;
	if (!list->first)
		list->last = NULL;
	list->count--;
	task->next = NULL;
	return task;
}

void fonds_task_list_append(
	struct fonds_task_list *list, struct fonds_task_list *from)
{
	if (!from->first)
		return;
	if (list->last)
		list->last->next = from->first;
	else
		list->first = from->first;
	list->last = from->last;
	list->count += from->count;
	*from = (struct fonds_task_list){ 0 };
}

void fonds_task_list_move(struct fonds_task_list *list,
	struct fonds_task_list *from, size_t count)
{
	if (count >= from->count) {
		fonds_task_list_append(list, from);
		return;
	}
	while (count-- > 0)
		fonds_task_list_push(list, fonds_task_list_pop(from));
}

static struct fonds_check_task *take_lower(
	struct fonds_task_list *a, struct fonds_task_list *b)
{
	bool is_b = !a->first ||
		    (b->first && b->first->item->inode < a->first->item->inode);

	return fonds_task_list_pop(is_b ? b : a);
}

/* Merge sort: a list may be as long as the window of a check, and no longer. */
void fonds_task_list_sort(struct fonds_task_list *list)
{
	struct fonds_task_list first = { 0 }, second = { 0 };

	if (list->count < 2)
		return;
	fonds_task_list_move(&first, list, list->count / 2);
	fonds_task_list_append(&second, list);
	fonds_task_list_sort(&first);
	fonds_task_list_sort(&second);
	while (first.count + second.count > 0)
		fonds_task_list_push(list, take_lower(&first, &second));
}

uint64_t fonds_check_item_weight(const struct fonds_check_item *item)
{
	if (item->weight > 0 || item->size == FONDS_SIZE_UNKNOWN)
		return item->weight;
	return item->size;
}
