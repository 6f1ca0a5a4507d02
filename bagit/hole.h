/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_HOLE_H
#define BAGIT_HOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

/*
 * A payload file that fetch.txt lists and that is not there (RFC 8493 2.2.3),
 * with what the manifests say of it. Borrowed while it is handed over.
 */
struct fonds_bag_hole {
	const char *path; /* safe to open below the bag, in data/ */
	const char *url;  /* as it stands in fetch.txt: hostile */
	uint32_t line;
	bool has_length;
	uint64_t length;
	const struct fonds_digest *digests; /* one a manifest; may be none */
	size_t digest_count;
};

struct fonds_bag_state;

/* A line of fetch.txt kept for later: what fonds_fetch_read() found. */
struct fonds_bag_hole_note {
	struct fonds_bag_hole_note *next;
	struct fonds_bag_entry *entry;
	const char *url;
	uint32_t line;
	bool has_length;
	uint64_t length;
};

/* Hand each hole to the hole callback of the check, in the order of lines. */
enum fonds_status fonds_bag_holes_give(
	struct fonds_bag_state *state, struct fonds_error **error);

#endif
