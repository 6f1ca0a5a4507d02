/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_COVERAGE_PAST_H
#define FIXITY_CATALOG_COVERAGE_PAST_H

#include "fixity/catalog/holding.h"

/*
 * What was covered at an earlier time, from the rows of history: how many
 * files were registered then, and how many of them had been judged
 * (verdict-columns.h) by then within the policy that held then; without a
 * policy, ever. Runs that are not valid judge nothing.
 *
 * Where only a part of a shard was checked at a time, its largest part is
 * counted: covered is never too high, and may be too low.
 */
enum fonds_status fonds_coverage_past(struct fonds_catalog *catalog, int64_t at,
	uint64_t *ret_registered, uint64_t *ret_covered,
	struct fonds_error **error);

#endif
