/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_LISTING_H
#define BAGIT_LISTING_H

#include "bagit/declaration.h"
#include "bagit/inventory.h"

/*
 * Which file a path in a manifest or in fetch.txt means. The name as the
 * standard reads it comes first; the other readings are tried only when there
 * is no such file, and each is told, for the caller to warn about.
 */
struct fonds_listed_path {
	const char *text;
	size_t size;
	size_t extra_blanks; /* before text, which may be part of the name */
	bool has_asterisk;   /* before text: md5sum's, or part of the name */
	bool has_backslash;  /* the name may be escaped as md5sum does it */
};

struct fonds_listing {
	struct fonds_bag_entry *entry; /* NULL when the path is unsafe */
	bool is_rewritten;  /* "./" or doubled slashes were dropped */
	bool is_unencoded;  /* a % that should be %25 (1.0) */
	bool is_normalized; /* found in another normal form */
};

enum fonds_status fonds_listing_resolve(struct fonds_inventory *inventory,
	enum fonds_bagit_version version,
	const struct fonds_listed_path *listed, struct fonds_listing *ret,
	struct fonds_error **error);

#endif
