/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_VALIDATE_PACKED_H
#define BAGIT_PACKED_VALIDATE_PACKED_H

#include <fonds/bag.h>

/*
 * Validation of a packed bag without unpacking it: the archive is read once,
 * and what its members gave is judged as the files of a folder are. Anything
 * wrong with the archive itself is a finding.
 *
 * fd       of the archive, read from its beginning where it is a regular file,
 *          else as it comes; it is used up, also when this fails
 * name     for messages, and in the result
 * options  may be NULL
 *
 * FONDS_ERR_IO when the archive cannot be read, FONDS_ERR_UNSUPPORTED for a 7z
 * from a pipe and as fonds_packed_read().
 */
enum fonds_status fonds_bag_validate_packed(int fd, const char *name,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error);

#endif
