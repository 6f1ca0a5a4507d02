/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/policy-list.h"

#include <stdlib.h>

#include "base/error.h"

#define LEAST_CAPACITY ((size_t)8)

struct fonds_policy_entry {
	int64_t collection;
	struct fonds_policy policy;
};

void fonds_policy_list_clear(struct fonds_policy_list *list)
{
	free(list->entries);
	*list = (struct fonds_policy_list){ 0 };
}

static bool grow(struct fonds_policy_list *list)
{
	size_t capacity = list->capacity > 0 ? 2 * list->capacity
					     : LEAST_CAPACITY;
	void *entries = reallocarray(
		list->entries, capacity, sizeof(*list->entries));

	if (!entries)
		return false;
	list->entries = entries;
	list->capacity = capacity;
	return true;
}

enum fonds_status fonds_policy_list_get(struct fonds_policy_list *list,
	struct fonds_catalog *catalog, int64_t collection,
	const struct fonds_policy **ret, struct fonds_error **error)
{
	struct fonds_policy_entry *entry;
	enum fonds_status status;

	for (size_t i = 0; i < list->count; i++) {
		if (list->entries[i].collection != collection)
			continue;
		*ret = &list->entries[i].policy;
		return FONDS_OK;
	}
	if (list->count == list->capacity && !grow(list))
		return fonds_fail_nomem(error);
	entry = &list->entries[list->count];
	entry->collection = collection;
	status = fonds_policy_get(catalog, collection, &entry->policy, error);
	if (status < 0)
		return status;
	list->count++;
	*ret = &entry->policy;
	return FONDS_OK;
}
