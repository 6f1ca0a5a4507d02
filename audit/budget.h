/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_BUDGET_H
#define AUDIT_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

/*
 * How much an auditor may read, in files, bytes and time. It is asked before
 * each file, so a budget is exact: but the first file may be larger than all
 * the bytes there are, or a file larger than the budget would never be read.
 */
struct fonds_budget {
	uint64_t max_files; /* 0 in these: no limit */
	uint64_t max_bytes;
	uint64_t max_seconds;
	int64_t begun_ns;
	uint64_t files; /* begun so far */
	uint64_t bytes; /* of these, as registered */
};

/* now_ns is of fonds_clock_steady_ns(), here and below. */
void fonds_budget_begin(struct fonds_budget *budget, uint64_t max_files,
	uint64_t max_bytes, uint64_t max_seconds, int64_t now_ns);

/*
 * May a file of this size be begun? Then it is counted. *ret_why is set, once
 * it may not, to which budget has ended, as a sentence for people.
 */
bool fonds_budget_take(struct fonds_budget *budget, uint64_t size,
	int64_t now_ns, const char **ret_why);

/* Has its time ended? Of no other budget is that known before a file is. */
bool fonds_budget_is_over(const struct fonds_budget *budget, int64_t now_ns,
	const char **ret_why);

/* Is there a limit of time, so that not too much should be begun ahead? */
bool fonds_budget_has_end(const struct fonds_budget *budget);

#endif
