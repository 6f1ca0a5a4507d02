/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_HOST_H
#define BASE_HOST_H

#include <limits.h>
#include <stddef.h>

#define FONDS_HOST_NAME_SIZE (HOST_NAME_MAX + 1) /* with the NUL */

/* The name of this host; returns text. "" where the system tells none. */
char *fonds_host_name(char *text, size_t size);

#endif
