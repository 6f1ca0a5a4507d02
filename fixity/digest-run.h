/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_RUN_H
#define FIXITY_DIGEST_RUN_H

#include <fonds/digest.h>

#include "fixity/digest/check.h"
#include "fixity/digest/hasher.h"

/*
 * What the ways to hash many files have in common, between the public call
 * and the digest engine: options, the summary, and that results, what is left
 * out, and problems reach the caller in one order.
 *
 *	init -> [item -> ...] check ... -> end -> clear
 */
struct fonds_digest_notice;

struct fonds_digest_run {
	struct fonds_digest_options options;
	struct fonds_digest_summary summary;
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t algorithm_count;
	uint64_t given; /* items to the engine */
	uint64_t done;  /* items that came back */

	/* What is to be told when its turn has come, oldest first. */
	struct fonds_digest_notice *first;
	struct fonds_digest_notice *last;
};

/* options may be NULL; FONDS_ERR_INVALID as fonds_digest_paths() says. */
enum fonds_status fonds_digest_run_init(struct fonds_digest_run *run,
	const struct fonds_digest_options *options, struct fonds_error **error);
void fonds_digest_run_clear(struct fonds_digest_run *run);

/* For the check's next: an item is given to the engine. */
void fonds_digest_run_item(struct fonds_digest_run *run);

/*
 * For its done: what came back, with the path as the caller knows it. Of
 * result, the fields of a list and all borrowed text are filled by the caller.
 */
enum fonds_status fonds_digest_run_done(struct fonds_digest_run *run,
	struct fonds_digest_result *result,
	const struct fonds_check_result *found, struct fonds_error **error);

/*
 * What never was an item: told after the items given so far, and before those
 * that follow. path and detail are copied, list is borrowed.
 */
enum fonds_status fonds_digest_run_leave_out(struct fonds_digest_run *run,
	const struct fonds_digest_result *result, struct fonds_error **error);
enum fonds_status fonds_digest_run_problem(struct fonds_digest_run *run,
	const struct fonds_digest_problem *problem, struct fonds_error **error);

/* Run the engine with these callbacks. May be called several times. */
enum fonds_status fonds_digest_run_check(struct fonds_digest_run *run,
	const struct fonds_check *callbacks, struct fonds_error **error);

/* What a system error says in English, whatever the locale. */
const char *fonds_digest_reason(int sys_errno);

#endif
