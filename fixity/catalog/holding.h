/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_HOLDING_H
#define FIXITY_CATALOG_HOLDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/catalog.h>
#include <fonds/digest.h>
#include <fonds/verdict.h>

/*
 * What the repository is responsible for: holdings, and their files as they
 * were registered (the baseline). An accession writes it once, and the
 * database refuses any change; a removal ends the responsibility and leaves
 * every row where it is.
 *
 * Strings in the structs below are borrowed: valid during the callback.
 */

/* The values stand in catalogs: never renumber. */
enum fonds_holding_kind {
	FONDS_HOLDING_BAG = 0,
	FONDS_HOLDING_PACKED_BAG = 1, /* one file: its bytes are registered */
	FONDS_HOLDING_TREE = 2,       /* a folder, or a file, as it lies */
	FONDS_HOLDING_LIST = 3,       /* what a list of checksums names */
};

/* "bag", "packed bag", "tree", "list" */
const char *fonds_holding_kind_name(enum fonds_holding_kind kind);

enum fonds_digest_source {
	FONDS_DIGESTS_SUPPLIED = 0,  /* with the files, and verified */
	FONDS_DIGESTS_GENERATED = 1, /* from the files, when registered */
};

struct fonds_holding {
	int64_t number;         /* given in order of accession, never again */
	const char *identifier; /* of the accession, a UUID */
	enum fonds_holding_kind kind;
	bool is_file;       /* one file: location is its own path */
	int64_t collection; /* 0 for an accession: the collection "default" */
	const char *collection_name;
	int64_t volume;          /* 0: none */
	const char *volume_name; /* "" */
	const char *location; /* bytes: absolute, or relative to the volume */
	const char *external_identifier; /* these three: "" when not given */
	const char *description;
	const char *source_organization;
	enum fonds_digest_source digests;
	const char *source; /* "manifest-sha512.txt", a path of a list; "";
	                       the catalog gives it escaped (base/text.h) */
	int64_t added_at;
	const char *agent; /* who added it; "" when not known */
	uint64_t files;
	uint64_t bytes;
	int64_t removed_at; /* 0: it has not been */
};

/*
 * Where a holding is on this host: its location, below the path of its volume
 * where it has one, or that path when it is all of it; allocated, for free().
 * *ret is NULL when its volume has no path on this host.
 */
enum fonds_status fonds_holding_path(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, char **ret,
	struct fonds_error **error);

/*
 * FONDS_ERR_INVALID when a file that is made at this resolved path would be
 * unexpected in a holding. what it is and the remedy are told.
 */
enum fonds_status fonds_holding_check_outside(struct fonds_catalog *catalog,
	const char *what, const char *path, const char *remedy,
	struct fonds_error **error);

/*
 * Register a holding: begin, a file at a time with what more is known of it,
 * then commit or rollback. Of holding, number, added_at, files, bytes and the
 * names of collection and volume are filled in here. One accession at a time
 * per handle. FONDS_ERR_EXISTS when identifier is there, or a holding that is
 * not removed is registered at that place.
 *
 * A path must be as fonds_bag_path_new() gives it, in a tree as
 * fonds_bag_path_found() does (FONDS_ERR_UNSAFE), and new in this holding
 * (FONDS_ERR_EXISTS). A location is absolute, or relative to its volume, "."
 * for the volume as a whole (FONDS_ERR_INVALID). When a step fails, the accession has
 * been rolled back. Commit divides the files into shards (shard.h). Nothing is
 * seen by others before it, and after it the holding is closed.
 *
 * digest  one more digest of a file that has been given
 * blocks  the digests of the blocks of one, in parts of at most
 *         FONDS_BLOCKS_OF_A_PART blocks, from the first on
 */
#define FONDS_BLOCK_SIZE ((uint64_t)1 << 20)
#define FONDS_BLOCKS_OF_A_PART 4096

enum fonds_status fonds_accession_begin(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, int64_t *ret_number,
	struct fonds_error **error);
enum fonds_status fonds_accession_file(struct fonds_catalog *catalog,
	const char *path, uint64_t size, const struct fonds_digest *digest,
	struct fonds_error **error);
enum fonds_status fonds_accession_digest(struct fonds_catalog *catalog,
	const char *path, const struct fonds_digest *digest,
	struct fonds_error **error);
enum fonds_status fonds_accession_blocks(struct fonds_catalog *catalog,
	const char *path, uint64_t part, const struct fonds_digest *digests,
	size_t count, struct fonds_error **error);
