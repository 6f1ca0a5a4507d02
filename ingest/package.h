/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_PACKAGE_H
#define INGEST_PACKAGE_H

#include "base/staging.h"
#include "ingest/describe.h"
#include "ingest/plan.h"

/*
 * Put what was planned into a folder being built, as a bag: each file copied
 * and hashed in one pass, its format told, all of it described, tag files and
 * manifests written (RFC 8493 2).
 */
enum fonds_status fonds_package(struct fonds_ingest_plan *plan,
	struct fonds_staging *staging, struct fonds_ingest_formats *formats,
	struct fonds_description *description, fonds_progress_fn *progress,
	void *payload, struct fonds_error **error);

#endif
