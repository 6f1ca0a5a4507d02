/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_MANIFEST_H
#define BAGIT_MANIFEST_H

#include "bagit/state.h"

/*
 * Is path, at the top of a bag, named like a manifest? Then the algorithm's
 * name inside it, ret_size bytes, however it is spelt; else NULL.
 */
const char *fonds_manifest_name_split(
	const char *path, size_t *ret_size, bool *ret_is_tag);

/* A file in a folder "tagmanifest-old" is none. */
bool fonds_manifest_is_tag(const char *path);

/* Find the manifests of the bag by their names and put them into the state. */
void fonds_bag_manifests_find(struct fonds_bag_state *state);

/*
 * Read one: each line becomes a claim on a file of the inventory, or a
 * finding. RFC 8493 2.1.3, 2.2.1.
 */
enum fonds_status fonds_bag_manifest_read(struct fonds_bag_state *state,
	size_t index, struct fonds_error **error);

#endif
