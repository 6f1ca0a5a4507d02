/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_NAME_H
#define FIXITY_CATALOG_NAME_H

#include <fonds/error.h>

/*
 * What people call things in the catalog: names, on one line and typed again
 * in commands, and texts, which are read only. what begins the message: "the
 * name of the collection". NULL is as "".
 */

#define FONDS_NAME_SIZE_MAX 255 /* bytes, without the NUL */

/*
 * FONDS_ERR_INVALID when it is empty, longer than that, not UTF-8, or has a
 * character that must be shown as an escape; the joiners that some scripts
 * write with are none.
 */
enum fonds_status fonds_name_check(
	const char *what, const char *name, struct fonds_error **error);

/* FONDS_ERR_INVALID when it is not UTF-8. */
enum fonds_status fonds_name_check_text(
	const char *what, const char *text, struct fonds_error **error);

/* The same, and it must say something: a reason. */
enum fonds_status fonds_name_check_reason(
	const char *what, const char *text, struct fonds_error **error);

#endif
