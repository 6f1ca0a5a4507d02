/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_BAG_INFO_READ_H
#define BAGIT_BAG_INFO_READ_H

#include "bagit/state.h"

/*
 * Read bag-info.txt, or package-info.txt up to version 0.95, into the
 * validation. Neither has to be there. RFC 8493 2.2.2.
 */
enum fonds_status fonds_bag_info_read(
	struct fonds_bag_state *state, struct fonds_error **error);

/* Compare Payload-Oxum with the payload on disk. */
void fonds_bag_oxum_check(struct fonds_bag_state *state);

#endif
