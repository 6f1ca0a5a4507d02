/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_COMPLETE_H
#define BAGIT_COMPLETE_H

#include "bagit/state.h"

/* What the walk saw that no bag should hold. RFC 8493 2.1.2, 5.1. */
void fonds_bag_report_walk(struct fonds_bag_state *state);

/*
 * Is each file there that is listed, and each listed that is there (RFC 8493
 * 3)? Call when all is read and judged.
 */
enum fonds_status fonds_bag_complete_check(
	struct fonds_bag_state *state, struct fonds_error **error);

/* Names that some systems take for the same. RFC 8493 6.1.1. */
enum fonds_status fonds_bag_collisions_check(
	struct fonds_bag_state *state, struct fonds_error **error);

#endif
