/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_UNIT_TABLE_H
#define METADATA_PREMIS_UNIT_TABLE_H

#include "metadata/premis-unit.h"

/*
 * The rows of premis-unit.h, in the order of their numbers: the root, the
 * object and its kinds, then every unit behind the one that holds it.
 */
extern const struct fonds_premis_unit fonds_premis_units[];
extern const size_t fonds_premis_unit_count;

#endif
