/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_VOCABULARY_TABLE_H
#define METADATA_VOCABULARY_TABLE_H

#include <stddef.h>

#include "metadata/vocabulary.h"

/* In the order of scheme and code, byte by byte. */
extern const struct fonds_term fonds_term_table[];
extern const size_t fonds_term_table_size;

#endif
