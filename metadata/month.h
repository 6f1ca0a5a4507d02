/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_MONTH_H
#define METADATA_MONTH_H

#include "metadata/span.h"

/*
 * Months and seasons by their names in English, German, French and Russian,
 * as they occur in datings: whole, abbreviated where that is usual, in
 * Russian also in the genitive ("30 сентября"). Case does not matter.
 */

/* 1 to 12; 0 when the word is no month. */
int fonds_month_find(struct fonds_span word);

/* 21 (spring) to 24 (winter), as in EDTF; 0 when the word is no season. */
int fonds_season_find(struct fonds_span word);

#endif
