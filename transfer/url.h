/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_URL_H
#define TRANSFER_URL_H

#include <stdbool.h>

#include "base/buffer.h"

/* What kind of URL a line of fetch.txt has; it is hostile. */
enum fonds_url_kind {
	FONDS_URL_OTHER, /* a scheme that is not used, or no URL at all */
	FONDS_URL_HTTP,  /* http or https */
	FONDS_URL_FILE,
};

enum fonds_url_kind fonds_url_kind(const char *url);

/*
 * Append it as people may see it: escaped, without user name and password,
 * and with "..." for a query, which may hold a key.
 */
void fonds_url_add_shown(struct fonds_buffer *buffer, const char *url);

/*
 * Append the path of a file: URL (RFC 8089), decoded: absolute, on this host
 * ("" or "localhost"), without NUL, query and fragment. False when it has
 * none.
 */
bool fonds_url_add_file_path(struct fonds_buffer *buffer, const char *url);

#endif
