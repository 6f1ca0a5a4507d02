/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/canary-files.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "fixity/algorithm.h"
#include "fixity/digest/check.h"

struct canary {
	struct canary *next;
	struct fonds_check_item item;
	char *location;
	struct fonds_digest digest;
	struct fonds_tree *tree;
	bool is_done;
	enum fonds_verdict verdict;
};

struct canary_set {
	struct canary *first;
	struct canary *given; /* next to be given */
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;
};

static void free_canary(struct canary *canary)
{
	fonds_tree_free(canary->tree);
	free(canary->location);
	free(canary);
}

static void set_clear(struct canary_set *set)
{
	struct canary *canary;

	while ((canary = set->first)) {
		set->first = canary->next;
		free_canary(canary);
	}
}

static enum fonds_status add(const struct fonds_canary *from, void *payload,
	struct fonds_error **error)
{
	struct canary_set *set = payload;
	struct canary *canary = calloc(1, sizeof(*canary));
	enum fonds_status status;

	if (!canary)
		return fonds_fail_nomem(error);
	canary->next = set->first;
	set->first = canary;
	canary->digest = from->digest;
	canary->location = strdup(from->location);
	if (!canary->location)
		return fonds_fail_nomem(error);
	status = fonds_file_tree_new(
		canary->location, true, &canary->tree, error);
	if (status < 0)
		return status;
	canary->item = (struct fonds_check_item){
		.tree = canary->tree,
		.path = fonds_file_tree_path(canary->tree),
		.size = from->size,
		.expected = &canary->digest,
		.expected_count = 1,
		.payload = canary,
	};
	fonds_algorithm_set_add(set->algorithms, &set->algorithm_count,
		canary->digest.algorithm);
	return FONDS_OK;
}

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct canary_set *set = payload;

	(void)error;
	*item = NULL;
	if (!set->given)
		return FONDS_OK;
	*item = &set->given->item;
	set->given = set->given->next;
	return FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct canary *canary = item->payload;

	(void)payload;
	(void)error;
	canary->is_done = true;
	canary->verdict = result->verdict;
	return FONDS_OK;
}

static enum fonds_status judge(const struct canary_set *set, char **ret_why,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	const struct canary *canary = set->first;

	while (canary && canary->is_done &&
		canary->verdict == FONDS_VERDICT_CORRUPT)
		canary = canary->next;
	if (!canary)
		return FONDS_OK;
	(void)fonds_fail(&why, FONDS_ERR_IO,
		"the canary '%s', which is known to be bad, was found '%s', "
		"not 'corrupt': no verdict of this run can be believed",
		canary->location,
		canary->is_done ? fonds_verdict_name(canary->verdict)
				: "not-checked");
	*ret_why = strdup(fonds_error_message(why));
	return *ret_why ? FONDS_OK : fonds_fail_nomem(error);
}

enum fonds_status fonds_canary_files_check(struct fonds_catalog *catalog,
	unsigned jobs, bool bypass_cache, char **ret_why,
	struct fonds_error **error)
{
	fonds_cleanup(set_clear) struct canary_set set = { 0 };
	struct fonds_check check = {
		.algorithms = set.algorithms,
		.jobs = jobs,
		.bypass_cache = bypass_cache,
		.next = next,
		.done = done,
		.payload = &set,
	};
	enum fonds_status status = fonds_canary_each(catalog, add, &set, error);

	*ret_why = NULL;
	if (status < 0 || !set.first)
		return status;
	set.given = set.first;
	check.algorithm_count = set.algorithm_count;
	status = fonds_check_run(&check, error);
	return status == FONDS_OK ? judge(&set, ret_why, error) : status;
}