enum fonds_status fonds_accession_commit(
	struct fonds_catalog *catalog, struct fonds_error **error);
void fonds_accession_rollback(struct fonds_catalog *catalog);

/*
 * The holding that is registered at this absolute path; 0: none is. Those of
 * a volume that is away (fonds_volume_is_away()) are not there.
 */
enum fonds_status fonds_holding_at(struct fonds_catalog *catalog,
	const char *path, int64_t *ret, struct fonds_error **error);

typedef enum fonds_status fonds_holding_fn(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error);

/*
 * Every holding by number, with those that were removed if that is asked for.
 * The callback may use the catalog, and write to it.
 */
enum fonds_status fonds_holding_each(struct fonds_catalog *catalog,
	bool with_removed, fonds_holding_fn *each, void *payload,
	struct fonds_error **error);

/*
 * One holding, by its number in decimal digits, by its identifier in either
 * case, or by its path on this host; each is called once.
 * FONDS_ERR_NOT_FOUND.
 */
enum fonds_status fonds_holding_find(struct fonds_catalog *catalog,
	const char *id, fonds_holding_fn *each, void *payload,
	struct fonds_error **error);

/*
 * The repository is no longer responsible for it: durable. Its rows stay.
 * FONDS_ERR_INVALID without a reason, or when it was removed before.
 */
enum fonds_status fonds_holding_remove(struct fonds_catalog *catalog,
	int64_t holding, const char *by, const char *reason,
	struct fonds_error **error);

#define FONDS_FILE_DIGESTS_MAX 11 /* as many as there are algorithms */

/* A registered file, as last changed, with the outcome of its last check. */
struct fonds_holding_file {
	const char *path; /* in the holding, bytes */
	uint64_t size;
	struct fonds_digest
		digests[FONDS_FILE_DIGESTS_MAX]; /* registered first */
	size_t digest_count;
	int64_t change;     /* the last that was made of it; 0: none */
	int64_t checked_at; /* 0: never since it was registered */
	int64_t checked_run;
	enum fonds_verdict verdict; /* of that check */
};

/*
 * The files of a holding from one path to another, both included, sorted by
 * the bytes of their paths: a cursor. first and last may be NULL: from the
 * beginning, to the end. It reads ahead by pages and holds no lock between two
 * steps, so the catalog may be written while it is used; it must be freed
 * before the catalog is closed.
 */
struct fonds_holding_files;

enum fonds_status fonds_holding_files_new(struct fonds_catalog *catalog,
	int64_t holding, const char *first, const char *last,
	struct fonds_holding_files **ret, struct fonds_error **error);

/* Nothing but paths is wanted, and the rest is 0: many can be had quickly. */
void fonds_holding_files_leave_all_but_paths(struct fonds_holding_files *files);

/* *ret is set to NULL at the end; valid until the next step. */
enum fonds_status fonds_holding_files_next(struct fonds_holding_files *files,
	const struct fonds_holding_file **ret, struct fonds_error **error);
void fonds_holding_files_free(struct fonds_holding_files *files);
void fonds_holding_files_freep(struct fonds_holding_files **files);

/* One by its exact path; FONDS_ERR_NOT_FOUND. ret->path is the path given. */
enum fonds_status fonds_holding_file_get(struct fonds_catalog *catalog,
	int64_t holding, const char *path, struct fonds_holding_file *ret,
	struct fonds_error **error);

/*
 * The block digests of a part of a file, from the first block of the part on;
 * *ret_count is 0 when there are none. digests has FONDS_BLOCKS_OF_A_PART.
 */
enum fonds_status fonds_holding_blocks(struct fonds_catalog *catalog,
	int64_t holding, const char *path, uint64_t part,
	struct fonds_digest *digests, size_t *ret_count,
	struct fonds_error **error);

/*
 * The lock of a holding: shared by all who read its files to judge them,
 * exclusive for whoever changes files and what is registered of them. It is
 * the handle's, one of each holding at a time, and goes with its process at
 * the latest. FONDS_ERR_BUSY at once when another has it so that it cannot be
 * had. Asking again for a lock that is held changes its kind.
 */
enum fonds_status fonds_holding_lock(struct fonds_catalog *catalog,
	int64_t holding, bool is_exclusive, struct fonds_error **error);
bool fonds_holding_is_locked(
	const struct fonds_catalog *catalog, int64_t holding);
void fonds_holding_unlock(struct fonds_catalog *catalog, int64_t holding);

#endif
