/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_FETCH_WRITER_H
#define BAGIT_FETCH_WRITER_H

#include <stdint.h>

#include "base/bag-path.h"
#include "base/buffer.h"

/*
 * Writing fetch.txt (RFC 8493 2.2.3) for a bag whose payload stays elsewhere.
 * What is added goes to a buffer, which is asked at the end.
 */

/*
 * May URLs be made from base? An absolute http, https or file URL with a host
 * (file: with a path), of characters that a URL may have (RFC 3986 2), without
 * a user name or password, which the bag would publish, and without a query or
 * fragment, behind which no path can be appended. FONDS_ERR_INVALID.
 */
enum fonds_status fonds_fetch_base_check(
	const char *base, struct fonds_error **error);

/*
 * Append base, a single slash, and path with every byte but the unreserved
 * ones (RFC 3986 2.3) and slashes percent-encoded.
 */
void fonds_fetch_url_add(
	struct fonds_buffer *buffer, const char *base, const char *path);

/*
 * One line: the URL of path below base, the length in bytes, and the path in
 * the bag with CR, LF and % encoded. It is that of a payload file: what began
 * with a blank would be read without it. below is the path that is appended to
 * base: that of the file where it lies, which need not begin with "data/".
 */
void fonds_fetch_line_add(struct fonds_buffer *buffer, const char *base,
	const char *below, uint64_t length, const struct fonds_bag_path *path);

#endif
