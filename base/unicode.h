/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stddef.h>

#include <fonds/error.h>

/*
 * A form under which names that people take for the same compare equal
 * (RFC 8493 6.1.1): NFC, and with fold_case also case folded. Bytes that are
 * not UTF-8 are copied as they are. *ret is for free().
 */
enum fonds_status fonds_unicode_key(const char *name, int fold_case, char **ret,
	struct fonds_error **error);

#endif
