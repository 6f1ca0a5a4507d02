/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_INVENTORY_H
#define BAGIT_INVENTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/tree.h"

/*
 * Every path of a bag: those seen when its tree was walked, and those that
 * only a manifest names. Each keeps what the manifests claim of it. A sorted
 * array and a balanced tree, not a hash: no choice of names makes it slow.
 *
 * In memory a file takes about 120 bytes and its name, and 48 for each
 * further manifest (SHA-256).
 */

/* A line of a manifest: "this file has this digest". */
struct fonds_bag_claim {
	struct fonds_bag_claim *next;
	uint32_t line;
	uint16_t manifest; /* its index */
	uint8_t size;      /* of the digest; 0 when it cannot be checked */
	uint8_t bytes[];
};

/* Of a file that is not there, where fetch.txt gives no length. */
#define FONDS_BAG_SIZE_UNKNOWN UINT64_MAX

/* What reading a file gave. */
enum fonds_bag_outcome {
	FONDS_BAG_UNREAD = 0,
	FONDS_BAG_SOUND,      /* agrees with a claim, or nothing is claimed */
	FONDS_BAG_DAMAGED,    /* agrees with none */
	FONDS_BAG_UNREADABLE, /* or it changed meanwhile */
};

struct fonds_bag_entry {
	const char *path;
	struct fonds_bag_claim *claims; /* in the order they were made */
	uint64_t size;                  /* walked, or to be fetched */
	uint64_t inode;                 /* likewise; 0 when not known */
	uint32_t fetch_line;            /* of fetch.txt, or 0 */
	int sys_errno;                  /* of a folder that cannot be listed */
	uint8_t kind;                   /* enum fonds_entry_kind */
	uint8_t outcome;                /* enum fonds_bag_outcome */
	bool is_on_disk;
	bool is_payload;
	bool is_unsafe; /* a name that must not be opened */
};

struct fonds_bag_name_key;

/* Start from { 0 } and fonds_inventory_init(). */
struct fonds_inventory {
	struct fonds_arena arena;
	struct fonds_bag_entry **entries; /* on disk, sorted once walked */
	size_t count;
	size_t capacity;
	struct fonds_bag_entry **absent; /* only listed */
	size_t absent_count;
	size_t absent_capacity;
	void *absent_tree;               /* the same, for tsearch(3) */
	struct fonds_bag_name_key *keys; /* normalised names, made on demand */
	size_t key_count;
	bool has_keys;
	size_t next_index; /* after the entry found last, by find_next */
	bool leaves_sizes; /* set before the walk: sizes are not wanted */
	struct fonds_text_list repeated; /* paths that the tree gave twice */
};

void fonds_inventory_init(struct fonds_inventory *inventory);
void fonds_inventory_clear(struct fonds_inventory *inventory);

/* Walk the tree. Call once, before all that follows. */
enum fonds_status fonds_inventory_walk(struct fonds_inventory *inventory,
	struct fonds_tree *tree, struct fonds_error **error);

/* The entry on disk with exactly this name, or NULL. */
struct fonds_bag_entry *fonds_inventory_find(
	const struct fonds_inventory *inventory, const char *path);

/* The same, quickly where one is asked for after the other in their order. */
struct fonds_bag_entry *fonds_inventory_find_next(
	struct fonds_inventory *inventory, const char *path);

/* The index among those on disk; false when there is none. */
bool fonds_inventory_index(
	const struct fonds_inventory *inventory, const char *path, size_t *ret);

/* The file on disk whose name is this one in another normal form, or NULL. */
enum fonds_status fonds_inventory_find_normalized(
	struct fonds_inventory *inventory, const char *path,
	struct fonds_bag_entry **ret, struct fonds_error **error);

/* The entry for a listed path that is not on disk, made when it is new. */
enum fonds_status fonds_inventory_absent(struct fonds_inventory *inventory,
	const char *path, struct fonds_bag_entry **ret,
	struct fonds_error **error);

/* Add a claim to the entry's; digest may be NULL. */
enum fonds_status fonds_inventory_claim(struct fonds_inventory *inventory,
	struct fonds_bag_entry *entry, const struct fonds_bag_claim *claim,
	const uint8_t *digest, struct fonds_error **error);

/* All entries by index, those on disk first; NULL past the end. */
struct fonds_bag_entry *fonds_inventory_get(
	const struct fonds_inventory *inventory, size_t index);

#endif
