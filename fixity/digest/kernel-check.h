/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_KERNEL_CHECK_H
#define FIXITY_DIGEST_KERNEL_CHECK_H

#include <stdbool.h>

#include <fonds/error.h>

#include "fixity/digest/kernel.h"

/*
 * Does a kernel compute what it should, on this processor, now? A published
 * digest, and messages of one to three blocks, another in each lane, whose
 * digests libcrypto computes as well. Takes less than a tenth of a
 * millisecond. Fails where libcrypto does.
 */
enum fonds_status fonds_kernel_check(const struct fonds_kernel *kernel,
	bool *ret, struct fonds_error **error);

#endif
