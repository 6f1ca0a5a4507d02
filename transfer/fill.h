/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_FILL_H
#define TRANSFER_FILL_H

#include "bagit/hole.h"
#include "transfer/flow.h"
#include "transfer/partial.h"
#include "transfer/problem.h"
#include "transfer/roots.h"

/* What all files of a completion have in common. Several threads share it. */
struct fonds_fill {
	const struct fonds_partials *partials;
	const struct fonds_roots *roots;
	bool allow_private;
	unsigned timeout;
	uint64_t maximum_unstated;
	atomic_bool *stop;
	atomic_uint_fast64_t *counter; /* bytes that are here */
};

/* May it be tried at all? Asked without touching disk or network. */
enum fonds_status fonds_fill_check(const struct fonds_fill *fill,
	const struct fonds_bag_hole *hole, struct fonds_fetch_outcome *outcome,
	struct fonds_error **error);

/*
 * Fetch one file: into its partial file, whole, compared with every digest,
 * written to disk, and only then into its place. FONDS_OK: the outcome says
 * whether it is there. FONDS_ERR_IO is of this side.
 */
enum fonds_status fonds_fill_hole(const struct fonds_fill *fill,
	const struct fonds_bag_hole *hole, struct fonds_fetch_outcome *outcome,
	struct fonds_error **error);

#endif
