/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_POLICY_LIST_H
#define AUDIT_POLICY_LIST_H

#include "fixity/catalog/policy.h"

/*
 * The policies of the collections of a run, each read once: as they were when
 * their first shard had its turn. Start from { 0 }.
 */
struct fonds_policy_list {
	struct fonds_policy_entry *entries;
	size_t count;
	size_t capacity;
};

void fonds_policy_list_clear(struct fonds_policy_list *list);

/* *ret is borrowed until the next call. */
enum fonds_status fonds_policy_list_get(struct fonds_policy_list *list,
	struct fonds_catalog *catalog, int64_t collection,
	const struct fonds_policy **ret, struct fonds_error **error);

#endif
