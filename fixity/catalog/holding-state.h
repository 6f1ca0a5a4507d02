/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_HOLDING_STATE_H
#define FIXITY_CATALOG_HOLDING_STATE_H

#include "fixity/catalog/holding.h"

/* What the last checks of a holding found, in one line. */
struct fonds_holding_state {
	int64_t checked_at; /* the oldest last check of a file; 0: one had none */
	enum fonds_verdict worst; /* the gravest last verdict of a file */
};

/*
 * From the states of its shards, and of the files that have one of their own.
 * worst is not-checked where a file was not checked yet, and none is bad.
 */
enum fonds_status fonds_holding_state_get(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_holding_state *ret,
	struct fonds_error **error);

#endif
