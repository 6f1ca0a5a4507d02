/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_PACKED_FINDINGS_H
#define BAGIT_PACKED_PACKED_FINDINGS_H

#include <stdbool.h>

#include "bagit/packed/packed.h"
#include "bagit/state.h"

/*
 * What can be wrong with a packed bag and not with one in a folder: where it
 * lies in the archive, what lies beside it, members that no folder could hold
 * at once.
 */

/* When its tree has been walked and its version is known. */
enum fonds_status fonds_packed_report(struct fonds_packed *packed,
	struct fonds_bag_state *state, struct fonds_error **error);

/* Of these, what is said of the folder that the bag lies in. */
void fonds_packed_report_top(
	const struct fonds_top_folder *top, struct fonds_bag_state *state);

/* Is it something wrong with the archive, rather than a check not made? */
bool fonds_packed_is_finding(
	enum fonds_status status, enum fonds_finding_code *ret);

#endif
