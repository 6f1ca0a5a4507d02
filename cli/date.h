/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_DATE_H
#define CLI_DATE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A day as people write it, "2026-11-27", from 1970 to 9999: the second with
 * which it begins, UTC. False when it is no such day.
 */
bool cli_date_parse(const char *text, int64_t *ret);

#endif
