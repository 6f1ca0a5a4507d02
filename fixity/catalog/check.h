/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_CHECK_H
#define FIXITY_CATALOG_CHECK_H

#include <fonds/catalog.h>

/* Is a catalog sound in itself? For fonds_cleanup(): */
void fonds_catalog_check_freep(struct fonds_catalog_check **check);

#endif
