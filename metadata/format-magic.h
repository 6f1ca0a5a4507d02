/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_MAGIC_H
#define METADATA_FORMAT_MAGIC_H

#include <stddef.h>

#include <fonds/error.h>

/* libmagic with its own database, behind two calls. */
struct fonds_magic;

enum fonds_status fonds_magic_new(
	struct fonds_magic **ret, struct fonds_error **error);
void fonds_magic_free(struct fonds_magic *magic); /* accepts NULL */

/*
 * The MIME type by libmagic; "application/octet-stream" when it knows none.
 * *ret holds until the next call.
 */
enum fonds_status fonds_magic_mime(struct fonds_magic *magic, const void *data,
	size_t size, const char **ret, struct fonds_error **error);

/* Of the library: 544 is 5.44. */
int fonds_magic_version(void);

#endif
