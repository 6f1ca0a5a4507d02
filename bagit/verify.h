/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_VERIFY_H
#define BAGIT_VERIFY_H

#include "bagit/state.h"

/* Add what will be read to the totals of the progress. */
void fonds_bag_verify_plan(struct fonds_bag_state *state);

/*
 * Read the tag files, or the payload files, once: compare each with what is
 * claimed of it, and give each to the caller's file callback.
 */
enum fonds_status fonds_bag_verify(struct fonds_bag_state *state,
	bool is_payload, struct fonds_error **error);

#endif
