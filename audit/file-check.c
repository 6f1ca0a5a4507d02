/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/file-check.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/check.h"

void fonds_file_check_clear(struct fonds_file_check *check)
{
	free(check->detail);
	*check = (struct fonds_file_check){ 0 };
}

struct checking {
	struct fonds_file_check *check;
	struct fonds_check_item item;
	bool is_given;
};

static enum fonds_status next(void *payload, struct fonds_check_item **item,
	struct fonds_error **error)
{
	struct checking *checking = payload;

	(void)error;
	*item = checking->is_given ? NULL : &checking->item;
	checking->is_given = true;
	return FONDS_OK;
}

static enum fonds_status done(void *payload, struct fonds_check_item *item,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct checking *checking = payload;
	struct fonds_file_check *check = checking->check;

	(void)item;
	check->verdict = result->verdict;
	check->read_mode = result->read_mode;
	check->size = result->size;
	if (result->verdict == FONDS_VERDICT_OK)
		return FONDS_OK;
	check->detail = strdup(result->detail ? result->detail : "");
	return check->detail ? FONDS_OK : fonds_fail_nomem(error);
}

enum fonds_status fonds_file_check_run(struct fonds_file_check *check,
	struct fonds_tree *tree, const char *path,
	const struct fonds_holding_file *registered,
	fonds_progress_fn *progress, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *name = NULL;
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count = 0;
	struct checking checking = { .check = check };
	struct fonds_check engine = {
		.algorithms = algorithms,
		.jobs = 1,
		.bypass_cache = true,
		.next = next,
		.done = done,
		.payload = &checking,
		.progress = progress,
		.progress_payload = payload,
	};
	enum fonds_status status = fonds_bag_path_found(path, &name, error);

	if (status < 0)
		return status;
	for (size_t i = 0; i < registered->digest_count; i++)
		fonds_algorithm_set_add(algorithms, &algorithm_count,
			registered->digests[i].algorithm);
	engine.algorithm_count = algorithm_count;
	checking.item = (struct fonds_check_item){
		.tree = tree,
		.path = name,
		.size = registered->size,
		.expected = registered->digests,
		.expected_count = registered->digest_count,
	};
	fonds_file_check_clear(check);
	return fonds_check_run(&engine, error);
}
