/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DATE_SPAN_H
#define METADATA_DATE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The time that a date of EDTF may mean: from its earliest to its latest
 * second since 1970, UTC. A day without a time begins somewhere on Earth 14
 * hours before it does in Greenwich, and ends 12 hours later; a time without
 * a zone has the same width. INT64_MIN and INT64_MAX: open, or not known.
 */
struct fonds_date_span {
	int64_t first;
	int64_t last;
};

/*
 * Of plain years, months, days and times, and intervals of these. False when
 * it is anything else: seasons, sets, digits that are not specified.
 */
bool fonds_date_span_read(const char *text, struct fonds_date_span *ret);

#endif
