/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_EDTF_H
#define METADATA_EDTF_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, EDTF
 * Specification, 2019): levels 0, 1 and 2. The level of a date or interval,
 * or -1 when it is none: "yesterday", 1950-02-31, an interval that ends
 * before it begins.
 *
 * Where the specification is silent it is read strictly: an interval has a
 * date on one side at least, no year is -0000, no set has blanks, and digits
 * that are not specified must leave a day that the calendar has.
 */
int fonds_edtf_level(const char *text, size_t size);

#endif
