/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_NAME_UUID_H
#define FIXITY_NAME_UUID_H

#include <fonds/error.h>

#define FONDS_UUID_SIZE 37 /* 36 characters and the NUL */

/*
 * A name-based UUID, version 5, in the URL name space (RFC 9562 5.5, 6.6):
 * the same name gives the same identifier everywhere.
 */
enum fonds_status fonds_name_uuid(const char *name, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error);

#endif
