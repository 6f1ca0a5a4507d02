/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_SIZE_H
#define CLI_SIZE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A number of bytes as people write it: "500", "50M", "1.5G" with K, M, G, T
 * as powers of 1000 and Ki, Mi, Gi, Ti as powers of 1024; a "B" may follow,
 * and letters may be in either case. At most six digits follow the point.
 * False when it is no such number, less than one byte, or too large.
 */
bool cli_size_parse(const char *text, uint64_t *ret);

#endif
