/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_COUNTRY_H
#define METADATA_COUNTRY_H

#include <stdbool.h>

/*
 * The two letters of ISO 3166-1, in capitals: those assigned, those left to
 * users (AA, QM to QZ, XA to XZ, ZZ), and those reserved for countries that
 * are no more or for unions (ISO 3166-3, "SU", "EU"), of which old documents
 * speak.
 */
bool fonds_country_is_code(const char *text);

#endif
