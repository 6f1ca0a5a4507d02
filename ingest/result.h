/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_RESULT_H
#define INGEST_RESULT_H

#include "ingest/plan.h"

/* The outcome of fonds_ingest(); it owns the plan. */
struct fonds_ingest_result {
	struct fonds_ingest_plan *plan;
	char *bag; /* as it was named by the caller */
	char entity[64];
	bool is_dry_run;
	bool is_resumed;
	int64_t number;  /* in the catalog; 0: not registered */
	char **warnings; /* of the record, made printable */
	size_t warning_count;
};

/* Takes the plan, also on failure. */
enum fonds_status fonds_ingest_result_new(struct fonds_ingest_plan *plan,
	const char *bag, struct fonds_ingest_result **ret,
	struct fonds_error **error);

#endif
