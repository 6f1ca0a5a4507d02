/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DATE_H
#define METADATA_DATE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A single date as an archive writes it ("September 30, 1950", "30. September
 * 1950", "1er avril 1949", "Nov. 1967", "1958", "1950-09-30", "1950-09"): year,
 * and month and day where they are known (else 0). Proleptic Gregorian,
 * checked: no 31 June. Names of months are those of metadata/month.h.
 */
struct fonds_date {
	int year;
	int month;
	int day;
};

/* False when it is no date ("undated", "circa 1950", "1950-1953"). */
bool fonds_date_parse(const char *text, size_t size, struct fonds_date *ret);

/*
 * The same, or only a part of it, as at the ends of a range: "20", "October",
 * "October 20", "22, 1997". What is missing is 0, and what there is may not
 * be valid: that is to be asked when the parts have been put together.
 */
bool fonds_date_parse_part(
	const char *text, size_t size, struct fonds_date *ret);
bool fonds_date_is_valid(const struct fonds_date *date);

/*
 * The next date with a month in running text, at or after *offset, which is
 * moved behind it. The last day of a range ("20-22 October 1997") is passed
 * over. False when there is no more.
 */
bool fonds_date_search(
	const char *text, size_t size, size_t *offset, struct fonds_date *ret);

#define FONDS_DATE_SIZE 11

/* "1950-09-30", "1967-11" or "1958": W3CDTF and EDTF alike; returns text. */
char *fonds_date_format(
	const struct fonds_date *date, char text[FONDS_DATE_SIZE]);

bool fonds_date_equal(const struct fonds_date *a, const struct fonds_date *b);

/* Can both be true? "1950" and "1950-09-30" can, two different days cannot. */
bool fonds_date_agrees(const struct fonds_date *a, const struct fonds_date *b);

#endif
