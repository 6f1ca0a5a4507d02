/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_LINKS_H
#define BAGIT_PACKED_LINKS_H

#include "bagit/packed/records.h"
#include "base/arena.h"

/*
 * The hard links of an archive: members that have the bytes of another one,
 * which came before them. They are kept in memory; an archive has few.
 *
 *	init -> add ... -> resolve -> find ... -> clear
 */
struct fonds_packed_link {
	uint64_t at;        /* of its record */
	const char *target; /* the path whose bytes it has */
	bool is_found;
	uint64_t found; /* the record that has the bytes, and their number */
	uint64_t size;

	/* While they are resolved: the last member with that path. */
	bool is_seen;
	uint64_t seen;
	uint64_t seen_size;
};

struct fonds_packed_links {
	struct fonds_arena arena; /* the targets */
	struct fonds_packed_link *items;
	size_t count;
	size_t capacity;
};

void fonds_packed_links_init(struct fonds_packed_links *links);
void fonds_packed_links_clear(struct fonds_packed_links *links);

/* In the order of the archive. */
enum fonds_status fonds_packed_links_add(struct fonds_packed_links *links,
	uint64_t at, const char *target, struct fonds_error **error);

/* Look for the target of each among the records that stand before it. */
enum fonds_status fonds_packed_links_resolve(struct fonds_packed_links *links,
	struct fonds_packed_records *records, struct fonds_error **error);

/* The link whose record stands there, or NULL. */
const struct fonds_packed_link *fonds_packed_links_find(
	const struct fonds_packed_links *links, uint64_t at);

#endif
