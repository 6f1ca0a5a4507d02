/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_DESCRIBE_H
#define INGEST_DESCRIBE_H

#include "base/buffer.h"
#include "ingest/plan.h"

/*
 * The description of what a plan put into a bag, as three XML documents. The
 * digests and formats of the plan's files must be known.
 */
struct fonds_description {
	struct fonds_buffer premis;
	struct fonds_buffer dc;
	struct fonds_buffer oai_dc;
	char entity[64]; /* "urn:uuid:...", the entity that the bag is about */
};

void fonds_description_init(struct fonds_description *description);
void fonds_description_clear(struct fonds_description *description);

enum fonds_status fonds_describe(const struct fonds_ingest_plan *plan,
	struct fonds_description *ret, struct fonds_error **error);

#endif
