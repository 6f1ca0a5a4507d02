/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_FETCH_H
#define BAGIT_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/* One line of fetch.txt: URL, length, path (RFC 8493 2.2.3). Borrowed. */
struct fonds_fetch_line {
	const char *url;
	size_t url_size;
	bool has_length; /* false for "-" */
	uint64_t length;
	const char *path;
	size_t path_size;
};

enum fonds_status fonds_fetch_line_parse(const char *text, size_t size,
	struct fonds_fetch_line *ret, struct fonds_error **error);

/* Does it begin with a scheme and a colon (RFC 3986 3.1)? */
bool fonds_fetch_url_is_absolute(const char *url, size_t size);

struct fonds_bag_state;
struct fonds_inventory;
struct fonds_validation;

/*
 * Read fetch.txt, when it is there, and mark the files it names. The network
 * is never used. Call after the payload manifests are read.
 */
enum fonds_status fonds_fetch_read(
	struct fonds_bag_state *state, struct fonds_error **error);

/* Count what is in fetch.txt and not there into the validation. */
void fonds_bag_count_to_fetch(struct fonds_validation *validation,
	const struct fonds_inventory *inventory);

#endif
