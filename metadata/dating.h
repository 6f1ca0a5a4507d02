/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DATING_H
#define METADATA_DATING_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What an archive says of the time of a document, as EDTF (metadata/edtf.h):
 * "circa 1950" is 1950~, "20-22 October 1997" 1997-10-20/1997-10-22, "Spring
 * 1950" 1950-21, "the 1950s" 195X. Only what has one reading is understood:
 * 5.9.1950 is not, 30.9.1950 is; "before 1950", "early 1950s", "1921-22" (a
 * season of EDTF, or two years) are not.
 */
enum fonds_dating {
	FONDS_DATING_UNKNOWN, /* not understood */
	FONDS_DATING_UNDATED, /* it says that no date is known */
	FONDS_DATING_DATED,
};

#define FONDS_DATING_SIZE 64

/* edtf is set for FONDS_DATING_DATED alone, and then is EDTF. */
enum fonds_dating fonds_dating_read(
	const char *text, size_t size, char edtf[FONDS_DATING_SIZE]);

/*
 * Is this meant as a dating, be it understood or not? One that is, or what
 * begins with a word such as "circa".
 */
bool fonds_dating_is_meant(const char *text, size_t size);

#endif
