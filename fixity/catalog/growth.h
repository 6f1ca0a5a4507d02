/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_GROWTH_H
#define FIXITY_CATALOG_GROWTH_H

#include <stdint.h>

#include <fonds/catalog.h>

/*
 * How a collection grows: the bytes of the holdings that were registered in a
 * span of time and have not been removed; of one collection, or of all (0).
 */
enum fonds_status fonds_growth_bytes(struct fonds_catalog *catalog,
	int64_t collection, int64_t since, int64_t until, uint64_t *ret,
	struct fonds_error **error);

#endif
