/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_DURATION_H
#define CLI_DURATION_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A span of time as people write it, in seconds: "45s", "30m", "2h", "90d",
 * "1w", "1y". A year has 365 days; months are none of them, since m is a
 * minute. False when it is no such number, has no unit, is nothing, or is more
 * than a hundred years.
 */
bool cli_duration_parse(const char *text, int64_t *ret);

#endif
