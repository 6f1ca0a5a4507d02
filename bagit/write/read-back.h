/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_READ_BACK_H
#define BAGIT_WRITE_READ_BACK_H

#include <fonds/bag-write.h>

#include "bagit/validation.h"

/*
 * Validate a bag that was just written, from the medium where that can be
 * had. FONDS_ERR_IO, "the bag reads back wrong: ...", when it is not valid.
 * Its warnings are added to findings, but for empty folders. Of options,
 * jobs and progress count.
 */
enum fonds_status fonds_bag_read_back(const char *path,
	const struct fonds_bag_create_options *options,
	struct fonds_validation *findings, struct fonds_error **error);

/*
 * Is the bag at path valid, and are its tag manifests byte for byte those of
 * the bag at other, which is known to be valid? Then all of their files are.
 */
enum fonds_status fonds_bags_are_equal(const char *path, const char *other,
	const struct fonds_bag_create_options *options, bool *ret,
	struct fonds_error **error);

#endif
