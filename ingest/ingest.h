/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include <pthread.h>

#include <fonds/ingest.h>

#include "ingest/plan.h"

/* From a plan to a bag: what a single ingest and a batch have in common. */
struct fonds_ingest_tools {
	struct fonds_ingest_formats *formats; /* of this thread */
	pthread_mutex_t *catalog_lock; /* NULL: nobody else uses the catalog */
	unsigned jobs; /* threads that read back; 0: as many as processors */
};

/* Takes the plan, also on failure. Everything else as fonds_ingest(). */
enum fonds_status fonds_ingest_run(struct fonds_ingest_plan *plan,
	const char *bag, const struct fonds_ingest_options *options,
	const struct fonds_ingest_tools *tools,
	struct fonds_ingest_result **ret, struct fonds_error **error);

#endif
