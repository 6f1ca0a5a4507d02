/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_LOOK_H
#define BAGIT_LOOK_H

#include "bagit/state.h"

/*
 * What is there: walk the tree into the inventory, read bagit.txt, find the
 * manifests by their names, count the payload. *ret is false, with the one
 * finding that says so, where neither bagit.txt nor a manifest is there: that
 * is any folder and no bag.
 */
enum fonds_status fonds_bag_look(
	struct fonds_bag_state *state, bool *ret, struct fonds_error **error);

/*
 * What is claimed of it, after that: bag-info.txt, the manifests (tag
 * manifests first), fetch.txt.
 */
enum fonds_status fonds_bag_read_claims(
	struct fonds_bag_state *state, struct fonds_error **error);

#endif
