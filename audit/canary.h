/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_CANARY_H
#define AUDIT_CANARY_H

#include <fonds/error.h>

/*
 * Can the checker tell right from wrong? It is given a sound object and one
 * that is known to be bad, and must say ok and corrupt. FONDS_ERR_IO, "the
 * checker failed its own test", when it does not: no run may begin then.
 */
enum fonds_status fonds_canary_check(struct fonds_error **error);

#endif
