/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_JUDGE_H
#define BAGIT_JUDGE_H

#include "bagit/state.h"
#include "base/buffer.h"
#include "fixity/digest/check.h"

/*
 * What reading a file says about it, as an outcome and a finding. For payload
 * the tag files must have been judged before: only a manifest that is itself
 * undamaged can call a file corrupt.
 */
enum fonds_status fonds_bag_judge(struct fonds_bag_state *state,
	struct fonds_bag_entry *entry, const struct fonds_check_result *result,
	struct fonds_error **error);

/*
 * Append where a file is listed: "manifest-sha256.txt line 3, ...". Only the
 * manifests with is_damaged as given.
 */
void fonds_bag_add_sources(struct fonds_buffer *buffer,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry, bool is_damaged);

/* Append what speaks against the tag manifests that list it, if anything. */
void fonds_bag_add_suspicion(struct fonds_buffer *buffer,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry);

#endif
