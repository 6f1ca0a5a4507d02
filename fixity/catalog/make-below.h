/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_MAKE_BELOW_H
#define FIXITY_CATALOG_MAKE_BELOW_H

#include <fonds/error.h>

/*
 * A file made with the folders above it that are not there yet. When make
 * fails they are removed again, so that nothing is left behind.
 */
typedef enum fonds_status fonds_make_fn(
	const char *path, void *payload, struct fonds_error **error);
enum fonds_status fonds_make_below(const char *path, fonds_make_fn *make,
	void *payload, struct fonds_error **error);

#endif
