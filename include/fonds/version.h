/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_VERSION_H
#define FONDS_VERSION_H

#include <fonds/api.h>

FONDS_BEGIN_DECLS

/* The version of the library that runs, "0.1.0". */
FONDS_API const char *fonds_version(void);

FONDS_END_DECLS

#endif
