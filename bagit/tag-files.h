/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_TAG_FILES_H
#define BAGIT_TAG_FILES_H

#include <stddef.h>

#include <fonds/digest.h>

#include "base/bag-path.h"
#include "base/buffer.h"

/*
 * The text of the tag files of a new bag, RFC 8493 2.1 and 2.2. Each call
 * appends to a buffer, which is asked at the end.
 */

/* bagit.txt, 2.1.1. */
void fonds_bagit_declaration_add(struct fonds_buffer *buffer);

/*
 * One line of bag-info.txt, 2.2.2: never folded; line ends in value become
 * single spaces. The label must not have a colon.
 */
void fonds_bag_info_add(
	struct fonds_buffer *buffer, const char *label, const char *value);

/* One line of a manifest, 2.1.3: CR, LF and % in the path are encoded. */
void fonds_manifest_add(struct fonds_buffer *buffer,
	const struct fonds_digest *digest, const struct fonds_bag_path *path);

#endif
