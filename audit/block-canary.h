/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_BLOCK_CANARY_H
#define AUDIT_BLOCK_CANARY_H

#include <stdbool.h>

/*
 * Can the reading by blocks tell right from wrong? It is given a sound object
 * and one that is known to be bad, as the digest engine is (audit/canary.h),
 * and must prove the one and not the other. False also where it could not be
 * tried: then nothing should be believed that it proves.
 */
bool fonds_block_canary_holds(void);

#endif
